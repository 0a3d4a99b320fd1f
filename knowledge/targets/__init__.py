"""Which figures does it state, of what, for whom, by when, and in which sentence?"""

from knowledge.targets.corrections import TargetCorrection, fingerprint, read_target_correction
from knowledge.targets.extraction import find_targets
from knowledge.targets.records import Comparator, Indicator, Target, TargetKind

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
