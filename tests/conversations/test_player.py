"""A transcript is read as it is meant, its checks see what is there, and one that does not hold is shown whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.checks import Heard, Shown, UnknownCheck, holds
from tests.conversations.player import as_played, failures
from tests.conversations.script import Transcript, TranscriptRefused, read_transcript
from tests.conversations.stage import play

BUTTON = {"text": "Chép kèm nguồn", "copy_text": {"text": "Nguồn: sxsh.vn"}}
MESSAGE = Shown(5, "Hà Nội: 25–50 % cơ sở\nNăm 2016-2020.", "", html=False, buttons=(BUTTON,), rows=(), reply_to=3)
ANSWER = Heard((MESSAGE,), ("Cảm ơn bạn!",), ("👍",), asked_in=3)
CONVERSATION = """# Thử

== riêng: Lan ==
Lan: 5S là gì
Bot:
    chứa: 5S · sàng lọc | quản lý nội vi
    không chứa: Thanh Hóa
Lan bấm: [Không có nút này]
Bot: im lặng

== nhóm "Kỹ thuật", chủ đề "Hỏi đáp" ==
Hoa: 5S là gì
Bot: im lặng
Hoa: /hoi 5S là gì
Bot:
    trả lời
    chứa: 6S
"""


def written(folder: Path, text: str) -> Transcript:
    path = folder / "thu.txt"
    path.write_text(text, encoding="utf-8")
    return read_transcript(path)


@pytest.mark.parametrize(
    "check",
    [
        "chứa: hà nội · 25-50% | 30%",
        "chứa: 2020",
        "không chứa: 5% · 50% · 201 · Hải Phòng",
        "bắt đầu: Hà Nội",
        "nút: nguồn",
        "không nút: Chia sẻ",
        "chép: sxsh.vn",
        "số dòng = 2",
        "số tin <= 1",
        "số nút >= 1",
        "đơn vị <= 40",
        "tin mới",
        "trả lời",
        "toast: cảm ơn",
        "cảm xúc: 👍",
    ],
)
def test_a_check_sees_what_is_there(check: str) -> None:
    """Words are found whole and figures as figures, however dashes and spaces are written."""
    assert holds(check, ANSWER)


@pytest.mark.parametrize(
    "check", ["chứa: Huế", "nút: Đọc", "im lặng", "sửa tin trước", "không nút", "ảnh", "tệp: xlsx", "hỏi lại"]
)
def test_a_check_misses_what_is_not_there(check: str) -> None:
    """What nobody said, pressed or sent is not found."""
    assert not holds(check, ANSWER)


def test_nothing_said_is_silence_and_nothing_else() -> None:
    """That something is not in an answer is no promise where there is no answer."""
    assert holds("im lặng", Heard(toasts=("Đã lưu.",)))
    assert not holds("không chứa: Huế", Heard())


def test_a_check_that_says_nothing_known_is_refused() -> None:
    """A slip in a transcript is no check that holds."""
    with pytest.raises(UnknownCheck):
        holds("chua: Huế", ANSWER)


@pytest.mark.parametrize("line", ["== phòng: Lan ==", "nói gì đó", "  lạc lõng"])
def test_a_line_that_says_nothing_known_is_refused(line: str, tmp_path: Path) -> None:
    """With the file and the number of the line."""
    with pytest.raises(TranscriptRefused, match=r"thu\.txt:1"):
        written(tmp_path, line)


async def test_what_does_not_hold_is_shown_in_the_conversation(shipped: Path, tmp_path: Path) -> None:
    """In a group the bot hears no question that is not put to it; a button that is not there fails with its checks."""
    transcript = written(tmp_path, CONVERSATION)
    played = await play(transcript, shipped)
    assert failures(played) == ["8: không có tin hay nút: Không có nút này", "9: im lặng", "17: chứa: 6S"]
    shown = as_played(transcript, played)
    assert "Lan : 5S là gì" in shown
    assert "Bot (nhóm Kỹ thuật · Hỏi đáp):" in shown
    assert "✗ 17: chứa: 6S" in shown
