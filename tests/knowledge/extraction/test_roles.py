"""Every line of a page has one role, or a reason why it is not the article's."""

from __future__ import annotations

import json

import pytest

from knowledge.dates import find_source_date
from knowledge.extraction import Reason, extract
from knowledge.extraction.document_numbers import find_rests_on
from knowledge.extraction.line_features import Line
from knowledge.readers import read_content
from knowledge.records import Extraction, LineRole

TEXT = (
    "Xưởng gốm của ông Tám ở Lái Thiêu vừa đổi lò củi sang lò ga, mỗi mẻ nung bớt được bốn giờ.",
    "Lò mới tốn 420 triệu đồng, trong đó chương trình khuyến công của tỉnh Bình Dương hỗ trợ một phần ba.",
    "Khói bếp không còn bay sang nhà hàng xóm, còn tiền chất đốt thì giảm gần một nửa so với năm trước.",
)
TITLE = "Xưởng gốm Lái Thiêu đổi lò củi sang lò ga"
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)


def read(body: str, head: str = f"<title>{TITLE}</title>", name: str = "trang.html") -> Extraction:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return extract(read_content(page.encode(), name))


def roles(cleaned: Extraction) -> dict[str, str]:
    return {line.text: str(line.role or line.reason) for line in cleaned.lines}


def test_each_line_of_a_page_says_what_it_is() -> None:
    """Also what is left out, with its reason."""
    found = roles(
        read(
            "<div class='menu'><a href='/'>Trang chủ</a></div><div class='quang-cao'>Sơn nhà giá gốc</div>"
            f"<div><h1>{TITLE}</h1><div>Ngày đăng: 21/03/2017 | 512 lượt xem</div>{PARAGRAPHS}"
            "<p>(*) Giá ga tính theo tháng 2 năm 2017.</p><p>Tác giả: Lê Thị Ngọc Bích</p><p>(Theo Báo Bình Dương)</p>"
            "<p><a href='/f'>Danh-sach-lo.pdf</a></p></div>"
            "<div class='related'><a href='/x'>Hội chợ gốm đón ba vạn lượt khách</a></div>"
            "<footer>Bản quyền thuộc Báo Bình Dương</footer>"
        )
    )
    assert found == {
        "Trang chủ": "navigation",
        "Sơn nhà giá gốc": "advertisement",
        TITLE: "title",
        "Ngày đăng: 21/03/2017": "dateline",
        TEXT[0]: "lead",
        TEXT[1]: "body",
        TEXT[2]: "body",
        "(*) Giá ga tính theo tháng 2 năm 2017.": "note",
        "Tác giả: Lê Thị Ngọc Bích": "byline",
        "(Theo Báo Bình Dương)": "source",
        "Danh-sach-lo.pdf": "attachment",
        "Hội chợ gốm đón ba vạn lượt khách": "related_news",
        "Bản quyền thuộc Báo Bình Dương": "footer",
    }


def test_lines_are_numbered_in_page_order_and_statements_point_at_them() -> None:
    """The author's name stands on the line that is said to name them."""
    cleaned = read(f"<h1>{TITLE}</h1><div>21/03/2017</div>{PARAGRAPHS}<p>Tác giả: Lê Thị Ngọc Bích</p>")
    assert [line.number for line in cleaned.lines] == list(range(len(cleaned.lines)))
    (author,) = cleaned.particulars.authors
    assert author.line is not None
    assert cleaned.lines[author.line].text == "Tác giả: Lê Thị Ngọc Bích"


@pytest.mark.parametrize("clock", ["Thứ Hai, 03/06/2024 | 22:08 GMT+7", "Monday, 03/06/2024 | 22:08 GMT+7"])
def test_the_clock_of_the_visit_is_left_out_where_the_article_is_dated(clock: str) -> None:
    """Right above the title it may be the article's own, where nothing else is."""
    cleaned = read(f"<div>{clock}</div><h1>{TITLE}</h1><div>Ngày đăng: 19/11/2017</div>{PARAGRAPHS}")
    assert roles(cleaned)[clock] == Reason.CLOCK
    alone = read(f"<div>{clock}</div><h1>{TITLE}</h1>{PARAGRAPHS}")
    assert roles(alone)[clock] == LineRole.DATELINE


def test_a_portals_name_is_no_title() -> None:
    """However large it is printed: the headline beside the date is."""
    cleaned = read(
        f"<h1>CỔNG THÔNG TIN ĐIỆN TỬ SỞ CÔNG THƯƠNG TỈNH BÌNH DƯƠNG</h1><div>{TITLE}</div>"
        f"<div>Ngày đăng: 19/11/2017</div>{PARAGRAPHS}",
        "<title>Cổng thông tin điện tử Sở Công Thương</title>",
    )
    assert cleaned.title == TITLE


def test_the_only_large_headline_is_the_title_where_the_text_takes_none_up() -> None:
    """Bold letters tell it from what stands beside it."""
    headline = "Lửa ga về làng"
    beside = "<div>Bản tin số chín</div><div>Ngọc Bích viết từ miền Đông</div>"
    assert read(f"{beside}<div><b>{headline}</b></div>{PARAGRAPHS}", "").title == headline


def test_lists_and_tables_alone_are_an_article() -> None:
    """With the headline above them; a menu without links is none."""
    rows = "".join(f"<tr><td>{name}</td><td>{saved}</td></tr>" for name, saved in (("Lò", "Giảm"), ("Tám", "46%")))
    listed = "<ul><li>Số lò đã đổi: 14</li><li>Vốn bình quân: 420 triệu đồng</li></ul>"
    cleaned = read(f"<b>Kết quả đổi lò năm 2017</b><table>{rows}</table>{listed}", "")
    assert cleaned.title == "Kết quả đổi lò năm 2017"
    assert [line.text for line in cleaned.body] == [
        "Lò | Giảm",
        "Tám | 46%",
        "Số lò đã đổi: 14",
        "Vốn bình quân: 420 triệu đồng",
    ]


def test_three_lines_parted_by_breaks_are_an_article() -> None:
    """A notice of an old site, in one cell of a table."""
    cleaned = read(f"<td><font size=2>{TITLE}<br>(21/03/2017)<br><br>{TEXT[0]}<br>{TEXT[2]}</font></td>", "")
    assert cleaned.title == TITLE
    assert [line.text for line in cleaned.body] == [TEXT[0], TEXT[2]]


def test_a_text_for_machines_alone_is_read() -> None:
    """The page itself is a shell that a program fills."""
    record = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2017-03-21",
        "articleBody": f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>",
        "author": [{"name": "Lê Thị Ngọc Bích"}],
    }
    data = json.dumps({"@graph": [record]})
    cleaned = read("<div id=app></div>", f"<script type='application/ld+json'>{data}</script>")
    assert (cleaned.title, [line.text for line in cleaned.body]) == (TITLE, list(TEXT[:2]))
    assert [author.value for author in cleaned.particulars.authors] == ["Lê Thị Ngọc Bích"]


def test_labels_without_a_space_between_them_are_lines_of_their_own() -> None:
    """As a browser shows them side by side; within a word nothing is parted."""
    glued = f"<div><span>Chuyên mục</span><span>Bản đầy đủ</span></div><h1>X<b>ưởng</b> gốm đổi lò</h1>{PARAGRAPHS}"
    texts = [line.text for line in read(glued, "").lines]
    assert texts[:3] == ["Chuyên mục", "Bản đầy đủ", "Xưởng gốm đổi lò"]


def test_a_journals_page_has_its_authors_its_days_and_its_table() -> None:
    """The day of publication stands in the margin; those of receipt and acceptance date nothing."""
    page = (
        f"<h1>{TITLE}</h1><ul><li>Trần Thị Hoa Khoa Môi trường, Trường Đại học Thủ Dầu Một</li></ul>"
        "<div>Ngày nhận bài: 04/06/2021 Ngày duyệt đăng: 27/09/2021</div>"
        f"<h2>Tóm tắt</h2>{PARAGRAPHS}<h2>Bảng 1. Chất đốt</h2>"
        "<table><tr><td>Lò</td><td>Củi</td></tr><tr><td>Cũ</td><td>12 tấn</td></tr></table>"
        "<p>(*) Số liệu của mười mẻ nung liền nhau trong mùa khô.</p><h2>Đã xuất bản</h2><div>2021-10-30</div>"
    )
    document = read_content(f"<html><head><title>{TITLE}</title></head><body>{page}</body></html>".encode(), "a.html")
    cleaned = extract(document)
    assert [author.value for author in cleaned.particulars.authors] == ["Trần Thị Hoa"]
    assert find_source_date(cleaned, document).value == "2021-10-30"
    assert roles(cleaned)["Cũ | 12 tấn"] == LineRole.TABLE
    assert roles(cleaned)["(*) Số liệu của mười mẻ nung liền nhau trong mùa khô."] == LineRole.NOTE


def test_the_clock_above_a_portals_table_dates_no_legal_text() -> None:
    """The table says when it was issued; the clock is the day of the visit, today or years ago."""
    rows = (("Số ký hiệu", "77/QĐ-UBND"), ("Ngày ban hành", "11/01/2022"), ("Cơ quan ban hành", "UBND tỉnh Nam Định"))
    table = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = (
        f"<span>Thứ năm, 05/03/2024 09:41:12</span><table>{table}"
        "<tr><td>Trích yếu</td><td>Quyết định phê duyệt Chương trình sản xuất sạch hơn</td></tr></table>"
        f"<p>{TEXT[1]}</p>"
    )
    document = read_content(f"<html><body>{page}</body></html>".encode(), "a.html")
    extraction = extract(document)
    assert roles(extraction)["Thứ năm, 05/03/2024 09:41:12"] == Reason.CLOCK
    date = find_source_date(extraction, document)
    assert (date.value, date.basis) == ("2022-01-11", "issued")


def test_the_hour_beside_a_date_is_no_button() -> None:
    """Though players of sound show their time alike."""
    assert "16:05 | 08/04/2019" in roles(read(f"<h1>{TITLE}</h1><div>16:05 | 08/04/2019</div>{PARAGRAPHS}"))


def test_a_drawn_row_has_no_frame() -> None:
    """As text copied out of Markdown has it; the cells stay parted."""
    drawn = f"{TITLE}\n\n{TEXT[0]}\n\n| Lò cũ | 12 tấn củi |\n| Lò mới | 3 tấn ga |\n\n{TEXT[1]}"
    texts = [line.text for line in extract(read_content(drawn.encode(), "a.txt")).lines]
    assert texts[2:4] == ["Lò cũ | 12 tấn củi", "Lò mới | 3 tấn ga"]


def test_a_page_of_spans_is_broken_where_their_style_says_so() -> None:
    """As sites for the first smartphones were written."""
    spans = "".join(f"<span style='display:block'>{text}</span>" for text in (TITLE, "03/08/2014 08:20", *TEXT))
    found = roles(read(f"<span>Nóng</span><span>Công nghiệp</span>{spans}", "<title>m.gom | Chi tiết</title>"))
    assert [text for text, role in found.items() if role in set(map(str, LineRole))] == [
        TITLE,
        "03/08/2014 08:20",
        *TEXT,
    ]
    assert found["Nóng"] == "navigation"


def test_a_masthead_in_the_first_heading_is_no_title() -> None:
    """A site's name is one wherever the markup says so, and its clock is not the article's day."""
    page = (
        '<header role="banner"><h1 class="site-name">BÁO ĐÒ CHIỀU - TIẾNG NÓI CỦA NGƯỜI VEN SÔNG</h1>'
        "<p>Bây giờ là 21 giờ 05 phút, thứ Sáu 04/10/2024</p></header><main><article>"
        "<div class='tieu-de'>Lò sấy chuối dùng hơi nước thừa của xưởng bún</div>"
        "<div>Đăng ngày 12/03/2020 - 07:15</div>"
        "<p>Lò sấy chuối của bà Hai dùng hơi nước thừa của xưởng bún bên cạnh, mỗi mẻ bớt được 14 kg củi.</p>"
        '<div class="tin-chen"><a href="/x">Chợ nổi mở lại sau lũ</a></div>'
        "<p>Sau một năm, xưởng bún và lò sấy cùng trả hết tiền vay làm đường ống dẫn hơi dài 60 m.</p>"
        "</article></main>"
    )
    cleaned = read(page, "<title>Báo Đò Chiều</title>")

    assert cleaned.title == "Lò sấy chuối dùng hơi nước thừa của xưởng bún"
    found = roles(cleaned)
    assert found["Bây giờ là 21 giờ 05 phút, thứ Sáu 04/10/2024"] == "navigation"
    assert found["Chợ nổi mở lại sau lũ"] == "related_news"
    assert found["Đăng ngày 12/03/2020 - 07:15"] == "dateline"


def test_a_large_line_is_the_title_where_no_heading_is() -> None:
    """In a journal's page the authors stand between it and the text, and an address to write to is no title."""
    page = (
        '<p align="center"><font size="5">TẬN DỤNG BÃ SẮN LÀM GIÁ THỂ TRỒNG NẤM: CÁCH LÀM Ở BA XƯỞNG</font></p>'
        '<p align="center">Hồ Thị Yên<sup>1,*</sup>, Lò Văn Páo<sup>2</sup></p>'
        '<p align="center"><small><sup>1</sup> Khoa Môi trường<br>* Liên hệ: yen@example.invalid</small></p>'
        "<p><b>Tóm tắt.</b> Bã sắn của ba xưởng được ép, ủ 12 ngày rồi đóng bịch trồng nấm. Mỗi tấn cho 180 kg nấm.</p>"
        "<p>Các xưởng không còn phải thuê xe chở bã đi, mỗi tháng bớt được 22 triệu đồng.</p>"
    )
    cleaned = read(page, "<title>nam_so2.htm</title>")

    assert cleaned.title == "TẬN DỤNG BÃ SẮN LÀM GIÁ THỂ TRỒNG NẤM: CÁCH LÀM Ở BA XƯỞNG"
    assert [author.value for author in cleaned.particulars.authors] == ["Hồ Thị Yên", "Lò Văn Páo"]


def test_a_foot_of_the_article_names_who_put_it_up() -> None:
    """It is not the page's foot, though it bears its name."""
    page = (
        f"<div class='post'><h3 class='post-title'>{TITLE}</h3><div class='post-body'>{PARAGRAPHS}</div>"
        "<div class='post-footer'><span class='post-author'>Người đăng: Siu Hà</span></div></div>"
        "<div class='footer'>Giao diện của Trần Bảo</div>"
    )
    found = roles(read(page))

    assert found["Người đăng: Siu Hà"] == "byline"
    assert found["Giao diện của Trần Bảo"] == "footer"


def test_a_button_to_follow_an_author_names_no_source() -> None:
    """ "Theo dõi" is not "Theo"."""
    page = f"<h1>{TITLE}</h1><div class='w'><a rel='author'>Kiều Mỹ Duyên</a><span>+ Theo dõi tác giả</span></div>"
    cleaned = read(f"{page}{PARAGRAPHS}")

    assert roles(cleaned)["Kiều Mỹ Duyên"] == "byline"
    assert [author.value for author in cleaned.particulars.authors] == ["Kiều Mỹ Duyên"]
    assert cleaned.particulars.taken_from is None


def test_a_blogs_card_names_its_author() -> None:
    """With the hour and the buttons on one line; who comments has a card as well, and a desk's login is nobody."""
    page = (
        f"<h3 class='post-title'>{TITLE}</h3><div class='post-body'>{PARAGRAPHS}</div><div class='post-footer'>"
        "<span class='post-author vcard'>{label} <span class='fn'>{name}</span></span> <span>vào lúc 06:12</span>"
        " <span>Gửi email bài đăng này</span> <span>BlogThis!</span></div>"
        "<div id='comments'><p class='comment-author vcard'><span class='fn'>Bảy Rơm</span></p></div>"
    )
    for label in ("Người đăng:", "Được đăng bởi", "Posted by"):
        cleaned = read(page.format(label=label, name="Kiều Mỹ Duyên"))
        assert [author.value for author in cleaned.particulars.authors] == ["Kiều Mỹ Duyên"]
        assert roles(cleaned)[f"{label} Kiều Mỹ Duyên vào lúc 06:12"] == "byline"
    for login in ("bientap", "admin_hd", "quantri2"):
        assert read(page.format(label="Đăng bởi", name=login)).particulars.authors == ()


def test_a_link_to_the_author_names_it_unless_there_are_several() -> None:
    """Of other posts beside the text."""
    page = f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>Viết bởi <a rel='author' href='/a'>Kiều Mỹ Duyên</a></p>"
    other = "<div class='sidebar'><a rel='author' href='/b'>Bảy Rơm</a></div>"

    assert [author.value for author in read(page).particulars.authors] == ["Kiều Mỹ Duyên"]
    assert read(f"{page}{other}").particulars.authors == ()


def test_a_name_of_the_highlands_is_a_name() -> None:
    """One word with its sign is one: K'Brếp."""
    page = f"<h1>{TITLE}</h1>{PARAGRAPHS}<p><b>H'Linh Niê - K'Brếp</b></p>"

    assert [author.value for author in read(page).particulars.authors] == ["H'Linh Niê", "K'Brếp"]


def test_who_gets_a_notice_of_a_works_is_left_out() -> None:
    """A notice without a letterhead has recipients as well, and who gives it signs above them."""
    notice = (
        "THÔNG BÁO\nV/v tắt máy nén khí giờ nghỉ trưa\n\n"
        "Tổ cơ điện đo được máy nén chạy không tải 55 phút mỗi trưa, tốn 38 kWh một ngày.\n\n"
        "Từ nay các tổ tắt máy lúc 11 giờ 30, trực ca ghi vào sổ.\n\n"
        "BAN QUẢN ĐỐC\n\nNơi nhận:\n- Các tổ;\n- Lưu văn phòng.\n"
    )
    found = roles(extract(read_content(notice.encode(), "tb.txt")))

    assert found["BAN QUẢN ĐỐC"] == "signature"
    assert {found[line] for line in ("Nơi nhận:", "Các tổ;", "Lưu văn phòng.")} == {"recipients"}


def test_a_row_of_a_table_opens_no_list_of_news() -> None:
    """ "Nội dung | Trước | Sau" is the head of a table, and the day below says that it is the page's."""
    rows = "".join(
        f"<tr><td>{name}</td><td>{before}</td><td>{after}</td></tr>"
        for name, before, after in (("Nội dung", "Trước", "Sau"), ("Gas (kg)", "12", "9"), ("Củi (ste)", "4", "0"))
    )
    found = roles(read(f"<h1>{TITLE}</h1>{PARAGRAPHS}<table border='1'>{rows}</table><p>{TEXT[0]} Ai cũng mừng.</p>"))

    assert [found[row] for row in ("Nội dung | Trước | Sau", "Gas (kg) | 12 | 9")] == ["table", "table"]
    assert found[f"{TEXT[0]} Ai cũng mừng."] == "body"


def test_a_day_within_the_text_that_says_that_it_is_the_page_s_is_its_date() -> None:
    """A paragraph or a notice of the site may follow it."""
    lines = (
        TITLE,
        *TEXT,
        "(Ngày đăng: 4.6.2013)",
        "Các hộ muốn đổi lò xin ghi tên ở nhà văn hóa trước cuối tháng này.",
    )
    found = roles(extract(read_content("\n\n".join(lines).encode(), "trang.txt")))

    assert found["(Ngày đăng: 4.6.2013)"] == "dateline"


def test_a_dated_headline_among_others_is_no_dateline() -> None:
    """Below the text a few words and a day read like a name and a day; in a list of news they are a headline."""
    others = "".join(
        f"<li>{headline} <i>{day}</i></li>"
        for headline, day in (
            ("Người giữ lửa làng gốm cũ", "17/01/2024"),
            ("Chuyến đò chiều cuối năm", "03/02/2024"),
            ("Đêm Hội Trăng Rằm", "28/11/2023"),
        )
    )
    page = f"<h1>{TITLE}</h1><div>{PARAGRAPHS}<p>Thực hiện: Lê Thị Ngọc Bích</p><ul>{others}</ul></div>"

    assert "dateline" not in roles(read(page)).values()


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("2. Bãi bỏ khoản 2 Điều 5 Thông tư số 11/2009/TT-BCT.", ["11/2009/TT-BCT"]),
        ("Quy định này áp dụng từ 01/3/2015; quy định số 8/QĐ-SCT ngày 2/5/2010 hết hiệu lực.", ["8/QĐ-SCT"]),
        ("Các xã gom bạt theo thỏa thuận tại Biên bản số 6/BB-SCT ngày 2/5/2010.", ["6/BB-SCT"]),
        ("Hồ sơ gồm giấy phép số 8/GP-SCT ngày 2/5/2010 còn hiệu lực.", []),
    ],
)
def test_what_a_text_replaces_or_follows_it_rests_on(sentence: str, numbers: list[str]) -> None:
    """Whichever word comes first; a paper that is only mentioned is none."""
    assert [each.value for each in find_rests_on([Line(0, sentence)])] == numbers


def test_a_label_above_the_title_may_name_who_wrote() -> None:
    """A radio's script says so at its head."""
    lines = ("CHUYÊN MỤC: LÀNG MÌNH XANH", "Biên soạn: Lê Thị Ngọc Bích", "(NHẠC CẮT)", TITLE, *TEXT)
    cleaned = extract(read_content("\n\n".join(lines).encode(), "trang.txt"))

    assert roles(cleaned)["Biên soạn: Lê Thị Ngọc Bích"] == "byline"
    assert [author.value for author in cleaned.particulars.authors] == ["Lê Thị Ngọc Bích"]


def test_a_place_and_day_above_the_signer_are_a_dateline() -> None:
    """Reports and letters of works have theirs at the foot; it dates them all the same."""
    letter = (
        "HỘI NGHỀ GỐM LÁI THIÊU\nSố: 9/BC-HNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "BÁO CÁO\nKết quả đổi lò củi sang lò ga\n\n" + "\n\n".join(TEXT) + "\n\n"
        "Thuận An, ngày 08 tháng 3 năm 2017\nCHỦ TỊCH HỘI\n\nTrần Văn Gạch\n"
    )
    document = read_content(letter.encode(), "bc.txt")
    cleaned = extract(document)

    assert roles(cleaned)["Thuận An, ngày 08 tháng 3 năm 2017"] == "dateline"
    assert find_source_date(cleaned, document).value == "2017-03-08"
