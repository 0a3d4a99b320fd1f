"""Names that a room offers at its door, and loads from where they live when somebody takes them.

A question needs the record of a figure and none of the patterns that find one in a document: loading every file of a
room for one of its names took a third of a cold answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any


def offer(room: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """A module's ``__getattr__`` that finds each name in its home, a file of the ``room``."""
    where = {name: home for home, names in homes.items() for name in names}

    def find(name: str) -> Any:
        if name not in where:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{where[name]}"), name)

    return find


def offer_files(room: str, files: Collection[str]) -> Callable[[str], ModuleType]:
    """A module's ``__getattr__`` that loads each of these files of the ``room`` when it is taken."""

    def find(name: str) -> ModuleType:
        if name not in files:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return import_module(f"{room}.{name}")

    return find
