"""What somebody wanted to be told: that there is an answer now, and what is new of what they follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot import texts
from bot.views.answer import headline_blocks, source_runs
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, plain_block
from knowledge.store.novelty import NewArticle
from retrieval.records import Answer

MOST_NAMED = 5
"""Articles of one thing that are named in a message; the others are counted."""
_TITLE = 120


def compose_found(question: str, answer: Answer) -> tuple[ReplyBlock, ...]:
    """The question of before, what answers it, and where that is from; the rest is behind a button."""
    opening = italic_block(texts.wishes.answered_now(texts.answers.shortened(question, _TITLE)))
    source = ReplyBlock(runs=tuple(source_runs(answer.citations[0])))
    return (opening, *headline_blocks(answer), source)


def compose_news(
    news: Mapping[str, Sequence[NewArticle]], ending: Sequence[str], days_left: int
) -> tuple[ReplyBlock, ...]:
    """What is new, by what is followed, the articles numbered through; then what is followed no more soon."""
    return tuple(_blocks(news, ending, days_left))


def named_articles(news: Mapping[str, Sequence[NewArticle]]) -> list[tuple[int, NewArticle]]:
    """The articles that are named in a message, with their numbers."""
    named: dict[str, NewArticle] = {}
    for articles in news.values():
        named.update((each.article.id, each) for each in articles[:MOST_NAMED])
    return list(enumerate(named.values(), 1))


def _blocks(news: Mapping[str, Sequence[NewArticle]], ending: Sequence[str], days_left: int) -> Iterator[ReplyBlock]:
    numbers = {each.article.id: number for number, each in named_articles(news)}
    if news:
        yield bold_block(texts.wishes.NEWS_TITLE)
    for about, articles in news.items():
        figures = sum(each.figures for each in articles)
        yield plain_block(texts.wishes.news_of(about, len(articles), figures))
        for each in articles[:MOST_NAMED]:
            yield ReplyBlock(runs=tuple(_runs(numbers[each.article.id], each)), tight=True)
        if len(articles) > MOST_NAMED:
            yield plain_block(texts.wishes.further(len(articles) - MOST_NAMED), tight=True)
    for about in ending:
        yield plain_block(texts.wishes.ends_soon(about, days_left))
    if news:
        yield italic_block(texts.wishes.NEWS_CLOSING)


def _runs(number: int, new: NewArticle) -> Iterator[Run]:
    article = new.article
    yield Run(text=f"{number}. ")
    yield Run(text=texts.answers.shortened(article.title, _TITLE), link=article.url)
    about = [
        texts.wishes.CHANGED if new.changed else None,
        article.publisher,
        texts.answers.date_with_basis(article.date),
        texts.wishes.figures_in(new.figures) if new.figures else None,
    ]
    yield Run(text="".join(f" · {part}" for part in about if part))
