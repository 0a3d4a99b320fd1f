"""Words read from pictures of pages by tesseract, a program of its own, where it is installed with Vietnamese."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import islice

from knowledge.readers.drawn_lines import take_rulings
from knowledge.readers.printed_words import Page, Rulings
from knowledge.readers.recognised_words import read_words

RECOGNITION_SECONDS = 15.0
"""What reading the pictures of one document may take, where nobody says otherwise."""

DPI = 200
"""Of a page that is drawn to be read."""

_LEAST = 0.2  # seconds: what is left is not worth beginning


@lru_cache(maxsize=1)
def find_tesseract() -> str | None:
    """Where the program is; none where it is not installed, or without Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return program if "vie" in f"{listed.stdout}\n{listed.stderr}".split() else None


def recognise_pictures(pictures: Iterable[bytes], until: float) -> list[Page]:
    """The page on each picture, without words for one that was not read before ``until`` or holds no text.

    A picture is the bytes of a grey one in the PGM format; where it was not begun there is no page either.
    """
    program = find_tesseract()
    arriving: Iterator[bytes] = iter(pictures)
    found: list[Page] = []
    if program is not None:
        workers = min(4, os.cpu_count() or 1)
        with ThreadPoolExecutor(workers) as pool:
            # As many at a time as are read at once, so that memory does not grow with their number.
            while until - time.monotonic() > _LEAST and (batch := list(islice(arriving, workers))):
                found += pool.map(lambda picture: _recognise(program, picture, until), batch)
    return found


def _recognise(program: str, picture: bytes, until: float) -> Page:
    wiped, rulings = take_rulings(picture)
    left = until - time.monotonic()
    if left < _LEAST:
        return Page(())
    command = [program, "stdin", "stdout", "-l", "vie", "--dpi", str(DPI), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - the program that was found, and nothing of the document among its words
            command,
            input=wiped,
            capture_output=True,
            timeout=left,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return Page(())
    scale = 72 / DPI
    upright = tuple((x * scale, top * scale, bottom * scale) for x, top, bottom in rulings.upright)
    level = tuple((y * scale, left * scale, right * scale) for y, left, right in rulings.level)
    return Page(read_words(done.stdout.decode("utf-8", "replace"), scale), Rulings(upright, level))
