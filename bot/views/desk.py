"""What operators see at their desk: a group of open questions, an answer of theirs, an article that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import texts
from bot.journal.answer_drafts import AnswerDraft
from bot.journal.calendar import day_of
from bot.journal.pinned_answers import PinnedAnswer
from bot.journal.unanswered import CODE_LENGTH, Unanswered
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, plain_block
from bot.views.card import compose_card
from bot.views.particulars import list_checked
from knowledge.records import Article
from knowledge.store.library import ArticleEntry
from knowledge.store.withdrawn import Withdrawn

# Of the other words in which a group was asked, so many show what it is about.
_OTHERS = 3
_LINE = 120
_OPENING = 400


def compose_group(groups: Sequence[Unanswered], position: int) -> tuple[ReplyBlock, ...]:
    """A group of questions alike, with its code and how often it was asked; positions count from 0."""
    group = groups[position]
    asked = [each for each in groups if not each.shown]
    count, near = sum(each.count for each in asked), sum(each.near for each in asked)
    times = texts.desk.card_times(group.count, group.near, group.last)
    if group.shown:
        times = texts.desk.card_disliked(group.count, group.faults, group.last)
    blocks = [
        bold_block(texts.desk.card_title(count, near, len(asked), len(groups) - len(asked))),
        *([plain_block(texts.desk.card_position(position + 1, len(groups)), tight=True)] if len(groups) > 1 else []),
        ReplyBlock(runs=(Run(text=group.id[:CODE_LENGTH], code=True), Run(text=times))),
        bold_block(group.question, tight=True),
    ]
    if group.others:
        also = " · ".join(shorten(each) for each in group.others[:_OTHERS])
        blocks.append(italic_block(texts.desk.asked_also(also), tight=True))
    if group.shown:
        blocks.append(ReplyBlock(runs=(Run(text=shorten(group.shown, _OPENING)),), quoted=True))
    return tuple(blocks)


def compose_merging(group: Unanswered, others: Sequence[tuple[int, Unanswered]]) -> tuple[ReplyBlock, ...]:
    """The groups that a group may be merged into, by their numbers."""
    rows = [plain_block(texts.desk.numbered(number, shorten(each.question)), tight=True) for number, each in others]
    return (bold_block(texts.desk.merge_title(group.question)), *rows)


def compose_draft(draft: AnswerDraft) -> tuple[ReplyBlock, ...]:
    """An answer as people will see it, below the question that it is for."""
    pinned = PinnedAnswer(at=0, **draft.model_dump())
    dateless = pinned.as_answer().citations[0].date.value is None
    return (
        italic_block(texts.desk.DRAFT_TITLE),
        plain_block(texts.desk.answers_question(draft.question), tight=True),
        *compose_card(pinned.as_answer()),
        *([italic_block(texts.desk.DRAFT_WITHOUT_DATE)] if dateless else []),
    )


def compose_pinned(pinned: PinnedAnswer) -> tuple[ReplyBlock, ...]:
    """An approved answer below the question that it is for."""
    return (plain_block(texts.desk.answers_question(pinned.question)), *compose_card(pinned.as_answer()))


def compose_pinned_list(
    page: Sequence[tuple[int, PinnedAnswer]], count: int, number: int, pages: int
) -> tuple[ReplyBlock, ...]:
    """A page of the approved answers, each with the question that it is for."""
    rows = [plain_block(texts.desk.numbered(n, shorten(f"{each.question} → {each.text}"))) for n, each in page]
    usage = italic_block(texts.operators.APPROVE_USAGE)
    return (bold_block(texts.desk.pinned_title(count, number + 1, pages)), *rows, usage)


def compose_found(
    page: Sequence[tuple[int, ArticleEntry]], count: int, number: int, pages: int
) -> tuple[ReplyBlock, ...]:
    """A page of the articles that were found, each with its day and place."""
    rows = [ReplyBlock(runs=tuple(_found(n, each.article))) for n, each in page]
    return (bold_block(texts.telegram.articles_page(count, number + 1, pages)), *rows)


def compose_article_card(article: Article, passages: int, figures: int) -> tuple[ReplyBlock, ...]:
    """What an article says of itself and how it begins, for whom may change it."""
    places = [texts.answers.place(each.province, each.province_now) for each in article.places]
    about = [
        (texts.operators.LABEL_DATE, texts.operators.dated(article.date)),
        (texts.operators.LABEL_PROVINCE, ", ".join(dict.fromkeys(places)) or texts.operators.NO_PROVINCE),
        (texts.operators.LABEL_PUBLISHER, article.publisher or texts.operators.NO_PUBLISHER),
        *list_checked(article),
        (texts.operators.LABEL_PASSAGES, str(passages)),
        (texts.desk.LABEL_FIGURES, str(figures)),
        (texts.desk.LABEL_ID, article.id),
    ]
    rows = [
        ReplyBlock(runs=(Run(text=f"{label}: "), Run(text=value, bold=True)), tight=number > 0)
        for number, (label, value) in enumerate(about)
    ]
    return (
        bold_block(article.title),
        *rows,
        ReplyBlock(runs=(Run(text=shorten(article.told, _OPENING)),), quoted=True),
    )


def compose_withdrawn(articles: Sequence[Withdrawn]) -> tuple[ReplyBlock, ...]:
    """What is hidden and what was just removed."""
    if not articles:
        return (plain_block(texts.desk.NONE_WITHDRAWN),)
    return tuple(
        plain_block(
            texts.desk.withdrawn_line(number, each.title, day_of(each.on.timestamp()), hidden=each.hidden), tight=True
        )
        for number, each in enumerate(articles, 1)
    )


def shorten(text: str, room: int = _LINE) -> str:
    """The beginning of a text in one line, whole words."""
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[:room].rsplit(' ', 1)[0]}{texts.answers.ELLIPSIS}"


def _found(number: int, article: Article) -> Iterator[Run]:
    yield Run(text=texts.desk.numbered(number, shorten(article.title)))
    place = next(iter(article.provinces), None)
    yield Run(text="".join(f" · {part}" for part in (texts.answers.date_with_basis(article.date), place) if part))
