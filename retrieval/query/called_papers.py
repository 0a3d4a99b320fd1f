"""Papers that a question calls by their number ("nghị định 06/2022", "1048/KH-SCT"), and whether a text names one."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.extraction.document_numbers import read_kind
from knowledge.vietnamese import units
from knowledge.vietnamese.normalization import fold, fold_in_place
from knowledge.vietnamese.units import without_marks

# The kinds that are called by a number alone; "kế hoạch 5 năm" and "chương trình 3 bước" count something.
_KINDS = "quyet dinh|nghi quyet|chi thi|thong tu lien tich|thong tu|nghi dinh|cong van|cong dien|to trinh"
_YEAR = r"(?:19|20)\d\d"
_CODE = r"[a-z]{1,6}\d{0,2}(?:[-/&.][a-z\d]+)*"
_BEHIND = rf"(?: ?[/-] ?(?P<year>{_YEAR})(?!\d))?(?: ?[/-] ?(?P<code>{_CODE}))?"
# "Nghị quyết 2 năm", "quyết định 10 doanh nghiệp"; "889 năm 2020" and "889 ngày 24/6" go on with a date.
_NO_AMOUNT = rf"(?![\w/%]|[.,-]\d| %| (?:ty|trieu|nghin|bai|tinh|(?:nam|ngay)(?! \d)|{without_marks(units.ANY)})(?!\w))"
_WITH_KIND = re.compile(
    rf"(?<!\w)(?P<kind>{_KINDS}|luat)(?P<called> so)? ?:? ?(?P<serial>\d{{1,6}}[a-z]?){_BEHIND}{_NO_AMOUNT}"
)
# Without its kind only a number with a code of several parts can be nothing else: "60/kg" is a price.
_BARE = re.compile(
    rf"(?<![\w/.,-])(?P<serial>\d{{1,6}}[a-z]?)(?:/(?P<year>{_YEAR}))?/(?P<code>[a-z]{{1,6}}\d{{0,2}}[-/][a-z\d/-]+)(?!\w)"
)
# "Các Quyết định 76, 622 và 889".
_KIND_BEFORE = re.compile(rf"(?<!\w)({_KINDS}|luat)(?: so)? ?:? ?(?:\d[\w/.-]*(?:,? va |, ))*$")
_REACH = 90  # characters
# Who issues for one province, and what only the state issues.
_OF_A_PROVINCE = re.compile(r"(?:^|[-/&.])(?:ubnd|hdnd|tu|s(?:ct|tc|tnmt|kcn|khdt|nn)[a-z]*)(?![a-z])")
_OF_THE_STATE = frozenset({"nghi dinh", "thong tu", "thong tu lien tich", "luat"})
_NUMBER = re.compile(r"(?:\s+s[ốo])?\s*:?\s*\d.*$", re.IGNORECASE)


class CalledPaper(NamedTuple):
    """A paper as a question calls it: as it was written, its kind if that was said, serial number, year and code."""

    written: str
    kind: str | None
    serial: str
    year: str | None
    code: str | None


def find_called_papers(question: str) -> tuple[CalledPaper, ...]:
    """The papers that a question calls by their number, in its order; none where it calls none."""
    said = fold_in_place(question)
    with_kind = [found for found in _WITH_KIND.finditer(said) if not _is_of_a_year(found)]
    bare = [each for each in _BARE.finditer(said) if not any(_holds(found, each) for found in with_kind)]
    return tuple(
        CalledPaper(
            question[found.start() : found.end()],
            found.groupdict().get("kind"),
            found["serial"].lstrip("0") or "0",
            found["year"],
            found["code"],
        )
        for found in sorted([*with_kind, *bare], key=lambda each: each.start())
    )


def without_numbers_of_place(question: str, *, of_place: bool) -> str:
    """A question without the numbers of papers that hold in one province, for who goes on to another.

    ``of_place`` says that what was told of them is told of a province: a number alone may be any paper's.
    """
    for paper in find_called_papers(question):
        if paper.kind in _OF_THE_STATE:
            continue
        if of_place if paper.code is None else _OF_A_PROVINCE.search(paper.code) is not None:
            kind = _NUMBER.sub("", paper.written)
            question = re.sub(rf"(?:(?<!\w)s[ốo]\s+)?{re.escape(paper.written)}", kind, question, flags=re.IGNORECASE)
    return " ".join(question.split())


def names_paper(text: str, paper: CalledPaper) -> bool:
    """Whether a text calls a paper by this number; what only one of the two says of it (year, code) may be left out."""
    said = fold_in_place(text)
    # Neither the month of a date nor a part of another number: "24/06/2022", "1.406".
    number = re.compile(rf"(?<![\d/.,-])0*{paper.serial}(?![\da-z]|[.,]\d){_BEHIND}{_NO_AMOUNT}")
    return any(_is_the_same(paper, found, said) for found in number.finditer(said))


def _is_the_same(paper: CalledPaper, found: re.Match[str], said: str) -> bool:
    if paper.year is not None and found["year"] not in {None, paper.year}:
        return False
    if found["code"] is None:
        # Without its code a number is a paper's behind the paper's kind alone.
        kind = _KIND_BEFORE.search(said[max(0, found.start() - _REACH) : found.start()])
        return kind is not None and paper.kind in {None, kind[1]}
    named = fold(read_kind(f"{paper.serial}/{found['code']}"))
    # The assembly numbers its laws and its resolutions alike.
    of_kind = paper.kind in {None, "luat", "nghi quyet"} if named == "luat" else (paper.kind or named).startswith(named)
    return of_kind and (paper.code is None or _parts(found["code"])[: len(_parts(paper.code))] == _parts(paper.code))


def _parts(code: str) -> list[str]:
    return re.split(r"[-/&.]", code)


def _is_of_a_year(found: re.Match[str]) -> bool:
    """Whether it is no number: "quyết định 2020" is one of that year, a law's number always has its year."""
    alone = found["year"] is None and found["code"] is None
    of_year = re.fullmatch(_YEAR, found["serial"]) is not None and not found["called"]
    return alone and (of_year or found["kind"] == "luat")


def _holds(outer: re.Match[str], inner: re.Match[str]) -> bool:
    return outer.start() <= inner.start() < outer.end()
