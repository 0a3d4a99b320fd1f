"""The picture beside a link: its size, and that no text breaks it."""

from __future__ import annotations

import struct

from bot.pages.lettering import width_of, wrap
from bot.pages.preview_card import draw_preview


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_preview_has_the_size_that_previews_have() -> None:
    """Long and hostile texts, those without letters in the font, and none at all, too."""
    hostile = "<script>\u202e$x^2$ \ud800日本 " + "Ự" * 300
    for title, said, source in (
        ("Mục tiêu", "90% cơ sở", "Sở Công Thương, 2016"),
        (hostile, hostile, hostile),
        ("",) * 3,
    ):
        assert size_of(draw_preview(title, said, source)) == (1200, 630)


def test_a_text_is_broken_at_spaces_and_ends_with_an_ellipsis_where_it_is_cut() -> None:
    """No line is wider than there is room."""
    width = width_of("một hai ba", size=20)
    assert wrap("một hai ba", size=20, width=width, lines=3) == ["một hai ba"]
    assert wrap("một hai bốn", size=20, width=width_of("một hai", size=20), lines=3) == ["một hai", "bốn"]
    cut = wrap("một hai ba bốn năm", size=20, width=width, lines=1)
    assert cut == ["một hai…"]
    assert wrap("", size=20, width=width, lines=3) == []


def test_a_word_wider_than_a_line_is_broken_inside() -> None:
    """300 capital letters stay within the picture."""
    lines = wrap("W" * 300, size=20, width=200, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width_of(line, size=20) <= 200 for line in lines)


def test_letters_without_a_look_show_as_unknown() -> None:
    """The font has every Vietnamese letter, and no Chinese one."""
    assert wrap("Ự ỗ ặ Đ 日", size=20, width=500, lines=1) == ["Ự ỗ ặ Đ \ufffd"]
