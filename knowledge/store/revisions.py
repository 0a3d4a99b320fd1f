"""Of which version are a database's tables? An older one is brought up to date, a newer one refused."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.faults import name_of
from knowledge.store.schema import SCHEMA_REVISION

# Any fixed number: it names the lock under which one process brings a PostgreSQL schema up to date.
_MIGRATION_LOCK = 71_520


def known_revision(engine: Engine) -> str | None:
    """The revision of the tables that are there, none for an empty database; raises `LibraryUnavailable` for a newer.

    What another process writes there meanwhile is seen, so that a program notices when it has become the older one.
    """
    with engine.connect() as connection:
        return _known_revision(connection)


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that are missing; raises `LibraryUnavailable` for what is newer or cannot be changed."""
    with engine.connect() as connection:
        if _known_revision(connection) == SCHEMA_REVISION:
            return
    if "mode" in engine.url.query:
        raise LibraryUnavailable(Trouble.OUTDATED, name_of(engine.url))
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        _migrate(connection)
        connection.commit()


def _known_revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if revision is not None and revision > SCHEMA_REVISION:
        raise LibraryUnavailable(Trouble.TOO_NEW, name_of(connection.engine.url), f"{revision} > {SCHEMA_REVISION}")
    return revision


def _migrate(connection: Connection) -> None:
    """Run what is missing, unless another process has just done it."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LibraryUnavailable(Trouble.TOO_NEW, name_of(connection.engine.url), str(error)) from error
