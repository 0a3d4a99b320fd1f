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

from knowledge.records import ArticleKind, Record
from retrieval.query.scope import Scope
from retrieval.ranking.lacking import is_astray
from retrieval.ranking.ranker import Candidate

FILE = "data/answerability.json"
"""Where the fitted model stands, beside this module."""


class Features(Record):
    """What is known of a question and the passage that comes first; all but ``margin`` are between 0 and 1.

    ``held`` is the share of the question that its best sentence holds, with what stands around it, ``coverage`` the
    share of its informative words (by idf) in title and passage. ``attained`` is the root of the BM25 score by the
    highest that the question could reach: between low scores lies more than between high ones (on xquad_vi 95 % are
    refused at a hit@1 of .652 by the score itself and of .675 by its root; .539 and .547 without marks). ``margin`` is
    the score less that of the best other article, 0 without one. ``elsewhere`` says that the article is not about the
    place that was asked about, ``summary`` that it is one of ours, which tells in few sentences what its page is about,
    ``astray`` that what any answer must hold is missing, which is no matter of weights (`retrieval.ranking.lacking`).
    """

    held: float
    coverage: float
    attained: float
    margin: float
    elsewhere: float
    summary: float = 0.0
    astray: bool = False


# What holds less of what was asked is out of the subject: without it, of 30 questions on other subjects 13 are shown
# something near instead of 12, and as many of the right ones (`real_articles`, `paraphrased` and `lookups` in
# `tests/retrieval/evaluation/questions`); at a third 5 of 260 right ones are lost.
_ON_SUBJECT = 0.3


class Weighed(Record):
    """One feature with its value and its weight: their product is what it adds to the logit."""

    feature: str
    value: float
    weight: float


class Thresholds(Record):
    """From which probability a question is answered, and from which its best passages are shown as near.

    ``summary`` is that for an answer from one of our summaries: they tell what their page is about and little beside,
    and of the same probability more of them answer.
    """

    answered: float = Field(gt=0, lt=1)
    summary: float = Field(gt=0, lt=1)
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

    def answers(self, features: Features) -> bool:
        """Whether what was found is likely enough to answer."""
        least = self.thresholds.summary if features.summary else self.thresholds.answered
        return self.probability(features) >= least and not features.astray

    def weigh(self, features: Features) -> tuple[Weighed, ...]:
        """What each feature adds."""
        return tuple(
            Weighed(feature=name, value=round(getattr(features, name), 4), weight=weight)
            for name, weight in self.weights.items()
        )

    def is_near(self, features: Features) -> bool:
        """Whether what was found is on the subject, and not unlikely to answer."""
        return features.coverage >= _ON_SUBJECT and self.probability(features) >= self.thresholds.near


@cache
def load_model() -> Model:
    """The model that is shipped."""
    return Model.model_validate_json(files(__package__).joinpath(FILE).read_bytes())


def features_of(ranked: Sequence[Candidate], asked: Scope) -> Features:
    """The features of the first of the passages ranked; there must be one. ``asked`` are the places asked about."""
    candidate = ranked[0]
    query, article = candidate.query, candidate.hit.article
    best_other = max((each.score for each in ranked if each.hit.article.id != article.id), default=None)
    return Features(
        held=candidate.held,
        coverage=_coverage(candidate),
        attained=math.sqrt(min(1.0, candidate.hit.score / query.attainable)) if query.attainable else 0.0,
        margin=0.0 if best_other is None else candidate.score - best_other,
        elsewhere=float(not asked.covers(article)),
        summary=float(article.kind is ArticleKind.DIGEST),
        astray=is_astray(candidate),
    )


def _coverage(candidate: Candidate) -> float:
    query, found = candidate.query, candidate.around.credits
    own = {term: weight for term, weight in query.terms.items() if term not in query.type_terms}
    total = sum(own.values())
    return sum(weight * found.get(term, 0.0) for term, weight in own.items()) / total if total else 0.0
