"""A follow-up that names another trade: it takes the stead of the trade, and the firm, of the question before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from knowledge.late_patterns import late_pattern
from knowledge.targets.predicates import SPECIFIC
from knowledge.targets.verbs import load_verbs
from knowledge.vietnamese.normalization import fold_in_place
from knowledge.vietnamese.orthography import is_possible_syllable
from knowledge.vietnamese.units import without_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.trade_names import find_trade_names
from retrieval.query.utterance import Utterance, with_types

# What goes before the name of a trade or a firm, and with it.
_HEAD = (
    "nha may|cong ty|xi nghiep|doanh nghiep|co so|nganh nghe|lang nghe|nganh|lang|xuong|lo|hang|tap doan|hop tac xa|"
    "san xuat|che bien"
)
_HEADED = late_pattern(rf"(?:^|(?<!\w)(?:{_HEAD}) )$")
# The names of firms and villages have two syllables.
_OF_A_NAME = 2
_OPENS_WITH_FIRM = late_pattern(rf"(?:{_HEAD})(?!\w)")
_BEFORE = late_pattern(rf"(?<!\w)(?:(?:{_HEAD}|cac|nhung|mot|o|tai|cua|trong|cho|voi|doi) )+$")


def names_trade(said: Utterance) -> bool:
    """Whether a trade is named; without marks "giay" is one where nothing else is said."""
    return _named(said) is not None


def without_trade(said: Utterance, lexicon: Lexicon) -> str:
    """What is asked, without of whom: the trade, or the firm that the question opens with, and all of its name.

    A name goes on until what is asked of it begins: a predicate, a figure, a word that asks or is no name.
    """
    start, end = _named(said) or _firm(said)
    begins = set(_where_it_goes_on(said, lexicon, range(end, end + _OF_A_NAME)))
    if start == end:
        return said.text
    while end < len(said.tokens) and end not in begins:
        end += 1
    first, last = said.tokens[start].start, said.tokens[end - 1].end
    before = _BEFORE.search(fold_in_place(said.text[:first]))
    return " ".join(f"{said.text[: before.start() if before is not None else first]} {said.text[last:]}".split())


def _named(said: Utterance) -> tuple[int, int] | None:
    """Where the trade stands that is named; one with other meanings must open the question, or follow "ngành"."""
    words = [said.form(token) for token in said.tokens]
    text = fold_in_place(said.text)
    for unclear in (False, True):
        for span in find_trade_names(words, folded=said.typed_without_marks, unclear=unclear):
            first = said.tokens[span.start]
            headed = not unclear or _HEADED.search(text[: first.start]) is not None
            if headed and not said.is_place(first):
                return span.start, span.end
    return None


def _firm(said: Utterance) -> tuple[int, int]:
    """The word that a question opens with, if a firm's name does; a name of its own is no word of the language."""
    if not said.tokens:
        return 0, 0
    opening = said.tokens[0]
    is_firm = _OPENS_WITH_FIRM.match(fold_in_place(said.text)) or not is_possible_syllable(opening.folded)
    return 0, int(bool(is_firm) and not opening.is_number)


def _where_it_goes_on(said: Utterance, lexicon: Lexicon, name: range) -> Iterator[int]:
    """The positions of words that are no part of a name; function words may be one where a ``name`` is likely.

    With a capital they are, and without marks right behind the trade: "giay bai bang" is Giấy Bãi Bằng.
    """
    asking = with_types(said, lexicon)[1]
    starts = {each.start() for each in _verb(folded=said.typed_without_marks).finditer(said.text)}
    ways = _ways_of_saying(lexicon, folded=said.typed_without_marks)
    words = tuple(said.form(token) for token in said.tokens)
    for position, token in enumerate(said.tokens):
        asks = position in asking.asks or position in asking.frames or token.start in starts
        capital = position > 0 and said.text[token.start].isupper()
        named = capital or (said.typed_without_marks and position in name)
        names_nothing = token.is_number or said.is_place(token) or not (named or said.is_content(token))
        if asks or names_nothing or any(words[position : position + size] in ways for size in (2, 3)):
            yield position


@cache
def _verb(*, folded: bool) -> re.Pattern[str]:
    verbs = "|".join([*(said for _, said in SPECIFIC), load_verbs().general])
    return re.compile(rf"(?<!\w)(?:{without_marks(verbs) if folded else verbs})(?!\w)", re.IGNORECASE)


def _ways_of_saying(lexicon: Lexicon, *, folded: bool) -> frozenset[tuple[str, ...]]:
    """The phrases of several syllables that say the same as others: words of the language, and no names."""
    return frozenset(
        tuple(token.folded if folded else token.marked for token in phrase.tokens)
        for group in lexicon.synonyms
        for phrase in group
        if len(phrase.tokens) > 1
    )
