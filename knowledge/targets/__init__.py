"""Which figures does it state, of what, for whom, by when, and in which sentence?"""

from typing import TYPE_CHECKING

from knowledge.late_names import offer

if TYPE_CHECKING:
    from knowledge.targets.corrections import TargetCorrection, fingerprint, read_target_correction
    from knowledge.targets.explanation import FigureExplanation, FilledSlot, SlotName, explain_figures
    from knowledge.targets.extraction import find_targets
    from knowledge.targets.records import Comparator, Indicator, Scope, Target, TargetKind
else:
    __getattr__ = offer(
        __name__,
        {
            "corrections": ("TargetCorrection", "fingerprint", "read_target_correction"),
            "explanation": ("FigureExplanation", "FilledSlot", "SlotName", "explain_figures"),
            "extraction": ("find_targets",),
            "records": ("Comparator", "Indicator", "Scope", "Target", "TargetKind"),
        },
    )

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
