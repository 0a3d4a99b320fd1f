"""The whole way in: a document is read, cleaned, dated, placed and cut, then kept; or refused with a reason."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from importlib.resources import as_file, files
from itertools import chain, islice
from pathlib import Path

from knowledge.errors import DocumentRefused
from knowledge.intake.cores import usable_cores
from knowledge.intake.preparation import prepare, read_draft
from knowledge.readers import DEFAULT_LIMIT, find_documents, read_document
from knowledge.records import IntakeResult
from knowledge.store.draft import Draft
from knowledge.store.library import Library

__all__ = ["add_documents", "load_collection", "prepare"]

# From here on two processes are sooner done than this one alone: they take a second to start, and an article of a
# page takes 10 to 20 ms to prepare.
_FEW = 100


def add_documents(
    library: Library,
    locators: Iterable[str],
    *,
    limit: int = DEFAULT_LIMIT,
    private: bool = False,
    workers: int | None = None,
) -> Generator[IntakeResult | DocumentRefused, None, None]:
    """Add files, folders and URLs, one transaction an article; yields what became of each, in order.

    A refused document is yielded as its error and does not stop the others. ``limit`` is in bytes; ``private`` opens
    addresses behind the public web. Documents are prepared by as many ``workers``, processes of their own, one meaning
    this process; without a number a few documents are prepared in this process and more by as many workers as there
    are usable cores.
    """
    with closing(_prepared(find_documents(locators), limit, private, workers)) as prepared:
        for draft in prepared:
            yield draft if isinstance(draft, DocumentRefused) else library.put(draft)


def load_collection(library: Library) -> tuple[IntakeResult, ...]:
    """Fill the library with the digests that ship with the program."""
    with as_file(files("knowledge").joinpath("collection")) as folder:
        return tuple(
            library.put(prepare(read_document(path), f"collection:{path.name}")) for path in sorted(folder.glob("*.md"))
        )


def _prepared(
    locators: Iterator[str | Path], limit: int, private: bool, workers: int | None
) -> Generator[Draft | DocumentRefused, None, None]:
    if workers is None:
        first = list(islice(locators, _FEW))
        locators = chain(first, locators)
        workers = 1 if len(first) < _FEW else usable_cores()
    if workers > 1:
        # Adding a single page loads nothing that it does not need.
        from knowledge.intake.workers import prepare_documents

        yield from prepare_documents(locators, limit=limit, private=private, workers=workers)
        return
    for locator in locators:
        try:
            yield read_draft(locator, limit=limit, private=private)
        except DocumentRefused as refused:
            yield refused
