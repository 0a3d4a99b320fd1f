"""What does a file, an upload or a page hold, or for which one reason is it refused?"""

from typing import TYPE_CHECKING

from knowledge.late_names import offer

if TYPE_CHECKING:
    from knowledge.readers.document import read_content, read_document
    from knowledge.readers.media_type import DOCUMENT_SUFFIXES
    from knowledge.readers.sources import DEFAULT_LIMIT, find_documents
else:
    __getattr__ = offer(
        __name__,
        {
            "document": ("read_content", "read_document"),
            "media_type": ("DOCUMENT_SUFFIXES",),
            "sources": ("DEFAULT_LIMIT", "find_documents"),
        },
    )

__all__ = ["DEFAULT_LIMIT", "DOCUMENT_SUFFIXES", "find_documents", "read_content", "read_document"]
