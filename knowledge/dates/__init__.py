"""When is it from, and on what does that rest?"""

from knowledge.dates.calendar import parse_typed_date
from knowledge.dates.source_date import find_source_date

__all__ = ["find_source_date", "parse_typed_date"]
