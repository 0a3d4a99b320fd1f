"""What is answered, near and refused is counted apart, by hand on a few questions."""

from __future__ import annotations

import pytest

from knowledge.records import ArticleKind, SourceDate
from retrieval.evaluation.metrics import (
    AS_WRITTEN,
    TOTAL,
    EvalQuestion,
    Trial,
    by_variant,
    curve_of,
    misses,
    reliability_of,
    run_trials,
    summarize,
)
from retrieval.records import Answer, Citation, Status

# Asked of one article "a", where gold is "vàng"; the last two have no answer there.
QUESTIONS = [
    EvalQuestion(id="first", question="first", articles=("a",), gold=("vàng",)),
    EvalQuestion(id="third", question="third", articles=("a",), gold=("vàng",)),
    EvalQuestion(id="headline", question="headline", articles=("a",), gold=("vàng",)),
    EvalQuestion(id="near", question="near", articles=("a",), gold=("vàng",)),
    EvalQuestion(id="near fourth", question="near fourth", articles=("a",), gold=("vàng",)),
    EvalQuestion(id="lost", question="lost", articles=("a",), gold=("vàng",)),
    EvalQuestion(id="answered", question="answered"),
    EvalQuestion(id="shown", question="shown"),
]


def cite(n: int, snippet: str) -> Citation:
    return Citation(
        n=n,
        article_id="1",
        passage_id=f"1-{n}",
        title="",
        publisher=None,
        url=None,
        kind=ArticleKind.ORIGINAL,
        date=SourceDate(),
        province=None,
        province_now=None,
        snippet=snippet,
        score=1.0,
    )


def say(status: Status, confidence: float, *snippets: str, headline: str = "") -> Answer:
    citations = tuple(cite(n, snippet) for n, snippet in enumerate(snippets, 1))
    return Answer(status=status, question="", headline=headline, citations=citations, confidence=confidence)


SAID = {
    "first": say(Status.ANSWERED, 0.9, "vàng"),
    "third": say(Status.ANSWERED, 0.8, "đá", "đá", "vàng"),
    "headline": say(Status.ANSWERED, 0.7, "đá", headline="có vàng"),
    "near": say(Status.NEAR, 0.4, "đá", "vàng"),
    "near fourth": say(Status.NEAR, 0.3, "đá", "đá", "đá", "vàng"),
    "lost": say(Status.NOT_FOUND, 0.0),
    "answered": say(Status.ANSWERED, 0.6, "đá"),
    "shown": say(Status.NEAR, 0.2, "đá"),
}


@pytest.fixture(scope="module")
def trials() -> list[Trial]:
    asked = run_trials(QUESTIONS, lambda question: SAID.get(question, SAID["lost"]), {"1": "a.html"})
    return by_variant(asked)[AS_WRITTEN]


def test_outcomes_are_counted_apart(trials: list[Trial]) -> None:
    """Six answerable: two hits of answers, one of them first; gold is shown in five but the near one's fourth."""
    total = summarize(trials)[-1]
    assert total.variant == TOTAL
    assert (total.hit_at_1, total.hit_at_3) == (pytest.approx(1 / 6, abs=1e-4), pytest.approx(2 / 6, abs=1e-4))
    assert total.mrr_at_10 == pytest.approx((1 + 1 / 3) / 6, abs=1e-4)
    assert total.shown_right == pytest.approx(4 / 6, abs=1e-4)
    assert total.near_right == pytest.approx(1 / 6, abs=1e-4)
    assert total.wrongly_refused == pytest.approx(1 / 6, abs=1e-4)
    assert (total.refused, total.unanswerable_answered, total.unanswerable_near) == (0.0, 0.5, 0.5)


def test_an_answer_without_an_answer_costs_precision(trials: list[Trial]) -> None:
    """Four of eight are answered, and two of these rightly: by their first citation or their headline."""
    total = summarize(trials)[-1]
    assert (total.answered, total.precision) == (0.5, 0.5)


def test_risk_is_of_what_is_shown_and_coverage_of_all(trials: list[Trial]) -> None:
    """By confidence: right, wrong, right, wrong, then three near ones whose first citation is wrong; one is refused."""
    curve = curve_of(trials)
    assert [point.coverage for point in curve] == pytest.approx([n / 8 for n in range(1, 8)])
    assert [point.risk for point in curve] == pytest.approx([0, 1 / 2, 1 / 3, 2 / 4, 3 / 5, 4 / 6, 5 / 7])
    risks = 0 + 1 / 2 + 1 / 3 + 2 / 4 + 3 / 5 + 4 / 6 + 5 / 7 + 6 / 8
    assert summarize(trials)[-1].aurc == pytest.approx(risks / 8, abs=1e-4)


def test_the_brier_score_and_reliability_are_of_what_is_shown(trials: list[Trial]) -> None:
    """(.01 + .64 + .09 + .36 + .16 + .09 + .04) / 7; the refused one is in no bin."""
    assert summarize(trials)[-1].brier == pytest.approx(1.39 / 7, abs=1e-4)
    assert sum(each.count for each in reliability_of(trials)) == 7


def test_what_is_not_answered_first_is_listed(trials: list[Trial]) -> None:
    """So is anything that is shown where there is no answer."""
    assert [trial.question_id for trial in misses(trials)] == [each.id for each in QUESTIONS if each.id != "first"]
