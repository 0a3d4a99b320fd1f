"""Documents that operators look at before they are added: corrected, decided on, and then in the collection."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessage, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.asked_values import AskedValue, Purpose
from bot.journal.previews import Preview, Previews
from bot.journal.privacy import Pseudonyms
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.operator_keyboards import figures_keyboard, preview_keyboard
from bot.telegram.presses import read_press
from bot.telegram.prompts import FIGURE, Prompts
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.preview import CORRECTABLE, compose_figures, compose_preview, page_of
from knowledge.errors import InvalidCorrection
from knowledge.intake.correction_form import read_field
from knowledge.store.library import Library
from knowledge.targets import TargetCorrection, fingerprint, read_target_correction

_DATA = re.compile(
    r"d:(?P<id>[0-9a-f]{16}):(?P<action>add|date|province|title|cancel|stop|preview|figures|reject|confirm|correct)"
    r"(?::(?P<n>\d{1,4}))?"
)
_DECISIONS = frozenset({"reject", "confirm"})
# What shows the preview again, as a whole.
_WHOLE = frozenset({"preview", "stop"})
_FIGURE_ACTIONS = _WHOLE | _DECISIONS | {"figures", "correct"}


class Operators:
    """Previews and their buttons, in the private chats of operators."""

    def __init__(
        self,
        names: Pseudonyms,
        library: Library,
        previews: Previews,
        prompts: Prompts,
        *,
        ids: Collection[int],
    ) -> None:
        self._names = names
        self._library = library
        self._previews = previews
        self._prompts = prompts
        self._ids = frozenset(ids)

    async def take_value(self, bot: Bot, message: Message, asked: AskedValue, typed: str) -> None:
        """Take the value that was asked for; a bad one is refused and goes on being asked for."""
        person = self._person(message)
        preview = await asyncio.to_thread(self._previews.find, person, asked.subject)
        if preview is None:
            await self._prompts.done(bot, message.chat_id, person, asked)
            await send_reply(bot, Destination.under(message), (plain_block(texts.operators.PREVIEW_GONE),))
            return
        foreseen = await asyncio.to_thread(self._library.foresee, preview.draft)
        kept = preview.as_kept(foreseen)
        if asked.field.startswith(FIGURE):
            taken = await self._take_figure(bot, message, kept, int(asked.field.removeprefix(FIGURE)), typed)
        else:
            taken = await self._take_field(bot, message, kept, asked.field, typed)
        if taken:
            await self._prompts.done(bot, message.chat_id, person, asked)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Add, correct or drop a previewed document."""
        pressed = await read_press(update, _DATA.fullmatch, only=self._ids)
        if pressed is None:
            return
        query, shown, found = pressed.query, pressed.shown, pressed.meant
        person = self._names.person(query.from_user.id)
        preview = await asyncio.to_thread(self._previews.find, person, found["id"])
        if preview is None:
            await query.answer(texts.operators.PREVIEW_GONE)
            return
        if found["action"] in CORRECTABLE:
            await query.answer()
            words = texts.operators.ask_for_field(found["action"])
            await self._ask(context.bot, shown, person, preview, found["action"], words)
            return
        if found["action"] == "stop":
            await self._prompts.leave(context.bot, shown.chat.id, person, turned=shown.message_id)
        if found["action"] in _FIGURE_ACTIONS:
            kept = preview.as_kept(await asyncio.to_thread(self._library.foresee, preview.draft))
            await self._turn_figures(context.bot, person, kept, found["action"], int(found["n"] or 0), query)
            return
        said = await asyncio.to_thread(self._decide, preview, found["action"] == "add")
        await turn_message(context.bot, query, (plain_block(said),), None)

    async def _turn_figures(
        self, bot: Bot, person: str, preview: Preview, action: str, n: int, query: CallbackQuery
    ) -> None:
        """Show the figures of a preview, confirm, reject or take back one of them, or ask for its right value."""
        found = preview.draft.targets
        if n >= max(len(found), 1) or query.message is None:
            await query.answer(texts.choices.EXPIRED)
            return
        if action == "correct":
            await query.answer()
            await self._ask(bot, query.message, person, preview, f"{FIGURE}{n}", texts.operators.ASK_FIGURE)
            return
        if action in _DECISIONS:
            key = fingerprint(found[n])
            before = preview.target_corrections.get(key) or TargetCorrection()
            rejected = action == "reject" and not before.rejected
            turned = before.model_copy(update={"rejected": rejected, "confirmed": not rejected})
            await asyncio.to_thread(self._previews.correct_target, preview.id, key, turned)
            preview = await self._as_kept(person, preview.id) or preview
        if action in _WHOLE:
            blocks, keyboard = await asyncio.to_thread(self._compose, preview)
        else:
            page = page_of(preview, n) if action in _DECISIONS else n
            blocks, keyboard = compose_figures(preview, page), figures_keyboard(preview, page)
        await turn_message(bot, query, blocks, keyboard)

    def _decide(self, preview: Preview, add: bool) -> str:
        """Take the document in or forget it; what was done. The first press decides."""
        if not add:
            dropped = self._previews.drop(preview.id)
            return texts.operators.PREVIEW_CANCELLED if dropped else texts.operators.PREVIEW_GONE
        # In this order, because a process may end between the two: taken in twice, a document is there once.
        result = self._library.put(preview.draft, preview.corrections, preview.target_corrections)
        if not self._previews.drop(preview.id):
            return texts.operators.PREVIEW_GONE
        title = self._library.article(str(result.article_id)).title
        return texts.operators.added_document(result.outcome, title, str(result.article_id))

    async def _take_field(self, bot: Bot, message: Message, preview: Preview, field: str, typed: str) -> bool:
        try:
            corrections = read_field(preview.article, field, typed)
        except InvalidCorrection as refused:
            said = texts.errors.invalid_correction(refused.field, refused.value)
            await send_reply(bot, Destination.under(message), (plain_block(said),))
            return False
        await asyncio.to_thread(self._previews.correct, preview.id, corrections)
        corrected = await asyncio.to_thread(self._previews.find, self._person(message), preview.id)
        if corrected is not None:
            await self.show(bot, message, corrected)
        return True

    async def _take_figure(self, bot: Bot, message: Message, preview: Preview, n: int, typed: str) -> bool:
        """Take the right value of one figure."""
        found = preview.draft.targets[n]
        try:
            correction = read_target_correction(typed)
            correction.over(found)
        except ValueError:
            await send_reply(bot, Destination.under(message), (plain_block(texts.operators.FIGURE_NOT_READ),))
            return False
        await asyncio.to_thread(self._previews.correct_target, preview.id, fingerprint(found), correction)
        corrected = await self._as_kept(self._person(message), preview.id)
        if corrected is not None:
            page = page_of(corrected, n)
            blocks = compose_figures(corrected, page)
            await send_reply(bot, Destination.under(message), blocks, figures_keyboard(corrected, page))
        return True

    async def _as_kept(self, person: str, preview_id: str) -> Preview | None:
        """A preview with all that people have said of its article, if it is still there."""
        preview = await asyncio.to_thread(self._previews.find, person, preview_id)
        if preview is None:
            return None
        return preview.as_kept(await asyncio.to_thread(self._library.foresee, preview.draft))

    async def show(self, bot: Bot, message: Message, preview: Preview) -> None:
        """Show a preview below a message, as the document would be kept."""
        blocks, keyboard = await asyncio.to_thread(self._compose, preview)
        await send_reply(bot, Destination.under(message), blocks, keyboard)

    def _compose(self, preview: Preview) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]:
        foreseen = self._library.foresee(preview.draft)
        kept = preview.as_kept(foreseen)
        return compose_preview(kept, foreseen), preview_keyboard(kept, replaces=foreseen.same is not None)

    async def _ask(
        self, bot: Bot, pressed: MaybeInaccessibleMessage, person: str, preview: Preview, field: str, words: str
    ) -> None:
        stop = f"d:{preview.id}:stop"
        await self._prompts.ask(
            bot, pressed, person, purpose=Purpose.PREVIEW, subject=preview.id, field=field, words=words, stop=stop
        )

    def _person(self, message: Message) -> str:
        return self._names.person(message.from_user.id if message.from_user else message.chat_id)
