"""The frame of every page: its language, its landmarks, its head, and that nothing in it is markup by accident."""

from __future__ import annotations

import re

import jinja2
import pytest

from bot import texts
from bot.pages.environment import ICON, STYLE, environment_of
from bot.pages.head import Head

HEAD = Head(title="Một", description="Hai", style="page.css", icon="icon.svg", home="index.html")


def render(head: Head, template: str = '{% extends "base.html" %}') -> str:
    return environment_of().from_string(template).render(head=head)


def test_a_page_names_its_language_and_landmarks() -> None:
    """A screen reader speaks Vietnamese, and jumps to what the page is about."""
    page = render(HEAD)
    assert '<html lang="vi"' in page
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in page
    assert [page.count(f"<{tag}") for tag in ("header>", "main ", "footer>", "title>")] == [1, 1, 1, 1]
    assert f'href="#content">{texts.pages.SKIP}</a>' in page
    assert 'href="page.css"' in page
    assert "noindex" not in page


def test_previews_need_addresses_that_are_known() -> None:
    """Without them a preview has words alone; with them a picture of 1200 × 630."""
    assert "og:image" not in render(HEAD)
    page = render(HEAD.model_copy(update={"address": "https://a.vn/x", "picture": "https://a.vn/x.png"}))
    assert '<meta property="og:image" content="https://a.vn/x.png">' in page
    assert '<meta property="og:url" content="https://a.vn/x">' in page


def test_what_is_put_into_a_page_is_escaped_and_steers_nothing() -> None:
    """A title is text wherever it stands."""
    page = render(HEAD.model_copy(update={"title": '"><script>\u202e'}))
    assert "<script" not in page
    assert page.count("&#34;&gt;&lt;script&gt;\ufffd") == 2


def test_what_is_missing_is_an_error() -> None:
    """A page with a hole is not shown."""
    with pytest.raises(jinja2.UndefinedError):
        render(HEAD, "{{ nothing }}")


def test_the_style_needs_nothing_else() -> None:
    """One file: no fonts, no pictures, no imports, and small."""
    style = STYLE.read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|https?:", style)
    assert len(style) < 10_000
    assert "<script" not in ICON.read_text(encoding="utf-8")
