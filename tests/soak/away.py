"""Takes PostgreSQL away from a bot that serves, for a minute, and counts what becomes of what people send meanwhile.

``python -m tests.soak.away 60`` ends with 1 unless everybody was answered once by the same process, those who wrote
while the server was away were told so, and every press that was thanked for is in the database.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from bot import texts
from bot.journal.schema import feedback, updates
from tests.soak.bot_process import BotProcess
from tests.support.bot_api import BotApi
from tests.support.postgres import fresh_database, run_postgres, server_away
from tests.support.serving import NAMES

QUESTIONS = ("muc tieu sxsh 2020 thanh hoa", "5S là gì?", "mục tiêu của Cần Thơ")
# Seconds between two people; and for how long all is well before and after.
PAUSE, WELL = 0.2, 5.0


async def take_away(seconds: float, url: sa.URL, folder: Path) -> int:
    """The number of things that are not as they must be."""
    wrong = 0

    def say(what: str, value: object, *, right: bool = True) -> None:
        nonlocal wrong
        wrong += not right
        print(f"{'    ' if right else 'BAD '}{what}: {value}", flush=True)

    with BotApi() as api:
        bot = BotProcess(api, url.render_as_string(hide_password=False), folder / "bot.log")
        bot.start()
        api.say(QUESTIONS[0], chat_id=1)
        await api.until(lambda: len(api.sent) == 1, seconds=120)
        people = 1 + await _write(api, 2, WELL)
        with server_away(url):
            first_away = people + 1
            while_away = await _write(api, first_away, seconds)
            people += while_away
            presses = _press_some(api)
            await asyncio.sleep(1)
        back = time.monotonic()
        people += await _write(api, people + 1, WELL)
        answered = lambda: len(_answers(api)) >= people  # noqa: E731 - asked again and again
        await api.until(answered, seconds=120)
        say("seconds away", seconds)
        say("until everybody who waited was answered, in seconds", f"{time.monotonic() - back:.1f}")
        await asyncio.sleep(5)
        answers = _answers(api)
        told = Counter(sent.chat_id for sent in api.sent if sent.text == texts.telegram.AWAY)
        say("people who wrote", people)
        say("left without an answer", people - len(answers), right=len(answers) == people)
        twice = sum(count > 1 for count in answers.values())
        say("answered more than once", twice, right=twice == 0)
        say("told that an answer will come", f"{len(told)} of {while_away}", right=len(told) > 0)
        say("told twice", sum(count > 1 for count in told.values()), right=max(told.values(), default=0) <= 1)
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.connect() as connection:
            judged = set(connection.execute(sa.select(feedback.c.person)).scalars())
            undone = connection.execute(sa.select(sa.func.count()).where(updates.c.done.is_(False))).scalar_one()
        lost = [person for person in presses if NAMES.person(person) not in judged]
        say("buttons pressed while it was away", len(presses))
        say("of these lost", len(lost), right=not lost)
        say("updates that are not done", undone, right=undone == 0)
        say("still the same process", bot.alive, right=bot.alive)
        say("ended by itself with", bot.stop(), right=bot.stop() == 0)
    if wrong:
        print((folder / "bot.log").read_text(encoding="utf-8")[-6000:])
    return wrong


async def _write(api: BotApi, first: int, seconds: float) -> int:
    """People who write one after the other for so long; how many."""
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end:
        api.say(QUESTIONS[count % len(QUESTIONS)], chat_id=first + count)
        count += 1
        await asyncio.sleep(PAUSE)
    return count


def _press_some(api: BotApi) -> list[int]:
    liked = [sent for sent in api.sent if any(button["text"] == "👍" for button in sent.buttons)][:5]
    for sent in liked:
        api.press(sent, "👍")
    return [sent.chat_id for sent in liked]


def _answers(api: BotApi) -> Counter[int]:
    return Counter(sent.chat_id for sent in api.sent if sent.text != texts.telegram.AWAY)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="sxsh-away-") as folder,
        run_postgres() as server,
        fresh_database(server) as url,
    ):
        wrong = asyncio.run(take_away(given.seconds, sa.make_url(url), Path(folder)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
