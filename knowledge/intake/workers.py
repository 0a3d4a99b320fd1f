"""Documents are prepared in processes of their own, several at a time, and come back in the order they were named.

Each process has a pipe of its own, so that when one dies it is known which document it was at: that one gets a second
process, and is refused when it ends that too. The executor of the standard library knows neither this nor how to end
a process that is busy, and waits for ever for one that dies while it hands over a result.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from knowledge.errors import DocumentRefused, ReadingCrashed
from knowledge.intake.preparation import read_draft
from knowledge.readers.sources import is_url, source_of
from knowledge.store.draft import Draft

# A `RuntimeError` stands for a fault of this program.
_Outcome = Draft | DocumentRefused | RuntimeError

# Documents given to a worker at a time: it goes on with the second while the first is being written.
_AT_HAND = 2
# Documents that may be ready or on their way for each worker, so that memory does not grow with their number.
_AHEAD = 8
# How often a document may end the process that reads it: the first time may have been somebody else's doing.
_LIVES = 2
# Processes that end in a row before they begin: then something is wrong that no document is the cause of.
_FAILED_STARTS = 6
# Where processes are made: each a new interpreter, because a fork would take open database connections along.
_PROCESSES = multiprocessing.get_context("spawn")


def prepare_documents(
    locators: Iterable[str | Path], *, limit: int, private: bool = False, workers: int
) -> Generator[Draft | DocumentRefused, None, None]:
    """What became of each file or URL, in order; closing the generator ends the processes at once.

    Only some documents ahead are taken from ``locators``; the rest is as for `read_draft`. Raises ``RuntimeError``
    with the traceback where preparing a document shows a fault of this program, and ``ChildProcessError`` when
    processes cannot be started.
    """
    crew = _Crew(limit, private, workers)
    try:
        yield from crew.prepare(_Job(number, _absolute(locator)) for number, locator in enumerate(locators))
    finally:
        crew.end()


class _Job:
    """A document on its way: its place in the order, and how often it may still end a process."""

    def __init__(self, number: int, locator: str) -> None:
        self.number = number
        self.locator = locator
        self.lives = _LIVES


class _Worker:
    """A process, the pipe to it, and the documents it was given, the one it is at first."""

    def __init__(self, limit: int, private: bool) -> None:
        self.pipe, its_end = _PROCESSES.Pipe()
        self.jobs: deque[_Job] = deque()
        self.ready = False
        self._process = _PROCESSES.Process(target=_work, args=(its_end, limit, private), daemon=True)
        with _interrupts_held():
            self._process.start()
        its_end.close()

    def give(self, job: _Job) -> None:
        self.jobs.append(job)
        with suppress(OSError):  # it has died, and the next reading from it tells
            self.pipe.send(job.locator)

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()


class _Crew:
    """The workers, the documents that lost theirs, and what is ready before its turn."""

    def __init__(self, limit: int, private: bool, size: int) -> None:
        self._limit = limit
        self._private = private
        self._size = size
        self._workers: list[_Worker] = []
        self._again: deque[_Job] = deque()
        self._ready: dict[int, _Outcome] = {}
        self._failed_starts = 0

    def prepare(self, jobs: Iterator[_Job]) -> Iterator[Draft | DocumentRefused]:
        turn = taken = 0
        while True:
            while self._has_room():
                job = self._again.popleft() if self._again else None
                if job is None and taken < turn + _AHEAD * self._size:
                    job = next(jobs, None)
                    taken += job is not None
                if job is None:
                    break
                self._give(job)
            if turn in self._ready:
                outcome = self._ready.pop(turn)
                turn += 1
                if isinstance(outcome, RuntimeError):
                    raise outcome
                yield outcome
            elif turn < taken:
                self._collect()
            else:
                return

    def end(self) -> None:
        while self._workers:
            self._workers.pop().end()

    def _has_room(self) -> bool:
        return len(self._workers) < self._size or any(len(worker.jobs) < _AT_HAND for worker in self._workers)

    def _give(self, job: _Job) -> None:
        """Give a document to the least busy worker, or to a new one while fewer than wanted are there and all busy."""
        # What has ended a process gets a new one, not one that may be ending for the same outer reason.
        suspect = job.lives < _LIVES
        if len(self._workers) < self._size and (suspect or all(worker.jobs for worker in self._workers)):
            worker = _Worker(self._limit, self._private)
            self._workers.append(worker)
        else:
            worker = min(self._workers, key=lambda worker: len(worker.jobs))
        worker.give(job)

    def _collect(self) -> None:
        """Wait until some workers have said something or died."""
        said = wait([worker.pipe for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.pipe in said]:
            try:
                outcome: _Outcome | None = worker.pipe.recv()
            except (EOFError, OSError):  # also in the middle of a message
                self._bury(worker)
                continue
            if outcome is None:
                worker.ready = True
                self._failed_starts = 0
            else:
                self._ready[worker.jobs.popleft().number] = outcome

    def _bury(self, worker: _Worker) -> None:
        """Take what a dead worker had left; the document it was at has one life less."""
        self._workers.remove(worker)
        worker.end()
        if worker.ready and worker.jobs:
            worker.jobs[0].lives -= 1
            if not worker.jobs[0].lives:
                lost = worker.jobs.popleft()
                self._ready[lost.number] = ReadingCrashed(source_of(lost.locator))
        elif not worker.ready:
            self._failed_starts += 1
            if self._failed_starts == _FAILED_STARTS:
                raise ChildProcessError("the processes that prepare documents end before they begin")
        self._again.extendleft(reversed(worker.jobs))


def _absolute(locator: str | Path) -> str:
    # A new process may stand in another folder than this one by now.
    return str(locator) if is_url(locator) else str(Path(locator).absolute())


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


def _work(pipe: Connection, limit: int, private: bool) -> None:
    """Prepare what comes through the pipe until its other end is closed, on purpose or by a death."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for systems where it cannot be held back from the start
    try:
        pipe.send(None)  # ready
        while True:
            pipe.send(_prepare(pipe.recv(), limit, private))
    except (EOFError, OSError):
        return


def _prepare(locator: str, limit: int, private: bool) -> _Outcome:
    try:
        return read_draft(locator, limit=limit, private=private)
    except DocumentRefused as refused:
        return refused
    except Exception:  # noqa: BLE001 - raised where it was asked for; not every error can be sent
        return RuntimeError(f"{locator} cannot be prepared\n{traceback.format_exc()}")
