"""Which districts an article names as its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from knowledge.places.context import behind_authority
from knowledge.places.mention import Level, Strength
from knowledge.places.place_evidence import Evidence, Reading
from knowledge.vietnamese.syllables import Syllable

# "huyện Sông Lô và huyện Lập Thạch": words between two members of one list.
_LIST_GAP = 3


def find_districts(reading: Reading, provinces: Sequence[str]) -> dict[str, list[str]]:
    """The districts named, by province, in the order of the text; only those of the given provinces.

    A name counts when it stands behind "huyện", "ở", "địa bàn"…, before its province, in a list with one that
    does, or twice: alone it may be a person's or a brand's.
    """
    named = [
        each
        for each in (*reading.title, *reading.body)
        if each.found.mention.level is Level.DISTRICT and each.strength > Strength.WEAK and each.province in provinces
    ]
    times = Counter(each.found.mention.district for each in named)
    districts: dict[str, list[str]] = defaultdict(list)
    last: Evidence | None = None
    for each in named:
        district = each.found.mention.district or ""
        if times[district] > 1 or _is_told(each, last, reading.scan.syllables):
            last = each
            if district not in districts[each.province]:
                districts[each.province].append(district)
    return districts


def _is_told(each: Evidence, last: Evidence | None, syllables: Sequence[Syllable]) -> bool:
    if each.strength is Strength.STRONG or each.venue:
        return True
    start = each.found.start
    if last is not None and last.line == each.line and start - last.found.end <= _LIST_GAP:
        return True
    return behind_authority(syllables, start, first=0)
