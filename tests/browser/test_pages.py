"""What people do on the pages, in a real browser: with one hand, by keyboard, without JavaScript, in the dark."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot import texts
from tests.browser.conftest import CHROMIUM, PHONE
from tests.browser.stage import HOSTILE, Served

QUESTION = "muc tieu sxsh 2020 thanh hoa"
# What a thumb hits, in pixels (WCAG 2.5.5).
THUMB = 44
ANSWER = re.compile(r"/a/[0-9a-f]{16}$")


@pytest.fixture(params=["script", "no script"])
def anyone(request: pytest.FixtureRequest, chromium: Browser, served: Served) -> Iterator[Page]:
    """A phone with JavaScript, and one without."""
    context = chromium.new_context(base_url=served.url, java_script_enabled=request.param == "script", **PHONE)
    yield context.new_page()
    context.close()


def ask(page: Page, question: str) -> None:
    page.locator("#cau").tap()
    page.locator("#cau").fill(question)
    page.get_by_role("button", name=texts.pages.BUTTON_ASK, exact=True).tap()
    page.wait_for_url(ANSWER)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def tapped(page: Page) -> list[Locator]:
    return page.locator("main button:visible, main a.button:visible, main input:visible, header a:visible").all()


def test_a_question_is_asked_with_one_hand(anyone: Page) -> None:
    """The field and its button stand on the first screen, and everything to tap is as large as a thumb."""
    anyone.goto("/")
    for part in (anyone.locator("#cau"), anyone.get_by_role("button", name=texts.pages.BUTTON_ASK, exact=True)):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 740
    ask(anyone, QUESTION)
    expect(anyone.get_by_role("heading", level=1)).to_have_text(QUESTION)
    expect(anyone.locator("main")).to_contain_text("90%")
    for part in tapped(anyone):
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= THUMB, part.inner_text()


def test_an_answer_is_gone_on_with(anyone: Page) -> None:
    """In the field below it."""
    anyone.goto("/")
    ask(anyone, QUESTION)
    ask(anyone, "còn Đắk Lắk thì sao?")
    expect(anyone.locator("main")).to_contain_text("Hiểu là: muc tieu sxsh 2020 Đắk Lắk")


def test_a_shared_answer_is_read_and_gone_on_with(chromium: Browser, served: Served, anyone: Page) -> None:
    """By somebody who has never been here."""
    anyone.goto("/")
    ask(anyone, QUESTION)
    context = chromium.new_context(base_url=served.url, **PHONE)
    other = context.new_page()
    other.goto(anyone.url)
    expect(other.locator("main")).to_contain_text("90%")
    assert context.cookies() == []
    ask(other, "còn Đắk Lắk thì sao?")
    expect(other.locator("main")).to_contain_text("Đắk Lắk")
    (cookie,) = context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    context.close()


def test_an_opinion_takes_two_taps(anyone: Page) -> None:
    """Not right, and why."""
    anyone.goto("/")
    ask(anyone, QUESTION)
    anyone.get_by_role("button", name=texts.choices.BUTTON_NOT_USEFUL).tap()
    anyone.get_by_role("button", name=texts.choices.FAULTS["incomplete"]).tap()
    expect(anyone.get_by_role("status")).to_have_text(texts.choices.THANKS_FOR_FAULT)


def test_the_way_back_asks_again(phone: Page) -> None:
    """On the page that was opened before there was a cookie; its button works once more."""
    phone.goto("/")
    ask(phone, QUESTION)
    phone.go_back()
    expect(phone.get_by_role("button", name=texts.pages.BUTTON_ASK, exact=True)).to_be_visible()
    ask(phone, "5S là gì?")
    expect(phone.get_by_role("heading", level=1)).to_have_text("5S là gì?")


def test_an_answer_is_copied_with_its_source_at_a_tap(chromium: Browser, served: Served) -> None:
    """With JavaScript; without, it is a text to select."""
    context = chromium.new_context(base_url=served.url, permissions=["clipboard-read", "clipboard-write"], **PHONE)
    page = context.new_page()
    page.goto("/")
    ask(page, QUESTION)
    page.get_by_text(texts.pages.COPY, exact=True).first.tap()
    page.get_by_role("button", name=texts.pages.COPY).tap()
    expect(page.get_by_role("button", name=texts.pages.COPY_DONE)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "90%" in copied
    assert "Nguồn" in copied
    context.close()


def test_everything_is_done_by_keyboard(chromium: Browser, served: Served) -> None:
    """Past the navigation into the field, to an answer, and to each thing that can be done there."""
    context = chromium.new_context(base_url=served.url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#cau")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url(ANSWER)
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.textContent.trim(), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }"
        )
        reached.append(focused[0])
        assert focused[1] or page.evaluate("document.activeElement === document.body"), focused
    for name in (texts.figures.BUTTON_CHART, texts.choices.BUTTON_USEFUL, texts.pages.COPY, texts.pages.SHARE):
        assert name in reached
    context.close()


def test_in_the_dark_pages_are_dark(chromium: Browser, served: Served) -> None:
    """As the phone is set."""
    shades = {}
    for scheme in ("light", "dark"):
        context = chromium.new_context(base_url=served.url, color_scheme=scheme, **PHONE)
        page = context.new_page()
        page.goto("/")
        paper, ink = page.evaluate(
            "() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]; }"
        )
        shades[scheme] = [sum(map(int, re.findall(r"\d+", shade)[:3])) for shade in (paper, ink)]
        context.close()
    assert shades["light"][0] > shades["light"][1]
    assert shades["dark"][0] < shades["dark"][1]


def test_no_page_is_wider_than_a_phone(phone: Page) -> None:
    """360 pixels; tables scroll by themselves."""
    phone.goto("/")
    ask(phone, "so sanh ha noi voi thanh hoa")
    answer = phone.url
    paths = [f"{answer}/doan/1", f"{answer}/bieu-do/0", f"{answer}/bang/0", f"{answer}/nguon", f"{answer}/gop-y"]
    paths += ["/tinh", "/tinh/thanh-hoa", "/tinh/ca-nuoc", "/so-sanh?tinh=ha-noi&tinh=thanh-hoa", "/nam/2018"]
    for path in (*paths, "/gioi-thieu", "/so-sanh?tinh=tat-ca"):
        phone.goto(path)
        assert fits(phone), path


def test_a_hostile_title_is_text_and_fits(phone: Page, served: Served) -> None:
    """Wherever it stands: nothing runs, no letters are turned around, and no page grows wider."""
    phone.goto("/")
    ask(phone, "Nhà máy giấy Vinh Xuyên tiết kiệm bao nhiêu nước?")
    answer = phone.url
    expect(phone.locator("main")).to_contain_text("37%")
    for path in (answer, f"{answer}/doan/1", f"{answer}/nguon", f"/bai/{served.hostile}", "/tinh/phu-tho"):
        phone.goto(path)
        assert "chiếm" not in phone.title() or "<script>" in phone.title()
        assert fits(phone), path
        assert "\u202e" not in phone.content()
        assert phone.evaluate("document.scripts.length") == 1
    phone.goto(f"/bai/{served.hostile}")
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.sub("\u202e", "\ufffd", HOSTILE))


def test_no_page_loads_anything_from_elsewhere(phone: Page, served: Served) -> None:
    """Nor is anything run that stands in a page."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto("/")
    ask(phone, QUESTION)
    phone.goto("/tinh/thanh-hoa", wait_until="networkidle")
    assert asked
    assert all(address.startswith(served.url) for address in asked)


async def _talk(served: Served, people: int) -> list[float]:
    """So many people, each with a browser profile of their own, ask at the same moment; how long each waited."""
    from playwright.async_api import async_playwright

    async with async_playwright() as started:
        browser = await started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        contexts = [await browser.new_context(base_url=served.url, java_script_enabled=False) for _ in range(people)]
        pages = [await context.new_page() for context in contexts]
        for page in pages:
            await page.goto("/")
            await page.fill("#cau", QUESTION)

        async def wait_for_answer(number: int) -> float:
            begun = time.perf_counter()
            await pages[number].press("#cau", "Enter")
            await pages[number].wait_for_url(ANSWER, timeout=30_000)
            assert "90%" in await pages[number].inner_text("main")
            return time.perf_counter() - begun

        waited = await asyncio.gather(*map(wait_for_answer, range(people)))
        cookies = {cookie["value"] for context in contexts for cookie in await context.cookies()}
        assert len(cookies) == people
        await browser.close()
        return list(waited)


def test_fifty_people_at_once_are_all_answered(served: Served) -> None:
    """Each with an answer of their own, nobody waiting longer than people do: on two cores, their browsers included."""
    found: list[list[float]] = []
    # A loop of its own, in a thread of its own: playwright's other half holds this one's.
    thread = threading.Thread(target=lambda: found.append(asyncio.run(_talk(served, 50))))
    thread.start()
    thread.join(120)
    assert found
    assert max(found[0]) < 20
