"""Databases that cannot be used, and copies of them."""

from __future__ import annotations

from enum import StrEnum

from knowledge.errors.base import KnowledgeError


class Trouble(StrEnum):
    """What is the matter with a database."""

    UNKNOWN_URL = "no database is named so"
    UNKNOWN_PARAMETER = "what stands behind the question mark is not known"
    NO_DRIVER = "the driver is not installed"
    UNREACHABLE = "the server does not answer"
    LOGIN_REFUSED = "the server refuses the user or the password"
    MISSING = "the server has no such database"
    NOT_THERE = "there is no such file"
    IS_FOLDER = "it is a folder"
    NO_PERMISSION = "permission to open it is lacking"
    NOT_A_DATABASE = "it is not a database"
    DAMAGED = "it is damaged"
    TOO_NEW = "it was written by a newer version; update the program"
    OUTDATED = "it is of an older version and cannot be brought up to date"
    READ_ONLY = "it can only be read"
    DISK_FULL = "nothing more can be written, the disk may be full"
    LOCKED = "somebody else has been writing for too long"
    NO_EXTENSION = "the extension pg_textsearch is not there, which SXSH_INDEX=postgres needs"
    NOT_POSTGRES = "SXSH_INDEX=postgres needs a database in PostgreSQL: set SXSH_DATABASE_URL"
    OTHER = "it cannot be used"


class LibraryUnavailable(KnowledgeError):
    """The database cannot be opened, read or written now.

    ``trouble`` says why, ``database`` names it without a password, ``detail`` is what the driver said, in one line.
    """

    def __init__(self, trouble: Trouble, database: str, detail: str = "") -> None:
        self.trouble = trouble
        self.database = database
        self.detail = detail.splitlines()[0] if detail else ""
        said = f" ({self.detail})" if self.detail else ""
        super().__init__(f"the database {database}: {trouble.value}{said}")


class WhyNoBackup(StrEnum):
    """Why a copy is not made, or not put back."""

    NO_FILE = "the library is on a server, which has tools of its own"
    EXISTS = "a file of this name is there already"
    BELONGS = "the name belongs to the library"
    SAME_FILE = "it is the library itself"
    NOT_OURS = "it is no copy of a library"
    DAMAGED = "the copy is damaged"
    TOO_NEW = "the copy is of a newer version"


class BackupRefused(KnowledgeError):
    """A copy that is not made or not put back: ``file`` names it (or the server), ``why`` says the reason."""

    def __init__(self, why: WhyNoBackup, file: str) -> None:
        self.why = why
        self.file = file
        super().__init__(f"{file}: {why.value}")
