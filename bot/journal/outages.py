"""What is raised while the database cannot be used, by the parts that write there what comes in."""

from __future__ import annotations

import sqlalchemy as sa

from knowledge.errors import LibraryUnavailable

# The second when every connection waits for a server.
AWAY = (LibraryUnavailable, sa.exc.TimeoutError)
# What else keeps an update from being written down or noted, whatever stands in it.
NOT_WRITTEN = (*AWAY, sa.exc.OperationalError, sa.exc.InterfaceError)
