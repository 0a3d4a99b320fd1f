"""What a question does not need is not loaded for it."""

from __future__ import annotations

import subprocess
import sys

_ASKED = "import sys, bot.cli.main, retrieval.assistant; print(*sys.modules)"
# Reading documents, finding figures in them and checking texts are for other commands; each takes long to load.
_OTHERS = ("knowledge.readers.document", "knowledge.extraction.extractor", "knowledge.targets.extraction", "alembic")


def test_a_question_loads_nothing_that_reads_documents() -> None:
    """In a process of its own, where no other test has loaded anything."""
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    assert not set(_OTHERS).intersection(done.stdout.split())
