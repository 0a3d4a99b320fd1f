"""What stands below who signed a legal text: what is attached to it, what other offices add, and what is not of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.attachments import is_attachment
from knowledge.extraction.legal_kinds import is_kind
from knowledge.extraction.legal_texts import LegalText
from knowledge.extraction.line_features import Line, Role
from knowledge.records import LineKind

_ATTACHED = re.compile(
    r"\W*(?:(?:phu luc|bieu|mau|bang|danh (?:muc|sach)|quy (?:che|dinh)|de an|ke hoach|chuong trinh|huong dan|phan"
    r"|chuong|dieu|[ivx]+\.|\d+\.)(?!\w)|\((?:kem theo|ban hanh))"
)
# In capitals: forms to be filled in, sums and sketches.
_ATTACHED_FORM = re.compile(
    r"\W*(?:don|phieu|giay|to khai|ban|lich|du toan|bien ban|noi dung|so do|so lieu|ket qua|thong tin|de cuong)(?!\w)"
)
_ADDED = re.compile(
    r"\W*(?:moi chi tiet|chi tiet|lien he|dau moi|xac nhan|y kien|phe duyet|duyet|tham dinh|nguoi (?:lap|ghi)"
    r"|(?:ghi|chu) (?:chu|thich)|\[\d{1,3}\])(?!\w)"
)
_MOST_PARAGRAPHS, _MOST_LINES = 1, 12
_SHORTEST_SENTENCE = 6  # words


def find_tail(lines: Sequence[Line], legal: LegalText) -> set[int]:
    """The numbers of the short lines below the last signer, where nothing is attached.

    Printers, portals, mail programs and whoever passed the paper on put them there: "Trả lời · Chuyển tiếp".
    """
    signed = max((signer.line for signer in legal.signers if signer.line is not None), default=None)
    if signed is None or not any(line.is_prose for line in lines if line.number < signed):
        return set()  # a portal's table above the text names who signed
    below = [line for line in lines if line.number > signed]
    long = len(below) > _MOST_LINES or sum(line.is_prose for line in below) > _MOST_PARAGRAPHS
    if long or any(map(_is_attached, below)):
        return set()
    return {line.number for line in below if line.role is Role.SHORT and not _adds(line)}


def _is_attached(line: Line) -> bool:
    form = line.text.isupper() and _ATTACHED_FORM.match(line.folded) is not None
    return form or line.kind is LineKind.TABLE_ROW or is_kind(line) or _ATTACHED.match(line.folded) is not None


def _adds(line: Line) -> bool:
    """Whether a line is still of the paper: a file, an item, a note, whom to ask, what another office adds."""
    known = is_attachment(line) or line.is_bullet or _ADDED.match(line.folded) is not None
    return known or (line.ends_sentence and len(line.words) >= _SHORTEST_SENTENCE)
