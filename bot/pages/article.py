"""What the page of an article shows: what it is, of when and where, its text by passages, and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.pages.article_lines import PlaceLink
from bot.pages.figures_table import FiguresTable, SourceLink, compose_figures
from bot.pages.links import Links, anchor
from bot.views.particulars import list_checked
from knowledge.records import BODY_ROLES, Article, ArticleKind, Passage, Record, Validity
from retrieval.answers.citation import cite_passage
from retrieval.records import Citation, TargetFact


class PassageView(Record):
    """A passage under the id that leads to it; ``said`` is what stands around the article, in a word."""

    anchor: str
    text: str
    said: str = ""


class ArticleView(Record):
    """The page of an article; what ``is_digest`` are our own words and stand in no quotation marks.

    ``label`` says whether it is quoted or summed up, and ``note`` from what a summary was made. ``source`` is the
    address of its page.
    """

    title: str
    is_digest: bool
    label: str
    note: str | None
    date: str
    publisher: str | None
    source: str | None
    places: tuple[PlaceLink, ...]
    topics: tuple[PlaceLink, ...]
    particulars: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    passages: tuple[PassageView, ...]
    around: tuple[PassageView, ...]
    figures: FiguresTable | None


def compose_article_page(
    article: Article,
    passages: Sequence[Passage],
    facts: Sequence[TargetFact],
    citations: Sequence[Citation],
    links: Links,
) -> ArticleView:
    """The page of an article, of whose figures each leads to the passage that states it."""
    is_digest = article.kind is ArticleKind.DIGEST
    note = texts.answers.summary_note(cite_passage(article, passages[0])) if is_digest and passages else None
    return ArticleView(
        title=article.title,
        is_digest=is_digest,
        label=texts.answers.DIGEST_LABEL if is_digest else texts.pages.QUOTATION,
        note=note,
        date=texts.answers.date_with_basis(article.date),
        publisher=article.publisher,
        source=article.url if (article.url or "").startswith(("http://", "https://")) else None,
        places=_places(article, links),
        topics=_topics(article, links),
        particulars=tuple(list_checked(article)),
        remarks=tuple(_remarks(article)),
        passages=tuple(_passage(each) for each in passages if each.role in BODY_ROLES),
        around=tuple(_passage(each) for each in passages if each.role not in BODY_ROLES),
        figures=_figures(article, passages, facts, citations, links),
    )


def _places(article: Article, links: Links) -> tuple[PlaceLink, ...]:
    named = {each.province: texts.answers.place(each.province, each.province_now) for each in article.places}
    return tuple(PlaceLink(name=said, href=links.province(name)) for name, said in named.items())


def _topics(article: Article, links: Links) -> tuple[PlaceLink, ...]:
    found = []
    for key in article.digest.topics if article.digest else ():
        href, name = links.topic(key), texts.browsing.TOPICS.get(key)
        if href is not None and name is not None:
            found.append(PlaceLink(name=name, href=href))
    return tuple(found)


def _remarks(article: Article) -> list[str]:
    """What is to be known before it is believed: that pages differ, that it proves little, how long a paper holds.

    And how its words came to be text, where they were not typed so.
    """
    said = []
    if article.particulars.validity is not None:
        said.append(_validity(article.particulars.validity))
    if article.digest is not None and article.digest.conflict:
        said.append(texts.answers.pages_differ(article.digest.conflict))
    if article.digest is not None and article.digest.is_weak:
        said.append(texts.browsing.WEAK)
    if article.particulars.scanned is not None:
        said.append(f"{texts.particulars.scanned(article.particulars.scanned, advise=False).capitalize()}.")
    if article.particulars.converted_from:
        said.append(f"{texts.answers.CONVERTED_MARK.capitalize()}.")
    return [each for each in said if each]


def _validity(validity: Validity) -> str:
    """As it is stated: whether it is over depends on the day, and a page does not."""
    since = texts.answers.first_day(validity.since) if validity.since else None
    until = texts.answers.last_day(validity.until) if validity.until else None
    return texts.browsing.validity(since, until, validity.replaced_by)


def _passage(passage: Passage) -> PassageView:
    said = "" if passage.role in BODY_ROLES else texts.particulars.ROLES[passage.role]
    return PassageView(anchor=anchor(passage.number), text=passage.text, said=said)


def _figures(
    article: Article,
    passages: Sequence[Passage],
    facts: Sequence[TargetFact],
    citations: Sequence[Citation],
    links: Links,
) -> FiguresTable | None:
    if not facts:
        return None
    table = compose_figures("figures", texts.browsing.FIGURES_OF_ARTICLE, facts, citations, links)
    places = _stating(passages, facts)
    rows = []
    for row, fact in zip(table.rows, facts, strict=False):
        number = places[fact.id]
        said, href = texts.browsing.passage(number + 1), links.article(article.id, number)
        stated = SourceLink(n=number + 1, said=said, about="", href=href)
        rows.append(row.model_copy(update={"sources": (stated,), "further": 0}))
    return table.model_copy(update={"rows": tuple(rows), "sources": ()})


def _stating(passages: Sequence[Passage], facts: Sequence[TargetFact]) -> Mapping[str, int]:
    """The number of the passage that each figure stands in; of one that stands in none, as in a title, the first's."""
    found = {}
    for fact in facts:
        at = fact.target.quantity_start
        found[fact.id] = next((each.number for each in passages if each.start <= at < each.end), 0)
    return found
