"""The pictures of the README are drawn from real answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.phone import CONVERSATIONS, IN_ZALO, draw_conversation, draw_in_zalo, photograph
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.conversations.library import opened_library
from tests.support.database import copy_library


@pytest.fixture(scope="module")
def real(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Assistant]]:
    folder = tmp_path_factory.mktemp("pictures")
    copy_library(shipped, folder)
    with opened_library(folder) as opened:
        yield opened


def test_a_conversation_is_drawn_as_it_is_answered(real: tuple[Library, Assistant]) -> None:
    """Question, bold answer, that it is a summary, source with date and province, and the labels of the buttons."""
    page = draw_conversation(real[1], CONVERSATIONS["phone-answer"][:1])
    for expected in (
        "muc tieu sxsh 2020 thanh hoa",
        "<b>Nhận thức về SXSH: 90%</b>",
        "17/10/2018",
        "Tóm lược (không nguyên văn)",
        "Xem tóm lược",
        "👍",
    ):
        assert expected in page


def test_a_talk_in_zalo_is_drawn_as_it_is_led(real: tuple[Library, Assistant]) -> None:
    """The answer as plain text with numbers, and below the one that was typed what it opens."""
    page = draw_in_zalo(*real, IN_ZALO[1])
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
