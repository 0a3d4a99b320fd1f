"""What does a file, an upload or a page hold, or for which one reason is it refused?"""

from knowledge.readers.document import DEFAULT_LIMIT, read_content, read_document
from knowledge.readers.media_type import DOCUMENT_SUFFIXES
from knowledge.readers.sources import find_documents

__all__ = ["DEFAULT_LIMIT", "DOCUMENT_SUFFIXES", "find_documents", "read_content", "read_document"]
