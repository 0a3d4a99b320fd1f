"""What every test of the command may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Command


@pytest.fixture
def sxsh(tmp_path: Path) -> Command:
    """The command, in an empty folder."""
    return Command(tmp_path)
