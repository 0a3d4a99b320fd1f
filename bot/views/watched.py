"""What operators are told of the pages that articles are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import texts
from bot.views.blocks import ReplyBlock, Run, bold_block, plain_block
from knowledge.intake.watching import PageReport
from knowledge.store.watched_pages import PageRole, PageState

# More of them are for the terminal.
_MOST_NAMED = 5
_TITLE = 120


def compose_watched(reports: Sequence[PageReport]) -> tuple[ReplyBlock, ...]:
    """Which pages are gone, then which have changed; of sources that they are gone alone, for they always change."""
    return tuple(_blocks(reports))


def _blocks(reports: Sequence[PageReport]) -> Iterator[ReplyBlock]:
    for state in (PageState.DEAD, PageState.CHANGED):
        some = [
            each for each in reports if each.state is state and (each.role is PageRole.CITED or state is PageState.DEAD)
        ]
        if some:
            yield bold_block(texts.operators.WATCHED_TITLES[state.value])
        for each in some[:_MOST_NAMED]:
            title = texts.answers.shortened(each.title or each.url, _TITLE)
            code = f" ({each.article_id})" if each.article_id else ""
            yield ReplyBlock(runs=(Run(text="• "), Run(text=title, link=each.url), Run(text=code)), tight=True)
        if len(some) > _MOST_NAMED:
            yield plain_block(texts.operators.watched_further(len(some) - _MOST_NAMED), tight=True)
