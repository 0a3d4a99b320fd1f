"""What each mention of a province says about the article it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.late_patterns import late_pattern
from knowledge.places.article_lines import ArticleText
from knowledge.places.context import Phrases, after, behind_authority, is_venue, marked_phrases, phrases
from knowledge.places.enumerations import find_enumerated, find_lists, find_sentence
from knowledge.places.finder import Found, Scan, scan
from knowledge.places.heads import is_dateline, is_signed
from knowledge.places.mention import Level, Strength
from knowledge.records import LineRole
from knowledge.vietnamese.syllables import Syllable

# A document's letterhead stands in its first lines and is short.
_LETTERHEAD_LINES = 8
_LETTERHEAD_LENGTH = 130
# An address names its place within some twenty words; guests and markets are named as near.
_REACH = 20
_AGENCY = late_pattern(r"\s*[(-]+\s*(?:TTXVN|VOV|VNA)\b")
# An article's dateline opens its first paragraph; a headline or picture may stand above that.
_DATELINE_LINES = 2
# Where something is, told in brackets behind its own name.
_LOCATED_WITHIN = 80  # characters
_LOCATED = late_pattern(
    r"\b(?:xã|phường|thôn|ấp|bản|làng|thị trấn|thị xã|huyện|(?:khu|cụm) công nghiệp|kcn|ccn|làng nghề)\s[^().;]{1,50}"
    r"\((?:tỉnh |thành phố |tp\.? ?)?$"
    r"|\((?:(?:xã|phường|thôn|ấp|bản|làng|thị trấn|thị xã|huyện|quận|khu công nghiệp|kcn|ccn)\s[^().;]{1,50}[,–-] ?)"
    r"(?:tỉnh |thành phố |tp\.? ?)?$",
    re.IGNORECASE,
)


# "Khách hàng là một nhà máy … xuất khẩu tại thị xã …": where the works stand, not where they sell.
_SITED = late_pattern(
    r"\b(?:khách hàng(?: [^\W\d]+){0,3} là|nhà máy|xưởng|xí nghiệp|cơ sở|công ty)\b"
    r"(?:(?! (?:tiêu thụ|bán|cung cấp|sang)\b)[^.,;:()]){0,80}? (?:tại|ở|nằm ở|đóng ở)"
    r" (?:(?:tỉnh|thành phố|thị xã|huyện|quận|tp\.?|tx\.?|h\.) ?)?$",
    re.IGNORECASE,
)
# "… trong khu công nghiệp Sóng Thần, Dĩ An": the town behind an estate, as nobody names it of a market.
_IN_ESTATE = late_pattern(
    r"\b(?:trong|tại|ở|thuộc|gần) (?:(?:khu|cụm) (?:công nghiệp|chế xuất)|kcn|ccn|làng nghề|làng|phường|xã|thị trấn)"
    r" [^.,;:()]{1,40}, (?:(?:thành phố|thị xã|huyện|quận|tp\.?|tx\.?|h\.) ?)?$",
    re.IGNORECASE,
)
_SITED_WITHIN = 130  # characters


_ITEM = late_pattern(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)/]\s")
_ROW = late_pattern(r" ?: \S")


class Evidence(NamedTuple):
    """One mention that counts: its line (0 is the title), its province, whether it tells the subject.

    ``about`` mentions name a local office, the area spoken of, or a province that does something (``acts``);
    ``venue`` ones only say where something takes place, ``guest`` ones whence people came, and ``passing`` ones where
    things are sold or somebody studied. ``lead`` covers the title's line and the first paragraphs. ``signed`` is
    whether a date of signing follows. ``listed`` is the number of the list that "các tỉnh …" opens, 0 where a
    sentence only names many, and none elsewhere. ``row`` is whether the province opens its line, ``sited`` whether
    works that the opening tells of stand there.
    """

    line: int
    province: str
    strength: Strength
    about: bool
    acts: bool
    venue: bool
    guest: bool
    passing: bool
    lead: bool
    letterhead: bool
    dateline: bool
    signed: bool
    listed: int | None
    row: bool
    sited: bool
    found: Found

    @property
    def is_district(self) -> bool:
        """Whether a district was named, and no province."""
        return self.found.mention.level is Level.DISTRICT


class Reading(NamedTuple):
    """An article's lines with what their mentions say; ``title``, ``body`` and ``head`` by evidence, in order.

    ``head`` are the lines that say what the article is: letterhead, dateline, signature. ``lists`` are the provinces
    of lists in the opening, ``listed`` all that only stand in a list somewhere. ``nationwide`` is whether the title or
    the opening speaks of the whole country, ``local`` whether the text says "the province" without its name.
    """

    text: ArticleText
    scan: Scan
    title: Sequence[Evidence]
    body: Sequence[Evidence]
    head: Sequence[Evidence]
    lists: Sequence[Evidence]
    listed: frozenset[str]
    nationwide_title: bool
    nationwide_lead: bool
    local: bool


def read_article(text: ArticleText) -> Reading:
    """The evidence in the lines of an article."""
    whole = scan(text.whole)
    evidence = list(_weigh(text, whole))
    counting = [each for each in evidence if each.listed is None or each.line == 0 or each.is_district]
    syllables = [each for each in whole.syllables if each.start < text.body_end]
    opening = [syllable for syllable in syllables if syllable.start < text.lead_end]
    heading = [syllable for syllable in syllables if syllable.start < text.title_end]
    return Reading(
        text=text,
        scan=whole,
        title=[each for each in counting if each.line == 0],
        body=[each for each in counting if 0 < each.line < text.head],
        head=[each for each in counting if each.line >= text.head],
        lists=[each for each in evidence if each.listed and each.lead and not (each.passing or each.guest)],
        listed=frozenset(each.province for each in evidence if each.listed is not None),
        nationwide_title=_says(heading, phrases("nationwide")),
        nationwide_lead=_says(opening, phrases("nationwide")),
        local=_says(syllables, phrases("local")),
    )


def _weigh(text: ArticleText, whole: Scan) -> Iterator[Evidence]:
    lists = find_lists(text.whole, whole)
    enumerated = find_enumerated(text.whole, whole)
    line = 0
    for number, found in enumerate(whole.found):
        mention = found.mention
        while line + 1 < len(text.starts) and text.starts[line + 1] <= mention.start:
            line += 1
        if mention.level is Level.FORMER and len(mention.provinces) > 1:
            continue
        if line < text.head and not _counts(text, found, whole.syllables, line):
            continue
        first = whole.found[number - 1].end if number else 0
        inside = _before(text.whole, whole, number) if 0 < line < text.head else ()
        sited = mention.start < text.lead_end and line < text.head and _is_sited(text.whole, mention.start)
        passing = _says(inside, marked_phrases("passing")) and not sited
        venue = is_venue(whole.syllables, found.start, first=first)
        acts = not venue and not passing and _acts(whole.syllables, found)
        office = not venue and not passing and _is_office(whole.syllables, found, first)
        row = _heads_row(text, found, line)
        about = acts or office or row or (not passing and _is_located(text.whole, mention.start))
        # In a list of provinces none acts; beside the list one may.
        listed = lists.get(number, 0 if number in enumerated and not about else None)
        heading = 0 < line <= _LETTERHEAD_LINES and len(text.lines[line]) <= _LETTERHEAD_LENGTH
        yield Evidence(
            line=line,
            province=mention.provinces[0],
            strength=mention.strength,
            about=about,
            acts=acts,
            venue=venue,
            guest=_says(inside, marked_phrases("guests")),
            passing=passing,
            lead=mention.start < text.lead_end,
            letterhead=heading
            and line < text.head
            and (
                is_signed(text.whole, mention.end)
                or (text.lines[line].isupper() and mention.strength is Strength.STRONG)
            ),
            dateline=_opens_line(text, whole, number, line),
            signed=is_signed(text.whole, mention.end),
            listed=listed,
            row=row,
            sited=sited,
            found=found,
        )


def _is_located(text: str, position: int) -> bool:
    """Whether a name stands in brackets behind a commune, village or works: "phường Vạn Phúc (TP. Hà Nội)"."""
    return _LOCATED.search(text[max(0, position - _LOCATED_WITHIN) : position]) is not None


def _is_sited(text: str, position: int) -> bool:
    """Whether a name says where works stand that are told of: "một nhà máy bún xuất khẩu tại huyện …"."""
    before = text[max(0, position - _SITED_WITHIN) : position].rpartition("\n")[2]
    return any(form.search(before) for form in (_SITED, _IN_ESTATE))


def _heads_row(text: ArticleText, found: Found, line: int) -> bool:
    """Whether a line of the text is a province's: "Hà Nam: 7 cơ sở, 245 triệu đồng"."""
    mention = found.mention
    before = text.whole[text.starts[line] : mention.start]
    rest = text.whole[mention.end : text.starts[line] + len(text.lines[line])]
    own = (
        not _ITEM.sub("", before)
        .strip(" -–•*+")
        .removeprefix("Tỉnh")
        .removeprefix("TP.")
        .removeprefix("Thành phố")
        .strip()
    )
    return own and _ROW.match(rest) is not None and mention.level is not Level.DISTRICT


def _opens_line(text: ArticleText, whole: Scan, number: int, line: int) -> bool:
    """Whether a mention is the place of a dateline; a road or a link "Hà Tĩnh – Quảng Bình" is none."""
    mention = whole.found[number].mention
    role = text.roles[line]
    if line == 0 or (role is not LineRole.DATELINE and not 0 < line <= _DATELINE_LINES):
        return False
    if mention.strength is Strength.WEAK:
        return False
    following = whole.found[number + 1].mention.start if number + 1 < len(whole.found) else len(text.whole)
    if text.whole[mention.end : following].strip() in {"-", "–", "—"}:
        return False
    start = text.starts[line]
    return is_dateline(text.lines[line], mention.start - start, mention.end - start, dated=role is LineRole.DATELINE)


def _counts(text: ArticleText, found: Found, syllables: Sequence[Syllable], number: int) -> bool:
    """Not a line of a menu or a byline, not an address, not the place of signing or of a news agency."""
    mention = found.mention
    rest = text.whole[mention.end : mention.end + 20]
    if mention.provinces[0] == "Hà Nội" and (_AGENCY.match(rest) or is_signed(text.whole, mention.end)):
        return False
    if number == 0:
        return True
    line = text.lines[number]
    alone = len(line) <= _LETTERHEAD_LENGTH and len(line.strip()) <= len(mention.written) + len("Thành phố .")
    if alone and not _ITEM.match(line) and mention.strength < Strength.STRONG:
        return False
    start, end = find_sentence(text.whole, mention.start)
    inside = [each for each in _around(syllables, found) if start <= each.start < end]
    return not _says(inside, marked_phrases("addresses"))


def _before(text: str, whole: Scan, number: int) -> Sequence[Syllable]:
    """The words before a mention in its sentence."""
    found = whole.found[number]
    start, _ = find_sentence(text, found.mention.start)
    return [each for each in whole.syllables[max(0, found.start - _REACH) : found.start] if each.start >= start]


def _is_office(syllables: Sequence[Syllable], found: Found, first: int) -> bool:
    """Whether an office or an area spoken of is named: "Sở Công Thương tỉnh …", "trên địa bàn …"."""
    return found.mention.strength > Strength.WEAK and behind_authority(syllables, found.start, first=first)


def _acts(syllables: Sequence[Syllable], found: Found) -> bool:
    """Whether the province does something: "Thanh Hóa đặt ra", "tỉnh Tiền Giang đã triển khai"."""
    province = found.mention.level is not Level.DISTRICT and found.mention.strength > Strength.WEAK
    return province and after(syllables, found.end, phrases("slot_verbs"))


def _around(syllables: Sequence[Syllable], found: Found) -> Sequence[Syllable]:
    return syllables[max(0, found.start - _REACH) : found.end + _REACH]


def _says(syllables: Sequence[Syllable], wanted: Phrases) -> bool:
    first = _first_words(wanted)
    return any(
        after(syllables, i, wanted) or _opens(syllables, i, wanted)
        for i, syllable in enumerate(syllables)
        if syllable.match in first
    )


@cache
def _first_words(wanted: Phrases) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in wanted)


def _opens(syllables: Sequence[Syllable], position: int, wanted: Phrases) -> bool:
    """As `after`, where the first word follows a punctuation mark."""
    if syllables[position].is_near:
        return False
    loose = [syllables[position]._replace(gap=" "), *syllables[position + 1 : position + 5]]
    return after(loose, 0, wanted)
