"""The bot in Zalo."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy.engine import Engine

from bot import texts
from bot.conversation.about_last import AboutLast
from bot.conversation.allowance import Allowance
from bot.conversation.answerer import Answerer
from bot.conversation.answering import Answering
from bot.conversation.choosing import Choosing
from bot.journal.answers import Journal
from bot.journal.open_choices import OpenChoices
from bot.journal.preferences import PreferenceStore
from bot.journal.privacy import Pseudonyms
from bot.journal.update_inbox import UpdateStore
from bot.settings import Settings, SettingsError, load_privacy_key
from bot.zalo.asking import Asking
from bot.zalo.browsing import Browsing
from bot.zalo.client import ZaloClient
from bot.zalo.commands import Commands
from bot.zalo.conversation import Conversation
from bot.zalo.delivery import Delivery
from bot.zalo.door import ZaloBot
from bot.zalo.groups import GroupChat
from bot.zalo.inbox import DOOR, Inbox
from bot.zalo.intake import Intake
from bot.zalo.numbered_choices import NumberedChoices
from bot.zalo.pages import AnswerPages
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library


def make_zalo(
    settings: Settings, answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.time
) -> ZaloBot:
    """The bot in Zalo around an answering engine and a database; made in the event loop that serves it."""
    if settings.zalo_bot_token is None:
        raise SettingsError("ZALO_BOT_TOKEN", texts.errors.ZALO_TOKEN_NEEDED)
    library, journal, offers = Library(engine), Journal(engine), OpenChoices(engine, clock)
    coverage, names = CoverageReader(library), Pseudonyms(load_privacy_key(settings))
    about_last = AboutLast(journal, library.passages_of)
    answering = Answering(answerer, journal, PreferenceStore(engine), names, about_last)
    client = ZaloClient(settings.zalo_bot_token.get_secret_value(), settings.zalo_api_url)
    asking = Asking(answering, Delivery(client, offers, AnswerPages(url=settings.web_url)), clock)
    browsing = Browsing(asking.delivery, library, coverage)
    commands = Commands(asking, browsing, coverage, offers)
    numbered = NumberedChoices(asking, Choosing(answering, library), browsing, offers)
    group = GroupChat(asking, commands, numbered, clock)
    conversation = Conversation(asking, commands, numbered, group)
    inbox = Inbox(UpdateStore(engine, door=DOOR), conversation)
    intake = Intake(inbox, Allowance(settings.questions_a_minute), conversation.say_too_many)
    return ZaloBot(client, inbox, intake, group)
