"""A channel's updates, written down before they are handled: none is lost, and none is handled twice."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import updates
from knowledge.store.database import insert_absent, writing

# A process says every few seconds that it is still at work on its updates; one that is silent for this long is taken
# for dead, and another goes on with them.
LEASE_SECONDS = 20
# Telegram offers an update for a day at most; after two it cannot come again. Of Zalo nobody says how long.
_KEPT_SECONDS = 2 * 24 * 3600
# An update at which so many processes have died is given up, and its sender told so. A process that is killed takes the
# innocent with it: in `tests.soak.kills` some met three deaths.
_ATTEMPTS = 10
_FINISH = updates.update().where(updates.c.id == sa.bindparam("number")).values(done=True, content=sa.null())


class UpdateStore:
    """The updates of one bot under one process's name; every method blocks.

    Those of other channels stand beside them; each ``door`` goes on with its own alone.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time, *, door: str = "telegram") -> None:
        self._engine = engine
        self._clock = clock
        self._door = door
        self._owner = secrets.token_hex(16)

    def take(self, update_id: int, content: dict[str, Any]) -> bool:
        """Write an update down as this process's work; false when it was written down before."""
        row = {
            "id": update_id,
            "door": self._door,
            "at": int(self._clock()),
            "owner": self._owner,
            "attempts": 1,
            "content": content,
            "done": False,
        }
        with writing(self._engine) as connection:
            return insert_absent(connection, updates, row)

    def begin(self, update_id: int) -> None:
        """Another attempt at an update that was left begins; what waits for its turn has none."""
        with writing(self._engine) as connection:
            mine = updates.c.id == update_id
            connection.execute(updates.update().where(mine).values(attempts=updates.c.attempts + 1))

    def finish(self, update_id: int) -> None:
        """An update was handled: its number stays, its content goes."""
        with writing(self._engine) as connection:
            connection.execute(_FINISH, {"number": update_id})

    def release(self, update_id: int) -> None:
        """An update could not be handled now: whoever looks first, after the lease, tries it again.

        Nobody has died of it, so it may be tried as often as it takes.
        """
        with writing(self._engine) as connection:
            mine = updates.c.id == update_id
            connection.execute(
                updates.update().where(mine).values(owner="", at=int(self._clock()), attempts=updates.c.attempts - 1)
            )

    def keep(self, update_id: int) -> bool:
        """Whether an update that was taken is still this process's work; if so, it is for another lease."""
        mine = sa.and_(updates.c.id == update_id, updates.c.owner == self._owner, updates.c.done.is_(False))
        with writing(self._engine) as connection:
            return connection.execute(updates.update().where(mine).values(at=int(self._clock()))).rowcount > 0

    def leave(self) -> None:
        """This process ends: what it has taken and not begun is anybody's at once, as if it had not been tried."""
        mine = sa.and_(updates.c.owner == self._owner, updates.c.done.is_(False))
        silent = int(self._clock()) - LEASE_SECONDS - 1
        left = {"owner": "", "at": silent, "attempts": updates.c.attempts - 1}
        with writing(self._engine) as connection:
            connection.execute(updates.update().where(mine).values(left))

    def renew(self) -> None:
        """Say that this process is still at work on what it has taken."""
        mine = sa.and_(updates.c.owner == self._owner, updates.c.done.is_(False))
        with writing(self._engine) as connection:
            connection.execute(updates.update().where(mine).values(at=int(self._clock())))

    def take_over(self) -> list[dict[str, Any]]:
        """The contents of updates whose process is dead, now this one's work, oldest first.

        One whose content is damaged comes with its number alone.
        """
        now = int(self._clock())
        left = sa.and_(
            updates.c.door == self._door,
            updates.c.done.is_(False),
            updates.c.owner != self._owner,
            updates.c.at < now - LEASE_SECONDS,
            updates.c.attempts < _ATTEMPTS,
        )
        taken = []
        with writing(self._engine) as connection:
            # As text: a row that is no JSON would take all others with it.
            content = sa.cast(updates.c.content, sa.Text).label("content")
            query = sa.select(updates.c.id, content).where(left).order_by(updates.c.id)
            for row in connection.execute(query.with_for_update(skip_locked=True)).all():
                changed = {"owner": self._owner, "at": now}
                connection.execute(updates.update().where(updates.c.id == row.id).values(changed))
                taken.append(_restored(row.id, row.content))
        return taken

    def give_up(self) -> list[dict[str, Any]]:
        """The contents of updates at which too many processes have died, which are done with now, oldest first."""
        given_up = sa.and_(
            updates.c.door == self._door,
            updates.c.done.is_(False),
            updates.c.owner != self._owner,
            updates.c.at < int(self._clock()) - LEASE_SECONDS,
            updates.c.attempts >= _ATTEMPTS,
        )
        with writing(self._engine) as connection:
            content = sa.cast(updates.c.content, sa.Text).label("content")
            query = sa.select(updates.c.id, content).where(given_up).order_by(updates.c.id)
            rows = connection.execute(query.with_for_update(skip_locked=True)).all()
            mine = updates.c.id.in_([row.id for row in rows])
            connection.execute(updates.update().where(mine).values(done=True, content=sa.null()))
        return [_restored(row.id, row.content) for row in rows]

    def prune(self) -> None:
        """Forget updates that cannot be repeated any more."""
        with writing(self._engine) as connection:
            connection.execute(updates.delete().where(updates.c.at < self._clock() - _KEPT_SECONDS))


def _restored(update_id: int, written: str | None) -> dict[str, Any]:
    """The content of an update under its number, as far as it can be read."""
    try:
        content = json.loads(written or "{}")
    except ValueError:
        content = {}
    return {**(content if isinstance(content, dict) else {}), "update_id": update_id}
