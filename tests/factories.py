"""Small articles for tests, made in one line."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.intake.chunking import lay_out
from knowledge.records import (
    Article,
    ArticleKind,
    Basis,
    Digest,
    ExtractedLine,
    LineRole,
    Particulars,
    Place,
    SourceDate,
    Validity,
)
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
    url: str | None = None,
    digest: Digest | None = None,
    validity: Validity | None = None,
    around: Mapping[LineRole, str] | None = None,
) -> Draft:
    """An article on its way in, with one line a paragraph, and what stands around it by its role.

    With what is known of its page it is a ``digest``.
    """
    told = [(LineRole.BODY, paragraph) for paragraph in paragraphs]
    lines = [
        ExtractedLine(number=number, text=text, role=role)
        for number, (role, text) in enumerate([*told, *(around or {}).items()])
    ]
    layout = lay_out(lines, title)
    place = Place(province=province, province_now=now or province, district=district) if province else None
    article = Article(
        id="",
        title=title,
        source=source or f"{title}.txt",
        url=url,
        kind=ArticleKind.DIGEST if digest else kind,
        digest=digest,
        particulars=Particulars(validity=validity),
        date=date or SourceDate.of(Basis.PUBLISHED, 2018, 10, 17),
        places=(place,) if place else (),
        text=layout.text,
        lines=layout.lines,
    )
    return Draft(article=article, chunks=layout.chunks, locator=f"/somewhere/{article.source}")
