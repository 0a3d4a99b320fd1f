"""What reading one document may take, whatever it holds, and where it may come from."""

from __future__ import annotations

from pydantic import Field

from knowledge.readers import DEFAULT_LIMIT
from knowledge.records import Record

_MEBIBYTE = 1024 * 1024


class ReadingLimits(Record):
    """What one document may take before it is refused: its own size, time without the network's, memory; and whence.

    A page of 3,000 words takes half a second and 150 MiB, a law of 200 pages four seconds; what needs more than these
    was made to need it, or is no article.
    """

    size: int = Field(default=DEFAULT_LIMIT, gt=0)
    """Bytes."""
    seconds: float = Field(default=20, gt=0)
    memory_mb: int = Field(default=1024, gt=0)
    """MiB."""
    private: bool = False
    """Whether a URL may also be of an address behind the public web, such as an intranet's."""

    @property
    def memory(self) -> int:
        """Memory in bytes."""
        return self.memory_mb * _MEBIBYTE

    @property
    def recognition(self) -> float:
        """Seconds of these for reading pictures of pages: what is left is for what is made of the text."""
        return 0.75 * self.seconds
