"""Every promise of SECURITY.md is held by tests that are there."""

from __future__ import annotations

import re

from tests.support.documents import ROOT, read

ROWS = re.findall(r"^\| (?!promise|-)(.*?) \| (.*?) \|$", read("SECURITY.md"), re.MULTILINE)


def test_every_promise_names_tests_that_are_there() -> None:
    """Who doubts one can read how it is tried."""
    assert len(ROWS) > 15
    for promise, held in ROWS:
        if promise.startswith("---"):
            continue
        files = re.findall(r"`(tests/[\w/]+\.py)`", held)
        assert files, f"nothing holds “{promise}”"
        for file in files:
            assert (ROOT / file).is_file(), f"“{promise}” is held by {file}, which is not there"
            assert "\ndef test_" in (ROOT / file).read_text("utf-8") or "\nasync def test_" in (ROOT / file).read_text(
                "utf-8"
            )


def test_every_dependency_is_pinned_by_hash_and_no_index_is_named() -> None:
    """What is installed tomorrow is what was tried today."""
    lock = read("requirements.lock")
    pinned = re.findall(r"^([\w.-]+(?:\[[\w,-]+\])?)==\S+.*\\\n    --hash=sha256:", lock, re.MULTILINE)
    named = [line for line in lock.splitlines() if re.match(r"[\w.-]+", line)]
    assert len(pinned) == len(named) > 50
    assert "://" not in lock
    assert "--index" not in lock
