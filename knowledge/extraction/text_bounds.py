"""Where the text of an article begins and ends among the lines below its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.extraction.body_rules import find_duplicates, find_junk, reason_to_remove
from knowledge.extraction.bylines import read_credit
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.mail_heads import find_mail_foot
from knowledge.extraction.page_marks import find_page_marks, find_stamps
from knowledge.extraction.publisher import is_byline, read_publisher
from knowledge.extraction.reasons import Reason
from knowledge.records import LineKind

# Three headlines in a row after the last paragraph are a list of other news; one or two may be captions.
_FEWEST_HEADLINES = 3
# What a site adds below a signed text: from where it was printed, and who may copy it.
_MOST_NOTICES = 2
# As many short lines between the title and the text are a menu.
_FEWEST_MENU_LINES = 4
_DATED_HEADLINE = re.compile(r"\(? ?(?:ngay )?\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?(?: ?[-,|]? ?\d{1,2}[:h]\d{2})? ?\)?$")


@dataclass(frozen=True)
class TextBounds:
    """The positions (not line numbers) where the text begins and ends, and what is known of single lines."""

    first: int
    last: int
    legal: bool
    menu: bool
    headlines: bool
    signature: int
    single: dict[int, Reason]


def find_bounds(lines: list[Line], title: str, boxes: dict[int, Reason], *, legal: bool) -> TextBounds:
    """The bounds of the text, and the reasons to leave out single lines in it; ``boxes`` are boxes of links."""
    kept = [line for line in lines if line.number not in boxes and reason_to_remove(line) is None]
    single = {
        **dict.fromkeys(find_junk(kept), Reason.JUNK),
        **dict.fromkeys(find_duplicates(kept, title, legal=legal), Reason.DUPLICATE),
        **dict.fromkeys(find_page_marks(lines) | find_stamps(lines), Reason.JUNK),
        **{lines[position].number: Reason.FOOTER for position in find_mail_foot(lines)},
        **boxes,
    }
    free = [position for position, line in enumerate(lines) if line.number not in single]
    # Where nothing is a sentence, what is listed is the text, or else whatever is there.
    positions = (
        [position for position in free if _opens_text(lines[position])]
        or [position for position in free if lines[position].is_bullet]
        or [position for position in free if lines[position].role is Role.SHORT]
    )
    first = positions[0] if positions else 0
    opened = [position for position in positions if lines[position].is_prose]
    last_prose = max(opened or (positions if not _opens_any(lines, positions) else [first]), default=first)
    last_prose = _before_signature(lines, opened, last_prose)
    signature = _find_signature(lines, last_prose)
    last = _find_last(lines, last_prose, signature)
    above = [line for line in lines[:first] if line.role in (Role.SHORT, Role.MENU) and line.number not in single]
    below = [line for line in lines[last + 1 :] if line.role in (Role.SHORT, Role.ADVERTISEMENT) and not signs(line)]
    dated = any(_DATED_HEADLINE.search(line.folded) for line in below)
    return TextBounds(
        first=first,
        last=last,
        legal=legal,
        menu=len(above) >= _FEWEST_MENU_LINES,
        headlines=dated or len(below) >= _FEWEST_HEADLINES,
        signature=signature,
        single=single,
    )


def _before_signature(lines: list[Line], opened: list[int], last: int) -> int:
    """The last paragraph above who signed with a date, where no more than a notice of the site stands below it."""
    start = opened[-_MOST_NOTICES - 1] if len(opened) > _MOST_NOTICES else len(lines)
    for position in range(start + 1, len(lines) - 1):
        pair = lines[position : position + 2]
        dated = [line for line in pair if line.role is Role.DATE]
        named = [line for line in pair if line.role is not Role.DATE and not line.is_prose and signs(line)]
        below = sum(each > position + 1 for each in opened[-_MOST_NOTICES:])
        if len(dated) == len(named) == 1 and len(opened) > 3 * below:
            return opened[-below - 1]
    return last


def _opens_any(lines: list[Line], positions: list[int]) -> bool:
    return any(_opens_text(lines[position]) for position in positions)


def _opens_text(line: Line) -> bool:
    return line.is_prose or (line.role is Role.SHORT and len(line.words) >= 4 and line.ends_sentence)


def _find_signature(lines: list[Line], last_prose: int) -> int:
    """The position of the first byline or source after the last paragraph; the number of lines without one."""
    positions = range(last_prose + 1, len(lines))
    return next((position for position in positions if signs(lines[position])), len(lines))


def signs(line: Line) -> bool:
    """Whether a line says who wrote or published the text above it."""
    return read_publisher(line) is not None or is_byline(line) or read_credit(line, apart=True) is not None


def _find_last(lines: list[Line], last_prose: int, signature: int) -> int:
    """The position of the last line of the text: short sentences and list items may follow the last paragraph."""
    last = last_prose
    for position in range(last_prose + 1, signature):
        line = lines[position]
        listed = line.is_bullet and (
            signature < len(lines)  # what stands before the signature is signed
            or line.text[-1] in ",;"
            or lines[last].text[-1] in ":;,+"
            or _rows(lines[last], line)
        )
        if line.role is Role.SHORT and not _DATED_HEADLINE.search(line.folded) and (listed or _opens_text(line)):
            last = position
    return last


def is_dated_headline(line: Line) -> bool:
    """Whether a line closes with a day, as the headlines of a list of news do."""
    return _DATED_HEADLINE.search(line.folded) is not None


def _rows(above: Line, line: Line) -> bool:
    return line.kind is LineKind.TABLE_ROW or (above.is_bullet and above.kind is line.kind and not above.is_prose)
