"""Whether a question asks for figures, and for which: indicators, kinds, years, places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.targets import Indicator, TargetKind
from knowledge.targets.asked import find_asked_predicates
from knowledge.targets.periods import Span, find_asked_periods
from knowledge.targets.predicates import Predicate
from knowledge.vietnamese.normalization import fold, to_match
from knowledge.vietnamese.units import either_typing
from retrieval.analysis.tokenizer import Token
from retrieval.query.polarity import Claim
from retrieval.query.question_types import QuestionType
from retrieval.query.utterance import Utterance

_KIND_PHRASES: Mapping[TargetKind, tuple[str, ...]] = {
    TargetKind.RESULT: ("kết quả", "đạt được", "đã đạt", "thực hiện được"),
    TargetKind.TARGET: ("mục tiêu", "chỉ tiêu", "phấn đấu"),
}
_EVERYWHERE = ("các tỉnh", "mọi tỉnh", "tất cả tỉnh", "tất cả các tỉnh", "các địa phương", "các nơi")
_NATIONAL = ("cả nước", "toàn quốc", "quốc gia", "trung ương")
_THE_PLACE = re.compile(
    rf"(?<!\w)(?:{either_typing('tỉnh|thành phố|địa phương')})"
    rf" (?:{either_typing('đặt|đề ra|có|hỗ trợ|đã|sẽ|phấn đấu|ban hành|cho|giao|được')})(?!\w)"
)
_MINE = (
    "tỉnh mình",
    "tỉnh tôi",
    "tỉnh em",
    "tỉnh ta",
    "tỉnh nhà",
    "chỗ mình",
    "quê mình",
    "địa phương mình",
    "bên mình",
)
# Words that a question for figures may hold besides places, years and the figures' own names.
_FRAME = (
    "mục tiêu chỉ tiêu phấn đấu đặt đề ra là gì bao nhiêu phần trăm tỷ lệ con số số liệu kết quả đạt được đã giai đoạn "
    "đến năm hết trong của về cho tỉnh thành phố các mọi tất cả nước toàn quốc so sánh với và sản xuất sạch hơn công "
    "nghiệp có những nào thế ra sao mình tôi được thì cơ sở doanh nghiệp tổng hiện nay tại bây giờ mới gần đây nhất "
    "tp nơi cao thấp nhiều chiến lược chương trình hành động quyết định tiêu dùng bền vững"
)
# Of the words of a question that asks for figures; more, and it asks for something else.
_FEW_LEFT = 1


@dataclass(frozen=True)
class TargetQuery:
    """The figures asked for; an empty set of indicators or kinds means any.

    ``periods`` are those asked for, any without one, and ``years`` those that were named. ``compares`` says that they
    are to be compared.
    ``everywhere`` asks for every place, ``national`` for figures of the whole country; ``leftover`` counts the words
    that speak of something else, and ``named`` are those words folded: whom and what the question names.
    """

    indicators: frozenset[Indicator]
    kinds: frozenset[TargetKind]
    years: tuple[int, ...]
    periods: tuple[Span, ...] = ()
    compares: bool = False
    everywhere: bool = False
    national: bool = False
    leftover: int = 0
    named: frozenset[str] = frozenset()
    wants_figures: bool = True

    @property
    def is_open(self) -> bool:
        """Whether a period has no beginning or no end."""
        return any(None in period for period in self.periods)

    @property
    def compares_periods(self) -> bool:
        """Whether figures of several periods are to be compared."""
        return self.compares and len(self.periods) > 1

    @property
    def is_lookup(self) -> bool:
        """Whether a free question is answered by figures."""
        return self.wants_figures and self.leftover <= _FEW_LEFT


def read_target_query(said: Utterance, types: frozenset[QuestionType], claim: Claim | None = None) -> TargetQuery:
    """What a question says of figures, and whether it takes one for true; the places stay with the question."""
    folded = said.typed_without_marks
    words = [said.form(token) for token in said.tokens]
    padded = f" {' '.join(words)} "

    def says(phrases: tuple[str, ...]) -> bool:
        return any(f" {phrase} " in padded for phrase in _forms(phrases, folded=folded))

    predicates = tuple(find_asked_predicates(said.text))
    indicators = frozenset(each.indicator for each in predicates)
    kinds = frozenset(kind for kind, phrases in _KIND_PHRASES.items() if says(phrases))
    counted = bool(types & {QuestionType.HOW_MANY, QuestionType.PERCENT}) and bool(indicators)
    # "Tập huấn mấy ngày" asks how long it takes; no programme counts that.
    counted &= QuestionType.DURATION not in types or QuestionType.PERCENT in types
    if claim is not None and any(said.is_place(token) for token in said.tokens):
        counted |= bool(indicators) and any(each.unit == "%" for each in claim.figures)
    known = _known(folded=folded)
    named = " ".join(said.text[each.start : each.end] for each in predicates)
    asked_about = frozenset(re.findall(r"\w+", fold(named) if folded else to_match(named)))
    asked = find_asked_periods(said.text)
    compares = QuestionType.COMPARE in types
    left = [
        position
        for position, token in enumerate(said.tokens)
        if said.is_content(token)
        and not said.is_place(token)
        and said.form(token) not in known
        and said.form(token) not in asked_about
        and not token.marked.isdigit()
        and not (claim is not None and (claim.only_asks(token.start) or claim.names_figure(token.start)))
        and not any(period.start <= token.start < period.end for period in asked)
    ]
    # "đào tạo nghề" is another thing than "đào tạo", and no word more beside it.
    ends = {_behind(each, said.tokens) for each in predicates}
    named_words = frozenset(said.tokens[position].folded for position in left)
    leftover = len({words[position] for position in left}) + sum(position in ends for position in left)
    return TargetQuery(
        indicators=indicators,
        kinds=kinds,
        years=said.years,
        periods=said.periods,
        compares=compares,
        everywhere=says(_EVERYWHERE),
        national=says(_NATIONAL),
        leftover=leftover,
        named=named_words,
        wants_figures=TargetKind.TARGET in kinds
        or counted
        or QuestionType.TARGET in types
        or (TargetKind.RESULT in kinds and bool(indicators))
        or (compares and bool(indicators or (kinds and len(said.periods) > 1))),
    )


def speaks_of_the_place(question: str) -> bool:
    """Whether a question says "the province" without its name: "tỉnh đặt mục tiêu gì", "thành phố có hỗ trợ không"."""
    return _THE_PLACE.search(to_match(question)) is not None


def asks_for_own_place(question: str) -> bool:
    """Whether a question is about the place of the person who asks: "tỉnh mình", "quê mình"."""
    words = f" {to_match(question)} "
    return any(f" {phrase} " in words or f" {fold(phrase)} " in words for phrase in _MINE)


def _behind(predicate: Predicate, tokens: Sequence[Token]) -> int:
    """The position of the first word behind a predicate."""
    return next((number for number, token in enumerate(tokens) if token.start >= predicate.end), len(tokens))


@cache
def _forms(phrases: tuple[str, ...], *, folded: bool) -> tuple[str, ...]:
    return tuple(map(fold if folded else to_match, phrases))


@cache
def _known(*, folded: bool) -> frozenset[str]:
    text = " ".join([_FRAME, *_EVERYWHERE, *_NATIONAL, *_MINE])
    return frozenset(re.findall(r"\w+", fold(text) if folded else to_match(text)))
