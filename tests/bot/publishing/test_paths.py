"""Pages have names that every host keeps and that stay, and lead to each other from wherever the folder stands."""

from __future__ import annotations

from itertools import chain

import pytest

from bot import texts
from bot.pages.province import place_names
from bot.publishing import paths
from bot.publishing.errors import PublishRefused, Refusal
from knowledge.places.offices import NATION
from knowledge.targets import Indicator


def test_no_two_pages_have_one_name_on_a_host_that_knows_no_capitals() -> None:
    """Every place, topic, indicator and year, and their second pages."""
    made = list(
        chain(
            (paths.province_path(name, page) for name in (NATION, *place_names()) for page in (1, 2, 11)),
            (paths.topic_path(key, page) for key in texts.browsing.TOPICS for page in (1, 2, 11)),
            (paths.year_path(year, page) for year in (None, *range(1990, 2100)) for page in (1, 2, 11)),
            map(paths.indicator_path, paths.INDICATORS),
            (paths.article_path(each) for each in ("0123456789", "0123456789-2")),
            (paths.INDEX, paths.MISSING, paths.DOCUMENTS, paths.STYLE, paths.ICON, paths.SCRIPT, paths.LISTED),
            (paths.ROBOTS, paths.SITEMAP),
        )
    )
    made += [paths.card_path(each) for each in made if each.endswith(".html")]
    assert all(map(paths.is_safe, made))
    assert len({each.casefold() for each in made}) == len(made)


def test_the_names_that_others_link_to_are_these() -> None:
    """They have been given away: nothing that people read changes them."""
    assert paths.province_path("Thừa Thiên Huế") == paths.province_path("Huế") == "tinh/hue.html"
    assert paths.province_path("Bà Rịa - Vũng Tàu") == "tinh/ba-ria-vung-tau.html"
    assert paths.province_path(NATION, 2) == "tinh/ca-nuoc-2.html"
    assert paths.beside_province("Đắk Lắk", "xlsx") == "tinh/dak-lak.xlsx"
    assert paths.year_path(None) == "nam/khong-ro.html"
    assert paths.indicator_path(Indicator.UNIT_IN_CHARGE) == "chi-so/chuyen-trach.html"
    assert paths.card_path("bai/0123456789.html") == "anh/bai-0123456789.png"
    assert set(paths.INDICATORS) == set(Indicator) - {Indicator.OTHER}


@pytest.mark.parametrize(
    "path",
    [
        "../a.html",
        "/a.html",
        "a/../b.html",
        "a/b/c.html",
        "A.html",
        "bai/con.html",
        "nul.html",
        "com1/a.html",
        "đ.html",
        "a b.html",
        ".htaccess",
        "a.php",
        "",
        "a.html\n",
    ],
)
def test_a_name_that_some_host_cannot_keep_is_refused(path: str) -> None:
    """One that leads out of the folder, that Windows keeps for a device, or whose letters it would change."""
    with pytest.raises(PublishRefused) as refused:
        paths.checked(path)
    assert (refused.value.path, refused.value.why) == (path, Refusal.BAD_NAME)


def test_links_are_relative_to_the_page() -> None:
    """So the folder opens from a disk, and under any address of a host."""
    links = paths.PageLinks("tinh/ha-noi.html", topics={"bia"}, indicators={Indicator.SAVING})
    assert links.article("0123456789", 1) == "../bai/0123456789.html#doan-2"
    assert links.province("Phú Thọ") == "phu-tho.html"
    assert links.year(None) == "../nam/khong-ro.html"
    assert links.asset(paths.STYLE) == "../page.css"
    assert links.to("tinh/ha-noi.html", "so-lieu") == "#so-lieu"
    assert (links.topic("bia"), links.topic("che")) == ("../chu-de/bia.html", None)
    assert links.indicator(Indicator.TRAINING) is None
    assert paths.PageLinks(paths.INDEX).province("Hà Nội") == "tinh/ha-noi.html"


def test_a_page_shown_under_any_address_leads_on_from_the_folders() -> None:
    """As the one for an address that is not there, whichever of its names the host is called by."""
    assert paths.place_of("https://a.example/sxsh/") == "/sxsh/"
    assert paths.place_of("https://a.example/") == "/"
    links = paths.PageLinks(paths.MISSING, base="/sxsh/")
    assert links.asset(paths.STYLE) == "/sxsh/page.css"
