"""Which handler takes an update? Every one in order, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from bot.telegram.captions import CAPTION, CAPTION_COMMAND
from bot.telegram.forgetting import ASKS_TO_FORGET
from bot.telegram.handlers.answer_buttons import AnswerButtons
from bot.telegram.handlers.approving import Approving
from bot.telegram.handlers.articles import ArticleDesk
from bot.telegram.handlers.browsing import MAP, Browsing
from bot.telegram.handlers.checking import ASKS_IF_TRUE, ASKS_IF_TRUE_OF_NOTHING, GIVES_TEXT, Checks
from bot.telegram.handlers.contacts import Contacts
from bot.telegram.handlers.documents import Operators
from bot.telegram.handlers.figures import Lookups
from bot.telegram.handlers.following import FOLLOWS, Following
from bot.telegram.handlers.groups import GroupChat
from bot.telegram.handlers.inline import InlineAnswers
from bot.telegram.handlers.operator_texts import OperatorTexts
from bot.telegram.handlers.preferences import PROVINCES_OPENED, Choices
from bot.telegram.handlers.private import PrivateChat
from bot.telegram.handlers.reactions import Reactions
from bot.telegram.handlers.receiving import Receiving
from bot.telegram.handlers.reports import Reporting
from bot.telegram.handlers.unanswered import QuestionDesk
from bot.telegram.handlers.waiting import ASKS_TO_BE_TOLD, Waiting

# What the handlers take; Telegram sends nothing else.
ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.MESSAGE_REACTION,
)
# The six type arguments stand for parts that we leave as they are.
App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True)
class Handlers:
    """Every part of the bot that handles updates."""

    private: PrivateChat
    group: GroupChat
    buttons: AnswerButtons
    lookups: Lookups
    checks: Checks
    inline: InlineAnswers
    browsing: Browsing
    choices: Choices
    operators: Operators
    receiving: Receiving
    operator_texts: OperatorTexts
    unanswered: QuestionDesk
    approving: Approving
    articles: ArticleDesk
    reporting: Reporting
    contacts: Contacts
    reactions: Reactions
    following: Following
    waiting: Waiting


def add_handlers(application: App, to: Handlers, operator_ids: tuple[int, ...]) -> None:
    """Every handler in order, each with its reason: of those that take an update, the first gets it."""
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    anywhere = new & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
    in_private = filters.ChatType.PRIVATE & new
    in_groups = filters.ChatType.GROUPS & new
    operator = in_private & filters.User(operator_ids)
    add = application.add_handler

    # Before everything, and beside it: a command is no value that an operator was asked for; /huy says so by itself.
    add(MessageHandler(operator & filters.COMMAND & ~filters.Regex(r"^/huy\b"), to.operator_texts.leave), group=-2)
    # Commands before questions, because a command is text as well. /hoi and /kiemtra may be edited, like any question.
    # What a group was shown the beginning of opens in private by a link.
    add(CommandHandler("start", to.browsing.open, in_private & filters.Regex(r"^/start n_[a-z0-9-]+$")))
    add(CommandHandler("start", to.choices.open_provinces, in_private & filters.Regex(rf"^/start {PROVINCES_OPENED}$")))
    add(CommandHandler("start", to.private.start, in_private))
    add(CommandHandler(["help", "start"], to.private.help, anywhere))
    add(CommandHandler("hoi", to.private.ask, filters.ChatType.PRIVATE & (new | edited)))
    add(CommandHandler("hoi", to.group.ask, filters.ChatType.GROUPS & (new | edited)))
    add(CommandHandler("muctieu", to.lookups.look_up, anywhere))
    add(CommandHandler("sosanh", to.lookups.compare, anywhere))
    add(
        CommandHandler(
            "kiemtra", to.checks.check, (filters.ChatType.PRIVATE | filters.ChatType.GROUPS) & (new | edited)
        )
    )
    add(CommandHandler("nguon", to.browsing.browse, anywhere))
    add(CommandHandler("tinh", to.choices.province, anywhere))
    add(CommandHandler("caidat", to.choices.settings, anywhere))
    add(CommandHandler("theodoi", to.following.follow, anywhere))
    add(CommandHandler("xoadulieu", to.choices.forget, anywhere))
    # Operators' commands are nobody else's.
    add(CommandHandler("thongke", to.reporting.statistics, operator))
    add(CommandHandler("chuatraloi", to.unanswered.look, operator))
    add(CommandHandler("goy", to.unanswered.approve, operator))
    add(CommandHandler("bai", to.articles.find, operator))
    add(CommandHandler("lienhe", to.contacts.look, operator))
    add(CommandHandler("huy", to.operator_texts.give_up, operator))
    add(CommandHandler("huy", to.private.stop, in_private))
    # Who asks whether a message is true asks nothing that stands in documents, an operator neither.
    add(MessageHandler(anywhere & ASKS_IF_TRUE, to.checks.check_replied))
    add(MessageHandler(in_private & ASKS_IF_TRUE_OF_NOTHING, to.checks.check_nothing))
    # What answers our asking for a text is that text, edited as well.
    add(MessageHandler((new | edited) & ~filters.COMMAND & GIVES_TEXT, to.checks.check_given))
    # Nor does who wants to be told later; in groups in reply to us alone.
    add(MessageHandler((in_private | (in_groups & filters.REPLY)) & ASKS_TO_BE_TOLD, to.waiting.wait))
    add(MessageHandler(in_private & FOLLOWS, to.following.follow_in_words))
    # Nor does who wants to be forgotten: that is done by its command alone.
    add(MessageHandler(in_private & ASKS_TO_FORGET, to.choices.tell_how_to_forget))
    # A command that is none of the above, or not this person's, is no question.
    add(MessageHandler(in_private & filters.COMMAND, to.private.unknown))
    # What an operator sends may be a document or a value that was asked for; it is a question if it is neither.
    add(MessageHandler(operator & filters.Document.ALL, to.receiving.receive_file))
    # A photograph with words under it is asked about, as everybody's is.
    add(MessageHandler(operator & filters.PHOTO & ~filters.CAPTION, to.receiving.receive_photo))
    add(MessageHandler(operator & filters.TEXT, to.operator_texts.receive))
    add(MessageHandler(operator & CAPTION, to.operator_texts.receive))
    # Any other text in a private chat is a question, and so is what stands under a picture or file.
    in_either = filters.ChatType.PRIVATE & (new | edited) & ~(filters.User(operator_ids) & filters.Document.ALL)
    add(MessageHandler(in_private & filters.TEXT, to.private.answer))
    add(MessageHandler(in_either & CAPTION_COMMAND, to.private.ask))
    add(MessageHandler(in_either & CAPTION, to.private.answer))
    # An edited question edits its answer; a command that is none of the above changes nothing.
    add(MessageHandler(filters.ChatType.PRIVATE & edited & filters.TEXT & ~filters.COMMAND, to.private.answer))
    # In groups only what is meant for the bot; a command that is none of the above is meant for another bot.
    add(MessageHandler(filters.ChatType.GROUPS & (new | edited) & CAPTION_COMMAND, to.group.ask))
    talk = (filters.TEXT & ~filters.COMMAND) | CAPTION
    add(MessageHandler(filters.ChatType.GROUPS & (new | edited) & talk, to.group.overhear))
    add(MessageHandler(in_groups & filters.StatusUpdate.MIGRATE, to.group.migrate))
    # Last of the messages: what has no text. Messages about the chat itself (a pinned message) want no reply.
    add(MessageHandler(in_private & ~filters.StatusUpdate.ALL, to.private.decline))
    add(ChatMemberHandler(to.group.greet, ChatMemberHandler.MY_CHAT_MEMBER))
    # Beside what the group itself makes of it: where the bot is no more, nobody waits for anything.
    application.add_handler(ChatMemberHandler(to.following.leave, ChatMemberHandler.MY_CHAT_MEMBER), group=1)
    application.add_handler(MessageHandler(in_groups & filters.StatusUpdate.MIGRATE, to.following.migrate), group=1)
    add(InlineQueryHandler(to.inline.offer))
    # Anonymous ones come as numbers alone, and are nobody's opinion.
    add(
        MessageReactionHandler(
            to.reactions.judge, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED
        )
    )
    # Each button says by its first letter whose it is; what nobody knows is answered politely, last.
    add(CallbackQueryHandler(to.buttons.press, pattern="^a:"))
    add(CallbackQueryHandler(to.buttons.example, pattern="^x:"))
    add(CallbackQueryHandler(to.browsing.show_map, pattern=f"^{re.escape(MAP)}$"))
    add(CallbackQueryHandler(to.browsing.turn, pattern="^n:"))
    add(CallbackQueryHandler(to.choices.press, pattern="^c:"))
    add(CallbackQueryHandler(to.operators.press, pattern="^d:"))
    add(CallbackQueryHandler(to.unanswered.press, pattern="^u:"))
    add(CallbackQueryHandler(to.approving.press, pattern="^g:"))
    add(CallbackQueryHandler(to.articles.press, pattern="^b:"))
    add(CallbackQueryHandler(to.contacts.press, pattern="^l:"))
    add(CallbackQueryHandler(to.following.press, pattern="^w:"))
    add(CallbackQueryHandler(to.buttons.unknown))
