"""When is it from, and on what does that rest?"""

from typing import TYPE_CHECKING

from knowledge.late_names import offer

if TYPE_CHECKING:
    from knowledge.dates.calendar import parse_typed_date
    from knowledge.dates.source_date import find_source_date, find_stated_dates
    from knowledge.dates.stated_dates import choose_date, find_dates
else:
    __getattr__ = offer(
        __name__,
        {
            "calendar": ("parse_typed_date",),
            "source_date": ("find_source_date", "find_stated_dates"),
            "stated_dates": ("choose_date", "find_dates"),
        },
    )

__all__ = ["choose_date", "find_dates", "find_source_date", "find_stated_dates", "parse_typed_date"]
