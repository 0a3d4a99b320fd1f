"""Buttons of example questions; they carry what is asked of which province, so they work in old messages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.telegram.browsed import slug
from knowledge.places import normalize_province
from retrieval.records import Asked, Example

_DATA = re.compile(r"x:(?:(?P<number>\d{1,3})|(?P<place>[a-z0-9-]{1,40}):(?P<asked>[a-z]{1,20}))")


def examples_keyboard(examples: Sequence[Example]) -> InlineKeyboardMarkup:
    """Questions to tap, one a row; one that no button can carry is left out."""
    carried = [(texts.answers.question_label(each.question), _carry(each)) for each in examples]
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data)] for label, data in carried if data is not None]
    )


def read_example(data: str) -> str | None:
    """The question of a button, also of one that carries a number alone, as they once did; none for any other."""
    found = _DATA.fullmatch(data)
    if found is None:
        return None
    if found["number"] is not None:
        number = int(found["number"])
        return texts.answers.EXAMPLES[number] if number < len(texts.answers.EXAMPLES) else None
    province = normalize_province(found["place"].replace("-", " "))
    if province is None or found["asked"] not in list(Asked):
        return None
    return texts.answers.example(Asked(found["asked"]), province)


def _carry(example: Example) -> str | None:
    if example.province is not None and example.asked is not None:
        return f"x:{slug(example.province)}:{example.asked.value}"
    if example.question in texts.answers.EXAMPLES:
        return f"x:{texts.answers.EXAMPLES.index(example.question)}"
    return None
