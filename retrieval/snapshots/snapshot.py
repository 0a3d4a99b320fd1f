"""Everything derived from one version of the library, built together and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from retrieval.analysis.lexicon import Lexicon
from retrieval.index.protocol import PassageIndex
from retrieval.query.spelling import Speller
from retrieval.ranking.spans import SpanCutter


@dataclass(frozen=True)
class Snapshot:
    """The index of one version, with the words its documents taught."""

    index: PassageIndex
    lexicon: Lexicon
    speller: Speller
    cutter: SpanCutter

    @classmethod
    def of(cls, index: PassageIndex, lexicon: Lexicon, before: Snapshot | None = None) -> Snapshot:
        """The snapshot of an index; what ``before`` has taken apart in the same words is kept."""
        same = before is not None and before.lexicon is lexicon
        cutter = before.cutter if same and before is not None else SpanCutter(lexicon)
        return cls(index, lexicon, Speller(index, lexicon), cutter)


class Snapshots(Protocol):
    """What keeps the snapshot in step with the library; safe to share between threads."""

    def current(self) -> Snapshot:
        """The library as it is now, or as it was a moment ago while a change is being taken in."""
        ...

    def follow(self) -> None:
        """From now on take changes in beside the questions, not before them; for processes that stay."""
        ...

    def close(self) -> None:
        """Stop following and give back what is held."""
        ...
