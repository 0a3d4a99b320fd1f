"""Whether something must be done is another question than whether it is so, or what is needed."""

from __future__ import annotations

import pytest

from retrieval.query.asked_duty import find_duty


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("có cần giấy phép môi trường không", True),
        ("lam sxsh co bat buoc khong", True),
        ("doanh nghiệp có nhất thiết phải thuê tư vấn không?", True),
        ("co can dang ky moi truong ko", True),
        ("co can bao cao nang luong khong", True),
        ("co phai dong tien khi xin khuyen cong khong", True),
        ("doanh nghiệp nhỏ có phải làm sxsh không", True),
        ("mục tiêu của Hà Nội có phải là 50% không", False),
        ("có cần gì để được hỗ trợ không", False),
        ("có phải Hà Nội đặt mục tiêu 50% không", False),
        ("cần bao nhiêu vốn", False),
        ("Cần Thơ có mục tiêu không", False),
    ],
)
def test_a_duty_is_asked_for(question: str, asks: bool) -> None:
    assert (find_duty(question) is not None) is asks


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("Cơ sở trọng điểm có bắt buộc nộp phí không", {"nop", "phi"}),
        ("có phải nộp báo cáo không?", {"nop", "bao", "cao"}),
        ("doanh nghiệp nhỏ có phải làm sxsh không", {"lam", "sxsh"}),
        ("có bắt buộc phải có ISO 14001 ko", {"co", "iso", "14001"}),
        ("lam sxsh co bat buoc khong", set()),
        ("ISO 14001 có bắt buộc không, người nói có người nói không", set()),
    ],
)
def test_what_must_be_done_stands_behind_the_duty(question: str, deed: set[str]) -> None:
    assert find_duty(question) == deed
