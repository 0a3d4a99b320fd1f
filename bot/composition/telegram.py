"""The bot in Telegram."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy.engine import Engine

from bot.conversation.about_last import AboutLast
from bot.conversation.answerer import Answerer
from bot.conversation.choosing import Choosing
from bot.journal.answer_drafts import AnswerDrafts
from bot.journal.answers import Journal
from bot.journal.asked_values import AskedValues
from bot.journal.pinned_answers import PinnedAnswers
from bot.journal.preferences import PreferenceStore
from bot.journal.previews import Previews
from bot.journal.privacy import Pseudonyms
from bot.journal.question_decisions import QuestionDecisions
from bot.journal.reports import Reports
from bot.journal.unanswered import UnansweredQuestions
from bot.journal.update_inbox import UpdateStore
from bot.journal.wishes import WishBook
from bot.settings import Settings, load_privacy_key
from bot.telegram.application import build_application
from bot.telegram.conversation import Questions
from bot.telegram.daily_watch import DailyWatch
from bot.telegram.handlers.answer_buttons import AnswerButtons
from bot.telegram.handlers.approving import Approving
from bot.telegram.handlers.articles import ArticleDesk
from bot.telegram.handlers.browsing import Browsing
from bot.telegram.handlers.checking import Checks
from bot.telegram.handlers.contacts import Contacts
from bot.telegram.handlers.documents import Operators
from bot.telegram.handlers.figures import Lookups
from bot.telegram.handlers.following import Following
from bot.telegram.handlers.groups import GroupChat
from bot.telegram.handlers.inline import InlineAnswers
from bot.telegram.handlers.operator_texts import OperatorTexts
from bot.telegram.handlers.preferences import Choices
from bot.telegram.handlers.private import PrivateChat
from bot.telegram.handlers.reactions import Reactions
from bot.telegram.handlers.receiving import Receiving
from bot.telegram.handlers.reports import Reporting
from bot.telegram.handlers.unanswered import QuestionDesk
from bot.telegram.handlers.waiting import Waiting
from bot.telegram.prompts import Prompts
from bot.telegram.routes import App, Handlers
from bot.telegram.telling import Teller
from knowledge.store.contacts import ContactBook
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library
from knowledge.store.withdrawn import WithdrawnArticles


def make_application(
    settings: Settings, answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.time
) -> App:
    """The bot around an answering engine and a database; nothing is sent before it is started.

    The ``clock`` says when who waits for something is told.
    """
    library, reports, previews = Library(engine), Reports(engine), Previews(engine)
    pinned_answers, names = PinnedAnswers(engine), Pseudonyms(load_privacy_key(settings))
    contacts, coverage = ContactBook(engine), CoverageReader(library)
    journal = Journal(engine)
    questions = Questions(answerer, journal, PreferenceStore(engine), names, AboutLast(journal, library.passages_of))
    choosing = Choosing(questions, library)
    lookups = Lookups(questions, choosing)
    wishes = WishBook(engine, clock)
    teller = Teller(questions, wishes, library, pinned_answers, clock)
    waiting = Waiting(questions, wishes, teller)
    ids = settings.operator_ids
    asked_values, decisions, drafts = AskedValues(engine), QuestionDecisions(engine), AnswerDrafts(engine)
    prompts = Prompts(asked_values)
    withdrawn, unanswered = WithdrawnArticles(library), UnansweredQuestions(engine, decisions)
    operators = Operators(names, library, previews, prompts, ids=ids)
    receiving = Receiving(names, previews, operators, prompts, settings.reading_limits)
    approving = Approving(drafts, pinned_answers, names, prompts, ids=ids)
    question_desk = QuestionDesk(questions, unanswered, decisions, pinned_answers, approving, prompts, ids=ids)
    article_desk = ArticleDesk(library, withdrawn, names, prompts, ids=ids)
    private = PrivateChat(questions, library, ids=ids)
    handlers = Handlers(
        private=private,
        group=GroupChat(questions),
        buttons=AnswerButtons(questions, choosing, lookups),
        lookups=lookups,
        checks=Checks(questions),
        inline=InlineAnswers(questions),
        browsing=Browsing(library, contacts, coverage),
        choices=Choices(questions, library, coverage, contacts, wishes),
        operators=operators,
        receiving=receiving,
        operator_texts=OperatorTexts(questions, prompts, receiving, operators, question_desk, article_desk, private),
        unanswered=question_desk,
        approving=approving,
        articles=article_desk,
        reporting=Reporting(reports),
        contacts=Contacts(contacts, names, ids=settings.operator_ids),
        reactions=Reactions(questions),
        following=Following(questions, wishes, teller, waiting),
        waiting=waiting,
    )
    daily = DailyWatch(
        library,
        previews,
        names,
        sources=settings.watch_pages,
        ids=settings.operator_ids,
        limits=settings.reading_limits,
        pause=settings.watch_pause,
        clock=clock,
    )
    return build_application(settings, handlers, UpdateStore(engine), teller, daily)
