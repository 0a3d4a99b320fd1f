"""What grows with what: bytes, milliseconds and memory for each question, person, judgement and passage.

    python benchmarks/growth.py [--rows 100000] [--passages 5000] [--sqlite-only]

Everything is written through the product's own classes, on a SQLite file and on a PostgreSQL server that is started
for it (``SXSH_TEST_POSTGRES_URL`` names another one). A size is the slope between two fills: as it was written, and in
brackets after ``VACUUM`` (``VACUUM FULL`` on PostgreSQL). A time is the median of 300 calls (fewer when they take ten
seconds), its 99th percentile in brackets, with 1,000 and with ``--rows`` questions in the journal: spread over ninety
days, half of them in one group of 500 people. Copies of answers written by the product make up the many. Updates are
handled by the product's own queue, handlers and journal, but sent to nobody.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import platform
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
import sqlalchemy as sa
from telegram import Bot, Update

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.changes import open_snapshots  # noqa: E402 - found beside this folder
from benchmarks.synthetic import PASSAGES_A_DOCUMENT, fill, make_documents  # noqa: E402
from bot.conversation.about_last import AboutLast  # noqa: E402
from bot.journal.answers import Journal  # noqa: E402
from bot.journal.entry import Channel, Fault, Verdict  # noqa: E402
from bot.journal.pinned_answers import PinnedAnswers  # noqa: E402
from bot.journal.preferences import PreferenceStore  # noqa: E402
from bot.journal.privacy import Pseudonyms  # noqa: E402
from bot.journal.reports import Reports  # noqa: E402
from bot.journal.schema import answer_messages, answers, metadata, updates  # noqa: E402
from bot.journal.update_inbox import UpdateStore  # noqa: E402
from bot.telegram.conversation import Questions, answer_message  # noqa: E402
from bot.telegram.updates import FinishingProcessor, WrittenQueue  # noqa: E402
from bot.texts.wording import VietnameseWording  # noqa: E402
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.store.database import open_database, writing  # noqa: E402
from knowledge.store.library import Library  # noqa: E402
from retrieval.assistant import Assistant  # noqa: E402
from retrieval.query.similarity import query_key  # noqa: E402
from retrieval.records import Answer  # noqa: E402
from tests.support.postgres import fresh_database, run_postgres  # noqa: E402

QUESTIONS = HERE.parent / "tests" / "retrieval" / "evaluation" / "questions" / "collection.jsonl"
FILLED = 2_000
FEW_ROWS = 1_000
FEW_PASSAGES = 1_000
ROUNDS = 300
LONGEST_MS = 10_000
UPDATES = 400
PINNED = 100
THREADS = 8
AT_ONCE = 64
DAY = 24 * 3600
RETENTION = 90 * DAY
GROUP_PEOPLE = 500
PRIVATE_PEOPLE = 5_000
CITATIONS = 6  # as many as the bot keeps with an answer
NAMES = Pseudonyms("a key for a benchmark only")
GROUP = NAMES.conversation(-1)

Cells = dict[str, dict[str, str]]


class Base:
    """One empty database, and how much room it takes."""

    def __init__(self, name: str, url: str) -> None:
        self.name = name
        self.url = url
        self.engine = open_database(url)
        self._file = Path(str(sa.make_url(url).database)) if name == "SQLite" else None

    def bytes(self) -> int:
        """What its tables take, with their indexes; of a file, with the log written into it."""
        if self._file is not None:
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")
            return self._file.stat().st_size
        sizes = [sa.func.pg_total_relation_size(table.name) for table in metadata.sorted_tables]
        with self.engine.connect() as connection:
            return sum(map(int, connection.execute(sa.select(*sizes)).one()))

    def shrink(self) -> None:
        """Write it anew without gaps."""
        self._run("VACUUM" if self._file is not None else "VACUUM FULL")

    def settle(self) -> None:
        """Count the rows, as a server's autovacuum does by itself; nobody does it for a file."""
        if self._file is None:
            self._run("ANALYZE")

    def _run(self, command: str) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(command)


@contextmanager
def open_bases(*, server: sa.URL | None) -> Iterator[list[Base]]:
    """An empty database of each kind."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        bases = [Base("SQLite", f"sqlite:///{folder}/growth.sqlite3")]
        if server is not None:
            bases.append(Base("PostgreSQL", stack.enter_context(fresh_database(server))))
        yield bases
        for base in bases:
            base.engine.dispose()


def measure_sizes(base: Base, shown: Sequence[Answer], cells: Cells) -> None:
    """Bytes for each row that people cause."""
    journal, store, preferences = Journal(base.engine), UpdateStore(base.engine), PreferenceStore(base.engine)
    numbers, ids = count(1), list[str]()

    def ask(number: int) -> None:
        ids.append(keep(journal, shown[number % len(shown)], number, NAMES.conversation(number)))

    def note(number: int) -> None:
        journal.note_messages(ids[number % len(ids)], [(NAMES.message(number, number), number)])

    def handle(number: int) -> None:
        store.take(number, make_update(number, "muc tieu sxsh 2020 thanh hoa"))
        store.finish(number)

    steps: dict[str, Callable[[int], object]] = {
        "bytes a question: its answer": ask,
        "bytes a question: its message": note,
        "bytes a question: its update (kept for two days)": handle,
        "bytes a person with preferences": lambda number: preferences.choose(
            NAMES.person(number), province="Thanh Hóa", long_form=True
        ),
        "bytes a judgement": lambda number: journal.judge(
            ids[number % len(ids)], NAMES.person(number), Verdict.DOWN, Fault.SOURCE
        ),
    }
    for name, step in steps.items():
        for _ in range(FILLED):
            step(next(numbers))
        base.shrink()
        before = base.bytes()
        for _ in range(FILLED):
            step(next(numbers))
        written = base.bytes() - before
        base.shrink()
        kept = base.bytes() - before
        put(cells, name, base, f"{written / FILLED:,.0f} ({kept / FILLED:,.0f})")


def keep(journal: Journal, answer: Answer, number: int, conversation: str, channel: Channel = Channel.PRIVATE) -> str:
    """Keep an answer shown to one person."""
    asked_in = NAMES.message(number, number)
    return journal.keep(
        answer, person=NAMES.person(number), conversation=conversation, channel=channel, asked_in=asked_in, took_ms=1.0
    ).id


def measure_journal(base: Base, shown: Sequence[Answer], rows: int, cells: Cells) -> None:
    """Milliseconds for each thing the bot does with the journal, with few rows and with many."""
    journal = Journal(base.engine)
    templates = [keep(journal, answer, number, GROUP) for number, answer in enumerate(shown)]
    took: dict[str, list[str]] = {}
    held = len(templates)
    for wanted in (FEW_ROWS, rows):
        multiply(base, templates, wanted - held)
        base.settle()
        held = wanted
        calls = make_calls(base, shown)
        for name, call in calls.items():
            took.setdefault(name, []).append(time_calls(call, ROUNDS))
        reports = Reports(base.engine)
        once: dict[str, Callable[[], object]] = {
            "ms: the operators' /thongke, thirty days": lambda: (reports.days(30), reports.slowest(30)),  # noqa: B023 - called at once
            "ms: the operators' /chuatraloi": reports.unanswered,
            "ms: the hourly look for old answers": lambda: reports.expire(91),  # noqa: B023 - as above
        }
        for name, work in once.items():
            took.setdefault(name, []).append(time_calls(lambda _, work=work: work(), 3))
    for name, values in took.items():
        put(cells, name, base, " → ".join(values))


def multiply(base: Base, templates: Sequence[str], wanted: int) -> None:
    """Put copies of some answers into the journal, of many people and days, each with its message and its update."""
    source = np.random.default_rng(11)
    now = time.time()
    with base.engine.connect() as connection:
        rows = connection.execute(sa.select(answers).where(answers.c.id.in_(templates))).mappings().all()
    for start in range(0, wanted, 2_000):
        batch = []
        for number in range(start, min(start + 2_000, wanted)):
            grouped = number % 2 == 0
            person = int(source.integers(GROUP_PEOPLE if grouped else PRIVATE_PEOPLE)) + 10_000 * grouped
            changed = {
                "id": secrets.token_hex(8),
                "at": now - float(source.random()) * RETENTION,
                "person": NAMES.person(person),
                "room": GROUP if grouped else NAMES.conversation(person),
                "asked_in": secrets.token_hex(16),
            }
            batch.append({**rows[number % len(rows)], **changed})
        messages = [
            {"place": secrets.token_hex(16), "answer_id": row["id"], "message_id": number}
            for number, row in enumerate(batch)
        ]
        handled = [
            {"id": secrets.randbits(62), "at": int(now), "owner": "", "attempts": 1, "content": None, "done": True}
            for _ in batch
        ]
        with writing(base.engine) as connection:
            connection.execute(answers.insert(), batch)
            connection.execute(answer_messages.insert(), messages)
            connection.execute(updates.insert(), handled)


def make_calls(base: Base, shown: Sequence[Answer]) -> dict[str, Callable[[int], object]]:
    """What the bot does with the journal for one question, in a private chat and in a large group."""
    journal, store = Journal(base.engine), UpdateStore(base.engine)
    first = secrets.randbits(40)
    ids: list[str] = []

    def write(number: int) -> None:
        ids.append(keep(journal, shown[number % len(shown)], first + number, NAMES.conversation(first + number)))

    def write_in_group(number: int) -> None:
        ids.append(keep(journal, shown[number % len(shown)], 10_000 + number, GROUP, Channel.GROUP))

    def person(number: int) -> str:
        return NAMES.person(first + number)

    def member(number: int) -> str:
        return NAMES.person(10_000 + number)

    return {
        "ms: write an answer down": write,
        "ms: write an answer down, large group": write_in_group,
        "ms: note its message": lambda number: journal.note_messages(
            ids[number], [(NAMES.message(first + number, 1), number)]
        ),
        "ms: the last turn": lambda number: journal.last_turn(person(number), NAMES.conversation(first + number)),
        "ms: the last turn, large group": lambda number: journal.last_turn(member(number), GROUP),
        "ms: was this message answered": lambda number: journal.answered_from(
            NAMES.message(first + number, first + number)
        ),
        "ms: questions in a minute, large group": lambda _: journal.count_since(60, conversation=GROUP),
        "ms: a person's questions in a minute, large group": lambda number: journal.count_since(
            60, conversation=GROUP, person=member(number)
        ),
        "ms: asked before, large group": lambda number: journal.repeated(GROUP, f"câu hỏi khác {number}", 600),
        "ms: take an update and finish it": lambda number: (
            store.take(first + number, make_update(number, "5s la gi")),
            store.finish(first + number),
        ),
        "ms: the heartbeat (renew, take over)": lambda _: (store.renew(), store.take_over()),
    }


def time_calls(call: Callable[[int], object], rounds: int) -> str:
    """The median, and in brackets the 99th percentile, in milliseconds."""
    took: list[float] = []
    for number in range(rounds):
        if sum(took) > LONGEST_MS:
            break
        started = time.perf_counter()
        call(number)
        took.append((time.perf_counter() - started) * 1000)
    median = statistics.median(took)
    return f"{median:.2f} ({float(np.quantile(took, 0.99)):.2f})" if rounds >= ROUNDS else f"{median:.1f}"


def measure_pinned(base: Base, cells: Cells) -> None:
    """Milliseconds for each question by the number of answers that the editors have approved."""
    pinned_answers = PinnedAnswers(base.engine)
    asked = read_questions()
    took = [time_calls(lambda number: pinned_answers.find(query_key(asked[number % len(asked)])), ROUNDS)]
    for draft in make_documents(PINNED * PASSAGES_A_DOCUMENT, ["an"]):
        pinned_answers.pin(draft.article.title, "Câu trả lời.", "Ban biên tập", None)
    took.append(time_calls(lambda number: pinned_answers.find(query_key(asked[number % len(asked)])), ROUNDS))
    put(cells, f"ms: look for an approved answer, with 0 and {PINNED}", base, " → ".join(took))


def measure_rates(base: Base, shown: Sequence[Answer], cells: Cells) -> None:
    """What one process does in a second."""
    journal = Journal(base.engine)
    for threads in (1, THREADS):
        with ThreadPoolExecutor(threads) as pool:
            rate = rate_of(
                lambda pool=pool: list(
                    pool.map(
                        lambda number: keep(journal, shown[number % len(shown)], number, NAMES.conversation(number)),
                        range(UPDATES * 2),
                    )
                ),
                UPDATES * 2,
            )
        put(cells, f"journal writes a second, {threads} thread(s)", base, f"{rate:,.0f}")
    library = Library(base.engine)
    load_collection(library)
    assistant = Assistant(library, VietnameseWording())
    asked = read_questions()
    library.follow()
    for question in asked:
        assistant.ask(question, k=CITATIONS)
    rate = rate_of(lambda: [assistant.ask(question, k=CITATIONS) for question in asked * 5], len(asked) * 5)
    put(cells, "answers a second, without a journal, 1 thread", base, f"{rate:,.0f}")
    for at_once in (1, AT_ONCE):
        rate = rate_of(lambda at_once=at_once: asyncio.run(handle_updates(base, assistant, asked, at_once)), UPDATES)
        put(cells, f"updates a second, {at_once} at once", base, f"{rate:,.0f}")
    library.close()


def rate_of(work: Callable[[], object], amount: int) -> float:
    """How many a second."""
    started = time.perf_counter()
    work()
    return amount / (time.perf_counter() - started)


class Nobody:
    """Takes messages as Telegram does, and shows them to nobody."""

    def __init__(self) -> None:
        self._numbers = count(1)

    async def send_message(self, *_: object, **__: object) -> SimpleNamespace:
        """A message with a number of its own."""
        return SimpleNamespace(message_id=next(self._numbers))

    async def send_chat_action(self, *_: object, **__: object) -> None:
        """Nothing."""


async def handle_updates(base: Base, assistant: Assistant, asked: Sequence[str], at_once: int) -> None:
    """Updates on their whole way: written down, answered with all the journal's work, and noted as handled."""
    engine, nobody = base.engine, cast("Bot", Nobody())
    store = UpdateStore(engine)
    queue, first = WrittenQueue(store), secrets.randbits(30)
    processor = FinishingProcessor(store, queue)
    journal = Journal(engine)
    about_last = AboutLast(journal, Library(engine).passages_of)
    questions = Questions(assistant, journal, PreferenceStore(engine), NAMES, about_last)
    gate = asyncio.Semaphore(at_once)

    async def handle(number: int) -> None:
        async with gate:
            content = make_update(first + number, asked[number % len(asked)])
            await queue.put(Update.de_json(content, None))
            update = cast("Update", await queue.get())
            message = update.effective_message
            if message is not None:
                answering = answer_message(questions, nobody, message, message.text or "")
                await processor.do_process_update(update, answering)

    await asyncio.gather(*map(handle, range(UPDATES)))


def make_update(number: int, text: str) -> dict[str, Any]:
    """A private message, as Telegram describes it."""
    sender = {"id": number, "is_bot": False, "first_name": "Lan", "last_name": "Nguyễn", "language_code": "vi"}
    chat = {"id": number, "type": "private", "first_name": "Lan", "last_name": "Nguyễn"}
    message = {"message_id": number % 100_000 + 1, "date": 1_760_000_000, "from": sender, "chat": chat, "text": text}
    return {"update_id": number, "message": message}


def measure_library(server: sa.URL | None, passages: int, cells: Cells) -> None:
    """Bytes and memory for each passage."""
    sizes: dict[str, list[float]] = {}
    texts_size, collection = [], {}
    for wanted in (FEW_PASSAGES, passages):
        with open_bases(server=server) as bases:
            for base in bases:
                library = Library(base.engine)
                base.shrink()
                empty = base.bytes()
                load_collection(library)
                base.shrink()
                collection[base.name] = (base.bytes() - empty, len(library.articles()), library.size())
                fill(library, wanted)
                written = base.bytes()
                base.shrink()
                sizes.setdefault(f"{base.name} written", []).append(written)
                sizes.setdefault(f"{base.name} kept", []).append(base.bytes())
                if base.name == "SQLite":
                    texts_size.append(sum(len(each.article.text.encode()) for each in library.articles()))
                    measure_index(Path(str(base.engine.url.database)), sizes)
    many = passages - FEW_PASSAGES

    def slope(values: Sequence[float]) -> float:
        return (values[1] - values[0]) / many

    for name, (taken, articles_there, passages_there) in collection.items():
        label = (
            f"bytes an article of the shipped {articles_there} ({passages_there / articles_there:.1f} passages each)"
        )
        cells.setdefault(label, {})[name] = f"({taken / articles_there:,.0f})"
        written, kept = slope(sizes[f"{name} written"]), slope(sizes[f"{name} kept"])
        row = cells.setdefault(f"bytes a passage of {slope(texts_size):,.0f} bytes of text", {})
        row[name] = f"{written:,.0f} ({kept:,.0f})"
        row = cells.setdefault(f"bytes an article of {PASSAGES_A_DOCUMENT} such passages", {})
        row[name] = f"{written * PASSAGES_A_DOCUMENT:,.0f} ({kept * PASSAGES_A_DOCUMENT:,.0f})"
    either = {
        "bytes a passage in the index folder": f"{slope(sizes['index']):,.0f}",
        "MB resident for 1,000 passages, index loaded from disk": f"{slope(sizes['resident']) * 1000 / 2**20:.2f}",
        "of that MB private, shared with no other process": f"{slope(sizes['private']) * 1000 / 2**20:.2f}",
        "MB resident for 1,000 passages, index only in memory": f"{slope(sizes['in memory']) * 1000 / 2**20:.2f}",
        "MB resident before any passage": f"{sizes['before'][1] / 2**20:.0f}",
    }
    for name, value in either.items():
        cells[name] = {"SQLite": value, "PostgreSQL": "the same"}


def measure_index(database: Path, sizes: dict[str, list[float]]) -> None:
    """Bytes of the index folder, and memory of processes that load it and that make it."""
    for _ in range(2):  # the first one analyses, and leaves what the second one loads
        loaded = resident_of("--loaded", database)
    folder = database.with_suffix(".index")
    sizes.setdefault("index", []).append(sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()))
    sizes.setdefault("resident", []).append(loaded["resident"])
    sizes.setdefault("private", []).append(loaded["private"])
    sizes.setdefault("before", []).append(loaded["before"])
    sizes.setdefault("in memory", []).append(resident_of("--in-memory", database)["resident"])


def resident_of(how: str, database: Path) -> dict[str, int]:
    """What a process of its own says of its memory."""
    done = subprocess.run(  # noqa: S603 - this very script
        [sys.executable, __file__, how, str(database)], capture_output=True, text=True, check=True
    )
    return cast("dict[str, int]", json.loads(done.stdout))


def tell_memory(database: Path, *, kept: bool) -> None:
    """Load or make the index, and print what memory that took."""
    library, snapshots = open_snapshots(database)
    assistant = Assistant(library, VietnameseWording(), snapshots=snapshots if kept else None)
    gc.collect()
    resident, shared = read_statm()
    assistant.explain("mục tiêu sản xuất sạch hơn")
    gc.collect()
    resident_after, shared_after = read_statm()
    private = resident_after - shared_after - (resident - shared)
    print(json.dumps({"before": resident, "resident": resident_after - resident, "private": private}))


def read_statm() -> tuple[int, int]:
    """Resident and shared bytes of this process."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * resource.getpagesize(), int(fields[2]) * resource.getpagesize()


def read_questions() -> list[str]:
    """The shipped collection's own questions, in order."""
    return [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def make_answers() -> list[Answer]:
    """What the shipped collection answers to its own questions."""
    with open_bases(server=None) as (base,):
        library = Library(base.engine)
        load_collection(library)
        assistant = Assistant(library, VietnameseWording())
        return [assistant.ask(question, k=CITATIONS) for question in read_questions()]


def put(cells: Cells, name: str, base: Base, value: str) -> None:
    """One cell of the table, shown at once to whoever waits."""
    cells.setdefault(name, {})[base.name] = value
    print(f"{base.name}: {name}: {value}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure everything on each database, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--passages", type=int, default=5_000)
    parser.add_argument("--sqlite-only", action="store_true")
    parser.add_argument("--loaded", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--in-memory", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.loaded or given.in_memory:
        tell_memory(given.loaded or given.in_memory, kept=given.loaded is not None)
        return
    with ExitStack() as stack:
        server = None
        if not given.sqlite_only:
            try:
                server = stack.enter_context(run_postgres())
            except pytest.skip.Exception as reason:
                print(f"without PostgreSQL: {reason}", file=sys.stderr)
        cells = measure(server, rows=given.rows, passages=given.passages)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
    print(f"Times: with {FEW_ROWS:,} → with {given.rows:,} questions in the journal.\n")
    print("| what | SQLite | PostgreSQL |\n|---|---|---|")
    for name, row in cells.items():
        print(f"| {name} | {row.get('SQLite', '–')} | {row.get('PostgreSQL', '–')} |")


def measure(server: sa.URL | None, *, rows: int, passages: int) -> Cells:
    """Every cell, by its name and its database."""
    cells: Cells = {}
    shown = make_answers()
    with open_bases(server=server) as bases:
        for base in bases:
            measure_sizes(base, shown, cells)
    measure_library(server, passages, cells)
    with open_bases(server=server) as bases:
        for base in bases:
            measure_rates(base, shown, cells)
            measure_pinned(base, cells)
    with open_bases(server=server) as bases:
        for base in bases:
            measure_journal(base, shown, rows, cells)
    return cells


if __name__ == "__main__":
    main()
