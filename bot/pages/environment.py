"""The templates of pages: everything that is put into them is escaped, and what is missing is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from bot import texts
from bot.pages.markup import to_page_html
from bot.redaction.control_characters import without_control

_HERE = Path(__file__).parent
STYLE = _HERE / "style" / "page.css"
"""The one style sheet of every page."""
ICON = _HERE / "style" / "icon.svg"
"""The sign of every page."""


@cache
def environment_of(*folders: Path) -> jinja2.Environment:
    """The environment that looks for templates in ``folders``, and then among those that all pages share.

    A process compiles a template once. In templates ``say`` is the texts of pages, ``browsing`` those of places and
    articles, and ``blocks|html`` the markup of blocks. Strings are written without characters that steer.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*folders, _HERE / "templates"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finish,
        auto_reload=False,
    )
    environment.globals["say"] = texts.pages
    environment.globals["browsing"] = texts.browsing
    environment.filters["html"] = to_page_html
    return environment


def _finish(written: object) -> object:
    # What is markup was made of texts that are cleaned already.
    is_text = isinstance(written, str) and not isinstance(written, Markup)
    return without_control(str(written)) if is_text else written
