"""An article's date with its basis, from a document cleaned into title, body and datelines.

Goes away when extraction gives every line its role: `find_dates` and `choose_date` take those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from knowledge.dates.calendar import parse_typed_date
from knowledge.dates.labels import is_named, read_labels
from knowledge.dates.stated_dates import choose_date, find_dates
from knowledge.records import Basis, CleanDocument, Document, ExtractedLine, LineRole, SourceDate
from knowledge.vietnamese.normalization import to_stored

_SHORTEST_PART = 16  # characters; a line that a longer one begins with


def find_source_date(cleaned: CleanDocument, document: Document) -> SourceDate:
    """The date of an article with what it rests on; no date at all rather than a doubtful one.

    A date in the document's own header is taken as it is.
    """
    declared = _declared(document)
    hints = [("datePublished", document.published_hint)] if document.published_hint else []
    return declared if declared is not None else choose_date(find_dates(as_lines(cleaned, document), hints))


def _declared(document: Document) -> SourceDate | None:
    """What a Markdown header says; ``basis: none`` says that the document has no date."""
    basis, date = (str(document.front_matter.get(name) or "").strip() for name in ("basis", "date"))
    if basis == Basis.NONE:
        return SourceDate()
    if not date:
        return None
    try:
        return SourceDate.of(Basis(basis or Basis.PUBLISHED), *parse_typed_date(date))
    except ValueError:
        return None


def as_lines(cleaned: CleanDocument, document: Document) -> list[ExtractedLine]:
    """The lines of a document in page order with the roles that cleaning has found."""
    texts = list(_page_lines(cleaned, document))
    numbers = {text: number for number, text in reversed(list(enumerate(texts)))}
    opening = to_stored(cleaned.body[0].text).split("\n")[0]
    start = numbers.get(opening, _begins(texts, opening))
    title = _last_before(texts, cleaned.title, len(texts))
    title = title if title < start else _last_before(texts, cleaned.title, start)
    roles = {title: LineRole.TITLE}
    letterhead = {piece.text for piece in cleaned.removed if piece.reason == "letterhead"}
    roles |= {number: LineRole.LETTERHEAD for number, text in enumerate(texts) if text in letterhead}
    beside: list[ExtractedLine] = []
    waiting = Counter(cleaned.dateline)
    brackets = [line for line in waiting if line.startswith("(")]  # dates that close the title's line
    for number, text in enumerate(texts):
        labelled = 0 < number < start and any(map(is_named, read_labels(texts[number - 1])))
        if waiting[text] > 0 or labelled:
            roles[number] = LineRole.DATELINE
            waiting[text] -= 1
        elif number == title or text.startswith(cleaned.title):
            own = (line for line in brackets if text.endswith(line))
            beside += [ExtractedLine(number=number, text=line, role=LineRole.DATELINE) for line in own]
    lines = [ExtractedLine(number=number, text=text, role=roles.get(number)) for number, text in enumerate(texts)]
    lines += beside
    if title < 0:
        lines.insert(0, ExtractedLine(number=-1, text=cleaned.title, role=LineRole.TITLE))
    number = start
    for block in cleaned.body:
        number = max(number, numbers.get(block.text, number))
        lines.append(ExtractedLine(number=number, text=block.text, kind=block.kind, role=LineRole.BODY))
    return sorted(lines, key=lambda line: line.number)


def _page_lines(cleaned: CleanDocument, document: Document) -> Iterator[str]:
    """The lines of a document; a letterhead set as a table row is taken apart as cleaning did."""
    datelines = set(cleaned.dateline)
    for block in document.blocks:
        for line in filter(None, to_stored(block.text).split("\n")):
            cells = [cell.strip() for cell in line.split("|")]
            yield from filter(None, cells) if line not in datelines and datelines & set(cells) else [line]


def _begins(texts: list[str], opening: str) -> int:
    """The number of the line that a paragraph of several begins with; the number of lines without one."""
    parts = (n for n, text in enumerate(texts) if len(text) >= _SHORTEST_PART and opening.startswith(text))
    return next(parts, len(texts))


def _last_before(lines: list[str], title: str, end: int) -> int:
    """The number of the title's last printing above the text; -1 where the page does not print it."""
    for number in range(min(end, len(lines)) - 1, -1, -1):
        if lines[number] == title or (len(lines[number]) >= _SHORTEST_PART and title.startswith(lines[number])):
            return number
    return -1
