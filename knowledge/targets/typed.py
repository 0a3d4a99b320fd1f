"""What a person typed to correct a figure: any of its value, indicator, years and kind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.targets.corrections import TargetCorrection
from knowledge.targets.periods import nearest_period
from knowledge.targets.quantities import find_quantities
from knowledge.targets.records import Indicator, TargetKind
from knowledge.vietnamese.normalization import fold

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
    "khac": Indicator.OTHER,
}
_KINDS: Mapping[str, TargetKind] = {
    "muc tieu": TargetKind.TARGET,
    "ket qua": TargetKind.RESULT,
    "ke hoach": TargetKind.PLAN,
    "nhan dinh": TargetKind.CLAIM,
}


def read_target_correction(typed: str) -> TargetCorrection:
    """The correction in a person's words, typed with or without tone marks; what is not said stays none.

    Raises ``ValueError`` when nothing in it can be read.
    """
    words = re.sub(r"\s+", " ", fold(typed))
    quantity = next(find_quantities(typed), None)
    period = nearest_period(typed, len(typed), bare=True)
    correction = TargetCorrection(
        indicator=next((value for name, value in _INDICATORS.items() if name in words), None),
        kind=next((value for name, value in _KINDS.items() if name in words), None),
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
