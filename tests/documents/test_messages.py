"""Trouble by message: what the operator's guide quotes is said by the program, and what it says is in the guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from bot.texts import errors
from tests.support.documents import ROOT, read

GUIDE = "docs/van-hanh.md"
QUOTED = re.findall(r"^\| “(.*?)” \|", read(GUIDE), re.MULTILINE)
MAPPINGS = ("_REFUSED", "_HEADER_TROUBLES", "_TROUBLES", "_NO_BACKUP", "_FILE_TROUBLES")


@cache
def said() -> tuple[str, ...]:
    """Every sentence of the program, with "{}" for what it puts in."""
    return tuple(
        sentence for file in (ROOT / "bot" / "texts").glob("*.py") for sentence in _sentences(file.read_text())
    )


def _sentences(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def pattern(quoted: str) -> str:
    return ".*".join(re.escape(part.strip()) for part in quoted.split("…"))


def is_said(quoted: str, sentences: Iterable[str]) -> bool:
    return any(re.search(pattern(quoted), sentence) for sentence in sentences)


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_the_guide_quotes_is_said(quoted: str) -> None:
    """Whoever searches for the line on the screen finds it."""
    assert is_said(quoted, said()), f"{GUIDE} quotes “{quoted}”, which nothing in bot/texts says any more"


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_every_trouble_is_in_the_guide(mapping: str) -> None:
    """Each has its row: what it means, and what to do."""
    for message in getattr(errors, mapping).values():
        assert any(is_said(quoted, (message,)) for quoted in QUOTED), f"{GUIDE} has no row for “{message}”"


def test_every_fault_of_a_setting_is_in_the_guide() -> None:
    """The same of what is said when a setting cannot be used."""
    names = [name for name in vars(errors) if name.startswith("SETTING_") or "TOKEN" in name]
    assert len(names) > 15
    for name in names:
        assert any(is_said(quoted, (getattr(errors, name),)) for quoted in QUOTED), f"{GUIDE} has no row for {name}"
