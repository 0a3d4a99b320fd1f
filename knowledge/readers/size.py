"""Sizes in words a person reads."""

from __future__ import annotations

_MEBIBYTE = 1024 * 1024


def describe_excess(limit: int, size: int | None = None) -> str:
    """The reason for refusing ``size`` bytes where ``limit`` are allowed; the size may be unknown."""
    is_large = f"is too large ({format_size(size)}" if size is not None else "is too large ("
    joint = "; " if size is not None else ""
    return f"{is_large}{joint}at most {format_size(limit)})"


def format_size(size: int) -> str:
    """A number of bytes in MiB, KiB or bytes: "20 MiB", "1.5 KiB", "12 bytes"."""
    if size >= _MEBIBYTE:
        return f"{size / _MEBIBYTE:.1f}".removesuffix(".0") + " MiB"
    if size >= 1024:
        return f"{size / 1024:.1f}".removesuffix(".0") + " KiB"
    return f"{size} bytes"
