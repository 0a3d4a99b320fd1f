"""The verbs that can begin a predicate, and the words beside which they are none; the table is `data/verbs.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Verbs:
    """The table as patterns.

    ``general`` are verbs whose object decides what they speak of, ``auxiliaries`` what may stand before one. Of a verb
    that begins with ``narrowing`` or ``known_as`` only who is meant is narrowed as long as another one follows.
    ``leading`` hand on to the next verb. ``names`` are none behind ``names_behind``, savings none behind
    ``saving_names``, and learning none behind ``learning_names``.
    """

    general: str
    auxiliaries: str
    narrowing: re.Pattern[str]
    known_as: re.Pattern[str]
    leading: frozenset[str]
    names: re.Pattern[str]
    names_behind: re.Pattern[str]
    saving_names: re.Pattern[str]
    learning_names: re.Pattern[str]


@cache
def load_verbs() -> Verbs:
    """The verbs, read once."""
    written = files("knowledge.targets").joinpath("data", "verbs.json").read_text(encoding="utf-8")
    table = json.loads(written)
    general = [*table["verbs"], *table["english"]]
    return Verbs(
        general=f"{_conditioned(table)}|{_any_of(general)}",
        auxiliaries=_any_of(table["auxiliaries"]),
        narrowing=_pattern(f"(?:{_any_of(table['narrowing'])})"),
        known_as=_pattern(rf"(?:đã )?(?:{_any_of(table['known_as'])})(?!\w)"),
        leading=frozenset(table["leading"]),
        names=_pattern(rf"(?:{_any_of(table['names'])})\b"),
        names_behind=_behind(table["names_behind"]),
        saving_names=_behind(table["saving_is_a_name_behind"]),
        learning_names=_behind(table["learning_is_a_name_behind"]),
    )


def _conditioned(table: Mapping[str, Mapping[str, list[str]]]) -> str:
    """The verbs that are none behind or before some words."""
    guarded = [
        *("".join(f"(?<!{word} )" for word in words) + verb for verb, words in table["unless_behind"].items()),
        *(f"{verb}(?! (?:{_any_of(words)}))" for verb, words in table["unless_before"].items()),
        *(f"{verb}(?= (?:{_any_of(words)}))" for verb, words in table["only_before"].items()),
    ]
    return "|".join(guarded)


def _any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace(r"\ ", " ")


def _behind(words: Iterable[str]) -> re.Pattern[str]:
    """A text that ends with one of the words."""
    return _pattern(rf"(?<!\w)(?:{_any_of(words)})\s+$")


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
