"""Whose update is next: everybody in turn, so that who sends a thousand delays nobody else."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Container

from telegram import Update

# Of one person's updates, so many at once: a press need not wait for an answer that is slow, and a flood does not
# fill the places of the others.
_AT_ONCE = 2
# Of what a dead process left, so many at once, of whomever: begun all together, all of it would be half done when this
# process dies as well, and be answered once more by the next.
_LEFT_AT_ONCE = 3


class Turns:
    """Updates that wait, by their sender, and how many of each sender are being handled.

    What is no update is the library's signal to stop, and comes first: what waits has been written down.
    """

    def __init__(self, places: int, left: Container[int] = ()) -> None:
        self._places = places
        self._left = left
        self._waiting: OrderedDict[str, deque[Update]] = OrderedDict()
        self._others: deque[object] = deque()
        self._at_work: Counter[str] = Counter()
        self._left_at_work = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count + len(self._others)

    @property
    def are_open(self) -> bool:
        """Whether something may be taken now."""
        return self.has_others or (self._at_work.total() < self._places and self._next() is not None)

    @property
    def has_others(self) -> bool:
        """Whether something waits that is no update."""
        return bool(self._others)

    def add(self, item: object) -> None:
        """Wait in the queue of its sender."""
        if not isinstance(item, Update):
            self._others.append(item)
            return
        self._waiting.setdefault(_sender(item), deque()).append(item)
        self._count += 1

    def take(self) -> object:
        """The oldest update of whoever has waited longest for a turn; something must wait."""
        if self._others:
            return self._others.popleft()
        sender = self._next() or next(iter(self._waiting))
        theirs = self._waiting.pop(sender)
        update = theirs.popleft()
        if theirs:
            self._waiting[sender] = theirs
        self._count -= 1
        self._at_work[sender] += 1
        self._left_at_work += update.update_id in self._left
        return update

    def end(self, update: Update) -> None:
        """An update was handled: its sender may have the next turn."""
        sender = _sender(update)
        self._left_at_work -= update.update_id in self._left
        self._at_work[sender] -= 1
        if self._at_work[sender] <= 0:
            del self._at_work[sender]

    def _next(self) -> str | None:
        return next((sender for sender, theirs in self._waiting.items() if self._may_begin(sender, theirs[0])), None)

    def _may_begin(self, sender: str, update: Update) -> bool:
        if update.update_id in self._left and self._left_at_work >= _LEFT_AT_ONCE:
            return False
        return self._at_work[sender] < _AT_ONCE


def _sender(update: Update) -> str:
    """Who sent it; an update of nobody, such as a poll's, waits with the others of nobody."""
    sender = update.effective_sender or update.effective_chat
    return repr(getattr(sender, "id", None))
