"""One page of the folder: a template with what it shows, in the frame that all pages share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot import texts
from bot.pages.environment import environment_of
from bot.pages.head import Head
from bot.publishing.folder import SiteFile
from bot.publishing.paths import DOCUMENTS, ICON, INDEX, MISSING, SCRIPT, STYLE, PageLinks, card_path, place_of
from bot.publishing.pictures import card_file
from bot.views.markup import whole
from knowledge.targets import Indicator

_TEMPLATES = Path(__file__).parent / "templates"
# No script but our file, no frame, no form that is sent, nothing from other hosts. A page cannot say by whom it may be
# framed: that takes a header.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; {}base-uri 'none'; form-action 'none'"
# What search engines show of a description.
_DESCRIPTION = 200
# Longer titles are cut in a browser's tab and in previews anyway.
_TITLE = 120


@dataclass(frozen=True)
class Options:
    """Where the folder will be found, none where that is not known, and where questions can be asked."""

    base: str | None = None
    ask: str | None = None


class About(NamedTuple):
    """What a page is about, to whoever sees a link to it.

    Its card shows what there is ``above``, and under it what it shows ``first`` or else the title, and its ``source``.
    """

    title: str
    said: str
    above: str = ""
    source: str = ""
    first: str = ""


class PageMaker:
    """Makes pages that lead to each other; ``topics`` and ``indicators`` are those with pages."""

    def __init__(self, options: Options, topics: Collection[str], indicators: Collection[Indicator]) -> None:
        self.options = options
        self._topics = topics
        self._indicators = indicators
        self._environment = environment_of(_TEMPLATES)
        self._environment.globals["publishing"] = texts.publishing

    def links(self, path: str) -> PageLinks:
        """What leads on from a page. Where nobody knows under which address it is shown, from the folder's place."""
        base = place_of(self.options.base) if path == MISSING and self.options.base is not None else None
        return PageLinks(path, self._topics, self._indicators, base)

    def page(
        self, path: str, template: str, about: About, shown: Mapping[str, object], *, card: str = INDEX
    ) -> SiteFile:
        """A page with what its template shows; its preview is the ``card`` of a page, of the first unless said."""
        links = self.links(path)
        has_script = path == DOCUMENTS
        head = Head(
            title=_titled(about.title),
            description=texts.answers.shortened(" ".join(whole(about.said).split()), _DESCRIPTION),
            style=links.asset(STYLE),
            icon=links.asset(ICON),
            home=links.asset(INDEX),
            script=links.asset(SCRIPT) if has_script else None,
            address=self._address(path),
            picture=self._picture(card),
            is_listed=path != MISSING,
        )
        context = {
            "head": head,
            "policy": _POLICY.format("script-src 'self'; " if has_script else ""),
            "documents": links.asset(DOCUMENTS),
            "ask": self.options.ask,
            **shown,
        }
        text = self._environment.get_template(template).render(context)
        return SiteFile(path, lambda: text.encode())

    def with_card(self, path: str, template: str, about: About, shown: Mapping[str, object]) -> Iterator[SiteFile]:
        """A page, and where the folder's address is known the card that stands beside a link to it."""
        if self.options.base is not None:
            yield card_file(path, about.above, about.first or about.title, about.source)
        yield self.page(path, template, about, shown, card=path)

    def _address(self, path: str) -> str | None:
        if self.options.base is None or path == MISSING:
            return None
        return self.options.base + ("" if path == INDEX else path)

    def _picture(self, card: str) -> str | None:
        return None if self.options.base is None else self.options.base + card_path(card)


def _titled(title: str) -> str:
    short = texts.answers.shortened(whole(title), _TITLE)
    return short if short == texts.pages.SITE else f"{short} – {texts.pages.SITE}"
