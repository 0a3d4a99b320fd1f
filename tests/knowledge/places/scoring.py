"""How many articles get their provinces: `python -m tests.knowledge.places.scoring`.

Both sets were written for the purpose, spread over the country, with what is only mentioned beside what is meant; the
second was looked at when all was done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.places import find_article_places
from knowledge.records import ExtractedLine, LineRole

SETS = ("articles", "held_back")
_HERE = Path(__file__).parent


class Scored(NamedTuple):
    """An article with its provinces and what shows the first of them, as labelled and as found."""

    id: str
    provinces: tuple[list[str], list[str]]
    evidence: tuple[str | None, str | None]

    @property
    def right(self) -> bool:
        """Whether its provinces are those labelled, in their order."""
        return self.provinces[0] == self.provinces[1]


def score(name: str) -> Iterator[Scored]:
    """The articles of a set."""
    for line in (_HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        lines = [
            ExtractedLine(number=number, text=text, role=LineRole(role))
            for number, (role, text) in enumerate(row["lines"])
        ]
        stated = find_article_places(row["title"], lines, row["publisher"])
        found = list(dict.fromkeys(each.place.province for each in stated))
        shown = stated[0].evidence.value if stated else None
        yield Scored(row["id"], (row["provinces"], found), (row["evidence"], shown))


def main() -> None:
    """Print the table, and what is wrong."""
    for name in SETS:
        rows = list(score(name))
        right = sum(row.right for row in rows)
        shown = sum(row.evidence[0] == row.evidence[1] for row in rows)
        print(f"{name:<10} {len(rows):>3} articles, provinces right {right:>3}, evidence right {shown:>3}")
        for row in rows:
            if not row.right:
                print(f"  {row.id}: {row.provinces[0]} expected, {row.provinces[1]} found")


if __name__ == "__main__":
    main()
