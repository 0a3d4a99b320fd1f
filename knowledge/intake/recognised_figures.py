"""What was read from pictures of pages: which lines these are, and that no figure of theirs is taken at its word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
    doubtful = [*_recognised_spans(article)]
    return tuple(
        each.model_copy(update={"unsure": True})
        if any(start <= each.quantity_start < end for start, end in doubtful)
        else each
        for each in targets
    )


def is_recognised(article: Article, start: int, end: int) -> bool:
    """Whether something of ``article.text[start:end]`` was read from a picture."""
    return any(first < end and start < last for first, last in _recognised_spans(article))


def _recognised_spans(article: Article) -> Iterator[tuple[int, int]]:
    scanned = article.particulars.scanned
    if scanned is None or not scanned.lines:
        return
    recognised = sorted(scanned.lines)
    numbers = sorted(line.number for line in article.lines)
    for line in article.lines:
        # A line that was joined of several has the first one's number; the next is where they end.
        following = bisect_left(numbers, line.number + 1)
        end = numbers[following] if following < len(numbers) else line.number + 1
        first = bisect_left(recognised, line.number)
        if first < len(recognised) and recognised[first] < end:
            yield line.start, line.end
