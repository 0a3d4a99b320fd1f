"""Which of the words that tesseract has recognised on a page are words, and which lines nobody should quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean

from knowledge.readers.printed_words import Word

_SURE = 60  # of 100: words that it is less sure of say little
_FEWEST_SURE = 5  # words; with fewer it is a photograph of something else
_NO_LINE = 45  # of 100, on average: stamps and scribbles that were taken for letters (6), beside letters (85 and more)
# Drawn pages with noise or blur have a third of a line's words below 60 where it is right but for a letter; under a
# stamp a word is a mixture of letters and signs, or the line has few words that are sure.
_SURE_SHARE = 0.6  # of the words of a line
_SPOILED = re.compile(r"[^\W\d_][£$€¥§|†‡<>{}\[\]\\^~#*=_@]|[£$€¥§|†‡<>{}\\^~#*=_@][^\W\d_]")
# Of 877 words with digits in drawn sentences 13 of the 15 below 80 were wrong and none above; of 779 numbers alone in
# cells 40 of the 72 below 85, and 7 of the others: a comma is soon lost.
_SURE_FIGURE = 85
_PAPER = re.compile(r"\d/.*[^\W\d_]{2}")
_WORD_LEVEL = "5"


def read_words(table: str, scale: float) -> tuple[Word, ...]:
    """The words in tesseract's table of a page (TSV), line by line, those of lines that are not certain marked.

    ``scale`` makes points of its pixels. Empty for a page of which too little was recognised.
    """
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
    if sure < _SURE_SHARE * len(line) or any(_SPOILED.search(word.text) for _, word in line):
        return True
    return any(sureness < _SURE_FIGURE for sureness, word in line if _is_figure(word.text))


def _is_figure(word: str) -> bool:
    """Whether something is counted by it; a paper's number ("27/BC-SKHCN") has signs enough to be unsure of one."""
    return any(map(str.isdigit, word)) and _PAPER.search(word) is None


def _of_one_height(line: list[Word], doubtful: bool) -> Iterator[Word]:
    """The words of a line with the line's height: the boxes of words are as high as their letters are."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    for word in line:
        yield Word(word.text, word.left, middle - half, word.right, middle + half, doubtful=doubtful)
