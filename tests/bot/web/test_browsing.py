"""The collection in a browser: provinces, years, articles, and provinces compared."""

from __future__ import annotations

import io

import openpyxl

from bot import texts
from tests.support.browsing import Browser, WebStage, said


def test_every_province_has_a_page(browser: Browser) -> None:
    """Under today's names and those of before July 2025, with what there is of each."""
    browser.open("/tinh")
    links = browser.page.xpath("//main//a[starts-with(@href, '/tinh/')]/@href")
    assert len(links) == len(set(links)) == 64  # 63, with the whole country
    for path in ("/tinh/thanh-hoa", "/tinh/vinh-phuc", "/tinh/phu-tho", "/tinh/ca-nuoc"):
        assert path in links
        browser.open(path)
        assert browser.response.status_code == 200


def test_a_province_shows_its_figures_its_articles_and_whom_to_ask(browser: Browser) -> None:
    """As a table and a chart, which is drawn, and as a workbook."""
    browser.open("/tinh/thanh-hoa")
    assert said(browser.page.xpath("//h1")[0]) == "Thanh Hóa"
    rows = [said(row) for row in browser.page.xpath("//table[1]//tbody/tr")]
    assert any("90%" in row for row in rows)
    assert "Sở Công Thương" in browser.text
    (image,) = browser.page.xpath("//main//img/@src")
    assert browser.client.get(image).content.startswith(b"\x89PNG")
    (saved,) = browser.page.xpath("//a[contains(@href, '.xlsx')]/@href")
    sheet = openpyxl.load_workbook(io.BytesIO(browser.client.get(saved).content)).active
    assert sheet.max_row > 5


def test_long_lists_are_shown_a_page_at_a_time(browser: Browser) -> None:
    """And there is no page behind the last."""
    browser.open("/tinh/ca-nuoc")
    first = browser.page.xpath("//main//a[starts-with(@href, '/bai/')]/@href")
    (behind,) = browser.page.xpath("//a[@rel='next']/@href")
    browser.open(behind)
    second = browser.page.xpath("//main//a[starts-with(@href, '/bai/')]/@href")
    assert second
    assert not {each.split("#")[0] for each in first} <= {each.split("#")[0] for each in second}
    for wrong in ("99", "0", "x", "-1"):
        browser.open(f"/tinh/ca-nuoc?trang={wrong}")
        assert browser.response.status_code == 404


def test_an_article_says_what_it_is(browser: Browser) -> None:
    """A summary of ours is marked as one, with the page that it sums up, its date and its province."""
    browser.open("/nam/2018")
    browser.open(browser.page.xpath("//main//a[starts-with(@href, '/bai/')]/@href")[0])
    assert texts.answers.DIGEST_LABEL in browser.text
    assert "2018" in browser.text
    assert browser.page.xpath("//main//a[@rel='noopener nofollow']")
    assert browser.page.xpath("//*[@id='doan-1']")
    path = browser.path
    assert browser.client.get(f"{path}/xem-truoc.png").content.startswith(b"\x89PNG")


def test_articles_are_listed_by_year(browser: Browser) -> None:
    """Those without a date too; a year without articles has no page."""
    browser.open("/tinh")
    years = browser.page.xpath("//main//a[starts-with(@href, '/nam/')]/@href")
    assert "/nam/2014" in years
    browser.open(years[-1])
    assert browser.response.status_code == 200
    for wrong in ("/nam/1901", "/nam/x", "/nam/20144"):
        browser.open(wrong)
        assert browser.response.status_code == 404


def test_provinces_are_compared_by_ticking_them(browser: Browser) -> None:
    """Their figures stand side by side, as a chart, a table and a workbook."""
    browser.open("/so-sanh")
    assert len(browser.page.xpath("//input[@type='checkbox']")) == 63
    browser.open("/so-sanh?tinh=ha-noi&tinh=thanh-hoa")
    assert [each.get("value") for each in browser.page.xpath("//input[@checked]")] == ["ha-noi", "thanh-hoa"]
    assert "Hà Nội: 50%" in browser.text
    assert "Thanh Hóa: 90%" in browser.text
    (image,) = browser.page.xpath("//main//img/@src")
    assert browser.client.get(image).content.startswith(b"\x89PNG")
    saved = browser.client.get("/so-lieu.xlsx?tinh=ha-noi&tinh=thanh-hoa")
    assert saved.content.startswith(b"PK")
    assert browser.client.get("/so-lieu.xlsx?tinh=thanh-hoa").content.startswith(b"PK")


def test_of_many_provinces_one_indicator_is_shown_at_a_time(browser: Browser) -> None:
    """The others are a tap away, each with its chart."""
    browser.open("/so-sanh")
    browser.press(texts.pages.COMPARE_ALL)
    browser.press(texts.figures.INDICATORS["saving"])
    assert "Nghệ An: 5–13%" in browser.text
    assert "chi-so=saving" in browser.page.xpath("//main//img/@src")[0]
    browser.open("/so-sanh?tinh=tat-ca&chi-so=x")
    assert browser.response.status_code == 200


def test_what_is_no_province_is_not_compared(browser: Browser) -> None:
    """One alone shows the list, and nothing of an address is shown that is no name."""
    for query in ("tinh=ha-noi", "tinh=<script>", "tinh=ca-nuoc&tinh=x", ""):
        browser.open(f"/so-sanh?{query}")
        assert browser.response.status_code == 200
        assert not browser.page.xpath("//main//table")
    assert browser.client.get("/so-lieu.xlsx").status_code == 404


def test_unknown_provinces_and_articles_lead_to_the_field(browser: Browser) -> None:
    """404 with a next step."""
    for path in ("/tinh/x", "/tinh/x/bieu-do.png", "/bai/x", "/bai/000000000000", "/tinh/../etc", "/tep/x.css"):
        browser.open(path)
        assert browser.response.status_code == 404, path
        assert browser.page.xpath("//input[@id='cau']"), path


def test_the_library_is_asked_for_its_health(web: WebStage, browser: Browser) -> None:
    """Whoever watches the process reads that it answers, and from which version."""
    told = browser.client.get("/khoe").json()
    assert told["ok"] is True
    assert told["version"] > 0
