"""SQLite as tests speak it: the engines of a process share what they have compiled, for each test has its own.

An engine forgets its statements when it ends, and compiling them took a twelfth of the tests that drive a bot.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Engine

_COMPILED: dict[Any, Any] = {}


class SharedSqlite(SQLiteDialect_pysqlite):
    """One dialect for every engine: what is compiled is kept under its dialect."""

    supports_statement_cache = True
    _only: SharedSqlite | None = None

    def __new__(cls, **options: object) -> SharedSqlite:
        """The dialect that is there, or the first; one without a driver only looks at a URL, and is no engine's."""
        if "dbapi" not in options:
            return super().__new__(cls)
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __init__(self, **options: Any) -> None:
        """As any dialect of SQLite, once."""
        if "paramstyle" not in vars(self):
            super().__init__(**options)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Whatever this engine needs compiled is looked for among what others have needed."""
        engine.update_execution_options(compiled_cache=_COMPILED)


def share_compiled() -> None:
    """From now on every new engine for SQLite speaks the shared dialect."""
    registry.register("sqlite", __name__, SharedSqlite.__name__)
