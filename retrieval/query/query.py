"""What a question says, read once: its tokens with what each does, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from knowledge.places import PlaceMention
from knowledge.targets import TargetKind
from retrieval.analysis.terms import SearchTerms, bigram_forms
from retrieval.analysis.tokenizer import FOLDED, Token
from retrieval.query.moments import Moment
from retrieval.query.other_words import Synonym, other_terms
from retrieval.query.polarity import Claim
from retrieval.query.question_types import QuestionType, Types
from retrieval.query.reference import Reference
from retrieval.query.scope import Scope
from retrieval.query.similarity import QueryKey
from retrieval.query.target_query import TargetQuery
from retrieval.records import Reason


class QueryToken(NamedTuple):
    """A token of a question: as it is compared with words of the language, as it is looked up, and what it does.

    ``form`` is folded where the question was typed without tone marks; ``position`` counts from 0. ``is_content`` says
    that it is no function word, ``asks`` which types of things the phrase asks for to which it belongs, ``frames`` that
    it belongs to one that only frames the question, ``names_place`` to the name of a place. One token may do several:
    "tỉnh" in "tỉnh nào" is content and names the type.
    """

    token: Token
    form: str
    term: str
    position: int
    is_content: bool
    asks: frozenset[QuestionType]
    frames: bool
    names_place: bool

    @property
    def names_type(self) -> bool:
        """Whether it belongs to a phrase that names the type of thing asked for."""
        return bool(self.asks)

    @property
    def only_asks(self) -> bool:
        """Whether it says how or where something is asked, and not what."""
        return self.names_type or self.frames or self.names_place

    @property
    def is_looked_up_folded(self) -> bool:
        """Whether its term is the folded one."""
        return self.term.startswith(FOLDED)


@dataclass(frozen=True, eq=False)
class Query:
    """A question, understood.

    ``asked`` is its stored form; ``searched`` its standard form, completed from the question before it and with its
    slips corrected, and ``typed`` the same without corrections. ``tokens`` are those of ``searched``, with
    abbreviations spelled out; ``types`` are the types of things asked for, each with the words that say so.
    ``claim`` is what one of yes or no takes for possible, ``asked_kind`` whether a result, a target or a plan is meant,
    ``moment`` what it means by today. ``aside`` is what the person who asks said of herself.
    ``follows_up`` says that it took something over from the last question, ``refers_to`` what of it was only pointed
    at, and ``keeps_period`` that another place is asked about at the same time. ``small_talk`` is set when it asks for
    nothing in documents. ``key`` is what questions alike have in common, ``typed_key`` that of ``typed``.
    ``other_words`` say the same in other words.
    """

    asked: str
    searched: str
    typed: str
    tokens: tuple[QueryToken, ...]
    types: Types
    places: tuple[PlaceMention, ...]
    years: tuple[int, ...]
    scope: Scope
    targets: TargetQuery
    claim: Claim | None
    asked_kind: TargetKind | None
    moment: Moment | None
    small_talk: Reason | None
    own_place: bool
    aside: str
    follows_up: bool
    refers_to: Reference | None
    keeps_period: bool
    key: QueryKey
    typed_key: QueryKey
    typed_without_marks: bool
    other_words: tuple[Synonym, ...] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether slips were corrected."""
        return self.searched != self.typed

    @cached_property
    def content(self) -> tuple[QueryToken, ...]:
        """The tokens that are no function words."""
        return tuple(token for token in self.tokens if token.is_content)

    @cached_property
    def informative(self) -> tuple[QueryToken, ...]:
        """The tokens that say what is asked about; a question of function words alone is about these."""
        return tuple(token for token in self.content or self.tokens if not token.only_asks)

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """The bigram term of each two neighbours."""
        return pairs_of(self.tokens)

    @cached_property
    def terms(self) -> SearchTerms:
        """The distinct terms for an engine, in the question's order."""
        syllables = dict.fromkeys(token.term for token in self.content or self.tokens)
        own = frozenset([*syllables, *self.pairs])
        return SearchTerms(tuple(syllables), tuple(dict.fromkeys(self.pairs)), other_terms(self.other_words, own))


def pairs_of(tokens: Sequence[QueryToken]) -> tuple[str, ...]:
    """The bigram term of each two neighbours."""
    return tuple(pair_term(first, second) for first, second in pairwise(tokens))


def pair_term(first: QueryToken, second: QueryToken) -> str:
    """The bigram term of two neighbours; folded when either of them is looked up folded."""
    marked, folded = bigram_forms(first.token, second.token)
    return folded if first.is_looked_up_folded or second.is_looked_up_folded else marked
