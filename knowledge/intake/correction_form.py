"""What a person typed to correct an article's metadata, read and checked."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.dates import parse_typed_date
from knowledge.errors import InvalidCorrection
from knowledge.places import make_places
from knowledge.readers.sources import is_web_address
from knowledge.records import CITED_BASES, Article, Basis, Place, SourceDate
from knowledge.store.corrections import Corrections


def read_corrections(
    article: Article,
    *,
    date: str | None = None,
    basis: str | None = None,
    provinces: Sequence[str] | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Corrections:
    """The corrections a person typed for one article; what was not typed is left alone.

    A date without a basis keeps the article's own, and counts as published where there was none. Districts of a
    province that stays are kept. Raises `InvalidCorrection`, and then nothing is to be changed.
    """
    if title is not None and not title.strip():
        raise InvalidCorrection("title", title, "must not be empty")
    return Corrections(
        title=title.strip() if title else None,
        publisher=publisher.strip() if publisher else None,
        url=_checked_url(url) if url else None,
        date=_read_date(article, date, basis),
        places=_read_places(article, provinces) if provinces else None,
    )


def _checked_url(url: str) -> str:
    if not is_web_address(url):
        raise InvalidCorrection("url", url, "must begin with http:// or https://")
    return url


def _read_date(article: Article, typed: str | None, basis: str | None) -> SourceDate | None:
    if typed is None and basis is None:
        return None
    known = Basis.PUBLISHED if article.date.basis is Basis.NONE else article.date.basis
    try:
        chosen = CITED_BASES[CITED_BASES.index(Basis(basis))] if basis else known
    except ValueError as error:
        names = ", ".join(each.value for each in CITED_BASES)
        raise InvalidCorrection("basis", str(basis), f"must be one of {names}") from error
    written = typed if typed is not None else article.date.value
    if written is None:
        raise InvalidCorrection("basis", str(basis), "needs a date beside it")
    try:
        return SourceDate.of(chosen, *parse_typed_date(written))
    except ValueError as error:
        raise InvalidCorrection("date", written, "is no date; write 17/10/2018, 10/2018 or 2018") from error


def _read_places(article: Article, provinces: Sequence[str]) -> tuple[Place, ...]:
    kept = [place.district for place in article.places if place.district]
    try:
        return make_places(provinces, kept)
    except ValueError as error:
        raise InvalidCorrection("province", str(error), "is no province's name") from error
