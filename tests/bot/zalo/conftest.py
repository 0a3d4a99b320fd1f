"""What tests of Zalo's door may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.zalo_api import ZaloApi


@pytest.fixture
def zalo() -> Iterator[ZaloApi]:
    """The stand-in, listening."""
    with ZaloApi() as api:
        yield api
