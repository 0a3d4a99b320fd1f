"""A library is kept up with the digests that ship, and what people have made of them stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.errors import CollectionRefused, InvalidHeader
from knowledge.intake import prepared_digests
from knowledge.intake.prepared_digests import hash_files, read_digest, take_drafts, write_lines
from knowledge.intake.shipping import take_collection
from knowledge.records import Article, ArticleKind
from knowledge.store.corrections import Corrections
from knowledge.store.library import Library
from knowledge.store.schema import articles
from knowledge.targets import TargetCorrection, fingerprint
from tests.factories import make_draft
from tests.support.processes import fresh_processes

DIGEST = """---
title: {title}
url: https://e.org/{title}
date: 2019
basis: content
provinces: Hà Nội
kind: digest
---

Đến năm 2020, Hà Nội đặt mục tiêu {share}% cơ sở sản xuất áp dụng sản xuất sạch hơn.
"""


def write(folder: Path, name: str, share: int = 25) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(DIGEST.format(title=path.stem, share=share), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three digests in two folders, and what is none."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for name in ("ha-noi/một.md", "ha-noi/hai.md", "quoc-gia/ba.md"):
        write(shipped, name)
    (shipped / "README.md").write_text("Chúng tôi viết.", encoding="utf-8")
    return shipped


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    opened = Library.open(library_url)
    yield opened
    opened.close()


def found(library: Library, name: str) -> Article | None:
    return next((each.article for each in library.articles() if each.article.source.endswith(name)), None)


def of(library: Library, name: str) -> Article:
    article = found(library, name)
    assert article is not None
    return article


def outcomes(library: Library, folder: Path) -> list[tuple[str, str]]:
    return [(each.source, each.outcome) for each in take_collection(library, folder)]


def test_all_come_the_first_time_and_nothing_the_second(library: Library, folder: Path) -> None:
    """In the files' order, beside what a person has added; nothing is written where nothing has changed."""
    library.put(make_draft("Của tôi", "Nội dung của tôi."))
    names = ["ha-noi/hai.md", "ha-noi/một.md", "quoc-gia/ba.md"]
    assert outcomes(library, folder) == [(name, "added") for name in names]
    assert set(library.shipped()) == {f"collection:{name}" for name in names}
    version = library.version()
    assert outcomes(library, folder) == []
    assert library.version() == version
    assert len(library.articles()) == 4
    assert of(library, "ba.md").kind is ArticleKind.DIGEST


def test_a_changed_one_is_written_alone(library: Library, folder: Path) -> None:
    """Under its id, with its figures."""
    take_collection(library, folder)
    before = of(library, "ba.md").id
    write(folder, "quoc-gia/ba.md", share=40)
    assert outcomes(library, folder) == [("quoc-gia/ba.md", "updated")]
    article = of(library, "ba.md")
    assert (article.id, "40%" in article.text) == (before, True)
    assert {each.target.high for each in library.targets(article_id=before)} == {40}
    assert outcomes(library, folder) == []


def test_what_a_person_has_corrected_stays(library: Library, folder: Path) -> None:
    """Whatever a newer version says, and also where it ships it no more."""
    take_collection(library, folder)
    article_id = of(library, "ba.md").id
    library.correct(article_id, Corrections(title="Tiêu đề đúng"))
    write(folder, "quoc-gia/ba.md", share=40)
    assert outcomes(library, folder) == []
    assert (library.article(article_id).title, _share(library.article(article_id))) == ("Tiêu đề đúng", "25%")
    (folder / "quoc-gia" / "ba.md").unlink()
    assert outcomes(library, folder) == []
    assert library.article(article_id).title == "Tiêu đề đúng"
    assert "collection:quoc-gia/ba.md" not in library.shipped()


def _share(article: Article) -> str:
    return next(word for word in article.text.split() if word.endswith("%"))


def test_what_a_person_has_said_of_a_figure_stays(library: Library, folder: Path) -> None:
    """A digest whose figure was looked at is as good as corrected."""
    take_collection(library, folder)
    article = of(library, "ba.md")
    (figure,) = library.targets(article_id=article.id)
    looked_at = {fingerprint(figure.target): TargetCorrection(confirmed=True)}
    library.put(read_digest(folder, "quoc-gia/ba.md"), corrected_targets=looked_at)
    write(folder, "quoc-gia/ba.md", share=40)
    assert outcomes(library, folder) == []
    assert _share(of(library, "ba.md")) == "25%"


def test_what_a_person_has_removed_stays_away(library: Library, folder: Path) -> None:
    """Also when it is shipped in another form."""
    take_collection(library, folder)
    library.remove(of(library, "ba.md").id)
    assert outcomes(library, folder) == []
    write(folder, "quoc-gia/ba.md", share=40)
    assert outcomes(library, folder) == []
    assert found(library, "ba.md") is None


def test_what_is_shipped_no_more_goes(library: Library, folder: Path) -> None:
    """With its passages and figures; the others stay."""
    take_collection(library, folder)
    gone, version = of(library, "ba.md").id, library.version()
    (folder / "quoc-gia" / "ba.md").unlink()
    assert outcomes(library, folder) == []
    assert library.version() == version + 1
    assert found(library, "ba.md") is None
    assert library.passages_of(gone) == ()
    assert len(library.articles()) == 2
    write(folder, "quoc-gia/ba.md")
    assert outcomes(library, folder) == [("quoc-gia/ba.md", "added")]


@pytest.mark.parametrize("field", ["url", "title"])
def test_a_renamed_file_is_the_same_digest(library: Library, folder: Path, field: str) -> None:
    """By its address, or without one by its title: what was removed stays away, what was edited has no twin."""

    def write_as(name: str, title: str, *, share: int = 25) -> None:
        text = DIGEST.format(title=title, share=share)
        if field == "title":
            text = text.replace(f"url: https://e.org/{title}\n", "")
        else:  # the title of what comes anew is another
            text = text.replace(f"title: {title}", f"title: {name}")
        (folder / name).write_text(text, encoding="utf-8")

    for title in ("gỡ", "sửa", "nguyên"):
        write_as(f"khong-ro-nam-{title}.md", title)
    take_collection(library, folder)
    library.remove(of(library, "khong-ro-nam-gỡ.md").id)
    edited, whole = of(library, "khong-ro-nam-sửa.md").id, of(library, "khong-ro-nam-nguyên.md").id
    library.correct(edited, Corrections(publisher="Báo Nghệ An"))
    for title in ("gỡ", "sửa", "nguyên"):
        (folder / f"khong-ro-nam-{title}.md").unlink()
        write_as(f"2019-{title}.md", title, share=40)
    assert outcomes(library, folder) == [("2019-nguyên.md", "updated")]
    assert found(library, "2019-gỡ.md") is None
    assert (of(library, "2019-sửa.md").id, _share(of(library, "2019-sửa.md"))) == (edited, "25%")
    assert (of(library, "2019-nguyên.md").id, _share(of(library, "2019-nguyên.md"))) == (whole, "40%")
    assert len(library.articles()) == 5
    assert not [locator for locator in library.shipped() if "khong-ro-nam" in locator]
    assert [each.touch for each in library.touched_digests()] == ["removed", "edited"]
    assert outcomes(library, folder) == []


def test_what_people_did_to_a_digest_can_be_forgotten(library: Library, folder: Path) -> None:
    """It then comes as it ships, whether it was removed, corrected, or a figure of it was."""
    take_collection(library, folder)
    library.remove(of(library, "ba.md").id)
    library.correct(of(library, "hai.md").id, Corrections(title="Tiêu đề đúng"))
    touched = library.touched_digests()
    assert [(each.title, each.touch) for each in touched] == [("hai", "edited"), ("ba", "removed")]
    assert all(each.id for each in touched)
    library.forget_touch([each.locator for each in touched])
    assert library.touched_digests() == ()
    assert outcomes(library, folder) == [("ha-noi/hai.md", "added"), ("quoc-gia/ba.md", "added")]
    assert {each.article.id for each in library.articles()} >= {str(each.id) for each in touched}
    assert of(library, "hai.md").title == "hai"


def test_those_of_an_earlier_version_go_when_it_ships_them_no_more(library: Library, folder: Path) -> None:
    """One that a migration has found in the library has no hash: it is taken anew, or out."""
    take_collection(library, folder)
    with library.engine.begin() as connection:
        connection.execute(sa.text("UPDATE shipped_digests SET hash = ''"))
    (folder / "quoc-gia" / "ba.md").unlink()
    assert {outcome for _, outcome in outcomes(library, folder)} == {"unchanged"}
    assert len(library.articles()) == 2
    assert "" not in library.shipped().values()


def test_a_digest_that_cannot_be_read_changes_nothing(library: Library, folder: Path) -> None:
    """All of a version come, or none."""
    take_collection(library, folder)
    version = library.version()
    write(folder, "ha-noi/hai.md", share=40)
    (folder / "quoc-gia" / "ba.md").write_text("---\nkind: digest\nread: half\n---\n\nMột câu.", encoding="utf-8")
    with pytest.raises(InvalidHeader):
        take_collection(library, folder)
    assert library.version() == version


def _take(url: str, folder: Path) -> None:
    library = Library.open(url)
    take_collection(library, folder)
    library.close()


def test_two_processes_that_start_at_once_bring_each_once(library: Library, library_url: str, folder: Path) -> None:
    """Whichever is faster."""
    for number in range(20):
        write(folder, f"ha-noi/thêm-{number}.md")
    processes = [fresh_processes().Process(target=_take, args=(library_url, folder)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    with library.engine.connect() as connection:
        locators = connection.execute(sa.select(articles.c.locator)).scalars().all()
    assert sorted(locators) == sorted(library.shipped())
    assert len(locators) == 23


@pytest.mark.parametrize(
    ("title", "address"),
    [("BA", None), ("Trang gốc", "http://www.E.org/ba/")],
    ids=["title", "address"],
)
def test_a_digest_steps_back_for_its_page_and_comes_back(
    library: Library, folder: Path, title: str, address: str | None
) -> None:
    """By its title, or by its address however that is written; it is kept up with meanwhile."""
    take_collection(library, folder)
    original = library.put(make_draft(title, "Nguyên văn của trang.", url=address))
    assert found(library, "ba.md") is None
    assert len(library.articles()) == 3
    write(folder, "quoc-gia/ba.md", share=40)
    assert outcomes(library, folder) == [("quoc-gia/ba.md", "updated")]
    assert found(library, "ba.md") is None
    library.remove(str(original.article_id))
    assert _share(of(library, "ba.md")) == "40%"


def test_an_address_that_is_set_by_hand_counts(library: Library, folder: Path) -> None:
    """Of the original; cleared, it hides nothing any more. Articles without an address are no pages of one."""
    take_collection(library, folder)
    original = str(library.put(make_draft("Trang gốc", "Nguyên văn của trang.")).article_id)
    assert len(library.articles()) == 4
    library.correct(original, Corrections(url="https://e.org/ba"))
    assert found(library, "ba.md") is None
    library.correct(original, Corrections(url=""))
    assert found(library, "ba.md") is not None


def test_what_was_read_beforehand_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for what says something else by now, or was read by an older version of the way in."""
    assert write_lines(folder) == 3
    read: list[str] = []
    kept = prepared_digests.read_digest
    monkeypatch.setattr(prepared_digests, "read_digest", lambda place, name: read.append(name) or kept(place, name))
    expected = [kept(folder, name) for name in hash_files(folder)]
    assert [draft for draft, _ in take_drafts(folder, hash_files(folder), list(hash_files(folder)))] == expected
    assert read == []
    write(folder, "quoc-gia/ba.md", share=40)
    hashes = hash_files(folder)
    drafts = dict(zip(hashes, take_drafts(folder, hashes, list(hashes)), strict=True))
    assert read == ["quoc-gia/ba.md"]
    assert "40%" in drafts["quoc-gia/ba.md"][0].article.text
    assert drafts["quoc-gia/ba.md"][1] == hashes["quoc-gia/ba.md"]
    read.clear()
    monkeypatch.setattr(prepared_digests, "READING", prepared_digests.READING + 1)
    hashes = hash_files(folder)
    take_drafts(folder, hashes, list(hashes))
    assert read == list(hashes)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("kind: digest\nread: half", ("read: half", "excerpt, whole")),
        ("kind: digests", ("kind: digests", "right is digest")),
        ("title: a", ("kind: ", "right is digest")),
        ("kind: digest\ntopic: ket-qua", ("topic: ket-qua", "no such field", "topics")),
        ("kind: digest\ntopics: [ket-qua, ke-hoach]", ("topics: ke-hoach", "ket-qua")),
        ("kind: digest\ntitle: a: b", ("line 3", "title: a: b")),
        ("kind: digest\nurl: https://www.e.org/một/", ("url: ", "ha-noi/một.md")),
    ],
)
def test_what_cannot_ship_is_told_in_a_line_and_nothing_is_written(
    folder: Path, header: str, told: tuple[str, ...]
) -> None:
    """With folder and file, the field, what it says, and what would be right; what was read before stays as it was."""
    (folder / "topics.json").write_text('{"ket-qua": "results"}', encoding="utf-8")
    write_lines(folder)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    (folder / "quoc-gia" / "xấu.md").write_text(f"---\n{header}\n---\n\nMột câu.", encoding="utf-8")
    with pytest.raises(CollectionRefused) as refused:
        write_lines(folder)
    (line,) = refused.value.faults
    assert line.startswith("quoc-gia/xấu.md")
    assert "\n" not in line
    assert [each for each in told if each not in line] == []
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_all_that_cannot_ship_is_told_and_ends_with_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without any traceback; with nothing wrong it ends with 0."""
    monkeypatch.setattr(prepared_digests, "files", lambda _: folder.parent)
    folder.rename(folder.parent / "collection")
    assert prepared_digests.main() == 0
    broken = folder.parent / "collection" / "quoc-gia" / "xấu.md"
    broken.write_text("---\nkind: digest\nread: half\nurl: a.vn\n---\n\nMột câu.", encoding="utf-8")
    assert prepared_digests.main() == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(" – ")[0] for line in said] == ["quoc-gia/xấu.md: read: half", "quoc-gia/xấu.md: url: a.vn"]
