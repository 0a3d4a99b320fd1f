"""The figures that documents state, looked up by place, year and indicator, each with its citations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from knowledge.places import province_now
from knowledge.records import Article, Passage
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator, Scope, Target, TargetKind
from knowledge.targets.periods import Span
from knowledge.vietnamese.normalization import fold
from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.citation import cite_target
from retrieval.query.target_query import TargetQuery
from retrieval.records import Citation, TargetFact

# As people see them: what no programme counts comes last.
_ORDER = {
    indicator: number for number, indicator in enumerate(sorted(Indicator, key=lambda each: each is Indicator.OTHER))
}
_NARROW = frozenset({Scope.DISTRICT, Scope.FIRM})
_KIND_ORDER = {kind: number for number, kind in enumerate(TargetKind)}


def select(stored: Iterable[StoredTarget], query: TargetQuery) -> list[StoredTarget]:
    """The figures that a query asks for: of its indicators, kinds and years.

    What is unsure is quoted in its sentence and is no row, and what is not of a programme is none of its figures.
    """
    return [each for each in stored if _matches(each.target, query)]


def find_others(stored: Iterable[StoredTarget], chosen: Sequence[StoredTarget]) -> list[StoredTarget]:
    """Figures of a place that was asked about and has none like those chosen: of the same indicator, but another year.

    What is only said in general is no figure of a place.
    """
    there = {(each.target.province, each.target.kind, each.target.indicator) for each in chosen}
    wanted = {(each.target.kind, each.target.indicator) for each in chosen}
    ids = {each.id for each in chosen}
    return [
        each
        for each in stored
        if each.id not in ids
        and is_shown(each.target)
        and each.target.kind is not TargetKind.CLAIM
        and any(
            indicator is each.target.indicator and (each.target.province, kind, indicator) not in there
            for kind, indicator in wanted
        )
    ]


class Articles(Protocol):
    """Where the articles that state figures are read: a library, or what of it is at hand."""

    def articles_by_id(self, ids: Collection[str]) -> Mapping[str, Article]:
        """The articles with these ids."""
        ...

    def passages_of(self, article_id: str) -> Sequence[Passage]:
        """The passages of one article, in order."""
        ...


def state_facts(
    stored: Sequence[StoredTarget], library: Articles, named: Collection[str] = ()
) -> tuple[tuple[TargetFact, ...], tuple[Citation, ...]]:
    """Figures in the order in which they are shown, and the citations that state them, numbered from 1.

    The same figure in several documents is one fact with several citations, the newest document first. Of a province
    of today those come first whose province was ``named``: what Yên Bái set is not what "Lào Cai" first means. Those of
    a district or a firm come behind those of the province.
    """
    articles = library.articles_by_id({each.target.article_id for each in stored})
    ordered = sorted(
        stored,
        key=lambda each: (
            _KIND_ORDER[each.target.kind],
            bool(named) and each.target.province not in named,
            each.target.scope in _NARROW,
            *_position_in_list(each.target),
            *_newest_first(articles, each),
        ),
    )
    numbers: dict[str, int] = {}
    citations: list[Citation] = []
    facts: dict[tuple[object, ...], TargetFact] = {}
    for each in ordered:
        article = articles[each.target.article_id]
        if article.id not in numbers:
            numbers[article.id] = len(citations) + 1
            passage = _passage_of(each.target, library.passages_of(article.id))
            citations.append(cite_target(numbers[article.id], article, passage, each.target))
        key = _same(each.target)
        known = facts.get(key)
        cited = dict.fromkeys([*(known.citations if known else ()), numbers[article.id]])
        facts[key] = (known or _fact(each)).model_copy(update={"citations": tuple(cited)})
    return tuple(_without_echoes(list(facts.values()))), tuple(citations)


def _without_echoes(facts: list[TargetFact]) -> list[TargetFact]:
    """The facts without those that repeat another one's figure and do not say of whom: a text comes back to it."""
    fuller = {_figure(fact.target) for fact in facts if fact.target.who or fact.target.what}
    return [
        fact
        for fact in facts
        if fact.target.who or fact.target.what or _figure(fact.target) not in fuller or fact.target.unit != "%"
    ]


def _fact(stored: StoredTarget) -> TargetFact:
    province = stored.target.province
    return TargetFact(
        id=stored.id,
        target=stored.target,
        province_now=province_now(province) if province else None,
        citations=(),
        # What a person only confirmed is as the document has it.
        corrected=stored.target != stored.found.model_copy(update={"unsure": stored.target.unsure}),
    )


def is_shown(target: Target) -> bool:
    """Whether a figure may stand in a row of its own."""
    return target.of_programme and not target.unsure


def speaks_of(target: Target, words: Collection[str]) -> bool:
    """Whether whom a figure counts and what it measures have all these words, folded."""
    return words_of(target).issuperset(words)


def words_of(target: Target) -> set[str]:
    """The words of what a figure measures and counts, folded."""
    return {token.folded for token in tokenize(f"{target.unit} {target.what or ''} {target.who or ''}")}


def is_national(target: Target) -> bool:
    """Whether a figure is of the whole country, and not only of no place that is said."""
    return target.province is None and target.scope is Scope.COUNTRY


def can_be_compared(target: Target) -> bool:
    """Whether a figure is a share of a province or the country, rather than of a firm, a district or a region."""
    return target.unit == "%" and target.scope in {None, Scope.PROVINCE, Scope.COUNTRY}


def _matches(target: Target, query: TargetQuery) -> bool:
    if not is_shown(target):
        return False
    if query.national and target.province is None and not is_national(target):
        return False
    if query.indicators and target.indicator not in query.indicators:
        return False
    if query.kinds and target.kind not in query.kinds and not (query.kinds == {TargetKind.TARGET} and _beside(target)):
        return False
    return not query.periods or any(is_in(target, each) for each in query.periods)


def _beside(target: Target) -> bool:
    """Results and claims stand beside targets, labelled; counts of leaflets do not, nor shares of anything else."""
    is_of_programmes = target.unit == "%" and target.indicator is not Indicator.OTHER
    return is_of_programmes and target.kind in {TargetKind.RESULT, TargetKind.CLAIM}


def is_in(target: Target, period: Span) -> bool:
    """Whether a figure's period overlaps another; a deadline stands for its year."""
    if target.period_to is None:
        return False
    begins = target.period_from if target.period_from is not None else target.period_to
    ends_behind = period.first is None or period.first <= target.period_to
    return ends_behind and (period.last is None or begins <= period.last)


def _position_in_list(target: Target) -> tuple[object, ...]:
    return (
        _ORDER[target.indicator],
        -(target.period_to or 0),
        fold(target.province or ""),
    )


def _newest_first(articles: Mapping[str, Article], stored: StoredTarget) -> tuple[object, ...]:
    value = articles[stored.target.article_id].date.value or ""
    return tuple(-ord(char) for char in value.ljust(10, "0")), stored.id


def _figure(target: Target) -> tuple[object, ...]:
    """A figure without its subject."""
    return (
        target.province,
        target.indicator,
        target.kind,
        target.low,
        target.high,
        target.comparator,
        target.unit,
        target.period_from,
        target.period_to,
    )


def _same(target: Target) -> tuple[object, ...]:
    """What two documents must share to state the same figure."""
    return (
        *_figure(target),
        fold(target.who or ""),
        fold(target.what or "") if target.indicator in {Indicator.OTHER, Indicator.SAVING} else "",
    )


def _passage_of(target: Target, passages: Sequence[Passage]) -> Passage:
    """The passage in which a figure stands; the first for one that stands in none, as in a title."""
    inside = (each for each in passages if each.start <= target.quantity_start < each.end)
    return next(inside, passages[0])
