"""Articles that an older version of the way in has read are read again, when the program is upgraded.

Each is one transaction, and notes which version has read it: whoever is stopped goes on from there the next time, and
of two processes that do it at once the slower finds nothing left to do.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing
from itertools import chain
from pathlib import Path

from sqlalchemy.exc import DataError

from knowledge.intake.cores import usable_cores
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.preparation import prepare_stored
from knowledge.intake.workers import prepare_documents
from knowledge.records import Article
from knowledge.store.draft import READING, Draft
from knowledge.store.identity import title_key
from knowledge.store.library import Library

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())

# As for documents that are added: from here on two processes are sooner done than one.
_FEW = 100


def refresh_articles(
    library: Library, *, limits: ReadingLimits | None = None, tell: Callable[[int, int], None] | None = None
) -> Counter[str]:
    """Read again what an older version has read; how many were updated and how many had nothing new.

    A document is read where it still is, if nothing that was kept of it is missing there, and otherwise what was kept
    of it. No page is fetched. ``tell`` is told how many are done, of how many.
    """
    outcomes: Counter[str] = Counter()
    waiting = library.read_before(READING)
    if not waiting:
        return outcomes
    # Files first, so that they are read beside the writing.
    files = [(article_id, Path(locator)) for article_id, locator in waiting if _is_file(locator)]
    others = [article_id for article_id, locator in waiting if not _is_file(locator)]
    with closing(_read_files(files, limits or ReadingLimits())) as found:
        for done, (article_id, draft) in enumerate(chain(found, ((each, None) for each in others)), 1):
            outcome = _renew(library, article_id, draft)
            if outcome is not None:
                outcomes[outcome] += 1
            if tell is not None:
                tell(done, len(waiting))
    return outcomes


def _is_file(locator: str) -> bool:
    try:
        return Path(locator).is_absolute() and Path(locator).is_file()
    except (OSError, ValueError):
        return False


def _read_files(
    files: list[tuple[str, Path]], limits: ReadingLimits
) -> Generator[tuple[str, Draft | None], None, None]:
    """What is in each file now; none where it is no article any more."""
    if not files:
        return
    workers = 1 if len(files) < _FEW else usable_cores()
    with closing(prepare_documents((path for _, path in files), limits=limits, workers=workers)) as prepared:
        for (article_id, _), draft in zip(files, prepared, strict=True):
            yield article_id, draft if isinstance(draft, Draft) else None


def _renew(library: Library, article_id: str, found: Draft | None) -> str | None:
    """Write what was found in an article's file, or what is kept of it read again."""
    kept = library.read([article_id])
    if not kept:
        return None
    ((article, passages),) = kept
    draft = found if found is not None and _holds(found.article, article) else None
    if draft is None:
        try:
            draft = prepare_stored(article, passages, "")
        except Exception:  # noqa: BLE001 - one that cannot be read in the new way stays as it was, like the others
            _log.exception("%s cannot be read again", article.source)
    try:
        return library.renew(article_id, draft, READING)
    except (ValueError, DataError):  # what the database does not take; it has taken what is there
        _log.exception("%s cannot be kept as it is read now", article.source)
        return library.renew(article_id, None, READING)


def _holds(found: Article, kept: Article) -> bool:
    """Whether every word that was kept of an article stands in what was found, as part of it or taken out."""
    if found.kind is not kept.kind:
        return False
    words = Counter(title_key(kept.text).split())
    there = "\n".join([found.title, found.text, *(piece.text for piece in found.removed)])
    return not words - Counter(title_key(there).split())
