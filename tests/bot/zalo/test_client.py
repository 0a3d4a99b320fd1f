"""Calls of Zalo's methods: what comes of each answer, what is tried again, and that the token shows nowhere."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator

import pytest

from bot.zalo.client import ZaloClient
from bot.zalo.errors import BadRequest, Blocked, TokenRefused, TooManyRequests, ZaloError, ZaloUnreachable
from tests.support.zalo_api import FAULTS, Refusal, ZaloApi
from tests.support.zalo_api.people import name_of

CHAT = name_of("7")


class Clock:
    """Waits for nothing, and says for how long it would have."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    async def pause(self, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def client(zalo: ZaloApi, clock: Clock) -> AsyncIterator[ZaloClient]:
    zalo.say("chào")
    async with ZaloClient(zalo.token, zalo.url, pause=clock.pause) as opened:
        yield opened


async def test_each_method_does_what_it_says(client: ZaloClient, zalo: ZaloApi) -> None:
    """Who the bot is, a message, a picture, typing, the webhook and back."""
    assert (await client.get_me()).name == "Bot SXSH"
    await client.send_message(CHAT, "Xin chào")
    await client.send_photo(CHAT, "https://e.org/a.png", "Biểu đồ")
    await client.show_typing(CHAT)
    assert [(each.text, each.photo) for each in zalo.sent] == [
        ("Xin chào", None),
        ("Biểu đồ", "https://e.org/a.png"),
    ]
    assert zalo.typing == [CHAT]
    await client.set_webhook("https://bot.e.org/zalo", "secret-of-8")
    assert await client.webhook_url() == "https://bot.e.org/zalo"
    await client.delete_webhook()
    assert await client.webhook_url() == ""


async def test_an_event_comes_alone_and_none_is_no_error(client: ZaloClient, zalo: ZaloApi) -> None:
    """A long poll that ends without a message is refused with 408, which is how Zalo says that nothing came."""
    event = await client.get_update(1)
    assert isinstance(event, dict)
    assert event["message"]["text"] == "chào"
    assert await client.get_update(0) is None


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (Refusal(400, "The chat_id is invalid"), BadRequest),
        (Refusal(400, "x", status=400), BadRequest),
        (Refusal(404, "Not Found"), BadRequest),
        (Refusal(401, "Unauthorized"), TokenRefused),
        (Refusal(401, "Unauthorized", status=401), TokenRefused),
        (Refusal(403, "Forbidden"), Blocked),
        (Refusal(429, "Too Many Requests", retry_after=31), TooManyRequests),
    ],
)
async def test_a_refusal_is_an_error_of_its_kind(
    client: ZaloClient, zalo: ZaloApi, refusal: Refusal, error: type[ZaloError]
) -> None:
    """By Zalo's own number, whatever the status; none of these is tried again."""
    zalo.refuse_next("sendMessage", refusal)
    with pytest.raises(error) as raised:
        await client.send_message(CHAT, "x")
    assert (raised.value.method, type(raised.value)) == ("sendMessage", error)
    assert len(zalo.called("sendMessage")) == 1
    assert not zalo.sent


async def test_what_has_surely_not_arrived_is_tried_again(client: ZaloClient, zalo: ZaloApi, clock: Clock) -> None:
    """After "too many requests": for as long as Zalo says, or a little longer each time."""
    zalo.refuse_next("sendMessage", Refusal(429, "Too Many Requests", retry_after=7))
    zalo.refuse_next("sendMessage", Refusal(429, "Too Many Requests"))
    await client.send_message(CHAT, "x")
    assert [sent.text for sent in zalo.sent] == ["x"]
    assert clock.waited == [7, 2.0]


async def test_nobody_is_sent_the_same_twice(
    client: ZaloClient, zalo: ZaloApi, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that cannot be read, or none in time, says nothing of what was done: it is not tried again."""
    monkeypatch.setattr("bot.zalo.client._SECONDS", 0.1)
    for fault in ("broken", "slow"):
        with zalo.struck(fault), pytest.raises(ZaloUnreachable) as raised:
            await client.send_message(CHAT, "x")
        assert raised.value.may_have_arrived
    assert clock.waited == []


@pytest.mark.parametrize("fault", ["away", "502", "html"])
async def test_who_hangs_up_or_stands_in_for_zalo_has_passed_nothing_on(
    client: ZaloClient, zalo: ZaloApi, clock: Clock, fault: str
) -> None:
    """So it is tried again."""
    with zalo.struck(fault), pytest.raises(ZaloUnreachable) as raised:
        await client.send_message(CHAT, "x")
    assert not raised.value.may_have_arrived
    assert clock.waited == [0.5, 2.0, 8.0]
    assert len(zalo.called("sendMessage")) == 4


async def test_without_a_connection_it_is_tried_four_times(clock: Clock) -> None:
    """And it is known that nothing has arrived."""
    with ZaloApi() as gone:
        pass
    async with ZaloClient(gone.token, gone.url, pause=clock.pause) as client:
        with pytest.raises(ZaloUnreachable) as raised:
            await client.send_message(CHAT, "x")
    assert not raised.value.may_have_arrived
    assert clock.waited == [0.5, 2.0, 8.0]


@pytest.mark.parametrize("token", ["1459232241454765289:anotherAnotherAnotherAnother", "no-token"])
async def test_a_wrong_token_is_refused(zalo: ZaloApi, token: str) -> None:
    """In Zalo's own form, and as the page that it gives for what is no token."""
    async with ZaloClient(token, zalo.url) as client:
        with pytest.raises(TokenRefused):
            await client.get_me()


async def test_no_error_shows_the_token(client: ZaloClient, zalo: ZaloApi) -> None:
    """Nor does its traceback, however Zalo fails and whatever it repeats."""
    told = Refusal(400, f"no such path: /bot{zalo.token}/sendMessage")
    written = []
    for fault in (*FAULTS, None):
        if fault == "slow":
            continue
        zalo.fault = fault
        if fault is None:
            zalo.refuse_next("sendMessage", told)
        with pytest.raises(ZaloError) as raised:
            await client.send_message(CHAT, "x")
        written.append("".join(traceback.format_exception(raised.value)))
    assert not [each for each in written if zalo.token in each or zalo.token.partition(":")[2] in each]
