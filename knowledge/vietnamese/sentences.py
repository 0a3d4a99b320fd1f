"""Sentence boundaries in stored text, as offsets."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import CAPITALS

# underthesea does not see these ends: a stop inside a closing quote, an ellipsis.
_UNSEEN_END = re.compile(rf"(?:[.!?…][\"”»]|…)\s+(?=[{CAPITALS}“\"«])")
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
    # underthesea costs half a second to import; only intake comes here, questions don't.
    from underthesea import sent_tokenize

    starts = [line.index(stripped)]
    position = starts[0]
    for sentence in sent_tokenize(stripped):
        found = line.find(sentence, position)
        if found < 0:  # underthesea changed a character: what is left stays one sentence
            break
        if found > starts[-1] and _is_boundary(line, found):
            starts.append(found)
        position = found + len(sentence)
    unseen = (found.end() for found in _UNSEEN_END.finditer(stripped))
    starts = sorted({*starts, *(starts[0] + end for end in unseen)})
    ends = [*starts[1:], len(line.rstrip())]
    return [(start, start + len(line[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)]


def _is_boundary(line: str, position: int) -> bool:
    if not line[position - 1].isspace():
        return False
    following = line[position]
    return bool(_OPENS_SENTENCE.match(following)) and not following.islower()
