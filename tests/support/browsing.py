"""The real pages in a test: on a copy of what ships, and a browser that knows no JavaScript."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from lxml import html
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.composition.assistant import make_assistant, open_snapshots
from bot.composition.web import make_web
from bot.conversation.answerer import Answerer
from bot.settings import Settings
from knowledge.store.library import Library
from tests.support.database import copy_library
from tests.support.serving import PRIVACY_KEY

HERE = "http://testserver"
# People in most tests ask as fast as a machine.
_UNLIMITED = 6000


class Browser:
    """Opens pages, fills in their forms as they stand there, and keeps its cookies; nothing of it runs a script."""

    def __init__(self, app: Starlette, base: str = HERE, **headers: str) -> None:
        self.client = TestClient(app, base_url=base, follow_redirects=False, headers=headers)
        self.response: httpx.Response

    def open(self, path: str) -> html.HtmlElement:
        """Go to a page, wherever it leads."""
        self.response = self.client.get(path)
        return self._follow()

    def ask(self, question: str) -> html.HtmlElement:
        """Type a question into the field of the page that is open; of none, of the first."""
        if not hasattr(self, "response"):
            self.open("/")
        return self.send("/hoi", cau=question)

    def press(self, label: str) -> html.HtmlElement:
        """Tap the link or button with this label."""
        for link in self.page.xpath("//main//a[@href]"):
            if said(link) == label:
                return self.open(link.get("href"))
        for button in self.page.xpath("//form//button[@name]"):
            if said(button) == label:
                action = button.xpath("ancestor::form")[0].get("action")
                return self.send(action, **{button.get("name"): button.get("value")})
        raise AssertionError(f"nothing is called {label!r} among {self.labels}")

    def send(self, action: str, **fields: str) -> html.HtmlElement:
        """Send the form of the open page that leads there, with some of its fields filled in."""
        self.response = self.client.post(action, data={**self.hidden(action), **fields})
        return self._follow()

    def press_form(self, action: str) -> html.HtmlElement:
        """Send the form of the open page that leads there as it stands."""
        return self.send(action)

    def hidden(self, action: str) -> dict[str, str]:
        """What a form of the open page carries by itself."""
        form = self.page.xpath(f"//form[@action='{action}']")[0]
        return {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}

    @property
    def page(self) -> html.HtmlElement:
        """The page that is open."""
        return html.fromstring(self.response.text)

    @property
    def labels(self) -> list[str]:
        """What can be tapped below the page's head."""
        return [said(each) for each in self.page.xpath("//main//a[@href] | //main//button[@name]")]

    @property
    def path(self) -> str:
        """Where it is."""
        return self.response.url.path

    @property
    def text(self) -> str:
        """What can be read."""
        return " ".join(said(self.page.xpath("//main")[0]).split())

    def _follow(self) -> html.HtmlElement:
        for _ in range(5):
            if not self.response.is_redirect:
                break
            self.response = self.client.get(self.response.headers["location"])
        return self.page


@dataclass(frozen=True)
class WebStage:
    """Pages that are served, with the database behind them."""

    app: Starlette
    engine: Engine

    def browser(self, **headers: str) -> Browser:
        """Somebody who has never been here."""
        return Browser(self.app, **headers)


@contextmanager
def staged(shipped: Path, folder: Path, **settings: Any) -> Iterator[WebStage]:
    """The pages on a copy of what ships."""
    copy_library(shipped, folder)
    url = f"sqlite:///{folder / 'library.sqlite3'}"
    library = Library.open(url)
    snapshots = open_snapshots(Settings(_env_file=None), library, url)
    try:
        with lived(make_assistant(library, snapshots), library.engine, **settings) as stage:
            yield stage
    finally:
        snapshots.close()
        library.close()


@contextmanager
def lived(
    answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.monotonic, **settings: Any
) -> Iterator[WebStage]:
    """The pages around an engine that answers, from their beginning to their end."""
    given: Mapping[str, Any] = {
        "SXSH_PRIVACY_KEY": PRIVACY_KEY,
        "SXSH_QUESTIONS_A_MINUTE": _UNLIMITED,
        **settings,
    }
    app = make_web(Settings(_env_file=None, **given), answerer, engine, clock)
    with TestClient(app):
        yield WebStage(app, engine)


def said(element: html.HtmlElement) -> str:
    """The text of an element, in one line."""
    return " ".join(element.text_content().split())
