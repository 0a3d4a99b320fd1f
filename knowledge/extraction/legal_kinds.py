"""The kind of a legal text ("QUYẾT ĐỊNH") and its subject ("V/v ban hành …") as one title."""

from __future__ import annotations

import re

from knowledge.dates.letterhead import is_kind_line
from knowledge.extraction.issuers import opens_agency
from knowledge.extraction.line_features import Line
from knowledge.vietnamese.normalization import fold

KIND_OPENING = re.compile(
    r"(?:quyet dinh|nghi quyet|chi thi|ke hoach|chuong trinh|de an|thong tu(?: lien tich)?|nghi dinh|huong dan"
    r"|thong bao|bao cao|to trinh|cong dien|quy che|phuong an|bien ban|giay moi|thu moi)\b(?=:? \w)"
)
"""The kind at the beginning of a folded line that goes on with its subject."""

_V_V = re.compile(r"^\(?\s*v\s*/\s*v\b[.:\s]*", re.IGNORECASE)

# Subjects that go on from the kind in a small letter; a proper name after it keeps its capital.
OPENS_SUBJECT = re.compile(
    r"^(?:v ?/ ?v|ve\b|ban hanh|phe duyet|quy dinh|cong bo|thanh lap|giao|bo sung|sua doi|dieu chinh|trien khai"
    r"|thuc hien|tang cuong|hanh dong|ap dung|san xuat|ket qua|tong ket|so ket|day manh|ho tro|nang cao)"
)


def is_kind(line: Line) -> bool:
    """Whether a line is a kind of legal text in capitals; "Thông báo" in small letters is a menu's."""
    return is_kind_line(line.folded.strip("*_ ")) and line.text.isupper()


def join_kind(kind: str, subject: str, *, keep: bool = False) -> str:
    """Kind and subject as one title: "Quyết định về việc ban hành …"; capitals stay among capitals.

    The subject stays as it is printed ("V/v rà soát …"). ``keep`` leaves the kind as it is, with the number that
    stands behind it.
    """
    about = subject.strip("( )") if _V_V.match(subject) else subject
    kind = kind.rstrip(" :")
    if keep:
        about = about.capitalize() if about.isupper() and not _V_V.match(about) else about
    elif about.isupper():
        return f"{kind} {about}"
    small = about if _keeps_capital(about) else about[0].lower() + about[1:]
    return f"{kind if keep else kind.capitalize()} {small}"


def _keeps_capital(subject: str) -> bool:
    """Whether a subject opens with a name: two words with capitals, an abbreviation, or an agency."""
    words = subject.split()
    if _V_V.match(subject):
        return True
    named = len(words) > 1 and words[1][0].isupper()
    return not OPENS_SUBJECT.match(fold(subject)) and (named or words[0][1:].isupper() or opens_agency(subject))
