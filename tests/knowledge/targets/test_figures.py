"""Labelled figures are read as an official would write them down, and every slot has its words in the text."""

from __future__ import annotations

import pytest

from knowledge.intake.chunking import chunk
from knowledge.records import Article, Basis, DocumentLine, LineKind, Place, SourceDate
from knowledge.targets import Indicator, Scope, SlotName, Target, TargetCorrection, TargetKind, explain_figures
from tests.knowledge.targets.figures_scoring import FIELDS, PARTS, Judged, judge, read_labels, shares
from tests.knowledge.targets.test_extraction import found_in

# What is to be reached of the percentages of a programme.
BARS = {
    "found": 0.97,
    "all fields": 0.80,
    "indicator": 0.94,
    "kind": 0.94,
    "who": 0.92,
    "place": 0.97,
    "period": 0.96,
}


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return [each for part in PARTS for passage in read_labels(part) for each in judge(passage)[0]]


def test_percentages_of_a_programme_are_noted_as_an_official_would(judged: list[Judged]) -> None:
    """Each field of those found, and all of them together; whom and where count like the others."""
    of_programmes = [each for each in judged if each.label["programme"] and each.label["unit"] == "%"]
    measured = {name: right / total for name, right, total in shares(of_programmes)}
    assert set(measured) == {"found", *FIELDS, "all fields"}
    assert {name: value for name, value in measured.items() if value < BARS[name]} == {}


def test_nothing_foreign_stands_under_an_indicator_of_a_programme(judged: list[Judged]) -> None:
    """Growth, prices, poverty: at most one in a hundred of all figures; the sets have three dozen."""
    foreign = [each.found for each in judged if not each.label["programme"] and each.found is not None]
    assert sum(each.indicator is not Indicator.OTHER for each in foreign) <= len(judged) // 100


def shares_in(*lines: str) -> list[Target]:
    return [each for each in found_in(*lines) if each.unit == "%"]


@pytest.mark.parametrize(
    ("text", "indicator", "kind", "who"),
    [
        (
            "Tỉnh Hà Nam muốn đến năm 2098 có 45% cơ sở áp dụng sản xuất sạch hơn.",
            Indicator.ADOPTION,
            TargetKind.TARGET,
            "cơ sở",
        ),
        ("Đến năm 2098, 70% xã có kế hoạch hành động.", Indicator.PLANNING, TargetKind.TARGET, "xã"),
        (
            "Năm 2014, 85% khách sạn đã có hệ thống xử lý nước thải đạt quy chuẩn.",
            Indicator.COMPLIANCE,
            TargetKind.RESULT,
            "khách sạn",
        ),
        (
            "Khảo sát cho thấy 62% chủ xưởng thấy rõ ích lợi của nó.",
            Indicator.AWARENESS,
            TargetKind.RESULT,
            "chủ xưởng",
        ),
        (
            "Giai đoạn 2016-2020, tỉnh Hà Nam có 12 DN lập bộ phận chuyên trách, chiếm 0,8% tổng số DN.",
            Indicator.UNIT_IN_CHARGE,
            TargetKind.RESULT,
            "DN",
        ),
    ],
)
def test_what_is_counted_and_what_is_said_of_it(text: str, indicator: Indicator, kind: TargetKind, who: str) -> None:
    """Any noun can be counted; a period, a place or a verb is never whom."""
    (found,) = shares_in(text)
    assert (found.indicator, found.kind, found.who) == (indicator, kind, who)
    assert not found.unsure


@pytest.mark.parametrize(
    "text",
    [
        "Ngành điện phấn đấu giảm tổn thất điện năng xuống dưới 7%.",
        "Năm 2013, trung tâm mở 27 lớp, vượt kế hoạch 35%.",
        "Sau một năm, lượng túi ni lông phát ra tại siêu thị giảm khoảng 60%.",
        "Lượng mùn cưa thải bỏ giảm 80% so với trước.",
    ],
)
def test_a_level_a_plan_beaten_and_less_waste_are_no_savings(text: str) -> None:
    """What is saved is something that is used and paid for."""
    (found,) = shares_in(text)
    assert found.indicator is Indicator.OTHER


def test_one_predicate_is_shared_by_the_figures_before_it() -> None:
    """And each figure keeps its own subject."""
    found = shares_in(
        "Đến năm 2098, 100% cán bộ cấp xã được phổ biến; 75% cơ sở trong cụm công nghiệp và 45% cơ sở ngoài cụm nhận "
        "thức được lợi ích của sản xuất sạch hơn."
    )
    assert [(each.indicator, each.who) for each in found] == [
        (Indicator.OUTREACH, "cán bộ cấp xã"),
        (Indicator.AWARENESS, "cơ sở trong cụm công nghiệp"),
        (Indicator.AWARENESS, "cơ sở ngoài cụm"),
    ]


def test_a_sentence_that_points_back_has_subject_and_period_of_what_it_points_to() -> None:
    """ "Cũng đến mốc ấy", "các cơ sở này"."""
    told, applied, saved = shares_in(
        "Đến năm 2098, 90% cơ sở chế biến chè được phổ biến về sản xuất sạch hơn. Cũng đến mốc ấy, 35% cơ sở áp dụng. "
        "Các cơ sở này giảm điện tiêu thụ 6 - 9%."
    )
    assert (told.period_to, applied.period_to) == (2098, 2098)
    assert (applied.indicator, saved.indicator, saved.what) == (Indicator.ADOPTION, Indicator.SAVING, "điện tiêu thụ")


def test_a_second_figure_of_one_verb_is_saved_too() -> None:
    """ "giảm từ 4 - 9% chi phí than và từ 15 - 25% lượng nước"."""
    found = shares_in("Các xưởng đã giảm từ 4 - 9% chi phí than và từ 15 - 25% lượng nước.")
    assert [(each.indicator, each.what) for each in found] == [
        (Indicator.SAVING, "chi phí than"),
        (Indicator.SAVING, "lượng nước"),
    ]


def test_the_nations_target_is_the_countrys() -> None:
    """Also in a province's article; what the province chose for itself stays its own."""
    nation, own = shares_in(
        "Chương trình quốc gia đặt mục tiêu đến năm 2098: 80% khu công nghiệp được phổ biến. Riêng Hà Nam phấn đấu 60% "
        "khu công nghiệp được phổ biến."
    )
    assert (nation.province, nation.scope) == (None, Scope.COUNTRY)
    assert (own.province, own.scope) == ("Hà Nam", Scope.PROVINCE)


def test_a_firm_and_a_district_are_named_as_such() -> None:
    """They are compared with no province."""
    (firm,) = shares_in("Năm 2012, Công ty TNHH Giấy Hưng Lộc đã cắt giảm 22% lượng nước sạch.")
    (district,) = shares_in("Năm 2015, huyện Quỳnh Lưu có 66% cơ sở áp dụng sản xuất sạch hơn.")
    assert (firm.scope, firm.who) == (Scope.FIRM, "Công ty TNHH Giấy Hưng Lộc")
    assert (district.scope, district.province) == (Scope.DISTRICT, "Nghệ An")


def test_an_article_without_a_place_is_not_the_countrys() -> None:
    """Nobody said of which place the figure is."""
    text = "Năm 2014, đã có 40% cơ sở áp dụng sản xuất sạch hơn."
    article = Article(id="a", title="Bài", source="a.txt", text=text)
    (explained,) = explain_figures(article, chunk([DocumentLine(kind=LineKind.PARAGRAPH, text=text)]))
    assert (explained.target.province, explained.target.scope) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, chỉ số sản xuất công nghiệp tăng 8,1%.",
        "Tỉnh phấn đấu giảm tỷ lệ hộ nghèo xuống còn 3%.",
        "Năm 2017, công nghiệp - xây dựng chiếm 25% GRDP của tỉnh.",
    ],
)
def test_the_economy_at_large_is_none_of_a_programme(text: str) -> None:
    """It stands in no list of figures."""
    (found,) = shares_in(text)
    assert (found.of_programme, found.indicator) == (False, Indicator.OTHER)


def test_equal_figures_of_different_subjects_are_two() -> None:
    """And a verb does not end an object that holds its letters: "vật liệu đầu vào"."""
    first, second = shares_in(
        "Đến năm 2098, 80% cụm công nghiệp hiểu về sản xuất sạch hơn, 80% siêu thị dùng túi giấy."
    )
    assert (first.who, second.who) == ("cụm công nghiệp", "siêu thị")
    (saved,) = shares_in("Xưởng đã tiết kiệm 9% vật liệu đầu vào năm 2014.")
    assert saved.what == "vật liệu đầu vào"


def test_what_has_no_subject_is_unsure_until_a_person_says_so() -> None:
    """A person's word, also that it was read well, makes it sure."""
    (found,) = shares_in("Kết quả: 47% nhận thức được lợi ích.")
    assert found.unsure
    assert not TargetCorrection(confirmed=True).over(found).unsure
    assert not TargetCorrection(low=48, high=48).over(found).unsure
    assert TargetCorrection(rejected=True).over(found).unsure


def test_every_slot_stands_where_it_says() -> None:
    """Offsets are those of the article's text."""
    text = "Đến năm 2098, Nghệ An phấn đấu 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
    place = Place(province="Nghệ An", province_now="Nghệ An")
    article = Article(id="a", title="Bài", source="a.txt", places=(place,), text=text)
    (explained,) = explain_figures(article, chunk([DocumentLine(kind=LineKind.PARAGRAPH, text=text)]))
    assert {slot.name: slot.text for slot in explained.slots} == {
        SlotName.QUANTITY: "50%",
        SlotName.SUBJECT: "cơ sở sản xuất công nghiệp",
        SlotName.PREDICATE: "áp dụng",
        SlotName.TIME: "Đến năm 2098",
        SlotName.PLACE: "Nghệ An",
        SlotName.MOOD: "phấn đấu",
    }
    assert all(article.text[slot.start : slot.end].strip() == slot.text for slot in explained.slots)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2014, có 15% cơ sở không đạt quy chuẩn môi trường.",
        "Đến hết năm 2014, vẫn còn 74% cơ sở chưa áp dụng sản xuất sạch hơn.",
        "Tỉnh đã bãi bỏ chỉ tiêu 60% cơ sở áp dụng sản xuất sạch hơn năm 2098.",
        "Kon Tum và Gia Lai cùng đặt mục tiêu 90% cơ sở áp dụng sản xuất sạch hơn đến năm 2098.",
    ],
)
def test_what_is_denied_given_up_or_of_several_places_is_unsure(text: str) -> None:
    """No row of figures can say "not", "no longer" or "both"."""
    (found,) = shares_in(text)
    assert found.unsure


def test_what_is_told_in_turn_has_its_own_place_or_year() -> None:
    """The first figure is of the first place, the second of the second; so with years."""
    places = shares_in("Tỷ lệ cơ sở áp dụng năm 2018 của Đà Nẵng, Quảng Ngãi và Phú Yên lần lượt là 31%, 17% và 9%.")
    assert [(each.province, each.low, each.period_to) for each in places] == [
        ("Đà Nẵng", 31, 2018),
        ("Quảng Ngãi", 17, 2018),
        ("Phú Yên", 9, 2018),
    ]
    years = shares_in("Tỷ lệ cơ sở áp dụng các năm 2019, 2020, 2021 lần lượt là 8%, 11% và 14%.")
    assert [(each.low, each.period_to) for each in years] == [(8, 2019), (11, 2020), (14, 2021)]


def test_this_province_is_the_one_just_named() -> None:
    """And the nation's targets go on until a province is spoken of."""
    found = shares_in(
        "Năm 2014, Long An đã có 26% cơ sở áp dụng sản xuất sạch hơn. Tỉnh này đặt mục tiêu đạt 50% vào năm 2098."
    )
    assert [each.province for each in found] == ["Long An", "Long An"]
    nation = shares_in("Đến năm 2098, cả nước giảm 5-8% mức tiêu hao năng lượng. 70% khu công nghiệp được phổ biến.")
    assert [each.scope for each in nation] == [Scope.COUNTRY, Scope.COUNTRY]


def test_whom_a_rule_binds_is_no_wish() -> None:
    """ "Phải" before a figure of what was done sets no target; what must be reached is one."""
    done = shares_in("Trong 200 cơ sở phải kiểm kê, 45% đã áp dụng sản xuất sạch hơn.")
    assert [each.kind for each in done] == [TargetKind.RESULT]
    (wanted,) = shares_in("Đến năm 2098, tỷ lệ cơ sở áp dụng sản xuất sạch hơn phải đạt 45%.")
    assert wanted.kind is TargetKind.TARGET


def test_items_under_a_colon_keep_their_heading() -> None:
    """Also where each ends with a full stop and opens with a bound."""
    found = shares_in(
        "Định hướng đến năm 2098:",
        "Ít nhất 70% cơ sở áp dụng sản xuất sạch hơn.",
        "Cơ sở có cán bộ chuyên trách đạt 60%.",
    )
    assert [(each.period_to, each.kind) for each in found] == [(2098, TargetKind.TARGET)] * 2


def test_another_figures_target_wishes_nothing_of_the_rest() -> None:
    """ "(mục tiêu 50%)" is said of the figure before it."""
    found = shares_in(
        "Năm 2015, đã có 46% cơ sở nhận thức được lợi ích (mục tiêu 50%); 18% cơ sở áp dụng sản xuất sạch hơn "
        "(mục tiêu 25%)."
    )
    assert [(each.low, each.kind) for each in found] == [
        (46, TargetKind.RESULT),
        (50, TargetKind.TARGET),
        (18, TargetKind.RESULT),
        (25, TargetKind.TARGET),
    ]


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        (
            "Đến năm 2098, giảm 5-8% tiêu hao vật liệu các ngành dệt may, thép, rượu - bia - nước giải khát, giấy.",
            ["ngành dệt may, thép, rượu - bia - nước giải khát, giấy"],
            TargetKind.TARGET,
        ),
        (
            "Nhờ dự án, chi phí điện đã giảm 50% ở ngành gạch, 40% ở ngành gốm và 30% ở ba ngành giấy, dệt, thực phẩm.",
            ["ngành gạch", "ngành gốm", "ba ngành giấy, dệt, thực phẩm"],
            TargetKind.RESULT,
        ),
        (
            "Năm 2014, có 40% các cấp quản lý được phổ biến; 30% siêu thị từng bước dùng túi giấy.",
            ["cấp quản lý", "siêu thị"],
            TargetKind.RESULT,
        ),
        ("Đến năm 2098, 100% dự án đạt quy chuẩn môi trường.", ["dự án"], TargetKind.TARGET),
    ],
)
def test_whom_a_figure_counts_is_named_whole(text: str, who: list[str], kind: TargetKind) -> None:
    """A list of trades to its end, before the figure or behind it; nothing of it is taken for a verb."""
    assert [(each.who, each.kind) for each in shares_in(text)] == [(each, kind) for each in who]


def test_a_place_or_the_whole_economy_is_nobody_who_is_counted() -> None:
    """So much of the whole province, of GRDP; a word of the number before is none either."""
    found = shares_in("Năm 2017, xuất khẩu của ngành bằng 83% của toàn tỉnh; công nghiệp chiếm 38% GRDP.")
    assert [each.who for each in found] == [None, None]
    (part,) = shares_in("Các làng nghề có khoảng 11 triệu lao động, 12% số lao động này có chứng chỉ.")
    assert part.who == "lao động"


def test_a_sentence_that_says_that_no_year_is_stated_takes_none() -> None:
    """The year before it is that of the plan, not of its targets."""
    found = shares_in(
        "Từ năm 2013, tỉnh có kế hoạch hành động. Các mục tiêu, phần đọc được không ghi năm đích: 15% cơ sở áp dụng."
    )
    assert [(each.kind, each.period_from, each.period_to) for each in found] == [(TargetKind.TARGET, None, None)]


def test_what_fell_from_one_level_to_another_did_so() -> None:
    """A movement that is told is a result, also where nobody is named."""
    found = shares_in("Tỷ lệ sản phẩm hỏng giảm từ 25-40% xuống 10-15%.")
    assert [each.kind for each in found] == [TargetKind.RESULT] * 2


def test_what_was_done_in_a_period_that_still_runs_is_a_result() -> None:
    """Sure as well: it began before the document was written."""
    text = "Trong giai đoạn 2016-2020 đã có 45% cơ sở áp dụng sản xuất sạch hơn."
    article = Article(id="a", title="Bài", source="a.txt", date=SourceDate.of(Basis.PUBLISHED, 2018), text=text)
    (explained,) = explain_figures(article, chunk([DocumentLine(kind=LineKind.PARAGRAPH, text=text)]))
    assert (explained.target.kind, explained.target.unsure) == (TargetKind.RESULT, False)


def test_a_figure_of_an_article_of_several_provinces_is_of_the_one_it_names() -> None:
    """Where it names none, it is of none of them rather than of the first."""
    text = "Năm 2014, đã có 40% cơ sở áp dụng sản xuất sạch hơn. Ở Nghệ An, 30% cơ sở áp dụng."
    places = tuple(Place(province=name, province_now=name) for name in ("Ninh Bình", "Nghệ An"))
    article = Article(id="a", title="Bài", source="a.txt", places=places, text=text)
    explained = explain_figures(article, chunk([DocumentLine(kind=LineKind.PARAGRAPH, text=text)]))
    assert [each.target.province for each in explained] == [None, "Nghệ An"]


def test_a_document_older_than_what_it_tells_of_is_read() -> None:
    """Its date was misread: "to this day" ends no earlier than it begins."""
    text = "Từ năm 2015 đến nay, đã có 45% cơ sở áp dụng sản xuất sạch hơn."
    article = Article(id="a", title="Bài", source="a.txt", date=SourceDate.of(Basis.PUBLISHED, 2012), text=text)
    (explained,) = explain_figures(article, chunk([DocumentLine(kind=LineKind.PARAGRAPH, text=text)]))
    assert (explained.target.period_from, explained.target.period_to) == (2015, 2015)
