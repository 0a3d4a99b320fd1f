"""Whether something must be done is another question than whether it is so, or what is needed."""

from __future__ import annotations

import pytest

from retrieval.query.asked_duty import asks_duty


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
    assert asks_duty(question) is asks
