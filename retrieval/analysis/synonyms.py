"""Ways of saying the same, as groups of phrases, and where each of them counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import NamedTuple

from pydantic import Field

from knowledge.records import Record
from retrieval.analysis.tokenizer import Token, tokenize


class Phrase(NamedTuple):
    """One way of saying something.

    ``only_asked`` is not looked for in documents, where it mostly means something else ("lo"). ``beside`` are words of
    which one must stand in the question too, in match form; none for a phrase that counts everywhere. ``plain`` says
    that without its tone marks it is still hardly any other word: a phrase of one syllable counts in a question without
    them only then.
    """

    tokens: tuple[Token, ...]
    only_asked: bool = False
    beside: frozenset[str] = frozenset()
    plain: bool = False


SynonymGroup = tuple[Phrase, ...]
"""Phrases that say the same."""


class _Group(Record):
    say: tuple[str, ...]
    ask: tuple[str, ...] = ()
    beside: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    plain: tuple[str, ...] = ()


class _Table(Record):
    source: str
    licence: str
    groups: tuple[_Group, ...]


def load_synonyms() -> tuple[SynonymGroup, ...]:
    """The groups that ship with the program."""
    raw = json.loads(files("retrieval.analysis").joinpath("data/synonyms.json").read_text(encoding="utf-8"))
    return tuple(_phrases_of(group) for group in _Table.model_validate(raw).groups)


def group_of(*phrases: str) -> SynonymGroup:
    """A group of phrases that count everywhere."""
    return tuple(Phrase(tuple(tokenize(phrase))) for phrase in phrases)


def _phrases_of(group: _Group) -> SynonymGroup:
    return tuple(
        Phrase(
            tokens=tuple(tokenize(phrase)),
            only_asked=phrase in group.ask,
            beside=frozenset(token.marked for word in group.beside.get(phrase, ()) for token in tokenize(word)),
            plain=phrase in group.plain,
        )
        for phrase in (*group.say, *group.ask)
    )
