"""An office is told in one line: what is known of it, and how far that may be trusted."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.records import Contact

NAME = "Sở Công Thương Nghệ An"
DAY = dt.date(2026, 10, 12)
OLD = "(theo trang trước tháng 7/2025, có thể đã đổi)"


@pytest.mark.parametrize(
    ("contact", "including", "said"),
    [
        (Contact(name=NAME), None, f"Hỏi {NAME}."),
        (Contact(name=NAME, before_july_2025=True), None, f"Hỏi {NAME} {OLD}."),
        (
            Contact(name="Sở Công Thương Lào Cai", before_july_2025=True),
            "Yên Bái",
            f"Hỏi Sở Công Thương Lào Cai (nay gồm Yên Bái; {OLD[1:]}.",
        ),
        (
            Contact(name=NAME, link="https://sct.example.vn", before_july_2025=True),
            None,
            f"Hỏi {NAME}: https://sct.example.vn {OLD}.",
        ),
        (
            Contact(name=NAME, link="https://sct.example.vn", phone="0238 3844 555", confirmed_on=DAY),
            None,
            f"Hỏi {NAME}: https://sct.example.vn · 0238 3844 555 (xác nhận ngày 12/10/2026).",
        ),
        (
            Contact(name="Sở Công Thương Lào Cai", phone="1022", confirmed_on=DAY),
            "Yên Bái",
            "Hỏi Sở Công Thương Lào Cai (nay gồm Yên Bái): 1022 (xác nhận ngày 12/10/2026).",
        ),
        (
            Contact(name=NAME, phone="1022", address="12 Lê Lợi, Vinh", email="a@b.vn", confirmed_on=DAY),
            None,
            f"Hỏi {NAME}: 1022 · 12 Lê Lợi, Vinh · a@b.vn (xác nhận ngày 12/10/2026).",
        ),
    ],
)
def test_an_office_is_one_line(contact: Contact, including: str | None, said: str) -> None:
    """With the day on which it was confirmed, or with the warning that its page is old; a merger is told."""
    assert VietnameseWording().whom_to_ask(contact, including) == said
