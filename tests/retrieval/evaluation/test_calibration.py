"""The fit of the confidence, against the same optimum found another way, and thresholds counted by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pytest

from benchmarks import calibrate as fitting
from benchmarks.calibrate import calibrate
from retrieval.evaluation import calibration
from retrieval.evaluation.calibration import (
    Calibration,
    FeatureRow,
    against_unanswerable,
    choose_thresholds,
    digest_of,
    hit_when_refusing,
)
from retrieval.evaluation.certainty import Judged
from retrieval.evaluation.metrics import AS_WRITTEN
from retrieval.ranking.answerability import Features, Model

NAMES = ("held", "margin")


def row(
    question: str,
    held: float | None,
    margin: float = 0.0,
    *,
    of: str = "own",
    right: bool = False,
    near: bool | None = None,
    answerable: bool = True,
    variant: str = AS_WRITTEN,
) -> FeatureRow:
    """A row with these two features, or with none."""
    features = None
    if held is not None:
        features = Features(held=held, coverage=1, attained=0.5, margin=margin, elsewhere=0)
    return FeatureRow(
        set=of,
        question=question,
        asked=question,
        variant=variant,
        answerable=answerable,
        right=right,
        near=right if near is None else near,
        features=features,
    )


def made_up() -> list[FeatureRow]:
    """24 questions of one set and 16 of another: what holds more is more often right, with exceptions."""
    rows = []
    for number in range(24):
        held, right = number / 24, number >= 14 or number in (5, 9)
        answerable = number % 4 != 0 or right
        rows.append(row(f"một {number}", held, (number * 7 % 5) / 5, right=right, answerable=answerable))
    for number in range(16):
        held, right = number / 20 + 0.1, number > 7 and number != 12
        answerable = number % 3 != 0 or right
        rows.append(row(f"hai {number}", held, -number / 16, of="too", right=right, answerable=answerable))
    return rows


def optimum(rows: Sequence[FeatureRow]) -> tuple[float, list[float]]:
    """Where Newton's method ends: the loss of each set counts the same, and half the square of each weight is added.

    A weight there is that of the feature in units of its standard deviation.
    """
    found = [(each, each.features) for each in rows if each.features is not None]
    x = np.array([[getattr(features, name) for name in NAMES] for _, features in found])
    y = np.array([float(each.right) for each, _ in found])
    counts = Counter(each.set for each, _ in found)
    weights = np.array([len(found) / len(counts) / counts[each.set] for each, _ in found])
    spread = x.std(axis=0)
    design = np.column_stack([np.ones(len(x)), x / spread])
    penalty = np.diag([0.0, *[1.0] * len(NAMES)])
    beta = np.zeros(len(NAMES) + 1)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-design @ beta))
        slope = design.T @ (weights * (likely - y)) + penalty @ beta
        beta -= np.linalg.solve(design.T @ (design * (weights * likely * (1 - likely))[:, None]) + penalty, slope)
    assert np.abs(slope).max() < 1e-9
    return float(beta[0]), [float(each) for each in beta[1:] / spread]


def fit(rows: Iterable[FeatureRow], fitted: Iterable[str] = ("own", "too")) -> Calibration:
    return calibrate([*rows], frozenset(fitted), NAMES)


def test_the_fit_is_the_optimum_of_the_logistic_loss() -> None:
    """The same that Newton's method finds, written for the features as they are."""
    fitted = fit(made_up())
    intercept, weights = optimum(made_up())
    assert fitted.intercept == pytest.approx(intercept, abs=0.01)
    assert [fitted.weights[name] for name in NAMES] == pytest.approx(weights, abs=0.01)


def test_on_the_average_it_is_as_sure_as_it_is_right() -> None:
    """What the optimum of a bias means: the probabilities of the rows add up to the right ones, set for set alike."""
    rows = made_up()
    fitted = fit(rows)
    surplus = {
        name: [fitted.probability(each.features) - each.right for each in rows if each.set == name]
        for name in ("own", "too")
    }
    assert sum(sum(each) / len(each) for each in surplus.values()) == pytest.approx(0, abs=2e-3)


def test_what_holds_more_is_likelier() -> None:
    """On rows where it is more often right."""
    fitted = fit(made_up())
    likely = [fitted.probability(row("câu", held / 10).features) for held in range(11)]
    assert likely == sorted(likely)
    assert likely[0] < 0.5 < likely[-1]


def test_a_large_set_weighs_no_more_than_a_small_one() -> None:
    """Fifty rows say the opposite of ten: as much speaks for a feature as against it, and nothing is learned."""
    small = [row(f"nhỏ {n}", 0.9 if n % 2 else 0.1, right=n % 2 == 1, of="own") for n in range(10)]
    large = [row(f"lớn {n}", 0.9 if n % 2 else 0.1, right=n % 2 == 0, of="too") for n in range(50)]
    unanswerable = row("không", None, of="other", answerable=False)
    fitted = fit([*small, *large, unanswerable])
    assert (fitted.intercept, fitted.weights["held"]) == pytest.approx((0.0, 0.0), abs=1e-3)


def test_a_set_that_gives_thresholds_moves_no_weight() -> None:
    """It is scored by the model of the others."""
    other = [row(f"ba {number}", 1 - number / 10, of="other", right=number > 5) for number in range(10)]
    alone, beside = fit(made_up()), fit([*made_up(), *other])
    assert (beside.intercept, beside.weights) == (alone.intercept, alone.weights)
    assert {each.name: (each.gave, each.rows) for each in beside.sets} == {
        "other": ("thresholds", 10),
        "own": ("weights", 24),
        "too": ("weights", 16),
    }


def test_nothing_found_is_no_example_but_a_question() -> None:
    """Its features would be made up; it counts among what is answered, with a probability of 0."""
    empty = [row(f"không {number}", None, answerable=number % 2 == 0) for number in range(8)]
    alone, beside = fit(made_up()), fit([*made_up(), *empty])
    intercept, weights = optimum([*made_up(), *empty])
    assert beside.intercept == pytest.approx(intercept, abs=0.01)
    assert [beside.weights[name] for name in NAMES] == pytest.approx(weights, abs=0.01)
    assert [each.rows for each in beside.sets] == [24 + 8, 16]
    assert (alone.intercept, alone.weights) == (beside.intercept, beside.weights)


def test_other_ways_of_typing_are_no_further_questions() -> None:
    """Capitals are put right before anything is searched: they would count a question twice."""
    others = [each.model_copy(update={"variant": "capitals", "right": not each.right}) for each in made_up()]
    assert fit([*made_up(), *others]) == fit(made_up())


def test_every_question_is_scored_by_a_model_that_has_not_seen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither as written nor without marks: of ten models just one has seen none of its rows, the others both."""
    seen: list[Counter[str]] = []
    whole = fitting._fit

    def watched(rows: Sequence[FeatureRow], names: Sequence[str]) -> object:
        seen.append(Counter(each.question for each in rows))
        return whole(rows, names)

    monkeypatch.setattr(fitting, "_fit", watched)
    rows = [*made_up(), *(each.model_copy(update={"variant": "no marks"}) for each in made_up())]
    fit(rows)
    of_all, *folds = seen
    assert len(folds) == 10
    assert set(of_all.values()) == {2}
    for question in of_all:
        assert sorted(each[question] for each in folds) == [0] + [2] * 9


def test_what_is_written_is_read_again() -> None:
    """By the program as a model, by the evaluation with all that is said of it."""
    fitted = fit(made_up())
    written = json.dumps(fitted.model_dump(), ensure_ascii=False)
    assert Calibration.model_validate_json(written) == fitted
    model = Model.model_validate_json(written)
    features = row("câu", 0.7, 0.2).features
    assert model.probability(features) == fitted.probability(features)


@pytest.fixture
def one_in_twenty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The share that may pass, whatever it is in the program."""
    monkeypatch.setattr(calibration, "UNANSWERABLE_PASSING", 0.05)


def scored(of: str, *scores: float, answerable: bool = True, near: bool = False) -> list[tuple[FeatureRow, float]]:
    """Rows of a set with their scores."""
    return [(row(f"{of} {each}", 0.5, of=of, answerable=answerable, near=near), each) for each in scores]


def thresholds(*parts: list[tuple[FeatureRow, float]]) -> tuple[float, float]:
    pairs = [pair for part in parts for pair in part]
    chosen = choose_thresholds([each for each, _ in pairs], [score for _, score in pairs])
    return chosen.answered, chosen.near


# Twenty questions that nothing answers: the surest three have .50, .48 and .46.
SMALL = scored("nhỏ", 0.5, 0.48, 0.46, *[0.01 + number / 1000 for number in range(17)], answerable=False)
LARGE = scored("lớn", *[0.02 + number / 10_000 for number in range(100)], answerable=False)


@pytest.mark.usefixtures("one_in_twenty")
def test_answered_lets_few_pass_on_the_average_of_the_sets() -> None:
    """At .47 two of 20 pass and none of 100: .1 / 2 = .05. At .46 it is .15 / 2 = .075, more than .05.

    Counted in one heap these were 3 of 120, and .45 would do.
    """
    answered, _ = thresholds(SMALL, LARGE, scored("nhỏ", 0.45, 0.47, 0.9, near=True))
    assert answered == 0.47


@pytest.mark.usefixtures("one_in_twenty")
def test_what_goes_astray_passes_at_no_score() -> None:
    """The surest of SMALL lacks what was asked: at .46 two of twenty are left, so .45 does, and nothing far below."""
    (first, score), *others = SMALL
    assert first.features is not None
    astray = first.model_copy(update={"features": first.features.model_copy(update={"astray": True})})
    answered, _ = thresholds([(astray, score), *others], LARGE, scored("nhỏ", 0.45, 0.47, 0.9, near=True))
    assert answered == 0.45


@pytest.mark.usefixtures("one_in_twenty")
def test_answered_is_one_of_the_scores() -> None:
    """The lowest that few enough reach, of whatever row."""
    answered, _ = thresholds(SMALL, LARGE, scored("nhỏ", 0.9, 0.52, near=True))
    assert answered == 0.48


@pytest.mark.usefixtures("one_in_twenty")
def test_a_set_without_unanswerable_questions_has_no_say_in_what_passes() -> None:
    """It would halve the average, and .48 would do: with SMALL alone one of 20 is .05, and two are .1."""
    easy = scored("dễ", *[0.6 + number / 100 for number in range(20)], near=True)
    assert thresholds(SMALL, easy)[0] == 0.5


def test_where_nothing_is_unanswerable_there_is_no_rule() -> None:
    """It says so, and divides nothing by no set."""
    with pytest.raises(ValueError, match="no set has an unanswerable question"):
        thresholds(scored("dễ", 0.6, 0.7, near=True))


@pytest.mark.usefixtures("one_in_twenty")
def test_where_the_unanswerable_are_the_surest_no_threshold_will_do() -> None:
    """One of two passes at the highest score there is."""
    with pytest.raises(ValueError, match=r"more than 5\.0% of the unanswerable pass"):
        thresholds(scored("khó", 0.2, 0.8, answerable=False), scored("khó", 0.5, near=True))


@pytest.mark.usefixtures("one_in_twenty")
def test_near_keeps_nineteen_of_twenty_in_the_hardest_set() -> None:
    """Of .21 to .40 the nineteenth from above is .22; the easy set alone would have .81."""
    hard = scored("nhỏ", *[number / 100 for number in range(21, 41)], near=True)
    easy = scored("dễ", *[number / 100 for number in range(80, 100)], near=True)
    assert thresholds(SMALL, LARGE, hard, easy, scored("nhỏ", 0.49))[1] == 0.22


@pytest.mark.usefixtures("one_in_twenty")
def test_near_never_lies_above_answered() -> None:
    """Where everything near is surer than that, near is answered; a set with nothing near has no say."""
    easy = scored("dễ", *[number / 100 for number in range(80, 100)], near=True)
    assert thresholds(SMALL, LARGE, easy, scored("nhỏ", 0.47)) == (0.47, 0.47)


def test_wrong_answers_are_left_aside_where_refusals_are_counted() -> None:
    """Right ones against those that no document answers."""
    rows = [row("a", 0.5, right=True), row("b", 0.5), row("c", 0.5, answerable=False)]
    assert against_unanswerable(rows, [0.9, 0.8, 0.7]) == [Judged(0.9, right=True), Judged(0.7, right=False)]


def test_hits_where_nine_of_ten_unanswerable_are_refused() -> None:
    """One of ten may pass, that of .9; at .8 it were two. Of four answerable the right ones of .95 and .85 are left."""
    unanswerable = scored("a", 0.9, 0.8, *[0.1 + number / 100 for number in range(8)], answerable=False)
    right = [(row(f"r {score}", 0.5, right=True), score) for score in (0.95, 0.85, 0.2)]
    pairs = [*unanswerable, *right, *scored("b", 0.99)]
    rows, scores = [each for each, _ in pairs], [score for _, score in pairs]
    assert hit_when_refusing(rows, scores, 0.9) == pytest.approx(2 / 4)
    # None of ten may pass: what is right must be above .9.
    assert hit_when_refusing(rows, scores, 0.95) == pytest.approx(1 / 4)
    assert hit_when_refusing(rows[:10], scores[:10], 0.9) is None


def test_a_set_is_known_by_its_questions() -> None:
    """In whatever order, with whatever space around them; another question makes another set."""
    assert digest_of(["một", " hai "]) == digest_of(["hai", "một", "một"])
    assert digest_of(["một", "hai"]) != digest_of(["một", "hai", "ba"])
    fitted = fit(made_up())
    asked = digest_of(f"hai {number}" for number in range(16))
    assert fitted.has_seen("renamed", asked)
    assert fitted.has_seen("own", digest_of(["một"]))
    assert not fitted.has_seen("renamed", digest_of(["một"]))
