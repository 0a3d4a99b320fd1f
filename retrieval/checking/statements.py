"""A text taken apart into its statements: sentences and list items, one for each figure of those that have some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from knowledge.intake.chunking import chunk
from knowledge.places import find_article_places, find_places, make_places
from knowledge.records import Article, Chunk, ExtractedLine, LineKind, LineRole, Record
from knowledge.targets import Indicator, Target, TargetKind
from knowledge.targets.extraction import read_figures
from knowledge.targets.figure import Figure
from knowledge.targets.quantities import find_quantities
from knowledge.vietnamese.normalization import has_marks, to_match, to_stored
from knowledge.vietnamese.units import without_marks
from retrieval.analysis.tokenizer import tokenize
from retrieval.checking.unmarked import restore_marks
from retrieval.query.small_talk import find_small_talk

# What says less than this many words is no statement of its own: "Rất hay.", "Xem thêm ở đây."
_FEWEST_WORDS = 4
# A heading fills a line or two of print, and ends without a stop.
_LONGEST_HEADING = 160
# Read in a second where all stand in one sentence; an article of two pages has thirty.
_MOST_FIGURES = 120
_BARE_YEAR = re.compile(r"(?<![\d/.,-])(?<!năm )(?:19|20)\d\d(?!\d|[/.,-]\d|\s?%|\s?[-–])")
_BULLET = re.compile(r"^\s*(?:[-–—•+*▪✅👉🔹]|\d{1,2}[.)])\s+")
_STOPS = (".", "!", "?", ";", ":", "…")
_LINK = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_CALLED = (
    r"(?: (?:bạn|ạ|vậy|thế|nhỉ|hả|hen|ad|admin|bot|em|anh|chị|bác|mình|các bạn|các bác|mọi người|cả nhà|nhà mình))*"
)
_QUESTION = re.compile(
    rf"\?|(?<!\w)(?:không|ko|kg|hông|hok|hem|(?<!vẫn )chưa|thế nào|ra sao|bao nhiêu(?: \w+){{0,2}}|vì sao|tại sao)"
    rf"{_CALLED}\W*$|(?<!\w)(?:ai biết|có ai)(?!\w)|^\W*(?:liệu|có phải|phải chăng)(?!\w)"
)
_QUESTION_UNMARKED = re.compile(without_marks(_QUESTION.pattern))
_OPINION = re.compile(
    r"(?<!\w)(?:theo (?:tôi|mình|em|ý kiến|quan điểm)|(?:tôi|mình|em|chúng tôi|cá nhân tôi) (?:thấy|nghĩ|cho rằng|tin"
    r"|mong|nghe|đoán)|thiết nghĩ|có lẽ|(?:thật|quá) (?:là )?(?:hay|tuyệt|tốt)|rất (?:hay|bổ ích|tuyệt))(?!\w)"
)
_WISH = re.compile(
    r"^\W*(?:(?:rất|kính|chỉ|xin|hết sức) )?(?:mong|chúc|hy vọng|hi vọng|ước gì|xin (?!phép)|hãy|mời|nhờ|kính|chào"
    r"|trân trọng|cảm ơn|cám ơn|chia sẻ (?:ngay|giúp|cho)|anh chị|mọi người|các bác|cả nhà)(?!\w)"
    r"|(?<!\w)(?:nhé|nha|nhỉ|ạ)\W*$"
)


class Statement(NamedTuple):
    """A sentence of a text at ``start`` to ``end``, and one figure of it, or none where it has none.

    ``says_kind`` says that its own words or the line that introduces it tell what the figure is, ``says_period`` that
    its own say for when.
    """

    text: str
    start: int
    end: int
    figure: Target | None = None
    says_kind: bool = False
    says_period: bool = False


class TakenApart(Record):
    """A text as it was read, and its statements in order; ``province`` is the only one that it is about.

    ``unread`` counts the figures behind the last that was read, each of which would be a statement.
    """

    text: str
    statements: tuple[Statement, ...]
    province: str | None
    unread: int = 0


def take_apart(given: str) -> TakenApart:
    """The statements of a text, each figure with the place and the year that its title and earlier sentences give it.

    Figures are read with the marks that a line without any lacks; the statements are in the words of the text.

    Greetings, opinions, wishes, questions and headings are none; a text of nothing else has no statements.
    """
    given, unread = _readable(given)
    typed = _lines_of(given)
    lines = [line.model_copy(update={"text": restore_marks(line.text)}) for line in typed]
    title = lines[0].text if _is_heading(lines) else ""
    told = lines[1:] if title else lines
    text = "\n".join(line.text for line in told)
    shown = "\n".join(line.text for line in typed[len(lines) - len(told) :])
    chunks = chunk(told)
    provinces = _provinces(title, told)
    article = Article(id="", title=title, source="", text=text, places=make_places(list(provinces[:1]), []))
    statements = tuple(
        _statements(shown, chunks, _carry_on([_with_bare_year(each) for each in read_figures(article, chunks)]))
    )
    return TakenApart(text=shown, statements=statements, province=provinces[0] if provinces else None, unread=unread)


def _readable(given: str) -> tuple[str, int]:
    """A text up to its last figure that is read, and how many stand behind it."""
    starts = [each.start for each in find_quantities(given)]
    if len(starts) <= _MOST_FIGURES:
        return given, 0
    return given[: starts[_MOST_FIGURES]], len(starts) - _MOST_FIGURES


def _lines_of(given: str) -> list[ExtractedLine]:
    stored = (to_stored(line).strip() for line in given.split("\n"))
    return [
        ExtractedLine(
            number=number,
            text=line,
            kind=LineKind.LIST_ITEM if _BULLET.match(line) else LineKind.PARAGRAPH,
            role=LineRole.BODY,
        )
        for number, line in enumerate(line for line in stored if line)
    ]


def _is_heading(lines: Sequence[ExtractedLine]) -> bool:
    """Whether the first line is the heading of the others: short, without a stop, and no item of a list."""
    if len(lines) < 2:
        return False
    first = lines[0]
    return first.kind is LineKind.PARAGRAPH and len(first.text) <= _LONGEST_HEADING and first.text[-1] not in _STOPS


def _provinces(title: str, lines: Sequence[ExtractedLine]) -> tuple[str, ...]:
    """The one province that a text is about: as of an article, or else the only one that it names."""
    about = dict.fromkeys(stated.place.province for stated in find_article_places(title, lines))
    if len(about) != 1:
        named = (find_places(line) for line in (title, *(each.text for each in lines)))
        about = dict.fromkeys(place.provinces[0] for places in named for place in places if place.certain)
    return tuple(about) if len(about) == 1 else ()


def _carry_on(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those that say nothing of kind and time taking both from a target told just before.

    "Phấn đấu đến năm 2020 có … Cơ sở áp dụng tiết kiệm 8-13%": so people sum a plan up, and no document is written so.
    """
    carried: list[Figure] = []
    for each in figures:
        before, target = carried[-1].target if carried else None, each.target
        vague = target.kind is TargetKind.CLAIM and each.kind is None and target.period_to is None
        if vague and target.indicator is not Indicator.OTHER and before is not None and _is_target(before, target):
            taken = {"kind": before.kind, "period_from": before.period_from, "period_to": before.period_to}
            each = replace(each, target=target.model_copy(update=taken))
        carried.append(each)
    return carried


def _with_bare_year(each: Figure) -> Figure:
    """The figure, of the only year that its sentence has, where no words say for when it is.

    "Mục tiêu Thanh Hóa 2020: 50% …": unread, it would be told of any year.
    """
    target = each.target
    years = set(_BARE_YEAR.findall(target.sentence))
    if target.period_to is not None or len(years) != 1:
        return each
    year = int(years.pop())
    begun = None if target.kind is TargetKind.TARGET else year
    return replace(each, target=target.model_copy(update={"period_from": begun, "period_to": year}))


def _is_target(before: Target, figure: Target) -> bool:
    return before.kind is TargetKind.TARGET and before.province == figure.province and before.scope is figure.scope


def _statements(text: str, chunks: Sequence[Chunk], figures: Sequence[Figure]) -> Iterator[Statement]:
    introduced = False
    for start, end in (span for each in chunks for span in each.sentences):
        said = text[start:end]
        introduced = said.endswith(":") or (introduced and _BULLET.match(said) is not None)
        if not _states(said):
            continue
        of_it = [each for each in figures if start <= each.target.quantity_start < end]
        for each in of_it:
            says_kind = each.kind is not None or introduced
            yield Statement(said, start, end, each.target, says_kind, each.period is not None)
        if not of_it and not said.endswith(":"):
            yield Statement(said, start, end)


def _states(said: str) -> bool:
    """Whether a sentence says that something is so."""
    bare = _BULLET.sub("", said)
    written = to_match(bare)
    asking = _QUESTION if has_marks(bare) else _QUESTION_UNMARKED
    if _LINK.match(bare) or any(pattern.search(written) for pattern in (asking, _OPINION, _WISH)):
        return False
    tokens = tokenize(bare)
    return len(tokens) >= _FEWEST_WORDS and find_small_talk(tokens) is None
