"""How the places of a question are called in its answer, and which of them no document speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from knowledge.places import Level, PlaceMention
from retrieval.analysis.terms import bigram_forms
from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.wording import Wording
from retrieval.index.protocol import PassageIndex
from retrieval.query.query import Query
from retrieval.records import Answer


def call_place(province: str, query: Query, wording: Wording) -> str:
    """A province asked about, with the district by which alone it was named."""
    named = [place for place in query.places if place.certain and province in place.provinces]
    districts = [place.district for place in named if place.district is not None]
    if districts and len(districts) == len(named):
        return wording.place_in(districts[0], province)
    return province


def note_missing(answer: Answer, query: Query, index: PassageIndex, wording: Wording) -> Iterator[str]:
    """A sentence for each place asked about that the documents of an answer to the others leave out."""
    missing = query.scope.uncovered(index.named_provinces)
    for province in missing:
        if province not in answer.compared:
            yield wording.no_document_of(call_place(province, query, wording))
    for place in query.places:
        province = place.provinces[0]
        if place.certain and place.district is not None and province not in missing and not _is_told(place, index):
            yield wording.district_unknown(place.district, province)


def _is_told(place: PlaceMention, index: PassageIndex) -> bool:
    """Whether any passage names a district; its neighbouring syllables stand for the name."""
    tokens = tokenize(place.district or "")
    if place.level is not Level.DISTRICT or not tokens:
        return True
    if len(tokens) == 1:
        return index.holds(tokens[0].marked)
    return all(any(map(index.holds, bigram_forms(first, second))) for first, second in pairwise(tokens))
