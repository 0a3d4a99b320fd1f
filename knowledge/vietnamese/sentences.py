"""Sentence boundaries in stored text, as offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.vietnamese.normalization import CAPITALS

# underthesea does not see these ends: a stop inside a closing quote, an ellipsis.
_UNSEEN_END = re.compile(rf"(?:[.!?…][\"”»]|…)\s+(?=[{CAPITALS}“\"«])")
# It looks back from each stop to the beginning of a word and of its text: a line is given in windows, and none with a
# word longer than any address. The longest paragraph of the pages at hand has 852 characters.
_WINDOW = 4_000
_ENDLESS = re.compile(r"\S{400}")
# What may follow a real boundary: a capital, a digit, an opening quote or bracket, a dash or a bullet.
_OPENS_SENTENCE = re.compile(r"""["'“‘«(\[\-–—•+*\d]|[^\W\d_]""")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as (start, end) offsets in characters, in order, without the spaces between.

    A line break always ends a sentence. underthesea proposes the boundaries inside a line; those without a
    space behind them ("www.sxsh.vn"), before a small letter or before a closing quote are taken back, because
    a quotation must not be cut there. Empty input gives an empty tuple.
    """
    spans: list[tuple[int, int]] = []
    line_start = 0
    for line in text.split("\n"):
        spans.extend((line_start + start, line_start + end) for start, end in _split_line(line))
        line_start += len(line) + 1
    return tuple(spans)


def _split_line(line: str) -> list[tuple[int, int]]:
    stripped = line.strip()
    if not stripped:
        return []
    starts = [line.index(stripped)]
    starts += _proposed(line, starts[0], starts[0] + len(stripped))
    unseen = (found.end() for found in _UNSEEN_END.finditer(stripped))
    starts = sorted({*starts, *(starts[0] + end for end in unseen)})
    ends = [*starts[1:], len(line.rstrip())]
    return [(start, start + len(line[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)]


def _proposed(line: str, start: int, end: int) -> Iterator[int]:
    """Where underthesea has sentences begin behind the first one, window by window."""
    # It costs half a second to import; only intake comes here, questions don't.
    from underthesea import sent_tokenize

    while start < end:
        last = end if end - start <= _WINDOW else line.rfind(" ", start, start + _WINDOW) + 1 or start + _WINDOW
        window, position = line[start:last], start
        begins = start
        for sentence in sent_tokenize(window) if _ENDLESS.search(window) is None else ():
            found = line.find(sentence, position, last)
            if found < 0:  # underthesea changed a character: what is left stays one sentence
                break
            if found > begins and _is_boundary(line, found):
                begins = found
                yield found
            position = found + len(sentence)
        # The last sentence of a window may go on in the next one.
        start = begins if begins > start and last < end else last


def _is_boundary(line: str, position: int) -> bool:
    if not line[position - 1].isspace():
        return False
    following = line[position]
    return bool(_OPENS_SENTENCE.match(following)) and not following.islower()
