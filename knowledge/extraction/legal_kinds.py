"""The kind of a legal text ("QUYẾT ĐỊNH") and its subject ("V/v ban hành …") as one title."""

from __future__ import annotations

import re

from knowledge.dates.letterhead import is_kind_line
from knowledge.extraction.line_features import Line

_V_V = re.compile(r"^\(?\s*v\s*/\s*v\b[.:\s]*", re.IGNORECASE)

# Subjects that go on from the kind in a small letter; a proper name after it keeps its capital.
OPENS_SUBJECT = re.compile(
    r"^(?:v ?/ ?v|ve\b|ban hanh|phe duyet|quy dinh|cong bo|thanh lap|giao|bo sung|sua doi|dieu chinh|trien khai"
    r"|thuc hien|tang cuong|hanh dong|ap dung|san xuat|ket qua|tong ket|so ket|day manh|ho tro|nang cao)"
)


def is_kind(line: Line) -> bool:
    """Whether a line is a kind of legal text in capitals; "Thông báo" in small letters is a menu's."""
    return is_kind_line(line.folded) and line.text.isupper()


def join_kind(kind: str, subject: str) -> str:
    """Kind and subject as one title: "Quyết định về việc ban hành …"; capitals stay among capitals."""
    abbreviated = _V_V.match(subject)
    about = f"về việc {subject[abbreviated.end() :]}".rstrip(" )") if abbreviated else subject
    kind = kind.rstrip(" :")
    if about.isupper():
        return f"{kind} {about}"
    small = about[0].lower() + about[1:] if OPENS_SUBJECT.match(Line(0, about).folded) else about
    return f"{kind.capitalize()} {small}"
