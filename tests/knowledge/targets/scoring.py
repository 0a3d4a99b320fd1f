"""Measures what is found in passages against what a person found in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.intake.chunking import chunk, join_blocks
from knowledge.records import Article, DocumentLine, LineKind, Place
from knowledge.targets import Target, find_targets

GOLD = Path(__file__).with_name("gold.jsonl")


@dataclass(frozen=True)
class Score:
    """Precision and recall on (value, unit, indicator); of those found, how many have the right period and kind."""

    precision: float
    recall: float
    period: float
    kind: float


def read_gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def found_in(passage: dict[str, Any]) -> list[Target]:
    blocks = [DocumentLine(kind=_kind(line), text=line) for line in passage["text"].split("\n")]
    place = Place(province=passage["province"], province_now=passage["province"])
    article = Article(id="a", title="Bài", source="bai.txt", places=(place,), text=join_blocks(blocks))
    return list(find_targets(article, chunk(blocks)))


def score(passages: Iterable[dict[str, Any]]) -> Score:
    found_count = gold_count = both = periods = kinds = 0
    for passage in passages:
        gold, found = passage["records"], found_in(passage)
        matched = Counter(map(_key, found)) & Counter(map(_gold_key, gold))
        found_count, gold_count, both = found_count + len(found), gold_count + len(gold), both + matched.total()
        periods += _agreeing(found, gold, lambda f: (f.period_from, f.period_to), lambda g: (g["from"], g["to"]))
        kinds += _agreeing(found, gold, lambda f: f.kind.value, lambda g: g["kind"])
    return Score(both / found_count, both / gold_count, periods / both, kinds / both)


def print_scores() -> None:
    """The figures for the whole gold file and for each of its three parts, in the order they were written."""
    for name, begins in (("all", ""), ("first part", "g"), ("second part", "h"), ("third part", "k")):
        passages = [passage for passage in read_gold() if passage["id"].startswith(begins)]
        measured = score(passages)
        print(
            f"{name}: {len(passages)} passages, {sum(len(passage['records']) for passage in passages)} records, "
            f"precision {measured.precision:.3f}, recall {measured.recall:.3f}, "
            f"period {measured.period:.3f}, kind {measured.kind:.3f}"
        )


def _agreeing(found: Any, gold: Any, of_found: Any, of_gold: Any) -> int:
    there = Counter((_key(each), of_found(each)) for each in found)
    return (there & Counter((_gold_key(each), of_gold(each)) for each in gold)).total()


def _key(found: Target) -> tuple[float, float, str, str]:
    return found.low, found.high, found.unit, found.indicator.value


def _gold_key(gold: dict[str, Any]) -> tuple[float, float, str, str]:
    return gold["low"], gold["high"], gold["unit"], gold["indicator"]


def _kind(line: str) -> LineKind:
    if " | " in line:
        return LineKind.TABLE_ROW
    return LineKind.LIST_ITEM if line.startswith(("- ", "a) ", "b) ", "c) ")) else LineKind.PARAGRAPH


if __name__ == "__main__":
    print_scores()
