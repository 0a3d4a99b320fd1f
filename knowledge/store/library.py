"""The database of articles and passages: one article a transaction, a version that grows with every change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.engine import Connection, Engine

from knowledge.records import BODY_ROLES, Article, IntakeResult, Likeness, Outcome, Passage, Record
from knowledge.store.changes import Changes, advance, follow, read_version
from knowledge.store.corrections import Corrections
from knowledge.store.database import open_database, reading, writing
from knowledge.store.draft import Draft
from knowledge.store.identity import find_by_id, find_originals, is_seen
from knowledge.store.likeness import find_place
from knowledge.store.rows import NEXT_REVISION, article_row, to_article, to_passage, without_nul
from knowledge.store.schema import articles, collection_state, passages, targets
from knowledge.store.shipped import (
    ShippedDigests,
    TouchedDigest,
    count_shipped,
    delete_article,
    forget_touch,
    list_touched,
    read_shipped,
    take_digests,
)
from knowledge.store.targets import (
    StoredTarget,
    follow_places,
    found_targets,
    replace_targets,
    said_of_targets,
    stored_targets,
)
from knowledge.store.writing import note_reading, write_article
from knowledge.targets.corrections import TargetCorrection


class ArticleEntry(Record):
    """An article with the number of its passages, those of what stands around it left out."""

    article: Article
    passages: int


class Foreseen(Record):
    """What would become of a document: the article that it takes the place of, and the one that is nearly the same.

    ``corrections`` and ``said`` (of figures, by their fingerprint) are what people have said of that article, and go on
    holding. ``is_older`` says that the document is an earlier version, of which nothing would be kept.
    """

    same: Article | None = None
    like: Likeness | None = None
    corrections: Corrections = Corrections()
    said: Mapping[str, TargetCorrection] = Field(default_factory=dict)
    is_older: bool = False


class Library:
    """Articles and passages in one database.

    A digest is not seen here while its original (same title or address) is; it comes back when the original is removed.
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

    def articles(self, *, unseen: bool = False) -> tuple[ArticleEntry, ...]:
        """Every visible article with its number of passages, ordered by source, then id; with those ``unseen`` too."""
        telling = passages.c.role.in_(sorted(BODY_ROLES))
        counted = sa.select(passages.c.article_id, sa.func.count().label("n")).where(telling)
        counted = counted.group_by(passages.c.article_id)
        counts = counted.subquery()
        query = (
            sa.select(articles, sa.func.coalesce(counts.c.n, 0).label("passage_count"))
            .outerjoin(counts, counts.c.article_id == articles.c.id)
            .where(sa.true() if unseen else is_seen())
        )
        with self._engine.connect() as connection:
            # Sorted here, because a server sorts by its locale and every machine is to show one order.
            rows = sorted(connection.execute(query).mappings(), key=lambda row: (row["source"], row["id"]))
        return tuple(ArticleEntry(article=to_article(row), passages=row["passage_count"]) for row in rows)

    def originals(self) -> Mapping[str, str]:
        """The digests that have stepped back, by id, each with the id of an original that stands in its place."""
        with self._engine.connect() as connection:
            return find_originals(connection)

    def article(self, article_id: str) -> Article:
        """The article with this id, or whose id alone begins so.

        Raises `ArticleNotFound`, which is an `ArticleAmbiguous` where several begin so.
        """
        with self._engine.connect() as connection:
            return to_article(find_by_id(connection, article_id))

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """The passages of one article, in order; empty for an unknown id."""
        query = sa.select(passages).where(passages.c.article_id == article_id).order_by(passages.c.number)
        with self._engine.connect() as connection:
            return tuple(to_passage(row) for row in connection.execute(query).mappings())

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
        with reading(self._engine) as connection:
            version = read_version(connection)
            rows = connection.execute(sa.select(articles.c.id, articles.c.revision).where(is_seen()))
            return version, {row[0]: row[1] for row in rows}

    def read(self, ids: Collection[str]) -> tuple[tuple[Article, tuple[Passage, ...]], ...]:
        """The articles with these ids, each with its passages in order, ordered by id; unknown ids are left out."""
        pieces: dict[str, list[Passage]] = {}
        with reading(self._engine) as connection:
            found = _read_articles(connection, ids)
            inside = sa.select(passages).where(passages.c.article_id.in_([each.id for each in found]))
            for row in connection.execute(inside.order_by(passages.c.number)).mappings():
                pieces.setdefault(row["article_id"], []).append(to_passage(row))
        return tuple((article, tuple(pieces.get(article.id, ()))) for article in found)

    def read_articles(self, ids: Collection[str]) -> list[Article]:
        """As `read`, without the passages, where nobody needs them."""
        with reading(self._engine) as connection:
            return _read_articles(connection, ids)

    def passage(self, passage_id: str) -> tuple[Article, Passage] | None:
        """The passage with this id and its article, also of a digest that is not seen; none for an unknown id."""
        with reading(self._engine) as connection:
            inside = sa.select(passages).where(passages.c.id == passage_id)
            row = connection.execute(inside).mappings().first()
            if row is None:
                return None
            around = sa.select(articles).where(articles.c.id == row["article_id"])
            return to_article(connection.execute(around).mappings().one()), to_passage(row)

    def passages_by_id(self, ids: Collection[str]) -> dict[str, Passage]:
        """The passages with these ids."""
        query = sa.select(passages).where(passages.c.id.in_(sorted(ids)))
        with self._engine.connect() as connection:
            return {row["id"]: to_passage(row) for row in connection.execute(query).mappings()}

    def put(
        self,
        draft: Draft,
        corrected: Corrections | None = None,
        corrected_targets: Mapping[str, TargetCorrection] | None = None,
    ) -> IntakeResult:
        """Take an article in, or replace what is there of the same document; one transaction.

        The same document is one from the same place, one of the same file name and title, or one with the very
        same text; a later version of an article takes its place, and the earlier one changes nothing any more.
        Corrections made by hand stay on top, ``corrected`` over earlier ones, and so do those of figures,
        ``corrected_targets`` by their fingerprint. When nothing differs, nothing is written.
        """
        given = corrected or Corrections()
        draft = without_nul(draft)
        with self.changing() as connection:
            found = find_place(connection, draft)
            if found.row is not None and found.was_replaced:
                return _result(draft, "unchanged", found.row["id"], found.like)
            outcome, article_id = write_article(
                connection, found.row, draft, given, found.replaced, corrected_targets or {}
            )
        return _result(draft, outcome, article_id, found.like)

    def read_before(self, reading: int) -> tuple[tuple[str, str], ...]:
        """The id and locator of every article that an older version of the way in has read, ordered by id."""
        query = sa.select(articles.c.id, articles.c.locator).where(articles.c.reading < reading)
        with self._engine.connect() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(query.order_by(articles.c.id)))

    def renew(self, article_id: str, draft: Draft | None, reading: int) -> Outcome | None:
        """Put what a newer version of the way in has read in the place of an article; one transaction.

        Its id, its place and what people have corrected stay. Without a draft it is left as it is and noted as read.
        None when somebody was faster, or it is there no more.
        """
        draft = without_nul(draft) if draft is not None else None
        with self.changing() as connection:
            row = connection.execute(sa.select(articles).where(articles.c.id == article_id)).mappings().first()
            if row is None or row["reading"] >= reading:
                return None
            if draft is None:
                note_reading(connection, article_id, reading)
                return "unchanged"
            draft = draft.model_copy(update={"locator": row["locator"], "reading": reading})
            return write_article(connection, row, draft, Corrections(), row["replaced"], {})[0]

    def targets(
        self, *, provinces: Collection[str | None] | None = None, article_id: str | None = None
    ) -> tuple[StoredTarget, ...]:
        """The figures of the articles that are seen, without rejected ones, ordered by id.

        ``provinces`` keeps those of provinces with these names as printed, none among them standing for the whole
        country; ``article_id`` keeps those of one article.
        """
        query = sa.select(targets).join(articles, articles.c.id == targets.c.article_id)
        query = query.where(is_seen(), targets.c.rejected.is_(False)).order_by(targets.c.id)
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
            return {row["id"]: to_article(row) for row in connection.execute(query).mappings()}

    def foresee(self, draft: Draft) -> Foreseen:
        """What `put` would do with a document, without doing it."""
        with self._engine.connect() as connection:
            found = find_place(connection, draft)
            if found.row is None:
                return Foreseen(like=found.like)
            # Of an earlier version the article is known by a few columns.
            row = find_by_id(connection, found.row["id"])
            said = said_of_targets(connection, row["id"])
        return Foreseen(
            same=to_article(row),
            like=found.like,
            corrections=Corrections.model_validate(row["corrections"]),
            said=said,
            is_older=found.was_replaced,
        )

    def correct(self, article_id: str, corrections: Corrections) -> Article:
        """Set metadata by hand; it survives when the document is added again. Raises `ArticleNotFound`."""
        with self.changing() as connection:
            row = find_by_id(connection, article_id)
            merged = corrections.over(Corrections.model_validate(row["corrections"]))
            before = to_article(row)
            article = merged.on(before)
            connection.execute(
                articles.update()
                .where(articles.c.id == article.id)
                .values(
                    {
                        **article_row(article, row["locator"], merged, row["reading"], row["replaced"]),
                        "revision": NEXT_REVISION,
                    }
                )
            )
            if article.provinces != before.provinces:
                found = follow_places(found_targets(connection, article.id), before, article)
                replace_targets(connection, article.id, found, {}, new=False)
            advance(connection)
        return article

    def remove(self, article_id: str) -> Article:
        """Take an article and its passages out, and return it; raises `ArticleNotFound`."""
        with self.changing() as connection:
            article = to_article(find_by_id(connection, article_id))
            delete_article(connection, article.id)
        return article

    def shipped(self) -> Mapping[str, str]:
        """The hash of each digest that this library was given with the program, by its locator."""
        with self._engine.connect() as connection:
            return read_shipped(connection)

    def count_shipped(self) -> ShippedDigests:
        """How many digests this library was given, and what became of them."""
        with reading(self._engine) as connection:
            return count_shipped(connection)

    def touched_digests(self) -> tuple[TouchedDigest, ...]:
        """The digests that came with the program and were edited or removed by people, ordered by locator."""
        with reading(self._engine) as connection:
            return list_touched(connection)

    def forget_touch(self, locators: Collection[str]) -> None:
        """Take shipped digests as if nobody had edited or removed them: they come anew with the next `take_shipped`."""
        with self.changing() as connection:
            forget_touch(connection, locators)

    def take_shipped(self, drafts: Iterable[tuple[Draft, str]], gone: Collection[str] = ()) -> tuple[IntakeResult, ...]:
        """Take in digests of the program with their hashes, and take out those at ``gone``; one transaction.

        What a person has corrected or removed stays so, also when it comes under another locator. The results are of
        those that were written.
        """
        with self.changing() as connection:
            written = take_digests(connection, drafts, gone)
        return tuple(_result(draft, outcome, article_id) for draft, outcome, article_id in written)

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that changes the articles, of which there is one at a time; who opens it moves the version."""
        with writing(self._engine) as connection:
            # One writer at a time on PostgreSQL as well: whether a document is there already, and under which id,
            # is not to change between the looking and the writing. SQLite leaves FOR UPDATE out.
            connection.execute(sa.select(collection_state.c.version).with_for_update())
            yield connection
            version = read_version(connection)
        if self._changes is not None:
            self._changes.observe(version)


def _read_articles(connection: Connection, ids: Collection[str]) -> list[Article]:
    wanted = sa.select(articles).where(articles.c.id.in_(sorted(ids)))
    return sorted((to_article(row) for row in connection.execute(wanted).mappings()), key=lambda each: each.id)


def _result(draft: Draft, outcome: Outcome, article_id: str, like: Likeness | None = None) -> IntakeResult:
    return IntakeResult(
        source=draft.article.source,
        outcome=outcome,
        article_id=article_id,
        like=like,
        scanned=draft.article.particulars.scanned,
    )
