"""What becomes of a choice: an opinion is kept, another side of the answer is shown, a question is asked."""

from __future__ import annotations

from dataclasses import dataclass

from bot import texts
from bot.conversation.answer_choices import answer_choices
from bot.conversation.answering import Answering
from bot.conversation.choices import FAULTS, Action, Chosen, Shown, numbered_indicator
from bot.conversation.side_choices import fault_choices
from bot.conversation.sides import find_side, why_missing
from bot.conversation.standing import as_it_stands, shown_blocks
from bot.journal.entry import Entry, Verdict
from bot.journal.preferences import Preferences
from bot.views.figure_pictures import Picture, draw_chart, draw_rows
from bot.views.figures import as_shown
from knowledge.store.library import Library
from retrieval.records import Status

_SIDES = frozenset({Action.PASSAGE, Action.SOURCES, Action.CHART, Action.INDICATOR})


@dataclass(frozen=True)
class Turned:
    """What stands in an answer's place now, or why nothing new does; ``said`` beside it in a few words."""

    shown: Shown | None
    said: str | None = None


class Choosing:
    """Does what was chosen of an answer; every method blocks."""

    def __init__(self, answering: Answering, library: Library) -> None:
        self._answering = answering
        self._library = library

    def find(self, chosen: Chosen) -> Entry | None:
        """The answer that something was chosen of, numbered as it is shown; none where it is not kept any more."""
        entry = self._answering.journal.find(chosen.id)
        if entry is None or chosen.action in {Action.INDICATOR, Action.PICTURE}:
            return entry
        return entry.model_copy(update={"answer": as_shown(entry.answer)})

    def judge(self, entry: Entry, chosen: Chosen, person: str) -> str | None:
        """Keep what a person thinks of an answer; what is said to that, or none where there is no such opinion."""
        judged = _judgement(chosen, near=entry.answer.status is Status.NEAR)
        if judged is None:
            return None
        verdict, said = judged
        fault = FAULTS[chosen.n] if chosen.action is Action.FAULT else None
        self._answering.journal.judge(entry.id, person, verdict, fault)
        return said

    def turn(self, entry: Entry, chosen: Chosen, preferences: Preferences, person: str) -> Turned:
        """Another side of the answer: a passage, more sources, the reasons, the answer itself."""
        if chosen.action in _SIDES:
            shown = find_side(self._library, entry, chosen, preferences)
            return Turned(shown, why_missing(entry, chosen) if shown is None else None)
        if chosen.action is Action.DISLIKED:
            self._answering.journal.judge(entry.id, person, Verdict.DOWN)
            return Turned((shown_blocks(entry, preferences), fault_choices(entry)), texts.choices.WHY_DISLIKED)
        if chosen.action is Action.EVERYWHERE and entry.province is not None:
            wider = self._answering.answer_everywhere(entry)
            if wider is None:
                return Turned(None, texts.choices.EXPIRED)
            return Turned(as_it_stands(wider, preferences))
        if chosen.action in {Action.BACK, Action.EVERYWHERE}:  # the last pressed twice
            return Turned(as_it_stands(entry, preferences))
        if chosen.action is Action.OPEN and entry.channel.is_group and entry.answer.status is Status.NEAR:
            return Turned((shown_blocks(entry, preferences), answer_choices(entry)))
        return Turned(None, texts.choices.EXPIRED)

    def suggestion(self, entry: Entry, chosen: Chosen) -> str | None:
        """The question that was chosen of those suggested."""
        suggestions = entry.answer.suggestions
        return suggestions[chosen.n] if chosen.action is Action.SUGGESTION and chosen.n < len(suggestions) else None

    def picture(self, entry: Entry, chosen: Chosen) -> Picture | None:
        """The chart of an indicator, or the rows as a picture; none where there is nothing to be drawn."""
        indicator = numbered_indicator(chosen.n)
        if chosen.action is Action.CHART:
            return draw_chart(entry.answer, indicator)
        return draw_rows(as_shown(entry.answer, indicator), indicator)


def _judgement(chosen: Chosen, *, near: bool) -> tuple[Verdict, str] | None:
    if chosen.action is Action.LIKED:
        return Verdict.UP, texts.choices.THANKS_FOR_LIKING
    if chosen.action is Action.MISSING:
        return Verdict.MISSING, texts.choices.MISSING_NOTED
    # Why what we were not sure of is of no use need not be asked.
    known_fault = chosen.action is Action.FAULT and chosen.n < len(FAULTS)
    if known_fault or (chosen.action is Action.DISLIKED and near):
        return Verdict.DOWN, texts.choices.THANKS_FOR_FAULT
    return None
