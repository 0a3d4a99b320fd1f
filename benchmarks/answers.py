"""The whole answer, text in and Answer out, by stage: on the shipped collection, on documents, among many passages.

    python benchmarks/answers.py [--add PATH] [--passages N] [--database FILE] [--json FILE]

Questions are those of ``tests/retrieval/evaluation/questions/collection.jsonl`` and, with ``--add``, of
``real_articles.jsonl``. Stages are *question* (understood and corrected), *index* (the best passages), *evidence*
(their best sentences, weighed and cited), *reply* (the message); *asked again* is a question whose parse is kept.
Answers a second are those of one process, and of two at once. ``--database`` keeps the library of many passages for
the next run. Then a cold ``sxsh ask`` and the bot, from start to its first request to Telegram, each in a process of
its own.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.synthetic import fill  # noqa: E402 - found beside this folder
from bot.texts.wording import VietnameseWording  # noqa: E402
from bot.views.card import compose_shown  # noqa: E402
from bot.views.markup import to_messages  # noqa: E402
from knowledge.intake.intake import add_documents  # noqa: E402
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.store.library import Library  # noqa: E402
from retrieval.assistant import Assistant  # noqa: E402
from retrieval.index.segment_store import SegmentStore  # noqa: E402
from retrieval.query.parser import parse_query  # noqa: E402
from retrieval.ranking.ranker import LOOKED_INTO  # noqa: E402
from retrieval.snapshots.embedded import EmbeddedSnapshots  # noqa: E402

QUESTIONS = HERE.parent / "tests" / "retrieval" / "evaluation" / "questions"
ROUNDS = 20
SECONDS = 5
STARTS = 5

Row = dict[str, Any]


def read_questions(name: str) -> list[str]:
    """The questions of a set, in order."""
    return [json.loads(line)["question"] for line in (QUESTIONS / name).read_text(encoding="utf-8").splitlines()]


def open_assistant(database: str) -> tuple[Library, EmbeddedSnapshots, Assistant]:
    """A library with its index beside it, and who answers from them."""
    library = Library.open(f"sqlite:///{database}")
    snapshots = EmbeddedSnapshots(library, SegmentStore(Path(f"{database}.index"), library.identity()))
    library.follow()
    return library, snapshots, Assistant(library, VietnameseWording(), snapshots=snapshots)


def measure(database: str, name: str, questions: list[str]) -> list[Row]:
    """The time of each stage, and answers a second of one and two processes."""
    library, snapshots, assistant = open_assistant(database)
    started = time.perf_counter()
    known = snapshots.current()
    loaded = time.perf_counter() - started
    # As the bot does, before it serves.
    gc.collect()
    gc.freeze()
    took: dict[str, list[float]] = defaultdict(list)
    for round_number in range(ROUNDS):
        for question in questions:
            at = [time.perf_counter()]
            query = parse_query(question, known.index, known.lexicon)
            at.append(time.perf_counter())
            known.index.search(query.terms, LOOKED_INTO)
            at.append(time.perf_counter())
            # A parsed question is kept by its text; with another text each round, every question is read anew.
            answer = assistant.ask(question + " " * round_number)
            at.append(time.perf_counter())
            to_messages(compose_shown(answer, long_form=False))
            at.append(time.perf_counter())
            assistant.ask(question + " " * round_number)
            at.append(time.perf_counter())
            understood, searched, whole, shown, again = ((end - begin) * 1000 for begin, end in pairwise(at))
            # The first round takes passages apart, once for all: it is what a question costs that nobody asked before.
            part = "first time" if round_number == 0 else ""
            for stage, value in (
                ("question", understood),
                ("index", searched),
                ("evidence", max(whole - understood - searched, 0)),
                ("reply", shown),
                ("whole", whole + shown),
                ("whole, asked again", again + shown),
            ):
                took[f"{stage} {part}".strip()].append(value)
    library.close()
    rows = [
        {"collection": name, "stage": stage, "p50 ms": _quantile(times, 0.5), "p99 ms": _quantile(times, 0.99)}
        for stage, times in took.items()
        if not stage.endswith("first time") or stage == "whole first time"
    ]
    rates = [_rate(database, questions, processes) for processes in (1, 2)]
    rows.append({"collection": name, "stage": "answers a second", "one process": rates[0], "two processes": rates[1]})
    rows.append({"collection": name, "stage": "index ready", "s": round(loaded, 3)})
    for row in rows:
        print(" · ".join(str(value) for value in row.values()), flush=True)
    return rows


def _quantile(times: list[float], share: float) -> float:
    return round(float(np.quantile(times, share)), 2)


def _rate(database: str, questions: list[str], processes: int) -> int:
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        return round(sum(pool.starmap(_answer_for_a_while, [(database, questions)] * processes)))


def _answer_for_a_while(database: str, questions: list[str]) -> float:
    """Answers a second in this process."""
    library, _, assistant = open_assistant(database)
    for question in questions:
        assistant.ask(question)
    count, started = 0, time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        for question in questions:
            assistant.ask(question)
        count += len(questions)
    took = time.perf_counter() - started
    library.close()
    return count / took


def measure_start(folder: Path) -> list[Row]:
    """A cold question, and a bot from its start to its first request for updates; seconds and megabytes."""
    database = f"{folder}/start.sqlite3"
    command = [sys.executable, "-m", "bot", "--database", database, "ask", "Thanh Hóa đặt mục tiêu gì đến năm 2020?"]
    cold, peaks = [], []
    for _ in range(STARTS + 1):
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=HERE.parent)  # noqa: S603 - this program
        _, _, used = os.wait4(process.pid, 0)
        cold.append(time.perf_counter() - started)
        peaks.append(used.ru_maxrss / 1024)
    ready, resident = zip(*(asyncio.run(_start_bot(folder, n)) for n in range(STARTS)), strict=True)
    return [
        {"what": "cold `sxsh ask`", "median s": round(statistics.median(cold[1:]), 2), "MB": round(max(peaks[1:]))},
        {"what": "bot ready", "median s": round(statistics.median(ready), 2), "MB": round(max(resident))},
    ]


async def _start_bot(folder: Path, number: int) -> tuple[float, float]:
    from tests.support.bot_api import BotApi

    # A database of its own: the stand-in numbers its updates from the start again, and no update is answered twice.
    database = folder / f"bot-{number}.sqlite3"
    shutil.copy(folder / "start.sqlite3", database)

    with BotApi() as api:
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "SXSH_DATABASE_URL": f"sqlite:///{database}",
            "SXSH_PRIVACY_KEY": "0" * 32,
        }
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: ASYNC220 - this program
            [sys.executable, "-m", "bot", "bot"], env=environment, cwd=HERE.parent, stderr=subprocess.DEVNULL
        )
        try:
            await api.until(lambda: any(call.method == "deleteWebhook" for call in api.calls), seconds=60)
            ready = time.perf_counter() - started
            for chat in range(20):
                api.say("mục tiêu sxsh thanh hoá 2020", chat_id=100 + chat)
            await api.until(lambda: len(api.sent) >= 20, seconds=60)
            pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])  # noqa: ASYNC240
        finally:
            process.terminate()
            process.wait(20)
    return ready, pages * resource.getpagesize() / 1024 / 1024


def main() -> None:
    """Measure the shipped collection, then with documents added, then with many passages, then the starts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", metavar="PATH")
    parser.add_argument("--passages", type=int, default=0)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--json", type=Path, help="write the rows there")
    given = parser.parse_args()
    shipped = read_questions("collection.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        # First, because a process counts the memory of the one that started it as its own peak.
        starts = measure_start(Path(folder))
        database = f"{folder}/library.sqlite3"
        library = Library.open(f"sqlite:///{database}")
        load_collection(library)
        rows = measure(database, "the shipped collection", shipped)
        if given.add:
            list(add_documents(library, [given.add]))
            rows += measure(database, "the real articles", read_questions("real_articles.jsonl"))
        library.close()
        if given.passages:
            large = str(given.database or f"{folder}/large.sqlite3")
            library = Library.open(f"sqlite:///{large}")
            if library.version() == 0:
                load_collection(library)
                fill(library, given.passages)
            library.close()
            rows += measure(large, f"among {given.passages:,} passages", shipped)
    for row in starts:
        print(" · ".join(str(value) for value in row.values()), flush=True)
    if given.json:
        given.json.write_text(json.dumps({"answers": rows, "starts": starts}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
