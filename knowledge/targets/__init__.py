"""Figures that documents state, as records: which place, which indicator, for whom, by when, and in which sentence."""

from knowledge.targets.corrections import TargetCorrection, fingerprint
from knowledge.targets.extraction import find_targets
from knowledge.targets.records import Comparator, Indicator, Target, TargetKind
from knowledge.targets.typed import read_target_correction

__all__ = [
    "Comparator",
    "Indicator",
    "Target",
    "TargetCorrection",
    "TargetKind",
    "find_targets",
    "fingerprint",
    "read_target_correction",
]
