"""What a library has becomes pages that hang together, the same at any time and on any machine."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from bot import texts
from bot.publishing.link_check import Trouble
from bot.publishing.manifest import MANIFEST
from bot.publishing.pages import Options
from bot.publishing.publisher import Published, publish
from knowledge.intake.preparation import read_draft
from knowledge.places.offices import Body
from knowledge.readers.document import RawDocument
from knowledge.records import Basis, Digest, LineRole, SourceDate
from knowledge.store.contacts import ContactBook, ContactDetails
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from tests.factories import make_draft
from tests.support.database import new_sqlite

BASE, ASK = "https://soct.example/sxsh/", "https://zalo.example/bot"
HOSTILE = "<script>alert(1)</script> ../../etc \u202e\U0001f600 \"' & " + "x" * 300
TARGETS = (
    "Đến năm 2020, Vĩnh Phúc đặt mục tiêu 60% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn, "
    "và 90% cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn."
)


def drafted(title: str, text: str, name: str) -> Draft:
    content = f"{title}\n\n{text}".encode()
    return read_draft(RawDocument(content=content, source=name, name=name), limit=10_000)


def fill(library: Library) -> Library:
    """An original with figures, two summaries of which one says what something is, and one that means harm."""
    library.put(drafted("Vĩnh Phúc đẩy mạnh sản xuất sạch hơn", TARGETS, "vinh-phuc.txt"))
    whole = Digest(topics=("kinh-te-tuan-hoan", "khai-niem"))
    library.put(make_draft("Kinh tế tuần hoàn là gì", "Là sản xuất khép vòng.", digest=whole, url="https://a.vn/1"))
    digest = Digest(topics=("bia",))
    library.put(make_draft("Bia Hà Nội", "Nhà máy bia giảm nước.", digest=digest, province="Hà Nội", now="Hà Nội"))
    around = {LineRole.SIGNATURE: HOSTILE}
    dated = SourceDate.of(Basis.PUBLISHED, 2014)
    library.put(
        make_draft(HOSTILE, f"Câu {HOSTILE}.", url="javascript:alert(1)", around=around, date=dated, source="h")
    )
    return library


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of these, to be read alone."""
    library = fill(Library.open(new_sqlite(tmp_path_factory.mktemp("kept") / "library.sqlite3")))
    yield library
    library.close()


@pytest.fixture(scope="module")
def published(kept: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of these, to be read alone."""
    folder = tmp_path_factory.mktemp("published") / "pages"
    publish_whole(kept, folder)
    return folder


@pytest.fixture(scope="module")
def addressed(kept: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same where their address is known, and where to ask; to be read alone."""
    folder = tmp_path_factory.mktemp("addressed") / "pages"
    publish_whole(kept, folder, Options(base=BASE, ask=ASK))
    return folder


@pytest.fixture
def filled(library: Library) -> Library:
    """A library of these, to be changed."""
    return fill(library)


@pytest.fixture
def there(published: Path, root: Path) -> Path:
    """The folder that is published into, with what it gets of these in it."""
    shutil.copytree(published, root)
    return root


def publish_whole(library: Library, root: Path, options: Options | None = None) -> Published:
    done = publish(library, root, options or Options())
    assert done.checked.faults == []
    assert done.changes.kept == []
    assert done.is_whole
    return done


def pages_of(root: Path) -> dict[str, str]:
    return {each.relative_to(root).as_posix(): each.read_text("utf-8") for each in sorted(root.rglob("*.html"))}


def bytes_of(root: Path) -> dict[str, bytes]:
    files = (each for each in sorted(root.rglob("*")) if each.is_file())
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in files}


def article_page(root: Path, title: str) -> str:
    return next(text for text in pages_of(root).values() if f"<h1>{title}</h1>" in text)


def test_every_place_topic_year_and_article_has_a_page(published: Path) -> None:
    """63 names of provinces and the country; the topics and years of which anything tells."""
    pages = pages_of(published)
    by_folder: dict[str, list[str]] = {}
    for path in pages:
        folder, _, name = path.rpartition("/")
        by_folder.setdefault(folder, []).append(name.removesuffix(".html"))
    assert sorted(by_folder) == ["", "bai", "chi-so", "chu-de", "nam", "tinh"]
    assert by_folder[""] == ["404", "index", "tai-lieu"]
    assert len(by_folder["tinh"]) == 64
    assert by_folder["chu-de"] == ["bia", "khai-niem", "kinh-te-tuan-hoan"]
    assert by_folder["chi-so"] == ["ap-dung", "nhan-thuc"]
    # That of the original names no day; the year in it is when something is to be reached.
    assert by_folder["nam"] == ["2014", "2018", "khong-ro"]
    assert len(by_folder["bai"]) == 4
    assert len(pages) == 3 + 64 + 3 + 2 + 3 + 4


def test_the_same_again_is_the_same_and_is_not_written(filled: Library, there: Path, tmp_path: Path) -> None:
    """Into the same folder nothing is written, into another the same bytes."""
    for each in there.rglob("*"):
        os.utime(each, (1, 1))
    again = publish_whole(filled, there)
    assert (again.changes.written, again.changes.removed) == (0, 0)
    assert {each.stat().st_mtime for each in there.rglob("*") if each.is_file()} == {1}
    other = publish_whole(filled, tmp_path / "other")
    assert other.changes.unchanged == 0
    assert bytes_of(there) == bytes_of(tmp_path / "other")


def test_only_what_a_change_touches_is_written_and_what_is_gone_is_taken_out(filled: Library, there: Path) -> None:
    """An article comes and goes: afterwards the folder is as it was, byte for byte."""
    before = bytes_of(there)
    added = filled.put(make_draft("Chè", "Chè Thái Nguyên.", province="Thái Nguyên", now="Thái Nguyên", source="c"))
    publish_whole(filled, there)
    after = bytes_of(there)
    changed = {path for path in after if after[path] != before.get(path)}
    pages = {f"bai/{added.article_id}.html", "nam/2018.html", "index.html", "tai-lieu.html"}
    assert {path for path in changed if not path.startswith("tinh/")} == {*pages, "danh-muc.js", MANIFEST}
    assert "tinh/thai-nguyen.html" in changed
    # Provinces with little are told what there is in their region, which this is not.
    assert "tinh/ca-mau.html" not in changed
    filled.remove(str(added.article_id))
    done = publish_whole(filled, there)
    assert done.changes.removed == 1
    assert bytes_of(there) == before


def test_a_hostile_article_does_no_harm(published: Path) -> None:
    """Its title is text wherever it stands, its address leads nowhere, and its letters turn nothing around."""
    for path, text in pages_of(published).items():
        tree = html.document_fromstring(text)
        scripts = [each.get("src") for each in tree.iter("script")]
        assert scripts == (["tim-bai.js"] if path == "tai-lieu.html" else []), path
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069]|javascript:", text), path
        assert not tree.xpath("//@onclick | //@onerror | //@style"), path
    listed = (published / "danh-muc.js").read_text("utf-8")
    assert "<" not in listed
    assert "\u202e" not in listed
    assert "alert(1)" in listed
    names = {each.name for each in published.rglob("*")}
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names)


def test_every_page_says_what_it_may_load(published: Path) -> None:
    """Before anything is loaded, and nothing from elsewhere; the one with a script says so."""
    for path, text in pages_of(published).items():
        head = html.document_fromstring(text).find("head")
        assert head is not None
        kinds = [each.get("http-equiv") for each in head]
        assert kinds.index("Content-Security-Policy") == 1, path
        policy = str(head[1].get("content"))
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'; "), path
        assert ("script-src 'self'" in policy) == (path == "tai-lieu.html")
        assert "unsafe" not in policy
        assert "http" not in policy


def test_pages_are_whole_for_who_does_not_see_them(published: Path) -> None:
    """One heading that is the first, none left out below it, captions, scopes, and words for pictures."""
    for path, text in pages_of(published).items():
        tree = html.document_fromstring(text)
        assert tree.get("lang") == "vi"
        levels = [int(each.tag[1]) for each in tree.xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(below - above <= 1 for above, below in pairwise(levels)), path
        assert all(each.get("scope") for each in tree.iter("th"))
        assert all(each.find("caption") is not None for each in tree.iter("table"))
        for each in tree.xpath("//table/.."):
            assert (each.get("role"), each.get("tabindex")) == ("region", "0")
            assert tree.get_element_by_id(each.get("aria-labelledby")) is not None
        assert all(each.get("alt") and each.get("width") for each in tree.iter("img"))


def test_a_summary_is_marked_and_an_original_quoted(published: Path) -> None:
    """On their own pages, and where a topic shows their beginning."""
    ours = article_page(published, "Kinh tế tuần hoàn là gì")
    assert texts.answers.DIGEST_LABEL in ours
    assert "<blockquote" not in ours
    theirs = article_page(published, "Vĩnh Phúc đẩy mạnh sản xuất sạch hơn")
    assert "<blockquote>" in theirs
    topic = (published / "chu-de" / "kinh-te-tuan-hoan.html").read_text("utf-8")
    assert "Là sản xuất khép vòng." in topic
    assert "<blockquote" not in topic


def test_a_province_has_its_figures_in_a_table_a_chart_and_a_workbook(published: Path) -> None:
    """And so has today's that it is a part of; the chart is as large as the page says, and names no program."""
    for name in ("vinh-phuc", "phu-tho"):
        tree = html.document_fromstring((published / "tinh" / f"{name}.html").read_bytes())
        rows = [" ".join(each.text_content().split()) for each in tree.xpath("//tbody/tr")]
        assert [row.partition("%")[0] for row in rows] == ["Nhận thức về SXSH: 90", "Áp dụng SXSH: 60"]
        picture = tree.find(".//img")
        assert picture is not None
        drawn = (published / "tinh" / str(picture.get("src"))).read_bytes()
        width, height = struct.unpack(">II", drawn[16:24])
        assert (picture.get("width"), picture.get("height")) == (str(width), str(height))
        assert b"matplotlib" not in drawn
        assert (published / "tinh" / f"{name}.xlsx").read_bytes().startswith(b"PK")
    assert not (published / "tinh" / "ha-noi.xlsx").exists()


def test_whom_to_ask_is_what_was_confirmed(filled: Library, there: Path) -> None:
    """What waits for being confirmed stands on no page."""
    book, day = ContactBook(filled.engine), dt.date(2026, 1, 2)
    book.set("Phú Thọ", Body.OFFICE, ContactDetails(phone="0210 000 001"), by="a", on=day)
    publish_whole(filled, there)
    assert "0210 000 001" not in (there / "tinh" / "vinh-phuc.html").read_text("utf-8")
    book.confirm("Phú Thọ", Body.OFFICE, by="a", on=day)
    publish_whole(filled, there)
    shown = (there / "tinh" / "vinh-phuc.html").read_text("utf-8")
    assert "0210 000 001" in shown
    assert "xác nhận ngày 02/01/2026" in shown


def test_previews_and_the_map_of_pages_need_an_address(published: Path, addressed: Path) -> None:
    """With one they are absolute and there, and the page for missing addresses leads on from anywhere."""
    assert not any("og:image" in text or "canonical" in text for text in pages_of(published).values())
    assert not (published / "sitemap.xml").exists()
    page = (addressed / "tinh" / "vinh-phuc.html").read_text("utf-8")
    assert f'property="og:image" content="{BASE}anh/tinh-vinh-phuc.png"' in page
    assert f'rel="canonical" href="{BASE}tinh/vinh-phuc.html"' in page
    assert f'href="{ASK}"' in page
    assert f"<loc>{BASE}tinh/vinh-phuc.html</loc>" in (addressed / "sitemap.xml").read_text("utf-8")
    assert f"Sitemap: {BASE}sitemap.xml" in (addressed / "robots.txt").read_text("utf-8")
    assert 'href="/sxsh/page.css"' in (addressed / "404.html").read_text("utf-8")


def test_an_empty_library_has_pages_that_say_so(library: Library, root: Path) -> None:
    """Every province is there with whom to ask, and no list leads to nothing."""
    publish_whole(library, root)
    assert texts.browsing.NO_ARTICLES in (root / "index.html").read_text("utf-8")
    assert texts.browsing.NO_ARTICLES in (root / "tinh" / "ha-noi.html").read_text("utf-8")
    assert len(list((root / "tinh").glob("*.html"))) == 64


def test_long_lists_are_several_pages_none_of_which_is_heavy(library: Library, root: Path) -> None:
    """With style sheet at most 60 kB; every article is reached."""
    digest = Digest(topics=("bia",))
    long = "Nhà máy bia ở tỉnh này tiết kiệm nước và năng lượng nhờ áp dụng sản xuất sạch hơn trong nhiều năm. " * 6
    for number in range(130):
        title = f"Bài {number} về áp dụng sản xuất sạch hơn trong công nghiệp ở các nhà máy bia của tỉnh Hà Nội"
        library.put(make_draft(title, long, digest=digest, province="Hà Nội", now="Hà Nội", source=f"{number}"))
    publish_whole(library, root)
    assert [(root / "tinh" / f"ha-noi{page}.html").exists() for page in ("", "-2", "-3", "-4")] == [
        True,
        True,
        True,
        False,
    ]
    assert (root / "chu-de" / "bia-4.html").exists()
    assert (root / "nam" / "2018-3.html").exists()
    style = (root / "page.css").stat().st_size
    assert max(each.stat().st_size for each in root.rglob("*.html")) + style < 60_000


def test_the_bytes_depend_on_no_machine(kept: Library, addressed: Path, tmp_path: Path) -> None:
    """Another time zone, language, order of hashes and folder give the same."""
    script = (
        "import sys; from pathlib import Path; from bot.publishing.pages import Options; "
        "from bot.publishing.publisher import publish; from knowledge.store.library import Library; "
        "library = Library.open(sys.argv[1]); publish(library, Path(sys.argv[2]), Options(*sys.argv[3:])); "
        "library.close()"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    arguments = [sys.executable, "-c", script, str(kept.engine.url), str(tmp_path / "elsewhere"), BASE, ASK]
    subprocess.run(arguments, env=environment, cwd=Path(__file__).parents[3], check=True, timeout=60)
    assert bytes_of(addressed) == bytes_of(tmp_path / "elsewhere")
    folders = {str(addressed.parent).encode(), str(kept.engine.url.database).encode()}
    assert not any(folder in content for content in bytes_of(addressed).values() for folder in folders)


def test_what_changes_meanwhile_is_told_and_mended_by_the_next_run(filled: Library, there: Path) -> None:
    """Pages of before and after would stand beside each other: an article that is gone leaves links to it."""
    gone = filled.put(make_draft("Chè", "Chè Thái Nguyên.", province="Thái Nguyên", now="Thái Nguyên", source="c"))
    told: list[int] = []

    def change() -> None:
        if not told:
            filled.remove(str(gone.article_id))
        told.append(1)

    done = publish(filled, there, Options(), change)
    assert not done.is_whole
    assert {fault.trouble for fault in done.checked.faults} == {Trouble.BROKEN}
    publish_whole(filled, there)


def test_the_bytes_depend_on_no_database(postgres_library_url: str, root: Path, tmp_path: Path) -> None:
    """PostgreSQL, which sorts by its own language, and SQLite give the same."""
    drafts = [
        drafted("Vĩnh Phúc đẩy mạnh sản xuất sạch hơn", TARGETS, "vinh-phuc.txt"),
        drafted("Phú Thọ đẩy mạnh sản xuất sạch hơn", TARGETS.replace("Vĩnh Phúc", "Phú Thọ"), "phu-tho.txt"),
        make_draft("Bia", "Nhà máy bia giảm nước.", digest=Digest(topics=("bia", "nuoc")), source="bia"),
    ]
    for url, into in ((postgres_library_url, root), (new_sqlite(tmp_path / "other.sqlite3"), tmp_path / "other")):
        library = Library.open(url)
        for draft in drafts if into is root else reversed(drafts):
            library.put(draft)
        publish_whole(library, into)
        library.close()
    assert bytes_of(root) == bytes_of(tmp_path / "other")
