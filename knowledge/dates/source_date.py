"""The dates that a document states of its article, and the one beside its title."""

from __future__ import annotations

from knowledge.dates.calendar import parse_typed_date
from knowledge.dates.stated_dates import choose_date, find_dates
from knowledge.records import Basis, Document, Extraction, SourceDate, StatedDate


def find_stated_dates(cleaned: Extraction, document: Document) -> tuple[StatedDate, ...]:
    """Every date that a document states of its article, at most one of each basis.

    A date in the document's own header is taken as it is, and so is that it has none. What extraction knows of a legal
    text goes before what its lines look like.
    """
    declared = _declared(document)
    if declared is not None:
        return (StatedDate(date=declared),) if declared.value else ()
    known = cleaned.particulars.dates
    bases = {stated.date.basis for stated in known}
    # What a paper of one day opens with is no second date.
    lines = {stated.line for stated in known} - {None}
    found = find_dates(cleaned.lines, document.stated_dates)
    others = (stated for stated in found if stated.date.basis not in bases)
    return (*known, *(each for each in others if each.date.basis is not Basis.PUBLISHED or each.line not in lines))


def find_source_date(cleaned: Extraction, document: Document) -> SourceDate:
    """The date of an article with what it rests on; no date at all rather than a doubtful one."""
    return choose_date(find_stated_dates(cleaned, document))


def _declared(document: Document) -> SourceDate | None:
    """What a Markdown header says; ``basis: none`` says that the document has no date."""
    basis, date = (str(document.front_matter.get(name) or "").strip() for name in ("basis", "date"))
    if basis == Basis.NONE:
        return SourceDate()
    return SourceDate.of(Basis(basis or Basis.PUBLISHED), *parse_typed_date(date)) if date else None
