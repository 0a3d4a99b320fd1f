"""Papers are called by their numbers, in questions and in texts."""

from __future__ import annotations

import unicodedata

import pytest

from retrieval.query.called_papers import find_called_papers, names_paper


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("nghị định 06/2022 nói gì về sản xuất sạch hơn", ["nghị định 06/2022"]),
        ("quyet dinh 889 dat muc tieu gi", ["quyet dinh 889"]),
        ("1048/KH-SCT", ["1048/KH-SCT"]),
        ("luật số 72/2020/QH14 quy định gì", ["luật số 72/2020/QH14"]),
        ("so sánh thông tư 40/TT-BCT với Nghị định 08/2022/NĐ-CP", ["thông tư 40/TT-BCT", "Nghị định 08/2022/NĐ-CP"]),
        ("quyết định số 2020", ["quyết định số 2020"]),
        ("quyết định 889 năm 2020 của tỉnh", ["quyết định 889"]),
        ("quyết định 889 của tỉnh", ["quyết định 889"]),
    ],
)
def test_a_question_calls_a_paper_by_its_number(question: str, written: list[str]) -> None:
    """With its kind, or by a number whose code can be nothing else."""
    assert [paper.written for paper in find_called_papers(question)] == written


@pytest.mark.parametrize(
    "question",
    [
        "",
        "quyết định năm 2020",
        "quyết định 2020 của tỉnh",
        "kế hoạch 5 năm 2021-2025",
        "nghị quyết 2 năm",
        "quyết định 10 doanh nghiệp được hỗ trợ",
        "giá 60/kg",
        "tiết kiệm 5-8% năng lượng",
        "báo cáo tháng 06/2022",
        "luật 2020",
    ],
)
def test_years_amounts_and_dates_call_none(question: str) -> None:
    """What only looks like a number of a paper."""
    assert find_called_papers(question) == ()


@pytest.mark.parametrize(
    ("question", "text", "is_named"),
    [
        ("nghị định 06/2022", "Nghị định số 6/NĐ-CP", True),
        ("nghị định 06/2022", "Trang ngày 24/06/2022 không ghi ngày ký.", False),
        ("nghị định 06/2022", "Tháng 06/2022", False),
        ("nghị định 06/2022", "Thông tư 06/2022/TT-BCT", False),
        ("nghị định 06/2022", "Nghị định 06/2012/NĐ-CP", False),
        ("nghị định 06", "cùng Chương trình 06-CTr/TU", False),
        ("quyết định 889", "theo quyết định 1889/QĐ-TTg và 889 doanh nghiệp", False),
        ("quyet dinh 622", "các Quyết định 76, 622 và 889", True),
        ("quyết định 889", unicodedata.normalize("NFD", "Quyết định 889/QĐ-TTg"), True),
        ("1048/KH-SCT", "Kế hoạch số 1048 / KH-SCT", True),
        ("quyết định 889", "Quyết định 889/QĐ-TTg năm 2020", True),
        ("quyết định 889", "Quyết định số 889 ngày 24/6/2020", True),
        ("1048/KH-SCT", "Kế hoạch số 1048/KH-UBND", False),
        ("09/NQ-TW", "Nghị quyết số 9-NQ/TW", True),
        ("nghị quyết 120", "120/2020/QH14", True),
        ("thông tư liên tịch 26", "26/2012/TTLT-BTC-BCT", True),
    ],
)
def test_a_text_names_a_paper_by_its_number(question: str, text: str, is_named: bool) -> None:
    """Kind, year and code must agree where both say them; a day of a date and another number are none."""
    (paper,) = find_called_papers(question)
    assert names_paper(unicodedata.normalize("NFC", text), paper) is is_named
