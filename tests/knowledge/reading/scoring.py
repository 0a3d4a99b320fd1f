"""Measures what is read of labelled documents: layouts of pages, legal texts and notices.

``python -m tests.knowledge.reading.scoring`` prints a row for each measure and part; with the name of a part, its
misses as well. The documents of ``held`` were put away while the reading was built.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.extraction import extract
from knowledge.intake.preparation import read_draft
from knowledge.readers import DEFAULT_LIMIT, read_document
from knowledge.records import Article, Extraction
from knowledge.vietnamese.normalization import to_match

FOLDER = Path(__file__).parent
PARTS = ("seen", "held")
Label = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """A labelled document and what was read of it; none where it was refused."""

    label: Label
    article: Article | None
    cleaned: Extraction | None


@dataclass(frozen=True)
class Mark:
    """One thing that is right or not, with what was there instead."""

    measure: str
    right: bool
    seen: str = ""


def read_part(part: str) -> Iterator[Read]:
    """The documents of a part, read."""
    for line in (FOLDER / part / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        path = FOLDER / part / label["file"]
        try:
            yield Read(label, read_draft(path, limit=DEFAULT_LIMIT).article, extract(read_document(path)))
        except DocumentRefused:
            yield Read(label, None, None)


def marks_of(read: Read) -> Iterator[Mark]:
    """Everything that is measured of one document."""
    label, article = read.label, read.article
    yield Mark("taken in", article is not None)
    date = article.date.value if article else None
    yield Mark("date right", date == label["date"], f"{date}, not {label['date']}")
    if date is not None:
        yield Mark("date wrong", date != label["date"], f"{date}, not {label['date']}")
    provinces = set(article.provinces) if article else set()
    yield Mark("provinces right", article is not None and provinces == set(label["provinces"]), f"{provinces}")
    if label["title"]:
        right = article is not None and key(label.get("title_core") or label["title"]) in key(article.title)
        yield Mark("title right", right, article.title if article else "")
    yield from _texts(label, article)
    yield from _roles(label, read.cleaned)
    yield from _particulars(label, article)


def _texts(label: Label, article: Article | None) -> Iterator[Mark]:
    kept = key(f"{article.title}\n{article.text}") if article else ""
    for text in label["gold"]:
        yield Mark("gold stored", key(text) in kept, text)
    for text in label["junk"]:
        yield Mark("junk left out", article is not None and key(text) not in kept, text)


def _roles(label: Label, cleaned: Extraction | None) -> Iterator[Mark]:
    for begins, role in label["roles"].items():
        lines = cleaned.lines if cleaned else ()
        found = [line.role or line.reason for line in lines if key(line.text).startswith(key(begins))]
        yield Mark("role right", any(each in role.split("|") for each in found), f"{begins}: {found}, not {role}")


def _particulars(label: Label, article: Article | None) -> Iterator[Mark]:
    said = article.particulars if article else None
    wanted: dict[str, tuple[Iterable[str], Callable[[], Iterable[str]]]] = {
        "authors": (label["authors"], lambda: [each.value for each in said.authors] if said else []),
        "signers": (
            [f"{each['name']} {each['post'] or ''}" for each in label["signers"]],
            lambda: [f"{each.name} {each.post or ''}" for each in said.signers] if said else [],
        ),
        "own number": (label["numbers"]["own"], lambda: [each.value for each in said.numbers] if said else []),
        "rests on": (label["numbers"]["basis"], lambda: [each.value for each in said.rests_on] if said else []),
        "issuer": ([label["issuer"] or ""], lambda: [said.issuer.value if said and said.issuer else ""]),
        "taken from": ([label["source"] or ""], lambda: [said.taken_from.value if said and said.taken_from else ""]),
    }
    for measure, (gold, found) in wanted.items():
        there = sorted(map(key, found()))
        yield Mark(measure, there == sorted(map(key, gold)), f"{there}, not {list(gold)}")
    if said is not None:
        dates = {f"{each.date.basis}": each.date.value for each in said.dates}
        for basis, value in label["dates"].items():
            yield Mark("stated dates", dates.get(basis) == value, f"{basis} {dates.get(basis)}, not {value}")


_BODIES = re.compile(r"\b(?:uỷ ban nhân dân|ủy ban nhân dân|ubnd) (?:tỉnh |thành phố |tp\.? )?")


def key(text: str) -> str:
    """What two writings of one text have in common."""
    folded = to_match(" ".join(text.split())).replace("–", "-").replace("—", "-").replace("\u00ad", "")
    return " ".join(_BODIES.sub("ubnd ", re.sub(r"[\"“”'‘’*]", "", folded)).split())


def main() -> None:
    shown = sys.argv[1] if len(sys.argv) > 1 else ""
    rows: dict[str, dict[str, tuple[int, int]]] = {}
    for part in PARTS:
        for read in read_part(part):
            for mark in marks_of(read):
                right, count = rows.setdefault(mark.measure, {}).get(part, (0, 0))
                rows[mark.measure][part] = right + mark.right, count + 1
                if part == shown and mark.right == (mark.measure == "date wrong"):
                    print(f"{read.label['file']}: {mark.measure}: {mark.seen}")
    print(f"{'':16}" + "".join(f"{part:>14}" for part in PARTS))
    for measure, parts in rows.items():
        cells = (f"{right:>5} of {count:<3}" for right, count in (parts.get(part, (0, 0)) for part in PARTS))
        print(f"{measure:16}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()
