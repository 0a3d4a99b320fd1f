"""Which places a question is about, and which articles may answer it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.places import PlaceMention, legacy_provinces_of, normalize_province
from knowledge.records import Article
from knowledge.vietnamese.normalization import fold
from retrieval.errors import UnknownProvince


@dataclass(frozen=True)
class Scope:
    """The places asked about: ``groups`` holds one tuple of provinces (names before July 2025) per place named.

    "Phú Thọ" is one place of three provinces; "Hà Nội và Thanh Hóa" are two places of one. Empty for none.
    """

    groups: tuple[tuple[str, ...], ...] = ()

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
        return any(fold(province) in folded for province in self.provinces)

    def uncovered(self, provinces: Iterable[str]) -> tuple[str, ...]:
        """The places asked about that are none of the given provinces, each by its first name."""
        there = frozenset(provinces)
        return tuple(group[0] for group in self.groups if there.isdisjoint(group))


def find_scope(places: Iterable[PlaceMention], province: str | None = None) -> Scope:
    """The scope of a question that names ``places``; a ``province`` given by name takes their stead."""
    if province is not None:
        return scope_of(province)
    groups = [mention.provinces for mention in places if mention.certain]
    return Scope(tuple(dict.fromkeys(groups)))


def scope_of(province: str) -> Scope:
    """The scope of one province under any of its names; raises `UnknownProvince` for a name that none has."""
    name = normalize_province(province)
    if name is None:
        raise UnknownProvince(province)
    return Scope((legacy_provinces_of(province) or (name,),))
