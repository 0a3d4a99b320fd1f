"""Which places of Viet Nam are named, and which is it about?"""

from knowledge.places.article_places import find_article_places, state_declared
from knowledge.places.asked_places import find_asked_places, find_unsure_places
from knowledge.places.finder import find_places
from knowledge.places.gazetteer import (
    legacy_provinces,
    legacy_provinces_of,
    make_places,
    normalize_province,
    province_now,
    provinces_of_district,
)
from knowledge.places.mention import Level, PlaceMention, Strength
from knowledge.places.regions import neighbours_of

__all__ = [
    "Level",
    "PlaceMention",
    "Strength",
    "find_article_places",
    "find_asked_places",
    "find_places",
    "find_unsure_places",
    "legacy_provinces",
    "legacy_provinces_of",
    "make_places",
    "neighbours_of",
    "normalize_province",
    "province_now",
    "provinces_of_district",
    "state_declared",
]
