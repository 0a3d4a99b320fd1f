"""The buttons under messages, and what each of them carries: at most 64 bytes, never a position in "the latest"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat

from bot import texts
from bot.journal.entry import Channel, Entry, Fault
from bot.journal.previews import Preview
from bot.redaction.control_characters import without_control
from bot.telegram.browsed import browsing_data
from bot.telegram.wish_buttons import ask_button
from bot.views.answer import readable_citations
from bot.views.asked_forms import stands_elsewhere
from bot.views.card import pages_of_sources
from bot.views.comparison import is_wide, shown_indicators
from bot.views.copied import compose_copied
from bot.views.figures import as_shown, pictured_rows
from bot.views.preview import CORRECTABLE, FIGURES_A_PAGE, figures_on
from bot.views.suggestion_labels import suggestion_label
from knowledge.records import ArticleKind, Record
from knowledge.store.contacts import ContactEntry
from knowledge.targets import Indicator, fingerprint
from retrieval.records import EDITORIAL, Citation, Reason, Status

# Telegram's limit of an inline query.
_LONGEST_QUERY = 256
# Of 63 provinces so many as a thumb scrolls through.
_MOST_SUGGESTIONS = 30
# More of them stand two a row.
_ROW_EACH = 4
# Labels of at most so many characters stand beside one another, however few.
_SHORT = 20
# More rows of figures can be looked at as a picture.
_ROWS_WITHOUT_PICTURE = 6
_DATA = re.compile(r"a:(?P<id>[0-9a-f]{16}):(?P<action>[a-z]):(?P<n>\d{1,3})")
# A web address of visible letters, on a host with a dot in it: Telegram links to no machine of one's own.
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\ud800-\udfff\\]{1,2000}")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
FAULTS = tuple(Fault)
_NOTHING_MISSING = frozenset(
    {Reason.EMPTY_QUESTION, Reason.GREETING, Reason.THANKS, Reason.HOW_ARE_YOU, Reason.STOP, Reason.COMPLAINT}
    | {Reason.HELP, Reason.WHO_ARE_YOU, Reason.WHICH_PLACE, Reason.WHICH_INDICATOR, Reason.WHOM_TO_ASK}
    | {Reason.OVERVIEW}
)


class Press(Record):
    """A pressed button of an answer: which answer, what to do, and with which of several things."""

    id: str
    action: str
    n: int


PASSAGE, SOURCES, BACK, LIKED, DISLIKED, FAULT, EVERYWHERE, MISSING, SUGGESTION, TABLE, CHART, OPEN = "psbudrwmqxgo"
INDICATOR, PICTURE = "it"


def read_press(data: str) -> Press | None:
    """What a button carried; none for anything that we never made."""
    found = _DATA.fullmatch(data)
    return Press(id=found["id"], action=found["action"], n=int(found["n"])) if found else None


def answer_keyboard(entry: Entry, indicator: Indicator | None = None) -> InlineKeyboardMarkup | None:
    """The buttons of an answer, of what is only near, or of a refusal; of many places ``indicator`` is shown."""
    if entry.answer.status is Status.ANSWERED:
        entry = entry.model_copy(update={"answer": as_shown(entry.answer, indicator)})
        if entry.answer.listing is not None:
            return InlineKeyboardMarkup([*listing_rows(entry), *_sharing(entry)])
        reading = [] if stands_elsewhere(entry.answer) else _reading(entry)
        rows = [*_figures(entry, indicator), *_suggested(entry), *reading]
        return InlineKeyboardMarkup([*rows, *_sharing(entry), *_province(entry)])
    rows = [*_related(entry), *_suggested(entry)]
    if entry.answer.status is Status.NEAR:
        # Not shared: another chat is offered what answers alone.
        told = [ask_button(entry.id)]
        return InlineKeyboardMarkup([*_reading(entry), _usefulness(entry), told, *rows, *_province(entry)])
    if entry.answer.reason not in _NOTHING_MISSING:
        rows.append([_button(texts.telegram.BUTTON_MISSING, entry.id, MISSING), ask_button(entry.id)])
    return InlineKeyboardMarkup([*rows, *_province(entry)]) if rows or entry.province else None


def found_keyboard(entry: Entry, username: str) -> InlineKeyboardMarkup:
    """Under the beginning of an answer that somebody waited for: all of it, in its place, or privately in a group."""
    full = texts.wishes.BUTTON_FULL
    if entry.channel is not Channel.GROUP:
        return InlineKeyboardMarkup([[_button(full, entry.id, BACK)]])
    return InlineKeyboardMarkup([[InlineKeyboardButton(full, url=f"https://t.me/{username}?start=a_{entry.id}")]])


def fault_keyboard(entry_id: str, *, with_way_back: bool = True) -> InlineKeyboardMarkup:
    """Why an answer was not liked, four taps, and a way back where the answer stood."""
    buttons = [
        _button(texts.telegram.FAULTS[fault.value], entry_id, FAULT, number) for number, fault in enumerate(FAULTS)
    ]
    back = [[_button(texts.telegram.BUTTON_BACK, entry_id, BACK)]] if with_way_back else []
    return InlineKeyboardMarkup([buttons[:2], buttons[2:], *back])


def list_keyboard(entry: Entry) -> InlineKeyboardMarkup:
    """Under the sources of an answer: each to be read, the page of the first, and the answer."""
    citations = readable_citations(entry.answer)
    first = {each.article_id: each.n for each in reversed(citations)}
    numbers = [
        _button(f"[{n}]", entry.id, PASSAGE, n) for n in sorted(first.values()) if citations[n - 1].kind != EDITORIAL
    ]
    back = [_button(texts.telegram.BUTTON_ANSWER, entry.id, BACK)]
    return InlineKeyboardMarkup([*([numbers] if numbers else []), *page_row(citations[0]), back])


def passage_keyboard(entry: Entry, shown: int) -> InlineKeyboardMarkup:
    """Under a passage: the passages of the other citations, the page it is from, and back to the answer."""
    citations = readable_citations(entry.answer)
    others = [
        _button(f"· {each.n} ·" if each.n == shown else f"[{each.n}]", entry.id, PASSAGE, each.n) for each in citations
    ]
    rows = [others] if len(others) > 1 else []
    back = [_button(texts.telegram.BUTTON_BACK, entry.id, BACK)]
    return InlineKeyboardMarkup([*rows, *page_row(citations[shown - 1]), back])


def reading_label(citation: Citation) -> str:
    """What reading on is called: the original, or our summary of it."""
    return texts.telegram.BUTTON_SUMMARY if citation.kind == ArticleKind.DIGEST else texts.telegram.BUTTON_PASSAGE


def page_row(citation: Citation) -> list[list[InlineKeyboardButton]]:
    """A row with the page that a citation is from, where its address can be opened; none otherwise."""
    return address_row(citation.url)


def address_row(url: str | None) -> list[list[InlineKeyboardButton]]:
    """A row with a page that can be opened; none otherwise."""
    return [[InlineKeyboardButton(texts.telegram.BUTTON_PAGE, url=url)]] if url and _is_linked(url) else []


def _is_linked(url: str) -> bool:
    """Whether Telegram takes an address behind a button; it refuses the whole message for one that it does not."""
    try:
        parts = urlsplit(url)
        return bool(_HOST.fullmatch(parts.hostname or "")) and parts.port != 0 and _ADDRESS.fullmatch(url) is not None
    except ValueError:  # brackets or a port that are none
        return False


def sources_keyboard(entry: Entry, page: int) -> InlineKeyboardMarkup:
    """Under a page of further sources: the pages beside it, and back to the answer."""
    beside = []
    if page > 0:
        beside.append(_button(texts.telegram.BUTTON_PREVIOUS, entry.id, SOURCES, page - 1))
    if page + 1 < pages_of_sources(entry.answer):
        beside.append(_button(texts.telegram.BUTTON_NEXT, entry.id, SOURCES, page + 1))
    return InlineKeyboardMarkup([*([beside] if beside else []), [_button(texts.telegram.BUTTON_BACK, entry.id, BACK)]])


def preview_keyboard(preview: Preview, *, replaces: bool) -> InlineKeyboardMarkup:
    """Add or replace, correct, drop."""
    adding = texts.operators.BUTTON_REPLACE if replaces else texts.operators.BUTTON_ADD
    return InlineKeyboardMarkup(
        [
            [_preview_button(adding, preview.id, "add")],
            [_preview_button(texts.operators.CORRECT_BUTTONS[field], preview.id, field) for field in CORRECTABLE],
            *(
                [[_preview_button(texts.operators.BUTTON_FIGURES, preview.id, "figures", 0)]]
                if preview.draft.targets
                else []
            ),
            [_preview_button(texts.operators.BUTTON_CANCEL, preview.id, "cancel")],
        ]
    )


def figures_keyboard(preview: Preview, page: int) -> InlineKeyboardMarkup:
    """Confirm, reject (or take back) and correct for each figure of a page, the pages beside it, and back."""
    found = preview.draft.targets
    rows = []
    for number, each in figures_on(preview, page):
        correction = preview.target_corrections.get(fingerprint(each))
        label = texts.operators.BUTTON_RESTORE if correction and correction.rejected else texts.operators.BUTTON_REJECT
        row = [
            _preview_button(f"{label} {number + 1}", preview.id, "reject", number),
            _preview_button(f"{texts.operators.BUTTON_CORRECT} {number + 1}", preview.id, "correct", number),
        ]
        if each.unsure and correction is None:
            row.insert(
                0, _preview_button(f"{texts.operators.BUTTON_CONFIRM} {number + 1}", preview.id, "confirm", number)
            )
        rows.append(row)
    steps = [
        _preview_button(label, preview.id, "figures", target)
        for label, target in ((texts.telegram.BUTTON_PREVIOUS, page - 1), (texts.telegram.BUTTON_NEXT, page + 1))
        if 0 <= target * FIGURES_A_PAGE < len(found)
    ]
    rows += [steps] if steps else []
    return InlineKeyboardMarkup([*rows, [_preview_button(texts.telegram.BUTTON_BACK, preview.id, "preview", 0)]])


def contacts_keyboard(provinces: Sequence[tuple[str, str]]) -> InlineKeyboardMarkup:
    """A button for each province, by its name on the button and its label; two a row."""
    buttons = [InlineKeyboardButton(label, callback_data=f"l:{place}") for place, label in provinces]
    return InlineKeyboardMarkup([buttons[at : at + 2] for at in range(0, len(buttons), 2)])


def offices_keyboard(place: str, entries: Sequence[ContactEntry]) -> InlineKeyboardMarkup:
    """Confirm each office of a province as it is shown, and back to the provinces."""
    rows = [
        [
            InlineKeyboardButton(
                texts.operators.button_confirm_contact(entry.body.value, again=entry.confirmed_on is not None),
                callback_data=f"l:{place}:{entry.body.value}:{entry.mark}",
            )
        ]
        for entry in entries
        if entry.written is not None
    ]
    return InlineKeyboardMarkup([*rows, [InlineKeyboardButton(texts.telegram.BUTTON_PROVINCES, callback_data="l:*")]])


def shared_query(entry: Entry) -> str:
    """What another chat would ask to get the same answer: the question as it was searched, with its province."""
    question = entry.answer.searched or entry.question
    if entry.province:
        question = f"{question.rstrip(' ?!.')} {entry.province}"
    return without_control(question)[:_LONGEST_QUERY]


def _figures(entry: Entry, indicator: Indicator | None) -> list[list[InlineKeyboardButton]]:
    answer = entry.answer
    if not answer.targets:
        return []
    row = [_button(texts.figures.BUTTON_TABLE, entry.id, TABLE), _button(texts.figures.BUTTON_CHART, entry.id, CHART)]
    if len(pictured_rows(answer, indicator)) > _ROWS_WITHOUT_PICTURE:
        row.append(_button(texts.figures.BUTTON_PICTURE, entry.id, PICTURE, number_of(indicator)))
    return [*_indicators(entry, indicator), row]


def _indicators(entry: Entry, shown: Indicator | None) -> list[list[InlineKeyboardButton]]:
    """The other indicators of which many places can be compared, two a row."""
    if not is_wide(entry.answer):
        return []
    indicators = shown_indicators(entry.answer)
    shown = shown if shown in indicators else next(iter(indicators), None)
    buttons = [
        _button(texts.figures.INDICATORS[each.value], entry.id, INDICATOR, number_of(each))
        for each in indicators
        if each is not shown
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def number_of(indicator: Indicator | None) -> int:
    """The number by which a button names an indicator, from 1; 0 for none."""
    return 0 if indicator is None else list(Indicator).index(indicator) + 1


def numbered_indicator(n: int) -> Indicator | None:
    """The indicator that a button names."""
    indicators = list(Indicator)
    return indicators[n - 1] if 1 <= n <= len(indicators) else None


def listing_rows(entry: Entry) -> list[list[InlineKeyboardButton]]:
    """Under documents that are listed: each by its number, and all of a province or of every one."""
    listing = entry.answer.listing
    if listing is None:
        return []
    numbers = [_button(str(each.n), entry.id, PASSAGE, each.n) for each in entry.answer.citations]
    if listing.count <= len(entry.answer.citations):
        return [numbers]
    pages = listing.places or ((None, listing.count),)
    every = [
        InlineKeyboardButton(
            texts.telegram.button_all_articles(name, count), callback_data=browsing_data(name, listing.year)
        )
        for name, count in pages
    ]
    return [numbers, *([each] for each in every)]


def _reading(entry: Entry) -> list[list[InlineKeyboardButton]]:
    if not entry.answer.citations or entry.answer.citations[0].kind == EDITORIAL:
        return []  # it quotes no article: there is nothing else to read
    first = entry.answer.citations[0]
    row = [_button(reading_label(first), entry.id, PASSAGE, 1)]
    if pages_of_sources(entry.answer) and not entry.answer.targets:
        row.append(_button(texts.telegram.BUTTON_SOURCES, entry.id, SOURCES))
    return [*(page_row(first) if first.kind == ArticleKind.DIGEST else []), row]


def _sharing(entry: Entry) -> list[list[InlineKeyboardButton]]:
    chosen = SwitchInlineQueryChosenChat(
        shared_query(entry), allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
    )
    copied = compose_copied(entry.answer)
    copy = [InlineKeyboardButton(texts.telegram.BUTTON_COPY, copy_text=CopyTextButton(copied))] if copied else []
    share = InlineKeyboardButton(texts.telegram.BUTTON_SHARE, switch_inline_query_chosen_chat=chosen)
    return [[*copy, share], [_button("👍", entry.id, LIKED), _button("👎", entry.id, DISLIKED)]]


def _usefulness(entry: Entry) -> list[InlineKeyboardButton]:
    """Whether what is only near was what somebody looked for."""
    return [
        _button(texts.telegram.BUTTON_USEFUL, entry.id, LIKED),
        _button(texts.telegram.BUTTON_NOT_USEFUL, entry.id, DISLIKED),
    ]


def _related(entry: Entry) -> list[list[InlineKeyboardButton]]:
    """What a refusal offers to be read, a button a document."""
    if entry.answer.status is not Status.NOT_FOUND:
        return []
    related = readable_citations(entry.answer)
    row = [_button(texts.telegram.button_related(each.n), entry.id, PASSAGE, each.n) for each in related]
    return [row] if row else []


def _suggested(entry: Entry) -> list[list[InlineKeyboardButton]]:
    """Questions to tap, a row each; many of them two a row."""
    suggestions = entry.answer.suggestions[:_MOST_SUGGESTIONS]
    # Who is asked which place is told every one.
    asks_back = entry.answer.reason is Reason.WHICH_PLACE
    place = None if asks_back else texts.answers.implied_place(f"{entry.question} {entry.answer.searched}", suggestions)
    labels = [suggestion_label(entry.answer, each, of_place=place) for each in suggestions]
    buttons = [_button(label, entry.id, SUGGESTION, number) for number, label in enumerate(labels)]
    beside = 1 if len(buttons) <= _ROW_EACH and max(map(len, labels), default=0) > _SHORT else 2
    return [buttons[at : at + beside] for at in range(0, len(buttons), beside)]


def _province(entry: Entry) -> list[list[InlineKeyboardButton]]:
    if entry.province is None:
        return []
    return [[_button(texts.telegram.button_everywhere(entry.province), entry.id, EVERYWHERE)]]


def _button(label: str, entry_id: str, action: str, n: int = 0) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"a:{entry_id}:{action}:{n}")


def _preview_button(label: str, preview_id: str, action: str, n: int | None = None) -> InlineKeyboardButton:
    of_figure = "" if n is None else f":{n}"
    return InlineKeyboardButton(label, callback_data=f"d:{preview_id}:{action}{of_figure}")
