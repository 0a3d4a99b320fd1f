"""Pictures beside the pages: charts, and the cards that stand beside a link; drawn when what they show has changed."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import metadata
from importlib.resources import files

from bot import texts
from bot.pages.place_charts import Chart
from bot.publishing.folder import SiteFile
from bot.publishing.paths import card_path
from bot.views.charts import draw_targets

# Where pictures are drawn: what is changed there makes all of them anew.
_DRAWN_BY = (("bot.views", "charts.py"), ("bot.pages", "preview_card.py"), ("bot.pages", "lettering.py"))


def chart_file(path: str, chart: Chart) -> SiteFile:
    """A chart as a file of the folder."""
    return SiteFile(path, lambda: draw_targets(*chart), _recipe("chart", *chart))


def card_file(page: str, title: str, said: str, source: str) -> SiteFile:
    """The card that stands beside a link to a page."""

    def draw() -> bytes:
        from bot.pages.preview_card import draw_preview

        return draw_preview(title, said, source)

    return SiteFile(card_path(page), draw, _recipe("card", title, said, source))


def _recipe(*shown: object) -> str:
    """What a picture is made from: what it shows, and what draws it."""
    written = json.dumps([_drawing(), texts.pages.SITE, *shown])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


@cache
def _drawing() -> str:
    digest = hashlib.sha256(metadata.version("matplotlib").encode())
    for package, name in _DRAWN_BY:
        digest.update(files(package).joinpath(name).read_bytes())
    return digest.hexdigest()
