"""What a question says: its words in standard form, the places and years named, the kind of thing asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from knowledge.places import PlaceMention, find_places
from knowledge.vietnamese.normalization import fold, has_marks, to_stored
from knowledge.vietnamese.stopwords import is_function_word
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import bigram_forms
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.index.protocol import PassageIndex, SearchTerms
from retrieval.query.question_types import QuestionType, find_frame, find_question_types

_TARGETS = "mục tiêu"
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")


@dataclass(frozen=True)
class Query:
    """A question, understood.

    ``tokens`` are those of ``standard``, with abbreviations spelled out; ``content`` are those of them that are no
    function words. ``kinds`` are the kinds of things asked for, each with the words that say so; ``frame`` are words
    that only frame the question.
    """

    asked: str
    standard: str
    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    kinds: Mapping[QuestionType, frozenset[str]]
    frame: frozenset[str]
    places: tuple[PlaceMention, ...]
    years: tuple[int, ...]
    typed_without_marks: bool

    def names_kind(self, token: Token) -> bool:
        """Whether a token only says what kind of thing is asked for."""
        return any(self.form(token) in words for words in self.kinds.values())

    def frames(self, token: Token) -> bool:
        """Whether a token only frames the question."""
        return self.form(token) in self.frame

    def form(self, token: Token) -> str:
        """The token as it is compared with words of the language: folded if the question was typed without marks."""
        return token.folded if self.typed_without_marks else token.marked

    def names_place(self, token: Token) -> bool:
        """Whether a token is part of the name of a place."""
        return any(place.certain and place.start <= token.start < place.end for place in self.places)

    def says_only_places(self) -> bool:
        """Whether nothing is said but places and the kind of thing asked for."""
        return all(self.names_place(token) or self.names_kind(token) for token in self.content)

    def term(self, token: Token, index: PassageIndex) -> str:
        """The term under which a token is looked up.

        A syllable without tone marks is looked up folded when the whole question was typed without them, or
        when the collection never writes it so.
        """
        unmarked = token.marked == token.folded
        if unmarked and (self.typed_without_marks or not index.holds(token.marked)):
            return token.folded_term
        return token.marked

    def search_terms(self, index: PassageIndex) -> SearchTerms:
        """The distinct terms of the question for an engine, in its order."""
        syllables = dict.fromkeys(self.term(token, index) for token in self.content or self.tokens)
        bigrams = dict.fromkeys(self.pair(first, second, index) for first, second in pairwise(self.tokens))
        return SearchTerms(tuple(syllables), tuple(bigrams))

    def pair(self, first: Token, second: Token, index: PassageIndex) -> str:
        """The bigram term of two neighbours; folded when either of them is looked up folded."""
        marked, folded = bigram_forms(first, second)
        loose = {self.term(first, index), self.term(second, index)} & {first.folded_term, second.folded_term}
        return folded if loose else marked


def parse_query(text: str, lexicon: Lexicon) -> Query:
    """The question in a text; an empty text gives a question without tokens."""
    asked = to_stored(text).replace("\n", " ")
    standard = lexicon.standardize(asked)
    unmarked = not has_marks(asked)
    plain = tokenize(standard)
    words = " ".join(token.folded if unmarked else token.marked for token in plain)
    if "%" in standard:
        words += " %"
    tokens = lexicon.spell_out(standard, plain, question=True)
    places = find_places(standard)
    kinds = find_question_types(words, typed_without_marks=unmarked)
    content = tuple(
        token for token in tokens if not is_function_word(token.marked, token.folded, typed_without_marks=unmarked)
    )
    question = Query(
        asked=asked,
        standard=standard,
        tokens=tuple(tokens),
        content=content,
        kinds=kinds,
        frame=find_frame(words, typed_without_marks=unmarked),
        places=places,
        years=tuple(dict.fromkeys(int(found[0]) for found in _YEAR.finditer(standard))),
        typed_without_marks=unmarked,
    )
    if QuestionType.COMPARE in kinds and QuestionType.TARGET not in kinds and question.says_only_places():
        # Places compared without saying in what: their targets are what people mean.
        return parse_query(f"{asked} {fold(_TARGETS) if unmarked else _TARGETS}", lexicon)
    return question
