"""The real extension ranks by BM25 as we write it down, so that its scores may stand beside our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from knowledge.store.library import Library
from tests.factories import make_draft

K1, B = 1.2, 0.75
TEXTS = {
    1: "nước thải nhà máy nước",
    2: "nhà máy xi măng",
    3: "nước sạch",
    4: "tập huấn sản xuất sạch hơn cho các cơ sở",
    5: "nước nước nước thải công nghiệp",
}


@pytest.fixture
def connection(pglite_url: str) -> Iterator[Connection]:
    """Five texts with a bm25 index."""
    engine = sa.create_engine(pglite_url, poolclass=sa.NullPool)
    with engine.connect() as opened:
        opened.exec_driver_sql("CREATE TABLE texts (id integer PRIMARY KEY, words text NOT NULL)")
        opened.exec_driver_sql(
            "CREATE INDEX texts_bm25 ON texts USING bm25 (words)"
            f" WITH (text_config = 'pg_catalog.simple', k1 = {K1}, b = {B})"
        )
        insert = sa.text("INSERT INTO texts VALUES (:id, :words)")
        opened.execute(insert, [{"id": id_, "words": words} for id_, words in TEXTS.items()])
        opened.commit()
        yield opened
    engine.dispose()


def ranked(connection: Connection, query: str) -> dict[int, float]:
    """The texts that share a word with the query, the best first."""
    found = connection.execute(
        sa.text(
            "SELECT id, -(words <@> to_bm25query(:query, 'texts_bm25')) FROM texts"
            " ORDER BY words <@> to_bm25query(:query, 'texts_bm25') LIMIT 10"
        ),
        {"query": query},
    )
    return {row[0]: row[1] for row in found if row[1] > 0}


def by_formula(query: str) -> dict[int, float]:
    """The same from the formula alone."""
    bags = {id_: Counter(words.split()) for id_, words in TEXTS.items()}
    average = sum(bag.total() for bag in bags.values()) / len(bags)
    scores: Counter[int] = Counter()
    for term in query.split():
        holding = sum(term in bag for bag in bags.values())
        idf = log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
        for id_, bag in bags.items():
            often = bag[term]
            scores[id_] += idf * often * (K1 + 1) / (often + K1 * (1 - B + B * bag.total() / average))  # type: ignore[assignment]
    return {id_: score for id_, score in scores.most_common() if score > 0}


@pytest.mark.parametrize("query", ["nước", "nước thải", "sản xuất sạch hơn", "nhà máy nước", "vắng"])
def test_scores_are_those_of_the_formula(connection: Connection, query: str) -> None:
    """Rank and score alike."""
    found, expected = ranked(connection, query), by_formula(query)
    assert list(found) == list(expected)
    assert found == pytest.approx(expected, abs=1e-4)


def test_the_index_answers_the_ranked_query(connection: Connection) -> None:
    """The order comes from the index, not from a sort of every row."""
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    plan = connection.exec_driver_sql(
        "EXPLAIN SELECT id FROM texts ORDER BY words <@> to_bm25query('nước', 'texts_bm25') LIMIT 3"
    )
    assert "Index Scan using texts_bm25" in "\n".join(plan.scalars())


def test_the_library_works_on_this_server(pglite_url: str) -> None:
    """Migrations, writing and reading go through, on more than one connection."""
    library = Library.open(pglite_url)
    added = library.put(make_draft("Bắc Ninh tập huấn", "Sở Công Thương tập huấn cho 40 cơ sở."))
    beside = Library.open(pglite_url)
    assert [entry.article.id for entry in beside.articles()] == [added.article_id]
    beside.remove(str(added.article_id))
    assert library.articles() == ()
    library.close()
    beside.close()
