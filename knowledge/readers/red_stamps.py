"""Red stamps over writing: made light, so that the letters below are read and the ring is taken for none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_RED = 50  # of 255: as much lighter in red than in green and blue, and it is ink of that colour
_TALLEST_LINE = 0.07  # of a page's width: lines of red letters are lower, an office's stamp twice as high
_GAP = 3  # points: a ring is broken where the ink was thin


def take_stamps(colours: np.ndarray) -> bytes:
    """The points of a page (rows, points, red-green-blue) in grey; what is stamped in red is as light as its red.

    Lines in red letters stay as dark as they look: paper shows above and below each of them.
    """
    import numpy as np

    red, green, blue = (colours[..., n].astype(np.uint16) for n in range(3))
    grey = ((77 * red + 150 * green + 29 * blue) >> 8).astype(np.uint8)
    inked = red > np.maximum(green, blue) + _RED
    for top, bottom in _tall_runs(inked, int(_TALLEST_LINE * colours.shape[1])):
        inside = np.flatnonzero(inked[top:bottom].any(axis=0))
        stamp = (slice(top, bottom), slice(int(inside[0]), int(inside[-1]) + 1))
        # All of it: at its edges the colour of a picture is washed out, and black is as dark in every colour.
        grey[stamp] = colours[stamp].max(axis=2)
    return grey.tobytes()


def _tall_runs(inked: np.ndarray, least: int) -> Iterator[tuple[int, int]]:
    """Where many rows in a row hold ink, but for small gaps."""
    import numpy as np

    rows = np.flatnonzero(inked.any(axis=1))
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > _GAP) + 1):
        if len(run) and run[-1] - run[0] >= least:
            yield int(run[0]), int(run[-1]) + 1
