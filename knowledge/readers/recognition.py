"""Words read from pictures of pages by tesseract, a program of its own, where it is installed with Vietnamese."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import islice
from statistics import mean

from knowledge.readers.drawn_lines import take_rulings
from knowledge.readers.printed_words import Page, Rulings, Word

RECOGNITION_SECONDS = 15.0
"""What reading the pictures of one document may take, where nobody says otherwise."""

DPI = 200
"""Of a page that is drawn to be read."""

_LEAST = 0.2  # seconds: what is left is not worth beginning
_SURE = 60  # of 100: words that it is less sure of say little
_FEWEST_SURE = 5  # words; with fewer it is a photograph of something else
_NO_LINE = 45  # of 100, on average: stamps and scribbles that were taken for letters (6), beside letters (85 and more)
# Drawn pages with noise or blur have a third of a line's words below 60 where it is right but for a letter; under a
# stamp a word is a mixture of letters and signs, or the line has few words that are sure.
_SURE_SHARE = 0.6  # of the words of a line
_SPOILED = re.compile(r"[^\W\d_][£$€¥§|†‡<>{}\[\]\\^~#*=_@]|[£$€¥§|†‡<>{}\\^~#*=_@][^\W\d_]")
_WORD_LEVEL = "5"


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
    return Page(_words(done.stdout.decode("utf-8", "replace"), scale), Rulings(upright, level))


def _words(table: str, scale: float) -> tuple[Word, ...]:
    lines: dict[tuple[str, ...], list[tuple[float, Word]]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = (scale * float(cell) for cell in cells[6:10])
        word = Word(cells[11].strip(), left, top, left + width, top + height)
        lines.setdefault(tuple(cells[1:5]), []).append((float(cells[10]), word))
    if sum(sureness >= _SURE for line in lines.values() for sureness, _ in line) < _FEWEST_SURE:
        return ()
    kept = [line for line in lines.values() if mean(sureness for sureness, _ in line) >= _NO_LINE]
    read = [([word for _, word in line], _is_doubtful(line)) for line in kept]
    if sum(len(line) for line, doubtful in read if doubtful) * 2 > sum(len(line) for line, _ in read):
        return ()  # what is left of such a page says little, and that wrongly
    return tuple(word for line, doubtful in read for word in _of_one_height(line, doubtful))


def _is_doubtful(line: list[tuple[float, Word]]) -> bool:
    """Whether nobody should be told that a line says so."""
    sure = sum(sureness >= _SURE for sureness, _ in line)
    return sure < _SURE_SHARE * len(line) or any(_SPOILED.search(word.text) for _, word in line)


def _of_one_height(line: list[Word], doubtful: bool) -> Iterator[Word]:
    """The words of a line with the line's height: the boxes of words are as high as their letters are."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    for word in line:
        yield Word(word.text, word.left, middle - half, word.right, middle + half, doubtful=doubtful)
