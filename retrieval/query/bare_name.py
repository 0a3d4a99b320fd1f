"""Whether a message only names what could be asked about: a place, a year, or the collection's own subject."""

from __future__ import annotations

from enum import StrEnum

from retrieval.query.query import Query
from retrieval.query.topic import TOPIC

# Units of places and of time, and what somebody says before a name.
_BESIDE = frozenset({"tinh", "thanh", "pho", "tp", "nam", "ve", "o", "tai", "xem", "tim", "hieu", "thong", "tin"})

_BELONGING = frozenset(
    {
        "gio",
        "bay",
        "nay",
        "hien",
        "tai",
        "thuoc",
        "tinh",
        "thanh",
        "pho",
        "nao",
        "dau",
        "ve",
        "sap",
        "nhap",
        "vao",
        "voi",
    }
    | {"duoc", "da", "o", "la", "the"}
)


class BareName(StrEnum):
    """What is named, and nothing asked of it."""

    PLACE = "place"
    YEAR = "year"
    TOPIC = "topic"


def read_bare_name(query: Query) -> BareName | None:
    """What a question names without asking anything of it; none where it asks, or names two kinds of things."""
    if _asks_where_it_belongs(query):
        return BareName.PLACE
    if query.follows_up or query.types or query.claim is not None or query.own_place or query.aside:
        return None
    # "Hà Nội có gì": function words ask nothing of it.
    rest = [token for token in query.content if not token.names_place and token.token.folded not in _BESIDE]
    words = tuple(token.token.folded for token in rest)
    if len(query.scope.groups) == 1 and not words and all(place.district is None for place in query.places):
        return BareName.PLACE
    if query.places:
        return None
    if len(query.years) == 1 and words == (str(query.years[0]),):
        return BareName.YEAR
    return BareName.TOPIC if words == TOPIC else None


def _asks_where_it_belongs(query: Query) -> bool:
    """Whether nothing but what has become of a province is asked: "Hải Dương giờ thuộc tỉnh nào"."""
    words = {token.token.folded for token in query.tokens if not token.names_place}
    joined = bool(words & {"thuoc", "nhap"}) and words <= _BELONGING
    return joined and len(query.scope.groups) == 1 and all(place.district is None for place in query.places)


def names_numbers_alone(query: Query) -> bool:
    """Whether nothing but numbers is named ("12", "60% mà"): they stand in many sentences, and are asked of none."""
    named = [token for token in query.informative if not token.only_asks]
    return bool(named) and not query.types and all(token.token.is_number for token in named)
