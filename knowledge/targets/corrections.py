"""What a person said about a figure that the machine found: not one, or another value, also as typed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import TypeVar

from knowledge.records import Record
from knowledge.targets.periods import find_periods, nearest_period
from knowledge.targets.quantities import find_quantities
from knowledge.targets.records import Comparator, Indicator, Target, TargetKind
from knowledge.vietnamese.normalization import fold

_Named = TypeVar("_Named")

# Patterns of words without their marks; the first that stands in what is typed decides.
_INDICATORS: Mapping[str, Indicator] = {
    "nhan thuc": Indicator.AWARENESS,
    "ap dung": Indicator.ADOPTION,
    "tiet kiem": Indicator.SAVING,
    "chuyen trach": Indicator.UNIT_IN_CHARGE,
    "bo phan": Indicator.UNIT_IN_CHARGE,
    "dao tao": Indicator.TRAINING,
    "tap huan": Indicator.TRAINING,
    "tuyen truyen": Indicator.OUTREACH,
    "pho bien": Indicator.OUTREACH,
    "quy chuan": Indicator.COMPLIANCE,
    "dat chuan": Indicator.COMPLIANCE,
    "ke hoach hanh dong": Indicator.PLANNING,
    "khac": Indicator.OTHER,
}
_KINDS: Mapping[str, TargetKind] = {
    "muc tieu": TargetKind.TARGET,
    "ket qua": TargetKind.RESULT,
    r"ke hoach(?! hanh dong)": TargetKind.PLAN,
    "nhan dinh": TargetKind.CLAIM,
}


class TargetCorrection(Record):
    """A person's word on one figure; a field that is none was left to the machine.

    ``confirmed`` says that the machine read it well; what a person corrects is confirmed with it.
    """

    rejected: bool = False
    confirmed: bool = False
    indicator: Indicator | None = None
    kind: TargetKind | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    period_from: int | None = None
    period_to: int | None = None

    def over(self, found: Target) -> Target:
        """What the machine found with the person's word on top; nothing that a person looked at is unsure."""
        said = {name: value for name, value in self if value is not None and name not in {"rejected", "confirmed"}}
        corrected = {**said, "unsure": found.unsure and not said and not self.confirmed}
        if self.period_to is not None:  # a period was said whole: a deadline alone has no beginning
            corrected["period_from"] = self.period_from
        return Target.model_validate(found.model_dump() | corrected)


def fingerprint(found: Target) -> str:
    """What a figure keeps when its document is added again: the words of its sentence, and its position among them."""
    words = " ".join(found.sentence.split())
    before = " ".join(found.sentence[: found.quantity_start - found.start].split())
    return hashlib.sha256(f"{words}\n{before}\n{found.quantity}".encode()).hexdigest()[:16]


def read_target_correction(typed: str) -> TargetCorrection:
    """The correction in a person's words, typed with or without tone marks; what is not said stays none.

    Raises ``ValueError`` when nothing in it can be read.
    """
    words = re.sub(r"\s+", " ", fold(typed))
    quantity = next(find_quantities(typed), None)
    period = nearest_period(find_periods(typed, bare=True), len(typed))
    correction = TargetCorrection(
        indicator=_first_named(_INDICATORS, words),
        kind=_first_named(_KINDS, words),
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
        comparator=quantity.comparator if quantity else None,
        unit=quantity.unit if quantity else None,
        period_from=period.first if period else None,
        period_to=period.last if period else None,
    )
    if correction == TargetCorrection():
        raise ValueError(f"nothing to correct in {typed!r}")
    return correction


def _first_named(named: Mapping[str, _Named], words: str) -> _Named | None:
    """What the first pattern that stands in the words as whole words means."""
    return next((value for name, value in named.items() if re.search(rf"(?<!\w){name}(?!\w)", words)), None)
