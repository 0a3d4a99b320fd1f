"""A place that was typed as an abbreviation: behind a refusal it is offered by its name, to be confirmed with a tap."""

from __future__ import annotations

from knowledge.places import PlaceMention, find_asked_places, find_places, find_unsure_places
from retrieval.query.query import Query

# More provinces than these are no guess.
_MOST = 3


def guess_places(query: Query) -> tuple[str, ...]:
    """Questions with the name for the abbreviation; the name alone where nothing was found of a place we understood.

    Empty where the question names its places, or none.
    """
    named = [place for place in find_asked_places(query.searched) if place.certain and place.district is None]
    if named:
        return tuple(place.provinces[0] for place in named if not find_places(place.written))[:1]
    if query.scope.groups:
        return ()
    unsure = find_unsure_places(query.searched)
    return tuple(_spelled_out(query.searched, place, name) for place in unsure[:1] for name in place.provinces[:_MOST])


def _spelled_out(question: str, place: PlaceMention, province: str) -> str:
    return question[: place.start] + province + question[place.end :]
