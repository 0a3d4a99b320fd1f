"""English of questions and of the trade, with the Vietnamese for it, in the forms that words take."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files

from knowledge.records import Record

_VOWELS = frozenset("aeiou")
# "process" and "leach" have a plural of two letters.
_HISSING = ("s", "sh", "ch", "x", "z")
# "cut", "stop"; longer verbs mostly have another syllable ("visit").
_SHORT = 4
_NEVER_DOUBLED = frozenset("wxy")


class _Table(Record):
    source: str
    licence: str
    asking: Mapping[str, str]
    nouns: Mapping[str, str]
    verbs: Mapping[str, str]


def load_english() -> dict[str, str]:
    """English phrases in lower case with the Vietnamese for them; nothing for what Vietnamese leaves out.

    Nouns stand in both numbers and verbs in their regular forms; what the table says of a form itself comes first, and
    a noun comes before a verb.
    """
    raw = json.loads(files("retrieval.analysis").joinpath("data/english.json").read_text(encoding="utf-8"))
    table = _Table.model_validate(raw)
    forms: dict[str, str] = {}
    for verb, vietnamese in table.verbs.items():
        forms.update(dict.fromkeys(_forms_of_verb(verb), vietnamese))
    forms.update(table.verbs)
    forms.update({_plural(noun): vietnamese for noun, vietnamese in table.nouns.items()})
    return {**forms, **table.nouns, **table.asking}


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


def _forms_of_verb(phrase: str) -> Iterator[str]:
    """The third person, past and participles of a verb and of what stands behind it."""
    verb, *behind = phrase.split()
    stem = verb + verb[-1] if _doubles(verb) else verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{stem}ed"
    return (" ".join([form, *behind]) for form in (_plural(verb), past, f"{stem}ing"))


def _doubles(verb: str) -> bool:
    """Whether a short verb doubles its last letter: "cutting", "stopped"."""
    if not 3 <= len(verb) <= _SHORT or verb[-1] in _NEVER_DOUBLED:
        return False
    return [letter in _VOWELS for letter in verb[-3:]] == [False, True, False]
