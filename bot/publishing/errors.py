"""Why nothing is published."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """What is wrong with the folder."""

    NOT_OURS = "not_ours"
    """There are files in it, and it has no list of those that were published."""
    BROKEN_LIST = "broken_list"
    """Its list of what was published cannot be read, or names what is outside."""
    NO_FOLDER = "no_folder"
    """It is a file."""
    BAD_NAME = "bad_name"
    """A page would have a name that some host cannot keep, or that another page has."""


class PublishRefused(Exception):
    """A folder that nothing is published into, or a file of it; nothing there was changed."""

    def __init__(self, path: str, why: Refusal) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path}: {why}")
