"""Of two documents that say nearly the same the newer takes the place of the older; nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.records import Basis, LineRole, Named, Particulars, SourceDate, StatedDate
from knowledge.store.corrections import Corrections
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from tests.factories import make_draft

TITLE = "Bắc Ninh tập huấn sản xuất sạch hơn"
SENTENCES = [
    "Sở Công Thương tập huấn cho bốn mươi cơ sở.",
    "Mỗi cơ sở cử hai người đến lớp học.",
    "Học viên được xem xưởng giấy ở Phong Khê.",
    "Xưởng giấy này đã bớt một phần ba lượng nước.",
    "Lớp học kết thúc vào chiều thứ sáu tuần này.",
    "Mọi người nhận giấy chứng nhận của trung tâm.",
]


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    """An empty library on each database."""
    opened = Library.open(library_url)
    yield opened
    opened.close()


def version(name: str, day: int | None, *sentences: str, title: str = TITLE, basis: Basis = Basis.PUBLISHED) -> Draft:
    date = SourceDate() if day is None else SourceDate.of(basis, 2012, 1, day)
    return make_draft(title, " ".join(sentences), source=name, date=date)


def test_a_newer_version_takes_the_place_of_the_older(library: Library) -> None:
    """Three sentences more and one less: its id and what a person corrected stay, and it is said what differs."""
    old = library.put(version("a.txt", 10, *SENTENCES[:4]))
    library.correct(str(old.article_id), Corrections(publisher="Báo Bắc Ninh"))
    newer = version("b.txt", 12, *SENTENCES[:3], *SENTENCES[4:], "Lớp sau sẽ mở ở huyện Quế Võ.")
    foreseen = library.foresee(newer)
    same, before = foreseen.same, foreseen.like
    result = library.put(newer)
    assert (result.outcome, result.article_id) == ("updated", old.article_id)
    assert result.like is not None
    assert (result.like.added, result.like.left_out, result.like.shared) == (3, 1, 3)
    assert same is not None
    assert (same.id, before) == (old.article_id, result.like)
    (entry,) = library.articles()
    assert (entry.article.publisher, entry.article.source) == ("Báo Bắc Ninh", "b.txt")


def test_the_version_that_was_replaced_changes_nothing_any_more(library: Library) -> None:
    """A folder with both files gives one article, however often it is added."""
    drafts = [version("a.txt", 10, *SENTENCES[:4]), version("b.txt", 12, *SENTENCES)]
    assert [library.put(draft).outcome for draft in drafts * 2] == ["added", "updated", "unchanged", "unchanged"]
    assert [entry.article.source for entry in library.articles()] == ["b.txt"]
    # A changed one is no longer the one that was replaced.
    assert library.put(version("a.txt", 10, *SENTENCES[1:5])).outcome == "added"


@pytest.mark.parametrize("day", [8, 10, None])
def test_an_older_version_is_kept_apart(library: Library, day: int | None) -> None:
    """Also one of the same day, or without any: nobody knows that it is newer. It is said which one it is like."""
    first = library.put(version("a.txt", 10, *SENTENCES))
    older = library.put(version("b.txt", day, *SENTENCES[:5]))
    assert older.outcome == "added"
    assert older.like is not None
    assert (older.like.article_id, older.like.added, older.like.left_out) == (first.article_id, 0, 1)
    assert len(library.articles()) == 2


def updated(draft: Draft, day: int) -> Draft:
    """The draft, with the day on which its page says that it was updated."""
    about = Particulars(dates=(StatedDate(date=SourceDate.of(Basis.UPDATED, 2019, 4, day)),))
    return draft.model_copy(update={"article": draft.article.model_copy(update={"particulars": about})})


@pytest.mark.parametrize(
    ("before", "after", "outcome"), [(None, 12, "updated"), (11, 12, "updated"), (12, 11, "added")]
)
def test_of_one_day_of_publication_the_later_update_is_newer(
    library: Library, before: int | None, after: int, outcome: str
) -> None:
    """A page that was never updated is older than one that was."""
    first = version("a.txt", 10, *SENTENCES[:4])
    library.put(updated(first, before) if before else first)
    assert library.put(updated(version("b.txt", 10, *SENTENCES), after)).outcome == outcome


def test_the_same_place_fetched_again_replaces_whatever_its_date(library: Library) -> None:
    """It is the same document, and it is said what differs."""
    first = library.put(version("a.txt", 10, *SENTENCES))
    again = library.put(version("a.txt", 8, *SENTENCES[1:]))
    assert (again.outcome, again.article_id) == ("updated", first.article_id)
    assert again.like is not None
    assert (again.like.added, again.like.left_out) == (0, 1)
    assert library.put(version("a.txt", 8, *SENTENCES[1:])).like is None


def test_plans_of_two_years_are_two_documents(library: Library) -> None:
    """One title, most sentences in common, a later date: what differs is the year, and neither is lost."""
    year = "Kế hoạch này dành cho các cơ sở trong năm {}."
    library.put(version("a.txt", 3, *SENTENCES, year.format(2011)))
    other = library.put(version("b.txt", 10, *SENTENCES, year.format(2012)))
    assert other.outcome == "added"
    assert other.like is not None
    assert (other.like.added, other.like.left_out) == (1, 1)


@pytest.mark.parametrize("how", ["issued", "numbers", "title", "most is new"])
def test_what_is_no_later_version_is_another_document(library: Library, how: str) -> None:
    """Papers issued on two days, of two numbers, under two titles, or with half of the text gone."""
    basis = Basis.ISSUED if how == "issued" else Basis.PUBLISHED
    drafts = [version(f"{n}.txt", n, *SENTENCES, "Một câu riêng nữa." * n, basis=basis) for n in (1, 2)]
    if how == "title":
        drafts[1] = version("2.txt", 2, *SENTENCES, title="Bài khác")
    elif how == "most is new":
        drafts[1] = version("2.txt", 2, *SENTENCES[:2])
    elif how == "numbers":
        for draft in drafts:
            about = Particulars(numbers=(Named(value=f"{draft.article.source}/KH-UBND"),))
            article = draft.article.model_copy(update={"particulars": about})
            drafts[drafts.index(draft)] = draft.model_copy(update={"article": article})
    results = [library.put(draft) for draft in drafts]
    assert [result.outcome for result in results] == ["added", "added"]
    assert results[1].like is not None


def test_one_title_with_another_text_is_said_too(library: Library) -> None:
    """Two plans may have one title and nothing in common."""
    library.put(version("a.txt", 1, *SENTENCES[:3]))
    other = library.put(version("b.txt", 2, *SENTENCES[3:]))
    assert other.outcome == "added"
    assert other.like is not None
    assert (other.like.shared, other.like.added, other.like.left_out) == (0, 3, 3)


def test_articles_that_share_little_are_not_alike(library: Library) -> None:
    """A sentence that every article of a series closes with, a name or what stands around it makes no likeness."""
    around = {LineRole.LETTERHEAD: "Ủy ban nhân dân tỉnh Bắc Ninh có số 88/KH-UBND"}
    library.put(make_draft("Bài một", *SENTENCES[:3], SENTENCES[5], around=around))
    other = make_draft("Bài hai", *SENTENCES[3:5], "Câu riêng của bài thứ hai đây.", SENTENCES[5], around=around)
    assert library.put(other).like is None


def test_what_is_gone_is_like_nothing(library: Library) -> None:
    """An article that was removed leaves nothing behind."""
    first = library.put(version("a.txt", 10, *SENTENCES))
    library.remove(str(first.article_id))
    assert library.put(version("b.txt", 10, *SENTENCES[1:])).like is None


def test_another_print_of_a_paper_is_told_by_its_number(library: Library) -> None:
    """Though a plan of other years with the same title shares as many sentences."""
    plans = [
        make_draft(
            "Kế hoạch sản xuất sạch hơn", *SENTENCES[:4], f"Đến năm {year} có {share}% cơ sở áp dụng.", source=name
        )
        for name, year, share in (("a.txt", 2020, 30), ("b.txt", 2025, 50), ("c.txt", 2020, 35))
    ]
    numbers = ("44/KH-UBND", "51/KH-UBND", "44/KH-UBND")
    ids = []
    for draft, number in zip(plans, numbers, strict=True):
        particulars = Particulars(numbers=(Named(value=number),))
        article = draft.article.model_copy(update={"particulars": particulars})
        result = library.put(draft.model_copy(update={"article": article}))
        ids.append(result.article_id)
    assert result.like is not None
    assert result.like.article_id == ids[0]
