"""A database of an earlier version is brought up to date with what it holds, and then has the tables of this one."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import knowledge.store
from bot.journal.schema import metadata  # the one of knowledge.store.schema, with the bot's tables beside the library's
from knowledge.records import Particulars
from knowledge.store.database import open_database
from knowledge.store.library import Library
from knowledge.store.schema import SCHEMA_REVISION
from tests.factories import make_draft


def migrate(url: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(knowledge.store.__file__).with_name("migrations")))
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004"])
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
