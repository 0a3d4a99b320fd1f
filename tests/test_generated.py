"""Whatever people and documents bring is read without a crash, and shown in messages that Telegram takes."""

from __future__ import annotations

import pytest

from tests.soak.generated import run

# Four shares of five hundred, so that each core takes some.
SHARES, SHARE = 4, 500


@pytest.mark.parametrize("seed", range(SHARES))
def test_generated_texts_crash_nothing(seed: int) -> None:
    """Two thousand texts through every stage; a hundred thousand go through it before a release."""
    _, wrong = run(seed, SHARE, longest_text=8)
    assert [fault for fault in wrong if not fault.endswith(" s")] == []
