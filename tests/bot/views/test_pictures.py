"""The pictures of the README are drawn from real answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docs.phone import CONVERSATIONS, IN_ZALO, draw_conversation, draw_in_zalo, photograph


def test_a_conversation_is_drawn_as_it_is_answered() -> None:
    """Question, bold answer, that it is a summary, source with date and province, and the labels of the buttons."""
    page = draw_conversation(CONVERSATIONS["phone-answer"][:1])
    for expected in (
        "muc tieu sxsh 2020 thanh hoa",
        "<b>Nhận thức về SXSH: 90%</b>",
        "17/10/2018",
        "Tóm lược (không nguyên văn)",
        "Xem tóm lược",
        "👍",
    ):
        assert expected in page


def test_a_talk_in_zalo_is_drawn_as_it_is_led() -> None:
    """The answer as plain text with numbers, and below the one that was typed what it opens."""
    page = draw_in_zalo(IN_ZALO[1])
    assert "Trả lời bằng số:\n1. Xem tóm lược" in page
    assert '<div class="mine">1</div>' in page
    assert page.count("http://sxsh.vn/") == 2
    assert "<b>" not in page


def test_a_page_becomes_a_picture(tmp_path: Path) -> None:
    """Where there is a browser; elsewhere the pictures stay as they are."""
    picture = tmp_path / "page.png"
    if not photograph("<p>Xin chào</p>", picture):
        assert not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
        pytest.skip("no Chromium on this machine")
    assert picture.read_bytes().startswith(b"\x89PNG")
