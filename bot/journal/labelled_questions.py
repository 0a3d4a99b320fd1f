"""What real people asked, as a set of questions to measure with: labelled by what was shown and what they thought."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.answers import question_key
from bot.journal.entry import Fault, Verdict
from bot.journal.privacy import mask_personal
from bot.journal.reports import ASKED
from bot.journal.schema import answers, feedback
from bot.journal.unanswered import searched
from knowledge.records import Article, Record
from knowledge.store.library import Library
from knowledge.vietnamese.sentences import split_sentences
from retrieval.query.idle_talk import asks_nothing
from retrieval.records import EDITORIAL, Answer, Citation, Status

# Who misses something has not said that what is there is wrong.
_NOT_WRONG = frozenset({Fault.INCOMPLETE.value})
# Of what was shown, so many citations may be what answers.
_SHOWN = 3


class LabelledQuestion(Record):
    """A question with what answers it, in the form that `sxsh eval` reads; no articles and no gold for no answer.

    ``shown`` says how it was answered, ``count`` how often it was asked, ``verdict`` and ``fault`` what somebody
    thought of that. A label is what the program has shown or a person's word on it: it is to be looked through.
    """

    id: str
    question: str
    articles: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()
    shown: Status
    count: int = 1
    verdict: str | None = None
    fault: str | None = None


class LabelledQuestions:
    """Reads the journal and the sources of what it cites; every method blocks."""

    def __init__(self, library: Library, *, left_out: Collection[str] = ()) -> None:
        """``left_out`` are persons who try things out, by their hashes: what they asked is nobody's question."""
        self._library = library
        self._left_out = frozenset(left_out)
        self._engine: Engine = library.engine

    def all(self) -> list[LabelledQuestion]:
        """Each question once, as it was searched and without what would tell who asked, ordered by its words.

        What was shown last for a question counts. What somebody called wrong has no answer here, what was found near
        has one only where somebody found it useful. Left out are answers of editors and those whose articles are gone.
        """
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(answers).where(ASKED).order_by(answers.c.at, answers.c.id)).all()
            thought = connection.execute(sa.select(feedback).order_by(feedback.c.at, feedback.c.answer_id)).all()
        judged = {each.answer_id: each for each in thought}
        grouped: dict[str, list[Any]] = {}
        for row in rows:
            if row.person not in self._left_out and not asks_nothing(row.question):
                grouped.setdefault(question_key(searched(row)), []).append(row)
        labelled = (self._label(grouped[key], judged) for key in sorted(grouped))
        found = [each for each in labelled if each is not None]
        return [each.model_copy(update={"id": f"p{number:04d}"}) for number, each in enumerate(found, 1)]

    def _label(self, rows: list[Any], judged: Mapping[str, Any]) -> LabelledQuestion | None:
        newest = rows[-1]
        answer = Answer.model_validate(newest.answer)
        word = next((judged[row.id] for row in reversed(rows) if row.id in judged), None)
        right = _is_right(answer, word)
        cited = [each for each in answer.citations[:_SHOWN] if each.kind != EDITORIAL]
        known = self._library.articles_by_id({each.article_id for each in cited})
        cited = [each for each in cited if each.article_id in known]
        if right and not cited:
            return None
        return LabelledQuestion(
            id="",
            question=mask_personal(searched(newest)),
            articles=_sources(cited, known) if right else (),
            gold=_gold(answer, cited) if right else (),
            shown=answer.status,
            count=len(rows),
            verdict=word.verdict if word is not None else None,
            fault=word.fault if word is not None else None,
        )


def _is_right(answer: Answer, word: Any) -> bool:
    """Whether what was shown counts as what answers."""
    verdict = word.verdict if word is not None else None
    if verdict == Verdict.MISSING.value or answer.status is Status.NOT_FOUND:
        return False
    if verdict == Verdict.DOWN.value:
        return answer.status is Status.ANSWERED and word.fault in _NOT_WRONG
    return answer.status is Status.ANSWERED or verdict == Verdict.UP.value


def _sources(cited: list[Citation], known: Mapping[str, Article]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[each.article_id].source for each in cited))


def _gold(answer: Answer, cited: list[Citation]) -> tuple[str, ...]:
    """What must stand in a snippet: the sentence that answered, else what is marked in what was cited.

    What is marked in what was only near are the words of the question: there it is the sentence with most of them.
    """
    if answer.status is Status.NEAR:
        return _best_sentence(cited[0])
    if any(answer.headline in each.snippet for each in cited):
        return (answer.headline,)
    marked = (each.snippet[start:end] for each in cited for start, end in each.highlights)
    return tuple(dict.fromkeys(marked)) or (cited[0].snippet,)


def _best_sentence(citation: Citation) -> tuple[str, ...]:
    """The sentence of a snippet that has most of what is marked, without the sign of a cut; none where nothing is."""

    def marked(sentence: tuple[int, int]) -> int:
        return sum(max(0, min(end, sentence[1]) - max(start, sentence[0])) for start, end in citation.highlights)

    best = max(split_sentences(citation.snippet), key=marked, default=(0, 0))
    return (citation.snippet[slice(*best)].strip(" …"),) if marked(best) else ()
