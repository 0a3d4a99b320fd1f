"""Which questions ask the same thing: the same places, years and types of things, and mostly the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from knowledge.targets.periods import Span
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.question_types import QuestionType, Types
from retrieval.query.utterance import Utterance, hear, to_single_line, with_types

Item = TypeVar("Item")

# The share of words in common (Jaccard's index). "giá điện sản xuất" and "giá điện cho sản xuất là bao nhiêu" share
# all of them, "giá điện" and "giá nước" a third: between the two there is room for one word more or less in three.
_ALIKE = 0.6


@dataclass(frozen=True)
class QueryKey:
    """What is left of a question without its typing: folded words, places, periods, types of things asked for."""

    words: frozenset[str]
    places: frozenset[tuple[str, ...]]
    periods: frozenset[Span]
    types: frozenset[QuestionType]

    def matches(self, other: QueryKey) -> bool:
        """Whether two questions ask the same thing; a question without words is like none."""
        if (self.places, self.periods) != (other.places, other.periods) or not self.words or not other.words:
            return False
        if self.types and other.types and self.types.isdisjoint(other.types):
            return False
        return len(self.words & other.words) >= _ALIKE * len(self.words | other.words)


@dataclass
class Group(Generic[Item]):
    """Questions alike, in the order in which they came."""

    key: QueryKey
    items: list[Item]


@lru_cache(maxsize=4096)
def query_key(question: str) -> QueryKey:
    """The key of a question as typed or searched, for one that is kept and not asked."""
    said, asking = with_types(hear(to_single_line(question), Lexicon.shipped()), Lexicon.shipped())
    return key_of(said, asking.types, Lexicon.shipped())


def key_of(said: Utterance, types: Types, lexicon: Lexicon) -> QueryKey:
    """The key of an utterance, the same for every collection: what documents taught of abbreviations is left aside."""
    tokens = said.tokens if lexicon is lexicon.base else lexicon.base.spell_out(said.text, said.plain, question=True)
    words = frozenset(token.folded for token in tokens if said.is_content(token) and not said.is_place(token))
    places = frozenset(place.provinces for place in said.places if place.certain)
    return QueryKey(words, places, frozenset(said.periods), frozenset(types))


def group_alike(questions: Iterable[tuple[str, Item]]) -> list[Group[Item]]:
    """Each question with its item joins the first group whose first question it is like; largest group first."""
    groups: list[Group[Item]] = []
    for question, item in questions:
        key = query_key(question)
        group = next((each for each in groups if each.key.matches(key)), None)
        if group is None:
            groups.append(Group(key, [item]))
        else:
            group.items.append(item)
    return sorted(groups, key=lambda group: -len(group.items))
