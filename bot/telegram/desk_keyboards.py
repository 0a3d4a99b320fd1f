"""The buttons of the operators' desk, and what each of them carries: at most 64 bytes."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.journal.answer_drafts import AnswerDraft
from bot.journal.pinned_answers import PinnedAnswer
from bot.journal.unanswered import Unanswered
from bot.telegram.keyboards import address_row
from bot.views.preview import CORRECTABLE
from knowledge.records import Article
from knowledge.store.library import ArticleEntry
from knowledge.store.withdrawn import Withdrawn

SHOW, ANSWER, COVERED, SKIP, MERGE, MERGE_INTO, STOP, FIRST = "srckmjxn"
"""What is done with a group of open questions."""
PIN, EDIT, DROP, LIST, LOOK, UNPIN = "pedlvt"
"""What is done with an answer, drafted or pinned; `STOP` as with a group."""
NOBODY = "0" * 16
"""The id of no group and of no answer: of the list as a whole."""
GROUPS_A_PAGE = 6


def group_keyboard(groups: Sequence[Unanswered], position: int) -> InlineKeyboardMarkup:
    """Under a group of open questions: what can be done with it, and the groups beside it."""
    group = groups[position]
    rows = [
        [_of_group(texts.desk.BUTTON_ANSWER, group, ANSWER), _of_group(texts.desk.BUTTON_COVERED, group, COVERED)],
        [_of_group(texts.desk.BUTTON_SKIP, group, SKIP)],
    ]
    if len(groups) > 1:
        rows[1].append(_of_group(texts.desk.BUTTON_MERGE, group, MERGE))
    beside = [(texts.choices.BUTTON_PREVIOUS, position - 1), (texts.choices.BUTTON_NEXT, position + 1)]
    steps = [_of_group(label, groups[at], SHOW) for label, at in beside if 0 <= at < len(groups)]
    return InlineKeyboardMarkup([*rows, *([steps] if steps else [])])


def merging_keyboard(
    group: Unanswered, others: Sequence[tuple[int, Unanswered]], page: int, pages: int
) -> InlineKeyboardMarkup:
    """The numbers of the groups that a group may be merged into, the pages beside, and back."""
    numbers = [
        InlineKeyboardButton(str(number), callback_data=f"u:{group.id}:{MERGE_INTO}:{each.id}")
        for number, each in others
    ]
    return InlineKeyboardMarkup(
        [
            numbers,
            *_steps(f"u:{group.id}:{MERGE}:{{}}", page, pages),
            [_of_group(texts.choices.BUTTON_BACK, group, SHOW)],
        ]
    )


def next_group_keyboard(pinned_id: str | None = None) -> InlineKeyboardMarkup:
    """On to the next open question, and where an answer was pinned, a way to take it back."""
    rows = [[InlineKeyboardButton(texts.desk.BUTTON_NEXT_QUESTION, callback_data=f"u:{NOBODY}:{FIRST}")]]
    if pinned_id is not None:
        rows.append([_of_answer(texts.desk.BUTTON_UNPIN, pinned_id, LOOK)])
    return InlineKeyboardMarkup(rows)


def draft_keyboard(draft: AnswerDraft) -> InlineKeyboardMarkup:
    """Pin an answer as it is shown, correct it, or leave it."""
    return InlineKeyboardMarkup(
        [
            [_of_answer(texts.desk.BUTTON_PIN, draft.id, PIN)],
            [
                _of_answer(texts.desk.BUTTON_EDIT, draft.id, EDIT),
                _of_answer(texts.desk.BUTTON_DROP, draft.id, DROP),
            ],
        ]
    )


def pinned_list_keyboard(answers: Sequence[tuple[int, PinnedAnswer]], page: int, pages: int) -> InlineKeyboardMarkup:
    """The numbers of the pinned answers of a page, and the pages beside it."""
    numbers = [_of_answer(str(number), each.id, LOOK) for number, each in answers]
    return InlineKeyboardMarkup([numbers, *_steps(f"g:{NOBODY}:{LIST}:{{}}", page, pages)])


def pinned_keyboard(pinned: PinnedAnswer) -> InlineKeyboardMarkup:
    """Take a pinned answer back, or go to the list."""
    back = InlineKeyboardButton(texts.desk.BUTTON_LIST, callback_data=f"g:{NOBODY}:{LIST}:0")
    return InlineKeyboardMarkup([[_of_answer(texts.desk.BUTTON_UNPIN, pinned.id, UNPIN)], [back]])


def found_keyboard(
    entries: Sequence[tuple[int, ArticleEntry]], words: str, page: int, pages: int, withdrawn: int
) -> InlineKeyboardMarkup:
    """The numbers of the articles of a page, the pages beside it, and what is hidden or was removed."""
    rows = [
        [
            InlineKeyboardButton(str(number), callback_data=f"b:a:{entry.article.id}:{page}:{words}")
            for number, entry in entries
        ],
        *_steps(f"b:l::{{}}:{words}", page, pages),
    ]
    if withdrawn:
        rows.append([InlineKeyboardButton(texts.desk.button_withdrawn(withdrawn), callback_data="b:w")])
    return InlineKeyboardMarkup([row for row in rows if row])


def article_keyboard(article: Article, page: int, words: str) -> InlineKeyboardMarkup:
    """Correct, hide or remove an article, open its page, and back to where it was found."""
    found = f"{page}:{words}"
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    texts.operators.CORRECT_BUTTONS[field], callback_data=f"b:{field[0]}:{article.id}:{found}"
                )
                for field in CORRECTABLE
            ],
            [
                InlineKeyboardButton(texts.desk.BUTTON_HIDE, callback_data=f"b:h:{article.id}:{found}"),
                InlineKeyboardButton(texts.desk.BUTTON_REMOVE, callback_data=f"b:r:{article.id}:{found}"),
            ],
            *address_row(article.url),
            [InlineKeyboardButton(texts.desk.BUTTON_LIST, callback_data=f"b:l::{found}")],
        ]
    )


def removing_keyboard(article: Article, page: int, words: str) -> InlineKeyboardMarkup:
    """Whether an article is to be removed, hidden or left."""
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(label, callback_data=f"b:{action}:{article.id}:{page}:{words}")
                for label, action in (
                    (texts.desk.BUTTON_REMOVE_SURELY, "R"),
                    (texts.desk.BUTTON_HIDE_SURELY, "H"),
                    (texts.desk.BUTTON_DROP, "a"),
                )
            ]
        ]
    )


def hiding_keyboard(article: Article, page: int, words: str) -> InlineKeyboardMarkup:
    """Whether an article is to be hidden or left."""
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(label, callback_data=f"b:{action}:{article.id}:{page}:{words}")
                for label, action in ((texts.desk.BUTTON_HIDE_SURELY, "H"), (texts.desk.BUTTON_DROP, "a"))
            ]
        ]
    )


def withdrawn_keyboard(articles: Sequence[Withdrawn], page: int = 0, words: str = "") -> InlineKeyboardMarkup:
    """Bring one of several articles back, and back to the list."""
    buttons = [
        InlineKeyboardButton(
            texts.desk.BUTTON_BRING_BACK if len(articles) == 1 else texts.desk.button_bring_back(number),
            callback_data=f"b:u:{each.id}",
        )
        for number, each in enumerate(articles, 1)
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return InlineKeyboardMarkup(
        [*rows, [InlineKeyboardButton(texts.desk.BUTTON_LIST, callback_data=f"b:l::{page}:{words}")]]
    )


def _of_group(label: str, group: Unanswered, action: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"u:{group.id}:{action}")


def _of_answer(label: str, answer_id: str, action: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"g:{answer_id}:{action}")


def _steps(data: str, page: int, pages: int) -> list[list[InlineKeyboardButton]]:
    """The pages beside one, by a pattern of what their buttons carry; none where there is one page."""
    beside = ((texts.choices.BUTTON_PREVIOUS, page - 1), (texts.choices.BUTTON_NEXT, page + 1))
    steps = [InlineKeyboardButton(label, callback_data=data.format(at)) for label, at in beside if 0 <= at < pages]
    return [steps] if steps else []
