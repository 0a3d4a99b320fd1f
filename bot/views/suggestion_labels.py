"""What stands on the button of a suggested question: its words, or the place alone that it puts in."""

from __future__ import annotations

from itertools import takewhile

from bot import texts
from bot.redaction.control_characters import without_control
from knowledge.places import find_places, normalize_province
from retrieval.records import Answer


def suggestion_label(answer: Answer, suggested: str, *, of_place: str | None = None) -> str:
    """The name alone where the question is asked again with it for what was typed; else the question, short.

    ``of_place`` is the place that the message above the button speaks of.
    """
    place = _put_in((answer.searched or answer.question).split(), suggested.split())
    label = texts.answers.confirming(place) if place else texts.answers.question_label(suggested, of_place=of_place)
    return without_control(label)


def _put_in(asked: list[str], suggested: list[str]) -> str | None:
    """The province that a suggestion names in the place of words that name none; none for any other suggestion."""
    before = _in_common(asked, suggested)
    after = _in_common(asked[before:][::-1], suggested[before:][::-1])
    old, new = asked[before : len(asked) - after], suggested[before : len(suggested) - after]
    name = " ".join(new).strip(" ?.,")
    is_name = normalize_province(name) == name and name != ""
    return name if is_name and old and not find_places(" ".join(old)) else None


def _in_common(one: list[str], other: list[str]) -> int:
    """How many words two texts open with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
