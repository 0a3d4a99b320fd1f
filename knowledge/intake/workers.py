"""Documents are prepared in processes of their own, within limits of time and memory, and come back in order.

Whatever a document does there, it does to itself alone: one that takes too long is ended with its process, one that
takes too much memory gets no more, one that kills its process gets a second one and is then refused, and one that
shows a fault of this program is refused with the fault in the log. The network is waited for here, not there: fetching
has limits of its own.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import closing, contextmanager
from functools import cache
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from knowledge.errors import (
    AddressNotOfWeb,
    DocumentRefused,
    NoReader,
    ReadingCrashed,
    ReadingFailed,
    ReadingTooLarge,
    ReadingTooSlow,
)
from knowledge.intake.limits import ReadingLimits
from knowledge.readers.document import RawDocument, fetch_raw
from knowledge.readers.sources import is_other_address, is_url, source_of
from knowledge.store.draft import Draft

_log = logging.getLogger(__name__)
# The log gets what went wrong; who set none up is told what was refused, not how.
_log.addHandler(logging.NullHandler())

Given = str | Path | RawDocument
"""A path, a URL, or bytes at hand."""

# Documents that may be ready or on their way for each worker, so that memory does not grow with their number.
_AHEAD = 8
# How often a document may end the process that reads it: the first time may have been somebody else's doing.
_LIVES = 2
# Processes that end in a row before they have a document: then something is wrong that no document is the cause of.
_FAILURES = 6
# The signals of a program that ends itself: tried with PDFs and pictures that take more memory than there may be.
_ABORTED = frozenset({signal.SIGABRT, signal.SIGILL, signal.SIGTRAP} if os.name == "posix" else ())
# Seconds beyond all limits after which a process that says nothing is taken for lost.
_PATIENCE = 60
# How a process ends that has used up so much of its memory that the next document would pay for it; no signal's number.
_SPENT = 75
# Of the memory that a process may take: what was taken is not all given back, and libraries fail oddly in what is left.
_SPENT_SHARE = 0.75
_spent_here = threading.Event()
# What is loaded before the first document comes, so that loading takes nothing of its time: together a second.
_NEEDED = ("knowledge.intake.preparation", "underthesea")


def prepare_document(given: Given, *, limits: ReadingLimits) -> Draft:
    """The article in one document, read in a process of its own; raises a `DocumentRefused`."""
    with closing(prepare_documents([given], limits=limits)) as prepared:
        draft = next(prepared)
    if isinstance(draft, DocumentRefused):
        raise draft
    return draft


def prepare_documents(
    given: Iterable[Given], *, limits: ReadingLimits, workers: int = 1
) -> Generator[Draft | DocumentRefused, None, None]:
    """What became of each document, in order; closing the generator ends the processes at once.

    Only some documents ahead are taken from ``given``. Raises `NoReader` when processes cannot be started.
    """
    with closing(_Crew(limits, workers)) as crew:
        pending: deque[_Job] = deque()
        arriving = iter(given)
        while True:
            # What is ready is handed on before another page is waited for.
            while len(pending) < _AHEAD * workers and not (pending and pending[0].is_done()):
                document = next(arriving, None)
                if document is None:
                    break
                pending.append(crew.begin(document))
            if not pending:
                return
            yield crew.finish(pending.popleft())


def start_processes() -> None:
    """Begin to load what the processes need, beside what this one does meanwhile; they are there sooner then."""
    if _processes().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        with _interrupts_held():
            forkserver.ensure_running()


class _Job:
    """A document on its way: what became of it, or who reads it; and how often it may still end a process."""

    def __init__(self, source: str, given: Path | RawDocument | None, refused: DocumentRefused | None = None) -> None:
        self.source = source
        self.given = given
        self.refused = refused
        self.lives = _LIVES
        self.reader: _Reader | None = None
        self.future: ProcessFuture[bytes] = ProcessFuture()

    def is_done(self) -> bool:
        return self.refused is not None or self.future.done()

    def is_settled(self) -> bool:
        """Whether nobody has to read it again, which is not so when its process was lost."""
        if self.refused is not None:
            return True
        known = self.future.done() and not self.future.cancelled()
        return known and isinstance(self.future.exception(), TimeoutError | None)


class _Reader:
    """A process, in a pool of its own, and the documents it was given.

    The processes of one pool share a pipe, and one that is killed while it holds the pipe's lock leaves the others
    waiting for it for a minute; so none shares one, and where a process was lost so is its pool.
    """

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self._pool = self._open()
        self._jobs: list[_Job] = []

    def load(self) -> int:
        self._jobs = [job for job in self._jobs if not job.is_settled()]
        return len(self._jobs)

    def give(self, job: _Job) -> None:
        job.reader = self
        self._jobs.append(job)
        try:
            with _interrupts_held():
                job.future = self._pool.schedule(
                    _prepare,
                    args=(job.given, self._limits.size, self._limits.recognition),
                    timeout=self._limits.seconds,
                )
        except RuntimeError:  # the pool is lost, which who waits for this document finds
            job.future = ProcessFuture()
            job.future.set_exception(BrokenExecutor())

    def begin_again(self) -> None:
        """Get another process, and give it what the last one has not done."""
        self.close()
        self._pool = self._open()
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            if not job.is_settled():
                self.give(job)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble left this one out
        self._pool.join()

    def _open(self) -> ProcessPool:
        return ProcessPool(1, initializer=_begin, initargs=[self._limits.memory], context=_processes())


class _Crew:
    """As many readers as are wanted, the first documents making them."""

    def __init__(self, limits: ReadingLimits, size: int) -> None:
        self._limits = limits
        self._size = size
        self._readers: list[_Reader] = []
        self._failures = 0

    def close(self) -> None:
        for reader in self._readers:
            reader.close()

    def begin(self, document: Given) -> _Job:
        source = document.source if isinstance(document, RawDocument) else source_of(document)
        try:
            job = _Job(source, _at_hand(document, self._limits))
        except DocumentRefused as refused:
            return _Job(source, None, refused)
        except Exception:  # noqa: BLE001 - a fault is the refusal of this document and no other
            return _Job(source, None, _failed(source, traceback.format_exc()))
        if len(self._readers) < self._size:
            self._readers.append(_Reader(self._limits))
        min(self._readers, key=_Reader.load).give(job)
        return job

    def finish(self, job: _Job) -> Draft | DocumentRefused:
        """What became of a document, once its reader, or the next one, has said so or is lost."""
        while job.refused is None and job.reader is not None:
            try:
                outcome = pickle.loads(job.future.result(self._patience()))  # noqa: S301 - from our own process
            except TimeoutError:
                if job.future.done():
                    return ReadingTooSlow(job.source, particular=f"{self._limits.seconds:g} s")
                self._lose(job.reader)
            except BrokenExecutor:
                self._lose(job.reader)
            except ProcessExpired as expired:
                job.lives -= expired.exitcode != _SPENT
                if not job.lives:
                    job.refused = self._name_end(job.source, expired.exitcode)
                job.reader.begin_again()
            else:
                self._failures = 0
                return self._judge(job.source, outcome)
        return job.refused or ReadingCrashed(job.source)

    def _judge(self, source: str, outcome: Draft | DocumentRefused | str) -> Draft | DocumentRefused:
        if isinstance(outcome, str):
            return _failed(source, outcome)
        if isinstance(outcome, ReadingTooLarge):
            return ReadingTooLarge(source, particular=f"{self._limits.memory_mb} MiB")
        return outcome

    def _name_end(self, source: str, code: int | None) -> DocumentRefused:
        """Why a process ended: a library that is given no more memory, and can say so in no other way, aborts it."""
        if code is not None and -code in _ABORTED:
            return ReadingTooLarge(source, particular=f"{self._limits.memory_mb} MiB")
        return ReadingCrashed(source)

    def _lose(self, reader: _Reader) -> None:
        self._failures += 1
        if self._failures == _FAILURES:
            raise NoReader("the processes that prepare documents end before they begin")
        reader.begin_again()

    def _patience(self) -> float:
        return (_AHEAD + _LIVES) * self._limits.seconds + _PATIENCE


def _at_hand(document: Given, limits: ReadingLimits) -> Path | RawDocument:
    if isinstance(document, RawDocument):
        return document
    if is_url(document):
        return fetch_raw(str(document), limit=limits.size, private=limits.private)
    if is_other_address(document):
        raise AddressNotOfWeb(source_of(document))
    # A new process may stand in another folder than this one by now.
    return Path(document).absolute()


def _failed(source: str, fault: str) -> ReadingFailed:
    _log.error("%s cannot be prepared\n%s", source, fault)
    return ReadingFailed(source)


def _processes() -> BaseContext:
    """Where processes are made: forked from one that has loaded what they need and done nothing yet.

    A fork of this process would take open database connections along, and the locks of its threads. Where there is no
    forking, each process is a new interpreter, and so it is in a process that was itself forked from one that read
    documents: that one's is not its child to look after.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods() or _first_to_read() != os.getpid():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_NEEDED))
    return context


@cache
def _first_to_read() -> int:
    """The process that asked for processes first: this one, or one that it was forked from."""
    return os.getpid()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """What is started here never hears Ctrl-C, which a terminal sends to all; this process ends it instead."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # The helper of every new process; its own start would let the signal through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(memory: int) -> None:
    """What a new process does first: it takes no more memory than it may, and ends at once when it is told to."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(ImportError, OSError, ValueError):  # there is no such limit on every system
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    for module in _NEEDED:
        importlib.import_module(module)


def _prepare(given: Path | RawDocument, limit: int, seconds: float) -> bytes:
    """The draft or the refusal, or the traceback of a fault; packed here, where that too is within the limits."""
    from knowledge.intake.preparation import read_draft

    if _spent_here.is_set():
        os._exit(_SPENT)  # and the document gets a process of its own
    outcome: Draft | DocumentRefused | str
    try:
        return pickle.dumps(read_draft(given, limit=limit, seconds=seconds))
    except DocumentRefused as refused:
        outcome = refused
    except MemoryError:
        _spent_here.set()
        outcome = ReadingTooLarge("")
    except BaseException:  # noqa: BLE001 - of whatever kind, it is to be said of this document and no other
        outcome = traceback.format_exc()
    finally:
        if _has_taken_most():
            _spent_here.set()
    return pickle.dumps(outcome)


def _has_taken_most() -> bool:
    """Whether this process has at some time had most of the memory that it may take."""
    if sys.platform != "linux":  # elsewhere nothing holds a process to its memory
        return False
    import resource

    allowed, _ = resource.getrlimit(resource.RLIMIT_DATA)
    return allowed != resource.RLIM_INFINITY and resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > (
        _SPENT_SHARE * allowed / 1024
    )
