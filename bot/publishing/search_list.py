"""Every article in a line for the script that filters them; without the script there are lists by place and year."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.publishing.home import NO_YEAR
from bot.publishing.paths import article_path
from bot.views.markup import whole
from knowledge.records import Article


def to_search_list(articles: Sequence[Article]) -> bytes:
    """A script that names the page, title, places, year and publisher of each article, in the order given.

    It holds text alone: nothing in a title ends the script or becomes markup where a page should hold it.
    """
    rows = [
        [
            article_path(each.id),
            whole(each.title),
            ", ".join(dict.fromkeys((*each.provinces, *each.provinces_now))),
            str(each.date.year or NO_YEAR),
            whole(each.publisher or ""),
        ]
        for each in articles
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"self.documents = [\n{_harmless(lines)}\n];\n".encode()


def _harmless(script: str) -> str:
    """Without what ends a script in a page, or a line of one for old browsers."""
    for letter in "<>&\u2028\u2029":
        script = script.replace(letter, f"\\u{ord(letter):04x}")
    return script
