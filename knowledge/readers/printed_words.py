"""Words with the places where they are printed on a page: what a PDF's text and a recognised picture have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Word:
    """A word and its box; lengths in any unit, ``top`` and ``bottom`` counted downwards from the top of the page.

    ``font`` is the name of the font of its first letter, where there is one; ``doubtful`` says that it stands in a line
    that was not recognised with certainty.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    font: str = ""
    doubtful: bool = False

    @property
    def height(self) -> float:
        """The height of its line of writing."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half its height, from the top of the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Rulings:
    """The straight lines drawn on a page.

    ``upright`` holds (x, top, bottom) of each, ``level`` (y, left, right).
    """

    upright: tuple[tuple[float, float, float], ...] = ()
    level: tuple[tuple[float, float, float], ...] = ()

    def at(self, y: float) -> list[float]:
        """Where upright lines are met at a height, from left to right, each once."""
        found: list[float] = []
        for x in sorted(x for x, top, bottom in self.upright if top - 1 <= y <= bottom + 1):
            if not found or x - found[-1] > 2:
                found.append(x)
        return found


@dataclass(frozen=True)
class Page:
    """The words of a page, what is ruled on it, and how much of it pictures cover (from 0 to 1)."""

    words: tuple[Word, ...]
    rulings: Rulings = Rulings()
    pictured: float = 0.0


@dataclass(frozen=True)
class Segment:
    """Words of one line that no wide gap parts."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)


@dataclass(frozen=True)
class Row:
    """What is printed at one height of a page, from left to right; never empty."""

    segments: tuple[Segment, ...]

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [word for segment in self.segments for word in segment.words]

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return median(word.middle for word in self.words)

    @property
    def height(self) -> float:
        """The height of its writing."""
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """All of it, across the page."""
        return " ".join(segment.text for segment in self.segments)


_GAP = 1.2  # of the height of a line: wider than the spaces of justified text, mostly


def find_rows(words: Sequence[Word]) -> list[Row]:
    """The words of a page as rows from top to bottom; no words give none."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.middle):
        # Beside the first word of a row, so that no slanting line draws in the next one.
        if rows and abs(word.middle - rows[-1][0].middle) <= 0.5 * min(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(_segments(sorted(row, key=lambda each: each.left)))) for row in rows]


def _segments(row: Sequence[Word]) -> list[Segment]:
    parts = [[row[0]]]
    height = median(word.height for word in row)
    for word in row[1:]:
        if word.left - max(each.right for each in parts[-1]) > _GAP * height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Segment(tuple(part)) for part in parts]
