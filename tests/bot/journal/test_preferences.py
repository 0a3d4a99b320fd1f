"""Choices of a person or a chat, whichever process takes them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.engine import Engine

from bot.journal.preferences import Preferences, PreferenceStore
from knowledge.store.database import open_database

CHOSEN = {"province": "Hà Nội", "long_form": True, "only_commands": True, "silent_when_missing": True}


@pytest.fixture
def engine(library_url: str) -> Iterator[Engine]:
    opened = open_database(library_url)
    yield opened
    opened.dispose()


def test_first_choices_made_at_once_are_all_kept(engine: Engine) -> None:
    """Several processes may take them, of one who has never chosen anything: there is no row yet to wait for."""
    start = Barrier(len(CHOSEN))

    def choose(name: str) -> None:
        store = PreferenceStore(engine)
        for subject in range(10):
            start.wait()
            store.choose(f"person {subject}", **{name: CHOSEN[name]})

    with ThreadPoolExecutor(len(CHOSEN)) as pool:
        list(pool.map(choose, CHOSEN))
    store = PreferenceStore(engine)
    assert [store.of(f"person {subject}") for subject in range(10)] == [Preferences.model_validate(CHOSEN)] * 10


def test_a_choice_goes_with_its_group(engine: Engine) -> None:
    """Another number takes what was chosen under the old one; what was never chosen is not there either."""
    store = PreferenceStore(engine)
    store.choose("old", province="Hà Nội")
    store.move("old", "new")
    store.move("nobody", "new")
    assert (store.of("new").province, store.of("old").province) == ("Hà Nội", None)
