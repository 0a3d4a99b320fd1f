"""One site for all tests of pages: what one person asks there changes nothing for the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.browsing import Browser, WebStage, lived, staged
from tests.support.serving import CannedAnswerer, make_answer

PUBLIC = "https://sxsh.example.vn"


@pytest.fixture(scope="session")
def web(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebStage]:
    """The pages on what ships."""
    with staged(shipped, tmp_path_factory.mktemp("web")) as stage:
        yield stage


@pytest.fixture
def browser(web: WebStage) -> Browser:
    """Somebody who has never been here, without JavaScript."""
    return web.browser()


@pytest.fixture
def limited(engine: sa.Engine) -> Iterator[WebStage]:
    """Pages with the limits that ship, behind one proxy, by https; all that is asked is asked at once."""
    settings = {"SXSH_QUESTIONS_A_MINUTE": 20, "SXSH_WEB_PROXIES": 1, "SXSH_WEB_URL": PUBLIC}
    with lived(CannedAnswerer(make_answer), engine, lambda: 0.0, **settings) as stage:
        yield stage
