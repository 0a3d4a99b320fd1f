"""A line of a page with what can be said of it by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from knowledge.dates.dateline import Dateline, read_dateline
from knowledge.dates.letterhead import is_state_line, read_place_date
from knowledge.extraction import stock_phrases
from knowledge.records import DocumentLine, LineHint, LineKind
from knowledge.vietnamese.normalization import CAPITALS, fold, to_match, to_stored
from knowledge.vietnamese.prose_words import PROSE_WORDS

# A line of few words and more characters is no phrase, and rather drawn than written; the forms of phrases take the
# square of the number of signs.
_LONGEST_LINE = 400


class Role(Enum):
    """What a line is, judged without its neighbours."""

    PROSE = auto()
    SHORT = auto()
    DATE = auto()
    WIDGET = auto()
    MENU = auto()
    RELATED = auto()
    INLINE_LINK = auto()
    COMMENTS = auto()
    FOOTER = auto()
    IMAGE_NAME = auto()
    RULE = auto()
    ADVERTISEMENT = auto()


# A list of names has no function word among many; the plainest sentence has one in a dozen.
_WORDS_PER_FUNCTION_WORD = 14

# A sentence of 12 syllables is the shortest lead seen; a headline without a full stop runs to 40.
SHORTEST_SENTENCE = 12
LONGEST_HEADLINE = 45
_LONGEST_QUESTION = 25
_LONGEST_ADVERTISEMENT = 24  # words
_LONGEST_PHRASE = 16  # words; a stock phrase of a site is short

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]»]*$|\./\.?$")
# "ThS. Lan" ends no sentence.
_INNER_END = re.compile(rf"[^\W\d](?<!ThS)(?<!Th\.S)(?<!TS)(?<!GS)(?<!KS)[.!?…] +[{CAPITALS}“\"(]")
# "An Giang, Bắc Giang, …" is a menu; a sentence lists fewer names without any other word between.
_FEWEST_NAMES = 6
_BUTTONS = re.compile(r"[\[\]|•·]+")
# "[Chuyển tiếp] [Kết thúc]" are commands, whatever they are called.
_COMMANDS = re.compile(r"\[[^\[\]\d]{2,30}\](?: ?\[[^\[\]\d]{2,30}\])+$")
_COMMAND = re.compile(r"\W*(?:xem|tai|gui|luu|nhung|theo doi|bao) \w+(?: \w+){0,3}\W*")
_TICKER = re.compile(r" {0,2}(?: [-–|•»>] |\|)")

# An item of a budget is "Quảng cáo: trên đài xã".
_FREE = (LineKind.PARAGRAPH, LineKind.HEADING, LineKind.CAPTION)
_PHRASES = (
    (stock_phrases.WIDGET, Role.WIDGET),
    (stock_phrases.COMMENTS, Role.COMMENTS),
    (stock_phrases.RELATED, Role.RELATED),
    (stock_phrases.MENU, Role.MENU),
)


@dataclass(frozen=True)
class Line:
    """One line in stored form; ``number`` counts from 0 on its page, the other fields are its block's."""

    number: int
    text: str
    kind: LineKind = LineKind.PARAGRAPH
    place: int = 0
    hint: LineHint | None = None
    emphasised: bool = False

    @cached_property
    def folded(self) -> str:
        """The text without marks and capitals."""
        return fold(self.text)

    @cached_property
    def match(self) -> str:
        """The text in match form, with its marks."""
        return to_match(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words without punctuation."""
        return tuple(_WORD.findall(self.folded))

    @cached_property
    def marked_words(self) -> tuple[str, ...]:
        """The words in match form, without punctuation."""
        return tuple(_WORD.findall(self.match))

    @cached_property
    def dateline(self) -> Dateline | None:
        """The dates of a line that is nothing but a date."""
        return read_dateline(self.text)

    @cached_property
    def role(self) -> Role:
        """What the line is by itself."""
        if self._is_drawn or stock_phrases.RULE.fullmatch(self.text):
            return Role.RULE
        if stock_phrases.IMAGE_NAME.fullmatch(self.text):
            return Role.IMAGE_NAME
        if self.dateline is not None:
            return Role.DATE
        return self._stock_role or (Role.PROSE if self._is_prose else Role.SHORT)

    @property
    def _is_drawn(self) -> bool:
        """Whether a long line is made of signs, hardly of letters and digits."""
        return len(self.text) > _LONGEST_LINE and 4 * sum(map(str.isalnum, self.text)) < len(self.text)

    @property
    def _stock_role(self) -> Role | None:
        if stock_phrases.MARGIN.fullmatch(self.folded) or stock_phrases.PAYWALL.fullmatch(self.folded):
            return Role.WIDGET
        if self.kind in _FREE and stock_phrases.ADVERTISEMENT.fullmatch(self.folded) and self._is_short_call:
            return Role.ADVERTISEMENT
        if stock_phrases.FOOTER.fullmatch(self.folded):
            return Role.FOOTER
        if stock_phrases.INLINE_LINK.fullmatch(self.folded) and not self.ends_sentence:
            return Role.INLINE_LINK
        if self.folded.startswith(("tags", "tu khoa", "bai viet cung chu de", "#")):
            return Role.WIDGET if stock_phrases.WIDGET.fullmatch(self.folded) else None
        if len(self.folded) > _LONGEST_LINE:
            return None
        if len(self.words) <= _LONGEST_PHRASE:
            found = next((role for form, role in _PHRASES if form.fullmatch(self.folded)), None)
            # The head of a table has words of lists of news: "Nội dung | Trước | Sau".
            if found is not None and not (found is Role.RELATED and self.kind is LineKind.TABLE_ROW):
                return found
        return Role.WIDGET if self._is_row_of_buttons else None

    @property
    def _is_row_of_buttons(self) -> bool:
        """Whether several stock phrases stand side by side: "[Đầu trang] [In bài] [Trở về]"."""
        if _COMMANDS.search(self.folded):
            return True
        pieces = [piece for piece in _BUTTONS.split(self.folded) if piece.strip()]
        known = (stock_phrases.WIDGET, stock_phrases.MENU, stock_phrases.COMMENTS, stock_phrases.FOOTER)
        others = [piece for piece in pieces if not any(form.fullmatch(piece) for form in known)]
        # One may have a name of its own, between dots, which part nothing else, or if it opens like one: "Xem lược đồ".
        named = "·" in self.text or all(map(_COMMAND.fullmatch, others))
        return len(pieces) > 1 and len(others) <= (len(pieces) > 2 and named)

    @property
    def _is_short_call(self) -> bool:
        """Whether the line is one call and no paragraph of an article about advertising."""
        return len(self.words) <= _LONGEST_ADVERTISEMENT and _INNER_END.search(self.text) is None

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as sentences do."""
        return _SENTENCE_END.search(self.text) is not None

    @cached_property
    def _is_prose(self) -> bool:
        words = self.words
        if len(words) < SHORTEST_SENTENCE or self.is_ticker:
            return False
        function_words = sum(word in PROSE_WORDS for word in words)
        if function_words * _WORDS_PER_FUNCTION_WORD < len(words):
            return False
        if _INNER_END.search(self.text) or len(words) > LONGEST_HEADLINE:
            return True
        return self.ends_sentence and not self._is_called_out

    @property
    def _is_called_out(self) -> bool:
        """Whether the line is one question or exclamation, as headlines are and leads are not."""
        return self.text[-1] in "?!" and len(self.words) <= _LONGEST_QUESTION

    @property
    def is_ticker(self) -> bool:
        """Whether headlines or menu items stand side by side, parted by dashes or bars, or many names by commas."""
        if self.ends_sentence:
            return False
        return _all_capital(_TICKER.split(self.text), 3) or _all_capital(self.text.split(", "), _FEWEST_NAMES)

    @property
    def is_prose(self) -> bool:
        """Whether the line is a paragraph of sentences."""
        return self.role is Role.PROSE

    @property
    def is_bullet(self) -> bool:
        """Whether the line is an item of a list or a row of a table."""
        row = " | " in self.text and any(map(str.isdigit, self.text))
        listed = row or self.kind in (LineKind.LIST_ITEM, LineKind.TABLE_ROW)
        return listed or stock_phrases.BULLET.match(self.folded) is not None


def is_site_name(text: str) -> bool:
    """Whether a text is a portal's or an office's name, as sites print it above everything."""
    return stock_phrases.SITE_NAME.fullmatch(to_match(text)) is not None and not stock_phrases.VERB.search(fold(text))


def _all_capital(pieces: list[str], fewest: int) -> bool:
    pieces = [piece.strip() for piece in pieces if piece.strip()]
    return len(pieces) >= fewest and all(piece[0].isupper() for piece in pieces)


def read_lines(blocks: Sequence[DocumentLine], places: Iterable[int] | None = None) -> list[Line]:
    """The lines of a document's blocks, or of those at some places: in stored form, no empty ones, no breaks."""
    texts = [
        (text, block.kind, place, block.hint, block.emphasised)
        for place, block in (enumerate(blocks) if places is None else ((place, blocks[place]) for place in places))
        for line in to_stored(block.text).split("\n")
        for text in _letterhead_cells(line)
        if text
    ]
    return [Line(number, *given) for number, given in enumerate(texts)]


def _letterhead_cells(line: str) -> list[str]:
    """A letterhead set as a table row becomes a line for each cell; any other line stays whole."""
    if "|" not in line or len(line) > 300:
        return [line]
    cells = [cell.strip() for cell in line.split("|")]
    if sum(map(bool, cells)) == 1:  # a row of a letterhead whose other column is empty
        return cells
    letterhead = any(is_state_line(fold(cell)) or read_place_date(cell) for cell in cells)
    return cells if letterhead else [line]
