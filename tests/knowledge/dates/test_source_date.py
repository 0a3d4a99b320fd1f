"""What the dates of articles rest on, and which dates on a page are none of theirs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import find_source_date, parse_typed_date
from knowledge.dates.calendar import latest_year
from knowledge.dates.content_year import find_content_year
from knowledge.dates.dateline import Label, read_dateline
from knowledge.dates.event import find_event
from knowledge.dates.letterhead import read_place_date
from knowledge.extraction import extract
from knowledge.records import Basis, Document, DocumentLine, Precision, SourceDate

TITLE = "Lạng Sơn: Xưởng đá vôi giảm bụi nhờ sản xuất sạch hơn"
LEAD = "Các xưởng đá vôi ở Hữu Lũng đã lắp giàn phun sương và che băng tải, nhờ đó lượng bụi giảm một nửa."
SECOND = "Chủ xưởng cho biết giàn phun sương dùng lại nước mưa nên chi phí mỗi tháng không đáng kể."


def date_of(*lines: str, **fields: object) -> SourceDate:
    """The date of a page made of these lines."""
    document = Document(source="trang.txt", lines=tuple(DocumentLine(text=line) for line in lines), **fields)
    return find_source_date(extract(document), document)


def day(basis: Basis, value: str) -> SourceDate:
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(value)]
    return SourceDate(value=value, precision=precision, basis=basis)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("17/10/2018", (2018, 10, 17)),
        (" 5-3-2019 ", (2019, 3, 5)),
        ("17.10.2018", (2018, 10, 17)),
        ("2018-10-17", (2018, 10, 17)),
        ("2018-10-17T08:00:00+07:00", (2018, 10, 17)),
        ("ngày 5 tháng 3 năm 2019", (2019, 3, 5)),
        ("10/2018", (2018, 10, None)),
        ("tháng 10 năm 2018", (2018, 10, None)),
        ("THÁNG 10/2018", (2018, 10, None)),
        ("2018-10", (2018, 10, None)),
        ("20181017", (2018, 10, 17)),
        ("17102018", (2018, 10, 17)),
        ("2018.10", (2018, 10, None)),
        ("2018", (2018, None, None)),
        ("năm 2018", (2018, None, None)),
    ],
)
def test_an_operator_may_type_a_date_in_the_usual_ways(typed: str, parts: tuple[int, int | None, int | None]) -> None:
    """The day comes before the month, and what was not typed is none."""
    assert parse_typed_date(typed) == parts


@pytest.mark.parametrize(
    "typed",
    ["", "hôm qua", "31/02/2018", "10/17/2018", "2018-13-40", "1875", "17/10/18", "13/2018", "20181745"],
)
def test_anything_else_typed_is_no_date(typed: str) -> None:
    """A day that does not exist and a text that is no date are refused with a short reason."""
    with pytest.raises(ValueError, match="date"):
        parse_typed_date(typed)


@given(st.text(max_size=30))
def test_typed_text_is_a_date_or_refused(typed: str) -> None:
    """Whatever is typed, the answer is a date or a ``ValueError``."""
    try:
        year, month, day_ = parse_typed_date(typed)
    except ValueError:
        return
    assert 1990 <= year <= latest_year()
    assert month is not None or day_ is None


@pytest.mark.parametrize(
    ("line", "label", "date"),
    [
        ("Thứ Ba, 23/08/2018, 10:05", Label.NONE, (2018, 8, 23)),
        ("THỨ BA, NGÀY 11/12/2018 07:15", Label.NONE, (2018, 12, 11)),
        ("thu ba ngay 11/12/2018", Label.NONE, (2018, 12, 11)),
        ("T3, 11/12/2018 15:00", Label.NONE, (2018, 12, 11)),
        ("06/10/2010 - 08:41", Label.NONE, (2010, 10, 6)),
        ("• 18/01/2016 10:29", Label.NONE, (2016, 1, 18)),
        ("17.10.2018", Label.NONE, (2018, 10, 17)),
        ("17/10/18", Label.NONE, (2018, 10, 17)),
        ("ngày 5 tháng 3 năm 2019", Label.NONE, (2019, 3, 5)),
        ("Tháng 5/2016", Label.NONE, (2016, 5, None)),
        ("17 Tháng Mười, 2018", Label.NONE, (2018, 10, 17)),
        ("by admin | Th10 17, 2018 |", Label.NONE, (2018, 10, 17)),
        ("October 17, 2018", Label.NONE, (2018, 10, 17)),
        ("2018-10-17T10:05:33+07:00", Label.NONE, (2018, 10, 17)),
        ("10:00 | 31/12/2020 Công nghiệp", Label.NONE, (2020, 12, 31)),
        ("Thu Hường 12/05/2015", Label.NONE, (2015, 5, 12)),
        ("Ngày đăng: 17/10/2018 - Lượt xem: 356", Label.PUBLISHED, (2018, 10, 17)),
        ("Ngày đăng: 08 | 04 | 2024", Label.PUBLISHED, (2024, 4, 8)),
        ("Đăng lúc 10:05 ngày 17/10/2018", Label.PUBLISHED, (2018, 10, 17)),
        ("Được đăng: Thứ ba, 17 Tháng 10 2018 08:00", Label.PUBLISHED, (2018, 10, 17)),
        ("Cập nhật 12:03 ngày 17/09/2018", Label.UPDATED, (2018, 9, 17)),
        ("Cập nhật lần cuối (Thứ tư, 17 Tháng 10 2018 08:00)", Label.UPDATED, (2018, 10, 17)),
        ("Ngày cập nhật: 17/10/2018", Label.UPDATED, (2018, 10, 17)),
        ("Ngày ban hành: 21/9/2005", Label.ISSUED, (2005, 9, 21)),
        ("Hôm nay: Thứ hai, 03/02/2020 09:15", Label.VISIT, (2020, 2, 3)),
    ],
)
def test_a_line_that_stands_for_a_date_is_read(line: str, label: Label, date: tuple[int, int, int | None]) -> None:
    """With or without weekday, time, label, counter and marks, composed or decomposed."""
    for form in (line, unicodedata.normalize("NFD", line)):
        dateline = read_dateline(form)
        assert dateline is not None
        assert dateline.stamps == ((label, date),)


def test_each_date_of_a_line_has_its_own_label() -> None:
    """Publication and update stand side by side on many pages."""
    dateline = read_dateline("Đăng ngày: 12/3/2015 | Cập nhật: 13:44:16 - 19/07/2015")

    assert dateline is not None
    assert dateline.stamps == ((Label.PUBLISHED, (2015, 3, 12)), (Label.UPDATED, (2015, 7, 19)))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Hội nghị ngày 12/3/2015",
        "Hội chợ hàng Việt (12/10/2018)",
        "Quyết định số 1419/QĐ-TTg ngày 07/9/2009",
        "Thời gian: 12/3/2018",
        "giai đoạn 2012-2015",
        "18/01/2016 10:29 Hội nghị sản xuất sạch hơn tại Vĩnh Phúc",
        "Dự báo thời tiết hôm nay ngày 27/10/2024: Các tỉnh mưa lớn",
        "Từ ngày 10/5/2018 đến ngày 12/5/2018",
        "2/3 doanh nghiệp",
        "Điện thoại: 0211.3862.486",
        "Bản tin tháng 5/2016",
        "Số 10/2018/TT-BCT",
    ],
)
def test_a_date_inside_other_words_is_no_dateline(line: str) -> None:
    """Headlines, papers, periods and phone numbers date nothing."""
    assert read_dateline(line) is None


@pytest.mark.parametrize("line", ["31/02/2018", "2018-13-40", "45/10/2018", "12/05/1975", f"12/05/{latest_year() + 1}"])
def test_an_impossible_date_is_ignored(line: str) -> None:
    """A line of a date's form without a possible date leaves the article without one."""
    assert date_of(line, TITLE, LEAD, SECOND) == SourceDate()


def test_a_date_with_weekday_right_above_the_title_is_the_publication() -> None:
    """Without any other date and without a site's header between, position decides."""
    lines = ("Thứ ba, 11/12/2018 | 07:15 GMT+7", TITLE, LEAD, SECOND)

    assert date_of(*lines) == day(Basis.PUBLISHED, "2018-12-11")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("TRANG TIN SẢN XUẤT SẠCH HƠN", TITLE, LEAD, SECOND), SourceDate()),
        (("Sản xuất sạch hơn", "Cập nhật 12:03 ngày 17/09/2018", TITLE, LEAD), day(Basis.UPDATED, "2018-09-17")),
        (("Cập nhật 12:03 ngày 17/09/2018", TITLE, LEAD, SECOND), day(Basis.UPDATED, "2018-09-17")),
        ((TITLE, "18/01/2016 10:29", LEAD, SECOND), day(Basis.PUBLISHED, "2016-01-18")),
        ((TITLE, LEAD, SECOND, "• 18/01/2016 10:29"), day(Basis.PUBLISHED, "2016-01-18")),
        ((TITLE, f"Sáng 5/6/2015, tại Hữu Lũng, phòng kinh tế đã họp. {LEAD}"), day(Basis.EVENT, "2015-06-05")),
    ],
)
def test_the_clock_of_the_visit_is_never_the_date(lines: tuple[str, ...], expected: SourceDate) -> None:
    """A header or section below it, another date on the page or an event years before unmask a clock."""
    assert date_of("Thứ ba, 11/12/2018 | 07:15 GMT+7", *lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("23/08/2018", TITLE, LEAD, SECOND, "30/08/2018"), day(Basis.PUBLISHED, "2018-08-23")),
        (("23/08/2018", TITLE, "25/08/2018", LEAD, SECOND), SourceDate()),
        (("23/08/2018", "Tin tức", TITLE, LEAD, SECOND), SourceDate()),
        (("Ngày đăng: 25/08/2018", TITLE, "23/08/2018", LEAD), day(Basis.PUBLISHED, "2018-08-25")),
        ((TITLE, LEAD, SECOND, "Tin liên quan", "Lễ hội mở cửa", "23/08/2018"), SourceDate()),
        ((TITLE, LEAD, SECOND, "Theo Báo Công Thương, ngày 17/10/2018"), day(Basis.PUBLISHED, "2018-10-17")),
        (("Hôm nay: 11/12/2018", TITLE, LEAD, SECOND), SourceDate()),
    ],
)
def test_the_date_nearest_to_the_title_counts(lines: tuple[str, ...], expected: SourceDate) -> None:
    """A label beats the place; two equally near dates that differ give none; other news never date an article."""
    assert date_of(*lines) == expected


def test_dates_of_a_programme_stay_in_the_text() -> None:
    """A table's and a programme's dates are no publication."""
    third = "Ngày hội có phần thi của các đội và gian hàng giới thiệu sản phẩm từ bột đá."
    lines = (
        TITLE,
        "17/10/2018",
        LEAD,
        SECOND,
        third,
        "Ngày 12/03/2018",
        LEAD[:-1] + " nữa.",
        "1 | 15/04/2018 | Thi",
        SECOND,
    )

    assert date_of(*lines) == day(Basis.PUBLISHED, "2018-10-17")


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("2018-10-17", "2018-10-17"),
        ("2018-10-16T20:30:00Z", "2018-10-17"),
        ("2018-10-17T08:00:00+07:00", "2018-10-17"),
        ("17/10/2018 08:00", "2018-10-17"),
    ],
)
def test_the_markup_may_give_the_date(hint: str, expected: str) -> None:
    """Where the page prints none, the markup's date counts, in Vietnam's time."""
    assert date_of(TITLE, LEAD, SECOND, stated_dates=(("datePublished", hint),)) == day(Basis.PUBLISHED, expected)


def test_a_printed_date_is_stronger_than_the_markup() -> None:
    """A page moved to a new system keeps its printed date; its markup may carry the day of the move."""
    found = date_of(TITLE, "17/10/2012", LEAD, SECOND, stated_dates=(("datePublished", "2018-01-01"),))

    assert found == day(Basis.PUBLISHED, "2012-10-17")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Quảng Bình, ngày 30 tháng 9 năm 2013", (2013, 9, 30)),
        ("Hà Nội, ngày     tháng 9 năm 2013", (2013, 9, None)),
        ("Hà Nội, ngày … tháng … năm 2013", (2013, None, None)),
        ("Số: 778/QĐ-TTg | Hà Nội, ngày 05 tháng 06 năm 2015 |", (2015, 6, 5)),
        ("Sáng ngày 30 tháng 9 năm 2013, tại Quảng Bình đã khai mạc hội nghị", None),
        ("Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;", None),
    ],
)
def test_a_legal_text_is_dated_by_its_letterhead(line: str, parts: tuple[int, int | None, int | None] | None) -> None:
    """What was left open on paper is unknown, not guessed."""
    assert read_place_date(line) == parts


def test_a_place_and_date_count_as_issued_in_a_legal_text_alone() -> None:
    """The same line under a piece of news is the day it was printed."""
    legal = ("Số: 12/KH-SCT", "Lạng Sơn, ngày 5 tháng 3 năm 2014", "KẾ HOẠCH", "Giảm bụi tại các xưởng đá vôi", LEAD)

    assert date_of(*legal) == day(Basis.ISSUED, "2014-03-05")
    assert date_of(TITLE, LEAD, SECOND, "Lạng Sơn, ngày 5 tháng 3 năm 2014") == day(Basis.PUBLISHED, "2014-03-05")


@pytest.mark.parametrize(
    ("lead", "date"),
    [
        ("Sáng 10/11, Trung tâm tổ chức hội thảo trên địa bàn tỉnh năm 2020.", (2020, 11, 10)),
        ("Trong hai ngày (10-11/10/2018, Sở đã tổ chức hội nghị.", (2018, 10, 10)),
        ("Trong hai ngày 20 và 21/6 năm 2018, với sự tài trợ", (2018, 6, 20)),
        ("Từ 28/9 - 02/10/2018, tại Hà Nội", (2018, 9, 28)),
        ("Từ ngày 28/12 đến 02/01/2019, tại Hà Nội", (2018, 12, 28)),
        ("Sáng ngày 05 tháng 9 năm 2018, tại Hà Nội", (2018, 9, 5)),
        ("Chiều ngày 5.9.2018, tại Hà Nội", (2018, 9, 5)),
        ("SÁNG 10/11, TRUNG TÂM TỔ CHỨC HỘI THẢO NĂM 2020", (2020, 11, 10)),
        ("Ngày 15/7/2019, Bộ Công Thương ban hành Chỉ thị 08/CT-BCT", (2019, 7, 15)),
        ("Thực hiện Kế hoạch số 215/KH-SCT ngày 4/2/2018 của Sở, ngày 21/8/2018, Trung tâm đã họp", (2018, 8, 21)),
        ("Thực hiện kế hoạch khuyến công năm 2020, sáng 10/11, Trung tâm đã họp", (2020, 11, 10)),
        ("Tháng 5/2016, Trung tâm đã nghiệm thu", (2016, 5, None)),
        ("Sáng 15/6, hội thảo hướng tới mục tiêu đến năm 2030", None),
        ("Sáng 15/6, hội thảo giai đoạn 2016-2020 đã diễn ra", None),
        ("Chiều 25/12, Sở tổ chức hội nghị triển khai kế hoạch năm 2019.", None),
        ("Ngày 10/1, Sở tổ chức hội nghị tổng kết công tác năm 2018.", None),
        ("Ngày 10/1, Sở tổng kết năm 2018, triển khai nhiệm vụ năm 2019.", None),
        ("Thực hiện Quyết định số 1419/QĐ-TTg ngày 7/9/2009 của Thủ tướng, tỉnh đã họp.", None),
        ("Nghị định 82-CP ban hành ngày 22/5/2018 của Chính phủ", None),
        ("Công ty được thành lập ngày 5/6/2010 tại Hà Nội", None),
        ("Từ ngày 1/1/2018, các doanh nghiệp phải đo khí thải", None),
        ("Trên 2/3 doanh nghiệp đã áp dụng năm 2018", None),
        ("Ngày 31/02/2018, Sở đã họp", None),
        ("", None),
    ],
)
def test_the_lead_dates_its_event(lead: str, date: tuple[int, int, int | None] | None) -> None:
    """The first day counts; a missing year is borrowed from one that can be meant; papers and plans date nothing."""
    assert find_event(lead) == date


@pytest.mark.parametrize(
    ("paragraphs", "year"),
    [
        (["Trong năm 2016, nhà máy đã lắp máy mới."], 2016),
        (["6 tháng đầu năm 2015, tỉnh đã hỗ trợ 3 cơ sở."], 2015),
        (["Tính đến hết năm 2017, toàn tỉnh đã có 40 cơ sở áp dụng."], 2017),
        (["Ngày 12/3/2016, đoàn đã khảo sát 3 nhà máy."], 2016),
        (["Năm 2014, trung tâm đã in sách.", "Đến năm 2020, 50% cơ sở áp dụng."], 2014),
        (["Năm 2015, trung tâm đã mở 3 lớp. Năm 2014, trung tâm đã mở 2 lớp."], None),
        (["Trong năm 2014, trung tâm đã in sách. Quyết định số 12/QĐ-UBND năm 2016 nêu rõ."], None),
        (["Năm 2009, Thủ tướng Chính phủ đã phê duyệt Chiến lược."], None),
        (["Dự kiến, năm 2018, trung tâm sẽ mở lớp."], None),
        (["Từ năm 2010, công ty đã áp dụng.", "So với năm 2013, lượng nước đã giảm."], None),
        ([], None),
    ],
)
def test_the_text_may_name_the_year_it_reports_on(paragraphs: list[str], year: int | None) -> None:
    """One year of things done counts; horizons, plans, papers and several years don't."""
    assert find_content_year(paragraphs) == ((year, None, None) if year else None)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"date": "2018-10-17"}, day(Basis.PUBLISHED, "2018-10-17")),
        ({"date": "2014", "basis": "content"}, day(Basis.CONTENT, "2014")),
        ({"basis": "none"}, SourceDate()),
        ({}, day(Basis.PUBLISHED, "2016-01-18")),
    ],
)
def test_a_markdown_header_dates_its_text(header: dict[str, str], expected: SourceDate) -> None:
    """A header's date and basis win; without them the page's own stands."""
    assert date_of("18/01/2016", TITLE, LEAD, SECOND, front_matter=header) == expected


@given(
    st.lists(
        st.sampled_from([TITLE, LEAD, "17/10/2018", "Ngày 5/6/2017, ", "năm 2020 đã", "5-6/10", " đến "]), min_size=1
    )
)
def test_a_found_event_is_a_real_day(pieces: list[str]) -> None:
    """However dates and words are mixed, what is found is a possible date."""
    found = find_event(" ".join(pieces))
    assert found is None or 1990 <= found[0] <= latest_year()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Tuesday, 03/12/2024 | 08:15 GMT+7", TITLE, "Ngày đăng: 21/08/2017", LEAD),
            day(Basis.PUBLISHED, "2017-08-21"),
        ),
        (
            ("Tuesday, December 3, 2024 8:15 AM GMT+7", TITLE, f"Sáng 5/6/2015, tại Hữu Lũng, sở đã họp. {LEAD}"),
            day(Basis.EVENT, "2015-06-05"),
        ),
        ((TITLE, "Ngày đăng", "21/08/2017", LEAD, SECOND), day(Basis.PUBLISHED, "2017-08-21")),
        ((TITLE, "Ngày nhận bài: 03/04/2021. Ngày chấp nhận đăng: 15/06/2021.", LEAD, SECOND), SourceDate()),
        ((TITLE, "3 giờ trước", LEAD, SECOND), SourceDate()),
        (("Today: Monday, 03/02/2025 08:15 GMT+7", TITLE, LEAD, SECOND), SourceDate()),
        (
            ("Ngày ban hành", "14/04/2013", "Ngày có hiệu lực", "24/04/2013", TITLE, LEAD, SECOND),
            day(Basis.ISSUED, "2013-04-14"),
        ),
        (
            ("Số hiệu | Ngày ban hành | Ngày hiệu lực", "8/KH | 07/06/2017 | 01/07/2017", TITLE, LEAD, SECOND),
            day(Basis.ISSUED, "2017-06-07"),
        ),
        (
            ("Số:", "88/KH-UBND", "Lạng Sơn, ngày", "7 tháng 6 năm 2017", "KẾ HOẠCH", "Giảm bụi tại các xưởng", LEAD),
            day(Basis.ISSUED, "2017-06-07"),
        ),
    ],
)
def test_a_cleaned_page_is_dated_by_its_lines(lines: tuple[str, ...], expected: SourceDate) -> None:
    """English clocks, labels on lines of their own, journals, tables of portals and broken letterheads."""
    assert date_of(*lines) == expected


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("In ngày: 03/02/2025 11:42:09 SA", Label.VISIT),
        ("Ngày in: 3/2/2025", Label.VISIT),
        ("Bản in lúc 11:42 03/02/2025", Label.VISIT),
        ("Ngày kết xuất: 05/04/2024", Label.VISIT),
        ("Tải về ngày 3/4/2020", Label.VISIT),
        ("Hiện tại là 02:58 AM, 20-11-2016.", Label.VISIT),
        ("Printed on 3/2/2025 11:42", Label.VISIT),
        ("Ngày trả lời: 19/03/2019 10:07 SA", Label.ANSWERED),
        ("Trả lời ngày 19/3/2019", Label.ANSWERED),
        ("Ngày hỏi: 04/03/2019", Label.PUBLISHED),
        ("Ra ngày thứ Năm, 18-10-2018 | Lưu hành nội bộ, không bán", Label.PUBLISHED),
        ("Số ra ngày 18/10/2018", Label.PUBLISHED),
    ],
)
def test_what_a_label_says_of_its_day(label: str, read: Label) -> None:
    """The day of a print or a visit is none of the article; a paper's number and an answer have their own."""
    dateline = read_dateline(label)
    assert dateline is not None
    assert [stamp.label for stamp in dateline.stamps] == [read]


@pytest.mark.parametrize("line", ["Diễn ra ngày 12/3/2019", "Diễn ra: 12/3/2019", "Cháy ra ngày 12/3/2019"])
def test_what_takes_place_on_a_day_was_not_published_then(line: str) -> None:
    """ "Ra ngày" is a label only at the beginning."""
    assert read_dateline(line) is None


def test_a_printed_page_has_the_day_under_its_author() -> None:
    """The day of the print stands above, and notices of the site below."""
    page = date_of(
        "In ngày: 03/02/2025 11:42:09",
        TITLE,
        LEAD,
        SECOND,
        SECOND.replace("mỗi tháng", "mỗi năm"),
        "NGUYỄN VĂN HỮU",
        "22-7-2009",
        "Bản tin này được in từ trang điện tử của báo. Ai muốn đăng lại thì phải hỏi trước bằng văn bản.",
    )
    assert page == day(Basis.PUBLISHED, "2009-07-22")


def test_an_answer_dates_its_page() -> None:
    """Question and answer each have their day."""
    page = date_of(TITLE, "Ngày gửi:", "04/03/2019", LEAD, SECOND, "Ngày trả lời:", "19/03/2019", SECOND[:-1] + " đâu.")
    assert page == day(Basis.PUBLISHED, "2019-03-19")
