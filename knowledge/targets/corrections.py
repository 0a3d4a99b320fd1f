"""What a person said about a figure that the machine found: not one, or another value."""

from __future__ import annotations

import hashlib

from knowledge.records import Record
from knowledge.targets.records import Comparator, Indicator, Target, TargetKind


class TargetCorrection(Record):
    """A person's word on one figure; a field that is none was left to the machine."""

    rejected: bool = False
    indicator: Indicator | None = None
    kind: TargetKind | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    period_from: int | None = None
    period_to: int | None = None

    def over(self, found: Target) -> Target:
        """What the machine found with the person's word on top."""
        said = {name: value for name, value in self if value is not None and name != "rejected"}
        if self.period_to is not None:  # a period was said whole: a deadline alone has no beginning
            said["period_from"] = self.period_from
        return Target.model_validate(found.model_dump() | said)


def fingerprint(found: Target) -> str:
    """What a figure keeps when its document is added again: the words of its sentence, and its place among them."""
    words = " ".join(found.sentence.split())
    place = " ".join(found.sentence[: found.quantity_start - found.start].split())
    return hashlib.sha256(f"{words}\n{place}\n{found.quantity}".encode()).hexdigest()[:16]
