"""Follow-ups: what the last question of one person in one chat left behind for the next."""

from __future__ import annotations

import re

from knowledge.places import find_asked_places
from knowledge.records import Record
from knowledge.targets.periods import find_asked_periods
from knowledge.vietnamese.normalization import drop_marks, fold, has_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.query import Query
from retrieval.query.standard_words import standardize
from retrieval.query.utterance import Utterance, hear, to_single_line
from retrieval.records import Answer, Reason, Status

# After so long a silence a question stands for itself; whoever keeps the turns keeps to it.
SILENCE_SECONDS = 15 * 60
# A question that leans on the last one has hardly any words of its own.
FEW_WORDS = 4

# "còn Đắk Lắk?", "thế năm 2015 thì sao", "vậy ở Hà Nội": an opening or a closing that points back.
_OPENS = re.compile(r"^(?:the con|vay con|con|the|vay|the thi|vay thi|roi)\s+(?!nao\b|gioi\b)")
_CLOSES = re.compile(r"\b(?:thi sao|thi the nao|the nao|ra sao|sao)\s*\??$")
_LEFT_OUT = re.compile(
    r"^(?:thế còn|vậy còn|còn|thế thì|vậy thì|thế|vậy|rồi|the con|vay con|con|the thi|vay thi|the|vay|roi)\s+|"
    r"\s*\b(?:thì sao|thì thế nào|thi sao|thi the nao|thế nào|the nao|ra sao)\s*\??$",
    re.IGNORECASE,
)


# "Ở đó", "chỗ đó": the place of the last question, said without its name.
_THERE = re.compile(
    r"(?<!\w)(?:(?:ở|tại|o|tai) )?(?:(?:ở|tại|chỗ|nơi|tỉnh|o|tai|cho|noi|tinh) (?:đó|đấy|do|day))(?!\w)", re.IGNORECASE
)


class Turn(Record):
    """What one question left: itself as it was searched, and the article its answer quoted first, if any."""

    question: str
    article_id: str | None = None


def turn_left_by(answer: Answer) -> Turn | None:
    """What the next question may lean on; none after small talk, which changes no subject.

    Of passages that are only near nobody knows whether theirs is the article spoken of: the question alone is left.
    """
    if answer.reason not in {None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE}:
        return None
    first = answer.citations[0].article_id if answer.citations and answer.status is not Status.NEAR else None
    return Turn(question=answer.searched or answer.question, article_id=first)


def complete(heard: Utterance, last: Turn, lexicon: Lexicon) -> Utterance | None:
    """A question that points back, with the words of the last one; none when it stands for itself.

    A new place takes the old place's stead, a new year the old year's; what else is said is added.
    """
    said = fold(heard.text).strip(" ?!.")
    there = _THERE.search(heard.text)
    if there is not None and not heard.places:
        return _at_the_place(heard, there, last, lexicon)
    content = sum(map(heard.is_content, heard.tokens))
    is_year_alone = bool(heard.years) and all(token.marked.isdigit() or token.folded == "nam" for token in heard.tokens)
    points_back = (
        is_year_alone
        or _OPENS.match(said) is not None
        or (_CLOSES.search(said) is not None and content <= FEW_WORDS and bool(heard.places or heard.years))
    )
    if not points_back or content > FEW_WORDS + 2 * len(heard.places):
        return None
    new = _LEFT_OUT.sub("", heard.text.strip(" ?!.")).strip()
    if not new:
        return None
    old = standardize(to_single_line(last.question), lexicon)
    if heard.places:
        old = _without(old, [(place.start, place.end) for place in find_asked_places(old)])
    if heard.years:
        old = _without(old, [(period.start, period.end) for period in find_asked_periods(old)])
    if not heard.typed_without_marks and not has_marks(old):
        # Beside marks, words typed without them would be read as if they had none of their own.
        new = drop_marks(new)
    return hear(re.sub(r"\s+", " ", f"{old.strip(' ?!.')} {new}").strip(), lexicon)


def _at_the_place(heard: Utterance, there: re.Match[str], last: Turn, lexicon: Lexicon) -> Utterance | None:
    """A question about "there" with the places of the last one; none where that named none."""
    old = standardize(to_single_line(last.question), lexicon)
    places = [old[place.start : place.end] for place in find_asked_places(old)]
    if not places:
        return None
    rest = f"{heard.text[: there.start()]} {heard.text[there.end() :]}".strip(" ?!.,")
    if not heard.typed_without_marks and not has_marks(old):
        rest = drop_marks(rest)
    return hear(re.sub(r"\s+", " ", f"{rest} {' '.join(places)}").strip(), lexicon)


def leans_on_event(query: Query) -> bool:
    """Whether a question has so few words of its own that it may be about the event just spoken of."""
    return not query.places and 0 < len(query.content) <= FEW_WORDS and bool(query.types)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return re.sub(r"\b(?:của|ở|tại|cua|o|tai|tỉnh|tinh)\s+(?=[\s?.!]|$)", " ", text)
