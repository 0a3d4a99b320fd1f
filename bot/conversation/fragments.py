"""One question in several messages: what follows within seconds joins what came before, whose answer it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.asker import Asker
from bot.journal.answers import Journal
from bot.journal.entry import Channel, Entry
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.follow_up import Turn, turn_left_by
from retrieval.query.fragments import JOIN_SECONDS, may_join
from retrieval.records import Answer, Reason, Status

# Where people chat with the bot alone.
_TALKS = frozenset({Channel.PRIVATE, Channel.ZALO})
# Asked back, somebody types the rest; nothing else that is no answer to a question is gone on with.
_ASKED_BACK = frozenset({Reason.WHICH_PLACE, Reason.WHICH_INDICATOR})


@dataclass(frozen=True)
class Joined:
    """The answer to a whole question, and the messages that hold the answer to what came of it before."""

    answer: Answer
    before: Entry
    messages: tuple[int, ...]


class Fragments:
    """Puts questions together; it keeps nothing, and nobody waits: the journal knows what came before."""

    def __init__(self, journal: Journal, find: Callable[[str, Asker, Turn | None], Answer]) -> None:
        self._journal = journal
        self._find = find

    def join(self, question: str, asker: Asker) -> Joined | None:
        """The whole question's answer, where a new message goes on with the one before it; blocks."""
        if asker.channel not in _TALKS:
            return None
        lately = self._journal.lately(asker.person, asker.conversation)
        before = next(iter(lately), None)
        if before is None or not self._goes_on(before, question):
            return None
        messages = self._journal.messages_of(before.id)
        if not messages:
            return None
        turns = (turn_left_by(entry.answer) for entry in lately[1:])
        answer = self._find(f"{before.question} {question}", asker, next((each for each in turns if each), None))
        # What was answered is not given up for what is not.
        if before.answer.status is Status.ANSWERED and answer.status is not Status.ANSWERED:
            return None
        return Joined(answer, before, messages)

    def _goes_on(self, before: Entry, question: str) -> bool:
        typed = before.asked_in is not None and before.answer.reason is not Reason.ABOUT_LAST
        asked = turn_left_by(before.answer) is not None or before.answer.reason in _ASKED_BACK
        if not typed or not asked or not self._journal.is_of_last(before, JOIN_SECONDS):
            return False
        return may_join(before.question, question, Lexicon.shipped())
