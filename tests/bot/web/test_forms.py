"""Forms: only ours are taken, each from the browser that it was made for, and none that is too large."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot import texts
from bot.journal.schema import answers
from bot.web.form_tokens import FormTokens
from tests.support.browsing import Browser, WebStage


def count(web: WebStage) -> int:
    with web.engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(answers)).scalar_one())


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
