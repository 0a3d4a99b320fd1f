"""Measures whether it is known when there is no answer: the paragraph in, the paragraph out, the article out.

    python -m benchmarks.answerability FOLDER [--features ROWS.jsonl]

The folder holds ``corpus.jsonl`` ({id, title, text}), ``queries.jsonl`` ({id, text}), ``qrels.tsv`` (query, passage,
1), ``answers.jsonl`` ({id, answers}) and ``articles.tsv`` (passage, article). Every question is asked of the whole
collection, of one without the paragraph that answers it, whose neighbours stay, and of one without its article; so idf
and what a collection knows are true of what it holds. An unanswerable question whose answer stands in the passage
found anyway is left out. The first candidate is right when its snippet holds the answer, from the right article.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.feature_rows import append_rows, find, snippet_of
from bot.composition.assistant import make_assistant
from knowledge.intake.chunking import chunk, join_blocks
from knowledge.records import Article, DocumentLine
from knowledge.store.database import url_of
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import to_match, to_stored
from retrieval.evaluation.calibration import FeatureRow, hit_when_refusing, shipped_calibration
from retrieval.evaluation.certainty import Judged, brier_score, roc_area
from retrieval.evaluation.metrics import AS_WRITTEN, SHOWN
from retrieval.evaluation.perturbations import strip_marks
from retrieval.records import Answer, Status
from retrieval.snapshots.embedded import EmbeddedSnapshots

WAYS: dict[str, Callable[[str], str]] = {
    AS_WRITTEN: lambda question: question,
    "no marks": lambda question: strip_marks(question, 0),
}
IN, WITHOUT_PARAGRAPH, WITHOUT_ARTICLE = "paragraph in", "paragraph out", "article out"
# In so many collections every article has been left out once.
_PARTS = 8
_OUTCOMES = ("answered right", "answered wrong", "near right", "near wrong", "not found")


@dataclass(frozen=True)
class Paragraph:
    """A passage of the set, with its article and its place there."""

    id: str
    article: int
    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Question:
    """A question with the paragraph that answers it, and what the answer may be, in match form."""

    text: str
    gold: Paragraph
    answers: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether a text holds an answer."""
        matched = to_match(text)
        return any(answer in matched for answer in self.answers)


@dataclass(frozen=True)
class Outcome:
    """A row for fitting, with what became of the question in the whole assistant."""

    row: FeatureRow
    outcome: str


def load(folder: Path) -> tuple[list[Paragraph], list[Question]]:
    """The paragraphs and the questions of a folder."""
    owners = {passage: int(owner) for passage, owner in _pairs(folder / "articles.tsv")}
    places: Counter[int] = Counter()
    paragraphs = {}
    for row in _json_lines(folder / "corpus.jsonl"):
        owner = owners[row["id"]]
        paragraphs[row["id"]] = Paragraph(
            row["id"], owner, places[owner], row["title"].replace("_", " "), to_stored(row["text"])
        )
        places[owner] += 1
    texts = {row["id"]: row["text"] for row in _json_lines(folder / "queries.jsonl")}
    answers = {row["id"]: tuple(map(to_match, row["answers"])) for row in _json_lines(folder / "answers.jsonl")}
    golds = {question: passage for question, passage, *_ in _pairs(folder / "qrels.tsv")}
    questions = [Question(text, paragraphs[golds[each]], answers[each]) for each, text in texts.items()]
    return list(paragraphs.values()), questions


def collections(
    paragraphs: Sequence[Paragraph], questions: Sequence[Question]
) -> Iterator[tuple[str, list[Paragraph], list[Question]]]:
    """Each collection that is asked, with what is out of it for the questions it is asked."""
    yield IN, list(paragraphs), list(questions)
    for number in range(1 + max(each.number for each in paragraphs)):
        kept = [each for each in paragraphs if each.number != number]
        yield WITHOUT_PARAGRAPH, kept, [each for each in questions if each.gold.number == number]
    for part in range(_PARTS):
        kept = [each for each in paragraphs if each.article % _PARTS != part]
        yield WITHOUT_ARTICLE, kept, [each for each in questions if each.gold.article % _PARTS == part]


@contextmanager
def library_of(paragraphs: Sequence[Paragraph]) -> Iterator[Library]:
    """A library for the time of one collection."""
    articles: dict[int, list[Paragraph]] = {}
    for each in paragraphs:
        articles.setdefault(each.article, []).append(each)
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(url_of(Path(folder) / "set.sqlite3"))
        try:
            for number, held in articles.items():
                blocks = [DocumentLine(text=each.text) for each in held]
                article = Article(id="", title=held[0].title, source=str(number), text=join_blocks(blocks))
                library.put(Draft(article=article, chunks=chunk(blocks), locator=str(number)))
            yield library
        finally:
            library.close()


def ask_all(name: str, state: str, library: Library, questions: Sequence[Question]) -> Iterator[Outcome]:
    """Every question as written and without marks; those are left out whose answer is found elsewhere."""
    snapshots = EmbeddedSnapshots(library)
    assistant = make_assistant(library, snapshots)
    sources = {entry.article.id: entry.article.source for entry in library.articles()}
    known = snapshots.current()
    for variant, change in WAYS.items():
        for question in questions:
            asked = change(question.text)
            found = find(known, asked)
            if state != IN and any(question.is_in(each.hit.passage.text) for each in found.nearest):
                continue
            first = found.first
            right = first is not None and _is_right(question, first.hit.article.source, snippet_of(first))
            near = [_is_right(question, each.hit.article.source, snippet_of(each, wide=True)) for each in found.nearest]
            row = FeatureRow(
                set=name,
                question=question.text,
                asked=asked,
                variant=variant,
                state=state,
                answerable=state == IN,
                right=state == IN and right,
                near=state == IN and any(near),
                features=found.features,
            )
            yield Outcome(row, _outcome(question, assistant.ask(asked, k=SHOWN), sources, answerable=state == IN))
    snapshots.close()


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The figures of each way of typing, as lines."""
    calibration = shipped_calibration()
    for variant in WAYS:
        own = [each for each in outcomes if each.row.variant == variant]
        rows = [each.row for each in own]
        scores = {
            "held": [row.features.held if row.features else 0.0 for row in rows],
            "fitted": [calibration.probability(row.features) for row in rows],
        }
        yield f"{variant}: {len(rows)} rows, {sum(row.answerable for row in rows)} answerable"
        yield f"  {'score':12}{'AUC':>7}{'Brier':>7}{'hit@1, 95 % refused':>21}{'90 %':>7}"
        for name, given in scores.items():
            judged = [Judged(score, row.right) for row, score in zip(rows, given, strict=True)]
            figures = [roc_area(judged), brier_score(judged)]
            hits = [hit_when_refusing(rows, given, share) for share in (0.95, 0.90)]
            yield f"  {name:12}{figures[0]:7.3f}{figures[1]:7.3f}{hits[0]:21.3f}{hits[1]:7.3f}"
        yield f"  {'':16}" + "".join(f"{each:>16}" for each in _OUTCOMES)
        for state in (IN, WITHOUT_PARAGRAPH, WITHOUT_ARTICLE):
            counted = Counter(each.outcome for each in own if each.row.state == state)
            shares = "".join(f"{counted[each] / max(1, counted.total()):16.3f}" for each in _OUTCOMES)
            yield f"  {state:16}{shares}"


def _is_right(question: Question, source: str, text: str) -> bool:
    return source == str(question.gold.article) and question.is_in(text)


def _outcome(question: Question, answer: Answer, sources: dict[str, str], *, answerable: bool) -> str:
    if answer.status is Status.NOT_FOUND:
        return "not found"
    hits = [_is_right(question, sources[each.article_id], each.snippet) for each in answer.citations]
    if answer.status is Status.NEAR:
        return "near right" if answerable and any(hits[:SHOWN]) else "near wrong"
    headline = bool(hits) and _is_right(question, sources[answer.citations[0].article_id], answer.headline)
    return "answered right" if answerable and (headline or any(hits[:1])) else "answered wrong"


def _json_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _pairs(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> None:
    """Ask everything of every collection, print the figures, write the rows where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--features", type=Path, metavar="ROWS.jsonl", help="write the rows behind those of a file")
    given = parser.parse_args()
    paragraphs, questions = load(given.folder)
    outcomes: list[Outcome] = []
    for state, kept, asked in collections(paragraphs, questions):
        with library_of(kept) as library:
            outcomes.extend(ask_all(given.folder.resolve().name, state, library, asked))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if given.features is not None:
        append_rows((each.row for each in outcomes), given.features)
    expected = 2 * len(WAYS) * len(questions)
    left_out = expected - sum(not each.row.answerable for each in outcomes)
    print(f"{given.folder.name}: {len(questions)} questions; {left_out / expected:.1%} of the unanswerable left out")
    print("\n".join(report(outcomes)))


if __name__ == "__main__":
    main()
