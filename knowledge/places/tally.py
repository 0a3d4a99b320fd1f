"""Which provinces the body of an article is about, weighing all that it says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.places.article_lines import PARAGRAPH
from knowledge.places.mention import Strength
from knowledge.places.place_evidence import Evidence, Reading

# Weights: what tells the subject in the opening counts as four passing mentions.
_ABOUT_LEAD, _ABOUT, _LETTERHEAD = 4.0, 2.0, 8.0
_STRONG, _VENUE, _WEAK = 1.5, 0.5, 0.25
FAIR = 1.0
"""The weight of a province's name alone."""
# The least that makes a province the subject: one telling mention in the opening, or two further on.
_ENOUGH = 4.0
# The least for Hà Nội and Hồ Chí Minh where no other is named: three times by name, or twice with their unit. Whoever
# works for the whole country sits there.
_SEATS = frozenset({"Hà Nội", "Hồ Chí Minh"})
_ENOUGH_FOR_SEAT = 3.0
# A second province counts beside the first from this share of its weight.
_RIVAL = 0.5
# The share of paragraphs that must name the province where the opening does not.
_SPREAD = 1 / 3
# So many districts of one province, or one with its unit in the opening, tell of it.
_SEVERAL_DISTRICTS = 2
# A digest has a section for each of a few provinces; a survey of the country a row for each of many.
_MOST_SECTIONS = 5
_HEADING = 110  # characters


class Tally(NamedTuple):
    """One province's evidence in the body: its weight, and in how many lines it tells the subject.

    ``host`` is whether it tells of more than guests; ``named`` whether its own name is in the opening, ``named_lines``
    in how many lines it is; ``districts`` are those named, ``lead_districts`` those in the opening, ``sited_districts``
    those where works stand that it tells of, and ``opening_districts`` those there with their unit or office.
    """

    weight: float
    about: int
    about_lines: int
    about_lead: bool
    acts_lead: bool
    host: bool
    named: bool
    named_lines: int
    lines: int
    letterhead: bool
    districts: frozenset[str]
    opening_districts: frozenset[str]
    lead_districts: frozenset[str]
    sited_districts: frozenset[str]


def tally(evidence: Sequence[Evidence]) -> dict[str, Tally]:
    """The evidence of a body by province."""
    by_province: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_province[each.province].append(each)
    return {
        province: Tally(
            weight=sum(map(_weight, group)),
            about=sum(each.about for each in group),
            about_lines=len({each.line for each in group if each.about}),
            about_lead=any(each.about and each.lead for each in group),
            acts_lead=any(each.acts and each.lead for each in group),
            host=any(each.about and each.lead and not each.guest for each in group),
            named=any(each.lead and not each.is_district and each.strength > Strength.WEAK for each in group),
            named_lines=len({each.line for each in group if not each.is_district and each.strength > Strength.WEAK}),
            lines=len({each.line for each in group if each.strength > Strength.WEAK}),
            letterhead=any(each.letterhead for each in group),
            districts=_districts(group, lead=False),
            opening_districts=_districts(group, lead=True),
            lead_districts=_districts([each for each in group if each.lead], lead=False),
            sited_districts=_districts([each for each in group if each.sited], lead=False),
        )
        for province, group in by_province.items()
    }


def subjects_of(reading: Reading, tallies: Mapping[str, Tally]) -> list[str]:
    """The one or two provinces that the text as a whole comes back to; none in doubt."""
    ranked = sorted(tallies, key=lambda province: (-tallies[province].weight, province))
    if not ranked:
        return []
    first = tallies[ranked[0]].weight
    rivals = [province for province in ranked if tallies[province].weight >= _RIVAL * first]
    if len(rivals) > 1:
        leading = [province for province in rivals if tallies[province].about_lead]
        hosts = [province for province in leading if tallies[province].host]
        rivals = next((few for few in (leading, hosts) if len(few) == 1), rivals)
    if len(rivals) > 2:
        return []
    subjects = [province for province in rivals if _is_subject(tallies[province], reading)]
    return subjects if len(subjects) == len(rivals) else []


def listed_in(reading: Reading) -> list[str]:
    """The provinces of the one list in the opening, as of a programme "tại ba tỉnh Bến Tre, Trà Vinh và Vĩnh Long"."""
    lists = {each.listed for each in reading.lists}
    return list(dict.fromkeys(each.province for each in reading.lists)) if len(lists) == 1 else []


def only_named(reading: Reading, tallies: Mapping[str, Tally]) -> list[str]:
    """The province that is named in the opening or a third of the text, where no other is named at all."""
    if reading.nationwide_lead:
        return []
    named = [province for province, each in tallies.items() if each.weight >= _VENUE]
    if (
        len({*named, *reading.listed}) != 1
        or not named
        or (named[0] in _SEATS and tallies[named[0]].weight < _ENOUGH_FOR_SEAT)
    ):
        return []
    only = tallies[named[0]]
    return named if only.named or only.named_lines > _SPREAD * reading.text.paragraphs else []


def told_by_sections(reading: Reading) -> list[str]:
    """The provinces whose names open the headings of a few sections: "1. Lạng Sơn: …", each with text of its own."""
    text = reading.text
    rows = {each.line: each.province for each in reading.body if each.row}
    sections = [row for row in rows if row + 1 not in rows and row + 1 < text.head and len(text.lines[row]) < _HEADING]
    sections = [row for row in sections if len(text.lines[row + 1]) >= PARAGRAPH]
    provinces = list(dict.fromkeys(rows[row] for row in sections))
    return provinces if 2 <= len(provinces) <= _MOST_SECTIONS else []


def told_together(tallies: Mapping[str, Tally]) -> list[str]:
    """The province that an office of its own and a district of its own tell of, where no other is named at all."""
    named = [province for province, each in tallies.items() if each.weight >= _VENUE]
    only = tallies[named[0]] if len(named) == 1 else None
    return named if only and named[0] not in _SEATS and only.about and only.districts else []


def told_by_works(reading: Reading, tallies: Mapping[str, Tally]) -> list[str]:
    """The province of the town where the works of the opening stand: a story of one works may name it once."""
    sited = [province for province, each in tallies.items() if each.sited_districts]
    others = [each for province, each in tallies.items() if province not in sited]
    if len(sited) != 1 or reading.nationwide_lead or reading.nationwide_title:
        return []
    alone = all(not (each.named or each.about or each.lead_districts or each.weight > FAIR) for each in others)
    return sited if alone else []


def tells_of_others(reading: Reading, tallies: Mapping[str, Tally]) -> bool:
    """Whether a text whose title names a district that it does not come back to may be about somewhere else."""
    named = any(each.named or each.about_lead or each.weight >= _ENOUGH for each in tallies.values())
    return named or reading.nationwide_lead


def told_by_districts(reading: Reading, tallies: Mapping[str, Tally]) -> list[str]:
    """The province of two districts that open the text, or of two, or one in the opening, that no other outweighs."""
    opened = [province for province, each in tallies.items() if len(each.lead_districts) >= _SEVERAL_DISTRICTS]
    unnamed = not reading.nationwide_lead and not any(each.named for each in tallies.values())
    if len(opened) == 1 and unnamed:
        return opened  # what is named further on are markets and guests
    # One with its unit does as well, where nothing else in the opening speaks of another province.
    opened = [province for province, each in tallies.items() if each.opening_districts]
    others = [each for province, each in tallies.items() if province not in opened]
    alone = all(not each.lead_districts and not each.about_lead and each.weight < _ENOUGH for each in others)
    if unnamed and not opened and (returned := _returned_to(reading, tallies)):
        return returned
    if unnamed and alone and (len(opened) == 1 or (len(opened) == 2 and all(tallies[p].lines > 1 for p in opened))):
        return opened
    ranked = sorted(tallies, key=lambda province: (-tallies[province].weight, province))
    if not ranked or (len(ranked) > 1 and tallies[ranked[1]].weight >= tallies[ranked[0]].weight):
        return []
    first = tallies[ranked[0]]
    if any(tallies[province].about for province in ranked[1:]):
        return []
    several = len(first.districts) >= _SEVERAL_DISTRICTS and first.lines >= _SPREAD * reading.text.paragraphs
    opening = bool(first.opening_districts) and not reading.nationwide_lead
    return ranked[:1] if opening or (several and not reading.nationwide_title) else []


def _returned_to(reading: Reading, tallies: Mapping[str, Tally]) -> list[str]:
    """The province of a district that two paragraphs of the opening name, where nothing else is told of another."""
    told = [province for province, each in tallies.items() if each.lead_districts]
    rest = [each for province, each in tallies.items() if province not in told]
    if len(told) != 1 or any(each.about or each.weight > FAIR for each in rest):
        return []
    lines = {each.line for each in reading.body if each.lead and each.is_district and each.province == told[0]}
    return told if len(lines) > 1 else []


def _is_subject(tally: Tally, reading: Reading) -> bool:
    if tally.weight < _ENOUGH or not tally.about:
        return False
    if tally.about_lead:
        # One local office in an opening about the whole country is a guest, unless the province itself
        # acts there or the rest is local.
        return not reading.nationwide_lead or tally.about > 1 or tally.acts_lead or reading.local
    spread = tally.lines >= _SPREAD * reading.text.paragraphs
    return tally.about_lines > 1 and spread and not (reading.nationwide_lead and not reading.local)


def _weight(evidence: Evidence) -> float:
    if evidence.letterhead:
        return _LETTERHEAD
    if evidence.strength is Strength.WEAK or evidence.passing:
        return _WEAK
    if evidence.about:
        return _ABOUT_LEAD if evidence.lead else _ABOUT
    if evidence.is_district and evidence.strength is Strength.STRONG:
        return _STRONG
    if evidence.venue:
        return _VENUE
    if evidence.is_district:
        return _WEAK
    return _STRONG if evidence.strength is Strength.STRONG else FAIR


def _districts(group: Sequence[Evidence], *, lead: bool) -> frozenset[str]:
    return frozenset(
        each.found.mention.district or ""
        for each in group
        if each.is_district
        and each.strength > Strength.WEAK
        and (not lead or each.strength is Strength.STRONG or each.about)
        and not (each.passing or each.guest)
        and (each.lead or not lead)
    )
