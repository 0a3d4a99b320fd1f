"""Where answers stand as pages, pictures and files, where a page in the browser is served beside Zalo."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.conversation.addresses import side_path
from bot.conversation.choices import Action, Chosen
from bot.views.blocks import ReplyBlock
from knowledge.records import Record

# What Zalo shows there as a picture or a file, which it takes by an address alone.
_NEED_PAGES = frozenset({Action.TABLE, Action.PICTURE})


class AnswerPages(Record):
    """Addresses of answers; without a public one of ours there are none."""

    url: str | None = None

    def allow(self, chosen: Chosen) -> bool:
        """Whether what was chosen can be shown in Zalo."""
        return self.url is not None or chosen.action not in _NEED_PAGES | {Action.CHART}

    def as_can_be(self, blocks: Sequence[ReplyBlock]) -> tuple[ReplyBlock, ...]:
        """Blocks that send nobody to a picture or a table that cannot be had."""
        if self.url is not None:
            return tuple(blocks)
        return tuple(
            each.model_copy(
                update={
                    "runs": tuple(
                        run.model_copy(update={"text": texts.figures.without_files(run.text)}) for run in each.runs
                    )
                }
            )
            for each in blocks
        )

    def picture(self, chosen: Chosen) -> str | None:
        """The picture of a chart."""
        return f"{self.url}{side_path(chosen)}.png" if self.url else None

    def side(self, chosen: Chosen) -> str | None:
        """The page with all rows of figures, or the figures as a file."""
        return f"{self.url}{side_path(chosen)}" if self.url else None
