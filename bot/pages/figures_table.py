"""Figures as a table: what each is, of whom, for which years, of what kind, and which articles say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.pages.links import Links
from bot.views.figure_rows import indicator_figure, place, said, subject_words, years
from knowledge.records import ArticleKind, Record
from retrieval.records import Citation, TargetFact

# The newest articles that state a figure; of one that hundreds repeat, the others are counted.
_SOURCES = 5
# Some 60 kB of a page; the workbook beside it has all of them.
_ROWS = 120


class SourceLink(Record):
    """The number of a source, with its title, what else is to be known of it, and the way to what it says."""

    n: int
    said: str
    about: str
    href: str


class FigureRow(Record):
    """One figure in words; ``place`` is empty where the table is of one place, ``kind`` is the program's word.

    ``further`` is how many articles state it beside its ``sources``.
    """

    figure: str
    kind: str
    kind_said: str
    who: str
    period: str
    place: str = ""
    place_href: str | None = None
    sources: tuple[SourceLink, ...] = ()
    further: int = 0


class FiguresTable(Record):
    """Figures under a caption, with the articles that state them; ``names_places`` says that each names its place.

    ``key`` tells tables of one page apart. ``further`` is how many figures there are beside these.
    """

    key: str
    caption: str
    rows: tuple[FigureRow, ...]
    sources: tuple[SourceLink, ...] = ()
    names_places: bool = False
    further: int = 0


def compose_figures(
    key: str, caption: str, facts: Sequence[TargetFact], citations: Sequence[Citation], links: Links
) -> FiguresTable:
    """Figures in their order. It depends on no clock: which years are over is not said."""
    by_number = {each.n: each for each in citations}
    names_places = len({place(fact) for fact in facts}) > 1
    rows = tuple(_row(fact, by_number, links, named=names_places) for fact in facts[:_ROWS])
    sources = {source.n: source for row in rows for source in row.sources}
    ordered = tuple(sources[n] for n in sorted(sources))
    return FiguresTable(
        key=key, caption=caption, rows=rows, sources=ordered, names_places=names_places, further=len(facts[_ROWS:])
    )


def _row(fact: TargetFact, citations: Mapping[int, Citation], links: Links, *, named: bool) -> FigureRow:
    target = fact.target
    return FigureRow(
        figure=indicator_figure(target),
        kind=target.kind.value,
        kind_said=texts.figures.KINDS[target.kind.value],
        who=said([*subject_words(target), texts.figures.scope_of(target)]),
        period=years(target) or "",
        place=place(fact) if named else "",
        place_href=links.province(target.province) if named and target.province is not None else None,
        sources=tuple(_source(citations[n], links) for n in fact.citations[:_SOURCES]),
        further=len(fact.citations[_SOURCES:]),
    )


def _source(citation: Citation, links: Links) -> SourceLink:
    date = texts.answers.date_with_basis(citation.date)
    about = (citation.publisher, date, _mark(citation), *texts.answers.reading_marks(citation))
    return SourceLink(
        n=citation.n,
        said=citation.title,
        about=" · ".join(part for part in about if part),
        href=links.article(citation.article_id, passage_number(citation.passage_id)),
    )


def _mark(citation: Citation) -> str | None:
    return texts.answers.DIGEST_MARK if citation.kind == ArticleKind.DIGEST else None


def passage_number(passage_id: str) -> int:
    """The number of a passage among those of its article, from 0, by its id."""
    return int(passage_id.rpartition("-")[2])
