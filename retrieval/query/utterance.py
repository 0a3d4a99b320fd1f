"""A question as it was said: standard words, cut into tokens, with the places it names; not yet understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.places import PlaceMention, find_asked_places
from knowledge.targets.periods import Span, find_asked_periods, find_years
from knowledge.vietnamese.normalization import drop_marks, fold, has_marks, to_stored
from knowledge.vietnamese.stopwords import is_function_word
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.query.asking import Asking, read_asking
from retrieval.query.frames import unframe
from retrieval.query.homographs import means_loan
from retrieval.query.question_types import QuestionType
from retrieval.query.standard_words import standardize

_TARGETS = "mục tiêu"
_WORDS = re.compile(r"[^\W\d_]{2,}")
# Of 480 questions that were typed with marks none has fewer than .38 of its words marked, short forms and names
# counted; of those typed without them, a slip of the thumb leaves at most .24.
_FEWEST_MARKED = 1 / 3
_ENOUGH_WORDS = 5


@dataclass(frozen=True)
class Utterance:
    """The words of a question.

    ``plain`` are the tokens of ``text``, ``tokens`` the same with abbreviations spelled out. ``aside`` is what the
    person who asks said of herself beside it.
    """

    text: str
    plain: Sequence[Token]
    tokens: Sequence[Token]
    places: tuple[PlaceMention, ...]
    typed_without_marks: bool
    aside: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The years named, each once."""
        return find_years(self.text)

    @property
    def periods(self) -> tuple[Span, ...]:
        """The periods asked for, each once."""
        return tuple(dict.fromkeys(each.span for each in find_asked_periods(self.text)))

    def form(self, token: Token) -> str:
        """A token as it is compared with words of the language: folded if there were no tone marks."""
        return token.folded if self.typed_without_marks else token.marked

    def is_content(self, token: Token) -> bool:
        """Whether a token is no function word."""
        if self.typed_without_marks and token.folded == "vay":
            return means_loan([each.folded for each in self.tokens], self.tokens.index(token))
        return not is_function_word(
            token.marked, token.folded, typed_without_marks=self.typed_without_marks, opens=token.start == 0
        )

    def is_place(self, token: Token) -> bool:
        """Whether a token is part of the name of a place."""
        return any(place.certain and place.start <= token.start < place.end for place in self.places)


def hear(question: str, lexicon: Lexicon) -> Utterance:
    """The utterance of a question in stored form; an empty text gives one without tokens."""
    question = drop_marks(question) if _leaves_out_marks(question) else question
    framed = unframe(question)
    # "chị ơi, muc tieu thanh hoa ạ", "cho em hỏi targets of Thanh Hoa": the words around it are none of the question's.
    text = standardize(framed.question, lexicon)
    typed_without_marks = not has_marks(framed.question)
    aside = standardize(framed.aside, lexicon)
    if text != framed.question:  # "mn cho mk hoi": only now it can be read.
        framed = unframe(text)
        text, aside = framed.question, f"{aside} {framed.aside}".strip()
    return cut(text, lexicon, typed_without_marks=typed_without_marks, aside=aside)


def _leaves_out_marks(question: str) -> bool:
    """Whether so few words have marks that they say nothing: "o can tho nganh thuỷ sản tiet kiêm bao nhieu dien"."""
    words = _WORDS.findall(question)
    marked = sum(map(has_marks, words))
    return 0 < marked < _FEWEST_MARKED * len(words) and len(words) >= _ENOUGH_WORDS


def cut(text: str, lexicon: Lexicon, *, typed_without_marks: bool, aside: str = "") -> Utterance:
    """The utterance of a text in standard words, without what frames it."""
    plain = tokenize(text, scales=False)
    tokens = lexicon.spell_out(text, plain, question=True)
    return Utterance(text, plain, tokens, find_asked_places(text), typed_without_marks, aside)


def with_types(said: Utterance, lexicon: Lexicon) -> tuple[Utterance, Asking]:
    """What is asked for, and the utterance: who compares places, in a year or any, means their targets."""
    asking = _read_asking(said)
    types = asking.types
    if QuestionType.COMPARE not in types or QuestionType.TARGET in types or not _says_only_places(said, asking):
        return said, asking
    targets = fold(_TARGETS) if said.typed_without_marks else _TARGETS
    said = cut(f"{said.text} {targets}", lexicon, typed_without_marks=said.typed_without_marks, aside=said.aside)
    return said, _read_asking(said)


def _says_only_places(said: Utterance, asking: Asking) -> bool:
    periods = find_asked_periods(said.text)
    return all(
        said.is_place(token)
        or position in asking.asks
        or any(period.start <= token.start < period.end for period in periods)
        for position, token in enumerate(said.tokens)
        if said.is_content(token)
    )


def to_single_line(question: str) -> str:
    """The stored form of a question, on one line."""
    return to_stored(question).replace("\n", " ")


def _read_asking(said: Utterance) -> Asking:
    words = [said.form(token) for token in said.tokens]
    return read_asking(words, folded=said.typed_without_marks, percent_sign="%" in said.text)
