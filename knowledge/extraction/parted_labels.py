"""Labels of credits that stand on a line of their own above what they name: "Nguồn:" over "Báo Hưng Yên"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.extraction.bylines import read_credit
from knowledge.extraction.line_features import Line

_LABEL = re.compile(r"(?:nguon(?: tin| bai)?|tac gia(?: bai viet)?|nguoi viet|bai viet|bai|tin bai|theo) ?:")


def join_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, each such label joined with the line below where both say who wrote or from where it was taken."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        whole = replace(above, text=f"{above.text} {line.text}") if above and _LABEL.fullmatch(above.folded) else None
        if whole is not None and _names_anybody(whole):
            joined[-1] = whole
        else:
            joined.append(replace(line, number=len(joined)))
    return joined


def _names_anybody(line: Line) -> bool:
    credit = read_credit(line, apart=False)
    return credit is not None and bool(credit.authors or credit.taken_from)
