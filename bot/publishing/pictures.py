"""Pictures beside the pages: charts, and the cards that stand beside a link; drawn when what they show has changed."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import metadata
from importlib.resources import files

from bot import texts
from bot.pages.place_figures import Chart, compose_chart, drawable
from bot.pages.province import Picture
from bot.publishing.folder import SiteFile
from bot.publishing.paths import card_path
from bot.views.charts import draw_targets, size_of_targets
from retrieval.records import Answer

# Where pictures are drawn: what is changed there makes all of them anew.
_DRAWN_BY = (("bot.views", "charts.py"), ("bot.pages", "preview_card.py"), ("bot.pages", "lettering.py"))


def chart_of(answer: Answer, title: str, *, named: bool) -> Chart | None:
    """The chart of an answer's figures; none where it has none that can be drawn."""
    facts = drawable(answer.targets)
    return compose_chart(title, facts, answer.citations, named=named) if facts else None


def describe(chart: Chart, href: str) -> Picture:
    """A chart on a page."""
    width, height = size_of_targets(chart.bars, chart.sources)
    says = texts.browsing.chart_says(chart.title, len(chart.bars))
    return Picture(href=href, says=says, width=width, height=height)


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
