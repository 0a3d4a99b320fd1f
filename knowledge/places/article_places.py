"""Which provinces an article is about, and the districts of theirs that it names.

The rules, from the surest: a letterhead ("UBND TỈNH QUẢNG BÌNH"); the title; a dateline; who signed; local offices and
"trên địa bàn tỉnh …" in the opening; what the text as a whole comes back to; its districts. Addresses, streets,
companies, guests, markets and places of meetings decide nothing. An article about the whole country has no province,
and in doubt there are fewer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.places.article_lines import join_lines
from knowledge.places.context import behind_authority
from knowledge.places.gazetteer import places_in
from knowledge.places.heads import is_central, is_local
from knowledge.places.mention import Strength
from knowledge.places.place_evidence import Evidence, Reading, read_article
from knowledge.places.publisher_place import mastheads_province, publishers_province
from knowledge.places.tally import (
    FAIR,
    Tally,
    listed_in,
    only_named,
    subjects_of,
    tally,
    tells_of_others,
    told_by_districts,
    told_by_sections,
    told_by_works,
    told_together,
)
from knowledge.records import ExtractedLine, LineRole, Place, PlaceEvidence, StatedPlace
from knowledge.vietnamese.syllables import Syllable

# "huyện Sông Lô và huyện Lập Thạch": words between two members of one list.
_LIST_GAP = 3
# All that is local of the country's capital is issued by an authority of its own; all else is signed there too.
_CAPITAL = "Hà Nội"


_EVIDENCE = {
    LineRole.LETTERHEAD: PlaceEvidence.LETTERHEAD,
    LineRole.DATELINE: PlaceEvidence.DATELINE,
    LineRole.TITLE: PlaceEvidence.TITLE,
}


class _Shown(NamedTuple):
    """A province with what shows it, and the number of the line that does."""

    province: str
    evidence: PlaceEvidence
    line: int | None


def find_article_places(
    title: str, lines: Sequence[ExtractedLine], publisher: str | None = None
) -> tuple[StatedPlace, ...]:
    """The places an article is about, the main province first; empty when it is about none in particular.

    One record for each district named, or one for the province alone. The publisher and lines that name the source
    decide only for a text that says "the province" without naming it, and so does a district's site whose name stands
    above; ``lines`` hold those that were left out as well.
    """
    reading = read_article(join_lines(title, lines))
    tallies = tally(reading.body)
    shown = (
        _from_letterhead(reading)
        or _from_title(reading, tallies)
        or _from_dateline(reading, tallies)
        or _from_signature(reading)
        or _from_body(reading, tallies)
        or _from_publisher(publishers_province(reading, tallies, lines, publisher))
        or [
            _Shown(province, PlaceEvidence.PUBLISHER, line)
            for province, line in mastheads_province(reading, tallies, lines)
        ]
    )
    districts = _find_districts(reading, [each.province for each in shown])
    return tuple(stated for each in shown for stated in _state(each, districts.get(each.province, {}), reading))


def _state(shown: _Shown, districts: Mapping[str, Evidence], reading: Reading) -> Iterator[StatedPlace]:
    """A province by what shows it, or its districts, each by the line that names it."""
    for place in places_in(shown.province, list(districts)):
        telling = districts.get(place.district or "")
        if telling is None:
            yield StatedPlace(place=place, evidence=shown.evidence, line=shown.line)
        else:
            evidence = _EVIDENCE.get(reading.text.roles[telling.line], PlaceEvidence.BODY)
            told = shown.evidence if shown.evidence is PlaceEvidence.DISTRICTS else evidence
            yield StatedPlace(place=place, evidence=told, line=reading.text.numbers[telling.line])


def state_declared(places: Iterable[Place]) -> tuple[StatedPlace, ...]:
    """Places as a header or a person declares them."""
    return tuple(StatedPlace(place=place, evidence=PlaceEvidence.DECLARED) for place in places)


def _show(reading: Reading, mentions: Iterable[Evidence], evidence: PlaceEvidence) -> list[_Shown]:
    """Each province of some mentions once, with the line of its first."""
    first: dict[str, Evidence] = {}
    for each in mentions:
        first.setdefault(each.province, each)
    return [_Shown(each.province, evidence, reading.text.numbers[each.line]) for each in first.values()]


def _from_letterhead(reading: Reading) -> list[_Shown]:
    """Who issued it, or else where it was signed, and the other provinces of a title that names this one."""
    text = reading.text
    head = [each for each in reading.head if text.roles[each.line] is LineRole.LETTERHEAD]
    written = "\n".join(line for line, role in zip(text.lines, text.roles, strict=True) if role is LineRole.LETTERHEAD)
    issuing = [each for each in head if not each.signed and (each.strength is Strength.STRONG or each.about)]
    signing = [each for each in head if each.signed and each.strength > Strength.WEAK]
    signed_in = {each.province for each in signing}
    if is_central(written):
        # "BỘ CÔNG AN, CÔNG AN TỈNH X" is signed in X; "54 HAI BÀ TRƯNG, HÀ NỘI" is an address.
        named = [each for each in issuing if not any(map(str.isdigit, text.lines[each.line]))]
        found = [each for each in named if not signed_in or each.province in signed_in]
    else:
        provinces = [each for each in issuing if not each.is_district]
        local = is_local(written)
        found = provinces or issuing or [each for each in signing if local or each.province != _CAPITAL]
    found = found or [each for each in reading.body if each.letterhead]
    shown = _show(reading, found, PlaceEvidence.LETTERHEAD)
    if len({each.province for each in shown}) > 1 and not head:
        return []
    titled = _show(reading, _told_in_title(reading), PlaceEvidence.TITLE)
    provinces_shown = {each.province for each in shown}
    if provinces_shown & {each.province for each in titled}:
        shown += [each for each in titled if each.province not in provinces_shown]
    return shown


def _told_in_title(reading: Reading) -> list[Evidence]:
    named = [each for each in reading.title if each.strength > Strength.WEAK]
    subjects = [each for each in named if not each.venue]
    # "tại TP.HCM và BR-VT": of two side by side both are where it happens, or both the subject.
    beside = {
        each
        for before, after in pairwise(named)
        for each in (before, after)
        if after.found.start - before.found.end <= _LIST_GAP and before.venue is not after.venue
    }
    return [each for each in named if each in subjects or each in beside] or named


def _from_title(reading: Reading, tallies: Mapping[str, Tally]) -> list[_Shown]:
    subjects = _told_in_title(reading)
    shown = _show(reading, subjects, PlaceEvidence.TITLE)
    if not shown:
        # A company's or a street's name in the title needs the text to name the province itself.
        weak = _show(reading, reading.title, PlaceEvidence.TITLE)
        return [each for each in weak if each.province in tallies and tallies[each.province].weight >= FAIR][:1]
    if len(shown) == 1 and all(each.is_district and each.strength < Strength.STRONG for each in subjects):
        if shown[0].province in tallies:
            return [*shown, *_beside_district(reading, tallies, shown[0].province)]
        return shown if not tells_of_others(reading, tallies) else []
    if reading.nationwide_title and all(each.venue for each in subjects):
        return [each for each in shown if each.province in tallies and tallies[each.province].about > 1]
    dated = {each.province: each for each in _datelines(reading)}
    return [
        _Shown(each.province, PlaceEvidence.DATELINE, reading.text.numbers[dated[each.province].line])
        if each.province in dated
        else each
        for each in shown
    ]


def _beside_district(reading: Reading, tallies: Mapping[str, Tally], province: str) -> list[_Shown]:
    """The other province whose district opens the text beside the title's: "Từ Sơn và huyện Việt Yên"."""
    told = [other for other, each in tallies.items() if each.opening_districts and each.lines > 1]
    if province not in told or len(told) > 2 or any(each.named for each in tallies.values()):
        return []
    opening = [each for each in reading.body if each.lead and each.is_district and each.province in told]
    return _show(reading, [each for each in opening if each.province != province], PlaceEvidence.DISTRICTS)


def _from_dateline(reading: Reading, tallies: Mapping[str, Tally]) -> list[_Shown]:
    """Where it was written; a meeting of the whole country there is about the country."""
    shown = _show(reading, _datelines(reading)[:1], PlaceEvidence.DATELINE)
    if not shown:
        return []
    own = tallies.get(shown[0].province)
    if reading.nationwide_lead and not reading.local and (own is None or not own.about):
        return []
    # "Hà Tĩnh – Sáng 12/3, đoàn của Sở Công Thương Nghệ An …": who acts is the subject.
    hosts = {province for province, each in tallies.items() if each.host}
    return shown if not hosts or shown[0].province in hosts else []


def _datelines(reading: Reading) -> list[Evidence]:
    signed_elsewhere = [each for each in (*reading.head, *reading.body) if each.dateline]
    return [each for each in signed_elsewhere if not (each.signed and each.province == _CAPITAL)]


def _from_signature(reading: Reading) -> list[_Shown]:
    signing = [
        each
        for each in reading.head
        if reading.text.roles[each.line] is LineRole.SIGNATURE and each.about and each.strength is Strength.STRONG
    ]
    shown = _show(reading, signing, PlaceEvidence.LETTERHEAD)
    return shown if len(shown) == 1 else []


def _from_body(reading: Reading, tallies: Mapping[str, Tally]) -> list[_Shown]:
    listed, subjects = listed_in(reading), subjects_of(reading, tallies)
    provinces = (
        told_by_sections(reading)
        or (listed if set(subjects) <= set(listed) else subjects)
        or only_named(reading, tallies)
        or told_by_districts(reading, tallies)
        or told_together(tallies)
        or told_by_works(reading, tallies)
    )
    shown = []
    for province in provinces:
        own = [each for each in (*reading.body, *reading.lists) if each.province == province]
        named = [each for each in own if not each.is_district]
        telling = next((each for each in named or own if each.about), (named or own)[0])
        evidence = PlaceEvidence.BODY if named else PlaceEvidence.DISTRICTS
        shown.append(_Shown(province, evidence, reading.text.numbers[telling.line]))
    return shown


def _from_publisher(provinces: Sequence[str]) -> list[_Shown]:
    return [_Shown(province, PlaceEvidence.PUBLISHER, None) for province in provinces]


def _find_districts(reading: Reading, provinces: Sequence[str]) -> dict[str, dict[str, Evidence]]:
    """The districts named, by province, in the order of the text, each with the mention that tells of it.

    Only those of the given provinces.

    A name counts when it stands behind "huyện", "ở", "địa bàn"…, before its province, in a list with one that
    does, or twice: alone it may be a person's or a brand's.
    """
    named = [
        each
        for each in (*reading.head, *reading.title, *reading.body)
        if each.is_district and each.strength > Strength.WEAK and each.province in provinces
    ]
    times = Counter(each.found.mention.district for each in named)
    districts: dict[str, dict[str, Evidence]] = defaultdict(dict)
    last: Evidence | None = None
    for each in named:
        district = each.found.mention.district or ""
        if times[district] > 1 or _is_told(each, last, reading.scan.syllables):
            last = each
            districts[each.province].setdefault(district, each)
    return districts


def _is_told(each: Evidence, last: Evidence | None, syllables: Sequence[Syllable]) -> bool:
    if each.strength is Strength.STRONG or each.venue:
        return True
    start = each.found.start
    if last is not None and last.line == each.line and start - last.found.end <= _LIST_GAP:
        return True
    return behind_authority(syllables, start, first=0)
