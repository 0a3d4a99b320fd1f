"""Published pages opened from the file system, as somebody opens them who has been sent the folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bot import texts
from bot.publishing.pages import Options
from bot.publishing.publisher import publish
from knowledge.store.library import Library
from tests.browser.conftest import PHONE
from tests.factories import make_draft
from tests.support.database import copy_library

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202egnp.exe " + "A" * 300
KINDS = {
    "first page": "index.html",
    "province": "tinh/thanh-hoa.html",
    "province of several": "tinh/phu-tho.html",
    "province with little": "tinh/tien-giang.html",
    "country": "tinh/ca-nuoc.html",
    "more of the country": "tinh/ca-nuoc-2.html",
    "topic": "chu-de/kinh-te-tuan-hoan.html",
    "indicator": "chi-so/ap-dung.html",
    "year": "nam/2020.html",
    "documents": "tai-lieu.html",
    "no such page": "404.html",
}


@pytest.fixture(scope="module")
def folder(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ships and a hostile article, published."""
    around = tmp_path_factory.mktemp("published")
    copy_library(shipped, around)
    library = Library.open(f"sqlite:///{around / 'library.sqlite3'}")
    library.put(make_draft(HOSTILE, f"Câu {HOSTILE}.", province="Hà Nội", now="Hà Nội", source="hostile"))
    assert publish(library, around / "pages", Options()).checked.faults == []
    library.close()
    return around / "pages"


def open_page(browser: Browser, folder: Path, path: str, faults: list[str], **profile: Any) -> Page:
    page = browser.new_context(**PHONE, **profile).new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda asked: faults.append(asked.message))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto((folder / path).as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [*KINDS, "hostile article"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(
    chromium: Browser, folder: Path, kind: str, scheme: Any
) -> None:
    """With everything unfolded; tables alone scroll."""
    named = (each for each in (folder / "bai").iterdir() if "alert(2)" in each.read_text("utf-8"))
    path = KINDS.get(kind) or f"bai/{next(named).name}"
    page = open_page(chromium, folder, path, [], color_scheme=scheme, bypass_csp=True)
    for folded in page.locator("summary").all():
        folded.click()
    found = Axe().run(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.context.close()
    assert not [(each["id"], each["nodes"][0]["html"][:200]) for each in found.response["violations"]]


def test_the_policy_of_a_page_lets_in_what_it_needs(chromium: Browser, folder: Path) -> None:
    """From a disk as well: its style, its pictures, and on the list of documents its scripts."""
    faults: list[str] = []
    page = open_page(chromium, folder, "tinh/ha-noi.html", faults)
    picture = page.locator("main img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("each => each.naturalWidth") == 1080
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    page.context.close()
    assert not faults


def test_documents_are_filtered_with_marks_or_without(chromium: Browser, folder: Path) -> None:
    """By words of title, place and publisher, by place, by year; what is found is text and leads on."""
    faults: list[str] = []
    page = open_page(chromium, folder, "tai-lieu.html", faults)
    found, said = page.locator("#thay li"), page.locator("#so-thay")
    page.fill("#tu", "thanh hoa 2018 nang cao")
    expect(found).to_have_count(1)
    assert said.inner_text() == texts.publishing.FOUND.format(1)
    page.fill("#tu", "alert gnp")
    expect(found).to_contain_text(["alert(1)"])
    assert page.locator("#thay script, #thay img").count() == 0
    page.fill("#tu", "")
    page.select_option("#o-tinh", "Vĩnh Phúc")
    expect(found).to_have_count(3)
    found.first.locator("a").click()
    page.wait_for_url("**/bai/*.html")
    assert page.locator("h1").count() == 1
    page.context.close()
    assert not faults


def test_without_javascript_there_are_lists_and_no_field_that_does_nothing(chromium: Browser, folder: Path) -> None:
    """A province or a year leads to its articles."""
    faults: list[str] = []
    page = open_page(chromium, folder, "tai-lieu.html", faults, java_script_enabled=False)
    assert not page.locator("#loc").is_visible()
    page.get_by_role("link", name="Thanh Hóa", exact=True).click()
    page.get_by_role("link", name="nâng cao năng lực áp dụng").last.click()
    assert "Thanh Hóa" in page.locator("h1").inner_text()
    page.context.close()
    assert not faults
