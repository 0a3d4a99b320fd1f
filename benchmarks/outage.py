"""Telegram is away, and comes back: nothing is lost, nothing is answered twice, and nobody has to start anything.

    python benchmarks/outage.py [--seconds 120] [--a-second 1] [--faults away slow 429 502 html broken]

For each kind of fault the bot, a process on a SQLite file with the digests that ship, is asked before, during and after
``--seconds`` of it. Every method is struck, polling too. Ends with 1 unless each question is answered, once, and within
three minutes of Telegram's return.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from crowd import HERE, OURS, TimedApi, running

from tests.support.bot_api.outages import FAULTS, Outages  # found beside this folder

QUESTIONS = HERE.parent / "tests" / "retrieval" / "evaluation" / "questions" / "collection.jsonl"
# The library's pause between two polls grows to half a minute, and an update is tried again after a lease of 20 s.
_RETURN_SECONDS = 180


class FaultyApi(Outages, TimedApi):
    """The stand-in with a clock, which can be struck."""


async def strike(fault: str, seconds: float, a_second: float) -> bool:
    """Whether everybody was answered once."""
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder, FaultyApi() as api, running(api, OURS, Path(folder)):
        await api.until(lambda: api.polled, seconds=120)
        asked = 0

        async def ask(for_seconds: float) -> None:
            nonlocal asked
            end = time.monotonic() + for_seconds
            while time.monotonic() < end:
                api.say(questions[asked % len(questions)], chat_id=1000 + asked)
                asked += 1
                await asyncio.sleep(1 / a_second)

        await ask(5)
        with api.struck(fault):
            await ask(seconds)
        returned = time.monotonic()
        await ask(5)
        answered: Counter[int] = Counter()
        while len(answered) < asked and time.monotonic() - returned < _RETURN_SECONDS:
            await asyncio.sleep(0.5)
            answered = Counter(sent.chat_id for sent in api.sent)
        took = time.monotonic() - returned
        await asyncio.sleep(25)  # a second answer would come after a lease
        answered = Counter(sent.chat_id for sent in api.sent)
        twice = sum(count > 1 for count in answered.values())
        print(
            f"{fault:>7}: {asked} asked, {asked - len(answered)} lost, {twice} twice, all {took:.0f} s after",
            flush=True,
        )
        return len(answered) == asked and not twice


def main() -> None:
    """Strike, print, and end with 1 when something was lost or came twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--a-second", type=float, default=1)
    parser.add_argument("--faults", nargs="+", choices=FAULTS, default=FAULTS)
    given = parser.parse_args()
    fine = [asyncio.run(strike(fault, given.seconds, given.a_second)) for fault in given.faults]
    sys.exit(not all(fine))


if __name__ == "__main__":
    main()
