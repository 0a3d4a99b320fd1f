"""The name of a site beside the title of its page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from knowledge.vietnamese.normalization import fold

# Always between a title and the site's name; a dash is as often part of the title.
_BAR = re.compile(r"\s+(?:\||::|»)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def strip_site(title: str, site: str | None, url: str | None) -> str:
    """A title without the site's name after (or before) a bar, or after a dash when it is known to be its name."""
    parts = [part for part in _BAR.split(title) if part.strip()]
    if len(parts) > 1:
        return max((parts[0], parts[-1]), key=lambda part: len(part.split())).strip()
    dash = list(_DASH.finditer(title))
    if not dash:
        return title
    tail = _NOT_LETTERS.sub("", fold(title[dash[-1].end() :]))
    names = {_NOT_LETTERS.sub("", fold(name)) for name in (site, _site_address(url)) if name}
    return title[: dash[-1].start()].strip() if tail and any(tail in name for name in names) else title


def _site_address(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
