"""Notes speak of what is shown: the sentence in front, its source, and the figures that it states."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.records import ArticleKind, Basis, Digest, SourceDate, Validity
from knowledge.targets import Indicator, Target, TargetKind
from retrieval.analysis.lexicon import Lexicon
from retrieval.answers.notes import make_notes, rests_on_weak_page, warn
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


def test_the_basis_is_that_of_the_first_source() -> None:
    """Whatever stands behind it."""
    first = citation(date=SourceDate.of(Basis.EVENT, 2013, 3, 5))
    assert notes("Xưởng giảm nước.", first=first) == ("basis event 2013-03-05",)


def test_the_note_of_a_digest_says_its_date_as_well() -> None:
    """In one sentence: none beside it says what the date rests on."""
    digest = citation(kind=ArticleKind.DIGEST, digest=Digest(), date=SourceDate.of(Basis.EVENT, 2013, 3, 5))
    assert notes("Xưởng giảm nước.", first=digest) == ("digest of Tựa",)


def test_what_pages_say_differently_is_noted_of_what_answers() -> None:
    """Of a page behind the first it would speak of something that nobody asked about."""
    odd, other = Digest(conflict="Hai trang ghi hai ngày."), Digest(conflict="Hai trang ghi hai số.")
    kinds = {"kind": ArticleKind.DIGEST}
    cited = tuple(citation(n=n, digest=each, **kinds) for n, each in ((1, odd), (2, other)))
    said = make_notes(QUERY, QUERY.scope, Selection("Xưởng giảm nước.", cited, 1.0, ()), PlainWording(), TODAY)
    assert [each for each in said if each.startswith("conflict")] == ["conflict Hai trang ghi hai ngày."]


def test_a_deadline_of_a_paper_that_ended_with_it_is_not_noted_twice() -> None:
    """The warning says so; another year's is noted."""
    ended = citation(validity=Validity(until="2020"))
    assert notes(f"Đến năm 2020: {SENTENCE}", first=ended) == ()
    assert notes(f"Đến năm 2015: {SENTENCE}", first=ended) == ("passed 2015",)


@pytest.mark.parametrize(
    ("validity", "warning"),
    [
        (None, ""),
        (Validity(since="2020"), ""),
        (Validity(since="2026-01-15"), ""),
        (Validity(since="2026-01-16"), "since 2026-01-16"),
        (Validity(since="2026-02"), "since 2026-02"),
        (Validity(since="2027", until="2030"), "since 2027"),
        (Validity(until="2026"), ""),
        (Validity(until="2026-01"), ""),
        (Validity(until="2026-01-14"), "until 2026-01-14, replaced by None"),
        (Validity(until="2025"), "until 2025, replaced by None"),
        (Validity(since="2016", replaced_by="889/QĐ-TTg"), "until None, replaced by 889/QĐ-TTg"),
    ],
)
def test_a_paper_that_does_not_hold_is_warned_of(validity: Validity | None, warning: str) -> None:
    """From the day on which it holds no more, and until the day from which it does."""
    assert warn([citation(validity=validity), citation(n=2)], PlainWording(), TODAY) == warning


def test_only_the_paper_that_answers_is_warned_of() -> None:
    """And nothing where nothing is cited."""
    assert warn([citation(), citation(n=2, validity=Validity(until="2001"))], PlainWording(), TODAY) == ""
    assert warn([], PlainWording(), TODAY) == ""


def test_an_answer_rests_on_its_first_page() -> None:
    """A weak one behind a sound one takes nothing from it."""
    weak = citation(kind=ArticleKind.DIGEST, digest=Digest(is_weak=True))
    assert rests_on_weak_page([weak, citation(n=2)])
    assert not rests_on_weak_page([citation(), weak])
    assert not rests_on_weak_page([citation(kind=ArticleKind.DIGEST, digest=Digest())])
    assert not rests_on_weak_page([])
