"""The sentences of an article with what each leans on: the line that introduces it, and the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.records import Chunk
from knowledge.targets.context import Passage
from knowledge.targets.modality import says_target
from knowledge.targets.periods import Period, find_periods, nearest_period
from knowledge.targets.quantities import find_quantities

# An item without any mark or stop is no longer than two lines of print.
_SHORT = 160
# No sentence of prose is longer (the longest of the real articles and pages at hand has 749 characters), and each
# figure looks at all of its sentence: what is longer is read in pieces.
_LONGEST = 1_500
_BULLET = re.compile(r"^\s*(?:[-–—•+*▪]|\d{1,2}[.)]|[a-zđ][.)])\s+", re.IGNORECASE)
_STARTS_WITH_FIGURE = re.compile(
    r"^\s*(?:[-–—•+*▪]\s*)?(?:và |có |trên |hơn |khoảng |gần |ít nhất |tối thiểu |phấn đấu )*\d", re.IGNORECASE
)
# A heading over how things stand.
_STANDING = re.compile(r"thực trạng|hiện trạng|kết quả|tình hình", re.IGNORECASE)
# A sentence that goes on with what the one before has begun: it opens with a figure, or says so.
_CONTINUES = re.compile(
    r"^\s*(?:(?:và |có |trên |hơn |khoảng |gần )?\d|(?:bên cạnh đó|ngoài ra|cùng với đó|đồng thời|cũng trong)\b|"
    r"[^,.;:]{0,40}\bcũng (?:đã|sẽ)\b)",
    re.IGNORECASE,
)
# A sentence that speaks of what the one before has named: the same rate, the same people, the same time.
_POINTS = re.compile(
    r"[^.;]{0,60}?(?<!\w)(?:(?:tỷ lệ|tỉ lệ|con số|số|mốc|cơ sở|doanh nghiệp|đơn vị|nơi|hộ|thời gian|năm|"
    r"giai đoạn) (?:này|đó|ấy|trên|nói trên))(?!\w)|(?:những nơi|số này|trong khi đó|tuy nhiên|bên cạnh đó|ngoài ra|"
    r"cùng với đó|trong đó|trong số|riêng|theo đó|qua đó|nhờ đó|có \d|tỉnh (?:ghi nhận|có|đã)|cũng|"
    r"cùng (?:năm|thời))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Lead:
    """What a sentence hands on to those that lean on it, with its last period; empty where there is none."""

    passage: Passage = field(default_factory=Passage)
    period: Period | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text

    def holds(self, position: int) -> bool:
        """Whether a position of the article lies in it."""
        return self.passage.base <= position < self.passage.base + len(self.text)


@dataclass(frozen=True)
class LedSentence:
    """A sentence, the line that introduces it, and the sentence before it in its paragraph."""

    passage: Passage
    lead: Lead
    before: Lead

    @property
    def leans(self) -> bool:
        """Whether it goes on with what the sentence before says."""
        if _POINTS.match(self.passage.text) is not None:
            return True
        return self.before.period is not None and _CONTINUES.match(self.passage.text) is not None


def find_sentences(text: str, chunks: Sequence[Chunk]) -> Iterator[LedSentence]:
    """The sentences of a text in its order, ``chunks`` being its chunks; none for an empty one."""
    introduction, previous = Lead(), Lead()
    last_end, last_line = 0, ""
    for start, end in _pieces(text, sorted({span for chunk in chunks for span in chunk.sentences})):
        sentence = text[start:end]
        if last_end == 0 or "\n" in text[last_end:start]:
            opened = introduction.text.rstrip().endswith(":") and len(sentence) < _SHORT
            if not opened and not _is_item(sentence, last_line):
                introduction = Lead()
            last_line, previous = sentence, Lead()
        yield LedSentence(Passage(sentence, start), introduction, previous)
        previous = _lead_of(Passage(sentence, start), previous if previous.text else introduction)
        if sentence.rstrip().endswith(":") or _is_heading(sentence):
            introduction = previous
        last_end = end


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences as they are, and what is longer than any in pieces that end with a clause, or at least with a word."""
    for start, end in spans:
        while end - start > _LONGEST:
            last = start + _LONGEST
            cuts = (text.rfind(mark, start + _LONGEST // 2, last) + len(mark) for mark in ("; ", ", ", " "))
            cut = next((cut for cut in cuts if cut > start + _LONGEST // 2), last)
            yield start, cut
            start = cut
        yield start, end


def _is_heading(sentence: str) -> bool:
    """Whether a line without a stop announces figures: it says for when, or that they are targets, and has none."""
    if len(sentence) >= _SHORT or not sentence[-1:].isalnum():
        return False
    announces = bool(find_periods(sentence)) or says_target(sentence) or _STANDING.search(sentence) is not None
    return announces and next(find_quantities(sentence), None) is None


def _is_item(line: str, before: str) -> bool:
    """Whether a line goes on with a list: it is marked or opens with a figure, or the line before it ends openly.

    A list's introduction ends with a colon, its items with semicolons or nothing, its last one with a full stop.
    """
    if _BULLET.match(line) or _STARTS_WITH_FIGURE.match(line):
        return True
    return before.rstrip().endswith((":", ";", ",")) or (before[-1:].isalnum() and len(line) < _SHORT)


def _lead_of(sentence: Passage, before: Lead) -> Lead:
    period = nearest_period(find_periods(sentence.text), len(sentence.text))
    return Lead(sentence, period or before.period)
