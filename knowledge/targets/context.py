"""A figure's clause with all that can help to read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.targets.clauses import Clause
from knowledge.targets.phrases import Phrase, points_back
from knowledge.targets.predicates import Predicate
from knowledge.targets.slots import Reading, Slot


@dataclass(frozen=True)
class Passage:
    """A piece of an article's text; ``base`` is its offset there."""

    text: str = ""
    base: int = 0

    def slot(self, phrase: Phrase | None) -> Slot | None:
        """A phrase of it with its offsets in the article."""
        return Slot(phrase.text, self.base + phrase.start, self.base + phrase.end) if phrase is not None else None

    def at(self, start: int, end: int) -> Slot:
        """A part of it with its offsets in the article."""
        return Slot(self.text[start:end].strip(), self.base + start, self.base + end)

    def verb(self, predicate: Predicate, offset: int = 0) -> Slot:
        """A predicate found in what begins at an offset of it."""
        return self.at(offset + predicate.start, offset + predicate.end)


@dataclass(frozen=True)
class Context:
    """A clause in its sentence; ``said`` is what was read of the figure before it, ``lead`` introduces the sentence."""

    sentence: Passage
    clause: Clause
    said: Reading | None = None
    lead: Passage = field(default_factory=Passage)

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.sentence.text

    @property
    def start(self) -> int:
        """Where the clause begins in the sentence."""
        return self.clause.start

    @property
    def end(self) -> int:
        """Where the clause ends in the sentence."""
        return self.clause.end

    @property
    def figure(self) -> int:
        """Where the figure begins in the sentence."""
        return self.clause.quantity.start

    @property
    def behind(self) -> int:
        """Where the figure ends in the sentence."""
        return self.clause.quantity.end

    @property
    def left(self) -> str:
        """The clause before the figure."""
        return self.sentence.text[self.start : self.figure]

    @property
    def right(self) -> str:
        """The clause behind the figure."""
        return self.sentence.text[self.behind : self.end]

    def resolve(self, who: Phrase | None) -> Slot | None:
        """Who a phrase names, or whom it points to: "các cơ sở này"."""
        if who is not None and points_back(who.text) and self.said is not None and self.said.who is not None:
            return self.said.who
        return self.sentence.slot(who)
