"""What commands print as JSON is told in docs/json.md, field by field, under the heading of the command."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.intake.watching import PageReport
from knowledge.records import Record
from knowledge.records.document import Scanned
from knowledge.records.intake import IntakeResult, Likeness
from tests.support.command import Command
from tests.support.database import copy_library
from tests.support.documents import read

pytestmark = pytest.mark.usefixtures("_processes_ready")

PAGE = read("docs/json.md")
QUESTION = {"id": "1", "question": "5S là gì", "articles": ["khong-co"], "gold": ["không có"]}
# Their keys are ways of typing.
BY_VARIANT = {"curves", "reliability"}
# These records stand under "An answer" and are checked in test_tables.py.
OF_ANSWERS = {"target", "targets", "citations", "digest", "date"}


@pytest.fixture
def sxsh(shipped: Path, tmp_path: Path) -> Command:
    """The command with the shipped digests, a document to add and a question to measure."""
    copy_library(shipped, tmp_path)
    command = Command(tmp_path)
    (tmp_path / "tin.txt").write_text("Tin\n\nNgày 12/5/2019, Thanh Hóa mở lớp cho 45 học viên.", "utf-8")
    (tmp_path / "cau-hoi.jsonl").write_text(json.dumps(QUESTION) + "\n", "utf-8")
    return command


def fields(printed: Any) -> Iterator[str]:
    """Every name in what was printed, but for records that are told elsewhere."""
    for each in printed if isinstance(printed, list) else [printed]:
        if isinstance(each, dict):
            for name, value in each.items():
                yield name
                if name not in OF_ANSWERS:
                    yield from fields(list(value.values()) if name in BY_VARIANT else value)
        elif isinstance(each, list):
            yield from fields(each)


def untold(heading: str, printed: Any) -> list[str]:
    """The names in what was printed that do not stand under a heading."""
    (section,) = re.findall(rf"^## {heading}.*?(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    found = set(fields(printed))
    assert found
    return sorted(name for name in found if f"`{name}`" not in section)


@pytest.mark.parametrize(
    ("heading", "record"),
    [("Adding", IntakeResult), ("Adding", Likeness), ("Adding", Scanned), ("Looking after it", PageReport)],
)
def test_what_is_printed_now_and_then_is_told(heading: str, record: type[Record]) -> None:
    """Of a document that is nearly another, of pages that are pictures, and of a page that has changed."""
    assert untold(heading, dict.fromkeys(record.model_fields)) == []


def test_what_is_listed_is_told(sxsh: Command) -> None:
    """Figures, articles, the collection and offices."""
    assert untold("Figures", sxsh.json("targets", "--province", "Thanh Hóa")) == []
    listed = sxsh.json("articles", "list")
    assert untold("Articles", listed) == []
    one, other = (each["id"] for each in listed[:2])
    assert untold("Articles", sxsh.json("articles", "show", one, "--removed")) == []
    assert untold("Articles", sxsh.json("articles", "remove", one)) == []
    assert untold("Articles", sxsh.json("articles", "set", other, "--title", "Tên khác")) == []
    assert untold("Articles", sxsh.json("articles", "refresh")) == []
    status = sxsh.json("collection", "status")
    assert len(status["touched"]) == 2
    assert untold("The collection", status) == []
    assert untold("The collection", sxsh.json("collection", "restore", "all")) == []
    assert untold("Offices", sxsh.json("contacts", "list")) == []
    assert untold("Offices", sxsh.json("contacts", "set", "Thanh Hóa", "--phone", "0237 000 0000")) == []
    assert untold("Offices", sxsh.json("contacts", "confirm", "Thanh Hóa")) == []


def test_what_is_done_is_told(sxsh: Command) -> None:
    """Adding, looking after what is there, and measuring."""
    assert untold("Adding", sxsh.json("add", "tin.txt", "khong-co.txt", code=1)) == []
    found = sxsh.json("check", SXSH_PRIVACY_KEY="a-key-that-nobody-guesses")
    assert untold("Looking after it", found) == []
    assert [each["check"] for each in found if f"`{each['check']}`" not in PAGE] == []
    assert untold("Looking after it", sxsh.json("watch", "--no-collection", "--database", "other.sqlite3")) == []
    assert untold("Looking after it", sxsh.json("backup", "copy.sqlite3")) == []
    assert untold("Looking after it", sxsh.json("restore", "copy.sqlite3")) == []
    assert untold("A measurement", sxsh.json("eval", "cau-hoi.jsonl")) == []


def test_an_explained_figure_is_a_line_and_says_whose_it_is(sxsh: Command) -> None:
    """As the list of figures says it."""
    lines = sxsh("targets", "--province", "Thanh Hóa", "--explain", "--json").splitlines()
    printed = [json.loads(line) for line in lines]
    assert len(printed) > 5
    assert untold("Figures", printed) == []
    assert [each for each in printed if each["target"]["article_id"] != each["article"]] == []
