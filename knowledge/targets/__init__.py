"""Which figures does it state, of what, for whom, by when, and in which sentence?"""

from knowledge.targets.corrections import TargetCorrection, fingerprint, read_target_correction
from knowledge.targets.explanation import FigureExplanation, FilledSlot, SlotName, explain_figures
from knowledge.targets.extraction import find_targets
from knowledge.targets.records import Comparator, Indicator, Scope, Target, TargetKind

__all__ = [
    "Comparator",
    "FigureExplanation",
    "FilledSlot",
    "Indicator",
    "Scope",
    "SlotName",
    "Target",
    "TargetCorrection",
    "TargetKind",
    "explain_figures",
    "find_targets",
    "fingerprint",
    "read_target_correction",
]
