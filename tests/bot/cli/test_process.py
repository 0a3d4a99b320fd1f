"""The installed command as a process of its own: its pipes and their letters, its exit code, and Ctrl-C."""

from __future__ import annotations

import json
import signal
import sys

import pytest

from tests.support.command import Command


def test_a_cold_start_answers_in_vietnamese_without_a_locale(sxsh: Command) -> None:
    """The installed command takes and prints UTF-8, and a refusal is exit code 1 with nothing on standard error."""
    with sxsh.start("ask", "giá vàng hôm nay bao nhiêu", LC_ALL="C") as process:
        printed, said = process.communicate(timeout=60)
    assert printed.decode().startswith("Mình chưa tìm thấy câu trả lời")
    assert (process.returncode, said) == (1, b"")


def test_a_pipe_is_answered_line_by_line(stocked: Command) -> None:
    """One answer a question, then the end; without a token one line says why it is not Telegram."""
    with stocked.start("run") as process:
        lines = "5S là gì?\n\ngiá vàng hôm nay\n/thoat\nkhông ai hỏi nữa\n"
        printed, said = process.communicate(lines.encode(), timeout=60)
    assert process.returncode == 0
    assert "quản lý nội vi" in printed.decode()
    assert printed.decode().count("Mình chưa tìm thấy câu trả lời") == 1
    assert said.count(b"\n") == 1
    assert b"TELEGRAM_BOT_TOKEN" in said


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C is no signal to one process")
def test_ctrl_c_ends_a_batch_between_two_lines(stocked: Command) -> None:
    """Each answer is there as soon as its question is; the end is exit code 130 and no traceback."""
    with stocked.start("ask", "--json", "--batch", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"id": "a", "question": "5S là gì?"}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "a"
        process.send_signal(signal.SIGINT)
        printed, said = process.communicate(timeout=60)
    assert (process.returncode, printed, said) == (130, b"", b"")
