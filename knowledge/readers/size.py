"""Sizes a person reads, and the refusal of those that are too large."""

from __future__ import annotations

from knowledge.errors import DocumentTooLarge

_MEBIBYTE = 1024 * 1024


def too_large(source: str, limit: int, size: int | None = None) -> DocumentTooLarge:
    """The refusal of ``size`` bytes where ``limit`` are allowed; the size may be unknown."""
    figures = f"{format_size(size)} > {format_size(limit)}" if size is not None else f"> {format_size(limit)}"
    return DocumentTooLarge(source, f"is too large ({figures})", particular=figures)


def format_size(size: int) -> str:
    """A number of bytes in MiB, KiB or bytes: "20 MiB", "1.5 KiB", "12 bytes"."""
    if size >= _MEBIBYTE:
        return f"{size / _MEBIBYTE:.1f}".removesuffix(".0") + " MiB"
    if size >= 1024:
        return f"{size / 1024:.1f}".removesuffix(".0") + " KiB"
    return f"{size} bytes"
