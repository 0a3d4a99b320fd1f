"""Legal texts and official letters: the role of each of their special lines, and what these say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from knowledge.dates.letterhead import find_place_date, is_state_line, split_pieces
from knowledge.extraction.attachments import is_attachment, read_attached
from knowledge.extraction.document_numbers import find_rests_on
from knowledge.extraction.footnotes import find_footnotes
from knowledge.extraction.legal_statements import (
    LegalParts,
    find_issuer,
    find_own_number,
    find_place_and_dates,
    find_signers,
)
from knowledge.extraction.legal_titles import Known, find_headline, find_legal_title
from knowledge.extraction.letterhead import find_letterhead_of, find_second_heads
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.mail_heads import find_mail_head
from knowledge.extraction.metadata_tables import Field, read_metadata
from knowledge.extraction.opening_days import find_opened_head
from knowledge.extraction.portal_menus import find_portal_menus
from knowledge.extraction.reasons import Reason
from knowledge.extraction.signatures import find_foot
from knowledge.extraction.title import Title
from knowledge.records import Basis, LineRole, Named, Signer, StatedDate
from knowledge.vietnamese.normalization import fold

_Stated = TypeVar("_Stated", Named, StatedDate, Signer)

# A page may introduce the text, but not tell more than half of itself above the letterhead.
_HIGHEST_SHARE = 0.5
_LONGEST_MARK = 20  # words
_NOTE = re.compile(r"(?:\(?(?:ghi chu|chu thich) ?:|\[\d{1,3}\] \S)")


@dataclass(frozen=True)
class LegalText:
    """What a legal text is made of; ``roles`` and ``junk`` are by line number, lines of neither are its body.

    ``head`` is the range of the letterhead's lines, none where only a portal's table describes the text; ``whole`` is
    that from there to who signed first, empty where one of both is missing.
    """

    roles: dict[int, LineRole]
    junk: dict[int, Reason]
    head: range | None = None
    whole: range = range(0)
    title: Title | None = None
    issuer: Named | None = None
    numbers: tuple[Named, ...] = ()
    place: Named | None = None
    dates: tuple[StatedDate, ...] = ()
    signers: tuple[Signer, ...] = ()
    rests_on: tuple[Named, ...] = ()

    def numbered(self, numbers: Mapping[int, int]) -> LegalText:
        """The same with the lines of its statements numbered anew."""

        def moved(stated: _Stated) -> _Stated:
            line = None if stated.line is None else numbers.get(stated.line)
            return stated.model_copy(update={"line": line})

        return replace(
            self,
            issuer=self.issuer and moved(self.issuer),
            place=self.place and moved(self.place),
            numbers=tuple(map(moved, self.numbers)),
            dates=tuple(map(moved, self.dates)),
            signers=tuple(map(moved, self.signers)),
            rests_on=tuple(map(moved, self.rests_on)),
        )

    @property
    def date(self) -> StatedDate | None:
        """The date of issue."""
        return next((stated for stated in self.dates if stated.date.basis is Basis.ISSUED), None)


def read_legal_text(lines: Sequence[Line]) -> LegalText | None:
    """What is a legal text or official letter, with its special lines; none for any other page.

    Two of state line, number, kind, and place with date stand close together; or the text says itself what it is
    attached to; or a portal's table names its number.
    """
    metadata = read_metadata(lines)
    head = find_letterhead_of(lines, metadata.positions) or find_opened_head(lines)
    if head is not None and _share_above(lines, head.start) >= _HIGHEST_SHARE:
        head = None
    attached = read_attached(lines) if head is None else None
    if head is None and attached is None and not metadata.describes_text:
        return None
    parts = LegalParts(lines, metadata, head, attached)
    parts.foot = find_foot(lines, parts.text_start)
    return _put_together(parts)


def _share_above(lines: Sequence[Line], position: int) -> float:
    whole = sum(len(line.text) for line in lines if line.is_prose)
    above = sum(len(line.text) for line in lines[:position] if line.is_prose)
    return above / whole if whole else 0.0


def _put_together(parts: LegalParts) -> LegalText:
    number, stated = find_own_number(parts)
    printed = _title(parts, stated)
    title = _headline(parts, stated, printed) or printed
    place, dates = find_place_and_dates(parts)
    own = frozenset({number.value}) if number else frozenset()
    body = parts.lines[parts.text_start :]
    return LegalText(
        roles=_roles(parts, title, printed),
        junk=_junk(parts),
        head=range(parts.head.start, parts.head.stop) if parts.head else None,
        whole=_whole(parts),
        title=title,
        issuer=find_issuer(parts),
        numbers=(number,) if number else (),
        place=place,
        dates=dates,
        signers=find_signers(parts),
        rests_on=find_rests_on(body, own),
    )


def _whole(parts: LegalParts) -> range:
    signed = [signer.line for signer in parts.foot.signers if signer.line is not None]
    return range(parts.lines[parts.head.start].number, min(signed) + 1) if parts.head and signed else range(0)


def _title(parts: LegalParts, number: str | None) -> Title | None:
    if parts.head is None and parts.attached is not None:
        return find_legal_title(parts.lines, parts.attached.as_head(), Known())
    known = Known(number, parts.metadata.value(Field.KIND), parts.metadata.value(Field.SUBJECT))
    return find_legal_title(parts.lines, parts.head, known)


def _headline(parts: LegalParts, number: str | None, printed: Title | None) -> Title | None:
    start = parts.head.start if parts.head else 0
    above = [line for position, line in enumerate(parts.lines[:start]) if position not in parts.metadata.positions]
    return find_headline(above, number, printed)


def _roles(parts: LegalParts, *titles: Title | None) -> dict[int, LineRole]:
    by_position: dict[int, LineRole] = {}
    for position, line in enumerate(parts.lines):
        if role := _role_alone(line, below=position >= parts.text_start):
            by_position[position] = role
    by_position |= dict.fromkeys(find_footnotes(parts.lines), LineRole.NOTE)
    signed = not parts.metadata.describes_text
    for position, name in parts.metadata.positions.items():
        electronic = signed or name is Field.SIGNED
        role = LineRole.SIGNATURE if electronic else LineRole.LETTERHEAD
        by_position[position] = LineRole.ATTACHMENT if name is Field.ATTACHMENT else role
    by_position.update(dict.fromkeys(parts.head.lines if parts.head else (), LineRole.LETTERHEAD))
    by_position.update(dict.fromkeys(find_second_heads(parts.lines, parts.text_start), LineRole.LETTERHEAD))
    by_position.update(dict.fromkeys(parts.foot.signing, LineRole.SIGNATURE))
    roles = {parts.lines[position].number: role for position, role in by_position.items()}
    for title in filter(None, titles):
        own = range(title.first, title.last + 1) if title.first >= 0 else range(0)
        roles.update((number, LineRole.TITLE) for number in own if roles.get(number) is not LineRole.LETTERHEAD)
    junk = _junk(parts)
    return {number: role for number, role in roles.items() if number not in junk}


def _role_alone(line: Line, *, below: bool) -> LineRole | None:
    """What a line of a legal text is wherever it stands; a second letterhead opens what is attached."""
    if len(line.words) <= _LONGEST_MARK and below:
        pieces = split_pieces(line.text)
        if len(pieces) == 1 and not is_state_line(fold(pieces[0])) and find_place_date(pieces[0]):
            return LineRole.DATELINE  # above who signed
        if pieces and all(is_state_line(fold(piece)) or find_place_date(piece) for piece in pieces):
            return LineRole.LETTERHEAD
    if is_attachment(line):
        return LineRole.ATTACHMENT
    return LineRole.NOTE if _NOTE.match(line.folded) else None


def _junk(parts: LegalParts) -> dict[int, Reason]:
    junk = {line.number: Reason.JUNK for line in parts.lines if line.role is Role.RULE}
    junk.update((parts.lines[position].number, Reason.JUNK) for position in parts.metadata.empty)
    notes = find_footnotes(parts.lines)  # below a list of recipients as well
    recipients = (parts.lines[position].number for position in parts.foot.recipients - notes)
    junk.update(dict.fromkeys(recipients, Reason.RECIPIENTS))
    mailed = find_mail_head(parts.lines, parts.head.start) if parts.head else set()
    junk.update((parts.lines[position].number, Reason.NAVIGATION) for position in mailed)
    menus = (parts.lines[position].number for position in find_portal_menus(parts.lines))
    return junk | dict.fromkeys(menus, Reason.NAVIGATION)
