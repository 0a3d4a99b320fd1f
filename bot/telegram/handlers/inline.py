"""Inline: ``@bot question`` in any chat offers answers with their sources; choosing one posts it, cited."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from cachetools import LRUCache
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation.answer_choices import reading_label
from bot.redaction.control_characters import without_control
from bot.telegram.conversation import Questions
from bot.telegram.keyboards import address_row
from bot.views.answer import source_line
from bot.views.asked_forms import stands_elsewhere
from bot.views.card import compose_shown
from bot.views.figure_rows import fact_title
from bot.views.figures import as_shown, figures_title
from bot.views.markup import MESSAGE_LIMIT, to_html, to_parts
from knowledge.records import ArticleKind
from retrieval.records import EDITORIAL, Answer, Citation, Form, Status, TargetFact

_log = logging.getLogger(__name__)

RESULTS = 10
# Telegram keeps a result for everybody who types the same; a new document must be found within seconds.
_CACHE_SECONDS = 10
_REMEMBERED = 512
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# A phone shows about two lines of a description.
_DESCRIPTION = 160
_START = "hoi"


class Offer(NamedTuple):
    """The results of a query, and what is said of it where there are none."""

    results: Sequence[InlineQueryResultArticle]
    otherwise: str = texts.telegram.ASK_IN_PRIVATE


class InlineAnswers:
    """The handler of inline queries."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._made: LRUCache[tuple[int, str], Offer] = LRUCache(_REMEMBERED)
        # Results are made in threads, and to look one up moves it to the front.
        self._lock = threading.Lock()

    async def offer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer up to ten results; for an empty query questions that people ask, for none a private talk."""
        query = update.inline_query
        if query is None:
            raise TypeError("the filters of this handler let only inline queries through")
        results, said = await asyncio.to_thread(self._results, query.query.strip(), str(context.bot.username))
        button = None if results else InlineQueryResultsButton(said, start_parameter=_START)
        try:
            await query.answer(results, cache_time=_CACHE_SECONDS, is_personal=False, button=button)
        except BadRequest as refused:
            # The person has typed on meanwhile, and the newer query is answered on its own.
            if "too old" not in str(refused) and "invalid" not in str(refused).lower():
                raise
            _log.info("an inline query was answered too late")

    def _results(self, question: str, username: str) -> Offer:
        """What a question is offered, made once for each version of the collection."""
        key = (self._questions.answerer.version, question)
        with self._lock:
            made = self._made.get(key)
        if made is None:
            made = self._found(question, username) if question else self._common(username)
            with self._lock:
                self._made[key] = made
        return made

    def _common(self, username: str) -> Offer:
        """Questions that the collection answers, each posting its whole answer."""
        questions = [each.question for each in self._questions.examples()]
        found = [(number, each, self._questions.find(each)) for number, each in enumerate(questions)]
        results = [
            _result(f"example-{number}", question, answer, answer.citations[0], username)
            for number, question, answer in found
            if answer.status is Status.ANSWERED
        ]
        return Offer(results)

    def _found(self, question: str, username: str) -> Offer:
        """The whole answer first, then each further citation on its own; of what is only near that there is such."""
        answer = self._questions.answerer.ask(question, k=RESULTS)
        near = answer.status is Status.NEAR
        said = texts.telegram.NEAR_IN_PRIVATE if near else texts.telegram.ASK_IN_PRIVATE
        return Offer(list(islice(self._offered(answer, username), RESULTS)), said)

    def _offered(self, answer: Answer, username: str) -> Iterator[InlineQueryResultArticle]:
        if answer.status is not Status.ANSWERED:
            return
        answer = as_shown(answer)
        if answer.form is Form.WORKBOOK:  # no file can be posted
            answer = answer.model_copy(update={"form": None})
        if answer.listing is not None or stands_elsewhere(answer):
            # One message: titles are no quotations, and places no figures.
            yield _result("listed", answer.headline, answer, answer.citations[0], username)
            return
        cited = {citation.n: citation for citation in answer.citations}
        if answer.targets:
            yield _result("figures", figures_title(answer), answer, answer.citations[0], username)
            for fact in answer.targets if len(answer.targets) > 1 else ():
                alone = _of_fact(answer, fact)
                yield _result(f"target-{fact.id}"[:64], fact_title(fact), alone, cited[fact.citations[0]], username)
        for citation in answer.citations:
            first = citation.n == 1 and not answer.targets
            shown = answer if first else _of_one(answer, citation)
            quoted = citation.kind != ArticleKind.DIGEST
            title = texts.answers.framed_title(shown.frame, shown.headline, quoted=quoted)
            yield _result(f"passage-{citation.n}-{citation.passage_id}"[:64], title, shown, citation, username)


def _of_one(answer: Answer, citation: Citation) -> Answer:
    """An answer that quotes one citation alone."""
    alone = citation.model_copy(update={"n": 1})
    said = {} if citation.n == 1 else {"headline": citation.snippet, "frame": "", "warning": ""}
    return answer.model_copy(
        update={**said, "citations": (alone,), "targets": (), "compared": (), "form": None, "notes": (), "advice": ()}
    )


def _of_fact(answer: Answer, fact: TargetFact) -> Answer:
    """An answer of one figure alone, with the documents that state it."""
    cited = tuple(citation for citation in answer.citations if citation.n in fact.citations)
    said = {} if cited[:1] == answer.citations[:1] else {"warning": ""}  # it is of the first document
    alone = {"frame": "", "targets": (fact,), "compared": (), "form": None, "citations": cited}
    alone |= {"notes": (), "advice": ()}
    return answer.model_copy(update={**alone, **said})


def _result(identity: str, title: str, answer: Answer, citation: Citation, username: str) -> InlineQueryResultArticle:
    part = to_parts(compose_shown(answer, long_form=False), MESSAGE_LIMIT)[0]
    content = InputTextMessageContent(to_html(part), parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    return InlineQueryResultArticle(
        identity,
        _one_line(title) or reading_label(citation),
        content,
        description=_one_line(source_line(citation)),
        reply_markup=_links(citation, username),
    )


def _one_line(text: str) -> str:
    """A text as a list of results shows it: the beginning, in one line."""
    return " ".join(without_control(text).split())[:_DESCRIPTION]


def _links(citation: Citation, username: str) -> InlineKeyboardMarkup:
    """A message sent inline belongs to no chat of ours: its buttons open the passage in a private talk."""
    start = f"https://t.me/{username}?start="
    ask = InlineKeyboardButton(texts.telegram.BUTTON_ASK, url=f"{start}{_START}")
    if citation.kind == EDITORIAL:
        return InlineKeyboardMarkup([[ask]])
    passage = InlineKeyboardButton(reading_label(citation), url=f"{start}p_{citation.passage_id}")
    above = address_row(citation.url) if citation.kind == ArticleKind.DIGEST else []
    return InlineKeyboardMarkup([*above, [passage, ask]])
