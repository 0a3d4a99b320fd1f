"""What the parts of a legal text state: number, issuer, place, dates and signers, each with the line that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.dates.calendar import DateParts
from knowledge.dates.letterhead import find_place_date
from knowledge.extraction.attachments import Attached
from knowledge.extraction.document_numbers import find_number, is_open
from knowledge.extraction.issuers import join_agencies
from knowledge.extraction.letterhead import Letterhead
from knowledge.extraction.line_features import Line
from knowledge.extraction.metadata_tables import Field, Metadata, read_date
from knowledge.extraction.opening_days import find_minuted_day, find_presented, is_press_release
from knowledge.extraction.signatures import Foot, is_post, read_signature
from knowledge.records import Basis, Named, Signer, SourceDate, StatedDate

# Where the letterhead has no date, it stands above the signature.
_LAST_LINES = 16
_LONGEST_MARK = 20  # words


@dataclass
class LegalParts:
    """What was found on the page, before it is put together."""

    lines: Sequence[Line]
    metadata: Metadata
    head: Letterhead | None
    attached: Attached | None
    foot: Foot = field(default_factory=Foot)

    @property
    def text_start(self) -> int:
        """The position where the text may begin."""
        if self.head is not None:
            return self.head.stop
        return self.attached.position + 1 if self.attached else 0


def find_own_number(parts: LegalParts) -> tuple[Named | None, str | None]:
    """The number, and the number or open code that names the kind."""
    if parts.head and parts.head.number:
        number, position = parts.head.number
        if not is_open(number):
            return _named(parts, number, position), number
    entry = parts.metadata.entries.get(Field.NUMBER)
    if entry and (found := find_number(entry.value)):
        return _named(parts, found, entry.positions[-1]), found
    if parts.attached and parts.attached.number:
        return _named(parts, parts.attached.number, parts.attached.position), None
    return None, parts.head.number[0] if parts.head and parts.head.number else None


def _named(parts: LegalParts, value: str, position: int) -> Named:
    return Named(value=value, line=parts.lines[position].number)


def find_issuer(parts: LegalParts) -> Named | None:
    """Who issued it: by its letterhead, else by a portal's table, else by what it is attached to."""
    if parts.head and (name := join_agencies([text for text, _ in parts.head.agencies])):
        return _named(parts, name, parts.head.agencies[0][1])
    if parts.head and parts.head.kind is not None and is_press_release(parts.lines[parts.head.kind]):
        presented = find_presented(parts.lines)
        return _named(parts, *presented) if presented else None
    entry = parts.metadata.entries.get(Field.ISSUER)
    if entry:
        return _named(parts, entry.value, entry.positions[-1])
    if parts.attached and parts.attached.issuer:
        return _named(parts, parts.attached.issuer, parts.attached.position)
    return None


def find_place_and_dates(parts: LegalParts) -> tuple[Named | None, tuple[StatedDate, ...]]:
    """The place, the date of issue and, where a portal prints it, the one from which it is in force.

    A day that the letterhead leaves open is taken from the table or the electronic signature.
    """
    place, issued = _letterhead_date(parts)
    fuller = next(
        (
            (date, entry.positions[-1])
            for name in (Field.ISSUED, Field.SIGNED)
            if (entry := parts.metadata.entries.get(name)) and (date := read_date(entry.value))
        ),
        None,
    )
    if issued is None and parts.attached is not None and parts.attached.date is not None:
        issued = (parts.attached.date, parts.attached.position)
    if fuller is not None and (issued is None or _completes(fuller[0], issued[0])):
        issued = fuller
    stated = [_stated(parts, Basis.ISSUED, *issued)] if issued else []
    entry = parts.metadata.entries.get(Field.IN_FORCE)
    if entry and (date := read_date(entry.value)):
        stated.append(_stated(parts, Basis.IN_FORCE, date, entry.positions[-1]))
    return place, tuple(stated)


def _letterhead_date(parts: LegalParts) -> tuple[Named | None, tuple[DateParts, int] | None]:
    """Place and date of the letterhead; where it has none, those above the signature or in the first sentence."""
    if parts.head and parts.head.place_date:
        found, position = parts.head.place_date
        return _named(parts, found.place, position), (found.date, position)
    if parts.head is not None:
        for position in range(max(parts.head.stop, len(parts.lines) - _LAST_LINES), len(parts.lines)):
            line = parts.lines[position]
            if len(line.words) <= _LONGEST_MARK and (dated := find_place_date(line.text)):
                return _named(parts, dated.place, position), (dated.date, position)
        return None, find_minuted_day(parts.lines, parts.head)
    return None, None


def _completes(date: DateParts, issued: DateParts) -> bool:
    """Whether a date says what was left open of another one."""
    return issued[2] is None and all(ours in (None, theirs) for ours, theirs in zip(issued, date, strict=True))


def _stated(parts: LegalParts, basis: Basis, date: DateParts, position: int) -> StatedDate:
    return StatedDate(date=SourceDate.of(basis, *date), line=parts.lines[position].number)


def find_signers(parts: LegalParts) -> tuple[Signer, ...]:
    """Who signed at its foot, else by a portal's table or the electronic signature."""
    if parts.foot.signers:
        return tuple(dict.fromkeys(parts.foot.signers))
    entry = parts.metadata.entries.get(Field.SIGNER)
    if entry is None:
        return ()
    printed = [piece.strip(" )") for piece in re.split(r"\s+[-–—]\s+|\s*[,;(]\s*", entry.value)]
    signer = next((signer for signer in map(read_signature, printed) if signer), None)
    if signer is None:
        return ()
    post = parts.metadata.value(Field.POST) or signer.post or next(filter(is_post, printed), None)
    return (Signer(name=signer.name, post=post, line=parts.lines[entry.positions[-1]].number),)
