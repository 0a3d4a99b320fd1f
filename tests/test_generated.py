"""Whatever people and documents bring is read without a crash, and shown in messages that Telegram takes."""

from __future__ import annotations

import pytest

from tests.soak.generated import run

# Four shares, so that each core takes some; every kind of piece is in each a dozen times.
SHARES, SHARE = 4, 150


@pytest.mark.parametrize("seed", range(SHARES))
def test_generated_texts_crash_nothing(seed: int) -> None:
    """Six hundred texts through every stage; a hundred thousand go through it before a release."""
    _, wrong = run(seed, SHARE, longest_text=8)
    assert [fault for fault in wrong if not fault.endswith(" s")] == []
