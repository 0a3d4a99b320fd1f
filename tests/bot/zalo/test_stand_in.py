"""The stand-in refuses what Zalo is known to refuse; otherwise the tests that use it would prove nothing."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.support.zalo_api import Refusal, ZaloApi

CHAT = f"{'7':0>20}"


def call(api: ZaloApi, method: str, token: str | None = None, **params: Any) -> tuple[int, int]:
    """The status, and Zalo's own number: 0 for what was done."""
    answer = httpx.post(f"{api.url}/bot{token or api.token}/{method}", json=params, trust_env=False, verify=False)
    return answer.status_code, answer.json().get("error_code", 0)


@pytest.mark.parametrize(
    ("text", "code"),
    [("x" * 2000, 0), ("x" * 2001, 400), ("😀" * 1000, 0), ("😀" * 1001, 400), ("", 400), (" \n", 400), (5, 400)],
)
def test_a_text_has_1_to_2000_characters(zalo: ZaloApi, text: object, code: int) -> None:
    """An emoji counts twice, to be on the safe side; refusals come with status 200."""
    zalo.say("chào")
    assert call(zalo, "sendMessage", chat_id=CHAT, text=text) == (200, code)


def test_who_has_never_written_cannot_be_written_to(zalo: ZaloApi) -> None:
    """Nor who has blocked the bot."""
    assert call(zalo, "sendMessage", chat_id=CHAT, text="x") == (200, 400)
    zalo.say("chào")
    zalo.blocked.add(CHAT)
    assert call(zalo, "sendMessage", chat_id=CHAT, text="x") == (200, 403)
    assert call(zalo, "sendMessage", chat_id=7, text="x") == (200, 400)


@pytest.mark.parametrize(
    ("photo", "code"),
    [
        ("https://e.org/a.png", 0),
        ("http://e.org/a.png", 0),
        ("data:image/png;base64,AA==", 400),
        ("", 400),
        ("https://localhost/a.png", 400),
        ("http://192.168.1.2/a.png", 400),
    ],
)
def test_a_picture_is_a_public_address(zalo: ZaloApi, photo: str, code: int) -> None:
    """Uploads and data addresses are refused."""
    zalo.say("chào")
    assert call(zalo, "sendPhoto", chat_id=CHAT, photo=photo, caption="Biểu đồ")[1] == code
    assert call(zalo, "sendPhoto", chat_id=CHAT, photo="https://e.org/a.png", caption="")[1] == 400


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("getMe", {"x": 1}),
        ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": {}}),
        ("sendMessage", {"text": "x"}),
        ("sendChatAction", {"chat_id": CHAT, "action": "upload_photo"}),
        ("getUpdates", {"offset": 4}),
        ("getUpdates", {"timeout": "x"}),
        ("setWebhook", {"url": "https://e.org/z"}),
        ("setWebhook", {"url": "https://e.org/z", "secret_token": "1234567"}),
        ("setWebhook", {"url": "https://e.org/z", "secret_token": "x" * 257}),
        ("setWebhook", {"url": "http://e.org/z", "secret_token": "x" * 8}),
        ("setWebhook", {"url": "https://127.0.0.1/z", "secret_token": "x" * 8}),
    ],
)
def test_what_nobody_has_described_is_refused(zalo: ZaloApi, method: str, params: dict[str, object]) -> None:
    """Parameters of Telegram's, missing ones, secrets and addresses that are none."""
    zalo.say("chào")
    assert call(zalo, method, **params) == (200, 400)


def test_tokens_and_methods_are_known_or_not(zalo: ZaloApi) -> None:
    """A token of another bot is refused in Zalo's form, one that is none with a page."""
    assert call(zalo, "getMe") == (200, 0)
    assert call(zalo, "getme") == (200, 404)
    assert call(zalo, "getMe", token="1:x") == (200, 401)
    page = httpx.post(f"{zalo.url}/botx/getMe", json={}, trust_env=False, verify=False)
    assert (page.status_code, page.text[:6]) == (404, "<html>")


def test_one_event_is_given_at_a_time_and_not_again(zalo: ZaloApi) -> None:
    """None is said with 408 and status 200; while a webhook is set nothing is given at all."""
    first, second = zalo.say("một"), zalo.say("hai")
    got = [
        httpx.post(f"{zalo.url}/bot{zalo.token}/getUpdates", json={"timeout": 1}, trust_env=False, verify=False)
        for _ in range(2)
    ]
    assert [answer.json()["result"] for answer in got] == [first, second]
    assert call(zalo, "getUpdates", timeout=0) == (200, 408)
    assert call(zalo, "setWebhook", url="https://e.org/z", secret_token="x" * 8) == (200, 0)
    assert call(zalo, "getUpdates", timeout=0) == (200, 400)
    assert call(zalo, "deleteWebhook") == (200, 0)
    assert call(zalo, "getUpdates", timeout="0") == (200, 408)


def test_it_fails_when_told_to(zalo: ZaloApi) -> None:
    """Once, or for as long as a fault strikes; what was refused has done nothing."""
    zalo.say("chào")
    zalo.refuse_next("sendMessage", Refusal(429, "Too Many Requests", status=429, retry_after=3))
    assert call(zalo, "sendMessage", chat_id=CHAT, text="x") == (429, 429)
    with zalo.struck("502"):
        assert call(zalo, "sendMessage", chat_id=CHAT, text="x") == (502, 502)
    with zalo.struck("away"), pytest.raises(httpx.HTTPError):
        call(zalo, "sendMessage", chat_id=CHAT, text="x")
    assert not zalo.sent
    assert call(zalo, "sendMessage", chat_id=CHAT, text="x") == (200, 0)
    assert [(sent.chat, sent.text) for sent in zalo.sent] == [(CHAT, "x")]
