"""Where answers stand as pages, pictures and files, where a page in the browser is served beside Zalo."""

from __future__ import annotations

from bot.conversation.choices import Action, Chosen
from knowledge.records import Record

# What Zalo shows there as a picture or a file, which it takes by an address alone.
_NEED_PAGES = frozenset({Action.TABLE, Action.PICTURE})


class Pages(Record):
    """Addresses of answers; without a public one of ours there are none."""

    url: str | None = None

    def allow(self, chosen: Chosen) -> bool:
        """Whether what was chosen can be shown in Zalo."""
        return self.url is not None or chosen.action not in _NEED_PAGES | {Action.CHART}

    def chart(self, chosen: Chosen) -> str | None:
        """The picture of a chart."""
        return f"{self.url}/a/{chosen.id}/bieu-do/{chosen.n}.png" if self.url else None

    def rows(self, chosen: Chosen) -> str | None:
        """The page with all rows of figures."""
        return f"{self.url}/a/{chosen.id}/bang/{chosen.n}" if self.url else None

    def workbook(self, entry_id: str) -> str | None:
        """The figures of an answer as a file."""
        return f"{self.url}/a/{entry_id}/so-lieu.xlsx" if self.url else None
