"""A number means what it stood for in the last offer, for ten minutes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.journal.open_choices import Offer, OpenChoices
from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from knowledge.store.database import open_database

FIRST, SECOND = {"chosen": "a:1:p:1"}, {"copied_of": "1"}


@pytest.fixture
def stored(library_url: str) -> Iterator[Engine]:
    opened = open_database(library_url)
    yield opened
    opened.dispose()


def test_the_last_offer_of_a_conversation_stands_for_ten_minutes(stored: Engine) -> None:
    """In every process; then it is known for a day that there was one, and then nothing is."""
    now = 1_000_000.0
    choices = OpenChoices(stored, lambda: now)
    assert choices.find("room") is None
    choices.offer("room", "p", [FIRST])
    choices.offer("room", "p", [SECOND, FIRST])
    choices.offer("other", "q", [FIRST])
    now += 600
    assert OpenChoices(stored, lambda: now).find("room") == Offer(choices=(SECOND, FIRST), is_open=True)
    now += 1
    assert choices.find("room") == Offer(choices=(SECOND, FIRST), is_open=False)
    now += 86_400 - 601
    assert choices.find("room") is None
    now += 1
    choices.prune()
    now -= 86_401
    assert choices.find("room") is None


def test_nothing_offered_and_a_person_forgotten_leave_nothing(stored: Engine) -> None:
    """An answer without choices ends those before it."""
    choices = OpenChoices(stored, lambda: 0.0)
    choices.offer("room", "p", [FIRST])
    choices.offer("room", "p", [])
    assert choices.find("room") is None
    choices.offer("room", "p", [FIRST])
    choices.offer("other", "q", [FIRST])
    choices.forget("p")
    assert choices.find("room") is None
    assert choices.find("other") is not None


def test_each_channel_goes_on_with_its_own_updates_alone(stored: Engine) -> None:
    """A process of another channel could not read them."""
    now = 1_000_000.0
    telegram, zalo = UpdateStore(stored, lambda: now), UpdateStore(stored, lambda: now, door="zalo")
    telegram.take(5, {"update_id": 5})
    zalo.take(2**62, {"text": "x"})
    now += LEASE_SECONDS + 1
    others = UpdateStore(stored, lambda: now), UpdateStore(stored, lambda: now, door="zalo")
    assert [store.take_over() for store in others] == [[{"update_id": 5}], [{"text": "x", "update_id": 2**62}]]
