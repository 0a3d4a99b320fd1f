"""How long a person waits while another sends a hundred messages a second.

    python benchmarks/flood.py [--seconds 60] [--a-second 100] [--most 2.0]

The bot is a process of its own on a SQLite file with the digests that ship; a person out of two hundred asks four
times a second, first alone and then beside the flood of one account. Ends with 1 when the 99th percentile with the
flood is more than ``--most`` times the one without.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

from crowd import HERE, OURS, TimedApi, percentile, running

QUESTIONS = HERE.parent / "tests" / "retrieval" / "evaluation" / "questions" / "collection.jsonl"
_FLOODER = 99
_PEOPLE = 200
_ASKING = 0.25


async def ask(api: TimedApi, questions: list[str], seconds: float, a_second: float) -> list[float]:
    """How long people have waited, in seconds."""
    loop, before = asyncio.get_running_loop(), len(api.waited)
    start = loop.time()
    asked = flooded = 0
    while (now := loop.time() - start) < seconds:
        while flooded < now * a_second:
            api.say(questions[flooded % len(questions)], chat_id=_FLOODER)
            flooded += 1
        if asked * _ASKING < now:
            person = 1000 + asked % _PEOPLE
            api.expect(person)
            api.say(questions[asked % len(questions)], chat_id=person)
            asked += 1
        await asyncio.sleep(0.01)
    await api.until(api.all_answered, seconds=120)
    return [waited for _, waited, _ in api.waited[before:]]


async def measure(seconds: float, a_second: float) -> tuple[list[float], list[float]]:
    """The waits without and with the flood."""
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder, TimedApi() as api, running(api, OURS, Path(folder)):
        await api.until(lambda: api.polled, seconds=120)
        await ask(api, questions, 5, 0)  # what is made once is made
        return await ask(api, questions, seconds, 0), await ask(api, questions, seconds, a_second)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--a-second", type=float, default=100)
    parser.add_argument("--most", type=float, default=2.0)
    given = parser.parse_args()
    waits = asyncio.run(measure(given.seconds, given.a_second))
    for name, each in zip(("alone", f"beside {given.a_second:.0f} a second"), waits, strict=True):
        print(
            f"{name:>22}: {len(each)} answered, p50 {percentile(each, 0.5) * 1000:.0f} ms, "
            f"p99 {percentile(each, 0.99) * 1000:.0f} ms"
        )
    times = percentile(waits[1], 0.99) / percentile(waits[0], 0.99)
    print(f"{'99th percentile':>22}: {times:.2f} times, at most {given.most}")
    sys.exit(times > given.most)


if __name__ == "__main__":
    main()
