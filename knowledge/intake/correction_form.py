"""What a person typed to correct an article's metadata, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.dates import parse_typed_date
from knowledge.errors import InvalidCorrection
from knowledge.places import make_places
from knowledge.readers.sources import is_web_address
from knowledge.records import CITED_BASES, Article, Basis, Named, Place, Signer, SourceDate
from knowledge.store.corrections import Corrections

_LONGEST = 600  # characters; the longest titles of decisions have half of it
_BASES = tuple(basis for basis in Basis if basis is not Basis.NONE)


def read_corrections(
    article: Article,
    *,
    date: str | None = None,
    basis: str | None = None,
    provinces: Sequence[str] | None = None,
    title: str | None = None,
    names: dict[str, str | None] | None = None,
    lists: dict[str, Sequence[str] | None] | None = None,
) -> Corrections:
    """The corrections a person typed for one article; what was not typed is left alone, what is empty is cleared.

    A date without a basis keeps the article's own, and counts as published where there was none. Districts of a
    province that stays are kept. ``names`` are values of single fields by their name (publisher, url, issuer,
    taken_from), ``lists`` those of many (authors, signers as "Name; post", numbers, rests_on). Raises
    `InvalidCorrection`, and then nothing is to be changed.
    """
    if title is not None and not title.strip():
        raise InvalidCorrection("title", title, "must not be empty")
    _check_lines(
        title, *(names or {}).values(), *(value for values in (lists or {}).values() for value in values or ())
    )
    given: dict[str, Any] = {} if title is None else {"title": title.strip()}
    given.update(_read_date(article, date, basis))
    if provinces is not None:
        given["places"] = _read_places(article, list(_filled(provinces)))
    for field, name in (names or {}).items():
        if name is not None:
            given[field] = _read_name(field, name.strip())
    for field, values in (lists or {}).items():
        if values is not None:
            read = _read_signer if field == "signers" else _named
            given[field] = tuple(map(read, _filled(values)))
    return Corrections(**given)


def read_field(article: Article, field: str, typed: str) -> Corrections:
    """The correction of one field that was asked for: a date, a title, or provinces parted by commas.

    Raises `InvalidCorrection`.
    """
    if field == "province":
        return read_corrections(article, provinces=re.split(r"\s*[,;]\s*", typed))
    return read_corrections(article, title=typed) if field == "title" else read_corrections(article, date=typed)


def _check_lines(*typed: str | None) -> None:
    """Nothing where each is a line that can be shown; raises `InvalidCorrection` for anything else."""
    for value in typed:
        if value is not None and (len(value) > _LONGEST or not value.isprintable()):
            raise InvalidCorrection("line", value, f"must be one line of at most {_LONGEST} characters")


def _filled(values: Sequence[str]) -> Iterator[str]:
    return (value.strip() for value in values if value.strip())


def _named(value: str) -> Named:
    return Named(value=value)


def _read_signer(typed: str) -> Signer:
    name, _, post = (part.strip() for part in typed.partition(";"))
    if not name:
        raise InvalidCorrection("signer", typed, "has no name before its post")
    return Signer(name=name, post=post or None)


def _read_name(field: str, name: str) -> str | Named | None:
    if not name:
        return None
    if field == "url" and not is_web_address(name):
        raise InvalidCorrection("url", name, "must begin with http:// or https://")
    return name if field in ("url", "publisher") else Named(value=name)


def _read_date(article: Article, typed: str | None, basis: str | None) -> dict[str, object]:
    """The date beside the title, or one that is none of its bases; nothing where nothing was typed."""
    if typed is None and basis is None:
        return {}
    known = Basis.PUBLISHED if article.date.basis is Basis.NONE else article.date.basis
    try:
        chosen = _BASES[_BASES.index(Basis(basis))] if basis else known
    except ValueError as error:
        allowed = ", ".join(each.value for each in _BASES)
        raise InvalidCorrection("basis", str(basis), f"must be one of {allowed}") from error
    written = typed if typed is not None else article.date.value
    if written is None:
        raise InvalidCorrection("basis", str(basis), "needs a date beside it")
    try:
        date = SourceDate.of(chosen, *parse_typed_date(written)) if written.strip() else SourceDate()
    except ValueError as error:
        raise InvalidCorrection("date", written, "is no date; write 17/10/2018, 10/2018 or 2018") from error
    return {"date": date} if chosen in CITED_BASES else {"dates": {chosen: date}}


def _read_places(article: Article, provinces: Sequence[str]) -> tuple[Place, ...]:
    kept = [place.district for place in article.places if place.district]
    try:
        return make_places(provinces, kept) if provinces else ()
    except ValueError as error:
        raise InvalidCorrection("province", str(error), "is no province's name") from error
