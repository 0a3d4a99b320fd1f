"""The whole way in: a document is read, cleaned, dated, placed and cut, then kept; or refused with a reason."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from sqlalchemy.exc import DataError

from knowledge.errors import DocumentRefused, ReadingFailed
from knowledge.intake.cores import usable_cores
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.preparation import prepare
from knowledge.intake.workers import prepare_documents
from knowledge.readers import find_documents
from knowledge.records import IntakeResult
from knowledge.store.draft import Draft
from knowledge.store.library import Library

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())

__all__ = ["add_documents", "prepare"]

# From here on two processes are sooner done than one: the second takes a second to start, and an article of a page
# takes 10 to 20 ms to prepare.
_FEW = 100


def add_documents(
    library: Library,
    locators: Iterable[str | Path],
    *,
    limits: ReadingLimits | None = None,
    workers: int | None = None,
) -> Generator[IntakeResult | DocumentRefused, None, None]:
    """Add files, folders and URLs, one transaction an article; yields what became of each, in order.

    A refused document is yielded as its error and does not stop the others. Documents are prepared by as many
    ``workers``, processes of their own; without a number a few are prepared by one, and more by as many as there are
    usable cores.
    """
    found = find_documents(locators)
    if workers is None:
        first = list(islice(found, _FEW))
        found = chain(first, found)
        workers = 1 if len(first) < _FEW else usable_cores()
    with closing(prepare_documents(found, limits=limits or ReadingLimits(), workers=workers)) as prepared:
        for draft in prepared:
            yield draft if isinstance(draft, DocumentRefused) else _keep(library, draft)


def _keep(library: Library, draft: Draft) -> IntakeResult | DocumentRefused:
    try:
        return library.put(draft)
    except (ValueError, DataError):  # what the database does not take of this document; the others are no worse for it
        _log.exception("%s cannot be kept", draft.article.source)
        return ReadingFailed(draft.article.source)
