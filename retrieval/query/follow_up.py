"""Follow-ups: what the last question of one person in one chat left behind for the next."""

from __future__ import annotations

import re

from knowledge.records import Record
from knowledge.vietnamese.normalization import fold
from retrieval.query.query import Query
from retrieval.records import Answer, Reason

# After so long a silence a question stands for itself; whoever keeps the turns keeps to it.
SILENCE_SECONDS = 15 * 60
# A question that leans on the last one has hardly any words of its own.
_FEW_WORDS = 4

# "còn Đắk Lắk?", "thế năm 2015 thì sao", "vậy ở Hà Nội": an opening or a closing that points back.
_OPENS = re.compile(r"^(?:the con|vay con|con|the|vay|the thi|vay thi|roi)\s+(?!nao\b|gioi\b)")
_CLOSES = re.compile(r"\b(?:thi sao|thi the nao|the nao|ra sao|sao)\s*\??$")
_LEFT_OUT = re.compile(
    r"^(?:thế còn|vậy còn|còn|thế thì|vậy thì|thế|vậy|rồi|the con|vay con|con|the thi|vay thi|the|vay|roi)\s+|"
    r"\s*\b(?:thì sao|thì thế nào|thi sao|thi the nao|thế nào|the nao|ra sao)\s*\??$",
    re.IGNORECASE,
)

_PERIOD = re.compile(
    r"(?:giai đoạn |đến năm |năm |đến |giai doan |den nam |nam |den )?"
    r"\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:19|20)\d\d)?"
)


class Turn(Record):
    """What one question left: itself as it was searched, and the article its answer quoted first, if any."""

    question: str
    article_id: str | None = None


def turn_left_by(answer: Answer) -> Turn | None:
    """What the next question may lean on; none after small talk, which changes no subject."""
    if answer.reason not in {None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE}:
        return None
    first = answer.citations[0].article_id if answer.citations else None
    return Turn(question=answer.searched or answer.question, article_id=first)


def complete(question: Query, last: Query) -> str | None:
    """A question that points back, with the words of the last one; none when it stands for itself.

    A new place takes the old place's stead, a new year the old year's; what else is said is added.
    """
    said = fold(question.asked).strip(" ?!.")
    points_back = _OPENS.match(said) is not None or (
        _CLOSES.search(said) is not None
        and len(question.content) <= _FEW_WORDS
        and bool(question.places or question.years)
    )
    if not points_back or len(question.content) > _FEW_WORDS + 2 * len(question.places):
        return None
    new = _LEFT_OUT.sub("", question.asked.strip(" ?!.")).strip()
    if not new:
        return None
    old = last.standard
    if question.places:
        old = _without(old, [(place.start, place.end) for place in last.places])
    if question.years:
        old = _PERIOD.sub(" ", old)
    return re.sub(r"\s+", " ", f"{old.strip(' ?!.')} {new}").strip()


def leans_on_event(question: Query) -> bool:
    """Whether a question has so few words of its own that it may be about the event just spoken of."""
    return not question.places and 0 < len(question.content) <= _FEW_WORDS and bool(question.kinds)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return re.sub(r"\b(?:của|ở|tại|cua|o|tai|tỉnh|tinh)\s+(?=[\s?.!]|$)", " ", text)
