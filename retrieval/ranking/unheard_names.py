"""Names of a question that no document has: what is found of another firm or paper does not answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.vietnamese.orthography import is_possible_syllable
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.query.query import Query, QueryToken, pair_term

# Of a question that is written in capitals, or with one on every word, they say nothing.
_MOST_CAPITALS = 0.5
_ENDS = frozenset(".?!:;\n")


def names_unheard(query: Query, vocabulary: Vocabulary) -> bool:
    """Whether a question names something by a name that the collection never writes: "giấy Bãi Bằng", "Vinamilk".

    Names are told by their capitals; those of places, numbers and known short forms are none.
    """
    words = [token for token in query.tokens if not token.token.is_number]
    capitals = [token for token in words if _written(query, token)[:1].isupper()]
    if not capitals or len(capitals) > _MOST_CAPITALS * len(words):
        return False
    return any(_is_unheard(query, name, vocabulary) for name in _names(query))


def _names(query: Query) -> Iterator[Sequence[QueryToken]]:
    """Runs of words with capitals; one that opens a sentence has its capital from there and stands alone in none."""
    name: list[QueryToken] = []
    for token in query.tokens:
        goes_on = bool(name) and not query.searched[name[-1].token.end : token.token.start].strip()
        if name and not (goes_on and _may_name(query, token)):
            yield name
            name = []
        if _may_name(query, token):
            name.append(token)
    if name:
        yield name


def _may_name(query: Query, token: QueryToken) -> bool:
    written = _written(query, token)
    spelled_out = sum(other.token.start == token.token.start for other in query.tokens) > 1
    return written[:1].isupper() and not (token.names_place or token.token.is_number or spelled_out)


def _is_unheard(query: Query, name: Sequence[QueryToken], vocabulary: Vocabulary) -> bool:
    if len(name) > 1:
        # "FrieslandCampina Hà Nam": a name may be told by a part of it.
        return not any(vocabulary.holds(pair_term(*pair)) for pair in pairwise(name))
    # Of the word that opens a sentence the capital says nothing.
    is_name = not _opens_sentence(query, name[0]) or not is_possible_syllable(name[0].token.folded)
    return is_name and not vocabulary.holds(name[0].term)


def _opens_sentence(query: Query, token: QueryToken) -> bool:
    before = query.searched[: token.token.start].rstrip(' "“(')
    return not before or before[-1] in _ENDS


def _written(query: Query, token: QueryToken) -> str:
    return query.searched[token.token.start : token.token.end]
