"""The root of all errors of this package."""

from __future__ import annotations


class KnowledgeError(Exception):
    """The root of all errors of this package; ``str(error)`` is one clear line."""
