"""Processes of their own for tests of what several do to one library: each a real one, and quickly there."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.context import BaseContext

# What the processes of the tests import, which takes longer than what they do.
_IMPORTED = (
    "alembic.command",
    "knowledge.intake.preparation",
    "knowledge.intake.workers",
    "psycopg",
    "tests.knowledge.store.test_library",
    "tests.retrieval.index.test_segment_store",
    "tests.support.read_once",
    "underthesea",
)


def fresh_processes() -> BaseContext:
    """Where processes are made that share nothing with this one.

    They are forked from one that has imported what they need and read one document; where there is no forking, each
    is spawned.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    return context
