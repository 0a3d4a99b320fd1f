"""What Telegram sends, read item by item: one that cannot be read is passed over, and stops nothing."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from itertools import filterfalse, takewhile
from typing import Any

from telegram import Bot, Update
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.conversation.allowance import Verdict
from bot.telegram.allowance import UpdateAllowance
from bot.telegram.outage import Outage
from bot.telegram.value_types import check_types
from bot.tracing.telling import tell_failed, tell_sent
from bot.tracing.trace import Channel

_log = logging.getLogger(__name__)

# Telegram numbers updates in 32 bits; to confirm a greater number would confirm every update there will ever be.
_GREATEST_NUMBER = 2**31 - 1
# In seconds, before the same items without any number are asked for again; nothing else waits meanwhile.
_PAUSE = 1.0
# In seconds, from one question for updates to the next: many come together then. With a server nearby and a hundred
# messages a second it took a quarter off the processor's time; Telegram's own answers take longer.
_PACE = 0.03
# By these methods something reaches people: a message, a change of one, what a press or an inline query brings.
_SENDING = ("send", "edit", "answer")
# No server gives this code: it marks a refusal that was put in order here.
_REFUSED = 0
# Telegram never sends them; no database keeps the first, and no text that is sent may hold the others.
_UNWRITABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def read_update(item: object, bot: Bot) -> Update | None:
    """An update from JSON; an empty one with its number when it cannot be read, none when it has no number either.

    What cannot be read is noted without anything that stands in it.
    """
    number = item.get("update_id") if isinstance(item, dict) else None
    if type(number) is not int or not 0 <= number <= _GREATEST_NUMBER:
        return None
    try:
        check_types(item)
        return Update.de_json(_writable(item), bot)
    except Exception as problem:  # noqa: BLE001 - the library raises whatever its parts raise on odd values
        _log.warning("an update (%s) cannot be read and is passed over: %s", _kind(item), type(problem).__name__)
        return Update(number)


def note_unnumbered() -> None:
    """Note that something came that is no update."""
    _log.warning("something without the number of an update was sent, and is passed over")


def kind_of(update: Update) -> str:
    """Which of Telegram's kinds an update is; no other word of it."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "unknown")


class IncomingBot(ExtBot[Any]):
    """The library's bot, but polling gets every update that can be read, whatever stands between them.

    What an outage of the database holds is not confirmed to Telegram before it is written down.
    """

    def __init__(self, *args: Any, allowance: UpdateAllowance, outage: Outage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allowance = allowance
        self._outage = outage
        self._read: tuple[Update, ...] = ()
        self._asked = 0.0
        self._noted = 0

    def take(self, item: object) -> Update | None:
        """What came in as `read_update` gives it; what its sender has no allowance for has nothing in it."""
        try:
            too_much = isinstance(item, dict) and self._allowance.judge(item) is Verdict.DROPPED
        except Exception:  # noqa: BLE001 - it cannot be read, which is noted there
            too_much = False
        return read_update({"update_id": item.get("update_id")} if too_much and isinstance(item, dict) else item, self)

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        """The updates, in the order of their numbers; raises `TelegramError` alone, which polling survives."""
        self._read = ()
        await asyncio.sleep(self._asked + _PACE - time.monotonic())
        first = self._outage.first_unwritten
        if first is not None:
            # What is held is offered again at once, with what has come in since.
            await asyncio.sleep(_PAUSE)
            kwargs["offset"] = first
        self._asked = time.monotonic()
        await super().get_updates(*args, **kwargs)
        return tuple(filterfalse(lambda update: self._outage.holds(update.update_id), self._read))

    async def _post(self, endpoint: str, *args: Any, **kwargs: Any) -> Any:
        if endpoint != "getUpdates":
            return await self._call(endpoint, *args, **kwargs)
        try:
            items = await super()._post(endpoint, *args, **kwargs)
        except InvalidToken as refused:
            # Polling would end for good. The token was right at the start; a server that is being restarted says this.
            raise NetworkError(str(refused)) from None
        except TelegramError:
            raise
        except Exception as problem:  # noqa: BLE001 - after any other error, polling asks again without a pause
            raise NetworkError(f"the answer to getUpdates is none: {type(problem).__name__}") from None
        if not isinstance(items, list):
            raise NetworkError("the answer to getUpdates is no list")
        await self._read_all(items)
        # The library would read all of it once more, and log what it cannot read.
        return []

    async def _call(self, endpoint: str, *args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        result = await super()._post(endpoint, *args, **kwargs)
        if endpoint.startswith(_SENDING) and endpoint != "sendChatAction":
            tell_sent(endpoint, time.perf_counter() - started)
        return result

    async def _read_all(self, items: list[object]) -> None:
        read = [self.take(item) for item in items]
        self._read = tuple(sorted((each for each in read if each is not None), key=lambda each: each.update_id))
        # What has no number is confirmed with what stands behind it: until then it comes again, in front.
        for _ in range(read.count(None) - self._noted):
            note_unnumbered()
        self._noted = len(list(takewhile(lambda each: each is None, reversed(read))))
        if self._noted == len(read) > 0:
            await asyncio.sleep(_PAUSE)


class IncomingRequest(HTTPXRequest):
    """The library's client, but an answer that cannot be read is a network error, and stands in no log."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and an answer of the expected form; raises `NetworkError` for any other."""
        try:
            code, payload = await super().do_request(*args, **kwargs)
        except NetworkError as away:
            tell_failed(Channel.TELEGRAM, "timeout" if isinstance(away, TimedOut) else "network")
            raise
        if 200 <= code < 300:
            return code, payload
        tell_failed(Channel.TELEGRAM, code)
        return code, json.dumps(_refusal(payload)).encode()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer with a result, or one of our refusals; raises `NetworkError` for anything else."""
        answer = _parsed(payload)
        if not isinstance(answer, dict) or not ("result" in answer or answer.get("error_code") == _REFUSED):
            raise NetworkError("the answer cannot be read")
        return answer


def _parsed(payload: bytes) -> object:
    try:
        return json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _refusal(payload: bytes) -> dict[str, Any]:
    """A refusal as the library expects it, of what was understood: a description, and what to do instead."""
    answer = _parsed(payload)
    known: dict[str, Any] = {"ok": False, "error_code": _REFUSED}
    if not isinstance(answer, dict):
        return known
    if isinstance(answer.get("description"), str):
        known["description"] = answer["description"]
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        named = ("retry_after", "migrate_to_chat_id")
        known["parameters"] = {name: parameters[name] for name in named if type(parameters.get(name)) is int}
    return known


def _writable(value: Any) -> Any:
    """The same with each character that cannot be written down replaced; places in texts stay where they are."""
    if isinstance(value, str):
        return value if value.isprintable() else value.translate(_UNWRITABLE)
    if isinstance(value, dict):
        return {name: _writable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_writable(each) for each in value]
    return value


def _kind(item: object) -> str:
    """Which of Telegram's kinds an update is; no other word of it."""
    return next((kind for kind in Update.ALL_TYPES if isinstance(item, dict) and kind in item), "of no known kind")
