"""What a change costs the embedded index: first reading, loading from disk, an article added, replaced and removed.

    python benchmarks/changes.py [PASSAGES] [--database FILE]

Times are until the article is found (or no longer is) in this process and in another one that follows the same
database. Questions are asked all the while: their slowest says whether one was stopped. Filtered questions are timed
beside the same questions without a filter. ``--database`` keeps the library for the next run.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.synthetic import fill, make_documents  # noqa: E402 - found beside this folder
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.records import ArticleKind  # noqa: E402
from knowledge.store.library import Library  # noqa: E402
from retrieval.analysis.terms import SearchTerms  # noqa: E402
from retrieval.index.filters import ANYTHING, Filter  # noqa: E402
from retrieval.index.segment_store import SegmentStore  # noqa: E402
from retrieval.snapshots.embedded import EmbeddedSnapshots  # noqa: E402

ROUNDS = 5
QUESTIONS = 200
BEST = 24
FILTERS = {
    "one province": Filter.speaking_of(["Thanh Hóa"]),
    "a period": Filter(years=(2015, 2020)),
    "originals": Filter(kinds=frozenset({ArticleKind.ORIGINAL})),
    "all three": Filter(
        tags=Filter.speaking_of(["Thanh Hóa"]).tags, years=(2015, 2020), kinds=frozenset({ArticleKind.ORIGINAL})
    ),
}


def open_snapshots(database: Path) -> tuple[Library, EmbeddedSnapshots]:
    """The library in a file, and its index beside it."""
    library = Library.open(f"sqlite:///{database}")
    return library, EmbeddedSnapshots(library, SegmentStore(database.with_suffix(".index"), library.identity()))


def take(label: str, work: Callable[[], object]) -> None:
    """Print how long it took."""
    started = time.perf_counter()
    work()
    print(f"{label:52} {time.perf_counter() - started:8.3f} s", flush=True)


def until(fulfilled: Callable[[], bool]) -> float:
    """The seconds until something is so."""
    started = time.perf_counter()
    while not fulfilled():
        time.sleep(0.002)
    return time.perf_counter() - started


@contextmanager
def asking(snapshots: EmbeddedSnapshots, questions: list[SearchTerms]) -> Iterator[list[float]]:
    """Ask one question after the other beside what is done here; the list gets their times."""
    took: list[float] = []
    stopped = Event()

    def ask() -> None:
        while not stopped.is_set():
            for question in questions:
                started = time.perf_counter()
                snapshots.current().index.search(question, BEST)
                took.append(time.perf_counter() - started)
                time.sleep(0.002)

    thread = Thread(target=ask)
    thread.start()
    try:
        yield took
    finally:
        stopped.set()
        thread.join()


def make_questions(library: Library) -> list[SearchTerms]:
    """Eight neighbouring words of some passages, as syllables and pairs."""
    source = np.random.default_rng(5)
    ids = sorted(library.revisions()[1])
    chosen = library.read([ids[number] for number in source.integers(0, len(ids), QUESTIONS)])
    questions = []
    for _, passages in chosen:
        words = passages[-1].text.lower().replace(".", "").split()[:8]
        pairs = [f"{first} {second}" for first, second in pairwise(words)]
        questions.append(SearchTerms(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(pairs))))
    return questions


def measure_filters(snapshots: EmbeddedSnapshots, questions: list[SearchTerms]) -> None:
    """Medians of filtered questions beside unfiltered ones, in turn."""
    index = snapshots.current().index
    took: dict[str, list[float]] = {name: [] for name in ("no filter", *FILTERS)}
    for round_number in range(4):
        for question in questions:
            for name in took:
                started = time.perf_counter()
                index.search(question, 1, FILTERS.get(name, ANYTHING))
                if round_number:
                    took[name].append((time.perf_counter() - started) * 1000)
    base = statistics.median(took["no filter"])
    for name, times in took.items():
        median = statistics.median(times)
        p99 = float(np.quantile(times, 0.99))
        print(f"search, {name:44} {median:8.3f} ms   p99 {p99:7.3f} ms   x {median / base:.2f}")


def main() -> None:
    """Fill a library, read it, change it, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", nargs="?", type=int, default=100_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--watch", metavar="TITLE", help=argparse.SUPPRESS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or Path(folder) / "library.sqlite3"
        if given.watch:
            watch(database)
            return
        measure(database, given.passages)


def watch(database: Path) -> None:
    """Another process: for each word on standard input, say when it is found, and then when it is not."""
    library, snapshots = open_snapshots(database)
    library.follow()
    snapshots.current()
    snapshots.follow()
    print("ready", flush=True)
    for line in sys.stdin:
        wish, word = line.split()
        until(lambda: snapshots.current().index.holds(word) == (wish == "there"))  # noqa: B023 - done with at once
        print("seen", flush=True)
    snapshots.close()


def measure(database: Path, passages: int) -> None:
    """Everything, on one library."""
    library, snapshots = open_snapshots(database)
    if library.version() == 0:
        load_collection(library)
        take(f"{passages:,} passages written to the database", lambda: fill(library, passages))
    take("first reading, index written to disk", snapshots.current)
    snapshots.close()
    library.close()

    library, snapshots = open_snapshots(database)
    take("index loaded from disk, checked", snapshots.current)
    questions = make_questions(library)
    measure_filters(snapshots, questions)
    library.follow()
    snapshots.follow()
    other = subprocess.Popen(  # noqa: S603 - this very script
        [sys.executable, __file__, "--database", str(database), "--watch", "x"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdin is not None  # noqa: S101 - tells the type checker
    assert other.stdout is not None  # noqa: S101 - as above
    other.stdout.readline()
    here, there = [], []
    with asking(snapshots, questions) as took:
        time.sleep(1)
        quiet = len(took)
        for number in range(ROUNDS):
            word = f"zzq{number}x{int(time.time())}"
            draft = next(make_documents(10, [word]))
            article = draft.article.model_copy(update={"source": word, "title": word, "text": draft.article.text})
            for wish in ("there", "gone"):
                started = time.perf_counter()
                other.stdin.write(f"{wish} {word}\n")
                other.stdin.flush()
                if wish == "there":
                    added = library.put(draft.model_copy(update={"article": article, "locator": word}))
                else:
                    library.remove(str(added.article_id))
                until(lambda: snapshots.current().index.holds(word) == (wish == "there"))  # noqa: B023 - done with
                here.append(time.perf_counter() - started)
                other.stdout.readline()
                there.append(time.perf_counter() - started)
    print(f"a change seen here: median {statistics.median(here):.3f} s, longest {max(here):.3f} s")
    print(f"a change seen in the other process: median {statistics.median(there):.3f} s, longest {max(there):.3f} s")
    for name, times in (("before", took[:quiet]), ("during", took[quiet:])):
        median, p99, longest = statistics.median(times), float(np.quantile(times, 0.99)), max(times)
        print(
            f"questions {name} changes: median {median * 1e3:.2f}, p99 {p99 * 1e3:.1f}, longest {longest * 1e3:.1f} ms"
        )
    other.stdin.close()
    other.wait()
    snapshots.close()
    size = sum(path.stat().st_size for path in database.with_suffix(".index").rglob("*.*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"on disk {size / 1e6:.0f} MB; peak of this process {peak:.0f} MB")
    library.close()


if __name__ == "__main__":
    main()
