"""A province, with the district if one is named."""

from __future__ import annotations

from knowledge.records.record import Record


class Place(Record):
    """A province under its name before 1 July 2025 as printed, today's name, and the district if one is named."""

    province: str
    province_now: str
    district: str | None = None
