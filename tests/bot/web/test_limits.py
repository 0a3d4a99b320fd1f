"""How much one person, and one network, may ask: people never meet the limits."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.bot.web.conftest import PUBLIC
from tests.support.browsing import Browser, WebStage


def test_one_person_asks_as_much_as_people_do(limited: WebStage) -> None:
    """Six at once; then it is said when to go on, and others ask as before."""
    browser = Browser(limited.app, PUBLIC, **{"x-forwarded-for": "203.0.113.1"})
    browser.open("/")
    browser.ask("câu 0")
    for number in range(1, 7):
        browser.ask(f"câu {number}")
        assert browser.response.status_code == 200
    browser.ask("câu 7")
    assert browser.response.status_code == 429
    assert int(browser.response.headers["retry-after"]) <= 3
    assert browser.page.xpath("//input[@id='cau']/@value") == ["câu 7"]
    other = Browser(limited.app, PUBLIC, **{"x-forwarded-for": "203.0.113.1"})
    other.open("/")
    other.ask("câu")
    assert other.response.status_code == 200


def asked_without_cookies(limited: WebStage, times: int, forwarded: str) -> list[int]:
    codes = []
    browser = Browser(limited.app, PUBLIC)
    browser.open("/")
    form = {**browser.hidden("/hoi"), "cau": "câu"}
    client = TestClient(limited.app, base_url=PUBLIC, follow_redirects=False)
    for number in range(times):
        client.cookies.clear()
        headers = {"x-forwarded-for": forwarded.format(number)}
        codes.append(client.post("/hoi", data=form, headers=headers).status_code)
    return codes


def test_who_drops_the_cookie_is_known_by_the_network(limited: WebStage) -> None:
    """Sixty at once from one address; what the sender has written into the header himself counts for nothing."""
    codes = asked_without_cookies(limited, 65, "10.0.0.{0}, 203.0.113.7")
    assert codes[:60] == [303] * 60
    assert 429 in codes[60:]
    assert asked_without_cookies(limited, 1, "203.0.113.8") == [303]


def test_an_ipv6_network_is_one_sender(limited: WebStage) -> None:
    """A house has 2^64 addresses."""
    codes = asked_without_cookies(limited, 65, "2001:db8:1:2::{0:x}")
    assert 429 in codes[60:]
    assert asked_without_cookies(limited, 1, "2001:db8:1:3::1") == [303]


def test_pictures_are_not_asked_for_without_end(limited: WebStage) -> None:
    """Sixty at once from one address, drawn or not; pages are shown all the same."""
    client = TestClient(limited.app, base_url=PUBLIC, headers={"x-forwarded-for": "203.0.113.20"})
    codes = [client.get("/a/0000000000000000/xem-truoc.png").status_code for _ in range(65)]
    assert codes[:60] == [404] * 60
    assert 429 in codes[60:]
    assert client.get("/").status_code == 200
