"""A command loads what it needs, and nothing of what others do."""

from __future__ import annotations

import subprocess
import sys

from bot.cli.commands import COMMAND_NAMES, typed_names
from tests.support.command import Command

_ASK = """
import sys
from bot.cli.main import main
try:
    main(["--database", sys.argv[1], "ask", "số đào tạo ở Hải Phòng năm 2020"])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def test_an_answer_that_tells_of_other_provinces_loads_no_reader_of_documents(stocked: Command) -> None:
    """In a process of its own; what cuts texts into sentences takes .4 s and 65 MB."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(stocked.folder / "library.sqlite3")],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "Sở Công Thương Hải Phòng" in done.stdout
    assert {"bot.cli.questions", "knowledge.store.coverage"} <= loaded
    assert not {"underthesea", "lxml", "rich", "bot.cli.serving", "bot.cli.documents", "telegram"} & loaded


def test_what_is_called_is_among_what_is_loaded() -> None:
    """A value may be spelt as a command is; where help is asked for or nothing known is typed, all are there."""
    assert typed_names(["--database", "report", "ask", "x"]) == {"ask", "report"}
    assert typed_names(["articles", "list"]) == {"articles"}
    assert typed_names([]) == typed_names(["frob"]) == typed_names(["--help", "ask"]) == COMMAND_NAMES
