"""What an article says about itself besides what it tells: who wrote, signed and issued it, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.extraction.bylines import (
    Credit,
    is_handle,
    is_somebody,
    read_author_beside,
    read_credit,
    read_inline_author,
)
from knowledge.extraction.document_numbers import find_rests_on, read_own_number
from knowledge.extraction.legal_texts import LegalText
from knowledge.extraction.line_features import Line
from knowledge.extraction.person_names import ORGANISATION
from knowledge.extraction.publisher import read_inline_publisher
from knowledge.records import BODY_ROLES, ExtractedLine, LineKind, LineRole, Named, Particulars
from knowledge.vietnamese.normalization import fold, to_match

_CREDITING = frozenset({LineRole.BYLINE, LineRole.SOURCE, LineRole.SIGNATURE, LineRole.DATELINE})
# Its pieces have no authors; who edited the number made it.
_NEWSLETTER = re.compile(r"(?:ban tin|tin nhanh|noi san|tap san|dac san|ban thong tin)\b.{0,120}\bso \d")
# A paragraph has more words than this; bylines stand above the first and below the last.
_LONGEST_SHORT = 16


def find_particulars(
    title: str, lines: Sequence[ExtractedLine], legal: LegalText | None, *, authors: Sequence[str] = ()
) -> Particulars:
    """What the lines of an article say about it; dates and places are left empty.

    ``lines`` are all of the document's, in page order. ``authors`` are those that the markup names: they count where
    the page prints none.
    """
    own = [line for line in lines if line.role is not None and line.text.strip() and line.text != title]
    stated = list(_credits(own)) if legal is None else []
    written = {name: Named(value=name, line=number) for number, credit in stated for name in credit.authors}
    if not written and _NEWSLETTER.match(fold(title)):
        written = {name: Named(value=name, line=number) for number, credit in stated for name in credit.editors}
    taken_from = next(
        (Named(value=credit.taken_from, line=number) for number, credit in reversed(stated) if credit.taken_from), None
    )
    named = (
        tuple(written.values())
        or _beside_dates(own)
        or tuple(Named(value=name) for name in dict.fromkeys(authors) if _may_write(name))
    )
    if legal is None:
        told = [Line(line.number, line.text, line.kind) for line in own if line.role in BODY_ROLES]
        return Particulars(
            authors=named,
            numbers=tuple(_numbers(own)),
            taken_from=taken_from or _inline_source(own),
            rests_on=find_rests_on(told),
        )
    return Particulars(
        authors=named,
        signers=legal.signers,
        numbers=legal.numbers,
        rests_on=legal.rests_on,
        issuer=legal.issuer,
    )


def _numbers(lines: Sequence[ExtractedLine]) -> Iterator[Named]:
    """The numbers that stand by themselves above the title."""
    for line in lines:
        number = read_own_number(line.text) if line.role is LineRole.LETTERHEAD else None
        if number is not None:
            yield Named(value=number, line=line.number)


def _may_write(name: str) -> bool:
    return is_somebody(name) and ORGANISATION.match(to_match(name)) is None


def _credits(lines: Sequence[ExtractedLine]) -> Iterator[tuple[int, Credit]]:
    """The credits with their lines: of lines that have such a role, and of those above and below the paragraphs."""
    paragraphs = [position for position, line in enumerate(lines) if _is_paragraph(line)]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), -1)
    for position, line in enumerate(lines):
        beside = position < first or position > last
        if line.role in _CREDITING or (beside and line.role in BODY_ROLES and line.role is not LineRole.TABLE):
            # Who wrote stands in a list with the day as well.
            kind = LineKind.PARAGRAPH if line.role is LineRole.BYLINE else line.kind
            credit = read_credit(Line(line.number, line.text, kind), apart=True)
            if credit is not None:
                yield line.number, credit
            elif line.role is LineRole.BYLINE and is_handle(line.text):
                yield line.number, Credit(LineRole.BYLINE, (line.text,))
        elif position == last and (author := read_inline_author(line.text)):
            yield line.number, Credit(LineRole.BYLINE, (author,))


def _is_paragraph(line: ExtractedLine) -> bool:
    return line.role in BODY_ROLES and len(line.text.split()) > _LONGEST_SHORT


def _beside_dates(lines: Sequence[ExtractedLine]) -> tuple[Named, ...]:
    """Who is named on the line of the date; none where a printed or given author is."""
    dated = (line for line in lines if line.role is LineRole.DATELINE)
    return tuple(Named(value=name, line=line.number) for line in dated if (name := read_author_beside(line.text)))[:1]


def _inline_source(lines: Sequence[ExtractedLine]) -> Named | None:
    """The source in brackets at the end of the last paragraph, or the site's mark at the first's beginning."""
    body = [line for line in lines if line.role in BODY_ROLES]
    ends = [body[-1], body[0]] if body else []
    return next(
        (Named(value=name, line=line.number) for line in ends if (name := read_inline_publisher(line.text))), None
    )
