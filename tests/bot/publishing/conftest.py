"""What every test of published pages may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from knowledge.store.library import Library


@pytest.fixture
def library(engine: Engine) -> Library:
    """An empty library."""
    return Library(engine)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that is published into; it is not there yet."""
    return tmp_path / "trang-web"
