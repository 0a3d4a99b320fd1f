"""Every promise of SECURITY.md is held by tests that are there."""

from __future__ import annotations

import re

import pytest

from tests.support.documents import NAMES, ROOT, read

LOCKS = [
    each.relative_to(ROOT).as_posix() for each in sorted(ROOT.glob("*.lock")) + sorted(ROOT.glob("[a-z]*/**/*.lock"))
]
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


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_by_hash_and_no_index_is_named(lock: str) -> None:
    """What is installed tomorrow is what was tried today."""
    lock = read(lock)
    pinned = re.findall(r"^([\w.-]+(?:\[[\w,-]+\])?)==\S+.*\\\n    --hash=sha256:", lock, re.MULTILINE)
    named = [line for line in lock.splitlines() if re.match(r"[\w.-]+", line)]
    assert len(pinned) == len(named) > 0
    assert "://" not in lock
    assert "--index" not in lock


def installs() -> list[tuple[str, str]]:
    """Every call of pip that is typed or run, with its file; a line that goes on is one."""
    files = ("Makefile", "Dockerfile", "compose.yaml", "deploy/sxsh.service", *NAMES)
    files = tuple(file for file in files if file != "THIRD_PARTY_NOTICES.md")  # tells what is installed, not how
    found = [(file, re.sub(r"\\\n\s*", " ", read(file))) for file in files]
    return [(file, each) for file, text in found for each in re.findall(r"\bpip install [^\n&`]*", text)]


@pytest.mark.parametrize(("file", "call"), installs())
def test_what_is_installed_is_compared_with_its_hash(file: str, call: str) -> None:
    """Everywhere that the program is installed: the environment, the image, and what the guides say to type.

    What names no lock is this project itself, for which nothing else may be fetched.
    """
    locks = re.findall(r"-r (\S+)", call)
    assert ("--require-hashes" in call) == bool(locks), f"{file}: {call}"
    assert set(locks) <= set(LOCKS)
    if not locks:
        assert "--no-deps" in call, f"{file}: {call}"
        assert re.search(r" (-e \.|\S+\.whl)( |$)", call), f"{file}: {call}"


def test_every_place_that_installs_is_read() -> None:
    """A place that is not found is one that nobody looks at."""
    assert {file for file, _ in installs()} >= {"Makefile", "Dockerfile", "deploy/sxsh.service", "docs/van-hanh.md"}
