"""The database of articles and passages: one article a transaction, a version that grows with every change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, RowMapping

from knowledge.errors import ArticleNotFound
from knowledge.records import (
    Article,
    ArticleKind,
    Chunk,
    IntakeResult,
    Outcome,
    Passage,
    Place,
    Record,
    Removed,
    SourceDate,
)
from knowledge.store.changes import Changes, follow, notify, read_version
from knowledge.store.corrections import Corrections
from knowledge.store.database import open_database, writing
from knowledge.store.draft import Draft
from knowledge.store.schema import articles, collection_state, passages, targets
from knowledge.store.targets import StoredTarget, found_targets, replace_targets, stored_targets
from knowledge.targets.corrections import TargetCorrection
from knowledge.vietnamese.normalization import fold

__all__ = ["ArticleEntry", "Draft", "Library", "title_key"]

# Sixteen hexadecimal digits would never collide; ten stay readable and typable, and a collision gets a suffix.
_ID_LENGTH = 10
# Unicode's own sign for a character that could not be kept.
_NUL_SIGN = "\ufffd"


class ArticleEntry(Record):
    """An article with the number of its passages."""

    article: Article
    passages: int


def title_key(title: str) -> str:
    """What two prints of one title have in common: folded letters and digits."""
    return re.sub(r"[\W_]+", " ", fold(title)).strip()


class Library:
    """Articles and passages in one database.

    A digest is not seen here while its original (same title) is; it comes back when the original is removed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._changes: Changes | None = None

    @classmethod
    def open(cls, url: str) -> Library:
        """The library at a SQLAlchemy URL, created on first use; raises `LibraryUnavailable`."""
        return cls(open_database(url))

    @property
    def engine(self) -> Engine:
        """The database, for an index that lives beside the articles."""
        return self._engine

    def close(self) -> None:
        """Give the connections back."""
        if self._changes is not None:
            self._changes.close()
            self._changes = None
        self._engine.dispose()

    def follow(self) -> None:
        """From now on know the version without a query; for processes that ask for it with every question.

        On PostgreSQL what others write is then seen when they are told of it, within milliseconds, and within a
        second at the latest; what this process writes is seen at once.
        """
        if self._changes is None:
            self._changes = follow(self._engine)

    def version(self) -> int:
        """A number that grows with every change; 0 for a library that was never filled."""
        if self._changes is not None:
            return self._changes.version()
        with self._engine.connect() as connection:
            return read_version(connection)

    def articles(self) -> tuple[ArticleEntry, ...]:
        """Every visible article with its number of passages, ordered by source, then id."""
        counted = sa.select(passages.c.article_id, sa.func.count().label("n")).group_by(passages.c.article_id)
        counts = counted.subquery()
        query = (
            sa.select(articles, sa.func.coalesce(counts.c.n, 0).label("passage_count"))
            .outerjoin(counts, counts.c.article_id == articles.c.id)
            .where(_visible())
        )
        with self._engine.connect() as connection:
            # Sorted here, because a server sorts by its locale and every machine is to show one order.
            rows = sorted(connection.execute(query).mappings(), key=lambda row: (row["source"], row["id"]))
        return tuple(ArticleEntry(article=_article(row), passages=row["passage_count"]) for row in rows)

    def article(self, article_id: str) -> Article:
        """The article with this id, or whose id alone begins so; raises `ArticleNotFound`."""
        with self._engine.connect() as connection:
            return _article(_find(connection, article_id))

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """The passages of one article, in order; empty for an unknown id."""
        query = sa.select(passages).where(passages.c.article_id == article_id).order_by(passages.c.number)
        with self._engine.connect() as connection:
            return tuple(_passage(row) for row in connection.execute(query).mappings())

    def identity(self) -> str:
        """The name that this database drew when it was made; no other has it."""
        with self._engine.connect() as connection:
            return str(connection.execute(sa.select(collection_state.c.identity)).scalar_one())

    def size(self) -> int:
        """The number of passages, those of digests that are not seen included."""
        with self._engine.connect() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(passages)).scalar_one())

    def revisions(self) -> tuple[int, dict[str, int]]:
        """The version, and for each visible article the version it was last changed with, as of one moment."""
        with self._snapshot() as connection:
            version = read_version(connection)
            rows = connection.execute(sa.select(articles.c.id, articles.c.revision).where(_visible()))
            return version, {row[0]: row[1] for row in rows}

    def read(self, ids: Collection[str]) -> tuple[tuple[Article, tuple[Passage, ...]], ...]:
        """The articles with these ids, each with its passages in order, ordered by id; unknown ids are left out."""
        pieces: dict[str, list[Passage]] = {}
        with self._snapshot() as connection:
            wanted = sa.select(articles).where(articles.c.id.in_(sorted(ids)))
            found = sorted((_article(row) for row in connection.execute(wanted).mappings()), key=lambda each: each.id)
            inside = sa.select(passages).where(passages.c.article_id.in_([each.id for each in found]))
            for row in connection.execute(inside.order_by(passages.c.number)).mappings():
                pieces.setdefault(row["article_id"], []).append(_passage(row))
        return tuple((article, tuple(pieces.get(article.id, ()))) for article in found)

    def passages_by_id(self, ids: Collection[str]) -> dict[str, Passage]:
        """The passages with these ids."""
        query = sa.select(passages).where(passages.c.id.in_(sorted(ids)))
        with self._engine.connect() as connection:
            return {row["id"]: _passage(row) for row in connection.execute(query).mappings()}

    def put(
        self,
        draft: Draft,
        corrected: Corrections | None = None,
        said: Mapping[str, TargetCorrection] | None = None,
    ) -> IntakeResult:
        """Take an article in, or replace what is there of the same document; one transaction.

        The same document is one from the same place, one of the same file name and title, or one with the very
        same text. Corrections made by hand stay on top, ``corrected`` over earlier ones, and so does what was
        ``said`` about figures, by their fingerprint. When nothing differs, nothing is written.
        """
        given = corrected or Corrections()
        draft = _storable(draft)
        with self._writing() as connection:
            row = _same_document(connection, draft)
            if row is None:
                article_id, outcome = _new_id(connection, draft), "added"
                article = draft.article.model_copy(update={"id": article_id, **given.fields()})
                connection.execute(articles.insert().values(_row(article, draft.locator, given)))
            else:
                article_id, outcome = row["id"], "updated"
                corrections = given.over(Corrections.model_validate(row["corrections"]))
                article = draft.article.model_copy(update={"id": article_id, **corrections.fields()})
                if article == _article(row) and not said and self._holds_same(connection, article_id, draft):
                    return _result(draft, "unchanged", article_id)
                connection.execute(
                    articles.update()
                    .where(articles.c.id == article_id)
                    .values(_row(article, draft.locator, corrections))
                )
                connection.execute(passages.delete().where(passages.c.article_id == article_id))
            if draft.chunks:
                connection.execute(passages.insert(), list(_passage_rows(article, draft.chunks)))
            replace_targets(connection, article_id, draft.targets, said or {})
            _advance(connection)
        return _result(draft, "added" if outcome == "added" else "updated", article_id)

    def targets(
        self, *, provinces: Collection[str | None] | None = None, article_id: str | None = None
    ) -> tuple[StoredTarget, ...]:
        """The figures of the articles that are seen, without rejected ones, ordered by id.

        ``provinces`` keeps those of provinces with these names as printed, none among them standing for the whole
        country; ``article_id`` keeps those of one article.
        """
        query = sa.select(targets).join(articles, articles.c.id == targets.c.article_id)
        query = query.where(_visible(), targets.c.rejected.is_(False)).order_by(targets.c.id)
        if provinces is not None:
            named = targets.c.province.in_(sorted(name for name in provinces if name is not None))
            query = query.where(sa.or_(named, targets.c.province.is_(None)) if None in provinces else named)
        if article_id is not None:
            query = query.where(targets.c.article_id == article_id)
        with self._engine.connect() as connection:
            return tuple(stored_targets(connection.execute(query).mappings()))

    def articles_by_id(self, ids: Collection[str]) -> dict[str, Article]:
        """The articles with these ids."""
        query = sa.select(articles).where(articles.c.id.in_(sorted(ids)))
        with self._engine.connect() as connection:
            return {row["id"]: _article(row) for row in connection.execute(query).mappings()}

    def find_same(self, draft: Draft) -> Article | None:
        """The article that `put` would replace with this one, if there is one."""
        with self._engine.connect() as connection:
            row = _same_document(connection, draft)
        return _article(row) if row is not None else None

    def correct(self, article_id: str, corrections: Corrections) -> Article:
        """Set metadata by hand; it survives when the document is added again. Raises `ArticleNotFound`."""
        with self._writing() as connection:
            row = _find(connection, article_id)
            merged = corrections.over(Corrections.model_validate(row["corrections"]))
            article = _article(row).model_copy(update=merged.fields())
            connection.execute(
                articles.update().where(articles.c.id == article.id).values(_row(article, row["locator"], merged))
            )
            _advance(connection)
        return article

    def remove(self, article_id: str) -> Article:
        """Take an article and its passages out, and return it; raises `ArticleNotFound`."""
        with self._writing() as connection:
            article = _article(_find(connection, article_id))
            connection.execute(targets.delete().where(targets.c.article_id == article.id))
            connection.execute(passages.delete().where(passages.c.article_id == article.id))
            connection.execute(articles.delete().where(articles.c.id == article.id))
            _advance(connection)
        return article

    @staticmethod
    def _holds_same(connection: Connection, article_id: str, draft: Draft) -> bool:
        """Whether the passages and figures of an article are those of a draft."""
        found = [each.model_copy(update={"article_id": article_id}) for each in draft.targets]
        return _spans(connection, article_id) == _draft_spans(draft) and found_targets(connection, article_id) == found

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine) as connection:
            # One writer at a time on PostgreSQL as well: whether a document is there already, and under which id,
            # is not to change between the looking and the writing. SQLite leaves FOR UPDATE out.
            connection.execute(sa.select(collection_state.c.version).with_for_update())
            yield connection
            version = read_version(connection)
        if self._changes is not None:
            self._changes.observe(version)

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
            connection.rollback()


def _storable(draft: Draft) -> Draft:
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


def _visible() -> sa.ColumnElement[bool]:
    original = articles.alias()
    there = sa.exists().where(
        original.c.kind == ArticleKind.ORIGINAL.value, original.c.title_key == articles.c.title_key
    )
    return sa.or_(articles.c.kind != ArticleKind.DIGEST.value, ~there)


def _find(connection: Connection, article_id: str) -> RowMapping:
    exact = connection.execute(sa.select(articles).where(articles.c.id == article_id)).mappings().first()
    if exact is not None:
        return exact
    begins = sa.select(articles).where(articles.c.id.startswith(article_id, autoescape=True)).limit(2)
    found = connection.execute(begins).mappings().all() if article_id else []
    if len(found) != 1:
        raise ArticleNotFound(article_id)
    return found[0]


def _same_document(connection: Connection, draft: Draft) -> RowMapping | None:
    article = draft.article
    same_kind = articles.c.kind == article.kind.value
    rules = (
        articles.c.locator == draft.locator,
        sa.and_(articles.c.source == article.source, articles.c.title_key == title_key(article.title)),
        articles.c.text_hash == _text_hash(article.text),
    )
    for rule in rules:
        query = sa.select(articles).where(same_kind, rule).order_by(articles.c.id).limit(1)
        row = connection.execute(query).mappings().first()
        if row is not None:
            return row
    return None


def _text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _new_id(connection: Connection, draft: Draft) -> str:
    """An id made from the document itself, so that the same documents have the same ids on every machine."""
    article = draft.article
    digest = hashlib.sha256(f"{article.kind}\n{article.source}\n{article.title}\n{article.text}".encode())
    stem = digest.hexdigest()[:_ID_LENGTH]
    taken = set(connection.execute(sa.select(articles.c.id).where(articles.c.id.startswith(stem))).scalars())
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def _advance(connection: Connection) -> None:
    connection.execute(collection_state.update().values(version=collection_state.c.version + 1))
    notify(connection)


def _result(draft: Draft, outcome: Outcome, article_id: str) -> IntakeResult:
    return IntakeResult(source=draft.article.source, outcome=outcome, article_id=article_id)


def _row(article: Article, locator: str, corrections: Corrections) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "title_key": title_key(article.title),
        "publisher": article.publisher,
        "url": article.url,
        "source": article.source,
        "locator": locator,
        "kind": article.kind.value,
        "date_value": article.date.value,
        "date_precision": article.date.precision.value,
        "date_basis": article.date.basis.value,
        "places": [place.model_dump() for place in article.places],
        "text": article.text,
        "text_hash": _text_hash(article.text),
        "removed": [piece.model_dump() for piece in article.removed],
        "corrections": corrections.model_dump(mode="json", exclude_none=True),
        "revision": sa.select(collection_state.c.version + 1).scalar_subquery(),
    }


def _article(row: RowMapping) -> Article:
    return Article(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        source=row["source"],
        kind=ArticleKind(row["kind"]),
        date=SourceDate.model_validate(
            {"value": row["date_value"], "precision": row["date_precision"], "basis": row["date_basis"]}
        ),
        places=tuple(Place.model_validate(place) for place in row["places"]),
        text=row["text"],
        removed=tuple(Removed.model_validate(piece) for piece in row["removed"]),
    )


def _passage(row: RowMapping) -> Passage:
    return Passage(
        id=row["id"],
        article_id=row["article_id"],
        number=row["number"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        sentences=tuple((start, end) for start, end in row["sentences"]),
    )


def _passage_rows(article: Article, chunks: Sequence[Chunk]) -> Iterable[dict[str, Any]]:
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
        }


def _spans(connection: Connection, article_id: str) -> list[tuple[int, int]]:
    query = sa.select(passages.c.start, passages.c.end).where(passages.c.article_id == article_id)
    return [(row[0], row[1]) for row in connection.execute(query.order_by(passages.c.number))]


def _draft_spans(draft: Draft) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in draft.chunks]
