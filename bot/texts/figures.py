"""How figures are named, written and compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.texts.answers import ELLIPSIS, MOST_NAMED, SOURCES, WHOLE_NATION, listed
from knowledge.targets import Target

INDICATORS: Mapping[str, str] = {
    "awareness": "Nhận thức về SXSH",
    "adoption": "Áp dụng SXSH",
    "saving": "Tiết kiệm",
    "unit_in_charge": "Bộ phận/cán bộ chuyên trách",
    "training": "Đào tạo, tập huấn",
    "outreach": "Tuyên truyền, phổ biến",
    "compliance": "Đạt quy chuẩn môi trường",
    "planning": "Kế hoạch hành động",
    "other": "Khác",
}
KINDS: Mapping[str, str] = {"target": "mục tiêu", "result": "kết quả", "plan": "kế hoạch", "claim": "nhận định chung"}
KIND_HEADINGS: Mapping[str, str] = {
    "target": "Mục tiêu",
    "result": "Kết quả đã nêu (không phải mục tiêu)",
    "plan": "Hoạt động dự kiến",
    "claim": "Nhận định chung (không phải mục tiêu của nơi nào)",
}
LIST_HEADINGS: Mapping[str, str] = {**KIND_HEADINGS, "target": "Mục tiêu SXSH"}
FIGURES = "Số liệu SXSH"
# What the rows say themselves: that a year is past, and to which province another belongs today.
_FURTHER = re.compile(r"Còn (?P<count>\d+) dòng khác, xem ảnh hoặc bảng\.")
_IN_ROWS = re.compile(
    r"Mốc năm \d+ trong bài đã qua\."
    r"|.+ nay thuộc .+ \(từ 1/7/2025\)\."
    r"|.+ ngày nay gồm cả .+ trước đây; bài được dẫn nói về nơi đó\."
)
# Of which place a figure is, where it is not a province's: said in its row.
SCOPES: Mapping[str, str] = {
    "country": "",
    "region": "trong vùng",
    "province": "",
    "district": "cấp huyện",
    "firm": "ở một doanh nghiệp",
}
NO_PLACE = "không nêu nơi"
_COMPARATORS: Mapping[str, str] = {
    "over": "trên ",
    "under": "dưới ",
    "up_to": "đến ",
    "about": "khoảng ",
    "nearly": "gần ",
}
COMPARATORS: Mapping[str, str] = {"exact": "đúng", **{name: said.strip() for name, said in _COMPARATORS.items()}}

CONFLICT = "Các bài nêu khác nhau, bài mới hơn trước:"
NOT_IN_DOCUMENTS = "không có trong tài liệu"
OTHER_PERIODS = "Khác kỳ, không so trực tiếp được."
OTHER_SUBJECTS = "Khác đối tượng được tính."
CORRECTED = "ban biên tập đã sửa"
NOTHING_TO_DRAW = "Không có số liệu phần trăm để vẽ."
COMPARE_USAGE = "Nêu ít nhất hai nơi, ví dụ: /sosanh Hà Nội, Thanh Hóa; hoặc /sosanh các tỉnh."
BUTTON_TABLE = "Tải bảng (.xlsx)"
BUTTON_CHART = "Biểu đồ"
BUTTON_PICTURE = "Ảnh bảng"
PICTURE_COLUMNS = ("Nơi", "Số liệu", "Đối tượng", "Kỳ", "Nguồn")

SOURCES_IN_TABLE = "Số liệu và nguồn của từng nơi có trong bảng (.xlsx)."
TABLE_NAME = "so-lieu-sxsh.xlsx"
TABLE_CAPTION = "Mỗi dòng một số liệu, có câu gốc, bài, ngày và căn cứ."
TABLE_SHEET = "Số liệu SXSH"
TABLE_COLUMNS = (
    "Mã",
    "Nơi",
    "Nay thuộc",
    "Phạm vi",
    "Chỉ số",
    "Loại",
    "So sánh",
    "Từ (giá trị)",
    "Đến (giá trị)",
    "Xuất phát",
    "Đơn vị",
    "Đối tượng",
    "Nội dung",
    "Kỳ từ năm",
    "Kỳ đến năm",
    "Người sửa",
    "Câu gốc",
    "Bài",
    "Nơi đăng",
    "Ngày",
    "Căn cứ của ngày",
    "Địa chỉ",
)
TABLE_DATE = TABLE_COLUMNS.index("Ngày")
# How wide the columns with sentences are, in letters; what is longer is wrapped.
TABLE_WIDE: Mapping[str, int] = {
    "Đối tượng": 32, "Nội dung": 32, "Câu gốc": 64, "Bài": 40, "Nơi đăng": 24, "Địa chỉ": 40
}  # fmt: skip
YES = "có"


def place_of(target: Target) -> str:
    """Of which place a figure is: its province, the country, a region, or none that is said."""
    if target.province is not None:
        return target.province
    return NO_PLACE if target.scope is None else SCOPES[target.scope.value] or WHOLE_NATION


def scope_of(target: Target) -> str | None:
    """How wide the place of a figure is, where it is none of a province or the country."""
    return SCOPES[target.scope.value] or None if target.scope is not None else None


def number(value: float) -> str:
    """A number as Vietnamese writes it: 10.000 and 4,2."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


def figure(comparator: str, low: float, high: float, unit: str, *, base: float | None = None) -> str:
    """A figure with its bound and unit; large money in triệu and tỷ."""
    scale, name = _scale(high, unit)
    values = number(low / scale) if low == high else f"{number(low / scale)}–{number(high / scale)}"
    start = ""
    if base is not None:
        start = f"từ {number(base / scale)} {'lên' if base <= high else 'xuống'} "
    shown = f"{values}{name}" if name == "%" else f"{values} {name}"
    return f"{_COMPARATORS.get(comparator, '')}{start}{shown}"


def _scale(value: float, unit: str) -> tuple[float, str]:
    if unit.startswith("đồng"):
        for scale, name in ((1e9, "tỷ"), (1e6, "triệu")):
            if value >= scale:
                return scale, f"{name} {unit}"
    return 1.0, unit


def indicator_figure(indicator: str, shown: str) -> str:
    """An indicator with its figure, the head of a row."""
    return shown.capitalize() if indicator == "other" else f"{INDICATORS[indicator]}: {shown}"


def period(first: int | None, last: int | None, *, over: bool) -> str | None:
    """A period in words; one that is over says so."""
    if last is None:
        return None
    written = f"đến {last}" if first is None else f"{first}–{last}"
    written = f"năm {last}" if first == last else written
    return is_over(written) if over else written


def is_over(period: str) -> str:
    """A period of which it is said that it is over."""
    return f"{period} (đã hết hạn)"


def passed(years: Sequence[int]) -> str:
    """The years by which something was to be reached and that are past, once for all rows."""
    return f"Đã hết hạn: mốc {listed([str(year) for year in years])}."


def statement(kind: str, period: tuple[int | None, int | None] | None, province: str | None) -> str:
    """What a quoted sentence is: "Mục tiêu đến năm 2015 · Hà Nội"."""
    named = KINDS[kind][:1].upper() + KINDS[kind][1:]
    if kind == "claim":  # holds for no place
        return named
    when = period_in_words(period)
    return " · ".join(part for part in (f"{named} {when}" if when else named, province) if part)


def period_in_words(period: tuple[int | None, int | None] | None) -> str:
    """A period of a figure in words, empty for none."""
    if period is None:
        return ""
    first, last = period
    if first is None:
        return f"đến năm {last}"
    return f"năm {last}" if first == last else f"giai đoạn {first}–{last}"


def asked_periods(periods: Sequence[tuple[int | None, int | None]]) -> str:
    """The periods that were asked for, in words: "năm 2015 và 2020", "trước năm 2015"."""
    if all(first == last for first, last in periods):
        return f"năm {listed([str(last) for _, last in periods])}"
    return listed([_asked_period(first, last) for first, last in periods])


def _asked_period(first: int | None, last: int | None) -> str:
    if first is None:
        return f"thời gian trước năm {last + 1}" if last is not None else ""
    if last is None:
        return f"thời gian từ năm {first} trở đi"
    return f"năm {last}" if first == last else f"giai đoạn {first}–{last}"


def period_missing(first: int | None, last: int | None) -> str:
    """A period that was to be compared and has no figure."""
    asked = _asked_period(first, last)
    return f"{asked[:1].upper()}{asked[1:]}: {NOT_IN_DOCUMENTS}"


def missing_figure(
    kind: str, periods: Sequence[tuple[int | None, int | None]], others: Sequence[tuple[str, str | None, str]]
) -> str:
    """A place has no such figure for these periods; ``others`` are those it has: kind, period and figure of each."""
    what = "số liệu" if not others or any(other == kind for other, _, _ in others) else KINDS[kind]
    when = f" cho {asked_periods(periods).removeprefix('năm ')}" if periods else ""
    there = "; ".join(_other_figure(kind, other, written, shown) for other, written, shown in others)
    return f"không có {what}{when}; có {there}"


def _other_figure(kind: str, other: str, written: str | None, shown: str) -> str:
    named = KINDS[other] if other != kind else ""
    when = f"cho {written}" if written and written[0].isdigit() and not named else written
    return " ".join(part for part in (named, when) if part) + f": {shown}"


def figures_there(targets: Sequence[Target], places: Sequence[str]) -> str:
    """The figures of these places by kind and period in the order given, in words; of many only some.

    The place is named unless it is the only one that was asked about.
    """
    groups: dict[str, list[str]] = {}
    for target in targets[:MOST_NAMED]:
        when = period(target.period_from, target.period_to, over=False)
        where = "" if [target.province] == list(places) else f"{place_of(target)}: "
        name = where + " ".join(part for part in (KINDS[target.kind.value], when) if part)
        shown = figure(target.comparator.value, target.low, target.high, target.unit, base=target.base)
        groups.setdefault(name, []).append(indicator_figure(target.indicator.value, shown))
    return "; ".join(f"{name} – {', '.join(shown)}" for name, shown in groups.items())


SLOTS: Mapping[str, str] = {
    "quantity": "con số",
    "subject": "đối tượng",
    "predicate": "vị ngữ",
    "object": "nội dung",
    "time": "thời gian",
    "place": "nơi",
    "mood": "loại theo",
}
OF_ECONOMY = "không thuộc chương trình"
UNSURE = "⚠ chưa chắc"


def figure_line(number_of: int, target: Target, shown: str, when: str | None) -> str:
    """One figure of a document in a line, with all that an operator should look at."""
    parts = [
        f"{number_of}. {INDICATORS[target.indicator.value]}: {shown}",
        KINDS[target.kind.value],
        when,
        target.what,
        target.who,
        place_of(target),
        scope_of(target),
        None if target.of_programme else OF_ECONOMY,
        UNSURE if target.unsure else None,
    ]
    return " · ".join(part for part in parts if part)


def targets_heading(places: Sequence[str], count: int) -> str:
    """The heading of figures; of many places only some are named."""
    return f"{FIGURES} · {several_places(places, count)}"


def several_places(places: Sequence[str], count: int) -> str:
    """Some places of so many."""
    more = f" và {count - len(places)} nơi khác" if count > len(places) else ""
    return f"{', '.join(places)}{more}"


def is_of_figures(frame: str) -> bool:
    """Whether what stands above a quotation says of which kind and place its figure is, as the heading of a list."""
    return frame.lower().startswith(tuple(KINDS.values()))


def is_in_rows(note: str) -> bool:
    """Whether a note says what rows of figures say: a period that is over, today's name of a province."""
    return _IN_ROWS.fullmatch(note) is not None


def many_heading(indicator: str, count: int) -> str:
    """The heading of one indicator of many places."""
    return f"So sánh SXSH · {INDICATORS[indicator]} · {count} nơi"


def further_places(count: int) -> str:
    """There are more rows than fit; the picture and the table have them."""
    return f"Còn {count} dòng khác, xem ảnh hoặc bảng."


def further_places_untold(count: int) -> str:
    """There are more rows than fit, and neither picture nor table can be had."""
    return f"Còn {count} dòng khác; hỏi riêng từng tỉnh, ví dụ: /muctieu Thanh Hóa."


def without_files(text: str) -> str:
    """What is said of rows, where neither picture nor table can be had."""
    found = _FURTHER.fullmatch(text)
    return further_places_untold(int(found["count"])) if found else text


def without_figure(places: Sequence[str]) -> str:
    """The places that have no figure of an indicator; of many how many they are."""
    if len(places) > MOST_NAMED:
        return f"{len(places)} nơi khác không có số liệu này."
    return f"Không có trong tài liệu: {', '.join(place or WHOLE_NATION for place in places)}."


def comparison_heading(places: Sequence[str]) -> str:
    """The heading of a comparison; "" among the places is the whole country."""
    names = [place or WHOLE_NATION for place in places]
    if len(names) > MOST_NAMED:
        return f"So sánh số liệu sản xuất sạch hơn của {len(names)} nơi"
    return f"So sánh số liệu sản xuất sạch hơn: {listed(names)}"


def compared_indicator(indicator: str, *, result: bool) -> str:
    """The heading of one indicator in a comparison."""
    return f"{INDICATORS[indicator]} (kết quả)" if result else INDICATORS[indicator]


def in_workbook(count: int, places: int) -> str:
    """How many figures of how many places a workbook has."""
    where = f" của {places} nơi" if places > 1 else ""
    return f"{count} số liệu{where}, có câu gốc và nguồn, trong bảng (.xlsx)."


def further_figures(count: int) -> str:
    """There are more figures than are shown."""
    return f"Còn {count} số liệu khác, xem trong bảng."


def chart_title(indicator: str) -> str:
    """The title of the chart of one indicator."""
    return f"{INDICATORS[indicator]} (%)"


def chart_caption(title: str, sources: Sequence[str], limit: int) -> str:
    """Title and sources as text, whole sources only, at most so many UTF-16 units."""
    caption = f"{title}\n{SOURCES}"
    for source in sources:
        if len(f"{caption}\n{source}".encode("utf-16-le")) > 2 * limit:
            return f"{caption}\n{ELLIPSIS}"
        caption += f"\n{source}"
    return caption
