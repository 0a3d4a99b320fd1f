"""A title for a page that prints none."""

from __future__ import annotations

import re

_LONGEST = 150  # characters; one line on a phone turned sideways
# "TP. Hà Nội" and "ThS. Lan" end no sentence, so a short piece before a full stop is not yet one.
_SHORTEST_SENTENCE = 30
_SITE_MARK = re.compile(r"^\([^)]{2,30}\) ?[-–—:]? ?|^[A-ZĐ]{2,6} ?[-–—] ")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[\"”)]?[.!?](?= +[^\W\d_])")


def make_title(lead: str) -> str:
    """The lead's first sentence without its full stop, cut at a word within 150 characters; never empty."""
    text = _SITE_MARK.sub("", lead).strip() or lead.strip()
    end = next(
        (found.end() for found in _SENTENCE_END.finditer(text) if found.end() >= _SHORTEST_SENTENCE),
        len(text),
    )
    sentence = text[:end].rstrip(" .;:,")
    if len(sentence) > _LONGEST:
        sentence = sentence[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST].rstrip(' ,;:–-(“"')
    return sentence or text[:_LONGEST] or lead[:_LONGEST]
