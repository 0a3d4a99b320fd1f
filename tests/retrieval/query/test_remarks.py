"""What is said of the answer before is told from what asks something of its own."""

from __future__ import annotations

import pytest

from retrieval.query.remarks import Remark, find_remark


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("chi tiết hơn", Remark.MORE),
        ("noi ro hon di", Remark.MORE),
        ("nữa", Remark.MORE),
        ("còn gì khác không ạ", Remark.MORE),
        ("tai sao vay", Remark.MORE),
        ("vì sao lại thế?", Remark.MORE),
        ("đọc tiếp", Remark.MORE),
        ("nguồn đâu", Remark.SOURCES),
        ("nguon o dau ra vay ban", Remark.SOURCES),
        ("link", Remark.SOURCES),
        ("dạ cho em xin link bài với ạ", Remark.SOURCES),
        ("theo văn bản nào", Remark.SOURCES),
        ("bài ngày nào", Remark.SOURCES),
        ("ai nói vậy", Remark.SOURCES),
        ("sai rồi", Remark.COMPLAINT),
        ("thong tin cu roi", Remark.COMPLAINT),
    ],
)
def test_what_is_wanted_of_the_answer_before(said: str, remark: Remark) -> None:
    """In whatever typing, with courtesies around it."""
    assert find_remark(said) is remark


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "tại sao phải áp dụng sản xuất sạch hơn",
        "bài nào nói về 5S",
        "tài liệu nào quy định mức hỗ trợ",
        "nguồn vốn nào",
        "nguồn nước",
        "ngày nào tập huấn ở Huế",
        "năm nào Hà Nội đạt 25%",
        "có tài liệu nào về nước không",
        "ai ký quyết định",
        "văn bản nào quy định",
        "tài liệu",
        "sai số khi đo là bao nhiêu",
        "bao nhiêu",
    ],
)
def test_what_asks_something_is_no_remark(asked: str) -> None:
    """Even where it begins or ends like one."""
    assert find_remark(asked) is None
