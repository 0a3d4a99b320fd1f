"""One site for all tests of pages: what one person asks there changes nothing for the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browsing import Browser, WebStage, staged


@pytest.fixture(scope="session")
def web(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebStage]:
    """The pages on what ships."""
    with staged(shipped, tmp_path_factory.mktemp("web")) as stage:
        yield stage


@pytest.fixture
def browser(web: WebStage) -> Browser:
    """Somebody who has never been here, without JavaScript."""
    return web.browser()
