"""Whom to ask in a province of today: its offices by name and link, with the page that says so and from when it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from knowledge.places.gazetteer import legacy_provinces_of
from knowledge.records import Record

NATION = ""
"""Stands for the whole country where offices are asked for by province."""


class Body(StrEnum):
    """Which office of a province: that of industry and trade (Sở Công Thương), or its khuyến công centre."""

    OFFICE = "office"
    CENTRE = "centre"


class Page(Record):
    """Where something was read; ``date`` is ISO 8601, cut to what is known of it."""

    page: str
    date: str | None
    before_july_2025: bool


class Office(Record):
    """A body by its name and the address of its own site, each with the page that has it; no telephone, no house."""

    province: str
    body: Body
    name: str
    named_by: Page
    link: str | None = None
    linked_by: Page | None = None

    @property
    def before_july_2025(self) -> bool:
        """Whether a page of before the mergers, or of no known day, has the name or the link."""
        return any(page.before_july_2025 for page in (self.named_by, self.linked_by) if page is not None)


def find_office(province_now: str, body: Body) -> Office | None:
    """The office of a province of today as it ships, `NATION` being one; none where no page names it."""
    return load_offices().get((province_now, body))


def merged_into(legacy: str, province_now: str) -> bool:
    """Whether a province of before July 2025 has become a part of today's, which goes by another's name."""
    return legacy in legacy_provinces_of(province_now)[1:]


@cache
def load_offices() -> Mapping[tuple[str, Body], Office]:
    """Every office that ships, the nation's first."""
    written = json.loads(files("knowledge.places").joinpath("data", "offices.json").read_text(encoding="utf-8"))
    offices = map(Office.model_validate, written["offices"])
    return {(office.province, office.body): office for office in offices}
