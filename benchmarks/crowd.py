"""A crowd in front of the bot: the stand-in for Telegram with a clock, the bot as a process, and who waits for what."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bot import texts  # noqa: E402 - found beside this folder
from tests.support.bot_api import BotApi, Sent  # noqa: E402
from tests.support.bot_api.refusal import Refusal  # noqa: E402

# By which of its parameters a call says what it answers.
_ANSWERS = {
    "sendMessage": "chat_id",
    "sendPhoto": "chat_id",
    "sendDocument": "chat_id",
    "answerCallbackQuery": "callback_query_id",
    "answerInlineQuery": "inline_query_id",
}
_NO_ANSWERS = frozenset({texts.telegram.FAULT, texts.telegram.TOO_MANY, texts.telegram.TOO_MANY_FROM_YOU})
OURS = ("-m", "bot", "bot")

# The smallest bot there is on the same library; `limited` gives it the library's own rate limiter.
ECHO = """
import os, sys
from telegram.ext import AIORateLimiter, ApplicationBuilder, MessageHandler, filters
async def echo(update, context):
    await context.bot.send_message(update.effective_chat.id, update.message.text)
builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"]).concurrent_updates(True)
builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
if sys.argv[1:] == ["limited"]:
    builder = builder.rate_limiter(AIORateLimiter())
application = builder.build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
"""


class TimedApi(BotApi):
    """The stand-in, noting for each answer how long it was waited for, and for each that nobody waits for that it came.

    Answers are matched in order: the first message in a chat is for the first who waits there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.waiting: defaultdict[str, deque[float]] = defaultdict(deque)
        self.waited: list[tuple[float, float, str]] = []
        self.unasked: Counter[str] = Counter()
        self.apologies = 0
        self.polled = False
        self._noting = threading.Lock()
        self._places: dict[tuple[int, int], Sent] = {}
        self._placed = 0

    def expect(self, key: object) -> None:
        """From now on an answer is waited for, in a chat or to a query."""
        with self._noting:
            self.waiting[str(key)].append(time.perf_counter())

    @property
    def pending(self) -> int:
        """How many updates the bot has not taken yet."""
        return len(self._updates)

    def all_answered(self) -> bool:
        """Whether nobody waits."""
        with self._noting:
            return not any(self.waiting.values())

    def answer(self, path: str, params: Any) -> Any:
        """The result of one call, noted when it answers somebody; raises `Refusal`."""
        method = path.rpartition("/")[2]
        if method == "getUpdates":
            self.polled = True
        result = super().answer(path, params)
        if method in _ANSWERS:
            self._note(str(params[_ANSWERS[method]]), str(params.get("text", "")))
        return result

    def _note(self, key: str, text: str) -> None:
        now = time.perf_counter()
        with self._noting:
            if text in _NO_ANSWERS:
                self.apologies += 1
            elif self.waiting[key]:
                self.waited.append((now, now - self.waiting[key].popleft(), key))
            else:
                self.unasked[key] += 1

    # The stand-in looks through all messages there are; with tens of thousands that takes longer than the bot.
    def _find_sent(self, params: Any, purpose: str) -> Sent:
        found = self._placed_at(int(params.get("chat_id", 0)), int(params.get("message_id", 0)))
        if found is None:
            raise Refusal.bad_request(f"message to {purpose} not found")
        return found

    def _find_message(self, chat_id: int, message_id: int) -> dict[str, Any] | None:
        found = self._placed_at(chat_id, message_id)
        if found is not None:
            return self._as_message(found, with_reply=False)
        return self.messages.get(chat_id, {}).get(message_id)

    def _placed_at(self, chat_id: int, message_id: int) -> Sent | None:
        for sent in self.sent[self._placed :]:
            self._places[sent.chat_id, sent.message_id] = sent
            self._placed += 1
        return self._places.get((chat_id, message_id))


@contextmanager
def running(api: BotApi, program: Sequence[str], folder: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A bot in a process of its own, polling the stand-in."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("SXSH", "TELEGRAM"))},
        "PYTHONPATH": str(HERE.parent),
        "PTB_TIMEDELTA": "true",
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "SXSH_DATABASE_URL": f"sqlite:///{folder}/bot.sqlite3",
        "SXSH_PRIVACY_KEY": "k" * 32,
        **settings,
    }
    with (folder / "log").open("ab") as log:
        started = subprocess.Popen([sys.executable, *program], env=environment, cwd=folder, stderr=log)  # noqa: S603
        try:
            yield started
        finally:
            started.terminate()
            started.wait(60)


def resident_mb(process: subprocess.Popen[bytes]) -> float:
    """What a process holds of the machine's memory; Linux alone says so here."""
    fields = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in fields if line.startswith("VmRSS")) / 1024


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of all does not pass; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
