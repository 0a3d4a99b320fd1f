"""The installed command as a process of its own: its pipes and their letters, its exit code, and Ctrl-C."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys

import pytest

from bot import texts
from tests.support.command import Command


def test_a_refusal_is_exit_code_1(stocked: Command) -> None:
    """It is in Vietnamese, with nothing on standard error.

    As a process, without a locale and from an empty folder, `tests/deploy/test_wheel.py` starts the same command.
    """
    assert stocked("ask", "giá vàng hôm nay bao nhiêu", code=1).startswith("Mình chưa tìm thấy câu trả lời")
    assert stocked.stderr == ""


def test_a_pipe_is_answered_line_by_line(stocked: Command) -> None:
    """One answer a question, then the end; without a token one line says why it is not Telegram.

    The command takes and prints UTF-8 without a locale as well.
    """
    with stocked.start("run", LC_ALL="C") as process:
        lines = "5S là gì?\n\ngiá vàng hôm nay\n/thoat\nkhông ai hỏi nữa\n"
        printed, said = process.communicate(lines.encode(), timeout=60)
    assert process.returncode == 0
    assert "quản lý nội vi" in printed.decode()
    assert printed.decode().count("Mình chưa tìm thấy câu trả lời") == 1
    assert said.count(b"\n") == 1
    assert b"TELEGRAM_BOT_TOKEN" in said


@pytest.mark.parametrize("closed", [False, True])
def test_a_service_without_a_channel_says_what_is_missing(sxsh: Command, closed: bool) -> None:
    """Nobody can type there: systemd and Docker give a null device, others close standard input. It is code 2."""
    source = "<&-" if closed else "</dev/null"
    given = {**sxsh.environment, "SXSH_DATABASE_URL": "sqlite:///none.sqlite3"}
    done = subprocess.run(
        ["sh", "-c", f'"$0" run {source}', sxsh.path], env=given, cwd=sxsh.folder, capture_output=True
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().strip() == texts.cli.error_line(texts.errors.CHANNEL_NEEDED)
    assert not (sxsh.folder / "none.sqlite3").exists()


def test_a_pipe_without_questions_is_no_service(stocked: Command) -> None:
    """Whoever has nothing to ask is told nothing but why it is not Telegram."""
    assert stocked("run") == ""
    assert "TELEGRAM_BOT_TOKEN" in stocked.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no terminals of this kind")
def test_a_terminal_is_answered(stocked: Command) -> None:
    """One that says nothing but goodbye as well."""
    ours, theirs = pty.openpty()
    environment = {**stocked.environment, "TERM": "dumb"}
    with subprocess.Popen(
        [stocked.path, "run"], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        os.write(ours, b"/thoat\n")
        _, said = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert "TELEGRAM_BOT_TOKEN" in said.decode()


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
