"""A title that shares little with its text, where the page offers no other: "Cú hích từ những giọt nước"."""

from __future__ import annotations

import re

from knowledge.extraction import stock_phrases
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.line_features import Line, Role

_FEWEST_WORDS = 3
_MOST_WORDS = 30
# Vietnamese headlines are written like sentences; slogans and spam capitalise every word.
_MOST_CAPITALS = 0.6
_PATH = re.compile(r"\s*[»›>/]\s+")
_FEWEST_WORDS_IN_PATH = 5
# Hacked sites sell bets; beside a text on industry these words are never its title.
_BETTING = re.compile(
    r"\b(?:nha cai|ca cuoc|casino|no hu|tai xiu|keo (?:nha|bong|thom)|bong da|doi thuong|xo so|lo de|ban ca|slot|bet"
    r"|game|link vao|uy tin|soi cau|da ga|poker|jackpot|baccarat|rut tien|nap rut)\b"
)
_PASSED_OVER = (Role.DATE, Role.WIDGET, Role.RULE, Role.IMAGE_NAME, Role.MENU)


def find_doubtful_title(lines: list[Line], text: int, words: BodyWords) -> Line | None:
    """The only headline-like line above the text, if it stands right above it; otherwise none.

    ``text`` is the number of the text's first line. At the end of a menu path ("Trang chủ » Tin tức » …") the last
    piece counts, when the text takes it up.
    """
    above = [line for line in lines[:text] if line.role not in _PASSED_OVER]
    if not above:
        return None
    nearest = above[-1]
    pieces = _PATH.split(nearest.text)
    if len(pieces) > 1:
        last = Line(nearest.number, pieces[-1])
        return last if len(last.words) >= _FEWEST_WORDS_IN_PATH and words.agreement(last) > 0 else None
    others = [line for line in above[:-1] if _is_headline(line)]
    return nearest if _is_headline(nearest) and not others else None


def _is_headline(line: Line) -> bool:
    if line.role is not Role.SHORT or not _FEWEST_WORDS <= len(line.words) <= _MOST_WORDS or line.is_ticker:
        return False
    if line.is_bullet or line.text[-1] in ".:;," or _BETTING.search(line.folded):
        return False
    if stock_phrases.CAPTION_OPENING.match(line.match) or line.folded.startswith("kinh gui"):
        return False
    site = stock_phrases.SITE_NAME.fullmatch(line.match) is not None and not stock_phrases.VERB.search(line.folded)
    words = line.text.split()[1:]
    return not site and sum(word[0].isupper() for word in words) <= _MOST_CAPITALS * len(words)
