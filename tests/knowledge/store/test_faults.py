"""What PostgreSQL's words for a connection that it refuses mean: most pass, some are to be mended."""

from __future__ import annotations

import psycopg
import pytest

from knowledge.errors import Trouble
from knowledge.store.faults import diagnose

BEFORE = 'connection failed: connection to server at "127.0.0.1", port 5432 failed: FATAL:  '


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("the database system is starting up", Trouble.UNREACHABLE),
        ("the database system is shutting down", Trouble.UNREACHABLE),
        ("the database system is not accepting connections", Trouble.UNREACHABLE),
        ("sorry, too many clients already", Trouble.UNREACHABLE),
        ('too many connections for database "sxsh"', Trouble.UNREACHABLE),
        ('too many connections for role "sxsh"', Trouble.UNREACHABLE),
        ('database "sxsh" is not currently accepting connections', Trouble.UNREACHABLE),
        ('database "sxsh" does not exist', Trouble.MISSING),
        ('role "sxsh" does not exist', Trouble.LOGIN_REFUSED),
        ('role "sxsh" is not permitted to log in', Trouble.LOGIN_REFUSED),
        ('permission denied for database "sxsh"', Trouble.LOGIN_REFUSED),
        ('password authentication failed for user "sxsh"', Trouble.LOGIN_REFUSED),
        ('no pg_hba.conf entry for host "::1", user "sxsh", database "sxsh", no encryption', Trouble.LOGIN_REFUSED),
    ],
)
def test_a_server_that_is_not_ready_is_told_from_a_name_that_it_does_not_know(said: str, trouble: Trouble) -> None:
    """Who is told that the database is missing does not try again; a server that starts answers in a minute."""
    assert diagnose(psycopg.OperationalError(BEFORE + said), "postgresql://h/sxsh").trouble is trouble
