"""Looks at pages of the web again, with patience: which are dead or changed, and which list what is not there yet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event
from urllib.parse import urlsplit

from knowledge.errors import DocumentNotFound, DocumentRefused, DocumentTooLarge
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_document
from knowledge.readers.document import RawDocument
from knowledge.readers.page_links import find_article_links
from knowledge.readers.sources import source_of
from knowledge.records import Record
from knowledge.store.identity import address_key
from knowledge.store.watched_pages import PageRole, PageState, WatchedPage, WatchedPages

PAUSE_SECONDS = 2.0
"""Between two pages of one host: slower than a person who reads its list."""
# So many hosts are asked at a time, each of them for one page.
_HOSTS = 4
# A server that is away for a day or two comes back; one that was away three times in a row is taken for gone.
_FAILURES = 3


class PageReport(Record):
    """How one page was: ``reason`` why it could not be reached; ``turned`` where that is news."""

    url: str
    role: PageRole
    state: PageState
    title: str | None = None
    article_id: str | None = None
    found_on: str | None = None
    reason: str | None = None
    turned: bool = False


class Watcher:
    """Asks each page whether it is as it was, one at a time of a host, with a pause between two."""

    def __init__(
        self,
        pages: WatchedPages,
        *,
        limits: ReadingLimits,
        pause: float = PAUSE_SECONDS,
        hosts: int = _HOSTS,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._pages = pages
        self._limits = limits
        self._pause = pause
        self._hosts = hosts
        self._sleep = sleep
        self._ended = Event()

    def stop(self) -> None:
        """Look at no further page; what is being waited for is the last."""
        self._ended.set()

    def look(self, sources: Sequence[str]) -> Generator[tuple[PageReport, DocumentRefused | None], None, None]:
        """A report of every page that articles are from and of every source, then of what the sources list anew.

        Beside it stands the refusal of a page that did not come.
        Reports come host by host, as they are ready; what was seen is kept page by page, so that who breaks off loses
        nothing.
        """
        cited = {url: named for url, named in self._pages.cited().items() if url not in set(sources)}
        by_host: dict[str, list[tuple[str, PageRole]]] = {}
        for url, role in [*((url, PageRole.SOURCE) for url in sources), *((url, PageRole.CITED) for url in cited)]:
            by_host.setdefault(_host_of(url), []).append((url, role))
        pool = ThreadPoolExecutor(self._hosts, "watch")
        try:
            looking = [pool.submit(self._look_at_host, asked) for asked in by_host.values()]
            for ready in as_completed(looking):
                for report, refused in ready.result():
                    article_id, title = cited.get(report.url, (None, report.title))
                    yield report.model_copy(update={"article_id": article_id, "title": title}), refused
        finally:
            # Whoever breaks off does not wait for the pages that are left.
            self._ended.set()
            pool.shutdown(cancel_futures=True)
            self._ended = Event()
        for source in sources:
            for page in self._pages.found_on(source):
                yield _report_found(page, source), None

    def _look_at_host(self, asked: Iterable[tuple[str, PageRole]]) -> list[tuple[PageReport, DocumentRefused | None]]:
        reports, ended = [], self._ended
        for number, (url, role) in enumerate(asked):
            if number:
                (self._sleep or ended.wait)(self._pause)
            if ended.is_set():
                break
            reports.append(self._look_at(url, role))
        return reports

    def _look_at(self, url: str, role: PageRole) -> tuple[PageReport, DocumentRefused | None]:
        """Ask for one page, keep how it is, and say so."""
        before = self._pages.find(url)
        known = before or WatchedPage(url=url, role=role, state=PageState.FIRST)
        refusal: DocumentRefused | None = None
        try:
            now = self._fetch(known, role)
        except DocumentTooLarge:
            now = known.model_copy(update={"state": PageState.UNCHANGED, "failures": 0})
        except DocumentRefused as refused:
            failures = known.failures + 1
            dead = isinstance(refused, DocumentNotFound) or failures >= _FAILURES
            state = PageState.DEAD if dead else PageState.UNREACHABLE
            now = known.model_copy(update={"state": state, "failures": failures})
            refusal = refused
        self._pages.note(now.model_copy(update={"role": role}))
        turned = before is None or before.state is not now.state or now.state is PageState.CHANGED
        reason = refusal.reason if refusal is not None else None
        return PageReport(url=url, role=role, state=now.state, title=now.title, reason=reason, turned=turned), refusal

    def _fetch(self, known: WatchedPage, role: PageRole) -> WatchedPage:
        """The page as it is now; raises a `DocumentRefused` for one that does not come."""
        # Fetching takes libraries that nothing else here needs.
        from knowledge.readers.fetching import PageVersion, fetch_unless

        version = PageVersion(etag=known.etag, modified=known.modified)
        limits = self._limits
        page = fetch_unless(version, known.url, limit=limits.size, private=limits.private)
        if page is None:
            return known.model_copy(update={"state": PageState.UNCHANGED, "failures": 0})
        if urlsplit(page.url).path.strip("/") == "" and urlsplit(known.url).path.strip("/") != "":
            # How many a portal says that an article is gone.
            raise DocumentNotFound(source_of(known.url), "not found (the server leads to its first page)")
        raw = RawDocument(
            content=page.content,
            source=source_of(known.url),
            name=page.name,
            url=page.url,
            media_type=page.media_type,
            charset=page.charset,
        )
        if role is PageRole.SOURCE:
            self._note_links(raw, known.url)
            told = hashlib.sha256(page.content).hexdigest()
        else:
            told = self._hash_of(raw)
        return known.model_copy(
            update={
                "state": _compared(known.hash, told),
                "failures": 0,
                "hash": told,
                "etag": page.version.etag,
                "modified": page.version.modified,
            }
        )

    def _hash_of(self, raw: RawDocument) -> str:
        """What the article of a page tells: menus, clocks and counters around it change with every visit."""
        try:
            told = prepare_document(raw, limits=self._limits).article.told.encode()
        except DocumentRefused:
            told = raw.content
        return hashlib.sha256(told).hexdigest()

    def _note_links(self, raw: RawDocument, source: str) -> None:
        links = find_article_links(raw.content, raw.url or source, raw.charset)
        once = {address_key(link.url): link for link in links}.values()
        self._pages.note_found(
            WatchedPage(
                url=link.url,
                role=PageRole.FOUND,
                state=PageState.NEW,
                title=link.title,
                found_on=source,
                number=number,
            )
            for number, link in enumerate(once)
        )


def _report_found(page: WatchedPage, source: str) -> PageReport:
    return PageReport(
        url=page.url,
        role=PageRole.FOUND,
        state=PageState.NEW,
        title=page.title,
        found_on=source,
        turned=page.offered_at is None,
    )


def _compared(before: str | None, now: str) -> PageState:
    if before is None:
        return PageState.FIRST
    return PageState.UNCHANGED if before == now else PageState.CHANGED


def _host_of(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower().removeprefix("www.")
