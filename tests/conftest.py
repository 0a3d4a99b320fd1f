"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def seeds() -> Path:
    """The folder of real scraped articles, where it stands beside the project."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles are not beside this clone")
    return folder
