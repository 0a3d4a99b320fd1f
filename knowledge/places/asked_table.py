"""The table of how people shorten names in questions, read once when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.records import Record


class AskedTable(Record):
    """The exceptions to the rules of short forms, and the words that put a name typed without marks in doubt.

    All but the names are folded. ``everyday`` are short forms that mostly mean something else ("kh" is a plan); they
    need a unit or an office before them. ``usual`` are those that everybody gives one of their provinces, ``more``
    those that no rule makes. ``doubtful`` are names that are other words too ("hai duong" is hai đường), which they are
    rather behind one of ``everyday_before``, or before a word that makes another one with their last syllable
    (``everyday_after``: "đường ống"); ``list_words`` stand between two places of one list.
    """

    source: str
    everyday: frozenset[str]
    usual: Mapping[str, str]
    more: Mapping[str, str]
    doubtful: frozenset[str]
    everyday_before: frozenset[str]
    everyday_after: Mapping[str, frozenset[str]]
    list_words: frozenset[str]


@cache
def load_asked_table() -> AskedTable:
    """The table of questions."""
    written = files("knowledge.places").joinpath("data", "asked.json").read_text(encoding="utf-8")
    return AskedTable.model_validate_json(written)
