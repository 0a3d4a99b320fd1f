"""Which places a question is about, and which articles may answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.places import Level, PlaceMention, Strength, find_places, legacy_provinces_of, normalize_province
from knowledge.records import Article
from knowledge.vietnamese.normalization import fold, to_match
from retrieval.errors import UnknownProvince

# Right before a place that something else is told beside.
_MEASURE = re.compile(
    r"\b(?:hơn|so với|cùng với|cùng|như|bằng|kém|giống|khác|sau|từ|sang|ngoài)(?: của)?(?: tỉnh| thành phố| tp\.?)? ?$"
)

# What is told of a place may be dated before it is named.
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?|\b(?:ngày|tháng|năm) \d{1,4}\b(?!/)", re.IGNORECASE)

# Every question about a place reads the places of some hundred sentences, and a tenth of a millisecond each; those of
# articles about other places are the same again and again. So many take 8 MB.
_KEPT = 8_192


@dataclass(frozen=True)
class Scope:
    """The places asked about: ``groups`` holds one tuple of provinces (names before July 2025) per place named.

    "Phú Thọ" is one place of three provinces; "Hà Nội và Thanh Hóa" are two places of one. Empty for none. ``leaning``
    are places that the question may name, where it names none for certain: they go before the others and shut none
    out. ``unsettled`` is a short form of several provinces, of which one is meant.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    leaning: tuple[tuple[str, ...], ...] = ()
    unsettled: PlaceMention | None = None

    @property
    def provinces(self) -> frozenset[str]:
        """All provinces asked about."""
        return frozenset(province for group in self.groups for province in group)

    def covers(self, article: Article) -> bool:
        """Whether an article is about one of the places, or no place was named."""
        return not self.groups or not self.provinces.isdisjoint(article.provinces)

    def is_named_in(self, text: str) -> bool:
        """Whether a sentence names one of the places itself."""
        folded = fold(text)
        if any(fold(province) in folded for province in self.provinces):
            return True
        # "Huế", "TP.HCM", a district.
        return any(place.provinces[0] in self.provinces for place in _certain_places(text))

    def is_told_of_in(self, text: str) -> bool:
        """Whether a sentence of an article about another place tells of one of these, with no figure of the other.

        The place is named first, every figure stands behind it and before the next place, and it is no measure of
        another: "cao hơn Thanh Hóa", "cùng với Thanh Hóa".
        """
        named = _certain_places(text)
        if not named or named[0].provinces[0] not in self.provinces:
            return False
        if _MEASURE.search(to_match(text[: named[0].start])):
            return False
        others = (place.start for place in named if place.provinces[0] not in self.provinces)
        end = next(others, len(text))
        return not any(map(str.isdigit, _DAY.sub("", text[: named[0].start]) + text[end:]))

    def uncovered(self, provinces: Iterable[str]) -> tuple[str, ...]:
        """The places asked about that are none of the given provinces, each by its first name."""
        there = frozenset(provinces)
        return tuple(group[0] for group in self.groups if there.isdisjoint(group))


@lru_cache(maxsize=_KEPT)
def _certain_places(text: str) -> tuple[PlaceMention, ...]:
    """The places that a sentence names for certain."""
    return tuple(place for place in find_places(text) if place.certain)


def find_scope(places: Iterable[PlaceMention], province: str | None = None) -> Scope:
    """The scope of a question that names ``places``; a ``province`` given by name takes their stead."""
    if province is not None:
        return scope_of(province)
    named = tuple(places)
    groups = [mention.provinces for mention in named if mention.certain]
    doubtful = [mention for mention in named if mention.strength is Strength.DOUBTFUL]
    leaning = [] if groups else [mention.provinces for mention in doubtful if mention.level is not Level.OPEN]
    return Scope(
        groups=tuple(dict.fromkeys(groups)),
        leaning=tuple(dict.fromkeys(leaning)),
        unsettled=next((mention for mention in doubtful if mention.level is Level.OPEN), None),
    )


def scope_of(province: str) -> Scope:
    """The scope of one province under any of its names; raises `UnknownProvince` for a name that none has."""
    name = normalize_province(province)
    if name is None:
        raise UnknownProvince(province)
    return Scope((legacy_provinces_of(province) or (name,),))
