"""The system's Chromium on pages that are really served; without playwright or Chromium nothing here is collected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.stage import Served

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
if find_spec("playwright") is None or CHROMIUM is None:
    collect_ignore_glob = ["test_*.py"]

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="session")
def served(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The pages on what ships and on a hostile article."""
    from tests.browser.stage import serve_shipped

    with serve_shipped(shipped, tmp_path_factory.mktemp("browser")) as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each has a profile of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def phone(chromium: Browser, served: Served) -> Iterator[Page]:
    """A phone of 360 × 740 whose owner has never been here; a page's own faults fail the test."""
    context = chromium.new_context(base_url=served.url, **PHONE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    yield page
    context.close()
    assert not faults
