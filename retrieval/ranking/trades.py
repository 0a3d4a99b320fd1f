"""Whose trade a passage tells of, where a question names one: a paper mill learns little from a starch factory."""

from __future__ import annotations

from enum import Enum

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import CAPITALS, fold, to_match
from retrieval.analysis.tokenizer import FOLDED
from retrieval.index.protocol import Hit
from retrieval.ranking.evidence import Evidence, Surroundings
from retrieval.ranking.industries import find_named
from retrieval.ranking.weighted_query import WeightedQuery

# A word in fewer than one of thirty passages: a firm, an industrial park.
_RARE = 3.4
# A word with a capital that does not open a sentence.
_NAME = late_pattern(rf"(?<=[\w,;(] )[{CAPITALS}]\w*")


class Trade(Enum):
    """How near the trade that is told of is to the one asked about."""

    OWN = "own"
    """The article names it in its title, or none was asked about."""
    TOLD = "told"
    """The sentence names it."""
    AMONG_OTHERS = "among_others"
    """The passage names it somewhere, in an article that names none in its title."""
    ANOTHER = "another"


def find_trade(hit: Hit, evidence: Evidence, query: WeightedQuery, around: Surroundings) -> Trade:
    """The trade of a passage found, for the question that it may answer."""
    asked = query.industries
    titled = find_named(hit.article.title) if asked else frozenset()
    if not asked or asked & titled or _names_whom(hit, query, around):
        return Trade.OWN
    text = hit.passage.text
    if asked & find_named(text[evidence.start : evidence.end]):
        return Trade.TOLD
    return Trade.AMONG_OTHERS if not titled and asked & find_named(text) else Trade.ANOTHER


def _names_whom(hit: Hit, query: WeightedQuery, around: Surroundings) -> bool:
    """Whether the passage names whom the question is about; what a firm's trade is, it need not say."""
    rare = {term for term in query.matter & around.credits.keys() if query.terms[term] >= _RARE}
    if not rare:
        return False
    names = _NAME.findall(f"{hit.article.title}\n{hit.passage.text}")
    return any(to_match(name) in rare or FOLDED + fold(name) in rare for name in names)
