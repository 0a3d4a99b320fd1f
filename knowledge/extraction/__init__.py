"""Which lines of a document are the article, and why were the others left out?"""

from knowledge.extraction.extractor import extract
from knowledge.extraction.reasons import Reason

__all__ = ["Reason", "extract"]
