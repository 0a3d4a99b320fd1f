"""What every test of the command may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Command
from tests.support.database import copy_library


@pytest.fixture
def sxsh(tmp_path: Path) -> Command:
    """The command, in an empty folder."""
    return Command(tmp_path)


@pytest.fixture
def stocked(shipped: Path, tmp_path: Path) -> Command:
    """The command, in a folder with a library that holds the shipped digests."""
    copy_library(shipped, tmp_path)
    return Command(tmp_path)
