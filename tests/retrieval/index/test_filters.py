"""What each passage of an article is marked with, so that places are looked up like words."""

from __future__ import annotations

from retrieval.index.filters import Filter, provinces_about, provinces_spoken_of, tags_of
from retrieval.index.fingerprint import plain_document


def kept(kept: Filter, title: str, *passages: str, provinces: tuple[str, ...] = ()) -> list[bool]:
    """Whether each passage is kept."""
    marks = tags_of(*plain_document("a", title, passages, provinces))
    return [kept.tags is not None and not kept.tags.isdisjoint(tags) for tags in marks]


def test_an_article_of_no_place_speaks_of_those_it_names() -> None:
    """The passage that names one; beside it, all passages of the article."""
    article = ("Lò hơi", "Huế mở lớp.", "Lò hơi giảm 15% chi phí.")
    assert kept(Filter.speaking_of(["Thừa Thiên Huế"]), *article) == [True, False]
    assert kept(Filter.beside(["Thừa Thiên Huế"]), *article) == [True, True]
    assert kept(Filter.naming(["Thừa Thiên Huế"]), *article) == [False, False]


def test_an_article_of_another_place_names_them() -> None:
    """Its own place is none of those that it only names."""
    article = ("Lò hơi", "Huế mở lớp.", "Nghệ An mở lớp.")
    assert kept(Filter.speaking_of(["Thừa Thiên Huế"]), *article, provinces=("Nghệ An",)) == [False, False]
    assert kept(Filter.naming(["Thừa Thiên Huế"]), *article, provinces=("Nghệ An",)) == [True, False]
    assert kept(Filter.naming(["Nghệ An"]), *article, provinces=("Nghệ An",)) == [False, False]
    assert kept(Filter.beside(["Thừa Thiên Huế"]), *article, provinces=("Nghệ An",)) == [True, False]


def test_every_place_that_a_text_names_is_spoken_of() -> None:
    """Also in a title; a company's name is no place."""
    tags = tags_of(
        *plain_document("a", "Hội nghị tại Đà Nẵng", ["Công ty Giấy Hải Dương ở huyện Củ Chi."], ["Nghệ An"])
    )
    assert provinces_spoken_of(tags[0]) == {"Nghệ An", "Đà Nẵng", "Hồ Chí Minh"}
    assert provinces_about(tags[0]) == {"Nghệ An"}
