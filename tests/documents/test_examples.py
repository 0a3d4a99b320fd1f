"""What documents and the help show to type is typed here, document by document, in their order, as a newcomer would."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import typer.main

from bot.cli.commands import make_app
from docs.commands import examples_of, walk
from tests.support.command import Command
from tests.support.database import copy_library
from tests.support.documents import NAMES, ROOT, commands

pytestmark = pytest.mark.usefixtures("_processes_ready")

# What is not typed here, and why; what is of `sxsh` is read by its command all the same.
NOT_RUN = {
    r"make \w+": "makes an environment, which this one is; test_links.py looks for the target",
    r"(sudo )?(apt-get|docker|systemctl|systemd-analyze|install|useradd|chown|uv|pipx|pip|python3? -m venv) ?": (
        "changes the machine, or needs what may not be on it"
    ),
    r"\.venv/bin/python -m hatchling build|sudo /opt/sxsh/bin/pip": "as tests/deploy/test_wheel.py does",
    r"\. .*/bin/activate": "changes the shell that it is typed in",
    r"sxsh (bot|web|zalo)\b": "goes on until it is stopped; tests/bot/test_doors.py and its neighbours open the doors",
    r"sxsh watch|sxsh add .*https://": "asks the web; tests/bot/cli/test_watching.py has one of its own",
    r"(sudo -u postgres )?(pg_dump|pg_restore|createuser|createdb) ": "needs a server of PostgreSQL",
}
SHELL = r"(cp|chmod|python3) "
# To draw every page of the whole collection takes minutes: these have a library of nothing but the newcomer's article.
OF_LITTLE = r"sxsh publish"
# Some article's id; which one is there depends on the collection.
SOME_ID = "3f9a21c0b7"

ARTICLE = """# Thanh Hóa tập huấn sản xuất sạch hơn

Ngày đăng: 12/05/2019

Sở Công Thương Thanh Hóa tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 học viên của các cơ sở chế biến hải sản.

Đến năm 2020, tỉnh đặt mục tiêu 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""
QUESTION = {
    "id": "1",
    "question": "Thanh Hóa tập huấn cho bao nhiêu học viên",
    "articles": ["tap-huan"],
    "gold": ["45"],
}


def why_not(typed: str) -> str | None:
    bare = re.sub(r"^(?:\w+=\S+ )+", "", typed)
    return next((reason for pattern, reason in NOT_RUN.items() if re.match(pattern, bare)), None)


@pytest.fixture
def newcomer(shipped: Path, tmp_path: Path) -> Command:
    """The command where somebody has just set up, with the files that the examples name."""
    copy_library(shipped, tmp_path)
    (tmp_path / "bai-viet").mkdir()
    (tmp_path / "bai-viet" / "tap-huan.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "tin-chuyen-tiep.txt").write_text("Thanh Hóa đặt mục tiêu 50% cơ sở áp dụng SXSH năm 2020.", "utf-8")
    (tmp_path / "cau-hoi.jsonl").write_text(json.dumps(QUESTION) + "\n", "utf-8")
    shutil.copy(ROOT / ".env.example", tmp_path)
    return Command(tmp_path)


def type_in(sxsh: Command, typed: str) -> str:
    """Type one line: a pipe into `sxsh`, `sxsh` itself with its output maybe into a file, or a few of the shell's."""
    typed = typed.replace("$(date +%F)", date.today().isoformat())  # noqa: DTZ011 - as the shell's own clock
    if re.match(SHELL, typed):
        return subprocess.run(typed, shell=True, check=True, capture_output=True, text=True, cwd=sxsh.folder).stdout
    said, _, command = typed.rpartition(" | ")
    command, _, into = command.replace("make run", "sxsh run").partition(" > ")
    name, *arguments = shlex.split(command)
    assert name == "sxsh", f"“{typed}” is nothing that this test types: say in NOT_RUN why, or teach it"
    if SOME_ID in arguments:
        arguments[arguments.index(SOME_ID)] = sxsh.json("articles", "list")[0]["id"]
    home = {"XDG_DATA_HOME": str(sxsh.folder / "home"), "XDG_CACHE_HOME": str(sxsh.folder / "home")}
    if re.match(OF_LITTLE, command):
        little = f"sqlite:///{sxsh.folder / 'little.sqlite3'}"
        home["SXSH_DATABASE_URL"] = little
        sxsh("add", "bai-viet/", "--no-collection", **home)
        arguments.append("--no-collection")
    printed = sxsh(*arguments, stdin=f"{' '.join(shlex.split(said)[1:]) or '5s là gì'}\n", **home) + sxsh.stderr
    if into:
        (sxsh.folder / into).write_text(printed, "utf-8")
    return printed


@pytest.mark.parametrize("name", [name for name in NAMES if any(not why_not(each) for each in commands(name))])
def test_what_a_document_shows_can_be_typed(newcomer: Command, name: str) -> None:
    """Every line ends well and says something, in the order in which they stand."""
    for typed in commands(name):
        if why_not(typed) is None:
            said = type_in(newcomer, typed)
            assert said.strip() or re.match(r"(cp|chmod) ", typed) or ">" in typed, f"{name}: “{typed}” says nothing"


def test_every_example_of_the_help_is_among_them() -> None:
    """`sxsh COMMAND --help` shows nothing that is not typed."""
    typed = set(commands("docs/lenh.md"))
    assert {example for _, command in walk() for example in examples_of(command)} <= typed


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_typed_is_at_least_read(name: str) -> None:
    """Names, options and arguments are those of the command."""
    for typed in commands(name):
        if why_not(typed) and re.match(r"(\w+=\S+ )*sxsh ", typed):
            arguments = shlex.split(typed.partition("sxsh ")[2])
            command = typer.main.get_command(make_app()).commands[arguments[0]]
            command.make_context(arguments[0], arguments[1:])


def test_the_reasons_are_all_needed() -> None:
    """A reason for nothing is struck."""
    typed = [re.sub(r"^(?:\w+=\S+ )+", "", each) for name in NAMES for each in commands(name)]
    assert [pattern for pattern in NOT_RUN if not any(re.match(pattern, each) for each in typed)] == []
    assert os.access(ROOT / ".env.example", os.R_OK)
