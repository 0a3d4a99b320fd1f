"""Answers that people have approved: asked for before anything is searched."""

from __future__ import annotations

from typing import Protocol

from retrieval.query.similarity import QueryKey
from retrieval.records import Answer


class CuratedAnswers(Protocol):
    """Where approved answers are kept; may be asked from several threads."""

    def find(self, key: QueryKey) -> Answer | None:
        """The approved answer to questions of this kind, if there is one."""
        ...
