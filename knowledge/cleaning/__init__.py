"""From a page or file to the article in it: title, body, dateline, publisher, and what was taken out."""

from knowledge.cleaning.article import clean
from knowledge.cleaning.reasons import Reason

__all__ = ["Reason", "clean"]
