"""`sxsh add` of many documents, killed at random moments: every document is wholly in or wholly out.

    python -m tests.knowledge.intake.killing [--times 100] [--documents 200] [--seed 1]

After each kill the database is looked at; at the end the command runs once more to its end, and articles, passages,
figures and answers are compared with those of a library that was never interrupted. Ends with 1 where they differ.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.composition.assistant import make_assistant, open_snapshots
from bot.settings import Settings
from knowledge.store.library import Library

PLACES = ("Nghệ An", "Thanh Hóa", "Quảng Nam", "Bình Định", "An Giang", "Đồng Tháp")
PAGE = """{place} tập huấn sản xuất sạch hơn lần {number}

Ngày {day}/6/2019, Sở Công Thương {place} tổ chức lớp thứ {number} về sản xuất sạch hơn cho {count} cơ sở trong tỉnh.
Đến năm 2025, {place} đặt mục tiêu {percent}% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""
QUESTIONS = ("mục tiêu Nghệ An 2025", "lớp tập huấn thứ 17 có bao nhiêu cơ sở", "mục tiêu An Giang 2025 áp dụng")
# A command that is never killed so late that it had ended before: it is killed by what it has written, too.
_LONGEST = 60.0  # seconds


def write_documents(folder: Path, count: int) -> None:
    """Articles that differ in everything that is looked at."""
    folder.mkdir()
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        text = PAGE.format(place=place, number=number, day=number % 28 + 1, count=number + 20, percent=number % 90 + 5)
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")


def start(database: Path, folder: Path) -> subprocess.Popen[bytes]:
    """The command in a process group of its own."""
    command = [sys.executable, "-m", "bot", "--database", str(database), "--no-collection", "add", str(folder)]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def content(database: Path) -> dict[str, Any]:
    """All that a library holds, by article: what it is, its passages, its figures."""
    with closing(Library.open(f"sqlite:///{database}")) as library:
        held: dict[str, Any] = {}
        for entry in library.articles():
            figures = library.targets(article_id=entry.article.id)
            held[entry.article.source] = (
                entry.article.model_dump(),
                [passage.model_dump() for passage in library.passages_of(entry.article.id)],
                [figure.target.model_dump() for figure in figures],
            )
        return held


def answers(database: Path) -> list[dict[str, Any]]:
    """What the library answers, through the index beside it, which is brought to the newest version first."""
    with closing(Library.open(f"sqlite:///{database}")) as library:
        snapshots = open_snapshots(Settings(_env_file=None), library, f"sqlite:///{database}")
        try:
            assistant = make_assistant(library, snapshots)
            found = [assistant.ask(question).model_dump(mode="json", exclude={"took_ms"}) for question in QUESTIONS]
        finally:
            snapshots.close()
    return found


def kill_some_time(database: Path, folder: Path, *, wanted: int, chance: random.Random) -> None:
    """Start the command, and kill it when some number of documents is in, or a moment later."""
    running = start(database, folder)
    before = time.monotonic()
    while running.poll() is None and time.monotonic() - before < _LONGEST and count(database) < wanted:
        time.sleep(0.005)
    time.sleep(chance.random() * 0.05)
    # The command alone, as one who is out of memory or patience would; what it started must end by itself.
    with contextlib.suppress(ProcessLookupError):
        os.kill(running.pid, signal.SIGKILL)
    running.wait()


def count(database: Path) -> int:
    """How many articles are committed; 0 where there is no database yet."""
    import sqlite3

    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def check(times: int, documents: int, seed: int) -> list[str]:
    """Kill it as often as is asked for; what was wrong, nothing if all was right."""
    chance = random.Random(seed)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder, whole = Path(temporary) / "pages", Path(temporary) / "whole.sqlite3"
        write_documents(folder, documents)
        start(whole, folder).wait()
        expected = content(whole)
        if len(expected) != documents:
            return [f"{len(expected)} of {documents} documents without any kill"]
        database = Path(temporary) / "killed.sqlite3"
        kept = []
        for number in range(1, times + 1):
            had = count(database)
            if had >= documents * 0.9:
                faults += _complete(database, folder, whole, expected)
                had = 0
            kill_some_time(database, folder, wanted=had + chance.randrange(documents // 8 + 1), chance=chance)
            held = content(database)
            kept.append(len(held))
            faults += [f"{source} is there in part" for source in held if held[source] != expected[source]]
            if number % 10 == 0:
                print(f"{number} kills, {len(held)} articles after the last, {len(faults)} faults", flush=True)
            if chance.random() < 0.2:
                answers(database)  # the index follows now and then, and must not keep what it saw
        faults += _complete(database, folder, whole, expected)
    print(f"{times} kills; articles kept after each: {min(kept)} to {max(kept)}")
    return faults


def _complete(database: Path, folder: Path, whole: Path, expected: dict[str, Any]) -> list[str]:
    """Run the command to its end, compare all, and begin with an empty library."""
    faults = []
    if start(database, folder).wait() != 0:
        faults.append("adding again failed")
    if content(database) != expected:
        faults.append("added again, the library is another than one that was never interrupted")
    if answers(database) != answers(whole):
        faults.append("the index answers otherwise than one that was never interrupted")
    for file in database.parent.glob(f"{database.name}*"):
        if file.is_file():
            file.unlink()
    return faults


def main() -> int:
    """Print what was found; 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    started = time.monotonic()
    faults = check(given.times, given.documents, given.seed)
    print("\n".join(faults) or f"all as it should be, {time.monotonic() - started:.0f} s")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
