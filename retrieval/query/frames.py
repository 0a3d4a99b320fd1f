"""A question without what frames it: courtesies go, and what the person says of herself is set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.places import PlaceMention, find_places
from knowledge.vietnamese.normalization import fold, has_marks, to_match
from knowledge.vietnamese.orthography import is_possible_syllable
from knowledge.vietnamese.stopwords import is_function_word
from retrieval.query.asking import read_asking
from retrieval.query.courtesies import BREAK, skip_closing, skip_opening
from retrieval.query.question_types import QuestionType
from retrieval.query.self_talk import LONGEST_CLAUSE, is_self_talk

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# A greeting that is quoted, of a sign or a message passed on.
_QUOTED = re.compile(r'["“«]([^"”»]{1,120})["”»]')
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*|[%&+/]|[^\w\s]")
# A question has at least so many words that say what it is about; with fewer, they stand in what came before.
_FEWEST = 2
# The shape of a clause shows in so many words.
_SHAPE = 8
# "ISO là gì", "Vương Đăng Hoa là ai": one word is enough.
_SAY_ENOUGH = frozenset({QuestionType.DEFINITION, QuestionType.WHO})
_IF_SO = frozenset({"thì", "thi"})
_ASKS_YES_OR_NO = frozenset({"không", "chưa", "khong", "chua"})


class Framed(NamedTuple):
    """The question itself, and what the person who asks says of herself; empty without any."""

    question: str
    aside: str


class _Word(NamedTuple):
    form: str
    start: int
    end: int


def unframe(text: str) -> Framed:
    """The question of a text; a text of courtesies alone is left as it is."""
    without = _LINK.sub(_blank, text)
    folded = not has_marks(text)
    without = _QUOTED.sub(lambda quoted: _blank(quoted) if _greets(quoted[1], folded=folded) else quoted[0], without)
    words = _cut(without, folded=folded)
    start, end, asides = _bounds(words, without, folded=folded)
    kept = [word for word in words[start:end] if word.form != BREAK]
    if not kept or (len(kept) == sum(word.form != BREAK for word in words) and without == text):
        return Framed(text, "")
    said = " ".join(text[words[first].start : words[last - 1].end] for first, last in asides)
    return Framed(without[kept[0].start : kept[-1].end], said)


def _blank(found: re.Match[str]) -> str:
    """A break, as long as what is left out."""
    return "," + " " * (len(found[0]) - 1)


def _greets(quoted: str, *, folded: bool) -> bool:
    words = [word.form for word in _cut(quoted, folded=folded)]
    return 0 < len(words) <= LONGEST_CLAUSE and skip_opening(words, folded=folded) > 0


def _cut(text: str, *, folded: bool) -> list[_Word]:
    form = fold if folded else to_match
    words = []
    for found in _WORD.finditer(text):
        is_word = found[0][0].isalnum() or found[0] in "%&+/"
        words.append(_Word(form(found[0]) if is_word else BREAK, found.start(), found.end()))
    return words


def _bounds(words: Sequence[_Word], text: str, *, folded: bool) -> tuple[int, int, list[tuple[int, int]]]:
    """From where to where the question stands among the words, and the spans of what is said of oneself."""
    forms = [word.form for word in words]
    asides: list[tuple[int, int]] = []
    start, end = 0, skip_closing(forms, folded=folded)
    while True:
        start += skip_opening(forms[start:end], folded=folded)
        length = _opening_clause(words[start:end], text, folded=folded, goes_on=bool(asides))
        if not length:
            break
        asides.append((start, start + length))
        start += length
        while start < end and forms[start] == BREAK:
            start += 1
    while BREAK in forms[start:end]:
        clause = forms[start:end][::-1].index(BREAK)
        last = end - clause
        begin = last + skip_opening(forms[last:end], folded=folded)
        names_place = bool(find_places(text[words[begin].start : words[end - 1].end])) if begin < end else False
        if not _is_about_oneself(forms[begin:end], forms[start : last - 1], names_place=names_place, folded=folded):
            break
        asides.append((begin, end))
        end = start + skip_closing(forms[start : last - 1], folded=folded)
    return start, end, asides


def _opening_clause(words: Sequence[_Word], text: str, *, folded: bool, goes_on: bool) -> int:
    """How many words the clause has that says who asks, if the text opens with one and a question follows it; else 0.

    It ends at a break or before a courtesy that opens the question, or else behind the place where she is. ``goes_on``
    says that the clause before said so too.
    """
    forms = [word.form for word in words]
    if not is_self_talk(forms[:_SHAPE], names_place=True, folded=folded, goes_on=goes_on):
        return 0
    end = _first_end(forms, folded=folded)
    named = [place for place in find_places(text[: words[-1].end]) if place.start >= words[0].start]
    for length in (_behind_place(words, end, named), _behind_place(words, 0, named)):
        clause, rest = forms[:length], forms[length:]
        names_place = any(place.start < words[length - 1].end for place in named)
        # "bên mình ở Nghệ An thì ai phụ trách" asks about what is told before.
        if not length or (rest and rest[0] in _IF_SO):
            continue
        if _is_about_oneself(clause, rest, names_place=names_place, folded=folded, goes_on=goes_on):
            return length
    return 0


def _first_end(forms: Sequence[str], *, folded: bool) -> int:
    """The first break, or the first courtesy that may open a question."""
    for position, form in enumerate(forms[: LONGEST_CLAUSE + 1]):
        if form == BREAK or (position > 1 and skip_opening(forms[position:], folded=folded)):
            return position
    return len(forms)


def _behind_place(words: Sequence[_Word], end: int, named: Sequence[PlaceMention]) -> int:
    """``end``, or behind the province of the district there: "ở Duy Tiên, Hà Nam"; from 0, behind the first place."""
    before: PlaceMention | None = None
    for place in named:
        at = next((position for position, word in enumerate(words) if word.start >= place.start), len(words))
        between = {word.form for word in words[end:at]} - {BREAK, "tinh", "huyen", "tỉnh", "huyện"}
        around = before is not None and before.district is not None and place.district is None
        if end == 0 or (at >= end and not between and around):
            end = next((position for position, word in enumerate(words) if word.start >= place.end), len(words))
        before = place
    return end


def _is_about_oneself(
    clause: Sequence[str], rest: Sequence[str], *, names_place: bool, folded: bool, goes_on: bool = False
) -> bool:
    """Whether a clause says who asks, and what is left is the question."""
    said = [form for form in clause if form != BREAK]
    return (
        is_self_talk(said, names_place=names_place, folded=folded, goes_on=goes_on)
        and not _asks(said, folded=folded)
        and _is_question(rest, folded=folded)
    )


def _asks(words: Sequence[str], *, folded: bool) -> bool:
    return bool(read_asking(words, folded=folded).types) or words[-1] in _ASKS_YES_OR_NO


def _is_question(words: Sequence[str], *, folded: bool) -> bool:
    asked = read_asking(words, folded=folded)
    content = [
        form
        for position, form in enumerate(words)
        if form != BREAK and position not in asked.asks and not is_function_word(form, form, typed_without_marks=folded)
    ]
    # "5S", "sxsh" and "1048/KH" are whole words, as two syllables are.
    said = sum(1 if is_possible_syllable(fold(form)) else _FEWEST for form in content)
    return said >= (1 if _SAY_ENOUGH & asked.types.keys() else _FEWEST)
