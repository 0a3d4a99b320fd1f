"""From a page or file to the article in it: title, body, dateline, publisher, and what was taken out."""

from knowledge.extraction.extractor import clean
from knowledge.extraction.reasons import Reason

__all__ = ["Reason", "clean"]
