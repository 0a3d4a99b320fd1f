"""What is installed beside the program is named with its licence."""

from __future__ import annotations

import pytest

from deploy.notices import LOCK, NOTICES, compose, find_notice, licence_of, locked_names


def test_the_notices_are_those_of_the_lock() -> None:
    """Every distribution that runs has a licence that it names itself; `make notices` writes the file."""
    assert NOTICES.read_text(encoding="utf-8") == compose(LOCK.read_text(encoding="utf-8"))


def test_a_distribution_of_the_lock_that_is_not_there_is_named() -> None:
    """Nothing is passed over in silence."""
    with pytest.raises(LookupError, match="no-such-thing"):
        find_notice("no-such-thing")


def test_a_lock_is_read_by_its_names() -> None:
    """Once each, whatever the markers; what is for browsers alone is never installed."""
    lines = (
        "b==1 ; python_full_version < '3.12' \\",
        "    --hash=sha256:00",
        "b==2",
        "a==1",
        "c==1 ; sys_platform == 'emscripten'",
    )
    lock = "\n".join(lines)
    assert locked_names(lock) == ["a", "b"]


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ({"license_expression": "MIT", "license": "Another"}, "MIT"),
        ({"license": "LGPL-3.0-only", "classifier": ["License :: OSI Approved :: MIT License"]}, "LGPL-3.0-only"),
        ({"license": "Copyright\nAll of it", "classifier": ["License :: OSI Approved :: BSD License"]}, "BSD License"),
        ({"license": "UNKNOWN", "classifier": ["Topic :: Text"]}, ""),
    ],
)
def test_a_licence_is_what_the_distribution_calls_it(told: dict[str, object], licence: str) -> None:
    """The expression before the free words, these before a class; a whole text is no name."""
    assert licence_of(told) == licence
