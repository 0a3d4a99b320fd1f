"""Two thousand people and fifty groups: everything answered once and in the right chat, quickly, in level memory.

    python benchmarks/load.py [--updates 20000] [--minutes 30] [--rate 8] [--people 2000] [--groups 50] [--echo 900]

First each of three bots answers the same private messages as fast as it takes them: an echo, an echo with the
library's own rate limiter, and ours, as a process on a SQLite file with the digests that ship. Then ours gets
``--updates`` mixed ones as fast as it takes them, and ``--rate`` a second for ``--minutes``: questions in private and
in groups, talk that is not for it, presses, edits, inline queries, pictures, commands. Ends with 1 when a bound is
missed: one answer each, in its chat and without an apology; in the steady phase 250 ms at the 99th percentile and 5 %
of growth in memory over the last two thirds; and 0.9 of the updates a second of the limited echo.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from crowd import ECHO, HERE, OURS, TimedApi, percentile, resident_mb, running

QUESTIONS = HERE.parent / "tests" / "retrieval" / "evaluation" / "questions" / "collection.jsonl"
_SLOWEST_MS = 250
_GROWTH = 0.05
_SHARE_OF_ECHO = 0.9
# In a group the bot answers 15 questions a minute, and Telegram takes 20 messages: so few of all are asked there.
_KINDS = ("ask", "ask in a group", "talk", "press", "edit", "query", "picture", "help")
_WEIGHTS = (68, 2, 12, 5, 3, 5, 2, 3)
# What may wait at Telegram while the bot takes the rest.
_AHEAD = 200
_PATIENCE_SECONDS = 3600
_WARMING = 25


class Crowd:
    """People and groups who do one thing after the other, each in turn, so that nobody is a flood."""

    def __init__(self, api: TimedApi, people: int, groups: int, seed: int = 1) -> None:
        self._api = api
        self._chance = random.Random(seed)  # noqa: S311 - what is asked next is no secret
        self._questions = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]
        self._people = people
        self._groups = groups
        self._done = 0
        self._asked: dict[int, int] = {}

    def act(self) -> None:
        """One update, and what is expected of it."""
        api, number = self._api, self._done
        self._done += 1
        person = 10_000 + number % self._people
        group = -(1000 + number % self._groups)
        question = self._chance.choice(self._questions)
        kind = self._chance.choices(_KINDS, _WEIGHTS)[0]
        if kind == "ask in a group":
            api.expect(group)
            api.say(f"/hoi {question}", chat_id=group, user_id=person, chat_type="supergroup")
        elif kind == "talk":
            api.say(question, chat_id=group, user_id=person, chat_type="supergroup")
        elif kind == "press":
            api.press_forged("a:0123456789abcdef:u:0", chat_id=person)
            api.expect(api.queries[-1])
        elif kind == "query":
            api.ask_inline(question, user_id=person)
            api.expect(api.queries[-1])
        elif kind == "edit" and person in self._asked:
            api.edit(question, self._asked[person], chat_id=person)  # edits its answer, which is no message
        elif kind == "picture":
            api.expect(person)
            api.attach(person, photo=[{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}])
        else:
            api.expect(person)
            api.say("/help" if kind == "help" else question, chat_id=person)
            if kind == "ask":
                self._asked[person] = max(api.messages[person])


class Figures(NamedTuple):
    """What one phase has come to."""

    updates: int
    seconds: float
    waits: list[float]

    @property
    def a_second(self) -> float:
        """Updates that were answered, or needed no answer, a second."""
        return self.updates / self.seconds

    def __str__(self) -> str:
        p50, p99 = (percentile(self.waits, share) * 1000 for share in (0.5, 0.99))
        return f"{self.updates} updates, {self.a_second:.1f} a second, p50 {p50:.0f} ms, p99 {p99:.0f} ms"


async def rush(api: TimedApi, crowd: Crowd, updates: int) -> Figures:
    """Updates as fast as they are taken, until all are answered."""
    started, before = time.perf_counter(), len(api.waited)
    for _ in range(updates):
        await api.until(lambda: api.pending < _AHEAD, seconds=_PATIENCE_SECONDS)
        crowd.act()
    await api.until(api.all_answered, seconds=_PATIENCE_SECONDS)
    return Figures(updates, time.perf_counter() - started, [waited for _, waited, _ in api.waited[before:]])


async def stay(
    api: TimedApi, crowd: Crowd, bot: subprocess.Popen[bytes], seconds: float, rate: float
) -> tuple[Figures, list[float]]:
    """So many a second, for so long; and the memory that the bot holds, once a second."""
    started, before, memory, done = time.perf_counter(), len(api.waited), [], 0
    while (passed := time.perf_counter() - started) < seconds:
        while done < passed * rate:
            crowd.act()
            done += 1
        if len(memory) < passed:
            memory.append(resident_mb(bot))
        await asyncio.sleep(0.02)
    await api.until(api.all_answered, seconds=120)
    waits = [waited for _, waited, _ in api.waited[before:]]
    return Figures(done, time.perf_counter() - started, waits), memory


@contextmanager
def bot_of(program: Sequence[str]) -> Iterator[tuple[TimedApi, subprocess.Popen[bytes]]]:
    """A bot on a stand-in and a database of its own."""
    with tempfile.TemporaryDirectory() as folder, TimedApi() as api, running(api, program, Path(folder)) as bot:
        yield api, bot


async def race(program: Sequence[str], updates: int) -> Figures:
    """How fast a bot answers private messages, each of another person."""
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    with bot_of(program) as (api, _):
        await api.until(lambda: api.polled, seconds=120)
        for number in range(_WARMING):  # what is made once is made, in each of them
            api.expect(10_000 + number)
            api.say(questions[number % len(questions)], chat_id=10_000 + number)
        await api.until(api.all_answered, seconds=120)
        await asyncio.sleep(2)
        started, before = time.perf_counter(), len(api.waited)
        for number in range(updates):
            await api.until(lambda: api.pending < _AHEAD, seconds=_PATIENCE_SECONDS)
            api.expect(20_000 + number)
            api.say(questions[number % len(questions)], chat_id=20_000 + number)
        await api.until(api.all_answered, seconds=_PATIENCE_SECONDS)
        return Figures(updates, time.perf_counter() - started, [waited for _, waited, _ in api.waited[before:]])


def growth(memory: Sequence[float]) -> float:
    """By what share the last two thirds have grown: their most against their beginning."""
    late = memory[len(memory) // 3 :]
    return max(late) / late[0] - 1 if late else 0.0


async def measure(given: argparse.Namespace) -> list[str]:
    """All phases; the bounds that were missed."""
    missed = []

    def check(name: str, value: float, bound: float, *, most: bool = True) -> None:
        fine = value <= bound if most else value >= bound
        print(
            f"  {name}: {value:.3g}, {'at most' if most else 'at least'} {bound:g}{'' if fine else '  MISSED'}",
            flush=True,
        )
        if not fine:
            missed.append(name)

    rates = {}
    for name, program in (("echo", ("-c", ECHO)), ("limited echo", ("-c", ECHO, "limited")), ("ours", OURS)):
        figures = await race(program, given.echo)
        rates[name] = figures.a_second
        print(f"{name}: {figures}", flush=True)
    check(
        "share of the limited echo's updates a second",
        rates["ours"] / rates["limited echo"],
        _SHARE_OF_ECHO,
        most=False,
    )
    with bot_of(OURS) as (api, bot):
        await api.until(lambda: api.polled, seconds=120)
        crowd = Crowd(api, given.people, given.groups)
        print(f"rush: {await rush(api, crowd, given.updates)}", flush=True)
        steady, memory = await stay(api, crowd, bot, given.minutes * 60, given.rate)
        print(f"steady: {steady}", flush=True)
        print(f"memory: {', '.join(f'{each:.0f}' for each in memory[:: max(1, len(memory) // 12)])} MB")
        check("99th percentile in ms", percentile(steady.waits, 0.99) * 1000, _SLOWEST_MS)
        check("growth of memory", growth(memory), _GROWTH)
        check("answers that nobody waited for", sum(api.unasked.values()), 0)
        check("apologies", api.apologies, 0)
    return missed


def main() -> None:
    """Measure, print, and end with 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, kind, default in (
        ("--updates", int, 20_000),
        ("--minutes", float, 30),
        ("--rate", float, 8),
        ("--people", int, 2000),
        ("--groups", int, 50),
        ("--echo", int, 900),
    ):
        parser.add_argument(name, type=kind, default=default)
    sys.exit(bool(asyncio.run(measure(parser.parse_args()))))


if __name__ == "__main__":
    main()
