"""A checked text: a row a statement, with what was found, in one line where many read; then the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot import texts
from bot.views.answer import source_runs
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, plain_block
from bot.views.figure_rows import figure
from retrieval.records import CheckedStatement, CheckedText, Finding

# As many rows as a group reads, and as much of a statement as tells which one it is: a line or two of a phone, and in
# private all of most sentences.
GROUP_ROWS = 8
_GROUP_WORDS = 56
_PRIVATE_WORDS = 220
# A colon ends no part: before it stands whose figure it is.
_PART_ENDS = ";\n"
_NAMED = 20
_EDGES = " .,;-–•+*"
_MOST_TELLING = (Finding.DIFFERS, Finding.MATCHES, Finding.NOT_TOLD)


def compose_checked(checked: CheckedText, *, in_group: bool) -> tuple[ReplyBlock, ...]:
    """What was found of each statement; in a group a line each, eight at most, what differs before what is not told."""
    if not checked.statements:
        return (plain_block(texts.checking.NOTHING_STATED),)
    return tuple(_for_group(checked) if in_group else _in_private(checked))


def _for_group(checked: CheckedText) -> Iterator[ReplyBlock]:
    # Of more than are shown those are kept that tell most, in the order of the text.
    telling = sorted(enumerate(checked.statements), key=lambda each: _MOST_TELLING.index(each[1].finding))
    shown = [each for _, each in sorted(telling[:GROUP_ROWS], key=lambda each: each[0])]
    yield bold_block(_heading(checked))
    yield from _rows(shown, _GROUP_WORDS, tight=True)
    hidden = len(checked.statements) - len(shown) + checked.left_out
    if hidden:
        yield plain_block(texts.checking.more(hidden, in_group=True), tight=True)
    yield from _sources(checked, shown)


def _in_private(checked: CheckedText) -> Iterator[ReplyBlock]:
    yield bold_block(_heading(checked))
    yield from _rows(checked.statements, _PRIVATE_WORDS, tight=False)
    if checked.left_out:
        yield plain_block(texts.checking.more(checked.left_out, in_group=False))
    yield from _sources(checked, checked.statements)
    if any(each.finding is Finding.NOT_TOLD for each in checked.statements):
        yield italic_block(texts.checking.NOT_FALSE)


def _heading(checked: CheckedText) -> str:
    return texts.checking.heading(Counter(each.finding.value for each in checked.statements))


def _rows(shown: Sequence[CheckedStatement], room: int, *, tight: bool) -> Iterator[ReplyBlock]:
    """A row a statement; what pages say differently stands once, under the last statement that it is about."""
    last = {each.conflict: number for number, each in enumerate(shown) if each.conflict is not None}
    for number, each in enumerate(shown):
        yield _row(each, room, tight=tight)
        if each.conflict is not None and last[each.conflict] == number:
            yield italic_block(texts.answers.pages_differ(each.conflict), tight=True)


def _row(statement: CheckedStatement, room: int, *, tight: bool) -> ReplyBlock:
    """The statement in its own words, its figure in bold, and what was found of it."""
    mark = texts.checking.MARKS[statement.finding.value]
    number = f" [{statement.citation}]" if statement.citation is not None else ""
    passed = f" · {texts.checking.passed(statement.passed)}" if statement.passed is not None else ""
    before, figured, behind = _excerpt(statement, room)
    return ReplyBlock(
        runs=(
            Run(text=f"{mark} {before}"),
            Run(text=figured, bold=True),
            Run(text=f"{behind} · "),
            Run(text=_verdict(statement), bold=statement.finding is Finding.DIFFERS),
            Run(text=f"{number}{passed}"),
        ),
        tight=tight,
    )


def _verdict(statement: CheckedStatement) -> str:
    if statement.finding is Finding.DIFFERS and statement.figure is not None and statement.stated is not None:
        return texts.checking.differs(figure(statement.stated), figure(statement.figure))
    return texts.checking.MATCHES if statement.finding is Finding.MATCHES else texts.checking.NOT_TOLD


def _excerpt(statement: CheckedStatement, room: int) -> tuple[str, str, str]:
    """The part of a statement that its figure stands in, before, with and behind the figure; whole words, as printed.

    Where it does not fit, what stands before the figure is cut first, so that the figure stays. Without a figure all of
    it stands before.
    """
    said = statement.text
    if statement.figure is None:
        return _cut(said.strip(_EDGES), room), "", ""
    first = statement.figure.quantity_start - statement.start
    last = statement.figure.quantity_end - statement.start
    start = max(said.rfind(stop, 0, first) for stop in _PART_ENDS) + 1
    end = min((found for stop in _PART_ENDS if (found := said.find(stop, last)) >= 0), default=len(said))
    before, figured, behind = said[start:first].lstrip(_EDGES), said[first:last], said[last:end].rstrip(_EDGES)
    # The figure opens what is shown where all before it leaves no room for what it counts.
    if len(before) + len(figured) + len(behind) > room and len(before) > room // 2:
        before = f"{_opening(before)}{texts.answers.ELLIPSIS}"
    return before, figured, _cut(behind, room - len(before) - len(figured))


def _opening(before: str) -> str:
    """What stands before a colon, mostly the place, where it is short: "Thanh Hóa: "."""
    named, colon, _ = before.partition(":")
    return f"{named}: " if colon and len(named) <= _NAMED else ""


def _cut(said: str, room: int) -> str:
    return said if len(said) <= room else said[:room].rsplit(" ", 1)[0].rstrip(" ,") + texts.answers.ELLIPSIS


def _sources(checked: CheckedText, shown: Sequence[CheckedStatement]) -> Iterator[ReplyBlock]:
    """The sources of what is shown, an article that was named already only referred to."""
    numbers = {each.citation for each in shown}
    first_of: dict[str, int] = {}
    for citation in checked.citations:
        if citation.n in numbers:
            first = first_of.setdefault(citation.article_id, citation.n)
            yield ReplyBlock(runs=tuple(source_runs(citation, first)), tight=len(first_of) > 1 or first != citation.n)
