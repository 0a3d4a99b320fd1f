"""The token stays out of the log while the bot really polls, at the most talkative level there is."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from bot.telegram.log_redaction import configure_logging
from retrieval.records import Answer
from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal
from tests.support.serving import CannedAnswerer, serving


@contextmanager
def everything_logged() -> Iterator[StringIO]:
    """The log at its most talkative, the libraries' included, in the form that `configure_logging` gives it."""
    root = logging.getLogger()
    talkative = [logging.getLogger(name) for name in ("httpx", "httpcore")]
    before = root.handlers[:], root.level, [each.level for each in talkative]
    configure_logging(logging.DEBUG)
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    logged = StringIO()
    handler.setStream(logged)
    for each in talkative:
        each.setLevel(logging.DEBUG)
    try:
        yield logged
    finally:
        root.handlers[:], root.level = before[0], before[1]
        for each, level in zip(talkative, before[2], strict=True):
            each.setLevel(level)


async def test_polling_at_debug_level_never_shows_the_token() -> None:
    """Requests, a fault of ours, a refused message: their lines are there, the token is not."""

    def fail(asked: str) -> Answer:
        raise RuntimeError(f"{asked}: {api.url}/bot{api.token}/sendMessage")

    with BotApi() as api, everything_logged() as log:
        async with serving(api, CannedAnswerer(fail)):
            api.refuse_next("sendMessage", Refusal.bad_request("scripted"))
            api.say("hỏng")
            await api.until(lambda: len(api.called("sendMessage")) == 1)
            api.say("hỏng nữa", chat_id=8)
            await api.replies(1, chat_id=8)
        logged = log.getvalue()
    assert "/bot<token>/getUpdates" in logged
    assert "RuntimeError" in logged
    assert "in fail" in logged
    assert "hỏng" not in logged
    assert api.token not in logged
    assert api.token.partition(":")[2] not in logged
