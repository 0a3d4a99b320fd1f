"""Articles a second that `sxsh add` takes in, with one worker and with two, each run on an empty database.

    python benchmarks/adding.py [--articles 1000] [--workers 1 2] [--runs 3] [--texts FOLDER...]

The articles are made of the texts in the folders (without any: ``tests/retrieval/evaluation/questions/pages`` and,
where it stands beside this project, ``../shared/seeds``): each has a title, an order of paragraphs and a figure of its
own, so that no two are the same document. Prints the median of the runs, what the writer alone takes for an article,
the peak memory, and the pages a second of each kind of file, read by one process without writing; what another program
has to read is left out where that is not installed.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.kinds_of_pages import list_rates  # noqa: E402
from knowledge.errors import DocumentRefused  # noqa: E402
from knowledge.intake.intake import add_documents, prepare  # noqa: E402
from knowledge.readers import read_document  # noqa: E402
from knowledge.store.library import Library  # noqa: E402

WRITTEN = 200  # articles whose writing alone is timed


def write_articles(folder: Path, count: int, texts: Sequence[Path]) -> None:
    """Different articles made of a few; the same on every machine."""
    source = random.Random(7)  # noqa: S311 - a fixed choice, no secret
    pages = [path.read_text(encoding="utf-8") for path in texts]
    for number in range(count):
        # Real pages open with a date or a title and close with a signature: those stay where they are.
        first, *middle, last = [line for line in pages[number % len(pages)].splitlines() if line.strip()]
        source.shuffle(middle)
        title = f"Hội nghị sản xuất sạch hơn số {number} tại {source.choice(middle)[:40].strip()}"
        figure = f"Đến năm {2015 + number % 15}, có {number + 2} cơ sở áp dụng sản xuất sạch hơn."
        lines = [first, title, *middle, figure, last]
        (folder / f"{number:06d}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def time_adding(pages: Path, workers: int) -> float:
    """Articles a second, the start of the workers included."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(f"sqlite:///{Path(folder) / 'library.sqlite3'}")
        started = time.perf_counter()
        outcomes = list(add_documents(library, [str(pages)], workers=workers))
        took = time.perf_counter() - started
        library.close()
    refused = [outcome for outcome in outcomes if isinstance(outcome, DocumentRefused)]
    if refused:
        raise refused[0]
    return len(outcomes) / took


def time_writing(pages: Path) -> float:
    """Milliseconds for an article that is prepared already."""
    drafts = [prepare(read_document(path), str(path)) for path in sorted(pages.iterdir())[:WRITTEN]]
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(f"sqlite:///{Path(folder) / 'library.sqlite3'}")
        started = time.perf_counter()
        for draft in drafts:
            library.put(draft)
        took = time.perf_counter() - started
        library.close()
    return 1000 * took / len(drafts)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--texts", type=Path, nargs="+")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the articles there, and time nothing")
    given = parser.parse_args()
    folders = given.texts or [
        PROJECT / "tests" / "retrieval" / "evaluation" / "questions" / "pages",
        PROJECT.parent / "shared" / "seeds",
    ]
    texts = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.txt"))]
    if given.write:
        given.write.mkdir(parents=True, exist_ok=True)
        write_articles(given.write, given.articles, texts)
        return
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), given.articles, texts)
        for workers in given.workers:
            speeds = [time_adding(Path(folder), workers) for _ in range(given.runs)]
            print(f"{workers} worker(s): {statistics.median(speeds):.1f} articles/s", flush=True)
        print(f"writing alone: {time_writing(Path(folder)):.1f} ms/article")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the writer: {peak:.0f} MiB")
    for line in list_rates([path.read_text(encoding="utf-8") for path in texts]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
