"""Documents that were made to do harm, and folders that hold more than documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.errors import DocumentRefused, InvalidHeader, ReadingCrashed, ReadingFailed
from knowledge.intake.intake import add_documents
from knowledge.readers import find_documents, read_content
from knowledge.readers.sources import printable_name, source_of
from knowledge.store.library import Library
from tests.knowledge.intake.hostile import write_folder
from tests.support.database import new_sqlite
from tests.support.hostile_files import GENTLE, TEXT, write_strange_entries

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names of any bytes, pipes and devices are of Unix")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(new_sqlite(tmp_path / "library.sqlite3"))) as opened:
        yield opened


def test_whatever_a_folder_holds_its_good_documents_are_in(
    tmp_path: Path, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Every other one is read or refused for a reason of its own; nothing is a fault; what is kept can be shown."""
    good = write_folder(tmp_path / "pages", GENTLE)
    strange = write_strange_entries(tmp_path / "pages")
    outcomes = list(add_documents(library, [str(tmp_path / "pages")]))
    refused = {outcome.source: outcome for outcome in outcomes if isinstance(outcome, DocumentRefused)}
    assert not [each for each in refused.values() if isinstance(each, (ReadingFailed, ReadingCrashed))]
    assert not caplog.records
    assert set(strange) <= refused.keys()
    articles = [entry.article for entry in library.articles()]
    assert sum("-a-tot" in article.source for article in articles) == good
    assert any(article.source == "t\\xean.txt" for article in articles)
    for article in articles:
        for text in (article.source, article.title, *article.text.split("\n")):
            assert text.isprintable() or "\xa0" in text, (article.source, text)


@pytest.mark.parametrize("name", ["noi-la.md", "noi-so.md", "noi-long.md"])
def test_a_place_that_is_none_refuses_its_document(tmp_path: Path, library: Library, name: str) -> None:
    """The header is named as the reason, with what it says."""
    (tmp_path / name).write_bytes(GENTLE[name]())
    (refused,) = add_documents(library, [str(tmp_path / name)])
    assert isinstance(refused, InvalidHeader)
    assert refused.particular in {
        "provinces: SXSH",
        "provinces: 12",
        "provinces: [[Hà Nội], {a: b}, 3.5, 2019-02-03, yes]",
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2012&#150;2015", "2012–2015"),
        ("2012&#x96;2015", "2012–2015"),
        ("a&#11;b&#12;c", "a b c"),
        ("a&#0;b", "a b"),
        ("a&#xD800;b&#xFFFE;c", "a b c"),
        ("a&#99999999999;b", "a b"),
        ("a&#x1F331;b&#273;", "a🌱bđ"),
        ("a\x0cb\x0bc", "a b c"),
        ("a\ufffeb", "a b"),
    ],
)
def test_what_is_no_character_parts_words_on_a_page(written: str, read: str) -> None:
    """As itself or as a number; what has a character is that character, also as Windows numbered it."""
    page = f"<html><body><h1>Tập huấn</h1><p>{TEXT}</p><p>Đoạn này có {written} ở giữa.</p><p>{TEXT}</p></body></html>"
    document = read_content(page.encode(), "a.html")
    assert f"Đoạn này có {read} ở giữa." in [block.text for block in document.lines]


def test_what_a_header_writes_as_an_escape_can_be_kept() -> None:
    """Half a character, a NUL and a bell are spaces."""
    document = read_content(f'---\ntitle: "Bài\\0một\\ud800hai\\a"\n---\n\n{TEXT}\n'.encode(), "a.md")
    assert document.title_hint == "Bài một hai"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("bài.txt", "bài.txt"),
        ("b\udce0i.txt", "b\\xe0i.txt"),
        ("a\nb\x1b[31m.txt", "a\\x0ab\\x1b[31m.txt"),
        ("\ud800.txt", "\\ud800.txt"),
        ("txt.\u202egnp", "txt.\\u202egnp"),
    ],
)
def test_a_name_of_any_bytes_can_be_printed(name: str, shown: str) -> None:
    """What has no letter is written as an escape; the rest stays."""
    assert printable_name(name) == shown
    assert source_of(f"/a/{name}") == shown


def test_a_name_that_is_too_long_is_handed_on() -> None:
    """Reading it says why it is refused."""
    assert list(find_documents(["a" * 5000])) == ["a" * 5000]
