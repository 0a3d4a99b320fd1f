"""The offices that ship: one of industry and trade a province of today, by name and link alone."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from knowledge.places.gazetteer_tables import load_tables
from knowledge.places.offices import NATION, Body, find_office, load_offices, merged_into

WRITTEN = files("knowledge.places").joinpath("data", "offices.json").read_text(encoding="utf-8")


def test_every_province_of_today_has_an_office_and_so_has_the_nation() -> None:
    """Of the 34; a centre stands where a page names one in Vietnamese, and never for a province that is no more."""
    now = set(load_tables().made_from)
    offices = load_offices()
    assert {province for province, body in offices if body is Body.OFFICE} == now | {NATION}
    assert {province for province, body in offices if body is Body.CENTRE} < now
    assert len(offices) == len(json.loads(WRITTEN)["offices"])


@pytest.mark.parametrize("office", load_offices().values(), ids=lambda office: f"{office.province} {office.body}")
def test_an_office_is_named_after_its_province_of_today(office: object) -> None:
    """What has another name there is the nation's."""
    found = next(each for each in load_offices().values() if each == office)
    assert found.province in found.name
    if found.province and found.body is Body.OFFICE:
        assert found.name.startswith("Sở Công Thương ")


def test_nothing_ships_that_would_have_to_be_tried_first() -> None:
    """No telephone number, no house, no e-mail address: what stands there beside names are pages and days."""
    fields = {field for row in json.loads(WRITTEN)["offices"] for field in row}
    assert fields == {"province", "body", "name", "named_by", "link", "linked_by"}
    assert "@" not in WRITTEN
    names = [row["name"] for row in json.loads(WRITTEN)["offices"]]
    assert not [name for name in names if re.search(r"\d", name)]


def test_a_link_is_the_bodys_own_site() -> None:
    """Under gov.vn, and with the page on that very site that shows it; a newspaper's page is no link."""
    linked = [office for office in load_offices().values() if office.link is not None]
    assert sorted(office.province for office in linked) == sorted(
        ["An Giang", "Hải Phòng", "Lai Châu", "Thái Nguyên", "Đắk Lắk", "Đồng Nai", "Đồng Tháp"]
    )
    for office in linked:
        assert office.linked_by is not None
        assert re.fullmatch(r"https?://[a-z.]+\.gov\.vn", str(office.link))
        assert office.linked_by.page.startswith(f"{office.link}/")


@pytest.mark.parametrize(
    ("province", "before"),
    [
        ("Nghệ An", True),  # a page without a day
        ("Bắc Ninh", False),  # a page of 24/11/2025
        ("Hải Phòng", True),  # named after July 2025, its link from a page of 2022
        ("Thanh Hóa", True),  # of no known day
        ("Ninh Bình", False),  # by the decision of 23/09/2025
    ],
)
def test_what_an_older_page_says_is_marked(province: str, before: bool) -> None:
    """One older half is enough."""
    office = find_office(province, Body.OFFICE)
    assert office is not None
    assert office.before_july_2025 is before


@pytest.mark.parametrize(
    ("legacy", "now", "merged"),
    [
        ("Yên Bái", "Lào Cai", True),
        ("Lào Cai", "Lào Cai", False),
        ("Nghệ An", "Nghệ An", False),
        ("Thừa Thiên Huế", "Huế", False),  # it has another name and nothing was added
    ],
)
def test_a_province_that_was_taken_in_is_told_from_its_namesake(legacy: str, now: str, merged: bool) -> None:
    """Only there a reader has to be told that the office is now another's."""
    assert merged_into(legacy, now) is merged
