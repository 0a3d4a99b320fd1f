"""The lines between the title and the article's end, each with its role or the reason why it has none."""

from __future__ import annotations

import re

from knowledge.dates.labels import Label
from knowledge.extraction import stock_phrases
from knowledge.extraction.above_title import is_label
from knowledge.extraction.article_body import ArticleBody
from knowledge.extraction.attachments import is_attachment
from knowledge.extraction.below_signature import find_tail
from knowledge.extraction.body_rules import kind_of, reason_to_remove
from knowledge.extraction.bylines import names_medium, read_credit
from knowledge.extraction.file_names import names_file
from knowledge.extraction.footnotes import find_footnotes
from knowledge.extraction.legal_texts import LegalText
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.person_names import is_person
from knowledge.extraction.publisher import is_byline, read_publisher
from knowledge.extraction.reasons import Reason
from knowledge.extraction.signatures import find_foot
from knowledge.extraction.text_bounds import TextBounds, find_bounds, is_dated_headline, signs
from knowledge.extraction.title import Title
from knowledge.records import LineHint, LineKind, LineRole

# What a day is under these labels no programme says of one of its own.
_SOURCE = re.compile(r"[(*\s]*[Nn]guồn(?: (?:tin|số liệu|dữ liệu))?(?:\s*:| (?=[A-ZĐ]))")
_OF_THE_PAGE = (Label.ANSWERED, Label.PUBLISHED)
_WORDS_OF_DATE = 3
_LONGEST_MENU_ITEM = 3  # words
# Some pages print the date under the lead.
_LEAD_BLOCKS = 2
_LONGEST_SIGNATURE = 8  # words, in capitals right above those who get a notice
_ASKED = re.compile(r"\W*(?:người|bạn đọc|bạn) (?:gửi|hỏi|đặt câu hỏi)(?: câu hỏi)? ?:")
# A footnote by its mark, and what is noted under a table.
_NOTE = re.compile(r"\(?\*{1,3}\)|\*{1,3} (?=\w)|\[\d{1,2}\] |(?:ghi|chú) ?(?:chú|thích) ?:")


def separate_body(
    lines: list[Line], title: Title | None, legal: LegalText | None, boxes: dict[int, Reason]
) -> ArticleBody:
    """Separate the text from what else stands from the title on; ``boxes`` are link boxes in it, by line number."""
    own = range(title.first, title.last + 1) if title else range(0)
    article = separate_legal([line for line in lines if line.number not in own], legal)
    _separate_notes(article)
    if legal is None:
        _separate_recipients(article)
    else:
        _separate_tail(article, legal)
    layout = find_bounds(article.others, title.text if title else "", boxes, legal=legal is not None)
    for position, line in enumerate(article.others):
        _put(article, layout, position, line)
    return article


def separate_legal(lines: list[Line], legal: LegalText | None) -> ArticleBody:
    """The special lines of a legal text with what they are; all other lines are still to be told apart."""
    article = ArticleBody()
    for line in lines:
        role = legal.roles.get(line.number) if legal else None
        if legal is not None and line.number in legal.junk:
            article.remove(line, legal.junk[line.number])
        elif role is not None:
            article.keep(line, role)
        else:
            article.others.append(line)
    return article


def _separate_notes(article: ArticleBody) -> None:
    """Give the notes at a text's foot their role."""
    notes = find_footnotes(article.others)
    for position in notes:
        article.keep(article.others[position], LineRole.NOTE)
    article.others = [line for position, line in enumerate(article.others) if position not in notes]


def _separate_recipients(article: ArticleBody) -> None:
    """Leave out who gets a notice that is no legal text."""
    recipients = find_foot(article.others, 0).recipients
    above = min(recipients, default=0) - 1
    if above >= 0 and article.others[above].text.isupper() and len(article.others[above].words) <= _LONGEST_SIGNATURE:
        article.keep(article.others[above], LineRole.SIGNATURE)
        recipients.add(above)
    for position in recipients - {above}:
        article.remove(article.others[position], Reason.RECIPIENTS)
    article.others = [line for position, line in enumerate(article.others) if position not in recipients]


def _put(article: ArticleBody, layout: TextBounds, position: int, line: Line) -> None:
    inside = layout.first <= position <= layout.last
    if not inside and is_attachment(line):
        article.keep(line, LineRole.ATTACHMENT)
        return
    reason = layout.single.get(line.number) or _reason(layout, position, line)
    if position > layout.last and line.role is Role.DATE and _is_in_dated_list(article.others, position):
        reason = Reason.RELATED_NEWS
    if reason is not None:
        article.remove(line, reason)
    elif line.kind is LineKind.TABLE_ROW and line.role is Role.DATE and names_file(line.text.partition(" | ")[0]):
        article.remove(line, Reason.NAVIGATION)  # of a list of files beside the text
    elif line.dateline is not None and line.dateline.is_visit:
        article.remove(line, Reason.CLOCK)
    elif line.role is Role.DATE and not _is_part_of_text(article, layout, position, line):
        article.keep(line, LineRole.DATELINE)
        article.publisher = article.publisher or read_publisher(line)
    elif _says_who(line) or (position < layout.first and _is_listed_author(article.others, position)):
        article.keep(line, LineRole.BYLINE)
    elif _is_source_of_table(article.others, position):
        article.keep(line, LineRole.NOTE)
    elif not inside and not layout.legal and _is_attribution(line, below=position > layout.last):
        article.keep(line, _role_of_attribution(line))
        # What stands nearest to the end of the text is its source.
        article.publisher = article.publisher or _publisher(line, below=position > layout.last)
    else:
        kind = kind_of(line, between=layout.first < position and not layout.legal)
        article.keep(line, _role_of_text(article, line, kind, legal=layout.legal), kind)


def _separate_tail(article: ArticleBody, legal: LegalText) -> None:
    """Leave out what stands below who signed a legal text and is not of it."""
    tail = find_tail(article.others, legal)
    for line in article.others:
        if line.number in tail:
            article.remove(line, Reason.FOOTER)
    article.others = [line for line in article.others if line.number not in tail]


def _says_who(line: Line) -> bool:
    """Whether a line says who wrote or asked, by its markup or its label."""
    return (line.hint is LineHint.AUTHOR or _ASKED.match(line.match) is not None) and not line.is_prose


def _is_listed_author(lines: list[Line], position: int) -> bool:
    """Whether an item is the name of a person in a list with the day: what is known of a blog's post."""
    listed = lines[position].kind is LineKind.LIST_ITEM and is_person(lines[position].text)
    beside = lines[max(0, position - 1) : position] + lines[position + 1 : position + 2]
    return listed and any(line.kind is LineKind.LIST_ITEM and line.role is Role.DATE for line in beside)


def _is_source_of_table(lines: list[Line], position: int) -> bool:
    """Whether a line says where the figures above it are from: "Nguồn: Khảo sát của nhóm", and not a paper or site."""
    line, above = lines[position], lines[max(0, position - 1)]
    # "Nguồn nước ngọt khan hiếm." tells of something else.
    named = _SOURCE.match(line.text) is not None and not line.is_prose and not names_medium(line)
    return named and above.kind is LineKind.TABLE_ROW


def _role_of_attribution(line: Line) -> LineRole:
    credit = read_credit(line, apart=True)
    if credit is not None:
        return credit.role
    return LineRole.BYLINE if is_byline(line) else LineRole.SIGNATURE


def _role_of_text(article: ArticleBody, line: Line, kind: LineKind, *, legal: bool) -> LineRole:
    if _NOTE.match(line.match):
        return LineRole.NOTE
    if kind is LineKind.CAPTION:
        return LineRole.CAPTION
    if kind is LineKind.TABLE_ROW:
        return LineRole.TABLE
    return LineRole.LEAD if line.is_prose and not (article.told or legal) else LineRole.BODY


def _is_in_dated_list(lines: list[Line], position: int) -> bool:
    """Whether an item with a date stands among headlines with theirs: "Đêm hội trăng 28/11/2023", as a name would."""
    line = lines[position]
    beside = [lines[each] for each in (position - 1, position + 1) if 0 <= each < len(lines)]
    listed = line.kind is LineKind.LIST_ITEM and len(line.words) > _WORDS_OF_DATE
    return listed and any(
        each.kind is line.kind and each.role is not Role.DATE and is_dated_headline(each) for each in beside
    )


def _is_part_of_text(article: ArticleBody, layout: TextBounds, position: int, line: Line) -> bool:
    """Whether a line that is nothing but a date belongs to a programme or a table in the text."""
    inside = layout.first < position < layout.last
    named = line.dateline is not None and any(stamp.label in _OF_THE_PAGE for stamp in line.dateline.stamps)
    if (named and not line.is_bullet) or (position > 0 and is_label(article.others[position - 1])):
        return False
    return inside and (line.is_bullet or article.told > _LEAD_BLOCKS)


def _reason(layout: TextBounds, position: int, line: Line) -> Reason | None:
    reason = reason_to_remove(line)
    inside = layout.first <= position <= layout.last
    if reason in (Reason.NAVIGATION, Reason.FOOTER, Reason.COMMENTS) and inside:
        return None  # a subheading that happens to be a menu's word
    if reason is not None or inside or line.role is not Role.SHORT or layout.legal:
        return reason
    if position < layout.first:
        return _reason_above(layout, line)
    return _reason_below(layout, position, line)


def _reason_above(layout: TextBounds, line: Line) -> Reason | None:
    if _is_attribution(line, below=False) or line.kind is LineKind.HEADING or line.is_bullet:
        return None
    short = len(line.words) <= _LONGEST_MENU_ITEM
    return Reason.NAVIGATION if layout.menu or short else None


def _reason_below(layout: TextBounds, position: int, line: Line) -> Reason | None:
    if signs(line):
        return None
    if line.is_ticker:
        return Reason.NAVIGATION
    if layout.headlines or position > layout.signature:
        return Reason.RELATED_NEWS
    if stock_phrases.CAPTION_OPENING.match(line.match) or len(line.words) > _LONGEST_MENU_ITEM + 1:
        return None
    return Reason.NAVIGATION


def _is_attribution(line: Line, *, below: bool) -> bool:
    if is_byline(line) or _publisher(line, below=below) is not None:
        return True
    return read_credit(line, apart=True) is not None


def _publisher(line: Line, *, below: bool) -> str | None:
    """The publisher a line prints; above the text only when it says "Theo" or "Nguồn", or is a paper's name."""
    if not below and not line.match.lstrip("( ").startswith(("theo ", "nguồn", "nguon", "báo ", "tạp chí ", "ttxvn")):
        return None
    return read_publisher(line)
