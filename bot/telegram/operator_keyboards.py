"""The buttons of previews and of offices, for operators, and what each of them carries: at most 64 bytes."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.journal.previews import Preview
from bot.views.preview import CORRECTABLE, FIGURES_A_PAGE, figures_on
from knowledge.store.contacts import ContactEntry
from knowledge.targets import fingerprint


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
        for label, target in ((texts.choices.BUTTON_PREVIOUS, page - 1), (texts.choices.BUTTON_NEXT, page + 1))
        if 0 <= target * FIGURES_A_PAGE < len(found)
    ]
    rows += [steps] if steps else []
    return InlineKeyboardMarkup([*rows, [_preview_button(texts.choices.BUTTON_BACK, preview.id, "preview", 0)]])


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


def _preview_button(label: str, preview_id: str, action: str, n: int | None = None) -> InlineKeyboardButton:
    of_figure = "" if n is None else f":{n}"
    return InlineKeyboardButton(label, callback_data=f"d:{preview_id}:{action}{of_figure}")
