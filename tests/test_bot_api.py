"""The stand-in refuses what Telegram refuses; otherwise the tests that use it would prove nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.bot_api import BotApi
from tests.bot_api.refusal import Refusal


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as started:
        yield started


def call(api: BotApi, method: str, token: str | None = None, **params: Any) -> tuple[int, str]:
    answer = httpx.post(f"{api.url}/bot{token or api.token}/{method}", json=params, trust_env=False)
    return answer.status_code, answer.json().get("description", "")


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<b>x", "Can't find end tag"),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("x</b>", "Unexpected end tag"),
        ("<h1>x</h1>", "Unsupported start tag"),
        ("a < b", "Unclosed start tag"),
        ('<b class="x">x</b>', "Unexpected attributes"),
        ("<a>x</a>", "Unexpected attributes"),
        ("<blockquote><blockquote>x</blockquote></blockquote>", "nested"),
    ],
)
def test_broken_html_is_refused(api: BotApi, html: str, problem: str) -> None:
    """Tags must be known, closed, nested, and carry allowed attributes alone."""
    code, said = call(api, "sendMessage", chat_id=1, text=html, parse_mode="HTML")
    assert code == 400
    assert said.startswith("Bad Request: can't parse entities")
    assert problem in said


def test_good_html_is_read_as_people_see_it(api: BotApi) -> None:
    """Markup and entities are taken out before anything is counted."""
    html = '<b>A &lt; B</b> <blockquote expandable>x &amp; <i>y</i></blockquote> <a href="https://e.org">z</a> &#8211;'
    assert call(api, "sendMessage", chat_id=1, text=html, parse_mode="HTML")[0] == 200
    assert api.sent[0].text == "A < B x & y z –"


@pytest.mark.parametrize(
    ("text", "code"), [("x" * 4096, 200), ("x" * 4097, 400), ("😀" * 2048, 200), ("😀" * 2049, 400), (" ", 400)]
)
def test_length_is_counted_in_utf16_units(api: BotApi, text: str, code: int) -> None:
    """An emoji counts twice; nothing at all is refused as well."""
    assert call(api, "sendMessage", chat_id=1, text=text)[0] == code


@pytest.mark.parametrize(("letters", "code"), [("a" * 64, 200), ("a" * 65, 400), ("đ" * 32, 200), ("đ" * 33, 400)])
def test_button_data_is_counted_in_bytes(api: BotApi, letters: str, code: int) -> None:
    """64 bytes, not characters."""
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": letters}]]}
    assert call(api, "sendMessage", chat_id=1, text="x", reply_markup=keyboard)[0] == code


def test_inline_results_are_limited(api: BotApi) -> None:
    """At most fifty, with ids of at most 64 bytes, each once."""

    def results(*identities: str) -> list[dict[str, str]]:
        return [{"type": "article", "id": identity, "title": "x"} for identity in identities]

    assert call(api, "answerInlineQuery", inline_query_id="1", results=results(*map(str, range(50))))[0] == 200
    for bad in (map(str, range(51)), ["a" * 65], ["a", "a"], [""]):
        assert call(api, "answerInlineQuery", inline_query_id="1", results=results(*bad))[0] == 400


def test_an_edit_must_change_something(api: BotApi) -> None:
    """The same text again is refused, and so is a message nobody sent."""
    call(api, "sendMessage", chat_id=1, text="x")
    message_id = api.sent[0].message_id
    assert "not modified" in call(api, "editMessageText", chat_id=1, message_id=message_id, text="x")[1]
    assert call(api, "editMessageText", chat_id=1, message_id=message_id, text="y")[0] == 200
    assert "not found" in call(api, "editMessageText", chat_id=1, message_id=1, text="y")[1]


def test_strangers_and_unknown_methods_are_refused(api: BotApi) -> None:
    """A wrong token is 401, an unknown method 404, a long toast and a bad command name 400."""
    assert call(api, "getMe", token="1:x")[0] == 401  # a made-up token
    assert call(api, "getEverything")[0] == 404
    assert call(api, "answerCallbackQuery", callback_query_id="1", text="x" * 201)[0] == 400
    assert call(api, "setMyCommands", commands=[{"command": "Hỏi", "description": "x"}])[0] == 400


def test_failures_can_be_scripted(api: BotApi) -> None:
    """The next call fails as told, the one after it does not."""
    api.refuse_next("sendMessage", Refusal(429, "Too Many Requests: retry after 3", retry_after=3))
    assert call(api, "sendMessage", chat_id=1, text="x")[0] == 429
    assert call(api, "sendMessage", chat_id=1, text="x")[0] == 200


def test_a_malformed_token_is_no_address() -> None:
    """A wrong token is 401, what cannot be one is 404, as at Telegram."""
    with BotApi() as api:
        assert call(api, "getMe", token="x")[0] == 404


def test_captions_are_shorter_than_messages(api: BotApi) -> None:
    """1,024 units, and a file must be there."""
    form = {"chat_id": "1", "caption": "x" * 1024}
    for caption, file, code in (("x" * 1024, b"png", 200), ("x" * 1025, b"png", 400), ("x", None, 400)):
        files = {"photo": ("a.png", file)} if file else {"other": ("b", b"x")}
        url = f"{api.url}/bot{api.token}/sendPhoto"
        answer = httpx.post(url, data={**form, "caption": caption}, files=files, trust_env=False)
        assert answer.status_code == code
    assert api.sent[0].text == "x" * 1024


@pytest.mark.parametrize("options", [{"disabled": True}, {"is_disabled": "yes"}, [1]])
def test_link_preview_options_have_a_shape(api: BotApi, options: object) -> None:
    """Known fields of the right kind; a slip would bring the preview back unseen."""
    assert call(api, "sendMessage", chat_id=1, text="x", link_preview_options=options)[0] == 400
    assert call(api, "sendMessage", chat_id=1, text="x", link_preview_options={"is_disabled": True})[0] == 200


def test_a_deleted_message_is_gone(api: BotApi) -> None:
    """It can be deleted once, and not edited afterwards."""
    call(api, "sendMessage", chat_id=1, text="x")
    gone = {"chat_id": 1, "message_id": api.sent[0].message_id}
    assert call(api, "deleteMessage", **gone)[0] == 200
    assert "not found" in call(api, "deleteMessage", **gone)[1]
    assert "not found" in call(api, "editMessageText", text="y", **gone)[1]


def test_webhooks_and_files_are_checked(api: BotApi) -> None:
    """Only HTTPS is called back, and a file needs its id."""
    assert call(api, "setWebhook", url="http://example.org")[0] == 400
    assert call(api, "setWebhook", url="https://example.org")[0] == 200
    assert call(api, "getFile")[0] == 400
    assert call(api, "setMyDescription", description="x" * 513)[0] == 400


@pytest.mark.parametrize(("written", "shown"), [("a & b", "a & b"), ("&nbsp;", "&nbsp;"), ("&#x27;&#39;", "''")])
def test_only_known_entities_are_replaced(api: BotApi, written: str, shown: str) -> None:
    """Four names and numbers; a bare ampersand is no fault."""
    assert call(api, "sendMessage", chat_id=1, text=written, parse_mode="HTML")[0] == 200
    assert api.sent[0].text == shown
