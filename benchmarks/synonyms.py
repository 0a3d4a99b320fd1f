"""What each group of synonyms gains: questions of a set with the group and without it.

    python -m benchmarks.synonyms QUESTIONS --add PATH...

A question is answered right when the first citation of an answer is a hit.
Each group that some question says is hidden in turn; printed are the questions that are then lost (*gain*) and won
(*loss*), by how much 1 / place of the right passage among the first 24 hits falls, summed (*places*), and how many
questions say it. The last line hides all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from bot.cli.evaluation import filled_library, read_questions
from bot.composition.assistant import make_assistant
from knowledge.store.library import Library
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.synonyms import SynonymGroup
from retrieval.evaluation.metrics import EvalQuestion, is_hit
from retrieval.query.parser import parse_query
from retrieval.ranking.ranker import LOOKED_INTO
from retrieval.records import Answer, Status
from retrieval.snapshots.embedded import EmbeddedSnapshots
from retrieval.snapshots.snapshot import Snapshot


class Outcome(NamedTuple):
    """Whether a question is answered right, and 1 / place of the right passage; 0 when it is not found."""

    right: bool
    place: float


def measure(library: Library, questions: Sequence[EvalQuestion], groups: Sequence[SynonymGroup]) -> list[Outcome]:
    """What is answered with these groups alone."""
    lexicon = replace(Lexicon.shipped(), synonyms=tuple(groups))
    with patch.object(Lexicon, "shipped", return_value=lexicon):
        snapshots = EmbeddedSnapshots(library)
        assistant = make_assistant(library, snapshots)
        sources = {entry.article.id: entry.article.source for entry in library.articles()}
        known = snapshots.current()
        return [_measure(each, assistant.ask(each.question), known, sources) for each in questions]


def _measure(question: EvalQuestion, answer: Answer, snapshot: Snapshot, sources: Mapping[str, str]) -> Outcome:
    first = answer.citations[:1]
    right = answer.status is Status.ANSWERED and any(
        is_hit(question, sources[each.article_id], each.snippet) for each in first
    )
    return Outcome(right, _reciprocal_place(question, snapshot))


def _reciprocal_place(question: EvalQuestion, snapshot: Snapshot) -> float:
    hits = snapshot.index.search(snapshot.parse(question.question).terms, LOOKED_INTO)
    found = (is_hit(question, hit.article.source, hit.passage.text) for hit in hits)
    return next((1 / place for place, is_right in enumerate(found, 1) if is_right), 0.0)


def say(group: SynonymGroup, questions: Sequence[EvalQuestion], snapshot: Snapshot) -> list[int]:
    """The places of the questions that say anything of a group: hiding it changes no other."""
    alone = replace(snapshot.lexicon, synonyms=(group,))
    said = (bool(parse_query(each.question, snapshot.index, alone).other_words) for each in questions)
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
    parser.add_argument("--add", nargs="+", required=True, metavar="PATH")
    options = parser.parse_args()
    questions = [each for each in read_questions(options.questions) if each.answerable]
    with filled_library(options.add) as library:
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
