"""Small articles for tests, made in one line."""

from __future__ import annotations

from knowledge.intake.chunking import chunk, join_blocks
from knowledge.records import Article, ArticleKind, Basis, Block, Place, SourceDate
from knowledge.store.draft import Draft


def make_draft(
    title: str,
    *paragraphs: str,
    source: str = "",
    province: str | None = None,
    now: str | None = None,
    district: str | None = None,
    date: SourceDate | None = None,
    kind: ArticleKind = ArticleKind.ORIGINAL,
) -> Draft:
    """An article on its way in, with one block a paragraph."""
    blocks = [Block(text=paragraph) for paragraph in paragraphs]
    place = Place(province=province, province_now=now or province, district=district) if province else None
    article = Article(
        id="",
        title=title,
        source=source or f"{title}.txt",
        kind=kind,
        date=date or SourceDate.of(Basis.PUBLISHED, 2018, 10, 17),
        places=(place,) if place else (),
        text=join_blocks(blocks),
    )
    return Draft(article=article, chunks=chunk(blocks), locator=f"/somewhere/{article.source}")
