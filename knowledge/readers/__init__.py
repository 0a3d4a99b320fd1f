"""A file, an upload or a URL becomes a document, or is refused with one clear reason."""

from knowledge.readers.document import DEFAULT_LIMIT, read_content, read_document
from knowledge.readers.media_type import DOCUMENT_SUFFIXES
from knowledge.readers.sources import find_documents

__all__ = ["DEFAULT_LIMIT", "DOCUMENT_SUFFIXES", "find_documents", "read_content", "read_document"]
