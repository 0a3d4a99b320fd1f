"""axe-core looks at every kind of page, in light and in dark, and finds nothing serious."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE
from tests.browser.stage import Served
from tests.browser.test_pages import QUESTION, ask

KINDS: dict[str, tuple[str, str]] = {
    # What is asked first, none where the page needs no answer, and the path behind it.
    "first page": ("", "/"),
    "answer": (QUESTION, ""),
    "quotation": ("sxsh là gì", ""),
    "passage": (QUESTION, "/doan/1"),
    "sources": (QUESTION, "/nguon"),
    "opinion": (QUESTION, "/gop-y"),
    "chart": (QUESTION, "/bieu-do/0"),
    "table": (QUESTION, "/bang/0"),
    "comparison asked for": ("so sanh ha noi voi thanh hoa", ""),
    "refusal": ("giá vàng hôm nay", ""),
    "nothing like it": ("doanh nghiệp nào ở Huế làm tốt nhất về nước thải", ""),
    "provinces": ("", "/tinh"),
    "province": ("", "/tinh/thanh-hoa"),
    "country": ("", "/tinh/ca-nuoc"),
    "year": ("", "/nam/2018"),
    "choosing to compare": ("", "/so-sanh"),
    "comparison": ("", "/so-sanh?tinh=ha-noi&tinh=thanh-hoa"),
    "all compared": ("", "/so-sanh?tinh=tat-ca"),
    "about": ("", "/gioi-thieu"),
    "no such page": ("", "/khong-co"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(chromium: Browser, served: Served, kind: str, scheme: Any) -> None:
    """Contrast, names, landmarks, order of headings, tables, language."""
    question, path = KINDS[kind]
    # The page's own policy lets in no script of ours: axe comes from the test, as a browser's extension would.
    context = chromium.new_context(base_url=served.url, color_scheme=scheme, bypass_csp=True, **PHONE)
    page = context.new_page()
    page.goto("/")
    if question:
        ask(page, question)
        page.goto(f"{page.url}{path}")
    else:
        page.goto(path)
    for folded in page.locator("summary").all():
        folded.click()
    found = Axe().run(page)
    context.close()
    assert not [
        (each["id"], each["impact"], [node["html"][:200] for node in each["nodes"]][:3])
        for each in found.response["violations"]
    ]


def test_axe_finds_nothing_serious_on_an_article(chromium: Browser, served: Served) -> None:
    """The hostile one at that."""
    context = chromium.new_context(base_url=served.url, bypass_csp=True, **PHONE)
    page = context.new_page()
    page.goto(f"/bai/{served.hostile}")
    assert Axe().run(page).violations_count == 0
    context.close()
