"""Browsing the collection: provinces, years, and the articles of both, six a page."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cachetools import TTLCache
from telegram import Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.telegram.browsed import ALL, MOST_IN_GROUP, NONE, Selection, read_rest, rest_link, slug
from bot.telegram.coverage_map import CoverageMap
from bot.telegram.delivery import Destination, send_picture, send_reply, turn_message
from bot.telegram.keyboards import address_row
from bot.telegram.presses import read_press
from bot.telegram.senders import is_person, message_of
from bot.telegram.wish_buttons import follow_row
from bot.views.article_line import article_runs
from bot.views.blocks import ReplyBlock, bold_block, plain_block
from bot.views.passage import compose_article
from knowledge.places import normalize_province, province_now
from knowledge.places.offices import NATION, merged_into
from knowledge.store.contacts import ContactBook
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import ArticleEntry, Library
from knowledge.vietnamese.normalization import fold
from retrieval.answers.citation import cite_passage

ARTICLES_A_PAGE = 6
_BUTTONS_A_ROW = 2
# Within so many seconds the map still stands in sight.
_SAME_PRESS_SECONDS = 60
_REMEMBERED = 1024
MAP = "n:*map"
"""What the button of the map carries."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATA = re.compile(
    r"n:(?P<place>[a-z0-9-]+|\*)(?::(?P<year>\d{4}|\*|-))?(?::(?P<page>\d{1,4}))?(?::(?P<article>[A-Za-z0-9]{6,20}))?"
)


class Browsing:
    """``/nguon`` and its buttons; they carry what they show, so they work in old messages."""

    def __init__(self, library: Library, contacts: ContactBook, coverage: CoverageReader) -> None:
        self._library = library
        self._contacts = contacts
        self._map = CoverageMap(coverage)
        self._mapped: TTLCache[int, bool] = TTLCache(_REMEMBERED, _SAME_PRESS_SECONDS)

    async def browse(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the provinces, or what there is of the province, the year or both that were named."""
        message = message_of(update)
        if not is_person(message):
            return
        words = list(context.args or ())
        year = words.pop() if words and _YEAR.fullmatch(words[-1]) else None
        name = normalize_province(" ".join(words))
        place = slug(name) if name else ALL
        username = context.bot.username if message.chat.type != message.chat.PRIVATE else None
        # Of a place that nobody knows, all that the year would show are other places.
        selection = Selection(place, year if name or not words else None)
        blocks, keyboard = await asyncio.to_thread(self._show, selection, username)
        if words and name is None:
            blocks = (plain_block(texts.telegram.unknown_place(" ".join(words))), *blocks)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def open(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show in private all of what a group was shown the beginning of."""
        message = message_of(update)
        selection = read_rest(context.args[0] if context.args else "") or Selection()
        blocks, keyboard = await asyncio.to_thread(self._show, selection)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def turn(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Go where a button leads, in the place of what is shown."""
        pressed = await read_press(update, _DATA.fullmatch)
        if pressed is None:
            return
        query, shown, found = pressed.query, pressed.shown, pressed.meant
        selection = Selection(found["place"], found["year"], int(found["page"] or 0))
        if found["article"] is not None:
            blocks, keyboard = await asyncio.to_thread(self._read, selection, found["article"])
        else:
            username = context.bot.username if shown.chat.type != Chat.PRIVATE else None
            blocks, keyboard = await asyncio.to_thread(self._show, selection, username)
        await turn_message(context.bot, query, blocks, keyboard)

    async def show_map(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send what there is of each province as a picture, below what is shown."""
        query = update.callback_query
        if query is None or not isinstance(query.message, Message):
            if query is not None:
                await query.answer(texts.choices.EXPIRED)
            return
        if query.message.chat_id in self._mapped:
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        self._mapped[query.message.chat_id] = True
        await query.answer()
        caption, picture = await asyncio.to_thread(self._map.current)
        await send_picture(context.bot, Destination.under(query.message), picture, caption)

    def _show(
        self, selection: Selection, username: str | None = None
    ) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup | None]:
        """What is looked at; in a group, which is told the bot's ``username``, no more than fits everybody's screen."""
        entries = self._library.articles()
        if not entries:
            return (plain_block(texts.telegram.NO_ARTICLES),), None
        if selection.place == ALL and selection.year is None:
            return _provinces(entries, username)
        within = [entry for entry in entries if selection.place in {ALL, *_slugs(entry)}]
        if selection.year is None:
            years = {_year(entry) for entry in within}
            # Few articles need no year to choose from.
            if len(within) > ARTICLES_A_PAGE and len(years) > 1:
                return _years(selection, within, username)
            selection = Selection(selection.place, ALL)
        blocks, keyboard = _articles(selection, [entry for entry in within if selection.year in {ALL, _year(entry)}])
        return (*blocks, *self._whom_to_ask(selection.place)), keyboard

    def _read(
        self, selection: Selection, article_id: str
    ) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup | None]:
        """An article in the place of the list, with its page and the way back."""
        back = [InlineKeyboardButton(texts.choices.BUTTON_BACK, callback_data=selection.button)]
        article = self._library.articles_by_id([article_id]).get(article_id)
        passages = self._library.passages_of(article_id) if article is not None else ()
        if article is None or not passages:
            return (plain_block(texts.choices.PASSAGE_GONE),), InlineKeyboardMarkup([back])
        citation = cite_passage(article, passages[0])
        return compose_article(citation, passages), InlineKeyboardMarkup([*address_row(citation.url), back])

    def _whom_to_ask(self, place: str) -> Iterator[ReplyBlock]:
        """The office of what is looked at, in one line; the nation's for articles of no province."""
        legacy = normalize_province(place.replace(NONE, " ")) if place not in {ALL, NONE} else None
        contact = self._contacts.find(province_now(legacy)) if legacy is not None else None
        if place == NONE:
            contact = self._contacts.find(NATION)
        if contact is not None:
            merged = legacy if legacy is not None and merged_into(legacy, province_now(legacy)) else None
            yield plain_block(texts.answers.next_step(texts.answers.whom_to_ask(contact, merged)))


def _slugs(entry: ArticleEntry) -> set[str]:
    return {slug(name) for name in entry.article.provinces} or {NONE}


def _year(entry: ArticleEntry) -> str:
    year = entry.article.date.year
    return str(year) if year else NONE


def _provinces(
    entries: Sequence[ArticleEntry], username: str | None
) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]:
    counts = Counter(name for entry in entries for name in entry.article.provinces or (NONE,))
    rest = _rest(len(counts) + len((ALL, MAP)), Selection(), username)
    # In a group those of which there is most.
    shown = sorted(counts, key=lambda name: (-counts[name], fold(name)))[: MOST_IN_GROUP - 3] if rest else counts
    names = sorted(shown, key=lambda name: (name == NONE, fold(name)))
    buttons = [
        InlineKeyboardButton(
            f"{texts.telegram.WHOLE_COUNTRY if name == NONE else name} ({counts[name]})",
            callback_data=Selection(NONE if name == NONE else slug(name)).button,
        )
        for name in names
    ]
    every = InlineKeyboardButton(
        f"{texts.choices.ALL_ARTICLES} ({len(entries)})", callback_data=Selection(ALL, ALL).button
    )
    on_map = InlineKeyboardButton(texts.telegram.BUTTON_MAP, callback_data=MAP)
    return (plain_block(texts.telegram.BROWSE_PROVINCES),), InlineKeyboardMarkup(
        [*_rows(buttons), [every, on_map], *rest]
    )


def _years(
    selection: Selection, entries: Sequence[ArticleEntry], username: str | None
) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]:
    counts = Counter(_year(entry) for entry in entries)
    buttons = [
        InlineKeyboardButton(
            f"{texts.answers.NO_DATE if year == NONE else year} ({counts[year]})",
            callback_data=Selection(selection.place, year).button,
        )
        for year in sorted(counts, reverse=True)
    ]
    around = [ALL, *_foot(selection)]
    rest = _rest(len(buttons) + len(around), selection, username)
    if rest:
        del buttons[MOST_IN_GROUP - len(around) - 1 :]
    every = InlineKeyboardButton(
        f"{texts.telegram.ALL_YEARS} ({len(entries)})", callback_data=Selection(selection.place, ALL).button
    )
    return (plain_block(texts.telegram.BROWSE_YEARS),), InlineKeyboardMarkup(
        [*_rows(buttons), [every], *rest, *_foot(selection)]
    )


def _articles(selection: Selection, entries: list[ArticleEntry]) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]:
    if not entries:
        return (plain_block(texts.telegram.NO_ARTICLES_THERE),), InlineKeyboardMarkup(_foot(selection))
    entries.sort(key=lambda entry: entry.article.id)
    entries.sort(key=lambda entry: entry.article.date.value or "", reverse=True)
    pages = -(-len(entries) // ARTICLES_A_PAGE)
    page = min(selection.page, pages - 1)
    first = page * ARTICLES_A_PAGE
    blocks = [bold_block(texts.telegram.articles_page(len(entries), page + 1, pages))]
    blocks += [
        ReplyBlock(runs=tuple(article_runs(number, entry.article, texts.telegram.passage_count(entry.passages))))
        for number, entry in enumerate(entries[first : first + ARTICLES_A_PAGE], first + 1)
    ]
    steps = [
        InlineKeyboardButton(label, callback_data=Selection(selection.place, selection.year, target).button)
        for label, target in ((texts.choices.BUTTON_PREVIOUS, page - 1), (texts.choices.BUTTON_NEXT, page + 1))
        if 0 <= target < pages
    ]
    reading = [
        InlineKeyboardButton(
            str(number),
            callback_data=f"{Selection(selection.place, selection.year, page).button}:{entry.article.id}",
        )
        for number, entry in enumerate(entries[first : first + ARTICLES_A_PAGE], first + 1)
    ]
    return tuple(blocks), InlineKeyboardMarkup([reading, *([steps] if steps else []), *_foot(selection)])


def _rows(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    # Telegram takes 100 buttons; 63 provinces and the rows around them stay below.
    return [list(buttons[at : at + _BUTTONS_A_ROW]) for at in range(0, min(len(buttons), 90), _BUTTONS_A_ROW)]


def _foot(selection: Selection) -> list[list[InlineKeyboardButton]]:
    """Be told what is new of the province, and back to all of them."""
    named = selection.place not in {ALL, NONE}
    province = normalize_province(selection.place.replace(NONE, " ")) if named else None
    return [*([follow_row(province)] if province is not None else []), [_home()]]


def _rest(count: int, selection: Selection, username: str | None) -> list[list[InlineKeyboardButton]]:
    """A row that opens all of so many buttons in private; none where a group's screen has room for them."""
    if username is None or count <= MOST_IN_GROUP:
        return []
    return [[InlineKeyboardButton(texts.telegram.BUTTON_REST, url=rest_link(username, selection))]]


def _home() -> InlineKeyboardButton:
    return InlineKeyboardButton(texts.telegram.BUTTON_PROVINCES, callback_data=Selection().button)
