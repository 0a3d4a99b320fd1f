"""Pages over HTTP: how long an answer takes, alone and with fifty people at once, and what pages weigh.

    python benchmarks/web.py [--passages N] [--database FILE] [--json FILE]

``sxsh web`` runs as a process of its own on the shipped collection, and with ``--passages`` among so many more, which
``--database`` keeps for the next run. An *answer* is from the tap on "Hỏi" until its page has come: the question sent,
and its answer read where that leads. Weights are of a first view: the page with style, script and icon.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import httpx
import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.answers import read_questions  # noqa: E402 - found beside this folder
from benchmarks.synthetic import fill  # noqa: E402
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.store.library import Library  # noqa: E402

ROUNDS = 3
PEOPLE = 50
QUESTIONS_EACH = 4
PATHS = ("/", "/tinh", "/tinh/thanh-hoa", "/so-sanh?tinh=ha-noi&tinh=thanh-hoa", "/nam/2018", "/gioi-thieu")
_TOKEN = re.compile(r'name="the" value="([^"]+)"')
_FILES = re.compile(r'(?:href|src)="(/tep/[^"]+)"')

Row = dict[str, Any]


@contextlib.asynccontextmanager
async def serving(database: str) -> AsyncIterator[str]:
    """``sxsh web`` on a database, without limits; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "SXSH_DATABASE_URL": f"sqlite:///{database}",
        "SXSH_QUESTIONS_A_MINUTE": "6000",
        "SXSH_PRIVACY_KEY": "k" * 32,
        # Each request names another network, as requests of many people would.
        "SXSH_WEB_PROXIES": "1",
    }
    command = [sys.executable, "-m", "bot", "web", "--port", str(port)]
    process = subprocess.Popen(  # noqa: ASYNC220, S603 - our own words, before anything is measured
        command, env={**os.environ, **settings}, cwd=HERE.parent, stderr=subprocess.DEVNULL
    )
    try:
        await _until_it_answers(f"http://127.0.0.1:{port}/khoe", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


async def _until_it_answers(address: str, process: subprocess.Popen[bytes]) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        while process.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                await client.get(address)
                return
            await asyncio.sleep(0.1)
    raise SystemExit("sxsh web has ended")


class Person:
    """Somebody with a browser, from a network of their own."""

    def __init__(self, base: str, number: int) -> None:
        network = {"x-forwarded-for": f"10.{number // 65536 % 256}.{number // 256 % 256}.{number % 256}"}
        self._client = httpx.AsyncClient(base_url=base, headers=network, trust_env=False, timeout=60)
        self._token = ""

    async def ask(self, question: str) -> None:
        """Send a question and read its answer."""
        if not self._token:
            await self.open("/")
        sent = await self._client.post("/hoi", data={"the": self._token, "cau": question})
        if sent.status_code != 303:
            raise SystemExit(f"{sent.status_code} to a question")
        await self.open(sent.headers["location"])

    async def open(self, path: str) -> httpx.Response:
        """Go to a page."""
        page = await self._client.get(path)
        page.raise_for_status()
        found = _TOKEN.search(page.text)
        self._token = found[1] if found else self._token
        return page

    async def close(self) -> None:
        """Close the browser."""
        await self._client.aclose()


async def measure(database: str, name: str, questions: Sequence[str]) -> list[Row]:
    """Times of answers and pages, alone and in a crowd."""
    async with serving(database) as base:
        rows = await _alone(base, name, questions)
        rows.append(await _in_a_crowd(base, name, questions))
        rows += await _weigh(base)
    return rows


async def _alone(base: str, name: str, questions: Sequence[str]) -> list[Row]:
    took: dict[str, list[float]] = {}
    for number, question in enumerate(questions * ROUNDS):
        person = Person(base, number)
        await person.open("/")
        round_number = number // len(questions)
        await _timed(took.setdefault("answer", []), lambda p=person, q=question, r=round_number: p.ask(q + " " * r))
        await person.close()
    reader = Person(base, 1 << 20)
    for path in PATHS:
        await reader.open(path)
        for _ in range(20):
            await _timed(took.setdefault(path, []), lambda p=path: reader.open(p))
    await reader.close()
    return [_row(name, stage, times) for stage, times in took.items()]


async def _in_a_crowd(base: str, name: str, questions: Sequence[str]) -> Row:
    """Fifty people who all ask at the same moment, and again as soon as they are answered."""
    took: list[float] = []

    async def talk(number: int) -> None:
        person = Person(base, (1 << 21) + number)
        await person.open("/")
        for turn in range(QUESTIONS_EACH):
            question = questions[(number * QUESTIONS_EACH + turn) % len(questions)]
            await _timed(took, lambda: person.ask(question))  # noqa: B023 - awaited here
        await person.close()

    started = time.perf_counter()
    await asyncio.gather(*map(talk, range(PEOPLE)))
    row = _row(name, f"answer, {PEOPLE} people at once", took)
    return {**row, "answers a second": round(len(took) / (time.perf_counter() - started))}


async def _weigh(base: str) -> list[Row]:
    """What a first view of each page takes, in bytes, compressed as it comes and not."""
    rows = []
    async with httpx.AsyncClient(base_url=base, trust_env=False) as client:
        for path in PATHS:
            page = await client.get(path)
            addresses = [path, *_FILES.findall(page.text)]
            whole = [await client.get(each, headers={"accept-encoding": "identity"}) for each in addresses]
            sent = [await _bytes_on_the_wire(client, each) for each in addresses]
            rows.append({"page": path, "bytes": sum(len(each.content) for each in whole), "compressed": sum(sent)})
    return rows


async def _bytes_on_the_wire(client: httpx.AsyncClient, path: str) -> int:
    async with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as response:
        return sum([len(piece) async for piece in response.aiter_raw()])


async def _timed(times: list[float], action: Callable[[], Awaitable[object]]) -> None:
    started = time.perf_counter()
    await action()
    times.append((time.perf_counter() - started) * 1000)


def _row(name: str, stage: str, times: Sequence[float]) -> Row:
    p50, p99 = (round(float(np.quantile(times, share)), 1) for share in (0.5, 0.99))
    return {"collection": name, "stage": stage, "p50 ms": p50, "p99 ms": p99, "count": len(times)}


def main() -> None:
    """Measure the shipped collection, then among many passages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=0)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    questions = read_questions("collection.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        small = f"{folder}/shipped.sqlite3"
        _make(small, 0)
        rows = asyncio.run(measure(small, "shipped", questions))
        if given.passages:
            large = str(given.database or f"{folder}/many.sqlite3")
            if not Path(large).exists():
                _make(large, given.passages)
            rows += asyncio.run(measure(large, f"among {given.passages:,} passages", questions))
    for row in rows:
        print(" · ".join(f"{name} {value}" for name, value in row.items()))
    if given.json:
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _make(database: str, passages: int) -> None:
    library = Library.open(f"sqlite:///{database}")
    load_collection(library)
    if passages:
        fill(library, passages)
    library.close()


if __name__ == "__main__":
    main()
