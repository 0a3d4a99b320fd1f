"""When an article is from, and what that rests on."""

from knowledge.dates.calendar import parse_typed_date
from knowledge.dates.source_date import find_source_date

__all__ = ["find_source_date", "parse_typed_date"]
