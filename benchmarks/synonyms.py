"""What each group of synonyms gains: questions of a set with the group and without it.

    python benchmarks/synonyms.py QUESTIONS --add PATH [--add PATH …]

A question is answered right when one of its ``gold`` texts stands in the headline or in the first passage of an answer.
Each group that some question says is hidden in turn; printed are the questions that are then lost (*gain*) and won
(*loss*), by how much 1 / place of the right passage among the first 24 hits falls, summed (*places*), and how many
questions say it. The last line hides all of them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bot.composition import make_assistant  # noqa: E402 - found beside this folder
from knowledge.intake.intake import add_documents  # noqa: E402
from knowledge.store.database import url_of  # noqa: E402
from knowledge.store.library import Library  # noqa: E402
from knowledge.vietnamese.normalization import fold  # noqa: E402
from retrieval.analysis.lexicon import Lexicon  # noqa: E402
from retrieval.analysis.synonyms import SynonymGroup  # noqa: E402
from retrieval.index.protocol import PassageIndex  # noqa: E402
from retrieval.query.parser import parse_query  # noqa: E402
from retrieval.records import Answer, Status  # noqa: E402
from retrieval.snapshots.embedded import EmbeddedSnapshots  # noqa: E402
from retrieval.snapshots.snapshot import Snapshot  # noqa: E402

LOOKED_INTO = 24


class Question(NamedTuple):
    """A question and texts of which one stands in a right answer."""

    text: str
    gold: Sequence[str]


class Outcome(NamedTuple):
    """Whether a question is answered right, and 1 / place of the right passage; 0 when it is not found."""

    right: bool
    place: float


def read_questions(path: Path) -> list[Question]:
    """The questions of a set that have an answer."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Question(row["question"], row["gold"]) for row in rows if row.get("gold")]


def measure(library: Library, questions: Sequence[Question], groups: Sequence[SynonymGroup]) -> list[Outcome]:
    """What is answered with these groups alone."""
    lexicon = replace(Lexicon.shipped(), synonyms=tuple(groups))
    with patch.object(Lexicon, "shipped", return_value=lexicon):
        snapshots = EmbeddedSnapshots(library)
        assistant = make_assistant(library, snapshots)
        return [_measure(question, assistant.ask(question.text), snapshots.current()) for question in questions]


def _measure(question: Question, answer: Answer, snapshot: Snapshot) -> Outcome:
    shown = [answer.headline, *(each.snippet for each in answer.citations[:1])]
    right = answer.status is Status.ANSWERED and any(_holds(text, question.gold) for text in shown)
    return Outcome(right, _reciprocal_place(question, snapshot.index, snapshot.lexicon))


def _reciprocal_place(question: Question, index: PassageIndex, lexicon: Lexicon) -> float:
    hits = index.search(parse_query(question.text, index, lexicon).terms, LOOKED_INTO)
    return next((1 / place for place, hit in enumerate(hits, 1) if _holds(hit.passage.text, question.gold)), 0.0)


def _holds(text: str, gold: Sequence[str]) -> bool:
    return any(_key(each) in _key(text) for each in gold)


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^\w%]+", " ", fold(text)).split())


def say(group: SynonymGroup, questions: Sequence[Question], snapshot: Snapshot) -> list[int]:
    """The places of the questions that say anything of a group: hiding it changes no other."""
    alone = replace(snapshot.lexicon, synonyms=(group,))
    said = (bool(parse_query(each.text, snapshot.index, alone).other_words) for each in questions)
    return [place for place, says in enumerate(said) if says]


def report(name: str, with_it: Sequence[Outcome], without: Sequence[Outcome]) -> None:
    """Print what hiding something changes."""
    pairs = list(zip(with_it, without, strict=True))
    gain = sum(one.right and not other.right for one, other in pairs)
    loss = sum(other.right and not one.right for one, other in pairs)
    moved = sum(one.place - other.place for one, other in pairs)
    print(f"{gain:4}  {loss:4}  {moved:+7.3f}  {len(pairs):4}  {name}", flush=True)


def main() -> None:
    """Print the gain of each group."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--add", type=Path, action="append", required=True)
    options = parser.parse_args()
    questions = read_questions(options.questions)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Library.open(url_of(Path(folder) / "library.sqlite3"))) as library,
    ):
        for _ in add_documents(library, options.add):
            pass
        every = Lexicon.shipped().synonyms
        full = measure(library, questions, every)
        print(f"{len(questions)} questions, {sum(each.right for each in full)} right with {len(every)} groups")
        print("gain  loss   places  said  group", flush=True)
        snapshot = EmbeddedSnapshots(library).current()
        for group in every:
            if said := say(group, questions, snapshot):
                hidden = measure(
                    library, [questions[each] for each in said], [each for each in every if each is not group]
                )
                name = " · ".join(" ".join(token.marked for token in each.tokens) for each in group[:4])
                report(name, [full[each] for each in said], hidden)
        report("all of them", full, measure(library, questions, ()))


if __name__ == "__main__":
    main()
