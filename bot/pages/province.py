"""What the page of a province shows: its figures, its articles by year, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.pages.article_lines import PlaceLink, YearGroup, group_by_year
from bot.pages.figures_table import FiguresTable, compose_figures
from bot.pages.links import Links, slug
from knowledge.places import legacy_provinces, legacy_provinces_of, province_now
from knowledge.places.offices import NATION, merged_into
from knowledge.records import Article, Contact, Record
from knowledge.store.coverage import LibraryCoverage
from knowledge.targets import Indicator
from retrieval.records import Citation, TargetFact


@dataclass(frozen=True)
class PlaceContent:
    """What is known of a place: figures with their citations, articles that are the newest first, and offices.

    ``name`` is a province before July 2025, which is that one alone; or one of today, which is all that it was made
    from; or `NATION`.
    """

    name: str
    facts: Sequence[TargetFact]
    citations: Sequence[Citation]
    articles: Sequence[Article]
    contacts: Sequence[Contact]


class ContactLine(Record):
    """An office with how it is reached, and how far that may be trusted."""

    name: str
    link: str | None
    reach: str
    standing: str


class Picture(Record):
    """A picture with what it shows, in words."""

    href: str
    says: str
    width: int
    height: int


class ProvinceView(Record):
    """The page of a province, or of the country; ``parts`` are those that it was made from, ``now`` is today's.

    ``figures`` are those of cleaner production, ``others`` what else its articles count.
    """

    name: str
    said: tuple[str, ...]
    parts: tuple[PlaceLink, ...] = ()
    now: PlaceLink | None = None
    figures: FiguresTable | None = None
    others: FiguresTable | None = None
    chart: Picture | None = None
    workbook: str | None = None
    groups: tuple[YearGroup, ...] = ()
    contacts: tuple[ContactLine, ...] = ()


def compose_province(
    content: PlaceContent,
    coverage: LibraryCoverage,
    links: Links,
    *,
    chart: Picture | None = None,
    workbook: str | None = None,
) -> ProvinceView:
    """The page of a place, with its ``chart`` and ``workbook`` where there are any."""
    name = content.name
    legacy = provinces_of(name)
    now = province_now(legacy[0]) if legacy and merged_into(legacy[0], province_now(legacy[0])) else None
    programme = [fact for fact in content.facts if fact.target.indicator is not Indicator.OTHER]
    others = [fact for fact in content.facts if fact.target.indicator is Indicator.OTHER]
    return ProvinceView(
        name=texts.browsing.place_name(name),
        said=tuple(_said(name, legacy, coverage)),
        parts=tuple(PlaceLink(name=each, href=links.province(each)) for each in legacy[1:]),
        now=PlaceLink(name=now, href=links.province(now)) if now is not None else None,
        figures=_table("figures", programme, content, links),
        others=_table("others", others, content, links),
        chart=chart,
        workbook=workbook,
        groups=group_by_year(content.articles, links),
        contacts=tuple(map(compose_contact, content.contacts)),
    )


def provinces_of(name: str) -> tuple[str, ...]:
    """The provinces before July 2025 that a place is, its namesake first; none for the country."""
    return () if name == NATION else legacy_provinces_of(name) or (name,)


def place_names() -> tuple[str, ...]:
    """Every place with a page, by its name in addresses: those before July 2025, under today's name where that has one.

    A province that others were joined to has one page for all of them; those others have pages of their own.
    """
    return tuple(sorted(map(page_name, legacy_provinces()), key=slug))


def page_name(province: str) -> str:
    """The name of the page that a province is on, by its name before July 2025 or today's: "Huế" of both of its names.

    Raises ``ValueError`` for a name that is none.
    """
    if province == NATION:
        return NATION
    now = province_now(province)
    return province if merged_into(province, now) else now


def compose_contact(contact: Contact) -> ContactLine:
    """An office as people may see it."""
    reach = " · ".join(part for part in (contact.phone, contact.address, contact.email) if part)
    standing = texts.answers.contact_standing(contact)
    return ContactLine(name=contact.name, link=contact.link, reach=reach, standing=standing)


def _said(name: str, legacy: Sequence[str], coverage: LibraryCoverage) -> list[str]:
    """What there is of a place, a line for each that it was made from; of one with little, what is near."""
    if name == NATION:
        return [texts.browsing.nation_line(coverage.nation)]
    lines = [texts.coverage.place_line(coverage.of(each)) for each in legacy]
    if not any(coverage.of(each).has_sxsh for each in legacy):
        first = coverage.of(legacy[0])
        lines.append(texts.coverage.little_there(first, coverage.beside(legacy[0]), coverage.nation))
    return lines


def _table(key: str, facts: Sequence[TargetFact], content: PlaceContent, links: Links) -> FiguresTable | None:
    if not facts:
        return None
    caption = texts.browsing.figures_caption(key, texts.browsing.place_name(content.name))
    return compose_figures(key, caption, facts, content.citations, links)
