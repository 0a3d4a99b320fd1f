"""Nobody else sends our forms, nobody asks without end, and no page does what another site wants."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from bot import texts
from bot.journal.schema import answers
from bot.web.form_tokens import FormTokens
from tests.support.browsing import Browser, WebStage, lived
from tests.support.serving import CannedAnswerer, make_answer

PUBLIC = "https://sxsh.example.vn"
QUESTION = "muc tieu sxsh 2020 thanh hoa"


@pytest.fixture
def limited(engine: sa.Engine) -> Iterator[WebStage]:
    """Pages with the limits that ship, behind one proxy, by https."""
    settings = {"SXSH_QUESTIONS_A_MINUTE": 20, "SXSH_WEB_PROXIES": 1, "SXSH_WEB_URL": PUBLIC}
    with lived(CannedAnswerer(make_answer), engine, **settings) as stage:
        yield stage


def count(web: WebStage) -> int:
    with web.engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(answers)).scalar_one())


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


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example.org"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example.org"},
        {"origin": "http://[evil"},
    ],
)
def test_forms_of_other_sites_are_refused(web: WebStage, headers: dict[str, str]) -> None:
    """Even with a token that is right; what was typed stands in the field of the page that says so."""
    browser = web.browser()
    browser.open("/")
    form = {**browser.hidden("/hoi"), "cau": "câu của người khác"}
    before = count(web)
    response = browser.client.post("/hoi", data=form, headers=headers)
    assert response.status_code == 403
    assert texts.pages.FORGED_SAID in response.text
    assert "câu của người khác" in response.text
    assert "set-cookie" not in response.headers
    assert count(web) == before


@pytest.mark.parametrize("path", ["/hoi", "/chon", "/tinh-cua-toi", "/xoa"])
@pytest.mark.parametrize("token", ["", "x", "A" * 43, "é", None])
def test_a_form_without_its_token_does_nothing(web: WebStage, path: str, token: str | None) -> None:
    """On every address that takes one."""
    before = count(web)
    fields = {"cau": "câu", "chon": "a:0000000000000000:u:0"} | ({"the": token} if token is not None else {})
    assert web.browser().client.post(path, data=fields).status_code == 403
    assert count(web) == before


def test_anothers_token_is_refused(web: WebStage) -> None:
    """A token is its browser's; one that was made for no browser yet is, too, where the browser says nothing."""
    one, other = web.browser(), web.browser()
    one.ask("5S là gì?")
    other.open("/")
    unbound = other.hidden("/hoi")
    other.ask("5S là gì?")
    assert other.client.post("/hoi", data={**one.hidden("/hoi"), "cau": "x"}).status_code == 403
    assert other.client.post("/hoi", data={**unbound, "cau": "5S"}).status_code == 403
    # Back on the page that was opened before the first question, in a browser that says where a form is from.
    ours = {"sec-fetch-site": "same-origin"}
    assert other.client.post("/hoi", data={**unbound, "cau": "5S"}, headers=ours).status_code == 303
    assert other.client.post("/hoi", data={**one.hidden("/hoi"), "cau": "x"}, headers=ours).status_code == 403


def test_a_token_looks_otherwise_on_every_page(web: WebStage, browser: Browser) -> None:
    """So that the length of a compressed page tells nothing of it."""
    browser.ask("5S là gì?")
    path = browser.path
    tokens = set()
    for _ in range(3):
        browser.open(path)
        tokens.add(browser.hidden("/hoi")["the"])
    assert len(tokens) == 3


def test_tokens_are_known_by_their_key() -> None:
    """Another key makes others."""
    tokens, others = FormTokens("k" * 16), FormTokens("K" * 16)
    assert tokens.fits(tokens.make("a"), "a")
    assert not tokens.fits(tokens.make("a"), "b")
    assert not tokens.fits(tokens.make(None), "a")
    assert not others.fits(tokens.make("a"), "a")


def test_what_is_no_form_and_what_is_too_large_is_not_read(browser: Browser) -> None:
    """400 and 413, with the field to ask in."""
    browser.open("/")
    form = browser.hidden("/hoi")
    client = browser.client
    assert client.post("/hoi", json={**form, "cau": "x"}).status_code == 400
    assert client.post("/hoi", files={"cau": b"x"}, data=form).status_code == 400
    many = {**form, **{f"f{number}": "x" for number in range(30)}}
    assert client.post("/hoi", data=many).status_code == 400
    large = client.post("/hoi", data={**form, "cau": "x" * 17_000})
    assert large.status_code == 413
    assert texts.pages.TOO_LARGE_SAID in large.text


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
    for number in range(times):
        client = TestClient(limited.app, base_url=PUBLIC, follow_redirects=False)
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


def test_pages_are_read_by_their_own_files(tmp_path: Path) -> None:
    """What is served as style and script is what stands in the program's folder, by its hash."""
    from bot.web.assets import Assets

    one, other = Assets(), Assets()
    assert one.sizes == other.sizes
    assert all(re.fullmatch(r"/tep/[a-z]+\.[0-9a-f]{12}\.(?:css|js|svg)", name) for name in one.sizes)
