"""Figures by a command: of a place, or of several side by side."""

from __future__ import annotations

from bot.conversation.answerer import Answerer
from bot.tracing.telling import tell_asked
from knowledge.vietnamese.normalization import fold, has_marks
from retrieval.records import Answer

_TARGETS = "mục tiêu"


def look_up(answerer: Answerer, words: str, province: str | None) -> Answer:
    """The figures of a place, year and indicator; without a place, of the chosen province."""
    tell_asked()
    # Beside marks, an indicator typed without them would not be read.
    return answerer.look_up(f"{_TARGETS if has_marks(words) else fold(_TARGETS)} {words}", province=province)


def compare(answerer: Answerer, words: str) -> Answer:
    """The figures of several places."""
    tell_asked()
    # What follows on it is read against a whole question.
    return answerer.compare(words).model_copy(update={"searched": f"so sánh mục tiêu {words}"})
