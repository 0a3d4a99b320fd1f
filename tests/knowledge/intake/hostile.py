"""A folder of hostile documents with good ones between them: each is read within the limits or refused alone.

    python -m tests.knowledge.intake.hostile [--only NAME...]

Prints a line a document and ends with 1 where a good one is missing, or one took more than it may.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from knowledge.errors import DocumentRefused
from knowledge.intake.intake import add_documents
from knowledge.intake.limits import ReadingLimits
from knowledge.store.library import Library
from tests.support.database import new_sqlite
from tests.support.hostile_files import GENTLE, HARSH, good_document, write_strange_entries

# Beyond the limit itself: ending a process, starting another and loading what it needs, on a busy machine.
_SLACK = 10  # seconds


# What a process has of files mapped into it (libraries), which the limit does not count.
_LOADED = 100  # MiB


class _Memory(threading.Thread):
    """Looks ten times a second how much memory the processes that read take: ``most`` KiB at the most."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0

    def run(self) -> None:
        while True:
            for child in multiprocessing.active_children():
                try:
                    status = Path(f"/proc/{child.pid}/status").read_text()
                except OSError:  # it has ended, or this system shows no such thing
                    continue
                found = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")]
                self.most = max(self.most, *found, 0)
            time.sleep(0.1)


def write_folder(folder: Path, hostile: Mapping[str, Callable[[], bytes]]) -> int:
    """Write every hostile document with a good one before it; how many good ones there are."""
    folder.mkdir()
    for number, (name, make) in enumerate(hostile.items()):
        (folder / f"{number:03d}-{name}").write_bytes(make())
        (folder / f"{number:03d}-a-tot.txt").write_bytes(good_document(number))
    return len(hostile)


def main() -> int:
    """Add the folder, print what became of each document, and say whether all is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", help="names of hostile documents")
    only = parser.parse_args().only
    hostile = {name: make for name, make in {**GENTLE, **HARSH}.items() if not only or name in only}
    limits = ReadingLimits()
    faults = []
    memory = _Memory()
    memory.start()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "pages"
        good = write_folder(folder, hostile)
        write_strange_entries(folder)
        with closing(Library.open(new_sqlite(Path(temporary) / "library.sqlite3"))) as library:
            last = started = time.monotonic()
            for outcome in add_documents(library, [str(folder)], limits=limits, workers=1):
                took, last = time.monotonic() - last, time.monotonic()
                refused = isinstance(outcome, DocumentRefused)
                said = f"{type(outcome).__name__}: {outcome.reason}" if refused else outcome.outcome
                if "-a-tot" not in outcome.source:
                    print(f"{took:6.1f} s  {outcome.source:32}  {said}", flush=True)
                if took > limits.seconds + _SLACK or ("-a-tot" in outcome.source and refused):
                    faults.append(f"{outcome.source}: {said} after {took:.1f} s")
            kept = sum("-a-tot" in entry.article.source for entry in library.articles())
        print(f"{good} good documents, {kept} kept; all together {time.monotonic() - started:.0f} s")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory: {own} MiB here, {memory.most // 1024} MiB in a process that reads")
    if memory.most // 1024 > limits.memory_mb + _LOADED:
        faults.append("a process took more memory than it may")
    if kept < good:
        faults.append(f"{good - kept} good documents are missing")
    print("\n".join(faults) or "all as it should be")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
