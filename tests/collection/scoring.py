"""What is read of the percentages in the digests that ship, beside a table made by hand from the facts they rest on.

    python -m tests.collection.scoring [--wrong]

``targets.jsonl`` holds a line for each digest that states percentages: their values, with indicator, kind, whom they
count, place and period; its fields are those of `tests/knowledge/targets/figures/README.md`, and what moves from one
level to another is one of them with its ``base``. The digests are read anew, not as they were prepared. Prints the
share of the figures read that are right in all fields (precision), the share of the table that was read so (recall), of
targets of a programme and of all, and the same for each field; ``--wrong`` prints each difference.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import knowledge
from knowledge.intake.prepared_digests import hash_files, read_digest
from knowledge.targets import Target, TargetKind
from tests.knowledge.targets.figures_scoring import FIELDS, Judged, print_wrong, right_fields

COLLECTION = Path(str(knowledge.__file__)).parent / "collection"
TABLE = Path(__file__).with_name("targets.jsonl")

Label = dict[str, Any]


def read_table() -> dict[str, list[Label]]:
    """The percentages expected of each digest that states some, by its path without the ending."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return {line["digest"]: line["targets"] for line in map(json.loads, lines)}


@cache
def read_percentages() -> Mapping[str, Sequence[Target]]:
    """The percentages read of each digest, in order, by its path without the ending."""
    return {
        name.removesuffix(".md"): [each for each in read_digest(COLLECTION, name).targets if each.unit == "%"]
        for name in hash_files(COLLECTION)
    }


def judge(digest: str, labels: list[Label], found: Sequence[Target]) -> tuple[list[Judged], list[Target]]:
    """Each label with the figure of its value that fits best, and the figures that no label is left for."""
    left = list(found)
    judged = []
    for label in labels:
        alike = [each for each in left if (each.low, each.high) == (label["low"], label["high"])]
        best = max(alike, key=lambda each: len(right_fields(each, label)), default=None)
        if best is not None:
            left.remove(best)
        judged.append(Judged({"id": digest}, label, best, right_fields(best, label) if best else frozenset()))
    return judged, left


def judge_all() -> tuple[list[Judged], list[tuple[str, Target]]]:
    """All labels with what was read of them, and all figures that nobody labelled."""
    table, read = read_table(), read_percentages()
    judged: list[Judged] = []
    unlabelled: list[tuple[str, Target]] = []
    for digest in sorted(table.keys() | read.keys()):
        labelled, left = judge(digest, table.get(digest, []), read.get(digest, []))
        judged += labelled
        unlabelled += [(digest, each) for each in left]
    return judged, unlabelled


def shares(judged: list[Judged], unlabelled: list[tuple[str, Target]]) -> Iterator[tuple[str, float, float]]:
    """Precision and recall of the figures, by value alone, by each field, and by all together."""
    found = [each for each in judged if each.found is not None]
    read, labelled = len(found) + len(unlabelled), len(judged)
    yield "value", len(found) / read, len(found) / labelled
    counts = Counter(name for each in found for name in each.right)
    for name in FIELDS:
        yield name, counts[name] / read, counts[name] / labelled
    whole = sum(each.is_whole for each in found)
    yield "all fields", whole / read, whole / labelled


def share_targets(judged: list[Judged], unlabelled: list[tuple[str, Target]]) -> tuple[float, float]:
    """Precision and recall of a programme's targets: of those read as such, and of those labelled as such."""
    found = [(each.found, each.is_whole) for each in judged if each.found is not None]
    found += [(each, False) for _, each in unlabelled]
    read = [right for each, right in found if each.of_programme and each.kind is TargetKind.TARGET]
    labelled = [each.is_whole for each in judged if each.label["programme"] and each.label["kind"] == "target"]
    return sum(read) / len(read), sum(labelled) / len(labelled)


def share_all(judged: list[Judged], unlabelled: list[tuple[str, Target]]) -> tuple[float, float]:
    """Precision and recall of all percentages, right in all fields."""
    *_, (_, precision, recall) = shares(judged, unlabelled)
    return precision, recall


def main() -> None:
    """Read the digests and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    judged, unlabelled = judge_all()
    print(f"{len(judged)} percentages in {len(read_table())} digests; {len(unlabelled)} read that nobody labelled")
    print(f"{'':12}{'precision':>10}{'recall':>8}")
    for name, precision, recall in shares(judged, unlabelled):
        print(f"{name:12}{precision:10.3f}{recall:8.3f}")
    for name, (precision, recall) in (
        ("targets", share_targets(judged, unlabelled)),
        ("all", share_all(judged, unlabelled)),
    ):
        print(f"{name:12}{precision:10.3f}{recall:8.3f}")
    if given.wrong:
        for each in (each for each in judged if not each.is_whole):
            print_wrong(each)
        for digest, target in unlabelled:
            print(f"{digest} · not labelled: {target.low}–{target.high} · {target.sentence[:150]}")


if __name__ == "__main__":
    main()
