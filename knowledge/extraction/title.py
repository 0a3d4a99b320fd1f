"""Which line of a page is its article's title: weighed evidence instead of a list of sites.

A title agrees with the text beneath it, stands right before it or beside its date, is longer than a section's name,
and may be printed again. What agrees with nothing (the header a hacked site prints) is no title wherever it stands.
Where no line has the weight, the only headline above the text may be a title that shares little with it ("Cú hích từ
những giọt nước"); for a page that prints none, one is made.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from knowledge.dates.dateline import read_dateline
from knowledge.extraction import stock_phrases
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.broken_titles import find_rows_over_authors
from knowledge.extraction.legal_kinds import is_kind, join_kind
from knowledge.extraction.line_features import LONGEST_HEADLINE, Line, Role
from knowledge.extraction.title_evidence import (
    LEAST_AGREEMENT,
    LINES_COMPARED,
    TITLE_LABEL,
    Page,
    is_same,
    may_be_title,
    weigh_hint,
    weigh_line,
)

# A line needs this much weight in all; set between the true titles and the best wrong lines of the test pages.
_LEAST_WEIGHT = 1.6
# No title stands below this share of the page's prose, nor below so many paragraphs.
_HIGHEST_SHARE_ABOVE = 0.3
_MOST_PARAGRAPHS_ABOVE = 12

_SITE_SUFFIX = re.compile(r"\s+(?:[-–—|•:]|::)\s+")
_OPEN_END = re.compile(r"(?:[,–-]|\b(?:va|cua|ve|trong|cho|tren|tai|voi|cac|nhung))$")
_DATE_AFTER = re.compile(r"\s*[(\[][^()\[\]]{8,40}[)\]]$")

# A headline that shares little with its text is a title only in this form.
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

_LONGEST_MADE = 150  # characters; one line on a phone turned sideways
# "TP. Hà Nội" and "ThS. Lan" end no sentence, so a short piece before a full stop is not yet one.
_SHORTEST_SENTENCE = 30
_SITE_MARK = re.compile(r"^\([^)]{2,30}\) ?[-–—:]? ?|^[A-ZĐ]{2,6} ?[-–—] ")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[\"”)]?[.!?](?= +[^\W\d_])")


class Title(NamedTuple):
    """A title as printed; ``first`` and ``last`` are its lines, both -1 when only the markup names it.

    ``date`` is the date in brackets that closed its line.
    """

    text: str
    first: int
    last: int
    date: str = ""


def find_title(lines: list[Line], hint: str | None, publisher: str | None) -> Title | None:
    """The title among the lines of a page (its end cut off), or what the markup says; none without evidence.

    ``hint`` and ``publisher`` come from the markup; a hint counts only when it agrees with the text.
    """
    prose = [line for line in lines if line.is_prose] or [line for line in lines if line.ends_sentence]
    bullets = [line for line in lines[:LINES_COMPARED] if line.is_bullet]
    words = BodyWords([*prose[:LINES_COMPARED], *bullets])
    hinted = _agreeing_hint(hint, publisher, words)
    prints = Counter(line.folded for line in lines)
    page = Page(lines, words, prints, sum(len(line.text) for line in prose), hinted)
    weight, number = max(((weigh_line(page, line), line.number) for line in _candidates(page)), default=(0.0, -1))
    if hinted and not any(is_same(line, hinted) for line in lines) and weigh_hint(page) >= weight:
        return Title(hinted.text, -1, -1)
    if weight >= _LEAST_WEIGHT:
        return _with_neighbours(lines, number)
    text = prose[0] if prose else next((line for line in lines if line.is_bullet), lines[0])
    doubtful = _find_doubtful_title(lines, text.number, words)
    return _without_date(Title(doubtful.text, doubtful.number, doubtful.number)) if doubtful else None


def _candidates(page: Page) -> list[Line]:
    """The lines of a title's form in the upper part of the page, with some text below."""
    last = max((line.number for line in page.lines if line.is_prose or line.is_bullet or line.ends_sentence), default=0)
    found: list[Line] = []
    above = paragraphs = 0
    for line in page.lines[:last]:
        if paragraphs > _MOST_PARAGRAPHS_ABOVE or above > _HIGHEST_SHARE_ABOVE * page.prose:
            break
        if may_be_title(page, line):
            found.append(line)
        if line.is_prose:
            above += len(line.text)
            paragraphs += 1
    return found


def _agreeing_hint(hint: str | None, publisher: str | None, words: BodyWords) -> Line | None:
    """The hint without the site's name, if the text takes it up."""
    if not hint or not hint.strip():
        return None
    pieces = _SITE_SUFFIX.split(hint.strip())
    while len(pieces) > 1 and _is_site_piece(Line(0, pieces[-1]), publisher, words):
        pieces.pop()
    text = hint.strip()[: hint.strip().rfind(pieces[-1]) + len(pieces[-1])]
    line = Line(-1, text)
    return line if len(line.words) >= 3 and words.agreement(line, domain=True) >= LEAST_AGREEMENT else None


def _is_site_piece(piece: Line, publisher: str | None, words: BodyWords) -> bool:
    if publisher and piece.folded == Line(0, publisher).folded:
        return True
    return words.agreement(piece) < LEAST_AGREEMENT or (
        stock_phrases.SITE_NAME.fullmatch(piece.match) is not None and not stock_phrases.VERB.search(piece.folded)
    )


def _with_neighbours(lines: list[Line], number: int) -> Title:
    """The title with its second line, where the break in it is unmistakable, the kind above it, and its date."""
    text = TITLE_LABEL.sub("", lines[number].text).strip()
    last = number
    rows = find_rows_over_authors(lines, number)
    if len(rows) > 1:
        number, last = rows[0], rows[-1]
        text = " ".join(lines[row].text for row in rows)
    elif number + 1 < len(lines) and _runs_on(lines[number], lines[number + 1]):
        last = number + 1
        text = f"{text} {lines[last].text}"
    elif number > 0 and _runs_on(lines[number - 1], lines[number]):
        number -= 1
        text = f"{lines[number].text} {text}"
    if number > 0 and is_kind(lines[number - 1]):
        number -= 1
        text = join_kind(lines[number].text, text)
    return _without_date(Title(text, number, last))


def _without_date(title: Title) -> Title:
    """The title without the date in brackets that closes its line."""
    dated = _DATE_AFTER.search(title.text)
    if dated is None or read_dateline(dated[0]) is None:
        return title
    return title._replace(text=title.text[: dated.start()], date=dated[0].strip())


def _runs_on(line: Line, following: Line) -> bool:
    if {line.role, following.role} != {Role.SHORT} or following.is_bullet or line.ends_sentence:
        return False
    if len(line.words) < 4 or len(line.words) + len(following.words) > LONGEST_HEADLINE:
        return False
    if following.text[0].islower():
        return len(following.words) >= 2
    capitals = line.text.isupper() and following.text.isupper()
    return capitals and _OPEN_END.search(line.folded) is not None


def _find_doubtful_title(lines: list[Line], text: int, words: BodyWords) -> Line | None:
    """The only headline-like line above the text, if it stands right above it, or the only large one; otherwise none.

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
    headlines = [line for line in above if _is_headline(line)]
    # The only one in bold or large letters, wherever it stands.
    large = [line for line in headlines if line.emphasised]
    if len(large) == 1:
        return large[0]
    return nearest if headlines == [nearest] else None


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


def make_title(lead: str) -> str:
    """The lead's first sentence without its full stop, cut at a word within 150 characters; never empty."""
    text = _SITE_MARK.sub("", lead).strip() or lead.strip()
    end = next(
        (found.end() for found in _SENTENCE_END.finditer(text) if found.end() >= _SHORTEST_SENTENCE),
        len(text),
    )
    sentence = text[:end].rstrip(" .;:,")
    if len(sentence) > _LONGEST_MADE:
        sentence = sentence[: _LONGEST_MADE + 1].rsplit(" ", 1)[0][:_LONGEST_MADE].rstrip(' ,;:–-(“"')
    return sentence or text[:_LONGEST_MADE] or lead[:_LONGEST_MADE]
