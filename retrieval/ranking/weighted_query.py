"""What the sentences of a passage are looked through for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.query.question_types import QuestionType


@dataclass(frozen=True)
class Synonym:
    """Another way of saying some of the wanted terms and pairs: all that is ``needed``, syllables or pairs."""

    terms: frozenset[str]
    pairs: frozenset[str]
    needed: frozenset[str]


@dataclass(frozen=True)
class WeightedQuery:
    """A question as the search for evidence sees it.

    ``terms`` and ``pairs`` are weighted. ``kind_terms`` are those of the terms that only name the kind of thing
    ("mục tiêu", "phần trăm"). ``told`` are the pairs that should stand together somewhere, known to the collection
    or not. ``counted`` are the terms of what is counted ("bao nhiêu *học viên*"), ``subject`` the folded words of
    what is to be defined; ``numbers`` must be found. ``post`` and ``person`` are folded words of a post and a name;
    ``office`` those of a post of whose holder something else than the name is asked ("thứ trưởng nói gì").
    ``informative`` is the number of words that say what is asked about; ``asked_at_length`` that there are others.
    ``topic_only`` says that nothing but the collection's own topic (and a place) is asked about.
    """

    terms: Mapping[str, float]
    pairs: Mapping[str, float]
    kinds: frozenset[QuestionType]
    kind_terms: frozenset[str] = frozenset()
    told: Mapping[str, float] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    post: tuple[str, ...] = ()
    person: str | None = None
    office: tuple[str, ...] = ()
    informative: int = 0
    asked_at_length: bool = False
    topic_only: bool = False
    typed_without_marks: bool = False
    synonyms: tuple[Synonym, ...] = ()
