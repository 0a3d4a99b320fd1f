"""Writes what the confidence is fitted on: for every question the first candidate's features, and whether it is right.

    python -m benchmarks.feature_rows QUESTIONS.jsonl... [--add PATH...] [--leave-out] --features ROWS.jsonl

The questions are those of ``sxsh eval``, as written and in every way of typing, asked of the documents added, or of the
shipped collection. Where the documents tell of different matters, ``--leave-out`` asks them as written and without
marks of a library without those that answer them too; what answers anyway is left out. The rows go behind those that
the file has.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.evaluation import filled_library, read_questions
from knowledge.store.library import Library
from retrieval.answers.attempts import Look
from retrieval.answers.nearness import find_nearest
from retrieval.answers.refusal import find_reason
from retrieval.answers.search import Search
from retrieval.evaluation.calibration import FeatureRow
from retrieval.evaluation.metrics import AS_WRITTEN, SEED, EvalQuestion, is_hit
from retrieval.evaluation.perturbations import VARIANTS, strip_marks
from retrieval.query.scope import Scope
from retrieval.ranking.answerability import Features, load_model
from retrieval.ranking.evidence import snippet_span, wide_span
from retrieval.ranking.ranker import Candidate
from retrieval.snapshots.embedded import EmbeddedSnapshots
from retrieval.snapshots.snapshot import Snapshot

Way = Callable[[str, int], str]

WAYS: Mapping[str, Way] = {AS_WRITTEN: lambda question, _seed: question, **VARIANTS}
WAYS_WITHOUT: Mapping[str, Way] = {AS_WRITTEN: WAYS[AS_WRITTEN], "no marks": strip_marks}
WITHOUT = "document out"
# In so many libraries every document has been left out once.
_PARTS = 4


@dataclass(frozen=True)
class Found:
    """What the assistant would judge of a question: the candidate, if any, and what it would show as near."""

    first: Candidate | None = None
    features: Features | None = None
    nearest: Sequence[Candidate] = ()


def find(known: Snapshot, question: str) -> Found:
    """What was found by the first attempt that is sure, or else by the surest; nothing for a refusal."""
    query = known.parse(question)
    if find_reason(query, known.index) is not None:
        return Found()
    search = Search(query, known.weight(query), known.index, known.cutter, load_model())
    looks: list[Look] = []
    for attempt, look in search.looks(Scope(), None):
        if look.ranked and not attempt.related_only:
            looks.append(look)
        if look.sure:
            break
    if not looks:
        return Found()
    surest = max(looks, key=lambda look: look.probability)
    return Found(surest.ranked[0], surest.features, find_nearest(query, looks))


def snippet_of(candidate: Candidate, *, wide: bool = False) -> str:
    """What is quoted of a candidate, as an answer or as near."""
    start, end = (wide_span if wide else snippet_span)(candidate.hit.passage, candidate.evidence)
    return candidate.hit.passage.text[start:end]


def append_rows(rows: Iterable[FeatureRow], path: Path) -> None:
    """Write rows behind those that a file has."""
    with path.open("a", encoding="utf-8") as file:
        file.writelines(row.model_dump_json() + "\n" for row in rows)


def read_rows(path: Path) -> list[FeatureRow]:
    """The rows of a file."""
    return [FeatureRow.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def rows_of(
    name: str, questions: Sequence[EvalQuestion], known: Snapshot, ways: Mapping[str, Way], state: str = ""
) -> Iterator[FeatureRow]:
    """Every question in every way of typing; with a state none of them is answerable."""
    for variant, change in ways.items():
        for question in questions:
            asked = change(question.question, SEED)
            found = find(known, asked)
            passages = [each.hit.passage.text for each in found.nearest]
            if state and any(gold in passage for gold in question.gold for passage in passages):
                continue
            hits = [is_hit(question, each.hit.article.source, snippet_of(each, wide=True)) for each in found.nearest]
            first = found.first
            right = first is not None and is_hit(question, first.hit.article.source, snippet_of(first))
            yield FeatureRow(
                set=name,
                question=question.question,
                asked=asked,
                variant=variant,
                state=state,
                answerable=question.answerable and not state,
                right=not state and right,
                near=not state and any(hits),
                features=found.features,
            )


def rows_without(name: str, questions: Sequence[EvalQuestion], documents: Sequence[str]) -> Iterator[FeatureRow]:
    """Every answerable question of a library without what answers it."""
    for part in range(_PARTS):
        with filled_library(documents) as library:
            out = _take_out(library, part)
            asked = [each for each in questions if _is_from(each, out)]
            snapshots = EmbeddedSnapshots(library)
            if not snapshots.current().index.is_empty:
                yield from rows_of(name, asked, snapshots.current(), WAYS_WITHOUT, WITHOUT)
            snapshots.close()


def _take_out(library: Library, part: int) -> set[str]:
    """Remove every document of a part; their source names."""
    entries = sorted(library.articles(), key=lambda entry: entry.article.source)
    out = [entry.article for number, entry in enumerate(entries) if number % _PARTS == part]
    for article in out:
        library.remove(article.id)
    return {article.source for article in out}


def _is_from(question: EvalQuestion, sources: set[str]) -> bool:
    """Whether all that answers a question is among the sources."""
    return bool(question.articles) and all(
        any(source.startswith(name) for source in sources) for name in question.articles
    )


def main() -> None:
    """Fill a library, ask everything, write the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--add", nargs="+", action="extend", default=[], metavar="PATH")
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--features", type=Path, required=True)
    given = parser.parse_args()
    with filled_library(given.add) as library:
        snapshots = EmbeddedSnapshots(library)
        for path in given.questions:
            questions = read_questions(path)
            rows = list(rows_of(path.stem, questions, snapshots.current(), WAYS))
            if given.leave_out:
                rows += rows_without(path.stem, questions, given.add)
            append_rows(rows, given.features)
            answerable = sum(row.answerable for row in rows)
            right = sum(row.right for row in rows)
            print(f"{path.stem}: {len(rows)} rows, {answerable} answerable, first candidate right in {right}")
        snapshots.close()


if __name__ == "__main__":
    main()
