"""What can be done with an answer, as lines with numbers, and what each number stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot import texts
from bot.conversation.answer_choices import without_later
from bot.conversation.choices import Action, ArticleFilter, Choice, Chosen, Rows
from bot.views.blocks import ReplyBlock, plain_block
from bot.zalo.pages import AnswerPages
from knowledge.records import Record

_BESIDE = " · "
# What many read is not judged by each of them, nor copied: it stands there.
_OF_GROUPS = frozenset(
    {
        Action.PASSAGE,
        Action.SOURCES,
        Action.BACK,
        Action.OPEN,
        Action.SUGGESTION,
        Action.EVERYWHERE,
        Action.INDICATOR,
        Action.CHART,
    }
)


class Pick(Record):
    """What a number stands for; exactly one of the fields is set, ``page`` beside ``articles`` alone."""

    chosen: Chosen | None = None
    copied_of: str | None = None
    articles: ArticleFilter | None = None
    page: int = 0
    article: str | None = None
    question: str | None = None
    long_form: bool | None = None

    def as_kept(self) -> dict[str, Any]:
        """As it stands in the database."""
        return self.model_dump(mode="json", exclude_defaults=True)


class Line(Record):
    """Choices that stand on one line, by their labels, or under one label for ``all`` of them."""

    picks: tuple[tuple[str, Pick], ...]
    all: str = ""


def lines_of(
    rows: Rows, entry_id: str, pages: AnswerPages, *, in_group: bool, shown: Chosen | None = None
) -> tuple[Line, ...]:
    """Rows of choices as lines, without what is shown already or cannot be done here."""
    lines = (tuple(_picks(row, entry_id, pages, in_group, shown)) for row in without_later(rows))
    return tuple(Line(picks=picks) for picks in lines if picks)


def addresses_of(rows: Rows) -> tuple[str, ...]:
    """The pages among choices, which need no number."""
    return tuple(each.url for row in rows for each in row if each.url is not None)


def compose_lines(lines: Sequence[Line], heading: str) -> tuple[tuple[ReplyBlock, ...], tuple[Pick, ...]]:
    """The lines below a heading, numbered from 1, and what the numbers stand for; nothing of nothing."""
    if not lines:
        return (), ()
    picks: list[Pick] = []
    said = [heading]
    for line in lines:
        first = len(picks) + 1
        picks += (pick for _, pick in line.picks)
        every = line.all or (texts.choices.BUTTON_ARTICLE if _are_cited_so(line, first) else "")
        if every:
            said.append(texts.zalo.numbered_all(first, len(picks), every))
        else:
            labels = [texts.zalo.numbered(number, label) for number, (label, _) in enumerate(line.picks, first)]
            # What parts itself as the line would be has a line of its own.
            said += labels if any(_BESIDE in label for label in labels) else [_BESIDE.join(labels)]
    # In one block, so that no message ends between two numbers.
    return (plain_block("\n".join(said)),), tuple(picks)


def _are_cited_so(line: Line, first: int) -> bool:
    """Whether several documents have the numbers to type by which they are cited above."""
    cited = [pick.chosen.n for _, pick in line.picks if pick.chosen and pick.chosen.action is Action.PASSAGE]
    return len(cited) > 1 and cited == list(range(first, first + len(line.picks)))


def _picks(
    row: Sequence[Choice], entry_id: str, pages: AnswerPages, in_group: bool, shown: Chosen | None
) -> Iterator[tuple[str, Pick]]:
    for each in row:
        if each.chosen is not None:
            allowed = pages.allow(each.chosen) and (not in_group or each.chosen.action in _OF_GROUPS)
            if allowed and each.chosen != shown:
                yield each.name, Pick(chosen=each.chosen)
        elif each.articles is not None:
            yield each.name, Pick(articles=each.articles)
        elif each.copied is not None and not in_group:
            yield each.name, Pick(copied_of=entry_id)
