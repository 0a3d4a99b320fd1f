"""What the page of a topic shows: the articles about it, what explains it first, each with its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.pages.article_lines import ArticleLine, compose_line
from bot.pages.figures_table import FiguresTable
from bot.pages.links import Links
from bot.pages.province import Picture
from knowledge.records import Article, Record

CONCEPTS = "khai-niem"
"""The topic of what explains what something is."""


class TopicView(Record):
    """The page of a topic: ``explaining`` are the articles that say what it is, ``lines`` all others.

    That of an indicator has its figures instead, with a chart and a workbook.
    """

    name: str
    said: str
    explaining: tuple[ArticleLine, ...] = ()
    lines: tuple[ArticleLine, ...] = ()
    figures: FiguresTable | None = None
    chart: Picture | None = None
    workbook: str | None = None


def compose_topic(key: str, articles: Sequence[Article], count: int, links: Links) -> TopicView:
    """The page of a topic of digests, of whose ``count`` articles these are one page, the newest first."""
    explains = [each for each in articles if key != CONCEPTS and _is_about(each, CONCEPTS)]
    others = [each for each in articles if each not in explains]
    return TopicView(
        name=texts.browsing.TOPICS[key],
        said=texts.browsing.topic_line(count),
        explaining=tuple(compose_line(each, links, excerpt=True) for each in explains),
        lines=tuple(compose_line(each, links, excerpt=True) for each in others),
    )


def _is_about(article: Article, key: str) -> bool:
    return article.digest is not None and key in article.digest.topics
