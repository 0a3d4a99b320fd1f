"""How long `sxsh publish` takes, and how many files and bytes it writes, with the digests that ship and more articles.

    python benchmarks/publishing.py [--articles 2000] [--url https://a.example/]

The articles are those of `benchmarks/adding.py`. Prints the seconds of a first run, of one that changes nothing and of
one after a single article has come, each with the files written; then the files and bytes of the folder, its largest
page with the style sheet, and the peak memory. With ``--url`` pages have cards for previews as well.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.adding import write_articles  # noqa: E402
from bot.publishing.pages import Options  # noqa: E402
from bot.publishing.publisher import publish  # noqa: E402
from knowledge.intake.intake import add_documents  # noqa: E402
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.store.library import Library  # noqa: E402

_TEXTS = PROJECT / "tests" / "retrieval" / "evaluation" / "questions" / "pages"


def fill(library: Library, folder: Path, count: int) -> None:
    """The digests that ship, and so many articles."""
    load_collection(library)
    folder.mkdir()
    write_articles(folder, count, sorted(_TEXTS.glob("*.txt")) or sorted(_TEXTS.iterdir()))
    for _ in add_documents(library, [str(folder)]):
        pass


def time_run(library: Library, root: Path, options: Options, said: str) -> None:
    """One run, with what became of the files."""
    started = time.perf_counter()
    done = publish(library, root, options)
    took = time.perf_counter() - started
    changes, checked = done.changes, done.checked
    print(
        f"{said:<24} {took:7.1f} s  {changes.written:6} written  {changes.unchanged:6} unchanged  "
        f"{checked.links:7} links  {len(checked.faults)} faults"
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--url", help="the address that the folder will have")
    given = parser.parse_args()
    options = Options(base=given.url)
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(f"sqlite:///{Path(folder) / 'library.sqlite3'}")
        fill(library, Path(folder) / "texts", given.articles)
        root = Path(folder) / "pages"
        time_run(library, root, options, "first")
        time_run(library, root, options, "nothing has changed")
        library.remove(library.articles()[-1].article.id)
        time_run(library, root, options, "one article less")
        library.close()
        files = [each for each in root.rglob("*") if each.is_file()]
        pages = [each.stat().st_size for each in files if each.suffix == ".html"]
        style = (root / "page.css").stat().st_size
        megabytes = sum(each.stat().st_size for each in files) / 1e6
        print(f"{len(files)} files, {len(pages)} pages, {megabytes:.1f} MB")
        print(f"largest page with its style sheet: {(max(pages) + style) / 1000:.1f} kB")
        heavy = sum(each + style > 60_000 for each in pages)
        print(f"pages above 60 kB: {heavy}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
