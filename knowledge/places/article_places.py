"""Which provinces an article is about, and the districts of theirs that it names.

The rules, from the surest: the title; a letterhead ("UBND TỈNH QUẢNG BÌNH"); local offices and "trên địa bàn
tỉnh …" in the opening; what the text as a whole comes back to. Lists of provinces, addresses, streets,
companies and places of meetings decide nothing. An article about the whole country has no province, and in
doubt there are fewer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.places.context import behind_authority
from knowledge.places.finder import find_places
from knowledge.places.gazetteer import places_in
from knowledge.places.mention import Level, Strength
from knowledge.places.place_evidence import Evidence, Reading, read_article
from knowledge.places.spellings import load_spellings
from knowledge.records import Block, ExtractedLine, Place
from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.syllables import Syllable

# A title with more provinces than this lists them.
_MOST_IN_TITLE = 3
# Weights: what tells the subject in the opening counts as four passing mentions.
_ABOUT_LEAD, _ABOUT, _LETTERHEAD = 4.0, 2.0, 8.0
_STRONG, _FAIR, _VENUE, _WEAK = 1.5, 1.0, 0.5, 0.25
# The least that makes a province the subject: one telling mention in the opening, or two further on.
_ENOUGH = 4.0
# A second province counts beside the first from this share of its weight.
_RIVAL = 0.5
# The share of paragraphs that must name the province where the opening does not.
_SPREAD = 1 / 3
# A news agency's or paper's address opens the text.
_HOST_LINES = 2
_PROVINCE_LEVELS = (Level.PROVINCE, Level.PROVINCE_NOW)

# "huyện Sông Lô và huyện Lập Thạch": words between two members of one list.
_LIST_GAP = 3

_HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+vn\b", re.IGNORECASE)
# A shorter name is too likely a part of another word.
_SHORTEST_IN_HOST = 5


class _Tally(NamedTuple):
    """One province's evidence in the body: its weight, and in how many lines it tells the subject."""

    weight: float
    about: int
    about_lines: int
    about_lead: bool
    acts_lead: bool
    lines: int
    letterhead: bool


def find_article_places(
    title: str, body: Sequence[Block | ExtractedLine], dateline: Sequence[str] = (), publisher: str | None = None
) -> tuple[Place, ...]:
    """The places an article is about, the main province first; empty when it is about none in particular.

    One record for each district named, or one for the province alone. ``dateline`` lines and the publisher
    decide only for a text that says "the province" without naming it.
    """
    reading = read_article(title, [block.text for block in body])
    tallies = _tally(reading.body)
    provinces = (
        _from_title(reading, tallies)
        or _from_body(reading, tallies)
        or _from_publisher(reading, tallies, (*dateline, publisher or ""), [block.text for block in body[:_HOST_LINES]])
    )
    districts = _find_districts(reading, provinces)
    return tuple(place for province in provinces for place in places_in(province, districts.get(province, ())))


def _from_title(reading: Reading, tallies: Mapping[str, _Tally]) -> list[str]:
    named = [each for each in reading.title if each.strength > Strength.WEAK]
    subjects = [each for each in named if not each.venue] or named
    provinces = list(dict.fromkeys(each.province for each in subjects))
    if not provinces:
        # A company's or a street's name in the title needs the text to name the province itself.
        weak = list(dict.fromkeys(each.province for each in reading.title))
        return [each for each in weak if each in tallies and tallies[each].weight >= _FAIR][:1]
    if len(provinces) > _MOST_IN_TITLE:
        return []
    if len(provinces) == 1 and all(_is_bare_district(each) for each in subjects):
        return provinces if provinces[0] in tallies else []
    if reading.nationwide_title and all(each.venue for each in subjects):
        return [each for each in provinces if each in tallies and tallies[each].about > 1]
    return provinces


def _is_bare_district(evidence: Evidence) -> bool:
    mention = evidence.found.mention
    return mention.level is Level.DISTRICT and mention.strength < Strength.STRONG


def _from_body(reading: Reading, tallies: Mapping[str, _Tally]) -> list[str]:
    ranked = sorted(tallies, key=lambda province: (-tallies[province].weight, province))
    if not ranked:
        return []
    letterheads = [province for province in ranked if tallies[province].letterhead]
    if len(letterheads) == 1:
        return letterheads
    first = tallies[ranked[0]].weight
    rivals = [province for province in ranked if tallies[province].weight >= _RIVAL * first]
    if len(rivals) > 1:
        leading = [province for province in rivals if tallies[province].about_lead]
        rivals = leading if len(leading) == 1 else rivals
    if len(rivals) > 2:
        return []
    subjects = [province for province in rivals if _is_subject(tallies[province], reading)]
    return subjects if len(subjects) == len(rivals) else []


def _is_subject(tally: _Tally, reading: Reading) -> bool:
    if tally.weight < _ENOUGH or not tally.about:
        return False
    if tally.about_lead:
        # One local office in an opening about the whole country is a guest, unless the province itself
        # acts there or the rest is local.
        return not reading.nationwide_lead or tally.about > 1 or tally.acts_lead or reading.local
    spread = tally.lines >= _SPREAD * reading.lines
    return tally.about_lines > 1 and spread and not (reading.nationwide_lead and not reading.local)


def _from_publisher(
    reading: Reading, tallies: Mapping[str, _Tally], lines: Sequence[str], opening: Sequence[str]
) -> list[str]:
    """The publisher's province, for a text that says "the province" and speaks of no other.

    The ``opening`` may hold the publisher's address: "(kontumtv.vn) – Ngày 12/12…".
    """
    mentions = [mention for line in lines for mention in find_places(line)]
    named = [each.provinces[0] for each in mentions if each.level in _PROVINCE_LEVELS]
    hosts = [each for line in (*lines, *opening) for each in _provinces_of_hosts(line)]
    provinces = list(dict.fromkeys([*named, *hosts]))
    if len(provinces) != 1 or not reading.local:
        return []
    others = [province for province, tally in tallies.items() if province != provinces[0] and tally.about]
    return [] if others else provinces


def _tally(evidence: Sequence[Evidence]) -> dict[str, _Tally]:
    by_province: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_province[each.province].append(each)
    return {
        province: _Tally(
            weight=sum(map(_weight, group)),
            about=sum(each.about for each in group),
            about_lines=len({each.line for each in group if each.about}),
            about_lead=any(each.about and each.lead for each in group),
            acts_lead=any(each.acts and each.lead for each in group),
            lines=len({each.line for each in group if each.strength > Strength.WEAK}),
            letterhead=any(each.letterhead for each in group),
        )
        for province, group in by_province.items()
    }


def _weight(evidence: Evidence) -> float:
    if evidence.letterhead:
        return _LETTERHEAD
    if evidence.strength is Strength.WEAK:
        return _WEAK
    if evidence.about:
        return _ABOUT_LEAD if evidence.lead else _ABOUT
    if evidence.venue:
        return _VENUE
    if evidence.found.mention.level is Level.DISTRICT and evidence.strength < Strength.STRONG:
        return _WEAK
    return _STRONG if evidence.strength is Strength.STRONG else _FAIR


def _find_districts(reading: Reading, provinces: Sequence[str]) -> dict[str, list[str]]:
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
