"""Which words of a question ask for a type of thing or only frame it, by their place: bags of words would be fooled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.query.asked_relations import specify
from retrieval.query.homographs import is_meant
from retrieval.query.phrase_spans import PhraseMatcher, PhraseSpan
from retrieval.query.question_types import FRAMES, QUESTION_TYPE_PHRASES, QuestionType, Types

_FRAME = "frame"
# A type that says more exactly what another, named in the same question, asks for: "người ký là ai", "ai ký".
_TELLS_MORE: Mapping[QuestionType, tuple[QuestionType, ...]] = {
    QuestionType.SIGNER: (QuestionType.WHO,),
    QuestionType.AUTHOR: (QuestionType.WHO,),
    QuestionType.PUBLISHED_DAY: (QuestionType.WHEN,),
    # "viết tắt ECC là gì" asks for its words, not for what it is.
    QuestionType.LONG_FORM: (QuestionType.DEFINITION,),
    # "bao nhiêu phần trăm nhận thức được lợi ích" asks for a share, not for the benefit.
    QuestionType.PERCENT: (QuestionType.PURPOSE,),
}

# "khác (với) … ở chỗ nào": what stands between is one of the two. "khac phuc" is "khắc phục", "các xã khác" other ones.
_DIFFERS = re.compile(
    r"\bkh[áa]c(?! ph[ụu]c\b)(?: \S+){0,9}?"
    r" ((?:nh[ưu] )?th[ếe] n[àa]o|ra sao|(?:[ởo] )?(?:ch[ỗo]|[đd]i[ểe]m) n[àa]o|[ởo] [đd][âa]u)\b"
)
_OTHERS = re.compile(r"\b(?:c[áa]c|nh[ữu]ng|n[ơo]i|ng[ưu][ờo]i|ai|ch[ỗo])(?: \S+){0,3} $")


@dataclass(frozen=True)
class Asking:
    """The types of things that a question asks for, and by the position of each of its words what it asks or frames."""

    types: Types
    asks: Mapping[int, frozenset[QuestionType]]
    frames: frozenset[int]


def read_asking(words: Sequence[str], *, folded: bool, percent_sign: bool = False) -> Asking:
    """What the words of a question ask for; ``words`` in match form, or folded when it was typed without marks.

    ``percent_sign`` says that the question has "%", which is no word.
    """
    spans = tuple(_matcher(folded=folded).find(words))
    if folded:
        spans = tuple(span for span in spans if is_meant(span, spans, words))
    asks: dict[int, frozenset[QuestionType]] = {}
    types: dict[QuestionType, frozenset[str]] = {}
    for span in spans:
        asked = specify(_types_of(span), span, words, folded=folded)
        for each in sorted(asked):
            types[each] = types.get(each, frozenset()) | frozenset(words[span.start : span.end])
        if asked:
            asks.update(dict.fromkeys(range(span.start, span.end), asked))
    for more in _TELLS_MORE:
        if more in types:
            for less in _TELLS_MORE[more]:
                types.pop(less, None)
    if percent_sign and types.keys() & {QuestionType.HOW_MANY, QuestionType.TARGET}:
        types.setdefault(QuestionType.PERCENT, frozenset())
    differs = _find_difference(words)
    if differs:
        types[QuestionType.COMPARE] = types.get(QuestionType.COMPARE, frozenset()) | {words[each] for each in differs}
        types.pop(QuestionType.WHERE, None)
        asks.update({each: asks.get(each, frozenset()) | {QuestionType.COMPARE} for each in differs})
    framing = (range(span.start, span.end) for span in spans if _FRAME in span.what)
    # In the order of the types, so that one question is explained alike however it is put.
    ordered = {each: types[each] for each in QuestionType if each in types}
    return Asking(ordered, asks, frozenset(position for span in framing for position in span))


def find_question_types(words: str, *, typed_without_marks: bool) -> Types:
    """The types of things a question asks for, each with the words that say so; ``words`` are parted by spaces."""
    said = words.replace("%", " ").split()
    return read_asking(said, folded=typed_without_marks, percent_sign="%" in words).types


def _find_difference(words: Sequence[str]) -> list[int]:
    """The positions of the words of "khác (với) … ở chỗ nào"; none where nothing is asked so."""
    text = " ".join(words)
    found = _DIFFERS.search(text)
    if found is None or _OTHERS.search(text, 0, found.start()):
        return []
    first, last = (text.count(" ", 0, start) for start in (found.start(), found.start(1)))
    return [first, *range(last, last + len(found[1].split()))]


def _types_of(span: PhraseSpan[str]) -> frozenset[QuestionType]:
    return frozenset(QuestionType(each) for each in span.what if each != _FRAME)


@cache
def _matcher(*, folded: bool) -> PhraseMatcher[str]:
    return PhraseMatcher({**QUESTION_TYPE_PHRASES, _FRAME: FRAMES}, folded=folded)
