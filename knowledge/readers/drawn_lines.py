"""The straight lines of a table on a picture of a page: found, and wiped off, so that no letter touches one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.readers.printed_words import Rulings

if TYPE_CHECKING:
    import numpy as np

_HEAD = re.compile(rb"P5 (\d+) (\d+) 255\n")
_DARK = 150  # of 255
_PIECE = 16  # points of the picture: a line that slants by a degree stays within three points over several pieces
_FILLED = 14  # of a piece, so that a stain or a gap of the scanner breaks no line
_WIDE = 12  # points: a thick line that slants is narrower; what is wider is a shadow, or what the page lies on
_UPRIGHT, _LEVEL = 4, 10  # pieces, at 200 points an inch: letters are no higher than two, dashes shorter than ten


def take_rulings(picture: bytes) -> tuple[bytes, Rulings]:
    """A grey picture (PGM) without the straight lines on it, and these lines in its own points."""
    import numpy as np

    head = _HEAD.match(picture)
    if head is None:
        return picture, Rulings()
    width, height = int(head[1]), int(head[2])
    grey = np.frombuffer(picture, dtype=np.uint8, offset=head.end()).reshape(height, width).copy()
    upright = _find(grey, _UPRIGHT)
    level = _find(grey.T, _LEVEL)
    for x, top, bottom in upright:
        grey[top:bottom, max(0, x - 1) : x + 2] = 255
    for y, left, right in level:
        grey[max(0, y - 1) : y + 2, left:right] = 255
    return head[0] + grey.tobytes(), Rulings(tuple(upright), tuple(level))


def _find(grey: np.ndarray, least: int) -> list[tuple[int, int, int]]:
    """Upright lines as (x, top, bottom)."""
    import numpy as np

    dark = grey < _DARK
    # A point beside counts too, for lines that slant.
    dark[:, 1:-1] = dark[:, 1:-1] | dark[:, :-2] | dark[:, 2:]
    rows = dark.shape[0] // _PIECE
    filled = dark[: rows * _PIECE].reshape(rows, _PIECE, -1).sum(axis=1) >= _FILLED
    filled &= ~_areas(filled)
    edges = np.zeros((1, filled.shape[1]), dtype=bool)
    changes = np.diff(np.concatenate((edges, filled, edges)).astype(np.int8), axis=0)
    found: list[tuple[int, int, int]] = []
    for x in np.flatnonzero(filled.sum(axis=0) >= least):
        bounds = np.flatnonzero(changes[:, x])
        found += [
            (int(x), int(top) * _PIECE, int(bottom) * _PIECE)
            for top, bottom in list(pairwise(bounds))[::2]
            if bottom - top >= least
        ]
    return found


def _areas(filled: np.ndarray) -> np.ndarray:
    """Which pieces lie beside so many others that they are no line: on a photograph, around the page or in a shadow."""
    import numpy as np

    beside = np.zeros_like(filled)
    width = filled.shape[1]
    if width < _WIDE:
        return beside
    whole = np.lib.stride_tricks.sliding_window_view(filled, _WIDE, axis=1).all(axis=2)
    for step in range(_WIDE):
        beside[:, step : step + whole.shape[1]] |= whole
    return beside
