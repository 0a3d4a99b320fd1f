"""An article in one line of a list: its number there, title, publisher, date and place."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.views.blocks import Run
from knowledge.records import Article


def article_runs(number: int, article: Article, *also: str) -> Iterator[Run]:
    """The title links to the page that the article is from; what is ``also`` said stands last."""
    yield Run(text=f"{number}. ")
    yield Run(text=article.title, link=article.url)
    place = next(iter(article.places), None)
    about = [
        article.publisher,
        texts.answers.date_with_basis(article.date),
        texts.answers.place(place.province, place.province_now) if place else None,
        *also,
    ]
    yield Run(text="".join(f" · {part}" for part in about if part))
