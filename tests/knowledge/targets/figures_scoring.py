"""What is read of labelled figures, field by field: of those looked at from the start, and of those measured first.

    python -m tests.knowledge.targets.figures_scoring [PART...] [--wrong]

``figures/PART.jsonl`` holds the passages; how they are labelled stands in ``figures/README.md``. Every reading that a
second reader would accept is right. Prints the table for percentages of a programme, then for all labelled figures;
``--wrong`` prints each figure with the fields that are not as labelled.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.intake.chunking import lay_out
from knowledge.places import make_places
from knowledge.records import Article, Basis, ExtractedLine, LineRole, SourceDate
from knowledge.targets import Indicator, Target, find_targets
from knowledge.vietnamese.normalization import fold

FOLDER = Path(__file__).with_name("figures")
PARTS = ("seen", "held", "later")
FIELDS = ("indicator", "kind", "who", "place", "period")

Label = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """A labelled figure, what was read of it if it was found, and the fields that are right."""

    passage: Label
    label: Label
    found: Target | None
    right: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether all its fields are right."""
        return self.right >= set(FIELDS)


def read_labels(part: str) -> list[Label]:
    """The passages of a part, in order."""
    return [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def read_passage(passage: Label) -> tuple[Target, ...]:
    """The figures found in a passage, read as an article of its title, date and place."""
    lines = [
        ExtractedLine(number=number, text=text, role=LineRole.TABLE if " | " in text else LineRole.BODY)
        for number, text in enumerate(passage["text"].split("\n"))
    ]
    layout = lay_out(lines, passage["title"])
    date = [int(part) for part in (passage["date"] or "").split("-") if part]
    article = Article(
        id="a",
        title=passage["title"],
        source="a.txt",
        date=SourceDate.of(Basis.PUBLISHED, *date) if date else SourceDate(),
        places=tuple(make_places([passage["province"]])) if passage["province"] else (),
        text=layout.text,
        lines=layout.lines,
    )
    return find_targets(article, layout.chunks)


def judge(passage: Label) -> tuple[list[Judged], list[Target]]:
    """Each label with the figure of its value that comes first, and the figures that nobody labelled."""
    left = list(read_passage(passage))
    judged = []
    for label in passage["records"]:
        found = next((each for each in left if _value(each) == (label["low"], label["high"])), None)
        if found is not None:
            left.remove(found)
        judged.append(Judged(passage, label, found, right_fields(found, label) if found else frozenset()))
    return judged, left


def _value(found: Target) -> tuple[float, float]:
    return found.low, found.high


def right_fields(found: Target, label: Label) -> frozenset[str]:
    """The fields of a figure that are as labelled, or as another reader would have them."""
    also = label.get("also", {})
    who = [label["who"], *label.get("who_also", ()), *also.get("who", ())]
    periods = [[label["from"], label["to"]], *label.get("period_also", ())]
    right = {
        "indicator": found.indicator.value in (label["indicator"], *also.get("indicator", ())),
        "kind": found.kind.value in (label["kind"], *also.get("kind", ())),
        "who": _bare(found.who) in map(_bare, who),
        "place": found.province in (label["place"], *also.get("place", ())),
        "period": [found.period_from, found.period_to] in periods,
    }
    return frozenset(name for name, is_right in right.items() if is_right)


def _bare(who: str | None) -> str:
    return " ".join(fold(who or "").split())


def shares(judged: Sequence[Judged]) -> Iterator[tuple[str, int, int]]:
    """The share found, and of those found that of each field and of all together: name, right, of how many."""
    found = [each for each in judged if each.found is not None]
    yield "found", len(found), len(judged)
    counts = Counter(name for each in found for name in each.right)
    for name in FIELDS:
        yield name, counts[name], len(found)
    yield "all fields", sum(each.is_whole for each in found), len(judged)


def print_table(title: str, groups: Sequence[Sequence[Judged]], parts: Sequence[str]) -> None:
    """One column a part."""
    print(f"\n{title:28}" + "".join(f"{part:>18}" for part in parts))
    for row in zip(*map(list, map(shares, groups)), strict=True):
        cells = "".join(f"{right:5} of {total:3} {right / (total or 1):6.3f}" for _, right, total in row)
        print(f"{row[0][0]:26}  {cells}")


def main() -> None:
    """Read all parts and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    read = {part: [judge(passage) for passage in read_labels(part)] for part in given.parts}
    everything = [[each for judged, _ in read[part] for each in judged] for part in given.parts]
    of_programmes = [
        [each for each in part if each.label["programme"] and each.label["unit"] == "%"] for part in everything
    ]
    print_table("percentages of a programme", of_programmes, given.parts)
    print_table("all labelled figures", everything, given.parts)
    for part, judged in zip(given.parts, everything, strict=True):
        foreign = [each for each in judged if not each.label["programme"] and each.found is not None]
        under = sum(each.found is not None and each.found.indicator is not Indicator.OTHER for each in foreign)
        unlabelled = [found for _, left in read[part] for found in left if found.unit == "%"]
        print(f"{part}: not of a programme, under an indicator of one: {under} of {len(foreign)}", end="")
        print(f"; percentages that nobody labelled: {len(unlabelled)}")
    if given.wrong:
        for each in (each for part in of_programmes for each in part if not each.is_whole):
            print_wrong(each)


def print_wrong(judged: Judged) -> None:
    """The figure with what was labelled and what was read, where they differ."""
    label, found = judged.label, judged.found
    print(f"{judged.passage['id']} {label['quantity']}", end="")
    if found is None:
        print(" · not found")
        return
    read = {
        "indicator": (label["indicator"], found.indicator.value),
        "kind": (label["kind"], found.kind.value),
        "who": (label["who"], found.who),
        "place": (label["place"], found.province),
        "period": ((label["from"], label["to"]), (found.period_from, found.period_to)),
    }
    for name in FIELDS:
        if name not in judged.right:
            print(f" · {name}: {read[name][0]} ≠ {read[name][1]}", end="")
    print(f" · {found.sentence[:150]}")


if __name__ == "__main__":
    main()
