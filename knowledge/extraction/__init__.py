"""Which lines of a document are the article, and why were the others left out?"""

from typing import TYPE_CHECKING

from knowledge.late_names import offer

if TYPE_CHECKING:
    from knowledge.extraction.extractor import extract
    from knowledge.extraction.reasons import Reason
else:
    __getattr__ = offer(
        __name__,
        {
            "extractor": ("extract",),
            "reasons": ("Reason",),
        },
    )

__all__ = ["Reason", "extract"]
