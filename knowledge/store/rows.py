"""Rows of the database and the records they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from knowledge.records import (
    Article,
    ArticleKind,
    ArticleLine,
    Chunk,
    Digest,
    LineRole,
    Particulars,
    Passage,
    Place,
    Removed,
    SourceDate,
)
from knowledge.store.corrections import Corrections
from knowledge.store.draft import Draft
from knowledge.store.identity import address_key, text_hash, title_key
from knowledge.store.schema import collection_state
from knowledge.store.sentence_keys import sentence_hashes

# Unicode's own sign for a character that could not be kept.
_NUL_SIGN = "\ufffd"

NEXT_REVISION = sa.select(collection_state.c.version + 1).scalar_subquery()
"""The revision of a row that is written within the transaction that moves the collection's version."""


def article_row(
    article: Article, locator: str, corrections: Corrections, reading: int, replaced: Sequence[str]
) -> dict[str, Any]:
    """The row of an article, to be written with `NEXT_REVISION`.

    ``reading`` is the version of the way in that has read it, ``replaced`` the hashes of the texts of
    earlier versions of it.
    """
    return {
        "id": article.id,
        "title": article.title,
        "title_key": title_key(article.title),
        "publisher": article.publisher,
        "url": article.url,
        "url_key": address_key(article.url) if article.url else None,
        "source": article.source,
        "locator": locator,
        "kind": article.kind.value,
        "digest": article.digest.model_dump(mode="json", exclude_defaults=True) if article.digest else None,
        "date_value": article.date.value,
        "date_precision": article.date.precision.value,
        "date_basis": article.date.basis.value,
        "places": [place.model_dump() for place in article.places],
        "text": article.text,
        "text_hash": text_hash(article.text),
        "sentence_hashes": sorted(sentence_hashes(article.told)),
        "removed": [piece.model_dump() for piece in article.removed],
        "corrections": corrections.to_json(),
        "particulars": article.particulars.model_dump(mode="json", exclude_defaults=True),
        "lines": [[line.number, line.role.value, line.start, line.end] for line in article.lines],
        "reading": reading,
        "replaced": list(replaced),
    }


def to_article(row: RowMapping) -> Article:
    """The article in a row of its table."""
    return Article(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        source=row["source"],
        kind=ArticleKind(row["kind"]),
        digest=Digest.model_validate(row["digest"] or {}) if row["kind"] == ArticleKind.DIGEST else None,
        date=SourceDate.model_validate(
            {"value": row["date_value"], "precision": row["date_precision"], "basis": row["date_basis"]}
        ),
        places=tuple(Place.model_validate(place) for place in row["places"]),
        particulars=Particulars.model_validate(row["particulars"]),
        text=row["text"],
        lines=tuple(
            ArticleLine(number=number, role=LineRole(role), start=start, end=end)
            for number, role, start, end in row["lines"]
        ),
        removed=tuple(Removed.model_validate(piece) for piece in row["removed"]),
    )


def passage_rows(article: Article, chunks: Sequence[Chunk]) -> Iterable[dict[str, Any]]:
    """The rows of an article's passages, cut from its text and numbered from 0."""
    for number, piece in enumerate(chunks):
        yield {
            # Zero-padded, so that ids sort as the article reads.
            "id": f"{article.id}-{number:04d}",
            "article_id": article.id,
            "number": number,
            "start": piece.start,
            "end": piece.end,
            "text": article.text[piece.start : piece.end],
            "sentences": [[start - piece.start, end - piece.start] for start, end in piece.sentences],
            "role": piece.role.value,
        }


def to_passage(row: RowMapping) -> Passage:
    """The passage in a row of its table."""
    return Passage(
        id=row["id"],
        article_id=row["article_id"],
        number=row["number"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        sentences=tuple((start, end) for start, end in row["sentences"]),
        role=LineRole(row["role"]),
    )


def without_nul(draft: Draft) -> Draft:
    """The draft without NUL, which PostgreSQL's texts cannot hold; a sign of the same length keeps every offset."""
    article = draft.article
    written = {field: getattr(article, field) for field in ("title", "publisher", "url", "source", "text")}
    if "\0" not in draft.locator and not any("\0" in value for value in written.values() if value):
        return draft
    kept = {field: value and value.replace("\0", _NUL_SIGN) for field, value in written.items()}
    locator = draft.locator.replace("\0", _NUL_SIGN)
    targets = tuple(
        each.model_copy(update={"sentence": each.sentence.replace("\0", _NUL_SIGN)}) for each in draft.targets
    )
    changed = {"article": article.model_copy(update=kept), "locator": locator, "targets": targets}
    return draft.model_copy(update=changed)
