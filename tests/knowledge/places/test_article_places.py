"""Which province an article is about, and what decides nothing."""

from __future__ import annotations

import pytest

from knowledge.places import find_article_places
from knowledge.records import Block, Place


def about(title: str, *body: str, dateline: tuple[str, ...] = (), publisher: str | None = None) -> list[str]:
    """ "Province" or "Province/District" for each place, in order."""
    places = find_article_places(title, [Block(text=line) for line in body], dateline, publisher)
    return [f"{place.province}/{place.district}" if place.district else place.province for place in places]


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
    places = find_article_places("Vĩnh Phúc tập huấn", [Block(text="Lớp học mở ở huyện Lập Thạch. " + FILLER)])
    assert places == (Place(province="Vĩnh Phúc", province_now="Phú Thọ", district="Lập Thạch"),)


def test_nothing_gives_nothing() -> None:
    """An empty page is about no place."""
    assert find_article_places("", []) == ()
    assert about("Sản xuất sạch hơn là gì?", FILLER) == []
