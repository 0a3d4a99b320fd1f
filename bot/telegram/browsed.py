"""What a button of the collection carries: which province, which year, which page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.vietnamese.normalization import fold

ALL, NONE = "*", "-"


@dataclass(frozen=True)
class Selection:
    """What is being looked at: a province by its slug (all, or none), a year (all, or none) and a page from 0."""

    place: str = ALL
    year: str | None = None
    page: int = 0

    @property
    def button(self) -> str:
        """What a button to this selection carries."""
        return f"n:{self.place}" + (f":{self.year}:{self.page}" if self.year is not None else "")


MOST_IN_GROUP = 12
"""Of buttons that everybody in a group has on their screen; the rest opens in private."""
_OPENED = re.compile(r"n_(?P<place>[a-z0-9-]{1,50})")
_ALL_OPENED = "all"


def rest_link(username: str, selection: Selection) -> str:
    """The address that opens the bot with all that a group sees the beginning of."""
    place = _ALL_OPENED if selection.place == ALL else selection.place
    return f"https://t.me/{username}?start=n_{place}"


def read_rest(payload: str) -> Selection | None:
    """What such an address hands to ``/start``; none for any other."""
    found = _OPENED.fullmatch(payload)
    if found is None:
        return None
    return Selection(ALL if found["place"] == _ALL_OPENED else found["place"])


def slug(province: str) -> str:
    """A province's name as a button carries it."""
    return re.sub(r"[^a-z0-9]+", "-", fold(province)).strip("-")


def browsing_data(province: str | None, year: int | None) -> str:
    """What a button to the documents about a province carries, or to all; of a year or any."""
    return Selection(slug(province) if province is not None else ALL, ALL if year is None else str(year)).button
