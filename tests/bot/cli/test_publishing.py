"""``sxsh publish`` writes the collection as pages, says what it has done, and refuses what it must not touch."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from bot import texts
from tests.support.command import Command


class Published(NamedTuple):
    """A folder with a document, its library and its pages in ``site``, and what was printed as they were written."""

    folder: Path
    said: str
    complained: str


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """To be read alone."""
    sxsh = Command(tmp_path_factory.mktemp("published"))
    text = "Đến năm 2020, Vĩnh Phúc đặt mục tiêu 60% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
    (sxsh.folder / "a.txt").write_text(f"Vĩnh Phúc đẩy mạnh sản xuất sạch hơn\n\n{text}", encoding="utf-8")
    sxsh("--no-collection", "add", "a.txt")
    return Published(sxsh.folder, publish(sxsh, "site"), sxsh.stderr)


@pytest.fixture
def small(published: Published, sxsh: Command) -> Command:
    """The command, with one document of its own, which was published into ``site``."""
    shutil.copytree(published.folder, sxsh.folder, dirs_exist_ok=True)
    return sxsh


def publish(sxsh: Command, *arguments: str, code: int = 0) -> str:
    return sxsh("--no-collection", "publish", *arguments, code=code)


def test_it_says_what_became_of_the_files_and_whether_links_lead_somewhere(
    published: Published, small: Command
) -> None:
    """A line each; run again, nothing is written."""
    written, checked = published.said.splitlines()
    files = sum(each.is_file() for each in (small.folder / "site").rglob("*")) - 1
    assert written == texts.publishing.done("site", files, 0, 0)
    assert checked.endswith("không lỗi.")
    assert publish(small, "site").splitlines()[0] == texts.publishing.done("site", 0, files, 0)
    assert published.complained == small.stderr == ""


def test_what_it_says_as_json(small: Command) -> None:
    """The names are a public contract."""
    said = small.json("--no-collection", "publish", "new")
    assert list(said) == ["written", "unchanged", "removed", "kept", "pages", "links", "faults"]
    assert (said["unchanged"], said["removed"], said["kept"], said["faults"]) == (0, 0, [], [])


def test_a_broken_link_is_told_with_its_page(small: Command) -> None:
    """Somebody has changed a page: it is left alone, told, and looked at like the others; the end is exit code 1."""
    (small.folder / "site" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    assert "không lỗi" in publish(small, "site")
    assert small.stderr.splitlines() == [texts.publishing.kept("robots.txt")]
    page = small.folder / "site" / "tinh" / "ca-mau.html"
    page.write_text('<html lang="vi"><a href="gone.html">A</a></html>')
    publish(small, "site", code=1)
    assert texts.publishing.fault("tinh/ca-mau.html", "broken", "gone.html") in small.stderr.splitlines()


def test_a_folder_that_is_not_ours_is_refused_in_a_line(small: Command) -> None:
    """Nothing is written into it, nor into one whose list is broken."""
    publish(small, ".", code=2)
    assert small.stderr.count("\n") == 1
    assert texts.publishing.refused(".", "not_ours") in small.stderr
    publish(small, "a.txt", code=2)
    assert texts.publishing.refused("a.txt", "no_folder") in small.stderr
    (small.folder / "new").mkdir()
    (small.folder / "new" / "sxsh-pages.json").write_text("{")
    publish(small, "new", code=2)
    assert "sxsh-pages.json" in small.stderr
    assert [each.name for each in (small.folder / "new").iterdir()] == ["sxsh-pages.json"]


@pytest.mark.parametrize("option", ["--url", "--ask-at"])
@pytest.mark.parametrize(
    "address", ["soct.example", "javascript:alert(1)", "https://", "https://a b", 'https://a"b', ""]
)
def test_what_is_no_address_is_refused(sxsh: Command, option: str, address: str) -> None:
    """It would stand in every page."""
    publish(sxsh, "site", option, address, code=2)
    assert option in sxsh.stderr
    assert not (sxsh.folder / "site").exists()


def test_what_cannot_be_written_is_a_line_with_its_name(small: Command) -> None:
    """A file of somebody's stands where a folder is to be."""
    folder = small.folder / "site" / "chi-so"
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_text("mine")
    publish(small, "site", code=1)
    assert small.stderr.count("\n") == 1
    assert str(Path("site", "chi-so")) in small.stderr
    assert folder.read_text() == "mine"


def test_of_many_faults_a_few_are_listed_and_the_others_counted(small: Command) -> None:
    """Hundreds of pages may lead to the one that somebody has changed; as JSON all of them are there."""
    links = "".join(f'<a href="gone{each}.html">A</a>' for each in range(40))
    (small.folder / "site" / "tinh" / "ca-mau.html").write_text(f'<html lang="vi">{links}</html>')
    faults = small.json("--no-collection", "publish", "site", code=1)["faults"]
    publish(small, "site", code=1)
    said = small.stderr.splitlines()
    assert len(faults) > 30
    assert said[-1] == texts.publishing.more_faults(len(faults) - 20)
    assert len(said) == 22
