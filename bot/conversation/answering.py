"""A question from any channel is answered, and the answer kept in the journal before it is shown."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bot import texts
from bot.conversation.about_last import AboutLast
from bot.conversation.answerer import Answerer
from bot.conversation.asker import Asker
from bot.conversation.fragments import Fragments
from bot.journal.answers import Journal
from bot.journal.entry import Entry
from bot.journal.preferences import PreferenceStore
from bot.journal.privacy import Pseudonyms, mask_personal
from bot.tracing.telling import KEEPING, tell_answered, tell_asked, timed
from retrieval.query.follow_up import Turn
from retrieval.records import Answer, Example, SearchedIn

# The card shows up to three; the others are behind "Nguồn khác".
_CITATIONS = 6


@dataclass(frozen=True)
class Kept:
    """An answer in the journal, and the numbers of the messages in whose place it is shown."""

    entry: Entry
    earlier: tuple[int, ...] = ()


class Answering:
    """Answers questions and keeps the journal; every method blocks, so it is called in a thread."""

    def __init__(
        self,
        answerer: Answerer,
        journal: Journal,
        preferences: PreferenceStore,
        names: Pseudonyms,
        about_last: AboutLast,
    ) -> None:
        self.answerer = answerer
        self.journal = journal
        self.preferences = preferences
        self.names = names
        self.about_last = about_last
        self._fragments = Fragments(journal, self._find_for)

    def answer(
        self,
        question: str,
        asker: Asker,
        *,
        asked_in: str | None = None,
        last: Turn | None = None,
        goes_on: bool = False,
    ) -> Kept:
        """Answer a question; without ``last`` it may lean on what was asked before in its conversation.

        One that ``goes_on`` may be the rest of the message before it, and then changes the answer to that.
        """
        started = time.perf_counter()
        joined = self._fragments.join(question, asker) if goes_on else None
        if joined is not None:
            earlier, answer = joined.messages, joined.answer
        else:
            earlier = self.messages_answering(asked_in)
            answer = self._find_for(question, asker, last or self.journal.last_turn(asker.person, asker.conversation))
        took_ms = (time.perf_counter() - started) * 1000
        entry = self.keep(answer, asker, asked_in=asked_in, took_ms=took_ms)
        if joined is not None:
            self.journal.drop(joined.before.id)
        return Kept(entry, earlier)

    def keep(self, answer: Answer, asker: Asker, *, asked_in: str | None = None, took_ms: float = 0.0) -> Entry:
        """Keep an answer that was found for somebody."""
        with timed(KEEPING):
            entry = self.journal.keep(
                answer,
                person=asker.person,
                conversation=asker.conversation,
                channel=asker.channel,
                asked_in=asked_in,
                province=asker.preferences.province if answer.searched_in is SearchedIn.CHOSEN else None,
                took_ms=took_ms,
            )
        tell_answered(answer.status.value, entry.id, took_ms / 1000)
        return entry

    def take_over(self, entry: Entry, asker: Asker) -> Entry:
        """The same answer as one of the person's who opens it, so that its choices change nobody else's."""
        return self.journal.keep(
            entry.answer,
            person=asker.person,
            conversation=asker.conversation,
            channel=asker.channel,
            province=entry.province,
        )

    def answer_everywhere(self, entry: Entry) -> Entry | None:
        """The same question again, without the province that was chosen; under the same id."""
        question = entry.answer.searched or entry.question
        answer = self.answerer.ask(question, everywhere=True, k=_CITATIONS)
        return self.journal.replace(entry.id, answer.model_copy(update={"question": entry.question}), None)

    def find(self, question: str, *, prefer: str | None = None, last: Turn | None = None) -> Answer:
        """The answer with as many citations as a card and its further pages show."""
        tell_asked()
        return self.answerer.ask(question, prefer=prefer, last=last, k=_CITATIONS)

    def examples(self, prefer: str | None = None) -> tuple[Example, ...]:
        """Questions to begin with, of a chosen province first; the fixed ones of an empty collection."""
        fixed = tuple(Example(question=each) for each in texts.answers.EXAMPLES)
        return self.answerer.examples(prefer=prefer) or fixed

    def messages_answering(self, asked_in: str | None) -> tuple[int, ...]:
        """The messages that answer the question in a message, if it was answered before."""
        earlier = self.journal.answered_from(asked_in) if asked_in is not None else None
        return self.journal.messages_of(earlier.id) if earlier is not None else ()

    def is_answered(self, asked_in: str, question: str) -> bool:
        """Whether a message was edited to what it was answered for: the answer stands, and nothing is to be sent."""
        earlier = self.journal.answered_from(asked_in)
        return earlier is not None and earlier.question.split() == mask_personal(question).split()

    def _find_for(self, question: str, asker: Asker, last: Turn | None) -> Answer:
        return self.find(question, prefer=asker.preferences.province, last=last)
