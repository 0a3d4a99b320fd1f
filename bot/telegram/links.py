"""Addresses of pages in what people write, with or without a scheme."""

from __future__ import annotations

import re

_WITH_SCHEME = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
# A host whose end no other word has, in front of a slash or of nothing: an address of mail is none.
_WITHOUT_SCHEME = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:vn|com|org|net|info|edu|gov|asia|int|eu)"
    r"(?![\w@-]|\.\w)(?:/[^\s<>\"“”]*)?",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}…'"


def find_link(text: str) -> str | None:
    """The first address in a text as it is written, without what ends the sentence behind it; none where none is."""
    found = _WITH_SCHEME.search(text) or _WITHOUT_SCHEME.search(text)
    return found[0].rstrip(_TRAILING) if found is not None else None


def addresses_of(link: str) -> tuple[str, ...]:
    """The addresses that a link may mean, the likeliest first: one without a scheme is of either."""
    if _WITH_SCHEME.match(link):
        return (link,)
    return (f"https://{link}", f"http://{link}")
