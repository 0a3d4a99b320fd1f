"""What was read from pictures of pages: which lines these are, and that no figure of theirs is taken at its word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.records import Article, Document, Scanned
from knowledge.targets.records import Target


def describe_scan(document: Document) -> Scanned | None:
    """How much of a document is pictures, with the lines that were read from them; none where nothing is."""
    if document.scanned is None:
        return None
    lines = tuple(number for number, line in enumerate(document.lines) if line.recognised)
    return document.scanned.model_copy(update={"lines": lines})


def doubt_recognised(targets: Sequence[Target], article: Article) -> tuple[Target, ...]:
    """The figures, those unsure that stand in lines read from pictures: a person is to look at them first."""
    scanned = article.particulars.scanned
    if scanned is None or not scanned.lines:
        return tuple(targets)
    recognised = sorted(scanned.lines)
    numbers = sorted(line.number for line in article.lines)
    doubtful: list[tuple[int, int]] = []
    for line in article.lines:
        # A line that was joined of several has the first one's number; the next is where they end.
        following = bisect_left(numbers, line.number + 1)
        end = numbers[following] if following < len(numbers) else line.number + 1
        first = bisect_left(recognised, line.number)
        if first < len(recognised) and recognised[first] < end:
            doubtful.append((line.start, line.end))
    return tuple(
        each.model_copy(update={"unsure": True})
        if any(start <= each.quantity_start < end for start, end in doubtful)
        else each
        for each in targets
    )
