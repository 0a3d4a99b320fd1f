"""The engine inside PostgreSQL beside the embedded one: the same hits, and how long they take.

    python benchmarks/postgres.py DATABASE-URL [PASSAGES] | --pglite [PASSAGES]

The database needs the extension pg_textsearch and is filled when it is empty; ``--pglite`` starts one in WebAssembly
under Node, which is slower than a server. Candidates are the best of each field: the share of the best 10 that are
the embedded engine's says what is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from collections.abc import Iterator  # noqa: E402 - found beside this folder

from benchmarks.changes import make_questions  # noqa: E402
from benchmarks.synthetic import fill  # noqa: E402
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.store.library import Library  # noqa: E402
from retrieval.analysis.terms import SearchTerms  # noqa: E402
from retrieval.index.filters import ANYTHING, Filter  # noqa: E402
from retrieval.index.protocol import PassageIndex  # noqa: E402
from retrieval.snapshots.embedded import EmbeddedSnapshots  # noqa: E402
from retrieval.snapshots.postgres import PostgresSnapshots  # noqa: E402

BEST = 10
FILTERS = {
    "no filter": ANYTHING,
    "one province": Filter.speaking_of(["Thanh Hóa"]),
    "a period": Filter(years=(2015, 2016)),
}


@contextmanager
def server(given: str | None) -> Iterator[str]:
    """The URL given, or one of a server of our own."""
    if given is not None:
        yield given
        return
    from tests.support.pglite import empty, run_pglite

    with run_pglite() as url:
        empty(url)
        yield url


def compare(url: str, passages: int) -> None:
    """Fill both engines from one library, ask both the same, and print what differs."""
    library = Library.open(url)
    if library.version() == 0:
        load_collection(library)
        fill(library, passages)
    embedded, inside = EmbeddedSnapshots(library), PostgresSnapshots(library)
    for name, snapshots in (("embedded", embedded), ("postgres", inside)):
        started = time.perf_counter()
        snapshots.current()
        print(
            f"{name:10} index of {library.size():,} passages made in {time.perf_counter() - started:8.1f} s", flush=True
        )
    questions = make_questions(library)
    for name, kept in FILTERS.items():
        expected, _ = ask(embedded.current().index, questions, kept)
        found, took = ask(inside.current().index, questions, kept)
        pairs = list(zip(expected, found, strict=True))
        same = sum(len(set(one) & set(other)) for one, other in pairs) / max(sum(map(len, expected)), 1)
        first = sum(one[:1] == other[:1] for one, other in pairs) / len(pairs)
        times = f"median {statistics.median(took):6.1f} ms, p99 {float(np.quantile(took, 0.99)):6.1f} ms"
        print(f"{name:14} {times}; of the best {BEST} found {same:.4f}, the same first {first:.3f}", flush=True)
    library.close()


def ask(index: PassageIndex, questions: list[SearchTerms], kept: Filter) -> tuple[list[list[str]], list[float]]:
    """The passages found for each question, and the milliseconds it took."""
    found, took = [], []
    for question in questions:
        started = time.perf_counter()
        hits = index.search(question, BEST, kept)
        took.append((time.perf_counter() - started) * 1000)
        found.append([hit.passage.id for hit in hits])
    return found, took


def main() -> None:
    """Compare both engines on one database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", nargs="?")
    parser.add_argument("passages", nargs="?", type=int, default=20_000)
    parser.add_argument("--pglite", action="store_true")
    given = parser.parse_args()
    if given.pglite and given.url is not None:
        given.passages, given.url = int(given.url), None
    if not given.pglite and given.url is None:
        parser.error("a database's URL or --pglite is needed")
    with server(given.url) as url:
        compare(url, given.passages)


if __name__ == "__main__":
    main()
