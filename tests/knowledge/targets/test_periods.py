"""Years and periods mean the same in documents and in questions, with tone marks and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.targets.periods import find_asked_periods, find_periods, find_years
from knowledge.vietnamese.normalization import drop_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giai đoạn 2016-2020", [(2016, 2020)]),
        ("giai đoạn 2016 – 2020", [(2016, 2020)]),
        ("từ năm 2016 đến hết năm 2020", [(2016, 2020)]),
        ("từ 2016 đến 2020", [(2016, 2020)]),
        ("đến năm 2050", [(None, 2050)]),
        ("đến 2100", [(None, 2100)]),
        ("trước năm 2025, tầm nhìn đến năm 2045", [(None, 2025), (None, 2045)]),
        ("năm 2055 và năm 1975", [(2055, 2055), (1975, 1975)]),
        ("năm 2012-2015", [(2012, 2015)]),
        ("giảm 10% so với năm 2015", []),
        ("năm 20201, năm 20 và mục 2.2020.1", []),
        ("giai đoạn 2020-2016", []),
        ("Quyết định 2015/QĐ-UBND", []),
        ("", []),
    ],
)
def test_periods(text: str, expected: list[tuple[int | None, int]]) -> None:
    """First and last year of each period, the same for who types without tone marks."""
    for typed in (text, drop_marks(text)):
        assert [(each.first, each.last) for each in find_periods(typed)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("mục tiêu An Giang 2050", (2050,)),
        ("muc tieu 2020, 2025?", (2020, 2025)),
        ("mục tiêu 2016-2020", (2016, 2020)),
        ("hội nghị 3/2019", (2019,)),
        ("sxsh2020", (2020,)),
        ("quyết định 2005/QĐ-UBND", ()),
        ("ho tro 2000 trieu dong", ()),
        ("mục tiêu 2020 Đồng Nai", (2020,)),
        ("mục tiêu 1020", ()),
        ("mục tiêu 2020%", ()),
    ],
)
def test_years_of_a_question(question: str, expected: tuple[int, ...]) -> None:
    """A year needs no "năm" in a question; a document's number and a sum are none."""
    assert find_years(question) == expected


@given(st.integers(1900, 2099), st.sampled_from(["năm {}", "đến năm {}", "trước năm {}", "giai đoạn 2000-{}"]))
def test_every_year_of_a_document_can_be_asked_for(year: int, form: str) -> None:
    """What a document's period ends with is a year of the same words as a question."""
    text = form.format(year)
    for period in find_periods(text):
        assert period.last == year
        assert year in find_years(drop_marks(text))
    assert find_periods(text) or (form.startswith("giai đoạn") and year < 2000)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("mục tiêu Thanh Hóa trước năm 2015", [(None, 2014)]),
        ("số liệu sau năm 2020", [(2021, None)]),
        ("muc tieu truoc 2015", [(None, 2014)]),
        ("từ 2016 trở đi", [(2016, None)]),
        ("kể từ năm 2016", [(2016, None)]),
        ("từ năm 2016", [(2016, None)]),
        ("2016 đến nay", [(2016, None)]),
        ("từ 2016 trở lại đây", [(2016, None)]),
        ("2014 trở về trước", [(None, 2014)]),
        ("giai đoạn sau 2020", [(2021, None)]),
        ("sau giai đoạn 2016-2020", [(2021, None)]),
        ("trước giai đoạn 2016-2020", [(None, 2015)]),
        ("đến trước năm 2018", [(None, 2017)]),
        ("muộn hơn năm 2022", [(2023, None)]),
        ("trước 2015 và sau 2020", [(None, 2014), (2021, None)]),
        # A deadline is a year.
        ("mục tiêu đến năm 2020", [(2020, 2020)]),
        ("mục tiêu đến hết 2025", [(2025, 2025)]),
        ("từ 2016 đến 2020", [(2016, 2020)]),
        ("từ năm 2016 đến năm 2020", [(2016, 2020)]),
        ("giai đoạn 2016-2020", [(2016, 2020)]),
        ("Thanh Hóa 2015 và 2020", [(2015, 2015), (2020, 2020)]),
        # Both years of a comparison; a baseline otherwise is none.
        ("Thanh Hóa 2020 so với 2015", [(2020, 2020), (2015, 2015)]),
        ("so với năm 2015 thì năm 2020 ra sao", [(2015, 2015), (2020, 2020)]),
        ("năm 2020 giảm 10% so với năm 2015", [(2020, 2020)]),
        ("giảm bao nhiêu so với năm 2015", []),
        ("", []),
    ],
)
def test_periods_that_a_question_asks_for(question: str, expected: list[tuple[int | None, int | None]]) -> None:
    """One side is open where the question leaves it open, with tone marks and without."""
    for typed in (question, drop_marks(question), question.upper()):
        assert [tuple(each.span) for each in find_asked_periods(typed)] == expected


def test_june_typed_without_marks_is_not_after_a_year() -> None:
    """ "Tháng sáu" loses the mark that tells it from "sau"."""
    assert [tuple(each.span) for each in find_asked_periods("hoi nghi thang sau nam 2020")] == [(2020, 2020)]
