"""Of which place a figure is, and how wide that place is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.places import Level, PlaceMention
from knowledge.targets.clauses import Clause
from knowledge.targets.phrases import firm_in
from knowledge.targets.records import Scope
from knowledge.targets.turns import in_turn
from knowledge.vietnamese.normalization import CAPITALS

# The whole country: named as such, or by the papers that only it has.
_COUNTRY = re.compile(
    r"(?<!\w)(?<!so với )(?<!so với mức )(?:cả nước|toàn quốc|trực thuộc trung ương|nationwide|việt nam(?!\s?[-–])|"
    r"nước ta)(?!\w)|"
    r"(?<!thực hiện )(?<!triển khai )(?<!theo )(?<!hưởng ứng )(?<!căn cứ )(?:(?:chương trình|chiến lược|mục tiêu|"
    r"kế hoạch|chỉ tiêu)[^,;.]{0,60}? quốc gia|(?:chiến lược|quyết định)[^;.]{0,80}?(?:qđ-ttg|thủ tướng chính phủ))"
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
    r"các tỉnh (?:phía (?:bắc|nam)|miền (?:bắc|trung|nam|núi|tây))|"
    r"nam trung bộ|cả (?:hai|ba|bốn|\d+) tỉnh|cả khu vực|toàn (?:vùng|khu vực)|trung du(?: và)? miền núi phía bắc|"
    r"duyên hải miền trung|miền (?:bắc|trung|nam)|tây nam bộ|tây bắc|"
    r"đông bắc))(?!\w)",
    re.IGNORECASE,
)
_SAME_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|địa phương|huyện|thị xã) (?:này|trên|nói trên|ấy|đó)(?!\w)", re.IGNORECASE
)
_OF_A_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|địa phương|huyện|địa bàn|(?<!cơ )sở|ubnd)(?!\w)", re.IGNORECASE)
# "Công ty đặt mục tiêu…": a firm that was named before.
_FIRM_SPEAKS = re.compile(
    r"\W*(?:[^,.]{0,40}, )?(?:Công ty|Nhà máy|Xí nghiệp)(?= (?:đã|sẽ|đặt|còn|cũng|tiết kiệm|giảm|phấn đấu|có))"
)
# What a ministry reports may be of the whole country.
_OF_MINISTRY = re.compile(
    r"\W*theo (?:báo cáo |số liệu |thống kê |đánh giá |kết quả )*(?:của |từ )?bộ (?!phận)", re.IGNORECASE
)
_DISTRICT_TITLE = re.compile(rf"(?<!\w)(?:[Hh]uyện|[Tt]hị xã|[Qq]uận)(?= [{CAPITALS}])")
_WHOLE_PROVINCE = re.compile(r"(?<!\w)(?:toàn|cả) tỉnh(?!\w)|toàn thành phố|trên địa bàn tỉnh", re.IGNORECASE)
# What holds everywhere is not of the article's province.
_IN_GENERAL = re.compile(r"\W*nói chung(?!\w)", re.IGNORECASE)


class Placed(NamedTuple):
    """The province as printed, none for the country or a region, and how wide the place is; its span if printed.

    ``certain`` is false where several provinces are named and nothing says which one is meant.
    """

    province: str | None
    scope: Scope | None
    start: int | None = None
    end: int | None = None
    certain: bool = True


class Surroundings(NamedTuple):
    """What helps to place a figure: its article's main province and title, what introduces it, and what was said."""

    main: str | None
    title: str
    lead: str
    said: Placed | None


def find_scope(sentence: str, clause: Clause, places: Sequence[PlaceMention], around: Surroundings) -> Placed:
    """The place of a figure: that of its clause, else of what stands before it in its sentence, else the article's."""
    turn = _in_turn(sentence, clause, places)
    if turn is not None:
        return Placed(turn.provinces[0], Scope.PROVINCE, turn.start, turn.end)
    inside = _only(places, clause.start, clause.end)
    named = inside or _only(places, 0, clause.quantity.start) or _only(places, 0, len(sentence))
    return (
        _wider(sentence, clause, places, inside, around)
        or _pointed_at(sentence, clause, places, around)
        or _narrower(sentence, clause, places, named, around)
        or _plain(sentence, clause, places, named, around)
    )


def _wider(
    sentence: str, clause: Clause, places: Sequence[PlaceMention], inside: PlaceMention | None, around: Surroundings
) -> Placed | None:
    """The country or a region, where the clause or what it leans on speaks of one."""
    country = _last_country(sentence, clause)
    nearest = country is not None and (inside is None or inside.start < country[0])
    if country is not None and nearest and not _between(places, country[1], clause.quantity.start):
        return Placed(None, Scope.COUNTRY, *country)
    led = country is None and not places and _COUNTRY.search(around.lead)
    if led and not _OF_A_PROVINCE.search(around.lead) and not (around.main is not None and around.main in around.lead):
        return Placed(None, Scope.COUNTRY)
    region = _REGION.search(sentence, 0 if not places else clause.start, clause.end) if inside is None else None
    if region is not None:
        return Placed(None, Scope.REGION, region.start(), region.end())
    return None


def _between(places: Sequence[PlaceMention], start: int, end: int) -> bool:
    return any(start <= place.start < end for place in places)


def _pointed_at(sentence: str, clause: Clause, places: Sequence[PlaceMention], around: Surroundings) -> Placed | None:
    """The place of the figure before: of "tỉnh này", and of a nation's targets while no province is spoken of."""
    if around.said is None or places:
        return None
    same = _SAME_PLACE.search(sentence, 0, clause.quantity.start)
    if same is not None:
        return around.said._replace(start=same.start(), end=same.end())
    goes_on = around.said.scope is Scope.COUNTRY and not _OF_A_PROVINCE.search(sentence)
    return around.said._replace(start=None, end=None) if goes_on else None


def _narrower(
    sentence: str, clause: Clause, places: Sequence[PlaceMention], named: PlaceMention | None, around: Surroundings
) -> Placed | None:
    """A firm or a district, named in the clause or before the figure."""
    province = named.provinces[0] if named is not None else around.main
    of_firm = firm_in(sentence[: clause.end]) or (
        named is None and _FIRM_SPEAKS.match(sentence) is not None and not _OF_A_PROVINCE.search(sentence)
    )
    if of_firm:
        return Placed(province, Scope.FIRM, *_span(named))
    districts = [place for place in places if place.level is Level.DISTRICT and place.start < clause.end]
    own = [place for place in districts if clause.start <= place.start]
    whole = _WHOLE_PROVINCE.search(sentence, clause.start, clause.end) is not None
    district = own[0] if own else districts[-1] if districts and not whole else None
    if district is None or (own == [] and named is not None and clause.start <= named.start < clause.end):
        return None
    return Placed(province, Scope.DISTRICT, district.start, district.end)


def _plain(
    sentence: str, clause: Clause, places: Sequence[PlaceMention], named: PlaceMention | None, around: Surroundings
) -> Placed:
    """A province, named or the article's."""
    if named is not None:
        return Placed(named.provinces[0], Scope.PROVINCE, named.start, named.end)
    if _IN_GENERAL.match(sentence):
        return Placed(None, None)
    several = len({place.provinces[0] for place in places if place.end <= clause.quantity.start}) > 1
    of_ministry = not places and _OF_MINISTRY.match(sentence) is not None and not _OF_A_PROVINCE.search(sentence)
    if around.main is not None:
        scope = Scope.DISTRICT if _DISTRICT_TITLE.search(around.title) else Scope.PROVINCE
        return Placed(around.main, scope, certain=not several and not of_ministry)
    national = _NATIONAL_TITLE.search(f"{around.title} {sentence}") is not None
    return Placed(None, Scope.COUNTRY if national else None, certain=not several)


def _in_turn(sentence: str, clause: Clause, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Of "của Đà Nẵng, Quảng Ngãi và Phú Yên lần lượt là 31%, 17% và 9%": the place in the figure's turn."""
    turn = in_turn(sentence, clause.quantity.start)
    if turn is None:
        return None
    before = [place for place in places if place.end <= turn.start]
    return before[turn.number] if len(before) == turn.of else None


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


def _only(places: Sequence[PlaceMention], start: int, end: int) -> PlaceMention | None:
    """The place that a part of a sentence names, if it is of one province alone."""
    inside = [place for place in places if start <= place.start and place.end <= end]
    return inside[0] if len({place.provinces[0] for place in inside}) == 1 else None


def _span(place: PlaceMention | None) -> tuple[int | None, int | None]:
    return (place.start, place.end) if place is not None else (None, None)
