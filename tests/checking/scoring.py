"""What is found of labelled texts about the digests that ship.

    python -m tests.checking.scoring [FILE…] [--wrong]

A line of a file holds a text and its statements: each by the words ``at`` which its figure, or the statement itself
where it has none, begins, and the ``verdict`` of the documents. Prints the share of right verdicts, where a statement
that was missed, and one that is none, is wrong, and how many changed figures were taken for the documents' own; ends
with 1 below ``BAR`` or with any of these. ``--wrong`` prints each that is wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bot.texts.wording import VietnameseWording
from knowledge.intake.shipping import load_collection
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import CheckedStatement, CheckedText, Finding
from tests.support.database import new_sqlite

HERE = Path(__file__).parent
BAR = 0.9
TODAY = dt.date(2026, 11, 26)


class Judged(NamedTuple):
    """A statement with the verdict expected of it and the one found, none where there is no such statement."""

    text: str
    at: str
    expected: Finding | None
    found: Finding | None

    @property
    def is_right(self) -> bool:
        return self.expected is self.found

    @property
    def takes_changed_for_true(self) -> bool:
        """Whether what the documents do not say was said to be what they do."""
        return self.found is Finding.MATCHES and self.expected is not Finding.MATCHES


def read_texts(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def judge(label: dict[str, Any], checked: CheckedText) -> Iterator[Judged]:
    """Each statement expected of a text, and each that was found beside them."""
    left = list(checked.statements)
    for each in label["statements"]:
        position = checked.text.find(each["at"])
        found = next((one for one in left if _is_at(one, position, len(each["at"]))), None)
        if found is not None:
            left.remove(found)
        yield Judged(label["id"], each["at"], Finding(each["verdict"]), found.finding if found else None)
    for one in left:
        shown = one.figure.quantity if one.figure else one.text
        yield Judged(label["id"], shown, None, one.finding)


def _is_at(statement: CheckedStatement, position: int, length: int) -> bool:
    if statement.figure is None:
        return statement.start <= position < statement.end
    return position <= statement.figure.quantity_start < position + length


def judge_all(files: Sequence[Path], assistant: Assistant) -> list[Judged]:
    return [
        judged
        for file in files
        for label in read_texts(file)
        for judged in judge(label, assistant.check(label["text"]))
    ]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HERE.glob("*.jsonl")))
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    fine = True
    with TemporaryDirectory() as folder, closing(Library.open(new_sqlite(Path(folder) / "library.sqlite3"))) as library:
        load_collection(library)
        assistant = Assistant(library, VietnameseWording(), today=lambda: TODAY)
        for file in given.files:
            judged = judge_all([file], assistant)
            right = sum(each.is_right for each in judged)
            changed = sum(each.takes_changed_for_true for each in judged)
            print(f"{file.stem}: {right} of {len(judged)} right ({right / len(judged):.3f}), {changed} changed as true")
            fine = fine and right >= BAR * len(judged) and not changed
            for each in judged if given.wrong else ():
                if not each.is_right:
                    print(f"  {each.text} {each.at!r}: expected {each.expected}, found {each.found}")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
