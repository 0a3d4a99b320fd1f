"""A question as it was said: standard words, cut into tokens, with the places it names; not yet understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from knowledge.places import PlaceMention, find_asked_places
from knowledge.targets.periods import Span, find_asked_periods, find_years
from knowledge.vietnamese.normalization import fold, has_marks, to_stored
from knowledge.vietnamese.stopwords import is_function_word
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.query.question_types import QuestionType, Types, find_question_types
from retrieval.query.standard_words import standardize

_TARGETS = "mục tiêu"


@dataclass(frozen=True)
class Utterance:
    """The words of a question.

    ``plain`` are the tokens of ``text``, ``tokens`` the same with abbreviations spelled out.
    """

    text: str
    plain: Sequence[Token]
    tokens: Sequence[Token]
    places: tuple[PlaceMention, ...]
    typed_without_marks: bool

    @property
    def words(self) -> str:
        """The plain tokens in the form in which they are compared, parted by spaces."""
        return " ".join(self.form(token) for token in self.plain) + (" %" if "%" in self.text else "")

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
        return not is_function_word(
            token.marked, token.folded, typed_without_marks=self.typed_without_marks, opens=token.start == 0
        )

    def is_place(self, token: Token) -> bool:
        """Whether a token is part of the name of a place."""
        return any(place.certain and place.start <= token.start < place.end for place in self.places)


def hear(question: str, lexicon: Lexicon) -> Utterance:
    """The utterance of a question in stored form; an empty text gives one without tokens."""
    return cut(standardize(question, lexicon), lexicon, typed_without_marks=not has_marks(question))


def cut(text: str, lexicon: Lexicon, *, typed_without_marks: bool) -> Utterance:
    """The utterance of a text in standard words."""
    plain = tokenize(text, scales=False)
    tokens = lexicon.spell_out(text, plain, question=True)
    return Utterance(text, plain, tokens, find_asked_places(text), typed_without_marks)


def with_types(said: Utterance, lexicon: Lexicon) -> tuple[Utterance, Types]:
    """The types of things asked for, and the utterance: who compares places, in a year or any, means their targets."""
    types = _find_types(said)
    if QuestionType.COMPARE not in types or QuestionType.TARGET in types or not _says_only_places(said, types):
        return said, types
    targets = fold(_TARGETS) if said.typed_without_marks else _TARGETS
    said = cut(f"{said.text} {targets}", lexicon, typed_without_marks=said.typed_without_marks)
    return said, _find_types(said)


def _says_only_places(said: Utterance, types: Types) -> bool:
    asking = words_of(types)
    periods = find_asked_periods(said.text)
    content = (token for token in said.tokens if said.is_content(token))
    return all(
        said.is_place(token)
        or said.form(token) in asking
        or any(period.start <= token.start < period.end for period in periods)
        for token in content
    )


def words_of(types: Types) -> frozenset[str]:
    """The words of a question that only say what type of thing is asked for."""
    return frozenset(chain.from_iterable(types.values()))


def to_single_line(question: str) -> str:
    """The stored form of a question, on one line."""
    return to_stored(question).replace("\n", " ")


def _find_types(said: Utterance) -> Types:
    return find_question_types(said.words, typed_without_marks=said.typed_without_marks)
