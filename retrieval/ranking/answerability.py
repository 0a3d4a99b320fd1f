"""How likely it is that what was found answers: features of a question and its best passage, weighed as fitted.

The weights and the two thresholds stand in ``data/answerability.json``, with the sets that they were fitted on;
``make calibrate`` writes it. The model is a logistic regression, logit p = bias + Σ weight · feature.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from pydantic import ConfigDict, Field

from knowledge.records import Record
from retrieval.query.scope import Scope
from retrieval.ranking.confidence import confidence_factors
from retrieval.ranking.ranker import Candidate

FILE = "data/answerability.json"
"""Where the fitted model stands, beside this module."""


class Features(Record):
    """What is known of a question and the passage that comes first; shares are between 0 and 1.

    ``words`` of the question are found near the sentence, ``together`` of its pairs stand together, ``coverage`` and
    ``pairs`` are the shares of its informative words (by idf) and of its bigrams in title and passage. ``kind`` is how
    well the sentence holds the type of thing asked for, 1 when none was. ``lacks`` a person, a post or a thing without
    which there is no answer; ``numbers`` are not found; ``vague`` is a question of one syllable without marks.
    ``attained`` is the BM25 score by the highest that the question could reach; ``margin`` the score less that of the
    best other article, 0 without one. ``about`` says that the article is about the place that was asked about,
    ``elsewhere`` that it is not.
    """

    product: float
    words: float
    together: float
    coverage: float
    pairs: float
    kind: float
    asks_kind: float
    counts: float
    lacks: float
    numbers: float
    vague: float
    attained: float
    margin: float
    about: float
    elsewhere: float


class Thresholds(Record):
    """From which probability a question is answered, and from which its best passages are shown as near."""

    answered: float = Field(gt=0, lt=1)
    near: float = Field(gt=0, lt=1)


class Model(Record):
    """A fitted logistic regression: a weight for each feature that it looks at, and its thresholds."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    intercept: float
    weights: Mapping[str, float]
    thresholds: Thresholds

    def probability(self, features: Features | None) -> float:
        """Between 0 and 1; 0 without any features, where nothing was found."""
        if features is None:
            return 0.0
        logit = self.intercept + sum(weight * getattr(features, name) for name, weight in self.weights.items())
        # Beyond this exp() leaves nothing to tell apart.
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


@cache
def load_model() -> Model:
    """The model that is shipped."""
    return Model.model_validate_json(files(__package__).joinpath(FILE).read_bytes())


def features_of(ranked: Sequence[Candidate], asked: Scope) -> Features:
    """The features of the first of the passages ranked; there must be one. ``asked`` are the places asked about."""
    candidate = ranked[0]
    about = asked.covers(candidate.hit.article)
    query, evidence, whole, around = candidate.query, candidate.evidence, candidate.whole, candidate.around
    shares = {factor.name: factor.share for factor in confidence_factors(evidence, query, whole, around)}
    others = (each.score for each in ranked if each.hit.article.id != candidate.hit.article.id)
    best = max(others, default=None)
    return Features(
        product=candidate.confidence,
        words=shares["words found"],
        together=shares["words together"],
        coverage=_coverage(candidate),
        pairs=_pairs(candidate),
        kind=min(1.0, evidence.answer_type_score),
        asks_kind=float(bool(query.types)),
        counts=float(bool(query.counted_terms) and evidence.answer_type_score < 1),
        lacks=float(evidence.beside_the_point or bool(query.post and not evidence.answer_type_score)),
        numbers=_missing(query.numbers, around.credits),
        vague=float("more than one syllable" in shares),
        attained=min(1.0, candidate.hit.score / query.attainable) if query.attainable else 0.0,
        margin=0.0 if best is None else candidate.score - best,
        about=float(bool(asked.groups) and about),
        elsewhere=float(bool(asked.groups) and not about),
    )


def _coverage(candidate: Candidate) -> float:
    query, found = candidate.query, candidate.around.credits
    own = {term: weight for term, weight in query.terms.items() if term not in query.type_terms}
    total = sum(own.values())
    return sum(weight * found.get(term, 0.0) for term, weight in own.items()) / total if total else 0.0


def _pairs(candidate: Candidate) -> float:
    pairs = candidate.query.all_pairs
    return sum(pair in candidate.whole.pairs for pair in pairs) / len(pairs) if pairs else 1.0


def _missing(numbers: frozenset[str], found: Mapping[str, float]) -> float:
    return sum(number not in found for number in numbers) / len(numbers) if numbers else 0.0
