"""Notes speak of what is shown: the sentence in front, its source, and the figures that it states."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.records import ArticleKind, Basis, SourceDate
from knowledge.targets import Indicator, Target, TargetKind
from retrieval.analysis.lexicon import Lexicon
from retrieval.answers.notes import make_notes
from retrieval.answers.selection import Selection
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.parser import parse_query
from retrieval.records import Citation, TargetFact
from tests.wording import PlainWording

SENTENCE = "25% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
TODAY = dt.date(2026, 1, 15)
QUERY = parse_query("mục tiêu áp dụng", EmbeddedIndex.of(0, [], Lexicon.shipped()), Lexicon.shipped())


def citation(**given: object) -> Citation:
    fields: dict[str, object] = {
        "n": 1,
        "article_id": "a",
        "passage_id": "a-0000",
        "title": "Tựa",
        "publisher": None,
        "url": None,
        "kind": ArticleKind.ORIGINAL,
        "date": SourceDate.of(Basis.PUBLISHED, 2013, 3, 5),
        "province": "Hà Nội",
        "province_now": "Hà Nội",
        "snippet": SENTENCE,
        "score": 1.0,
    }
    return Citation.model_validate({**fields, **given})


def fact(period_to: int | None, sentence: str = SENTENCE) -> TargetFact:
    target = Target(
        indicator=Indicator.ADOPTION,
        kind=TargetKind.TARGET,
        low=25,
        high=25,
        unit="%",
        province="Hà Nội",
        period_from=None if period_to is None else 2012,
        period_to=period_to,
        sentence=sentence,
        start=0,
        end=len(sentence),
        quantity_start=0,
        quantity_end=3,
    )
    return TargetFact(id="a-1", target=target, province_now="Hà Nội", citations=(1,))


def notes(headline: str, *facts: TargetFact, first: Citation | None = None) -> tuple[str, ...]:
    selection = Selection(headline, (first or citation(),), 1.0, facts)
    return make_notes(QUERY, QUERY.scope, selection, PlainWording(), TODAY)


@pytest.mark.parametrize(("period_to", "expected"), [(2015, ("passed 2015",)), (2026, ()), (2030, ()), (None, ())])
def test_a_deadline_that_only_the_figure_knows_passes_too(period_to: int | None, expected: tuple[str, ...]) -> None:
    """A heading had set it, and the sentence in front names no year."""
    assert notes(SENTENCE, fact(period_to)) == expected


def test_a_deadline_of_another_sentences_figure_is_not_this_ones() -> None:
    """Figures beside the answer have rows of their own."""
    assert notes(SENTENCE, fact(2015, "10% cơ sở khác.")) == ()


def test_the_last_deadline_counts() -> None:
    """In the text or in the figure."""
    assert notes(f"Đến năm 2020: {SENTENCE}", fact(2015)) == ("passed 2020",)
    assert notes(f"Đến năm 2030: {SENTENCE}", fact(2015)) == ()


def test_basis_and_kind_are_those_of_the_first_source() -> None:
    """Whatever stands behind it."""
    digest = citation(kind=ArticleKind.DIGEST, date=SourceDate.of(Basis.EVENT, 2013, 3, 5))
    assert notes("Xưởng giảm nước.", first=digest) == ("basis event 2013-03-05", "digest")
