"""How likely a passage answers: features that a hand counts, weighed as the file says."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.cli.evaluation import read_questions
from retrieval.evaluation.calibration import digest_of, shipped_calibration
from retrieval.query.scope import Scope, scope_of
from retrieval.ranking.answerability import Features, Model, Thresholds, features_of, load_model
from tests.retrieval.ranking.candidates import hit, ranked
from tests.retrieval.ranking.known_words import weighted

KNOWN = ("lò", "sấy", "chè", "giảm", "than", "lò sấy")
QUESTIONS = Path(__file__).parents[1] / "evaluation" / "questions"
NOTHING = Features(held=0, coverage=0, attained=0, margin=0, elsewhere=0)
MODEL = Model(
    intercept=-2, weights={"held": 3, "margin": 0.5}, thresholds=Thresholds(answered=0.6, summary=0.5, near=0.3)
)


def features(question: str, *texts: str, scope: Scope | None = None, score: float = 1.4) -> Features:
    """Those of passages of one article each, of one BM25 score."""
    hits = [hit(f"a{number}", text, score) for number, text in enumerate(texts)]
    return features_of(ranked(weighted(question, *KNOWN), hits, scope), scope or Scope())


def test_a_passage_with_all_of_the_question_holds_and_covers_all_of_it() -> None:
    """Both words and their pair; it could reach 1.2 · (1 + 1) + .4 · 1 = 2.8, has 1.4. No other article is there."""
    assert features("lò sấy", "Đây là lò sấy.") == Features(
        held=1, coverage=1, attained=math.sqrt(0.5), margin=0, elsewhere=0
    )


def test_what_is_missing_is_missing_by_its_weight() -> None:
    """Of "lò sấy gỗ" the word that nobody knows weighs 2 of 4."""
    found = features("lò sấy gỗ", "Đây là lò sấy.")
    assert found.coverage == pytest.approx(2 / 4)
    # The pairs weigh 1 ("lò sấy") and 1 ("sấy gỗ", by its commoner word): half of them are together.
    assert found.held == pytest.approx(2 / 4 * (1 - 0.15 + 0.15 / 2))
    # 1.2 · (1 + 1 + 2) + .4 · (1 + 2) = 6
    assert found.attained == pytest.approx(math.sqrt(1.4 / 6))


def test_words_that_only_name_the_type_cover_nothing() -> None:
    """ "bao", "nhiêu" ask for a number: covered are the words that they ask about, both of them."""
    assert features("giảm bao nhiêu than", "Lò giảm 30 tấn than.").coverage == 1.0
    assert features("giảm bao nhiêu than", "Lò giảm nhiều.").coverage == pytest.approx(1 / 2)


def test_a_word_in_the_title_covers() -> None:
    """It need not be said again."""
    query = weighted("lò sấy", *KNOWN)
    found = features_of(ranked(query, [hit("a", "Nhờ đó tốt hơn.", 1.0, title="Lò sấy")]), Scope())
    assert found.coverage == 1.0


def test_more_than_could_be_reached_counts_as_all() -> None:
    """A word said often scores above a word said once."""
    assert features("lò sấy", "Đây là lò sấy.", score=9.0).attained == 1.0


def test_a_summary_of_ours_answers_from_where_its_own_threshold_is() -> None:
    """-2 + 3 · .7 is a probability of .525: enough for a summary, not for a passage of a page."""
    found = NOTHING.model_copy(update={"held": 0.7})
    assert not MODEL.answers(found)
    assert MODEL.answers(found.model_copy(update={"summary": 1.0}))
    assert not MODEL.answers(found.model_copy(update={"summary": 1.0, "astray": True}))


def test_the_margin_is_over_the_best_other_article() -> None:
    """The sentence with both words and their pair has 1 + .5, that with one of them .5: one apart, at one BM25 score.

    Another passage of the same article takes nothing from it.
    """
    assert features("lò sấy", "Đây là lò sấy.", "Đây là lò.").margin == pytest.approx(1.0)
    query = weighted("lò sấy", *KNOWN)
    own = [hit("a", "Đây là lò sấy.", 1.0), hit("a", "Kia là lò sấy.", 1.0, number=2), hit("b", "Chỉ có lò.", 0.5)]
    # Of the score of BM25 the other has half of the best: 1 + .5 + 1 against .5 + .5.
    assert features_of(ranked(query, own), Scope()).margin == pytest.approx(1.5)


def test_an_article_about_another_place_is_elsewhere() -> None:
    """By the places asked about, wherever it was looked for; without a place nothing is."""
    query = weighted("lò sấy", *KNOWN)
    found = ranked(query, [hit("a", "Đây là lò sấy.", 1.0, "Nghệ An")])
    assert features_of(found, scope_of("Cà Mau")).elsewhere == 1.0
    assert features_of(found, scope_of("Nghệ An")).elsewhere == 0.0
    assert features_of(found, Scope()).elsewhere == 0.0


def test_the_probability_is_the_logistic_of_the_sum() -> None:
    """-2 + 3 · .8 + .5 · .4 = .6, and 1 / (1 + e^-.6)."""
    given = NOTHING.model_copy(update={"held": 0.8, "margin": 0.4, "coverage": 1.0})
    assert MODEL.probability(given) == pytest.approx(1 / (1 + math.exp(-0.6)))
    added = {each.feature: each.value * each.weight for each in MODEL.weigh(given)}
    assert added == pytest.approx({"held": 2.4, "margin": 0.2})


def test_nothing_found_is_never_likely() -> None:
    """0, though the logistic of the bias alone is more."""
    assert MODEL.probability(None) == 0.0
    assert MODEL.probability(NOTHING) == pytest.approx(1 / (1 + math.exp(2)))


@pytest.mark.parametrize("margin", [1e9, -1e9])
def test_a_far_away_margin_ends_at_one_or_none(margin: float) -> None:
    """And overflows nowhere."""
    likely = MODEL.probability(NOTHING.model_copy(update={"margin": margin}))
    assert likely == pytest.approx(float(margin > 0))


@pytest.mark.parametrize(
    ("held", "coverage", "near"),
    [
        # logit -2 + 3 · held; .3 is ln(3/7) = -.847, so held must be at least .3842
        (0.39, 0.5, True),
        (0.38, 0.5, False),
        (0.39, 0.31, True),
        (0.39, 0.3, True),
        (0.39, 0.29, False),
        (1.0, 0.0, False),
        (0.0, 1.0, False),
    ],
)
def test_near_is_likely_enough_and_on_the_subject(held: float, coverage: float, *, near: bool) -> None:
    """Both: the second threshold is reached, and three tenths of what is asked are spoken of."""
    assert MODEL.is_near(NOTHING.model_copy(update={"held": held, "coverage": coverage})) is near


def test_thresholds_are_probabilities() -> None:
    """Neither 0, which lets everything pass, nor 1, which nothing reaches."""
    for answered, near in ((1.0, 0.5), (0.5, 0.0)):
        with pytest.raises(ValidationError):
            Thresholds(answered=answered, summary=answered, near=near)


def test_the_shipped_model_weighs_features_that_there_are() -> None:
    """And near is below answered; what speaks for an answer weighs for it, what speaks against, against it."""
    model = load_model()
    assert model.weights.keys() <= Features.model_fields.keys()
    assert 0 < model.thresholds.near < model.thresholds.answered < 1
    assert {name for name, weight in model.weights.items() if weight < 0} == {"elsewhere"}
    assert model is load_model()


def test_more_held_is_likelier_in_the_shipped_model() -> None:
    """Nothing found is not near, everything found is answered."""
    model = load_model()
    steps = [model.probability(NOTHING.model_copy(update={"held": held / 10})) for held in range(11)]
    assert steps == sorted(steps)
    everything = NOTHING.model_copy(update={"held": 1.0, "coverage": 1.0, "attained": 1.0})
    assert model.probability(everything) >= model.thresholds.answered
    assert not model.is_near(NOTHING)


def test_the_shipped_file_says_which_questions_gave_what() -> None:
    """The sets that lie beside the tests are those that it was fitted on, and one of all gave the weights."""
    sets = {each.name: each for each in shipped_calibration().sets}
    assert {name for name, each in sets.items() if each.gave == "weights"} == {"lookups"}
    there = {path.stem: path for path in QUESTIONS.glob("*.jsonl")}
    assert there.keys() <= sets.keys()
    for name, path in there.items():
        assert sets[name].digest == digest_of(each.question for each in read_questions(path)), name
        assert shipped_calibration().has_seen("another name", sets[name].digest)
    assert not shipped_calibration().has_seen("another name", digest_of(["một câu khác"]))


def test_program_and_evaluation_read_one_file() -> None:
    """What it answers with is what is written of it."""
    shipped, model = shipped_calibration(), load_model()
    assert (shipped.intercept, shipped.weights, shipped.thresholds) == (
        model.intercept,
        model.weights,
        model.thresholds,
    )
