"""A quantity with a meaning, as a document states it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from knowledge.records import Record


class Indicator(StrEnum):
    """What is measured."""

    AWARENESS = "awareness"
    ADOPTION = "adoption"
    SAVING = "saving"
    UNIT_IN_CHARGE = "unit_in_charge"
    TRAINING = "training"
    OUTREACH = "outreach"
    OTHER = "other"
    COMPLIANCE = "compliance"
    PLANNING = "planning"


class Comparator(StrEnum):
    """How the figure bounds the truth."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    UP_TO = "up_to"
    ABOUT = "about"
    NEARLY = "nearly"


class TargetKind(StrEnum):
    """What a figure is: set for a period, achieved, an activity intended, or said in general."""

    TARGET = "target"
    RESULT = "result"
    PLAN = "plan"
    CLAIM = "claim"


class Scope(StrEnum):
    """How wide the place is that a figure is of."""

    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    DISTRICT = "district"
    FIRM = "firm"


class Target(Record):
    """One quantity of one sentence.

    ``low`` and ``high`` are equal for a single figure, the ends of a range otherwise; ``base`` is where a rise starts
    ("từ 25% lên 50%"). Money is in đồng. ``period_from`` and ``period_to`` are years, both none where no period is
    stated. ``province`` is the name as printed, none for the whole country. ``what`` is what is measured and ``who``
    is counted, in the document's words. ``start`` and ``end`` are the sentence's offsets in the article's text,
    ``quantity_start`` and ``quantity_end`` those of the figure with its unit. ``scope`` is none where no place is said
    at all. ``of_programme`` is false for growth, prices, population and the like; ``unsure`` says that its parts
    contradict each other, or that no words say whom it counts or what kind it is.
    """

    article_id: str = ""
    indicator: Indicator
    kind: TargetKind
    what: str | None = None
    who: str | None = None
    low: float
    high: float
    base: float | None = None
    comparator: Comparator = Comparator.EXACT
    unit: str
    period_from: int | None = None
    period_to: int | None = None
    province: str | None = None
    scope: Scope | None = None
    of_programme: bool = True
    unsure: bool = False
    sentence: str
    start: int
    end: int
    quantity_start: int
    quantity_end: int

    @model_validator(mode="after")
    def _check(self) -> Target:
        if self.low > self.high:
            raise ValueError("a range goes from its lower to its higher end")
        if self.period_from is not None and self.period_to is not None and self.period_from > self.period_to:
            raise ValueError("a period goes from its earlier to its later year")
        return self

    @property
    def quantity(self) -> str:
        """The figure with its unit as printed."""
        return self.sentence[self.quantity_start - self.start : self.quantity_end - self.start]
