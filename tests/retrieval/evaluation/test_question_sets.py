"""Whole sets of questions against whole collections: found first, found at all, honestly refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.endings import WrongUse
from bot.cli.evaluation import measure, read_questions
from retrieval.evaluation.metrics import Summary, summarize

QUESTIONS = Path(__file__).parent / "questions"


def by_variant(file: Path, *documents: str) -> dict[str, Summary]:
    trials = measure(read_questions(file), documents, None, collection=True)
    return {summary.variant: summary for summary in summarize(trials)}


def assert_good(summaries: dict[str, Summary], *, slips: float) -> None:
    for variant, summary in summaries.items():
        floor = slips if variant == "slip" else 0.94
        assert (summary.hit_at_1 or 0) >= floor, summary
        assert (summary.hit_at_3 or 0) >= floor, summary
        # What nobody answers may be shown as near, never as an answer.
        assert (summary.unanswerable_answered or 0) <= 0.10, summary
        assert (summary.wrongly_refused or 0) <= 0.04, summary


def test_the_shipped_collection_answers() -> None:
    """However it is typed, a question that the digests answer finds its answer, and any other is refused."""
    assert_good(by_variant(QUESTIONS / "collection.jsonl"), slips=0.88)


def test_other_pages_answer() -> None:
    """Plans, factories and national reviews: money, posts, paraphrases, and provinces named in passing."""
    assert_good(by_variant(QUESTIONS / "pages.jsonl", str(QUESTIONS / "pages")), slips=0.88)


def test_the_real_articles_answer(seeds: Path) -> None:
    """The same on real scraped pages, with names, numbers, posts and near misses asked for."""
    assert_good(by_variant(QUESTIONS / "real_articles.jsonl", str(seeds)), slips=0.88)


def test_a_file_that_is_no_set_of_questions_is_refused(tmp_path: Path) -> None:
    """The file and the line are named."""
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": "a", "question": "5S?"}\nnonsense\n', encoding="utf-8")
    with pytest.raises(WrongUse, match=r"questions\.jsonl.*2"):
        read_questions(path)
