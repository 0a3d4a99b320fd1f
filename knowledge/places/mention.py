"""A place as a text names it."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from knowledge.records import Record


class Level(StrEnum):
    """What kind of name was written.

    ``PROVINCE`` means one province of before July 2025. ``PROVINCE_NOW`` is a name that today's larger
    province kept: the writer may mean either. ``FORMER`` is a name given up before 2025 ("Hà Tây"). ``OPEN`` is a short
    form that several provinces share, of which only the writer knows which one is meant ("BD").
    """

    PROVINCE = "province"
    PROVINCE_NOW = "province_now"
    FORMER = "former"
    DISTRICT = "district"
    OPEN = "open"


class Strength(IntEnum):
    """How surely the text speaks of the place itself.

    ``DOUBTFUL``, in questions only: the words are other words as well ("hai duong" is hai đường), or a short form of
    several provinces. ``WEAK``: the name is part of something else's (a street, a beer, a company) or an abbreviation
    without support. ``FAIR``: the name alone. ``STRONG``: behind "tỉnh", "huyện", "Sở Công Thương", "địa bàn"…
    """

    DOUBTFUL = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


class PlaceMention(Record):
    """One place named at ``text[start:end]``, offsets in characters; units like "tỉnh" are not part of it.

    ``provinces`` are names before July 2025, the namesake first; several only for a name of today that covers
    several, a former one, or an open one. ``district`` is the canonical name where one is meant.
    """

    start: int
    end: int
    written: str
    level: Level
    provinces: tuple[str, ...]
    district: str | None = None
    strength: Strength

    @property
    def certain(self) -> bool:
        """Whether a question that names it is to be answered from this place alone."""
        return self.strength > Strength.WEAK
