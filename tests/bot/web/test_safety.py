"""What pages say to browsers, and what they never say: to other sites, in the log, in a fault."""

from __future__ import annotations

import logging
import re

import pytest
import sqlalchemy as sa

from bot import texts
from bot.web.assets import Assets
from tests.bot.web.conftest import PUBLIC
from tests.support.browsing import Browser, WebStage, lived
from tests.support.serving import CannedAnswerer

QUESTION = "muc tieu sxsh 2020 thanh hoa"


def test_every_response_says_what_may_run_in_it(browser: Browser) -> None:
    """Pages, pictures, files, faults and redirects alike."""
    browser.open("/")
    form = browser.hidden("/hoi")
    asked = browser.client.post("/hoi", data={**form, "cau": "5S là gì?"})
    for response in (asked, *map(browser.client.get, ("/", "/tinh", "/x", "/khoe", "/robots.txt", "/tep/x"))):
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in policy
        assert "strict-transport-security" not in response.headers


def test_by_https_alone_the_cookie_is_the_hosts_own(limited: WebStage) -> None:
    """And browsers are told to come by https alone."""
    browser = Browser(limited.app, PUBLIC)
    browser.open("/")
    response = browser.client.post("/hoi", data={**browser.hidden("/hoi"), "cau": QUESTION})
    cookie = response.headers["set-cookie"]
    assert re.match(r"__Host-sxsh=[0-9a-f]{32};", cookie)
    for part in ("HttpOnly", "Path=/", "SameSite=lax", "Secure", "Max-Age=7776000"):
        assert part in cookie
    assert "Domain" not in cookie
    assert response.headers["strict-transport-security"] == "max-age=31536000"


def test_the_address_of_a_preview_is_the_public_one(limited: WebStage) -> None:
    """Whatever host a request names."""
    browser = Browser(limited.app, PUBLIC)
    browser.ask(QUESTION)
    browser.client.headers["host"] = "evil.example.org"
    browser.open(browser.path)
    (picture,) = browser.page.xpath("//meta[@property='og:image']/@content")
    assert picture.startswith(f"{PUBLIC}/a/")
    assert "evil" not in browser.response.text


def test_other_methods_are_refused(browser: Browser) -> None:
    """And who loads again what a form has led to comes to the field."""
    client = browser.client
    for method, path in (("POST", "/"), ("PUT", "/hoi"), ("DELETE", "/tinh"), ("PATCH", "/a/0000000000000000")):
        response = client.request(method, path)
        assert response.status_code == 405
        assert texts.pages.WRONG_METHOD in response.text
        assert response.headers["allow"]
    for path in ("/hoi", "/chon", "/xoa", "/tinh-cua-toi"):
        assert client.get(path).headers["location"] == "/"
    assert client.head("/").status_code == 200


def test_nothing_leads_to_another_site(browser: Browser) -> None:
    """Neither a path nor a parameter."""
    for path in ("//evil.example.org/", "/\\evil.example.org/", "/tinh/", "/?next=https://evil.example.org"):
        response = browser.client.get(f"http://testserver{path}")
        assert not response.is_redirect, path


def test_faults_show_and_log_nothing_of_what_was_asked(engine: sa.Engine, caplog: pytest.LogCaptureFixture) -> None:
    """A page says that something went wrong; what did is in the log, without question, cookie or address."""

    def fail(_question: str) -> object:
        raise RuntimeError("engine broke")

    caplog.set_level(logging.DEBUG)
    with lived(CannedAnswerer(fail), engine) as stage:  # type: ignore[arg-type]
        browser = stage.browser(**{"x-forwarded-for": "203.0.113.9"})
        browser.ask("câu hỏi rất riêng")
        assert browser.response.status_code == 500
        assert texts.pages.FAULT_SAID in browser.text
        assert "engine broke" not in browser.response.text
        assert "content-security-policy" in browser.response.headers
    assert "engine broke" in caplog.text
    for secret in ("rất riêng", "203.0.113.9", "testclient"):
        assert secret not in caplog.text


def test_a_database_that_is_away_is_said_to_be_so(engine: sa.Engine) -> None:
    """503 with when to come back, and the question in its field."""

    def fail(_question: str) -> object:
        raise sa.exc.OperationalError("SELECT", {}, Exception("away"))

    with lived(CannedAnswerer(fail), engine) as stage:  # type: ignore[arg-type]
        browser = stage.browser()
        browser.ask("câu hỏi")
        assert browser.response.status_code == 503
        assert browser.response.headers["retry-after"] == "30"
        assert browser.page.xpath("//input[@id='cau']/@value") == ["câu hỏi"]


def test_what_is_kept_of_somebody_is_deleted_when_they_want(web: WebStage, browser: Browser) -> None:
    """Their answers are gone, and their cookie."""
    browser.open("/gioi-thieu")
    assert texts.pages.NOTHING_KEPT in browser.text
    browser.ask("5S là gì?")
    answer = browser.path
    browser.open("/gioi-thieu")
    browser.press_form("/xoa")
    assert texts.pages.FORGOTTEN in browser.text
    assert "sxsh" not in browser.client.cookies
    browser.open(answer)
    assert browser.response.status_code == 404


def test_the_first_view_is_light(browser: Browser) -> None:
    """60 kB at most with all that belongs to it, not compressed."""
    page = browser.client.get("/", headers={"accept-encoding": "identity"})
    weight = len(page.content)
    addresses = re.findall(r'(?:href|src)="(/tep/[^"]+)"', page.text)
    assert len(addresses) == 3
    for address in addresses:
        file = browser.client.get(address, headers={"accept-encoding": "identity"})
        assert "immutable" in file.headers["cache-control"]
        weight += len(file.content)
    assert weight < 60_000


def test_pages_are_read_by_their_own_files() -> None:
    """What is served as style and script is what stands in the program's folder, by its hash."""
    one, other = Assets(), Assets()
    assert one.sizes == other.sizes
    assert all(re.fullmatch(r"/tep/[a-z]+\.[0-9a-f]{12}\.(?:css|js|svg)", name) for name in one.sizes)
