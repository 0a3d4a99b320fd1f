"""Of which place a figure is, and how wide that place is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.places import Level, PlaceMention
from knowledge.targets.clauses import Clause
from knowledge.targets.phrases import firm_in
from knowledge.targets.records import Scope
from knowledge.vietnamese.normalization import CAPITALS

# The whole country: named as such, or by the papers that only it has.
_COUNTRY = re.compile(
    r"(?<!\w)(?<!so với )(?<!so với mức )(?:cả nước|toàn quốc|trực thuộc trung ương|nationwide|việt nam|nước ta)(?!\w)"
    r"|(?<!thực hiện )(?<!triển khai )(?<!theo )(?<!hưởng ứng )(?<!căn cứ )"
    r"(?:(?:chương trình|chiến lược|mục tiêu|kế hoạch|chỉ tiêu)[^,;.]{0,60}? quốc gia|(?:chiến lược|"
    r"quyết định)[^;.]{0,80}?(?:qđ-ttg|thủ tướng chính phủ))"
    r"[^;.]{0,80}?(?:đặt|đề ra|xác định|nêu|đưa ra|phấn đấu|là|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
# "Trung tâm Sản xuất sạch Việt Nam" is no country.
_BODY = re.compile(
    r"(?:Trung tâm|Hiệp hội|Hội|Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Viện|Phòng|Quỹ|Liên đoàn)[^,;.]{0,60}$"
)
_NATIONAL_TITLE = re.compile(
    r"quốc gia|toàn quốc|cả nước|thủ tướng|chính phủ|qđ-ttg|bộ công thương|việt nam|chiến lược", re.IGNORECASE
)
_REGION = re.compile(
    r"(?<!\w)(?:(?:vùng |khu vực )?(?:đồng bằng sông (?:cửu long|hồng)|tây nguyên|đông nam bộ|bắc trung bộ|"
    r"nam trung bộ|"
    r"trung du(?: và)? miền núi phía bắc|duyên hải miền trung|miền (?:bắc|trung|nam)|tây nam bộ|tây bắc|"
    r"đông bắc))(?!\w)",
    re.IGNORECASE,
)
_WHOLE_PROVINCE = re.compile(r"(?<!\w)(?:toàn|cả) tỉnh(?!\w)|toàn thành phố|trên địa bàn tỉnh", re.IGNORECASE)


class Placed(NamedTuple):
    """The province as printed, none for the country or a region, and how wide the place is; its span if printed."""

    province: str | None
    scope: Scope | None
    start: int | None = None
    end: int | None = None


def find_scope(
    sentence: str, clause: Clause, places: Sequence[PlaceMention], *, main: str | None, title: str, lead: str
) -> Placed:
    """The place of a figure: that of its clause, else of what stands before it in its sentence, else the article's."""
    clause_text = sentence[clause.start : clause.end]
    before = sentence[: clause.quantity.start]
    inside = _only(places, clause.start, clause.end)
    whole = _only(places, 0, len(sentence))
    named = inside or whole
    country = _last_country(sentence, clause)
    region = _REGION.search(clause_text)
    if country is not None and (inside is None or inside.start < country[0]):
        behind = [place for place in places if country[1] <= place.start < clause.quantity.start]
        if not behind:
            return Placed(None, Scope.COUNTRY, *country)
    if (
        country is None
        and inside is None
        and whole is None
        and lead
        and _COUNTRY.search(lead)
        and not _places_in(lead, main)
    ):
        return Placed(None, Scope.COUNTRY)
    if region is not None and inside is None:
        return Placed(None, Scope.REGION, clause.start + region.start(), clause.start + region.end())
    if firm_in(before) or firm_in(clause_text):
        province = named.provinces[0] if named is not None else main
        return Placed(province, Scope.FIRM, *_span(named))
    district = next(
        (place for place in places if place.level is Level.DISTRICT and clause.start <= place.start < clause.end), None
    )
    if district is None and not _WHOLE_PROVINCE.search(clause_text):
        district = next(
            (place for place in places if place.level is Level.DISTRICT and place.end <= clause.quantity.start), None
        )
    if district is not None and (inside is None or inside.level is Level.DISTRICT):
        province = named.provinces[0] if named is not None else main
        return Placed(province, Scope.DISTRICT, district.start, district.end)
    if named is not None:
        return Placed(named.provinces[0], Scope.PROVINCE, named.start, named.end)
    if main is not None:
        scope = (
            Scope.DISTRICT if re.search(rf"(?<!\w)(?:huyện|thị xã|quận)(?= [{CAPITALS}])", title) else Scope.PROVINCE
        )
        return Placed(main, scope)
    return Placed(None, Scope.COUNTRY if _NATIONAL_TITLE.search(f"{title} {sentence}") else None)


def names_country(text: str) -> bool:
    """Whether a heading or a label is the country's: "Cả nước", "Toàn quốc"."""
    return re.match(r"\s*(?:cả nước|toàn quốc|quốc gia|việt nam)(?!\w)", text, re.IGNORECASE) is not None


def _last_country(sentence: str, clause: Clause) -> tuple[int, int] | None:
    """Where the country is named before the figure or in its clause, the last time."""
    found = None
    for match in _COUNTRY.finditer(sentence):
        if _BODY.search(sentence, 0, match.start()) and match[0].lower() == "việt nam":
            continue
        if match.start() < clause.quantity.start or match.end() <= clause.end:
            found = match.start(), match.end()
    return found


def _places_in(lead: str, main: str | None) -> bool:
    return main is not None and main in lead


def _only(places: Sequence[PlaceMention], start: int, end: int) -> PlaceMention | None:
    """The place that a part of a sentence names, if it is of one province alone."""
    inside = [place for place in places if start <= place.start and place.end <= end]
    return inside[0] if len({place.provinces[0] for place in inside}) == 1 else None


def _span(place: PlaceMention | None) -> tuple[int | None, int | None]:
    return (place.start, place.end) if place is not None else (None, None)
