"""Which document is the same as another, and under which id it is kept."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from knowledge.errors import ArticleAmbiguous, ArticleNotFound
from knowledge.records import ArticleKind
from knowledge.store.draft import Draft
from knowledge.store.schema import articles, passages
from knowledge.store.targets import found_targets
from knowledge.vietnamese.normalization import fold

# Sixteen hexadecimal digits would never collide; ten stay readable and typable, and a collision gets a suffix.
_ID_LENGTH = 10
# Ids of those that begin alike: a line of them.
_SHOWN = 8


def title_key(title: str) -> str:
    """What two prints of one title have in common: folded letters and digits."""
    return re.sub(r"[\W_]+", " ", fold(title)).strip()


def address_key(url: str) -> str:
    """What two writings of one address have in common: without scheme, "www." and the last slash, in small letters."""
    return url.strip().casefold().partition("://")[2].removeprefix("www.").rstrip("/")


@cache
def is_seen() -> sa.ColumnElement[bool]:
    """Whether an article's row is shown: a digest is not while its page is there, by its title or its address."""
    original = articles.alias()
    same = sa.or_(original.c.title_key == articles.c.title_key, original.c.url_key == articles.c.url_key)
    there = sa.exists().where(original.c.kind == ArticleKind.ORIGINAL.value, same)
    return sa.or_(articles.c.kind != ArticleKind.DIGEST.value, ~there)


def text_hash(text: str) -> str:
    """What two copies of one text have in common: the SHA-256 of its UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def find_by_id(connection: Connection, article_id: str) -> RowMapping:
    """The row of the article with this id, or whose id alone begins so; capitals make no difference.

    Raises `ArticleNotFound`, which is an `ArticleAmbiguous` where several begin so.
    """
    # SQLite compares a beginning without regard to capitals, PostgreSQL does not.
    typed = article_id.lower()
    exact = connection.execute(sa.select(articles).where(articles.c.id == typed)).mappings().first()
    if exact is not None:
        return exact
    if not article_id:
        raise ArticleNotFound(article_id)
    begins = articles.c.id.startswith(typed, autoescape=True)
    number = connection.execute(sa.select(sa.func.count()).select_from(articles).where(begins)).scalar_one()
    if number > 1:
        some = connection.execute(sa.select(articles.c.id).where(begins).order_by(articles.c.id).limit(_SHOWN))
        raise ArticleAmbiguous(article_id, tuple(some.scalars()), number)
    found = connection.execute(sa.select(articles).where(begins)).mappings().first()
    if found is None:
        raise ArticleNotFound(article_id)
    return found


def find_originals(connection: Connection) -> dict[str, str]:
    """The digests that are not seen, by id, each with the id of an original of its page."""
    original = articles.alias()
    same = sa.or_(original.c.title_key == articles.c.title_key, original.c.url_key == articles.c.url_key)
    query = (
        sa.select(articles.c.id, sa.func.min(original.c.id))
        .join(original, sa.and_(original.c.kind == ArticleKind.ORIGINAL.value, same))
        .where(articles.c.kind == ArticleKind.DIGEST.value)
        .group_by(articles.c.id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def find_same_document(connection: Connection, draft: Draft) -> RowMapping | None:
    """The row of the same document: from the same place, with the same title and text, or revised and moved.

    That is one of the same file name and title that stands no more where it was: two files of one name and title, such
    as the plans of two years, are two documents.
    """
    article, named = draft.article, title_key(draft.article.title)
    told = (articles.c.id, articles.c.locator, articles.c.title_key, articles.c.text_hash, articles.c.source)
    near = sa.or_(articles.c.locator == draft.locator, articles.c.title_key == named)
    query = sa.select(*told).where(articles.c.kind == article.kind.value, near).order_by(articles.c.id)
    rows = connection.execute(query).mappings().all()
    titled = [row for row in rows if row["title_key"] == named]
    same = text_hash(article.text) if titled else ""
    found = (
        next((row for row in rows if row["locator"] == draft.locator), None)
        or next((row for row in titled if row["text_hash"] == same), None)
        or next((row for row in titled if row["source"] == article.source and not Path(row["locator"]).is_file()), None)
    )
    if found is None:
        return None
    return connection.execute(sa.select(articles).where(articles.c.id == found["id"])).mappings().one()


def make_id(connection: Connection, draft: Draft) -> str:
    """An id made from the document itself, so that the same documents have the same ids on every machine."""
    article = draft.article
    digest = hashlib.sha256(f"{article.kind}\n{article.source}\n{article.title}\n{article.text}".encode())
    stem = digest.hexdigest()[:_ID_LENGTH]
    taken = set(connection.execute(sa.select(articles.c.id).where(articles.c.id.startswith(stem))).scalars())
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def holds_same(connection: Connection, article_id: str, draft: Draft) -> bool:
    """Whether the passages and figures of an article are those of a draft."""
    found = [each.model_copy(update={"article_id": article_id}) for each in draft.targets]
    return _pieces(connection, article_id) == _draft_pieces(draft) and found_targets(connection, article_id) == found


def _pieces(connection: Connection, article_id: str) -> list[tuple[int, int, str]]:
    query = sa.select(passages.c.start, passages.c.end, passages.c.role).where(passages.c.article_id == article_id)
    return [(row[0], row[1], row[2]) for row in connection.execute(query.order_by(passages.c.number))]


def _draft_pieces(draft: Draft) -> list[tuple[int, int, str]]:
    return [(piece.start, piece.end, piece.role.value) for piece in draft.chunks]
