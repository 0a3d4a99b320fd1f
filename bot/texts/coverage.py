"""What people read about how much there is of each province: in the terminal, in lists, and on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.texts.answers import WHOLE_NATION
from bot.texts.answers import place as province_names
from knowledge.places.offices import NATION
from knowledge.store.coverage import Coverage, Holding
from knowledge.store.shipped import ShippedDigests, Touch, TouchedDigest

_HELD: Mapping[Holding, str] = {Holding.TARGETS: "mục tiêu", Holding.RESULTS: "kết quả"}
_IN_WORDS, _SUPPORT_ALONE, _NOTHING = "có bài", "chỉ hỗ trợ", "chưa có"
_OTHERS = "chưa có về SXSH"

COLUMNS = ("Tỉnh, thành phố (tên cũ)", "Nay", "Có gì", "Bài", "Năm")
_BEST: Mapping[Holding | None, str] = {
    Holding.TARGETS: "có mục tiêu",
    Holding.RESULTS: "có kết quả, chưa có mục tiêu",
    Holding.WORDS: "mới có bài",
    Holding.SUPPORT: _SUPPORT_ALONE,
    None: _NOTHING,
}


def holdings(coverage: Coverage) -> str:
    """What there is of a place, in two or three words."""
    if not coverage.holdings:
        return _OTHERS if coverage.articles else _NOTHING
    if not coverage.has_sxsh:
        return _SUPPORT_ALONE
    return ", ".join(_HELD[each] for each in coverage.holdings if each in _HELD) or _IN_WORDS


def years(coverage: Coverage) -> str:
    """The years of a place's articles; a dash where none is dated."""
    first, last = coverage.first_year, coverage.last_year
    if first is None or last is None:
        return "–"
    return str(first) if first == last else f"{first}–{last}"


def place(coverage: Coverage) -> str:
    """The place that is spoken of."""
    return coverage.province if coverage.province != NATION else WHOLE_NATION


def totals(counts: Mapping[Holding | None, int]) -> str:
    """How many provinces have what at the best."""
    said = " · ".join(f"{count} {_BEST[best]}" for best, count in counts.items())
    return f"{sum(counts.values())} tỉnh, thành phố (tên cũ): {said}."


def articles(count: int) -> str:
    """How many articles there are."""
    return f"Đang có {count} bài."


def shipped(digests: ShippedDigests) -> str:
    """What has become of the digests that came with the program."""
    return (
        f"Bài tóm lược đi kèm: {digests.given}; đã sửa {digests.edited}, đã gỡ {digests.removed}, "
        f"nhường chỗ cho bản gốc {digests.behind_originals}."
    )


_TOUCHED: Mapping[Touch, str] = {Touch.EDITED: "đã sửa", Touch.REMOVED: "đã gỡ"}


def touched(digest: TouchedDigest) -> str:
    """A digest that a person has edited or removed."""
    return f"  {_TOUCHED[digest.touch]}: {' '.join(filter(None, (digest.id, digest.title)))}"


TOUCHED_BACK = "  (đem về như bản đi kèm: sxsh collection restore MÃ)"
LIST_TITLE = "Bộ tài liệu có gì về từng tỉnh (tên nay: các tên cũ)"
# More names than these are no hint any more.
_MOST_NEAR = 4


def merged_line(now: str, held: Sequence[tuple[str, str]]) -> str:
    """What there is of each province that one of today was made from, by name and in words."""
    if len(held) == 1 and held[0][0] == now:
        return held[0][1]
    return "; ".join(f"{name} – {said}" for name, said in held)


def place_line(coverage: Coverage) -> str:
    """What there is of a province, in a line."""
    name = province_names(coverage.province, coverage.province_now)
    if not coverage.articles:
        return f"{name}: {holdings(coverage)}."
    when = f", {years(coverage)}" if coverage.last_year is not None else ""
    articles = f"{coverage.articles} bài" if coverage.holdings else f"{coverage.articles} bài khác"
    return f"{name}: {holdings(coverage)} ({articles}{when})."


def little_there(coverage: Coverage, beside: Sequence[Coverage], nation: Coverage) -> str:
    """That a province has support alone or nothing, and what there is around it and of the whole country."""
    beyond = " ngoài hỗ trợ" if Holding.SUPPORT in coverage.holdings else ""
    own = f"Riêng {coverage.province} chưa có bài về sản xuất sạch hơn{beyond}."
    said = [own if coverage.articles or coverage.holdings else ""]
    near = [f"{each.province} ({holdings(each)})" for each in beside[:_MOST_NEAR]]
    said.append(f"Cùng tỉnh hoặc cùng vùng có bài về {', '.join(near)}." if near else "")
    said.append(f"Chung {WHOLE_NATION} có {nation.articles} bài." if nation.articles else "")
    return " ".join(filter(None, said)) or f"Chưa có bài nào về {coverage.province}."


MAP_TITLE = "Bộ tài liệu có gì?"
_MAP_NAMES: Mapping[str, str] = {
    "Bà Rịa - Vũng Tàu": "Bà Rịa -\nVũng Tàu",
    "Thừa Thiên Huế": "Thừa Thiên\nHuế",
    "Hồ Chí Minh": "TP. Hồ\nChí Minh",
}
_LETTERS: Mapping[Holding, str] = {
    Holding.TARGETS: "M",
    Holding.RESULTS: "K",
    Holding.WORDS: "B",
    Holding.SUPPORT: "H",
}


def map_name(name: str) -> str:
    """A name in two lines, as it stands in a tile."""
    return _MAP_NAMES.get(name, name.replace(" ", "\n", 1))


def letters(held: Sequence[Holding]) -> str:
    """What there is of a place, a letter for each; a dash for nothing."""
    return " ".join(_LETTERS[each] for each in held) or "–"


def legend(best: Holding | None, count: int) -> str:
    """What a colour of the map says, and of how many provinces."""
    return f"{_BEST[best]} ({count})"


def map_notes(nation: Coverage, islands: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What else is to be known of the map, a line each; ``islands`` are named with the province that they belong to."""
    return (
        "M mục tiêu · K kết quả",
        "B bài về SXSH · H hỗ trợ",
        "Tên tỉnh trước tháng 7/2025",
        *(f"{name} thuộc {province}" for name, province in islands),
        f"Bài chung cả nước: {nation.articles}",
    )
