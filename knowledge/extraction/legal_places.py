"""Where a legal text stands on its page: from its head to its foot, with the table that a portal prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extraction.legal_texts import read_legal_text
from knowledge.extraction.line_features import Line
from knowledge.extraction.page_lines import is_paragraph
from knowledge.records import DocumentLine, LineKind


class LegalPlaces(NamedTuple):
    """``own`` are the places of a legal text's lines; ``signed`` says that it has both a head and a signer."""

    own: frozenset[int] = frozenset()
    signed: bool = False

    def find_strays(self, blocks: Sequence[DocumentLine], kept: set[int]) -> set[int]:
        """The labels kept below a signed text that stand in no box of its own; none where more of it follows."""
        below = {place for place in kept if place > max(self.own, default=0)} if self.signed else set()
        if any(is_paragraph(blocks[place]) or blocks[place].kind is LineKind.TABLE_ROW for place in below):
            return set()
        boxes = {blocks[place].box for place in self.own}
        return {place for place in below if blocks[place].box not in boxes}


def find_legal_places(lines: Sequence[Line]) -> LegalPlaces:
    """The places of a legal text among the lines of its page, its cells cut; none where there is no such text."""
    legal = read_legal_text(lines)
    if legal is None:
        return LegalPlaces()
    special = set(legal.roles) | (set(range(legal.head.start, max(legal.roles) + 1)) if legal.head else set())
    own = frozenset(lines[number].place for number in special - legal.junk.keys())
    return LegalPlaces(own, signed=len(legal.whole) > 0)
