"""Notes at the foot of a text, told from items of lists by their marks in the text."""

from __future__ import annotations

import pytest

from knowledge.extraction import extract
from knowledge.extraction.footnotes import find_footnotes
from knowledge.extraction.line_features import read_lines
from knowledge.readers.markdown import read_markdown
from knowledge.records import DocumentLine, LineRole


def notes_of(*texts: str) -> list[str]:
    """The lines that are notes."""
    lines = read_lines([DocumentLine(text=text) for text in texts])
    return [lines[position].text for position in sorted(find_footnotes(lines))]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Có 12 lò dừng đốt(1), còn lại giảm ca.", "(1) Không kể lò thủ công."),
        ("Bụi giảm còn 40 mg/m³[2].", "[2] Đo tại cửa lò."),
        ("Mỗi lò bớt 3 tấn than một tháng¹.", "¹ Than cám 5."),
        ("Mỗi lò bớt 3 tấn than một tháng.1", "1 Than cám 5."),
        ("Tổng kinh phí 14,6 tỷ đồng2, gồm vốn vay.", "2 Chưa gồm vốn ưu đãi."),
        ("Lò đứng(*) tốn than hơn.", "(*) Lò xây trước năm 2005."),
        ("Lò đứng* tốn than hơn.", "* Lò xây trước năm 2005."),
    ],
)
def test_a_note_has_its_mark_in_the_text(text: str, note: str) -> None:
    """Glued to the word it belongs to; the same line without that is an item."""
    assert notes_of(text, note) == [note]
    assert notes_of("Các lò dừng đốt trong quý II.", note) == []


def test_numbered_notes_stand_below_all_paragraphs() -> None:
    """An item of a list in the text is none, though a raised figure may be glued to some word."""
    text = "Nắp gốm xoay giữ được nhiệt nên mỗi mẻ 1,5 tấn bớt 62 số điện1 và thợ đỡ bỏng mặt."
    note = "1. Đo bằng công tơ riêng từng lò."
    assert notes_of(text, note) == [note]
    assert notes_of(text, note, text) == []


def test_below_a_drawn_line_a_mark_may_stand_apart() -> None:
    """And notes follow each other; an item of a list that the text refers to by number stays one."""
    text = "Có 12 lò dừng đốt (1), 3 lò giảm ca (2)."

    assert notes_of(text, "_______", "(1) Lò thủ công.", "(2) Lò đứng.") == ["(1) Lò thủ công.", "(2) Lò đứng."]
    assert notes_of("Theo mục (1) và (2) gồm:", "(1) Lò thủ công;", "(2) Lò đứng.") == []
    assert notes_of("Bể chứa 20 m3, phát 5 tấn CO2.", "3 Tháng đầu năm.", "2 Lò đứng.") == []


def test_a_note_of_markdown_loses_its_signs() -> None:
    """The reference goes from the text, the label from the note; notes may follow each other line by line."""
    text = (
        "# Lò gạch Tuy Phước giảm bụi\n\nCác lò gạch ở Tuy Phước đã lắp buồng lắng và giảm được một nửa lượng bụi."
        "[^bui] Mỗi lò tốn 30 triệu.[^2]\n\n[^bui]: Đo tại cửa lò,\n    trong ba ngày.\n[^2]: Chưa kể vận chuyển.\n"
    )

    cleaned = extract(read_markdown(text, "lo.md"))

    assert [line.text for line in cleaned.lines if line.role is LineRole.NOTE] == [
        "Đo tại cửa lò, trong ba ngày.",
        "Chưa kể vận chuyển.",
    ]
    assert cleaned.body[0].text.endswith("lượng bụi. Mỗi lò tốn 30 triệu.")
