"""What there is of provinces, as a list under those of today and of one alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import texts
from bot.views.blocks import plain_block
from bot.views.coverage import about_province, list_provinces
from bot.views.markup import to_parts, to_plain_text
from knowledge.places import legacy_provinces, province_now
from knowledge.store.coverage import Coverage, Holding, LibraryCoverage, read_coverage
from knowledge.store.library import Library


def coverage_of(**held: tuple[Holding, ...]) -> LibraryCoverage:
    """What there is where of each province as much is held, or of those named; nothing else."""
    every = held.get("every", ())
    places = [
        Coverage(province=name, province_now=province_now(name), holdings=held.get(name, every), articles=len(every))
        for name in legacy_provinces()
    ]
    return LibraryCoverage(articles=2, provinces=tuple(places), nation=Coverage(province="", articles=2))


@pytest.fixture
def shipped_coverage(shipped: Path) -> LibraryCoverage:
    return read_coverage(Library.open(f"sqlite:///{shipped / 'library.sqlite3'}"))


@pytest.mark.parametrize("held", [(), tuple(Holding)])
def test_every_province_stands_in_one_message(held: tuple[Holding, ...]) -> None:
    """34 lines with all 63 names, also where there is everything of each; the chosen province stands above."""
    coverage = coverage_of(every=held)
    blocks = [*list_provinces(coverage)]
    assert len(blocks) == 35
    said = to_plain_text(blocks)
    assert all(each.province in said for each in coverage.provinces)
    chosen = plain_block(texts.telegram.chosen_province("Bà Rịa - Vũng Tàu"))
    assert len(to_parts([chosen, *about_province(coverage, "Bà Rịa - Vũng Tàu"), *blocks])) == 1


def test_a_province_of_today_names_what_it_was_made_from() -> None:
    """Itself first; where it was made from itself alone, it is named once."""
    held = {"Vĩnh Phúc": (Holding.RESULTS, Holding.WORDS), "Hà Nội": (Holding.TARGETS,), "Hòa Bình": (Holding.SUPPORT,)}
    lines = to_plain_text([*list_provinces(coverage_of(**held))]).split("\n")
    assert "Phú Thọ: Phú Thọ – chưa có; Hòa Bình – chỉ hỗ trợ; Vĩnh Phúc – kết quả" in lines
    assert "Hà Nội: mục tiêu" in lines
    assert "Huế: Thừa Thiên Huế – chưa có" in lines


def test_a_province_with_little_says_what_there_is_around_it() -> None:
    """Support alone is said to be that; what is one with it today goes first, and then its region and the country."""
    held = {"Sơn La": (Holding.SUPPORT,), "Lào Cai": (Holding.WORDS,), "Vĩnh Phúc": (Holding.RESULTS,)}
    coverage = coverage_of(**held)
    said = to_plain_text([*about_province(coverage, "Sơn La")])
    assert "ngoài hỗ trợ" in said
    assert "Lào Cai (có bài)" in said
    assert "Vĩnh Phúc" not in said
    assert "2 bài" in said
    nothing = to_plain_text([*about_province(coverage, "Hòa Bình")])
    assert "Vĩnh Phúc (kết quả), Lào Cai (có bài)" in nothing
    assert "ngoài hỗ trợ" not in nothing
    assert len([*about_province(coverage, "Vĩnh Phúc")]) == 1


def test_support_is_spoken_of_only_where_there_is_some() -> None:
    """An article about something else is no support, and no article about cleaner production."""
    other = Coverage(province="Tiền Giang", province_now="Đồng Tháp", articles=1, first_year=2022, last_year=2022)
    places = tuple(other if each.province == "Tiền Giang" else each for each in coverage_of().provinces)
    coverage = LibraryCoverage(articles=3, provinces=places, nation=Coverage(province="", articles=2))
    said = to_plain_text([*about_province(coverage, "Tiền Giang")])
    assert "chưa có về SXSH (1 bài khác, 2022)" in said
    assert "Riêng Tiền Giang chưa có bài về sản xuất sạch hơn." in said
    assert "hỗ trợ" not in said


def test_an_empty_library_says_that_nothing_is_there() -> None:
    """No sentence is left empty."""
    empty = LibraryCoverage(articles=0, provinces=coverage_of().provinces, nation=Coverage(province=""))
    assert "Chưa có bài nào về Sơn La." in to_plain_text([*about_province(empty, "Sơn La")])


def test_of_every_shipped_province_without_its_own_something_is_said(shipped_coverage: LibraryCoverage) -> None:
    """What there is of its region and of the country."""
    for each in shipped_coverage.provinces:
        if not each.has_sxsh:
            assert "có bài về" in to_plain_text([*about_province(shipped_coverage, each.province)])
