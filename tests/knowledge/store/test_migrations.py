"""A database of an earlier version is brought up to date with what it holds, and then has the tables of this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import knowledge.store
from bot.journal.schema import metadata  # the one of knowledge.store.schema, with the bot's tables beside the library's
from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.records import Digest, Particulars
from knowledge.store.database import open_database
from knowledge.store.library import Library
from knowledge.store.schema import SCHEMA_REVISION
from tests.factories import make_draft
from tests.knowledge.store.earlier_rows import GIVEN_UP, ROWS, STATE


def migrate(url: str, revision: str, step: Callable[[Config, str], None] = command.upgrade) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(knowledge.store.__file__).with_name("migrations")))
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        step(config, revision)
    engine.dispose()


@pytest.mark.parametrize("revision", [f"{number:04}" for number in range(1, int(SCHEMA_REVISION))])
def test_an_older_database_keeps_its_articles(tmp_path: Path, revision: str) -> None:
    """Opening it is enough; what is new is empty and can be used."""
    url = f"sqlite:///{tmp_path}/old.sqlite3"
    migrate(url, revision)
    engine = sa.create_engine(url)
    row = {
        "id": "abc",
        "title": "Bài cũ",
        "title_key": "bai cu",
        "source": "cu.txt",
        "locator": "/cu.txt",
        "text": "Chữ.",
    }
    row |= {"kind": "original", "date_precision": "none", "date_basis": "none", "places": "[]", "text_hash": "h"}
    row |= {"removed": "[]", "corrections": "{}"}
    with engine.begin() as connection:
        names = ", ".join(row)
        connection.execute(sa.text(f"INSERT INTO articles ({names}) VALUES (:{', :'.join(row)})"), row)
    engine.dispose()
    library = Library.open(url)
    kept = library.article("abc")
    assert (kept.title, kept.particulars, kept.lines) == ("Bài cũ", Particulars(), ())
    library.put(make_draft("Bài mới", "Nội dung mới của bài."))
    assert len(library.articles()) == 2
    assert library.targets() == ()
    library.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("revision", [f"{number:04}" for number in range(1, int(SCHEMA_REVISION) + 1)])
def test_nothing_that_an_older_database_holds_is_lost(
    tmp_path: Path, revision: str, kind: str, request: pytest.FixtureRequest
) -> None:
    """Of every table of every version, each column of a row is what it was once the database is this version's."""
    url = f"sqlite:///{tmp_path}/old.sqlite3" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    migrate(url, revision)
    engine = sa.create_engine(url)
    kept = fill_tables(engine)
    engine.dispose()
    engine = open_database(url)
    with engine.connect() as connection:
        for name, row in kept.items():
            (found,) = connection.execute(sa.select(metadata.tables[name])).mappings()
            assert {column: found[column] for column in row} == row, name
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA_REVISION
    engine.dispose()
    library = Library.open(url)
    assert (library.article("bai1").title, library.version()) == ("Thanh Hóa áp dụng SXSH", STATE["version"])
    library.close()


def fill_tables(engine: sa.Engine) -> dict[str, dict[str, Any]]:
    """Put a row into every table that is there; what is to be found of each later, by the table's name."""
    there = sa.MetaData()
    with engine.begin() as connection:
        there.reflect(connection)
        (state,) = (there.tables[name] for name in there.tables if name == "collection_state")
        connection.execute(state.update().values({name: STATE[name] for name in STATE if name in state.columns}))
        assert {*there.tables} <= {*ROWS, "collection_state", "alembic_version"}
        kept = {}
        for name, row in ROWS.items():
            if name in there.tables:
                table = there.tables[name]
                columns = {column.name for column in table.columns}
                assert columns <= {*row}, f"a row of {name} needs what was added to the table"
                given = {column: row[column] for column in columns}
                connection.execute(table.insert().values(given))
                kept[name] = {column: value for column, value in given.items() if (name, column) not in GIVEN_UP}
    return kept


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_of_a_newer_version_is_refused(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> None:
    """By name and with both numbers, and nothing in it is changed."""
    url = f"sqlite:///{tmp_path}/new.sqlite3" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    open_database(url).dispose()
    engine = sa.create_engine(url)
    newer = f"{int(SCHEMA_REVISION) + 1:04}"
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :number"), {"number": newer})
    with pytest.raises(LibraryUnavailable) as refused:
        Library.open(url)
    assert refused.value.trouble == Trouble.TOO_NEW
    assert f"{newer} > {SCHEMA_REVISION}" in str(refused.value)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == newer
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_digests_of_an_earlier_version_are_known_to_have_come_with_it(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    """And addresses can be compared: a digest steps back for the page at its own. Figures and articles stay."""
    url = f"sqlite:///{tmp_path}/old.sqlite3" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    migrate(url, "0005")
    engine = sa.create_engine(url)
    row = {"text": "Chữ.", "date_precision": "none", "date_basis": "none", "text_hash": "h"}
    row |= dict.fromkeys(("places", "removed", "lines", "replaced", "sentence_hashes"), "[]")
    row |= dict.fromkeys(("corrections", "particulars"), "{}")
    old = [
        ("a", "digest", "collection:cu.md", "http://www.E.org/tin/"),
        ("b", "original", "/tin.html", "https://e.org/tin"),
        ("c", "original", "/khac.html", None),
        ("d", "digest", "/của tôi.md", None),
    ]
    with engine.begin() as connection:
        for article_id, is_a, locator, address in old:
            given = {"id": article_id, "title": locator, "title_key": locator, "source": locator, "locator": locator}
            given |= {"kind": is_a, "url": address, **row}
            names = ", ".join(given)
            connection.execute(sa.text(f"INSERT INTO articles ({names}) VALUES (:{', :'.join(given)})"), given)
    engine.dispose()
    library = Library.open(url)
    assert library.shipped() == {"collection:cu.md": ""}
    assert {entry.article.id for entry in library.articles()} == {"b", "c", "d"}
    assert (library.article("a").digest, library.article("b").digest) == (Digest(), None)
    with library.engine.connect() as connection:
        keys = connection.execute(sa.text("SELECT url_key FROM articles ORDER BY id")).scalars().all()
    assert keys == ["e.org/tin", "e.org/tin", None, None]
    library.remove("b")
    assert {entry.article.id for entry in library.articles()} == {"a", "c", "d"}
    library.take_shipped([], ["collection:cu.md"])
    assert {entry.article.id for entry in library.articles()} == {"c", "d"}
    library.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_tables_of_digests_can_be_taken_back(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> None:
    """Down and up again leaves what there was; what was shipped is known by its locator alone."""
    url = f"sqlite:///{tmp_path}/old.sqlite3" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    library = Library.open(url)
    draft = make_draft("Tóm lược", "Lời ta.", digest=Digest(is_weak=True), url="https://e.org/a")
    library.take_shipped([(draft.model_copy(update={"locator": "collection:a.md"}), "0" * 64)])
    library.close()
    migrate(url, "0005", command.downgrade)
    library = Library.open(url)
    assert library.shipped() == {"collection:a.md": ""}
    (entry,) = library.articles()
    assert (entry.article.title, entry.article.digest) == ("Tóm lược", Digest())
    library.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_make_the_tables_of_the_schema(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> None:
    """Column by column, with what may be empty."""
    url = f"sqlite:///{tmp_path}/new.sqlite3" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    engine = open_database(url)
    inspector = sa.inspect(engine)
    assert {*inspector.get_table_names()} == {*metadata.tables, "alembic_version"}
    for table in metadata.sorted_tables:
        made = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
        assert made == {column.name: column.nullable for column in table.columns}, table.name
        indexed = {index["name"] for index in inspector.get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= indexed
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA_REVISION
    engine.dispose()
