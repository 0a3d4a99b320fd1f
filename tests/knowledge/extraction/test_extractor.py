"""What cleaning promises, on dirty pages of our own writing and on articles set into many layouts."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.dates import find_source_date
from knowledge.errors import DocumentEmpty, DocumentRefused, PageWithoutArticle
from knowledge.extraction import Reason, extract
from knowledge.records import Document, DocumentLine, Extraction, LineKind
from knowledge.vietnamese.normalization import to_stored

PAGES = Path(__file__).parent / "pages"


def read_plain(text: str, **fields: object) -> Document:
    """A document as a plain text file gives it: a block for each line that is not empty."""
    blocks = tuple(DocumentLine(text=line) for line in to_stored(text).split("\n") if line)
    return Document(source="trang.txt", lines=blocks, **fields)


def texts(cleaned: Extraction) -> list[str]:
    return [block.text for block in cleaned.body]


class Expected(NamedTuple):
    page: str
    title: str
    date: str | None
    basis: str
    publisher: str | None
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


EXPECTED = (
    Expected(
        "newspaper_dashed_time",
        "Hội thảo về tiết kiệm nước và sản xuất sạch hơn cho cơ sở chế biến dừa",
        "2011-11-14",
        "published",
        None,
        ("Chia sẻ bài viết", "BÌNH LUẬN", "Gửi bình luận"),
        ("huyện Mỏ Cày Nam",),
    ),
    Expected(
        "clock_style_date_above_title",
        "Bắc Ninh hỗ trợ làng nghề giấy Phong Khê đổi mới lò hơi",
        "2019-03-07",
        "published",
        "Báo Kinh Bắc Xanh",
        ("Lượt xem", "Báo Kinh Bắc Xanh"),
        ("Theo ông Trần Đức Hậu",),
    ),
    Expected(
        "visit_clock_ticker_and_time_under_title",
        "Kiên Giang phổ biến giải pháp sản xuất sạch hơn cho nghề làm nước mắm",
        "2019-11-22",
        "published",
        None,
        ("Cà Mau", "Tin hoạt động", "Lên đầu trang"),
        ("45 học viên",),
    ),
    Expected(
        "visit_clock_section_and_date_under_title",
        "Cần Thơ khảo sát mức tiêu hao năng lượng tại các nhà máy chế biến thủy sản",
        "2018-08-24",
        "published",
        None,
        ("Sản xuất bền vững", "2025"),
        ("bảo ôn lại đường ống",),
    ),
    Expected(
        "date_after_the_end",
        "Tuyên Quang: Nhân rộng mô hình sản xuất sạch hơn trong chế biến chè",
        "2016-01-18",
        "published",
        None,
        ("Giới thiệu", "18/01/2016"),
        ("Bà Hoàng Thị Lụa",),
    ),
    Expected(
        "decision",
        "Quyết định V/v ban hành Kế hoạch áp dụng sản xuất sạch hơn trong công nghiệp tỉnh Hà Tĩnh đến năm 2015",
        "2012-10-08",
        "issued",
        None,
        ("CỘNG HÒA", "Tự do"),
        ("Số: 3127/QĐ-UBND", "Điều 2.", "Lê Đình Khoa"),
    ),
    Expected(
        "plan_with_open_day",
        "Kế hoạch hành động sản xuất sạch hơn trong công nghiệp tỉnh Yên Bái năm 2014",
        "2013-09",
        "issued",
        None,
        ("CỘNG HÒA",),
        ("I. MỤC TIÊU", "- 40% cơ sở", "- Cơ quan chủ trì: Sở Công Thương."),
    ),
    Expected(
        "table_letterhead",
        "PHÊ DUYỆT ĐỀ ÁN ĐỔI MỚI CÔNG NGHỆ TRONG LÀNG NGHỀ ĐẾN NĂM 2020",
        "2015-06-05",
        "issued",
        None,
        ("CỘNG HÒA",),
        ("Số: 778/QĐ-TTg", "b) Khuyến khích"),
    ),
    Expected(
        "television_without_title",
        "Ngày 12/12, Sở Công Thương đã mở lớp bồi dưỡng về sản xuất sạch hơn cho cán bộ phòng kinh tế các huyện"
        " và tổ kỹ thuật của các nhà máy đường",
        None,
        "none",
        "phuongbactv.vn",
        ("sct", "Trả lời", "Email của bạn", "Quang Thịnh"),
        ("Các học viên dự buổi khai giảng.",),
    ),
    Expected(
        "province_menu_below",
        "Tình hình áp dụng sản xuất sạch hơn ở các địa phương",
        None,
        "none",
        None,
        ("Bắc Giang", "Thông tin khác", "Vì một nền"),
        ("trình diễn kỹ thuật",),
    ),
    Expected(
        "province_menu_above",
        "Lâm Đồng: Ba cơ sở rang cà phê được hỗ trợ thay lò đốt",
        "2018-10-17",
        "published",
        "Trung tâm Khuyến công Lâm Đồng",
        ("An Giang", "21°C", "A+ A-", "Hội chợ", "Bình chọn"),
        ("giảm được 30%",),
    ),
    Expected(
        "lead_twice_with_site_mark",
        "Ninh Bình tập huấn kiểm soát nội vi cho doanh nghiệp đá mỹ nghệ",
        "2017-06-22",
        "published",
        None,
        (),
        ("Lớp học kéo dài ba ngày",),
    ),
    Expected(
        "picture_names_and_alternative_text",
        "Hòa Bình: Tọa đàm về sản xuất sạch hơn trong ngành mía đường",
        "2017-07-19",
        "published",
        None,
        ("hoa binh", "IMG_2034", "toa-dam", "Tin, ảnh"),
        ("Chủ các cơ sở trao đổi tại buổi tọa đàm", "Quang cảnh buổi tọa đàm. Ảnh: Minh Tuyết"),
    ),
    Expected("stamp_with_counters", "Thông tin khuyến công số 14/2019", "2019-04-11", "published", None, ("3673",)),
    Expected(
        "stamp_with_seconds",
        "Đẩy mạnh tiêu dùng xanh ở các siêu thị miền Tây",
        "2019-09-22",
        "published",
        None,
        ("PV",),
    ),
    Expected(
        "labelled_with_bars",
        "Phân loại chất thải tại nguồn trong cụm công nghiệp",
        "2024-04-08",
        "published",
        None,
        ("TIN TỨC", "Ngày đăng"),
    ),
    Expected(
        "published_and_updated",
        "Đồng Nai: Nhà máy bột ngọt thu hồi nhiệt thải",
        "2015-03-12",
        "published",
        None,
        ("Gửi email", "phong trào", "Khai trương"),
    ),
    Expected(
        "event_over_several_days",
        "Quảng Ngãi: Bồi dưỡng cán bộ về kiểm toán chất thải",
        "2018-09-28",
        "event",
        None,
    ),
    Expected(
        "event_without_any_year",
        "Gia Lai: Hội thảo về sản xuất sạch hơn trong sơ chế hồ tiêu",
        None,
        "none",
        None,
    ),
    Expected(
        "only_cited_dates",
        "Hướng dẫn lập báo cáo đánh giá nhanh sản xuất sạch hơn",
        None,
        "none",
        None,
    ),
    Expected(
        "content_year",
        "Sóc Trăng: Các nhà máy tôm giảm nước đá trong khâu phân cỡ",
        "2016",
        "content",
        None,
        ("Xem thêm", "Thúy Kiều"),
    ),
    Expected(
        "link_box_inside",
        "Nam Định: Làng rèn Vân Chàng thu gom nước tẩy gỉ",
        "2016-04-05",
        "published",
        "Báo Thành Nam",
        ("Tin liên quan", "Giao Thủy", "Tống Xá"),
        ("trung hòa bằng vôi", "Xem thêm các giải pháp tương tự"),
    ),
    Expected(
        "related_with_teasers",
        "Khánh Hòa: Khách sạn giảm rác nhựa nhờ sản xuất sạch hơn",
        "2018-10-17",
        "published",
        None,
        ("xe buýt điện", "festival"),
    ),
    Expected(
        "hacked_header",
        "Thái Nguyên: Doanh nghiệp luyện kim áp dụng sản xuất sạch hơn",
        "2015-08-03",
        "published",
        "Báo Gang Thép",
        ("Nhà Cái", "kèo", "bình chọn", "Tags", "Cá cược"),
        ("Công nhân vệ sinh lò tại một xưởng đúc",),
    ),
    Expected("capitals_without_marks", "Phú Yên: Xưởng cá ngừ giảm điện kho lạnh", "2018-12-11", "published", None),
    Expected("month_only", "Bản tin sản xuất sạch hơn của ngành bia", "2016-05", "published", None),
    Expected(
        "report_with_lists_and_table",
        "Báo cáo kết quả thực hiện sản xuất sạch hơn trong ngành gốm tỉnh Bình Dương",
        None,
        "none",
        None,
        (),
        ("I. TÌNH HÌNH CHUNG", "- In 2.000 sổ tay.", "2 | Lò tuynen | 3"),
    ),
    Expected(
        "split_title",
        "Hội nghị phổ biến kinh nghiệm tiết kiệm năng lượng và sản xuất sạch hơn cho các doanh nghiệp nhỏ và vừa"
        " tại Hải Dương",
        "2014-12-09",
        "updated",
        "Phòng Quản lý công nghiệp",
        ("Trang chủ", "Cỡ chữ", "In trang", "Về đầu trang", "Bản quyền", "GP-TTĐT"),
    ),
    Expected("two_unlabelled_dates", "Long An: Tập huấn sản xuất sạch hơn cho cơ sở xay xát", None, "none", None),
    Expected(
        "aggregator",
        "Sáu nhà máy giấy cùng giảm nước thải nhờ tuần hoàn nước trắng",
        None,
        "none",
        "Báo Phú Thọ Xanh",
        ("Gốc", "http"),
    ),
    Expected(
        "long_comments",
        "Vĩnh Long: Lò gạch kiểu mới ở Mang Thít",
        "2013-05-13",
        "published",
        None,
        ("mô hình này rất hay", "vay vốn ưu đãi"),
    ),
    Expected(
        "related_without_marker",
        "Bạc Liêu: Cơ sở muối sạch trải bạt",
        "2016-06-03",
        "published",
        "Báo Đất Mũi",
        ("điện gió", "Giá tôm", "đờn ca"),
    ),
    Expected("impossible_date", "Tây Ninh: Thu khí sinh học từ nước thải tinh bột", None, "none", None, ("31/02",)),
    Expected(
        "sidebar_above",
        "Trà Vinh: Xưởng thạch dừa tuần hoàn nước rửa",
        None,
        "none",
        None,
        ("chạy lũ", "Đoàn thanh niên"),
        ("hoàn vốn sau tám tháng",),
    ),
    Expected(
        "english", "Hung Yen dyeing plant reuses its cooling water", "2018-09-26", "published", None, ("Sustainable",)
    ),
    Expected(
        "unmarked_page",
        "Ha Nam: Tap huan san xuat sach hon cho lang nghe lua",
        "2018-09-17",
        "updated",
        None,
        ("Tin lien quan", "day nghe"),
    ),
    Expected(
        "hard_wrapped",
        "Hưng Yên: Cơ sở tái chế nhựa đầu tư hệ thống rửa tuần hoàn nước thải",
        "2014-08-14",
        "published",
        None,
        (),
        ("Các cơ sở khác trong thôn đã đến xem",),
    ),
)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.page)
def test_a_dirty_page_gives_its_article_and_its_date(expected: Expected) -> None:
    """Title, date with basis and publisher are as printed, other things are gone and the article's own are kept."""
    document = read_plain((PAGES / f"{expected.page}.txt").read_text(encoding="utf-8"))

    cleaned = extract(document)
    date = find_source_date(cleaned, document)

    assert cleaned.title == expected.title
    assert (date.value, date.basis) == (expected.date, expected.basis)
    assert cleaned.publisher == expected.publisher
    body = "\n".join(texts(cleaned))
    assert [piece for piece in expected.gone if piece in body] == []
    kept = "\n".join(line.text for line in cleaned.lines if line.role)
    assert [piece for piece in expected.kept if piece not in kept] == []


def test_every_page_has_an_expectation() -> None:
    """No page lies in the folder without saying what must come out of it."""
    assert sorted(page.stem for page in PAGES.glob("*.txt")) == sorted(expected.page for expected in EXPECTED)


TITLE = "Nghệ An: Tập huấn sản xuất sạch hơn cho doanh nghiệp chế biến nông sản"
LEAD = (
    "Sở Công Thương tỉnh Nghệ An vừa mở lớp tập huấn về sản xuất sạch hơn cho 80 cán bộ của các doanh nghiệp"
    " chế biến nông sản trên địa bàn."
)
SECOND = (
    "Lớp học giới thiệu các bước đánh giá, cách lập sơ đồ dòng và những giải pháp quản lý nội vi mà doanh nghiệp"
    " có thể làm ngay."
)
THIRD = (
    "Ông Phan Văn Thắng, phó giám đốc trung tâm, cho biết nhiều nhà máy đã giảm được một phần mười lượng điện"
    " sau khi áp dụng."
)
ARTICLE = [LEAD, "Các học viên làm bài tập nhóm", SECOND, THIRD]
DAY = "2016-05-17"

HEADS = {
    "date above": ["17/05/2016", TITLE],
    "date under": [TITLE, "17/05/2016 10:29"],
    "weekday above": ["Thứ ba, 17/05/2016 | 07:15 GMT+7", TITLE],
    "clock, section, date": [
        "Sản xuất và tiêu dùng bền vững",
        "Thứ hai, 20/05/2024 | 07:15 GMT+7",
        "Sản xuất sạch hơn",
        TITLE,
        "17/05/2016",
    ],
    "portal": [
        "CỔNG THÔNG TIN ĐIỆN TỬ SỞ CÔNG THƯƠNG TỈNH NGHỆ AN",
        "Thứ Hai, 20/05/2024",
        "Trang chủ",
        "Giới thiệu",
        "Văn bản pháp quy",
        "Liên hệ",
        "Trang chủ » Tin tức » Khuyến công",
        TITLE,
        "Ngày đăng: 17/05/2016 | Lượt xem: 1024",
        "A- A A+",
    ],
    "page title first": [
        f"{TITLE} - Sở Công Thương",
        "Đăng nhập",
        "Tin tức",
        "Khuyến công",
        "An toàn thực phẩm",
        "Thương mại điện tử",
        TITLE,
        "Thứ ba - 17/05/2016 08:00",
        "In ra",
        "Gửi cho bạn bè",
    ],
    "hacked": ["Kèo Nhà Cái 5 - Tỷ Lệ Bóng Đá Hôm Nay", TITLE, "(17/05/2016)"],
    "hacked, date between": ["Game Bài Đổi Thưởng Casino Trực Tuyến", "17/05/2016", TITLE],
    "content system": [
        "Chi tiết",
        "Chuyên mục: Tin tức",
        TITLE,
        "Được đăng: Thứ ba, 17 Tháng 5 2016 08:00",
        "Viết bởi Administrator",
        "Lượt xem: 1234",
    ],
    "blog": ["Skip to content", "Home", "Về chúng tôi", "Dịch vụ", TITLE, "by admin | Th5 17, 2016 | Tin tức"],
    "other headlines": [
        "Tin nổi bật",
        "Giá xăng giảm từ chiều nay",
        "Bão số 3 đi vào đất liền các tỉnh miền Trung",
        TITLE,
        "17-05-2016",
    ],
    "provinces": ["An Giang", "Bắc Giang", "Cà Mau", "Đà Nẵng", "Đắk Lắk", "Hà Nội", "17/05/2016", TITLE],
    "date in brackets": [f"{TITLE} (17/05/2016)"],
}
TAILS = {
    "nothing": [],
    "dated list": ["Các tin khác", "Hội thảo về logistics xanh tại Hải Phòng (12/05/2016)"],
    "bulleted list": ["Tin liên quan:", "- Hội thảo về logistics xanh", "- Khởi công cụm công nghiệp Tam Dương"],
    "list without a marker": [
        "Hội thảo về logistics xanh tại Hải Phòng",
        "Ra mắt sàn thương mại điện tử tỉnh",
        "Khởi công cụm công nghiệp Tam Dương",
    ],
    "widgets": ["Tags: sản xuất sạch hơn", "Chia sẻ bài viết", "Facebook", "Zalo", "Về đầu trang"],
    "comments": [
        "Ý kiến bạn đọc",
        "Họ tên *",
        "Bài viết rất hữu ích, cảm ơn tác giả đã chia sẻ thông tin cho các doanh nghiệp.",
    ],
    "footer": [
        "Bản quyền thuộc về Sở Công Thương",
        "Địa chỉ: 198 Phan Bội Châu",
        "Giấy phép số 12/GP-TTĐT ngày 20/6/2012",
        "Tổng truy cập: 1.234.567",
    ],
    "teasers": [
        "Bài viết liên quan",
        "Xe điện lên ngôi ở đô thị",
        "Người dân các đô thị đang chuyển dần sang xe điện vì chi phí vận hành thấp hơn nhiều so với xe xăng.",
        "12/06/2016",
    ],
    "menu": ["Trang chủ", "Giới thiệu", "Tin tức", "Liên hệ"],
    "provinces in a line": ["An Giang, Bà Rịa - Vũng Tàu, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bến Tre, Cà Mau"],
}


@pytest.mark.parametrize(("head", "tail"), list(product(HEADS, TAILS)))
def test_one_article_comes_out_of_every_layout(head: str, tail: str) -> None:
    """Whatever stands above and below, the same title, paragraphs and day come out."""
    document = read_plain("\n".join([*HEADS[head], *ARTICLE, *TAILS[tail]]))

    cleaned = extract(document)

    assert cleaned.title == TITLE
    assert texts(cleaned) == ARTICLE
    date = find_source_date(cleaned, document)
    assert (date.value, date.basis) == (DAY, "published")


# The titles by their opening, their end and the number of their words.
SEEDS = (
    ("000", ("Phổ biến và chia sẻ", "Thạch Thất (Hà Nội)", 22), ("2018-08-23", "published"), "SXSH.vn"),
    ("001", ("Vĩnh Phúc nâng cao", "cho các doanh nghiệp", 19), ("2020-11-10", "event"), None),
    ("002", ("Thanh Hóa nâng cao", "trong công nghiệp", 15), ("2018-10-17", "published"), "sxsh.vn"),
    ("003", ("Hà Nội: Đẩy mạnh", "về sản xuất sạch hơn", 11), ("2014", "content"), None),
    ("004", ("Đắk Lắk áp dụng", "phát triển bền vững", 16), ("2018-09-17", "updated"), "Văn phòng SXSH và SXTDBV"),
)


@pytest.mark.parametrize(("number", "title", "date", "publisher"), SEEDS)
def test_the_real_articles_come_out_as_printed(
    seeds: Path, number: str, title: tuple[str, str, int], date: tuple[str, str], publisher: str | None
) -> None:
    """The five scraped pages give their titles, dates and publishers, and none of their dirt."""
    document = read_plain(next(seeds.glob(f"{number}_*.txt")).read_text(encoding="utf-8"))

    cleaned = extract(document)
    found = find_source_date(cleaned, document)

    opening, end, words = title
    assert cleaned.title.startswith(opening)
    assert cleaned.title.endswith(end)
    assert len(cleaned.title.split()) == words
    assert ((found.value, found.basis), cleaned.publisher) == (date, publisher)
    body = "\n".join(texts(cleaned))
    dirt = ("thanhhoas", "Vuasanca", "★", "2024", "Tin cùng", "producttion", "lên đầu trang", "GMT")
    assert [piece for piece in dirt if piece in body] == []
    assert len(set(texts(cleaned))) == len(cleaned.body)
    assert title not in texts(cleaned)


def test_a_caption_of_a_real_article_stays(seeds: Path) -> None:
    """The only line that names a speaker is a photo's caption, and it can be found."""
    document = read_plain(next(seeds.glob("000_*.txt")).read_text(encoding="utf-8"))

    captions = [block.text for block in extract(document).body if block.kind is LineKind.CAPTION]

    assert any("Vương Đăng Hoa" in caption for caption in captions)


def test_a_page_with_markup_keeps_its_headings_and_lists() -> None:
    """Kinds from the markup stay; a list before the signature is the article's, one under a marker is not."""
    items = ("Thay bóng đèn cũ", "Bảo ôn đường ống")
    kinds = {TITLE: LineKind.HEADING, "Hiệu quả bước đầu": LineKind.HEADING, "Tin liên quan": LineKind.HEADING}
    kinds |= dict.fromkeys(("Trang chủ", *items, "Khởi công cụm công nghiệp Tam Dương"), LineKind.LIST_ITEM)
    page = ["Trang chủ", TITLE, LEAD, "Hiệu quả bước đầu", THIRD, *items, "Theo Báo Công Thương", "Tin liên quan"]
    page.append("Khởi công cụm công nghiệp Tam Dương")
    blocks = tuple(DocumentLine(kind=kinds.get(text, LineKind.PARAGRAPH), text=text) for text in page)

    cleaned = extract(Document(source="trang.html", lines=blocks, title_hint=TITLE))

    assert (cleaned.title, cleaned.publisher) == (TITLE, "Báo Công Thương")
    assert [(block.kind, block.text) for block in cleaned.body] == [
        (LineKind.PARAGRAPH, LEAD),
        (LineKind.HEADING, "Hiệu quả bước đầu"),
        (LineKind.PARAGRAPH, THIRD),
        *((LineKind.LIST_ITEM, item) for item in items),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Bảo vệ môi trường ở các làng nghề chế biến nông sản",
        "Ba doanh nghiệp chế biến nông sản giới thiệu cách giảm điện",
        "Đánh giá sản xuất sạch hơn tại nhà máy chế biến nông sản",
        "Chia sẻ kinh nghiệm áp dụng sản xuất sạch hơn",
        "Doanh nghiệp chế biến nông sản được lợi gì khi áp dụng sản xuất sạch hơn?",
        "Cú hích từ những giọt nước",
        "SXSH là gì?",
    ],
)
def test_words_that_sites_use_too_may_open_a_title(title: str) -> None:
    """The words "Báo", "Bà", "Đánh giá" and "Chia sẻ" count with their marks and never by the first word alone."""
    cleaned = extract(read_plain("\n".join([title, *ARTICLE])))

    assert (cleaned.title, texts(cleaned)) == (title, ARTICLE)


def test_the_title_of_the_markup_is_used_where_the_page_lost_it() -> None:
    """A hint that agrees with the text is the title, without the site's name behind it."""
    document = read_plain("\n".join(ARTICLE), title_hint=f"{TITLE} | Báo Điện Tử", publisher_hint="Báo Điện Tử")

    cleaned = extract(document)

    assert (cleaned.title, cleaned.publisher) == (TITLE, "Báo Điện Tử")
    assert texts(cleaned) == ARTICLE


def test_a_foreign_title_of_the_markup_is_not_used() -> None:
    """What a hacked site writes into its markup is passed over for the headline on the page."""
    document = read_plain("\n".join([TITLE, *ARTICLE]), title_hint="Nổ Hũ Đổi Thưởng Uy Tín - Casino 88")

    assert extract(document).title == TITLE


def test_a_printed_source_is_the_publisher_before_the_site() -> None:
    """A "Theo …" under the text says more than the site's name in the markup."""
    document = read_plain("\n".join([TITLE, *ARTICLE, "Theo Lan Anh/Báo Công Thương"]), publisher_hint="Cổng tỉnh")

    assert extract(document).publisher == "Báo Công Thương"


@pytest.mark.parametrize("line", ["PV", "Thu Hường", "Tin, ảnh: Hải Yến", "Nguồn: Internet", "Thu Hường tổng hợp"])
def test_a_reporter_is_no_publisher(line: str) -> None:
    """Bylines leave the text and name no publisher."""
    cleaned = extract(read_plain("\n".join([TITLE, *ARTICLE, line])))

    assert (cleaned.publisher, texts(cleaned)) == (None, ARTICLE)


def test_a_markdown_header_is_trusted() -> None:
    """Title and publisher of a header win, and nothing but the repeated title leaves the body."""
    header = {"title": TITLE, "publisher": "SXSH.vn", "date": "2018-10", "basis": "updated"}
    blocks = (
        DocumentLine(kind=LineKind.HEADING, text=TITLE),
        DocumentLine(text="Lớp học có 80 người."),
        DocumentLine(kind=LineKind.LIST_ITEM, text="Xem thêm"),
    )
    document = Document(source="tomtat.md", lines=blocks, front_matter=header)

    cleaned = extract(document)

    assert (cleaned.title, cleaned.publisher) == (TITLE, "SXSH.vn")
    assert texts(cleaned) == ["Lớp học có 80 người.", "Xem thêm"]
    date = find_source_date(cleaned, document)
    assert (date.value, date.basis) == ("2018-10", "updated")


def test_what_a_site_has_around_a_clipping_goes() -> None:
    """A menu above and buttons below what somebody has kept of a page under a header."""
    texts_given = [
        "Trang chủ · Bài mới · RSS",
        "Lớp học có 80 người.",
        "Chia sẻ",
        "Lớp sau mở ở Ninh Hải.",
        "Chia sẻ: Zalo",
    ]
    blocks = tuple(DocumentLine(text=text) for text in [*texts_given, "© 2021 Sổ tay của Hường"])
    cleaned = extract(Document(source="ghi.md", lines=blocks, front_matter={"title": TITLE}))
    assert texts(cleaned) == texts_given[1:4]


@pytest.mark.parametrize(
    "page",
    [
        "Trang chủ\nGiới thiệu\nTin tức\nLiên hệ",
        "Tin tức\nHội thảo về logistics xanh tại Hải Phòng\nRa mắt sàn thương mại điện tử\nKhởi công cụm công nghiệp",
        "An Giang, Bà Rịa, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bến Tre, Bình Định, Bình Dương, Cà Mau, Cao Bằng",
    ],
)
def test_a_page_of_links_is_refused(page: str) -> None:
    """Menus, lists of headlines and lists of provinces are no article."""
    with pytest.raises(PageWithoutArticle) as refused:
        extract(read_plain(page))
    assert refused.value.source == "trang.txt"


@pytest.mark.parametrize("blocks", [(), (DocumentLine(text=" \n "),)])
def test_a_document_without_text_is_refused(blocks: tuple[DocumentLine, ...]) -> None:
    """Nothing at all and nothing but spaces are the same: empty."""
    with pytest.raises(DocumentEmpty):
        extract(Document(source="trang.txt", lines=blocks))


def test_a_lone_sentence_is_an_article_with_a_title() -> None:
    """A title is never empty: without one, the lead's first sentence stands in, and stays in the text."""
    cleaned = extract(read_plain("Trung tâm đã mở lớp cho 30 người."))

    assert cleaned.title == "Trung tâm đã mở lớp cho 30 người"
    assert texts(cleaned) == ["Trung tâm đã mở lớp cho 30 người."]


def test_a_made_title_ends_at_a_word() -> None:
    """A long lead gives at most 150 characters, cut between words."""
    lead = "Trung tâm đã mở lớp cho các cơ sở và " + "nhiều doanh nghiệp của tỉnh " * 12 + "để cùng học tập."

    title = extract(read_plain(lead)).title

    assert len(title) <= 150
    assert lead.startswith(f"{title} ")


def test_a_line_says_why_it_was_removed() -> None:
    """The operator sees every removed line with its reason."""
    page = ["Casino Trực Tuyến Nổ Hũ Đổi Thưởng", TITLE, "In trang", *ARTICLE, LEAD, "anh-lop-hoc.jpg", "Các tin khác"]

    removed = {piece.text: piece.reason for piece in extract(read_plain("\n".join(page))).removed}

    assert removed == {
        "Casino Trực Tuyến Nổ Hũ Đổi Thưởng": Reason.FOREIGN_TITLE,
        "In trang": Reason.WIDGET,
        LEAD: Reason.DUPLICATE,
        "anh-lop-hoc.jpg": Reason.JUNK,
        "Các tin khác": Reason.RELATED_NEWS,
    }


VIETNAMESE_LINES = st.sampled_from(
    [
        TITLE,
        *ARTICLE,
        *(line for head in HEADS.values() for line in head),
        *(line for tail in TAILS.values() for line in tail),
        "QUYẾT ĐỊNH",
        "Số: 12/QĐ-UBND",
        "Nghệ An, ngày     tháng 9 năm 2013",
        "V/v ban hành kế hoạch",
        "Căn cứ Luật Bảo vệ môi trường;",
        "1 | 12/03/2018 | Tập huấn",
        "- Thay bóng đèn;",
        "Theo SXSH.vn",
        "sxsh",
        "a",
        "|",
        "\u0300",
    ]
)
ANY_LINES = st.lists(VIETNAMESE_LINES | st.text(max_size=60), max_size=25)
KINDS = st.sampled_from(list(LineKind))
WRAPPED_OVER_NOTHING = [*("Nghệ An: Tập huấn sản xuất sạch hơn cho doanh nghiệp chế biến nông sản", "a") * 2]
WRAPPED_OVER_NOTHING += [WRAPPED_OVER_NOTHING[0], "", "sxsh"]


@settings(max_examples=300)
@example(lines=WRAPPED_OVER_NOTHING, kind=LineKind.PARAGRAPH, hint=None)
@given(lines=ANY_LINES, kind=KINDS, hint=st.none() | VIETNAMESE_LINES)
def test_any_page_is_cleaned_or_refused(lines: list[str], kind: LineKind, hint: str | None) -> None:
    """No page raises anything but a refusal, no text is invented, and the same page gives the same article."""
    document = Document(
        source="trang.txt", lines=tuple(DocumentLine(kind=kind, text=line) for line in lines), title_hint=hint
    )
    try:
        cleaned = extract(document)
    except DocumentRefused:
        return
    # A wrapped paragraph is joined over a line that holds nothing.
    page = " ".join(stored.replace("\n", " ") for stored in map(to_stored, lines) if stored)
    assert cleaned.title
    assert cleaned.body
    for block in cleaned.body:
        assert block.text in page
    assert cleaned == extract(document)
    assert find_source_date(cleaned, document) == find_source_date(cleaned, document)


@pytest.mark.parametrize("drawn", ["." * 20_000 + " x", "- " * 10_000 + "x", "_" * 20_000, "* " * 10_000])
def test_a_line_drawn_with_signs_parts_and_is_no_text(drawn: str) -> None:
    """However long: what tells phrases apart would take the square of its length."""
    opening = "Sở Công Thương tỉnh Bình Định vừa tổ chức lớp tập huấn về sản xuất sạch hơn cho các cơ sở chế biến."
    closing = (
        "Học viên được hướng dẫn cách đo nước, đo điện và lập kế hoạch tiết kiệm cho xưởng của mình trong năm nay."
    )
    cleaned = extract(read_plain(f"Bình Định tập huấn sản xuất sạch hơn\n{opening}\n{drawn}\n{closing}"))
    assert texts(cleaned) == [opening, closing]
    assert drawn.strip() in [removed.text for removed in cleaned.removed]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500,
        "____ ____ ____ ____ ____.\n" * 20,
        "12 34 56 78 90.\n" * 3,
        "१२३ ١٢٣ १२ ३ ४.",
        "ー" * 90,
        "x xx xxx x x.",
    ],
)
@pytest.mark.parametrize("header", [{}, {"title": "Bài"}])
def test_signs_and_numbers_without_a_word_are_no_text(text: str, header: dict[str, str | list[str]]) -> None:
    """Nor is one letter over and over, whatever title a header gives it."""
    blocks = tuple(DocumentLine(text=line) for line in text.splitlines())
    with pytest.raises(DocumentEmpty):
        extract(Document(source="a.md", lines=blocks, front_matter=header))


def test_a_title_alone_is_no_text_either() -> None:
    """Under a header whose title is printed again there must be something else."""
    blocks = (DocumentLine(text="Tập huấn"), DocumentLine(text="[[[[ ____"))
    with pytest.raises(PageWithoutArticle):
        extract(Document(source="a.md", lines=blocks, front_matter={"title": "Tập huấn"}))
