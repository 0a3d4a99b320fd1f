"""Where the paper or site that published an article is at home."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.places.finder import find_places
from knowledge.places.mention import Level, Strength
from knowledge.places.place_evidence import Reading
from knowledge.places.spellings import load_spellings
from knowledge.places.tally import Tally
from knowledge.records import BODY_ROLES, ExtractedLine, LineRole
from knowledge.vietnamese.normalization import fold

# A news agency's or paper's address opens the text.
_HOST_LINES = 2
_HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+vn\b", re.IGNORECASE)
# A shorter name is too likely a part of another word.
_SHORTEST_IN_HOST = 5
# The names that districts' portals and stations print above their pages.
_MASTHEAD = re.compile(
    r"\b(?:(?:cong|trang) (?:tin|thong tin)|(?:dai|tram) (?:truyen|phat) thanh|truyen hinh"
    r"|trung tam (?:truyen thong|van hoa)|uy ban nhan dan|ubnd|phong kinh te)\b"
)
_LONGEST_MASTHEAD = 20  # words
_SOURCES = frozenset({LineRole.DATELINE, LineRole.SOURCE, LineRole.LETTERHEAD})
_PROVINCE_LEVELS = (Level.PROVINCE, Level.PROVINCE_NOW)


def publishers_province(
    reading: Reading, tallies: Mapping[str, Tally], lines: Sequence[ExtractedLine], publisher: str | None
) -> list[str]:
    """The publisher's province, for a text that says "the province" and speaks of no other.

    The opening may hold the publisher's address: "(kontumtv.vn) – Ngày 12/12…".
    """
    if not reading.local:
        return []
    saying = [line.text for line in lines if line.role in _SOURCES] + [publisher or ""]
    opening = [line.text for line in lines if line.role in BODY_ROLES][:_HOST_LINES]
    mentions = [mention for line in saying for mention in find_places(line)]
    named = [each.provinces[0] for each in mentions if each.level in _PROVINCE_LEVELS]
    hosts = [each for line in (*saying, *opening) for each in _provinces_of_hosts(line)]
    provinces = list(dict.fromkeys([*named, *hosts]))
    if len(provinces) != 1:
        return []
    others = [province for province, tally in tallies.items() if province != provinces[0] and tally.about]
    return [] if others else provinces


def mastheads_province(
    reading: Reading, tallies: Mapping[str, Tally], lines: Sequence[ExtractedLine]
) -> list[tuple[str, int]]:
    """The province of the district whose portal or station printed the page, with the line that names it.

    A district's site tells of the district; where the text tells of somewhere else or of the whole country, it says
    nothing. A province's own site takes over what others write.
    """
    if reading.nationwide_title or reading.nationwide_lead:
        return []
    first = next((number for number, line in enumerate(lines) if line.role in BODY_ROLES), 0)
    named: dict[str, int] = {}
    for line in lines[:first]:
        if line.role in BODY_ROLES or len(line.text.split()) > _LONGEST_MASTHEAD:
            continue
        if _MASTHEAD.search(fold(line.text)):
            for each in find_places(line.text):
                if each.level is Level.DISTRICT and each.strength is Strength.STRONG:
                    named.setdefault(each.provinces[0], line.number)
    others = [each for province, each in tallies.items() if province not in named]
    return list(named.items()) if len(named) == 1 and not any(each.about or each.named for each in others) else []


def _provinces_of_hosts(text: str) -> tuple[str, ...]:
    """The provinces whose name, in one word, opens or ends a part of a .vn address; empty for none."""
    provinces: dict[str, None] = {}
    for host in _HOST.findall(text):
        for label in fold(host).replace("-", "").split("."):
            for word, names in load_spellings().joined.items():
                if names[0].level is Level.DISTRICT or len(word) < _SHORTEST_IN_HOST:
                    continue
                if label.startswith(word) or label.endswith(word):
                    provinces[names[0].provinces[0]] = None
    return tuple(provinces)
