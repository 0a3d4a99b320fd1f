"""The year a text reports on, where nothing better dates it: "trong năm 2014, … đã xây dựng …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.dates.calendar import DateParts, as_date_parts
from knowledge.dates.cited_dates import is_cited, is_numbered, is_plan, nearest_text
from knowledge.vietnamese.normalization import fold

_YEAR = re.compile(r"(?<![\d.,-])(?<!\d[-–] )(?P<y>(?:19|20)\d{2})(?![\d%]| ?[-–] ?\d|\.\d)")
_IN_YEAR = re.compile(
    r"(?:^|[,;:(] ?|\b(?:trong|cua|vao|rieng|nay|tinh den|den het|dau|cuoi|ve|quy \w+|thang \d{1,2}"
    r"|nua dau) ?(?:thang \d{1,2} ?)?)"
    r"(?:,? ?nam |/)$"
)
_ON_DAY = re.compile(r"\b(?:ngay \d{1,2}(?:[/.-]\d{1,2}[/.-]| thang \d{1,2},? nam )|thang \d{1,2}(?:/|,? nam ))$")
_HORIZON = re.compile(
    r"\b(?:giai doan|thoi ky|tam nhin|dinh huong|tu|truoc|so voi|cung ky|(?<!tinh )den(?! het))"
    r"(?: thang \d+)?(?: nam|/)? ?$"
)
_PAST = re.compile(r"\bda\b")
# A law or strategy of some year is background to every later article.
_LAW = re.compile(r"\b(?:phe duyet|ban hanh|ky ket|quyet dinh so|luat|chien luoc|nghi dinh|thu tuong)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+")


def find_content_year(paragraphs: Iterable[str]) -> DateParts | None:
    """The one year in which the text says things were done; none without one or with several.

    A year counts when it stands as a time ("trong năm 2014", "Năm 2014, …") in a sentence about the past ("đã").
    Horizons ("đến năm 2020", "giai đoạn 2012-2015"), plans and the years of cited papers don't. A later year that is
    no horizon and no plan speaks against it, and then the result is none.
    """
    reported: set[int] = set()
    other: set[int] = set()
    for paragraph in paragraphs:
        for sentence in _SENTENCE_END.split(" ".join(fold(paragraph).split())):
            _sort_years(sentence, reported, other)
    if len(reported) != 1 or any(year > max(reported) for year in other):
        return None
    return as_date_parts(reported.pop())


def _sort_years(sentence: str, reported: set[int], other: set[int]) -> None:
    past = _PAST.search(sentence) is not None and _LAW.search(sentence) is None
    plan = not past and is_plan(sentence)
    for found in _YEAR.finditer(sentence):
        before = nearest_text(sentence, found.start())
        if _HORIZON.search(before) or plan:
            continue
        year = int(found["y"])
        day = _ON_DAY.search(before)
        dated = not is_cited(before[: day.start()]) if day else _IN_YEAR.search(before) is not None
        if past and dated and not is_numbered(before.removesuffix("nam ")):
            reported.add(year)
        else:
            other.add(year)
