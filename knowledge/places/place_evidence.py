"""What each mention of a province says about the article it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from knowledge.places.context import Phrases, after, behind_authority, is_venue, marked_phrases, phrases
from knowledge.places.finder import Found, Scan, scan
from knowledge.places.mention import Level, Strength
from knowledge.vietnamese.syllables import Syllable

# The opening of an article says what it is about: two paragraphs, at most this many characters of them.
_LEAD_PARAGRAPHS = 2
_LEAD_LENGTH = 900
# A shorter line is a caption, a byline or a heading.
_PARAGRAPH = 60
# A document's letterhead stands in its first lines and is short.
_LETTERHEAD_LINES = 8
_LETTERHEAD_LENGTH = 130
# A sentence that names so many provinces lists them and is about none.
_ENUMERATION = 3
# Nor is one looked for further than this around a mention, in characters.
_SENTENCE = 1_000
_SENTENCE_END = re.compile(r"[.;!?…]\s|\n")
_SIGNED = re.compile(r",\s+ngày\b", re.IGNORECASE)
_AGENCY = re.compile(r"\s*[(-]+\s*(?:TTXVN|VOV|VNA)\b")


class Evidence(NamedTuple):
    """One mention that counts: its line (0 is the title), its province, whether it tells the subject.

    ``about`` mentions name a local office, the area spoken of, or a province that does something
    (``acts``); ``venue`` ones only say where something takes place. ``lead`` covers the title's line and
    the first paragraphs.
    """

    line: int
    province: str
    strength: Strength
    about: bool
    acts: bool
    venue: bool
    lead: bool
    letterhead: bool
    found: Found


class Reading(NamedTuple):
    """An article's lines with what their mentions say; ``title`` and ``body`` by evidence, in order.

    ``nationwide`` is whether the title or the opening speaks of the whole country, ``local`` whether the text
    says "the province" without its name; ``lines`` counts the paragraphs of the body.
    """

    scan: Scan
    title: Sequence[Evidence]
    body: Sequence[Evidence]
    nationwide_title: bool
    nationwide_lead: bool
    local: bool
    lines: int


def read_article(title: str, body: Sequence[str]) -> Reading:
    """The evidence in a title and the lines of a body; blocks of several lines count as several."""
    lines = [title.replace("\n", " "), *(line for block in body for line in block.split("\n"))]
    text = "\n".join(lines)
    whole = scan(text)
    starts = _line_starts(lines)
    lead_end = _lead_end(lines, starts)
    evidence = list(_weigh(text, lines, starts, lead_end, whole))
    syllables = whole.syllables
    opening = [syllable for syllable in syllables if syllable.start < lead_end]
    heading = [syllable for syllable in syllables if syllable.start < starts[1]] if len(starts) > 1 else syllables
    return Reading(
        scan=whole,
        title=[each for each in evidence if each.line == 0],
        body=[each for each in evidence if each.line > 0],
        nationwide_title=_says(heading, phrases("nationwide")),
        nationwide_lead=_says(opening, phrases("nationwide")),
        local=_says(syllables, phrases("local")),
        lines=sum(len(line) >= _PARAGRAPH for line in lines[1:]),
    )


def _weigh(text: str, lines: Sequence[str], starts: Sequence[int], lead_end: int, whole: Scan) -> Iterator[Evidence]:
    listed = _enumerated(text, whole)
    line = 0
    for number, found in enumerate(whole.found):
        mention = found.mention
        while line + 1 < len(starts) and starts[line + 1] <= mention.start:
            line += 1
        several = mention.level is Level.FORMER and len(mention.provinces) > 1
        skipped = number in listed and line > 0 and mention.level is not Level.DISTRICT
        if several or skipped or not _counts(lines[line], text, found, whole.syllables, line):
            continue
        first = whole.found[number - 1].end if number else 0
        venue = is_venue(whole.syllables, found.start, first=first)
        acts = not venue and _acts(whole.syllables, found)
        heading = 0 < line <= _LETTERHEAD_LINES and len(lines[line]) <= _LETTERHEAD_LENGTH
        signed = bool(_SIGNED.match(text, mention.end))
        yield Evidence(
            line=line,
            province=mention.provinces[0],
            strength=mention.strength,
            about=acts or (not venue and _is_office(whole.syllables, found, first)),
            acts=acts,
            venue=venue,
            lead=mention.start < lead_end,
            letterhead=heading and (signed or (lines[line].isupper() and mention.strength is Strength.STRONG)),
            found=found,
        )


def _counts(line: str, text: str, found: Found, syllables: Sequence[Syllable], number: int) -> bool:
    """Not a line of a menu or a byline, not an address, not the place of signing or of a news agency."""
    mention = found.mention
    rest = text[mention.end : mention.end + 20]
    if _AGENCY.match(rest) or (_SIGNED.match(rest) and mention.provinces[0] == "Hà Nội"):
        return False
    if number == 0:
        return True
    if len(line.strip()) <= len(mention.written) + len("Thành phố .") and mention.strength < Strength.STRONG:
        return False
    start, end = _sentence(text, mention.start)
    inside = [each for each in _around(syllables, found) if start <= each.start < end]
    return not _says(inside, marked_phrases("addresses"))


def _is_office(syllables: Sequence[Syllable], found: Found, first: int) -> bool:
    """Whether an office or an area spoken of is named: "Sở Công Thương tỉnh …", "trên địa bàn …"."""
    return found.mention.strength > Strength.WEAK and behind_authority(syllables, found.start, first=first)


def _acts(syllables: Sequence[Syllable], found: Found) -> bool:
    """Whether the province does something: "Thanh Hóa đặt ra", "tỉnh Tiền Giang đã triển khai"."""
    province = found.mention.level is not Level.DISTRICT and found.mention.strength > Strength.WEAK
    return province and after(syllables, found.end, phrases("slot_verbs"))


def _enumerated(text: str, whole: Scan) -> set[int]:
    """The numbers of mentions in sentences that name several provinces."""
    sentences: dict[int, list[int]] = {}
    for number, found in enumerate(whole.found):
        if found.mention.level is not Level.DISTRICT:
            sentences.setdefault(_sentence(text, found.mention.start)[0], []).append(number)
    listing = (
        numbers
        for numbers in sentences.values()
        if len({whole.found[each].mention.provinces for each in numbers}) >= _ENUMERATION
    )
    return set(chain.from_iterable(listing))


def _sentence(text: str, position: int) -> tuple[int, int]:
    """The sentence around a position, roughly: a stop after "TP" ends it too, which does no harm here."""
    first, last = max(0, position - _SENTENCE), min(len(text), position + _SENTENCE)
    start = max(first - 1, *(text.rfind(mark, first, position) for mark in ("\n", ". ", "; ", "! ", "? "))) + 1
    found = _SENTENCE_END.search(text, position, last)
    return start, found.start() if found else last


def _around(syllables: Sequence[Syllable], found: Found) -> Sequence[Syllable]:
    # An address names its place within some twenty words.
    return syllables[max(0, found.start - 20) : found.end + 20]


def _says(syllables: Sequence[Syllable], wanted: Phrases) -> bool:
    return any(after(syllables, i, wanted) or _opens(syllables, i, wanted) for i in range(len(syllables)))


def _opens(syllables: Sequence[Syllable], position: int, wanted: Phrases) -> bool:
    """As `after`, where the first word follows a punctuation mark."""
    if syllables[position].is_near:
        return False
    loose = [syllables[position]._replace(gap=" "), *syllables[position + 1 : position + 5]]
    return after(loose, 0, wanted)


def _line_starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _lead_end(lines: Sequence[str], starts: Sequence[int]) -> int:
    paragraphs = [number for number, line in enumerate(lines) if number and len(line) >= _PARAGRAPH]
    if not paragraphs:
        return starts[-1] + len(lines[-1])
    last = paragraphs[:_LEAD_PARAGRAPHS][-1]
    return min(starts[last] + len(lines[last]), starts[paragraphs[0]] + _LEAD_LENGTH)
