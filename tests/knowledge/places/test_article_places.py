"""Which province an article is about, and what decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from knowledge.places import find_article_places
from knowledge.records import ExtractedLine, LineRole, Place, PlaceEvidence


def about(title: str, *body: str, dateline: tuple[str, ...] = (), publisher: str | None = None) -> list[str]:
    """ "Province" or "Province/District" for each place, in order."""
    places = [each.place for each in find_article_places(title, lines_of(body, dateline), publisher)]
    return [f"{place.province}/{place.district}" if place.district else place.province for place in places]


def lines_of(body: Sequence[str], dateline: Sequence[str] = ()) -> list[ExtractedLine]:
    written = [*((line, LineRole.DATELINE) for line in dateline), *((line, LineRole.BODY) for line in body)]
    return [ExtractedLine(number=number, text=text, role=role) for number, (text, role) in enumerate(written)]


FILLER = "Các học viên được giới thiệu cách giảm tiêu hao nước, điện và nguyên liệu ở từng công đoạn."


@pytest.mark.parametrize(
    ("title", "province"),
    [
        ("Nghệ An: Hỗ trợ doanh nghiệp áp dụng sản xuất sạch hơn", "Nghệ An"),
        ("Sản xuất sạch hơn ở Quảng Nam", "Quảng Nam"),
        ("Sở Công Thương Bình Định tổng kết chương trình", "Bình Định"),
        ("DAK NONG TAP HUAN SAN XUAT SACH HON", "Đắk Nông"),
    ],
)
def test_the_title_decides(title: str, province: str) -> None:
    """A province in the title is the article's, whatever else is mentioned."""
    assert about(title, FILLER, "Trước đó, Hà Nội và Hải Phòng cũng làm như vậy. " + FILLER) == [province]


def test_two_provinces_in_the_title() -> None:
    """ "Hà Nội và Thanh Hóa" gives both, in this order."""
    assert about("Hà Nội và Thanh Hóa trao đổi kinh nghiệm", FILLER) == ["Hà Nội", "Thanh Hóa"]


def test_a_visit_is_about_the_visitor() -> None:
    """Where the title says who learns and where, the place of the visit is left out."""
    assert about("Sở Công Thương Hà Tĩnh học tập kinh nghiệm tại Nghệ An", FILLER) == ["Hà Tĩnh"]


def test_the_opening_decides_where_the_title_says_nothing() -> None:
    """ "Sở Công Thương tỉnh …" and "trên địa bàn tỉnh …" in the first paragraph."""
    body = (
        "Sáng 5/6, Sở Công Thương tỉnh Bắc Giang mở lớp tập huấn cho các cơ sở trên địa bàn tỉnh.",
        FILLER,
        "Lớp học có giảng viên đến từ Hà Nội.",
    )
    assert about("Tập huấn cho cán bộ kỹ thuật", *body) == ["Bắc Giang"]


def test_districts_of_the_province_are_named_and_others_are_not() -> None:
    """Districts follow the province they belong to; those of other provinces are no place of the article."""
    body = (
        "Ngày 3/4, tại huyện Lý Nhân, Trung tâm Khuyến công Hà Nam mở lớp tập huấn. " + FILLER,
        "Học viên đến từ các huyện: Bình Lục, Thanh Liêm và Kim Bảng. Đoàn thăm một cơ sở ở huyện Đông Anh.",
    )
    assert about("Tập huấn sản xuất sạch hơn", *body) == [
        "Hà Nam/Lý Nhân",
        "Hà Nam/Bình Lục",
        "Hà Nam/Thanh Liêm",
        "Hà Nam/Kim Bảng",
    ]


def test_a_district_alone_gives_its_province() -> None:
    """An article that names only a district belongs to the district's province."""
    body = ("Phòng Kinh tế huyện Hoài Đức vừa tổ chức lớp học. " + FILLER, FILLER)
    assert about("Huyện Hoài Đức phổ biến sản xuất sạch hơn", *body) == ["Hà Nội/Hoài Đức"]


def test_a_shared_district_name_takes_the_articles_province() -> None:
    """ "Châu Thành" in the title is told by the province in the text."""
    body = ("Sở Công Thương Trà Vinh vừa mở lớp tập huấn. " + FILLER,)
    assert about("Tập huấn tại huyện Châu Thành", *body) == ["Trà Vinh/Châu Thành"]


def test_a_national_article_has_no_province() -> None:
    """The ministry speaks of the country; a province is mentioned once as an example."""
    body = (
        "Bộ Công Thương vừa công bố kết quả thực hiện chiến lược sản xuất sạch hơn trên cả nước.",
        FILLER,
        "Tại Thanh Hóa, một nhà máy giấy đã giảm 20% lượng nước. " + FILLER,
        "Bộ sẽ tiếp tục hỗ trợ các địa phương trong giai đoạn tới. " + FILLER,
    )
    assert about("Kết quả mười năm thực hiện chiến lược", *body) == []


def test_the_place_of_a_national_meeting_is_not_its_subject() -> None:
    """A conference of the ministry "tại Hà Nội" is not about Hà Nội."""
    body = (
        "Ngày 5/6, tại Hà Nội, Bộ Công Thương tổ chức hội nghị tổng kết chiến lược trên toàn quốc. " + FILLER,
        "Hội nghị thu hút 300 đại biểu. " + FILLER,
    )
    assert about("Hội nghị toàn quốc về sản xuất sạch hơn", *body) == []
    assert about("Hội nghị toàn quốc về sản xuất sạch hơn tại Đà Nẵng", *body) == []


def test_a_guest_in_a_national_opening_is_not_the_subject() -> None:
    """A provincial office that helps the ministry once does not make the article provincial."""
    body = (
        "Bộ Công Thương cùng với Sở Công Thương Hà Nội khai mạc tuần lễ sản xuất sạch hơn toàn quốc. " + FILLER,
        FILLER,
    )
    assert about("Khai mạc tuần lễ sản xuất sạch hơn", *body) == []


def test_an_enumeration_decides_nothing() -> None:
    """Five provinces in one sentence are a list, and so is a menu with a province a line."""
    body = (
        "Các lớp học đã mở tại Hà Nội, Thanh Hóa, Nghệ An, Đà Nẵng và Cần Thơ. " + FILLER,
        "An Giang",
        "Bắc Giang",
        "Tỉnh Cà Mau",
        FILLER,
    )
    assert about("Kinh nghiệm tổ chức lớp học", *body) == []


def test_an_example_company_is_not_the_subject() -> None:
    """A company's name and its address do not place a general article."""
    body = (
        "Sản xuất sạch hơn là cách phòng ngừa ô nhiễm ngay từ nguồn. " + FILLER,
        "Công ty CP Giấy Hải Dương đã thay lò hơi và tiết kiệm 15% than. " + FILLER,
        "Địa chỉ: 54 phố Hai Bà Trưng, quận Hoàn Kiếm, Hà Nội. Điện thoại: 024.000000",
    )
    assert about("Lợi ích của sản xuất sạch hơn", *body) == []


def test_a_letterhead_decides() -> None:
    """The authority at the head of a legal text is its place, and its place of signing agrees."""
    body = (
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Quảng Bình, ngày 12 tháng 5 năm 2014",
        "QUYẾT ĐỊNH",
        "Căn cứ Quyết định số 1419/QĐ-TTg ngày 07/9/2009 của Thủ tướng Chính phủ;",
        "Theo đề nghị của Giám đốc Sở Công Thương,",
    )
    assert about("Quyết định phê duyệt chương trình hành động", *body) == ["Quảng Bình"]


def test_a_ministrys_place_of_signing_decides_nothing() -> None:
    """Every circular is signed in Hà Nội."""
    body = (
        "BỘ TÀI CHÍNH",
        "Hà Nội, ngày 24 tháng 12 năm 2012",
        "Thông tư này quy định việc sử dụng kinh phí hỗ trợ cơ sở áp dụng sản xuất sạch hơn.",
    )
    assert about("Thông tư về kinh phí hỗ trợ", *body) == []


def test_two_provinces_share_an_article() -> None:
    """Two offices in the opening, both followed further on."""
    body = (
        "Sở Công Thương Bến Tre và Sở Công Thương Trà Vinh ký kế hoạch phối hợp năm nay. " + FILLER,
        "Trên địa bàn tỉnh Bến Tre có 40 cơ sở tham gia. Trên địa bàn tỉnh Trà Vinh có 35 cơ sở tham gia.",
    )
    assert about("Ký kế hoạch phối hợp", *body) == ["Bến Tre", "Trà Vinh"]


def test_the_publisher_decides_for_a_text_that_says_the_province() -> None:
    """ "Tỉnh ta" is the province of the paper; without such words the paper decides nothing."""
    local = ("Trong năm qua, tỉnh ta đã mở tám lớp tập huấn về sản xuất sạch hơn. " + FILLER,)
    assert about("Mở rộng sản xuất sạch hơn", *local, publisher="Báo Thái Nguyên") == ["Thái Nguyên"]
    head = ("SỞ CÔNG THƯƠNG TỈNH PHÚ YÊN",)
    assert about("Mở rộng sản xuất sạch hơn", *local, dateline=head) == ["Phú Yên"]
    site = "(kontumtv.vn) – " + local[0]
    assert about("Mở rộng sản xuất sạch hơn", site) == ["Kon Tum"]
    assert about("Mở rộng sản xuất sạch hơn", FILLER, publisher="Báo Thái Nguyên") == []


def test_a_byline_is_no_place() -> None:
    """ "Thanh Hà" and "Thái Bình" under an article are its authors."""
    signed = ("Thanh Hà", "Thái Bình", "Ông Lê Hòa Bình")
    body = ("Sở Công Thương Hải Dương mở lớp tập huấn. " + FILLER, *signed)
    assert about("Tập huấn sản xuất sạch hơn", *body) == ["Hải Dương"]


def test_todays_name_stands_beside_the_printed_one() -> None:
    """The record keeps the province as printed and adds the one of today."""
    places = find_article_places("Vĩnh Phúc tập huấn", lines_of(["Lớp học mở ở huyện Lập Thạch. " + FILLER]))
    assert tuple(each.place for each in places) == (
        Place(province="Vĩnh Phúc", province_now="Phú Thọ", district="Lập Thạch"),
    )


def test_nothing_gives_nothing() -> None:
    """An empty page is about no place."""
    assert find_article_places("", []) == ()
    assert about("Sản xuất sạch hơn là gì?", FILLER) == []


LETTERHEAD, DATELINE, SIGNATURE = LineRole.LETTERHEAD, LineRole.DATELINE, LineRole.SIGNATURE


def stated(title: str, *lines: tuple[LineRole, str]) -> list[tuple[str, str, int | None]]:
    """Province, evidence and line of each place; the lines are numbered from 0."""
    numbered = [ExtractedLine(number=number, text=text, role=role) for number, (role, text) in enumerate(lines)]
    found = find_article_places(title, numbered)
    return [(each.place.province, each.evidence.value, each.line) for each in found]


@pytest.mark.parametrize(
    ("lines", "province", "line"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG", "Số: 9/KH-UBND"), "Tuyên Quang", 1),
        (("UBND TỈNH THỪA THIÊN", "HUẾ", "Số: 9/KH-UBND"), "Thừa Thiên Huế", 0),
        (
            ("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tuyên Quang, ngày 2 tháng 3 năm 2020"),
            "Tuyên Quang",
            1,
        ),
        (("UBND QUẬN NINH KIỀU", "PHÒNG KINH TẾ"), "Cần Thơ", 0),
        (("UBND TP HN", "SỞ CÔNG THƯƠNG", "HN, ngày 4/5/2019"), "Hà Nội", 0),
        (("BỘ CÔNG AN", "CÔNG AN TỈNH AN GIANG", "An Giang, ngày 4 tháng 5 năm 2019"), "An Giang", 1),
        (("TỔNG CỤC THỐNG KÊ", "CỤC THỐNG KÊ TỈNH BẮC KẠN"), "Bắc Kạn", 1),
        (("TRƯỜNG ĐẠI HỌC HỒNG ĐỨC", "Thanh Hóa, ngày 4 tháng 5 năm 2019"), "Thanh Hóa", 1),
        (("HỢP TÁC XÃ MÂY TRE", "Số: 4/TB", "Bắc Ninh, ngày 4 tháng 5 năm 2019"), "Bắc Ninh", 2),
    ],
)
def test_a_letterhead_gives_the_place_and_its_line(lines: tuple[str, ...], province: str, line: int) -> None:
    """The authority before the place of signing; whole, broken over lines, in cells, shortened, or a district's."""
    body = (LineRole.BODY, "Đoàn đã học tập mô hình của tỉnh Nghệ An và Sở Công Thương Nghệ An. " + FILLER)
    heads = [(LETTERHEAD, text) for text in lines]
    assert stated("Kế hoạch tiết kiệm điện", *heads, body) == [(province, "letterhead", line)]


def test_a_ministrys_letterhead_gives_none() -> None:
    """Wherever it was signed."""
    for signed in ("Hà Nội", "TP. Hồ Chí Minh"):
        address = "54 HAI BÀ TRƯNG, HOÀN KIẾM, HÀ NỘI"
        heads = [
            (LETTERHEAD, "BỘ CÔNG THƯƠNG"),
            (LETTERHEAD, address),
            (LETTERHEAD, f"{signed}, ngày 4 tháng 5 năm 2019"),
        ]
        assert stated("Thông báo về khóa đào tạo", *heads, (LineRole.BODY, FILLER)) == []


def test_a_letterhead_outweighs_the_title_and_shares_with_it() -> None:
    """Who plans to learn elsewhere is the subject; two that are both named in the title are both."""
    head = (LETTERHEAD, "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM")
    assert stated("Kế hoạch học tập kinh nghiệm của Đà Nẵng", head) == [("Quảng Nam", "letterhead", 0)]
    together = stated("Kế hoạch phối hợp giữa Quảng Nam và Đà Nẵng", head)
    assert together == [("Quảng Nam", "letterhead", 0), ("Đà Nẵng", "title", None)]


@pytest.mark.parametrize(
    "line",
    [
        "(Bình Định) - Lớp học đã khai giảng. ",
        "Tỉnh Bình Định – Lớp học đã khai giảng. ",
        "Bình Định, ngày 5/6: Lớp học đã khai giảng. ",
        "Bình Định (TTXVN) - Lớp học đã khai giảng. ",
        "BÌNH ĐỊNH - Lớp học đã khai giảng. ",
    ],
)
def test_a_dateline_outweighs_what_is_mentioned(line: str) -> None:
    """The place in front of the first paragraph."""
    body = ((LineRole.BODY, line + FILLER), (LineRole.BODY, "Hàng được bán ở Gia Lai và Kon Tum. " + FILLER))
    assert stated("Khai giảng lớp kỹ thuật viên", *body) == [("Bình Định", "dateline", 0)]


def test_a_road_between_two_provinces_is_no_dateline() -> None:
    """ "Hà Tĩnh – Quảng Bình" opens a paragraph about both or none."""
    assert stated("Cao tốc sắp thông xe", (LineRole.BODY, "Hà Tĩnh – Quảng Bình sắp có đường mới. " + FILLER)) == []


def test_who_signed_gives_the_place_where_nothing_else_does() -> None:
    """ "TM. ỦY BAN NHÂN DÂN TỈNH …" at the foot."""
    lines = ((LineRole.BODY, FILLER), (SIGNATURE, "TM. ỦY BAN NHÂN DÂN TỈNH LONG AN"), (SIGNATURE, "KT. CHỦ TỊCH"))
    assert stated("Kế hoạch tiết kiệm điện", *lines) == [("Long An", "letterhead", 1)]


def test_districts_name_their_province() -> None:
    """Two of one province, though each may also lie elsewhere; one alone that may lie elsewhere says nothing."""
    two = (LineRole.BODY, "Đoàn khảo sát các lò gạch ở huyện Châu Thành và huyện Phú Tân. " + FILLER)
    assert stated("Khảo sát lò gạch", two) == [("An Giang", "districts", 0), ("An Giang", "districts", 0)]
    assert stated("Khảo sát lò gạch", (LineRole.BODY, "Đoàn khảo sát các lò gạch ở huyện Châu Thành. " + FILLER)) == []


def test_a_programme_of_several_provinces_is_about_each() -> None:
    """A list behind "các tỉnh" or a number of them in the opening; guests and markets are no programme."""
    body = "{} các tỉnh Lào Cai, Yên Bái và Phú Thọ từ năm 2021. " + FILLER
    told = stated("Mô hình chè an toàn", (LineRole.BODY, body.format("Dự án được thực hiện tại")))
    assert told == [("Lào Cai", "body", 0), ("Yên Bái", "body", 0), ("Phú Thọ", "body", 0)]
    for passing in ("Lớp học có học viên đến từ", "Chè được tiêu thụ ở"):
        assert stated("Mô hình chè an toàn", (LineRole.BODY, body.format(passing))) == []


def test_guests_markets_and_schools_are_no_subject() -> None:
    """The host is, though a guest's office is named as well."""
    body = (
        (LineRole.BODY, "Sở Công Thương Quảng Ngãi mở lớp, tham dự có Sở Công Thương Quảng Nam. " + FILLER),
        (LineRole.BODY, "Thị trường Kon Tum, Gia Lai chiếm phần lớn; chủ cơ sở từng học ở Hà Nội. " + FILLER),
    )
    assert stated("Tập huấn sản xuất sạch hơn", *body) == [("Quảng Ngãi", "body", 0)]


def test_the_only_province_named_is_the_subject() -> None:
    """Where nothing speaks of the whole country; whoever works for that sits in Hà Nội."""
    told = "Ngày 5/6, tại {}, Viện Khoa học tổ chức hội thảo giảm phát thải. " + FILLER
    assert about("Hội thảo giảm phát thải", told.format("Hải Phòng"), FILLER) == ["Hải Phòng"]
    assert about("Hội thảo giảm phát thải", told.format("Hà Nội"), FILLER) == []
    assert about("Hội thảo toàn quốc", told.format("Hải Phòng") + " Bộ Công Thương chủ trì.", FILLER) == []
    assert about("Hội thảo giảm phát thải", told.format("Hải Phòng"), "Ở Hà Nam cũng vậy. " + FILLER) == []
    assert about("Bản tin ngành bia", FILLER, "Trường hợp đầu tiên là một nhà máy ở Hạ Long đã giảm nước.") == []


def test_a_district_is_told_by_the_line_that_names_it() -> None:
    """The title names the province alone; where it names the district too, it tells of both."""
    body = [FILLER, "Lớp học mở tại huyện Lập Thạch trong hai ngày."]
    (stated,) = find_article_places("Vĩnh Phúc tập huấn sản xuất sạch hơn", lines_of(body))
    assert (stated.place.district, stated.evidence, stated.line) == ("Lập Thạch", PlaceEvidence.BODY, 1)
    (both,) = find_article_places("Huyện Lập Thạch (Vĩnh Phúc) tập huấn", lines_of(body))
    assert (both.place.district, both.evidence) == ("Lập Thạch", PlaceEvidence.TITLE)


@pytest.mark.parametrize(
    ("title", "provinces"),
    [
        ("Kết quả kiểm toán năng lượng các nhà máy tại TP.HCM và BR-VT", ["Hồ Chí Minh", "Bà Rịa - Vũng Tàu"]),
        ("Mời tư vấn đánh giá sản xuất sạch hơn tại tỉnh Gia Lai và tỉnh Kon Tum", ["Gia Lai", "Kon Tum"]),
    ],
)
def test_of_two_side_by_side_in_a_title_both_count(title: str, provinces: list[str]) -> None:
    """Where something takes place is the subject of a title that names no other."""
    assert about(title, FILLER) == provinces


def test_as_many_provinces_in_a_list_as_are_spoken_of_are_all_its_own() -> None:
    """The title says how many, the opening which."""
    lead = "Vỏ tôm của mười một nhà máy ở Sóc Trăng, Bạc Liêu và Trà Vinh sẽ về chung một xưởng chitin trong năm tới."
    assert about("Ba tỉnh ven biển gom vỏ tôm", lead, FILLER) == ["Sóc Trăng", "Bạc Liêu", "Trà Vinh"]


def test_two_districts_that_open_a_text_go_before_markets_further_on() -> None:
    """Customers live in other provinces, which are named as such."""
    lead = "Trên dải núi đá giữa Quỳ Hợp và Nghĩa Đàn, hơn sáu chục xưởng xẻ đá đã bọc kín băng tải của mình."
    markets = "Khách đặt hàng bột đá là các nhà máy nhựa tại Bình Dương, Hưng Yên; đá ốp xuất qua cảng Hải Phòng."
    assert {place.partition("/")[0] for place in about("Bột đá thôi bay", lead, FILLER, markets)} == {"Nghệ An"}


def test_where_something_is_stands_in_brackets_behind_its_name() -> None:
    """A village's province; a guest's and a market's are none."""
    lead = "Buổi sáng ở phường Phường Đúc (TP. Huế), mùi than không còn xộc vào lớp học như những năm trước."
    markets = "Chuông đồng làm ra chủ yếu bán cho chùa ở Quảng Nam và Quảng Bình, còn phôi vụn thì mua từ Sài Gòn."
    assert about("Phường đúc đồng chia tay than tổ ong", lead, FILLER, markets) == ["Thừa Thiên Huế"]


def test_the_district_before_it_in_brackets_tells_where_a_works_is() -> None:
    """Who sewed its tent and who sold its pumps are named as such."""
    lead = "Xưởng làm sạch vỏ tàu Bến Gỗ (huyện An Lão, Hải Phòng) mỗi tháng dùng 90 tấn hạt mài rồi đổ bỏ cả."
    others = "Nhà bạt do một công ty Quảng Ninh may, máy hút mua của đại lý tại Đồng Nai."
    assert {place.partition("/")[0] for place in about("Hứng lại hạt mài", lead, FILLER, others)} == {"Hải Phòng"}


def test_a_row_of_a_list_is_of_the_province_that_heads_it() -> None:
    """As of the two in which something is done; those who buy are in none."""
    rows = ("Hà Nam: xã Nhân Mỹ, 7 cơ sở, 245 triệu đồng.", "Nam Định: làng Dịch Diệp, 12 cơ sở, 420 triệu đồng.")
    assert about("Danh sách cơ sở ươm tơ được chọn", *rows, "Bên mua tơ là hai công ty tại Hà Nội.") == [
        "Hà Nam",
        "Nam Định",
    ]


@pytest.mark.parametrize(
    ("body", "province"),
    [
        # One district with its unit opens the text; what is named further on are models and guests.
        (
            (
                "Năm mươi hộ làm bún ở xã Cao Xá, huyện Lâm Thao đã góp tiền xây bể yếm khí chung cho cả làng nghề.",
                FILLER,
                "Mô hình học theo làng bún Phú Đô (Hà Nội), nhưng bể đặt nông hơn.",
            ),
            ["Phú Thọ/Lâm Thao"],
        ),
        (
            (
                "Vào mùa điều, khói vỏ lụa quẩn trên thị xã Bình Long nên chín cơ sở đã gom vỏ bán cho lò hơi.",
                FILLER,
                "Đoàn công tác của Hội Nông dân tỉnh Đắk Nông cũng đã tới học cách nén.",
            ),
            ["Bình Phước/Bình Long"],
        ),
        # An office and a district of one province, far from the opening.
        (
            (
                FILLER,
                FILLER + " Lò hơi tụt áp.",
                "Xóm tàu hủ ở Mỹ Tho kéo qua coi. Anh bên khuyến công Tiền Giang nói sẽ làm mô hình.",
            ),
            ["Tiền Giang/Mỹ Tho"],
        ),
        # Another province's office tells of the opening as well: in doubt there is none.
        (
            (
                "Sở Công Thương tỉnh Yên Bái mở lớp cho cơ sở chế biến, có đoàn của huyện Lâm Thao cùng học suốt tuần.",
                FILLER,
            ),
            ["Yên Bái"],
        ),
    ],
)
def test_districts_that_tell_of_the_subject(body: tuple[str, ...], province: list[str]) -> None:
    """A text may name its province nowhere, and others by the way."""
    assert about("Làng nghề bớt nước thải", *body) == province


def test_districts_of_two_provinces_side_by_side() -> None:
    """Both open the text, and both come back."""
    body = (
        "Cách nhau một con sông, làng thép Châu Khê (thị xã Từ Sơn) và cụm đúc ở huyện Việt Yên đều nấu sắt vụn.",
        FILLER,
        "Kỹ sư đi đo ở 14 xưởng: tám xưởng bên Từ Sơn, sáu xưởng bên Việt Yên, mỗi xưởng hai ngày liền.",
    )
    assert about("Châu Khê và Việt Yên chung một bài toán", *body) == ["Bắc Giang/Việt Yên", "Bắc Ninh/Từ Sơn"]


def test_a_district_in_the_title_alone() -> None:
    """It is named once, and nothing in the opening speaks of somewhere else."""
    body = (FILLER, FILLER, "Cụm nhuộm bên Nga Sơn (Thanh Hóa) cũng đã xin công thức.")
    assert about("Chiếu cói Kim Sơn: nhuộm ít nước, màu vẫn thắm", *body) == ["Ninh Bình"]
    other = "Sở Công Thương tỉnh Thanh Hóa vừa mở lớp cho các tổ nhuộm cói trên địa bàn tỉnh trong hai ngày."
    assert about("Chiếu cói Kim Sơn: nhuộm ít nước", other, FILLER) != ["Ninh Bình"]


def test_a_digest_has_a_section_for_each_province() -> None:
    """Numbered headings open with their names; rows of a survey have no text of their own."""
    sections = (
        "1. Lạng Sơn: hồi sấy sạch",
        FILLER,
        "2. Cao Bằng: đường phên bớt bã",
        FILLER,
        "3. Bắc Kạn: miến",
        FILLER,
    )
    assert about("Tin nhanh khuyến công số 47", *sections) == ["Lạng Sơn", "Cao Bằng", "Bắc Kạn"]
    rows = (
        "Kết quả cả nước như sau:",
        "Hà Nam: 7 cơ sở",
        "Nam Định: 9 cơ sở",
        "Thái Bình: 4 cơ sở",
        "Hải Dương: 2 cơ sở",
    )
    assert about("Kết quả khảo sát", *rows) == []


@pytest.mark.parametrize(
    ("lead", "provinces"),
    [
        (
            "Khách hàng của chúng tôi là một xưởng bún khô xuất khẩu tại huyện Tam Bình, chạy hai lò đốt trấu.",
            ["Vĩnh Long/Tam Bình"],
        ),
        ("Xưởng mắm này bán cho khách hàng ở huyện Tam Bình, mỗi tháng chừng hai tấn, chở bằng ghe.", []),
        ("Bún của xưởng được tiêu thụ tại huyện Tam Bình và các chợ gần đó, giá mười hai nghìn đồng.", []),
    ],
)
def test_where_works_stand_is_no_market(lead: str, provinces: list[str]) -> None:
    """A customer or an exporter that is told of is at home somewhere; a market is not."""
    assert about("Thu hồi hơi nóng ở lò sấy bún", lead, FILLER) == provinces


@pytest.mark.parametrize(
    ("lead", "provinces"),
    [
        ("Tôi trông kho ở một xưởng gỗ tại Quy Nhơn, hàng chất tới nóc mà tìm cái gì cũng không ra.", ["Bình Định"]),
        ("Mình đứng máy dệt trong cụm công nghiệp Đông Thọ, Sa Đéc đã sáu năm, nóng như cái lò bánh.", ["Đồng Tháp"]),
        ("Mẻ gốm đầu nung hỏng, anh Tư phải chạy lên Sa Đéc mua thêm đất sét và hai bao tro trấu.", []),
        ("Cuối năm xưởng thưởng cho cả tổ đi Nha Trang, về tới nhà thì cái lò đã nguội ngắt.", []),
        ("Bộ Công Thương kể chuyện một nhà máy ở Quy Nhơn để cả nước cùng học cách tiết kiệm điện.", []),
    ],
)
def test_the_town_where_works_stand_tells_the_province(lead: str, provinces: list[str]) -> None:
    """In the opening of a story that speaks of no other place; a province that is named in passing stands aside."""
    found = about("Chuyện cái kho", lead, FILLER, "Chỗ làm giống vậy bên An Giang thì tôi mới nghe kể. " + FILLER)
    assert [each.partition("/")[0] for each in found] == provinces


@pytest.mark.parametrize(
    ("masthead", "text", "provinces"),
    [
        ("ĐÀI TRUYỀN THANH HUYỆN BẮC HÀ", "Các lò rèn ở bản trên đã đốt than ép từ lõi ngô.", ["Lào Cai"]),
        (
            "Cổng thông tin điện tử huyện Bắc Hà",
            f"{FILLER}\n" * 2 + "Than ép chở từ Mèo Vạc (Hà Giang) sang.",
            ["Lào Cai"],
        ),
        ("Cổng thông tin điện tử huyện Bắc Hà", "Sở Công Thương tỉnh Hà Giang mở lớp tập huấn.", ["Hà Giang"]),
        ("Cổng thông tin điện tử huyện Bắc Hà", "Cả nước có hai trăm lò rèn như thế.", []),
        ("Cổng thông tin điện tử tỉnh Lào Cai", "Các lò rèn ở bản trên đã đốt than ép từ lõi ngô.", []),
        ("Hội chợ xuân ở huyện Bắc Hà đông khách", "Các lò rèn ở bản trên đã đốt than ép từ lõi ngô.", []),
    ],
)
def test_a_districts_own_site_tells_of_its_district(masthead: str, text: str, provinces: list[str]) -> None:
    """Its name above the page says where, unless the text speaks of somewhere else or of the whole country."""
    lines = [ExtractedLine(number=0, text=masthead), *lines_of((*text.split("\n"), FILLER))]
    numbered = [line.model_copy(update={"number": number}) for number, line in enumerate(lines)]
    places = find_article_places("Lò rèn bớt khói", numbered)

    assert [each.place.province for each in places] == provinces
    assert all(each.line == 0 for each in places if each.evidence is PlaceEvidence.PUBLISHER)


def test_a_knife_is_no_island() -> None:
    """ "con dao" in small letters is no district, as "Côn Đảo" is."""
    assert about("Lò rèn bớt khói", "Mỗi lò rèn một con dao mất mười phút.", "Than làm nóng con dao rất đều.") == []


def test_a_town_that_the_opening_returns_to_tells_its_province() -> None:
    """Without its unit, and though a sponsor's province is named further on; named once it may be a brand."""
    once = ("Mùa khô này, nhóm thợ Pleiku cùng 64 hộ rang xay ký cam kết dời giờ chạy máy.", FILLER, FILLER)
    again = "Theo một thợ cả Pleiku, giờ cao điểm trùng với lúc máy chạy nhiều nhất."
    sponsor = "Giải thưởng do một nhà cung cấp tại Bình Dương tài trợ."
    assert about("Hộ rang xay cà phê dời giờ chạy máy", once[0], again, *once[1:], sponsor) == ["Gia Lai/Pleiku"]
    assert about("Hộ rang xay cà phê dời giờ chạy máy", *once, sponsor) == []
