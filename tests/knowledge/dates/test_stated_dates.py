"""Every date that an article states of itself, from lines with roles and from markup, and the one to cite."""

from __future__ import annotations

import time

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from knowledge.dates import choose_date, find_dates
from knowledge.dates.dateline import Label, read_dateline
from knowledge.dates.labels import read_labels
from knowledge.dates.markup import choose_markup_date, read_markup_date
from knowledge.records import Basis, ExtractedLine, LineRole, SourceDate, StatedDate

TITLE = (LineRole.TITLE, "Lạng Sơn: Xưởng đá vôi giảm bụi nhờ sản xuất sạch hơn")
TEXT = (
    LineRole.BODY,
    "Các xưởng đá vôi ở Hữu Lũng đã lắp giàn phun sương và che băng tải, nhờ đó lượng bụi giảm một nửa.",
)
Given = tuple[LineRole | None, str]


def lines_of(*given: Given) -> list[ExtractedLine]:
    return [ExtractedLine(number=number, text=text, role=role) for number, (role, text) in enumerate(given)]


def dates_of(*given: Given, hints: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str | None, int | None]]:
    return [(date.date.basis.value, date.date.value, date.line) for date in find_dates(lines_of(*given), hints)]


def dated(text: str) -> Given:
    return LineRole.DATELINE, text


def junk(text: str) -> Given:
    return None, text


def shown(line: str) -> list[tuple[str, tuple[int, int | None, int | None]]] | None:
    dateline = read_dateline(line)
    return None if dateline is None else [(stamp.label.value, stamp.date) for stamp in dateline.stamps]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Hải Dương, 09/5/2019 – Hợp tác xã Tân Minh hôm nay cho biết đã lắp xong giàn phun sương ở mười xưởng.", "09"),
        ("(Hải Dương, ngày 9 tháng 5 năm 2019) - Hợp tác xã Tân Minh đã lắp xong giàn phun sương ở mười xưởng.", "09"),
        ("Hải Dương, 2010 - 2019: Hợp tác xã Tân Minh đã lắp xong giàn phun sương ở mười xưởng đá của xã.", None),
    ],
)
def test_a_paragraph_that_opens_with_place_and_day_was_published_then(lead: str, day: str | None) -> None:
    """Where the page prints no other date."""
    text = (LineRole.LEAD, lead)
    published = [date for date in dates_of(TITLE, text) if date[0] == "published"]
    assert published == ([("published", f"2019-05-{day}", 1)] if day else [])
    assert ("published", "2019-05-12", 1) in dates_of(TITLE, dated("12/05/2019"), text)


@pytest.mark.parametrize(
    ("line", "stamps"),
    [
        ("Bản tin 24hThứ Ba, 12/03/2019 09:15:00 +07:00Chia sẻ", [("none", (2019, 3, 12))]),
        ("Tin nhanh 24hThứ Sáu, 06/09/2019 10:20:00 +07:00Chia sẻ", [("none", (2019, 9, 6))]),
        ("Kênh kinh tế 360Chủ nhật, 14/04/2013 | 21:05Lưu bài", [("none", (2013, 4, 14))]),
        ("Cập nhật lúc08:15 ngày 12/3/2019In bài", [("updated", (2019, 3, 12))]),
        ("Đăng ngày12/03/2019", [("published", (2019, 3, 12))]),
        ("THỨ BA, 12/03/2019 09:15CHIA SẺ", [("none", (2019, 3, 12))]),
        ("12/03/2019chia sẻ", [("none", (2019, 3, 12))]),
        ("Kinh tếMonday, 03/02/2025 08:15", [("none", (2025, 2, 3))]),
    ],
)
def test_words_glued_to_a_date_are_parted(line: str, stamps: list[object]) -> None:
    """What stood in elements of its own comes without a space between."""
    assert shown(line) == stamps


@pytest.mark.parametrize(
    ("line", "stamps"),
    [
        ("Ngày ban hành: (xem) 7/6/2022", [("issued", (2022, 6, 7))]),
        ("Ngày đăng : | 7/6/2022", [("published", (2022, 6, 7))]),
        ("Ngày phát hành: 21/08/2017 (GMT+7)", [("published", (2017, 8, 21))]),
        (
            "Ngày ban hành | 07/06/2022 | Ngày hiệu lực | 22/06/2022",
            [("issued", (2022, 6, 7)), ("in_force", (2022, 6, 22))],
        ),
        (
            "Số ký hiệu: 88/KH-UBND | Ngày ban hành: 07/06/2022 | Trạng thái: Còn hiệu lực | Người ký: Nguyễn Văn A",
            [("issued", (2022, 6, 7))],
        ),
        ("Ngày có hiệu lực: 22/06/2022 | Ngày hết hiệu lực: 31/12/2025", [("in_force", (2022, 6, 22))]),
        ("Hiệu lực từ ngày 01/10/2017", [("in_force", (2017, 10, 1))]),
        ("Hiệu lực: Đã biết | Ngày ban hành: 1/10/2017", [("issued", (2017, 10, 1))]),
        (
            "Ngày nhận bài: 16/12/2022. Ngày chấp nhận đăng: 28/12/2022",
            [("received", (2022, 12, 16)), ("accepted", (2022, 12, 28))],
        ),
        (
            "Ngày nhận bài 3/4/2021; ngày phản biện xong 2/5/2021; ngày duyệt đăng 15/6/2021",
            [("received", (2021, 4, 3)), ("accepted", (2021, 6, 15))],
        ),
        (
            "Received 3 April 2021; received in revised form 2 May 2021; Accepted 15 June 2021; "
            "Published online 20 June 2021",
            [("received", (2021, 4, 3)), ("accepted", (2021, 6, 15)), ("published", (2021, 6, 20))],
        ),
        ("Today is Monday, 03 February 2025", [("visit", (2025, 2, 3))]),
        (
            "Ngày tòa soạn nhận được bài báo: 12/3/2019; Ngày phản biện đánh giá và sửa chữa: 20/3/2019; "
            "Ngày bài báo được duyệt đăng: 28/3/2019",
            [("received", (2019, 3, 12)), ("accepted", (2019, 3, 28))],
        ),
        (
            "Bài báo nhận ngày 12/3/2019, hoàn thiện ngày 20/3/2019, đăng ngày 28/3/2019",
            [("received", (2019, 3, 12)), ("published", (2019, 3, 28))],
        ),
        ("Ngày ban hành (dd/mm/yyyy): 12/03/2019", [("issued", (2019, 3, 12))]),
        ("Updated 12th March 2019", [("updated", (2019, 3, 12))]),
    ],
)
def test_a_label_says_what_a_date_is(line: str, stamps: list[object]) -> None:
    """With something between, in cells, several in a line; a date of another kind dates nothing."""
    assert shown(line) == stamps


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian: 8h00 ngày 12/3/2018",
        "Thời gian: 8h00 ngày 12/3/2018 | Địa điểm: Hà Nội",
        "Địa điểm: Hà Nội | 12/3/2018",
        "Thông tư 12 có hiệu lực từ 1/10/2017",
        "Nhận bài đến hết ngày 1/10/2017",
        "Truy cập ngày 12/3/2018",
        "Ngày hết hạn: 12/3/2018",
        "Hội nghị chia sẻ ngày 12/3/2018",
        "Dự án hoàn thiện ngày 12/3/2018",
        "ăn ở 12/3/2018",
        "Đăng 3 giờ trước",
        "Hôm qua, 08:15",
    ],
)
def test_an_event_a_sentence_and_a_relative_date_are_no_dateline(line: str) -> None:
    """Where something takes place, what a headline tells, and what is only known on the day of the visit."""
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "stamps"),
    [
        ("14/05/2017 09:05:00 CH Cỡ chữ: A- A A+ Đọc bài viết: ▶ giọng nam miền Trung", [("none", (2017, 5, 14))]),
        ("02/11/2021 07:30 • 4 phút đọc • 2.045 lượt nghe", [("none", (2021, 11, 2))]),
        ("Published Time: 2021-11-02T07:30:00+07:00", [("published", (2021, 11, 2))]),
        ("TẠP CHÍ KHOA HỌC VÀ ĐỜI SỐNG VÙNG BIỂN Số 7, ra ngày 5/8/2013", [("published", (2013, 8, 5))]),
        ("Phát ngày: 9/6/2010 Thời lượng: 8 phút 15 giây", [("published", (2010, 6, 9))]),
        ("Ngày phát sóng: 9/6/2010", [("published", (2010, 6, 9))]),
        ("Ngày in: 03.02.2021 10:15 Trang: 2 / 3", [("visit", (2021, 2, 3))]),
        ("Báo cáo về môi trường và sức khỏe làng nghề Số 7, ra ngày 5/8/2013", None),
        ("Lễ phát động tháng hành động ngày 9/6/2010", None),
        ("Dịch bệnh phát 9/6/2010", None),
    ],
)
def test_a_date_may_stand_beside_what_plays_counts_or_numbers_its_page(line: str, stamps: list[object] | None) -> None:
    """Voices, counters, lengths, numbers of pages and a journal's own name beside a date are no sentence."""
    assert shown(line) == stamps


def test_the_clock_of_the_visit_may_be_english() -> None:
    """A weekday or a zone makes a date one that may be a clock's, in either language."""
    for line in ("Monday, 03/02/2025 | 08:15 GMT+7", "Mon, 03 Feb 2025 08:15", "Monday, February 3, 2025 8:15 AM"):
        dateline = read_dateline(line)
        assert dateline is not None
        assert (dateline.clock_like, dateline.stamps[0].date) == (True, (2025, 2, 3))


def test_labels_may_stand_on_a_line_of_their_own() -> None:
    """One a cell; a line with a date or without a label has none."""
    assert read_labels("Số hiệu | Ngày ban hành | Ngày hiệu lực:") == (Label.NONE, Label.ISSUED, Label.IN_FORCE)
    assert read_labels("Ngày đăng 12/3/2018") == read_labels("Ngày ban hành mới") == read_labels("") == ()


@pytest.mark.parametrize(
    ("given", "dates"),
    [
        ([TITLE, junk("Ngày đăng"), dated("21/08/2017"), TEXT], [("published", "2017-08-21", 2)]),
        (
            [dated("Số hiệu | Ngày ban hành | Ngày hiệu lực"), dated("8/KH | 07/06/2017 | 01/07/2017"), TITLE, TEXT],
            [("issued", "2017-06-07", 1), ("in_force", "2017-07-01", 1)],
        ),
        (
            [(LineRole.TABLE, "Ngày ban hành | 07/06/2017"), TITLE, TEXT, (LineRole.TABLE, "Ngày ban hành | 1/1/2001")],
            [("issued", "2017-06-07", 0)],
        ),
        (
            [TITLE, dated("Cập nhật: 22/8/2017"), dated("Ngày đăng: 21/8/2017"), TEXT, dated("Ngày đăng: 1/1/2019")],
            [("published", "2017-08-21", 2), ("updated", "2017-08-22", 1)],
        ),
        ([TITLE, dated("Ngày đăng: 21/8/2017"), dated("Ngày đăng: 22/8/2017"), TEXT], []),
        ([TITLE, TEXT, junk("12/3/2019"), (LineRole.NOTE, "3/12/24, 8:15 AM")], []),
        ([TITLE, (LineRole.NOTE, "Ngày nhận bài: 3/4/2021"), TEXT], [("received", "2021-04-03", 1)]),
        (
            [dated("Tuesday, 03/12/2024 | 08:15 GMT+7"), TITLE, dated("Ngày đăng: 21/08/2017"), TEXT],
            [("published", "2017-08-21", 2)],
        ),
        (
            [dated("Tuesday, 03/12/2024 | 08:15 GMT+7"), TITLE, (LineRole.LEAD, f"Sáng 5/6/2015, {TEXT[1]}")],
            [("event", "2015-06-05", 2)],
        ),
        ([TITLE, (LineRole.BODY, "Trong năm 2014, sở đã mở ba lớp cho các xưởng đá vôi.")], [("content", "2014", 1)]),
    ],
)
def test_dates_are_told_by_label_and_place(given: list[Given], dates: list[object]) -> None:
    """Each with its line, the one nearest to the title; what stands in doubt is left out."""
    assert dates_of(*given) == dates


LETTERHEAD = (LineRole.LETTERHEAD, "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
KIND = (LineRole.TITLE, "KẾ HOẠCH")


@pytest.mark.parametrize(
    "head",
    [
        ["Số: 88/KH-UBND", "Lạng Sơn, ngày 7 tháng 6 năm 2022"],
        ["Số: 88/KH-UBND | Lạng Sơn, ngày 7 tháng 6 năm 2022"],
        ["Số:", "88/KH-UBND", "|", "Lạng Sơn, ngày", "7 tháng 6 năm 2022"],
        ["Số: 88/KH-UBND", "Lạng Sơn, ngày 7", "tháng 6", "năm 2022"],
    ],
)
def test_a_legal_text_is_issued_on_the_day_of_its_letterhead(head: list[str]) -> None:
    """Whole, in cells and broken over lines; papers that it rests on date nothing; a day in force is told apart."""
    rest = (LineRole.BODY, "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;")
    force = (LineRole.BODY, "Quyết định này có hiệu lực thi hành kể từ ngày 22 tháng 6 năm 2022.")
    found = dates_of(LETTERHEAD, *((LineRole.LETTERHEAD, line) for line in head), KIND, rest, force)

    assert [date[:2] for date in found] == [("issued", "2022-06-07"), ("in_force", "2022-06-22")]


def test_a_legal_text_may_be_dated_at_its_foot() -> None:
    """As records and applications are; the same line under a piece of news is the day it was printed."""
    foot = (LineRole.SIGNATURE, "Lạng Sơn, ngày 7 tháng 6 năm 2022")

    assert dates_of(LETTERHEAD, TITLE, TEXT, foot) == [("issued", "2022-06-07", 3)]
    assert dates_of(TITLE, TEXT, foot) == [("published", "2022-06-07", 2)]


def test_a_letterhead_outranks_no_label_that_differs() -> None:
    """A portal's table that names another day leaves the article without one."""
    table = dated("Ngày ban hành: 9/6/2022")
    place = (LineRole.LETTERHEAD, "Lạng Sơn, ngày 7 tháng 6 năm 2022")

    assert dates_of(table, LETTERHEAD, place, KIND, TEXT) == []


@pytest.mark.parametrize(
    ("hints", "date"),
    [
        ([("dc.date", "2023-01-02")], (2023, 1, 2)),
        ([("article:published_time", "2018-10-16T18:00:00Z")], (2018, 10, 17)),
        ([("dc.date", "2018-10-16"), ("datePublished", "2018-10-12")], (2018, 10, 12)),
        ([("article:published_time", "2018-10-16"), ("datePublished", "2018-10-12")], None),
        ([("dc.date", "2018-10-16"), ("time", "2018-10-12")], None),
        ([("datePublished", "2018-10-16T23:30:00Z"), ("time", "2018-10-17T06:30:00+07:00")], (2018, 10, 17)),
        ([("citation_publication_date", "2023/01"), ("dc.date", "2023-01-02")], (2023, 1, 2)),
        ([("dcterms.issued", "2023"), ("dcterms.modified", "2024-05-06")], (2023, None, None)),
        ([("dateModified", "2024-05-06"), ("startDate", "2024-05-06")], None),
        ([("dc.date.dateSubmitted", "2022-12-16"), ("dc.date.dateAccepted", "2022-12-28")], None),
        ([("time", "3 giờ trước"), ("time", "hôm qua")], None),
        ([], None),
    ],
)
def test_markup_gives_the_day_that_its_names_agree_on(
    hints: list[tuple[str, str]], date: tuple[int, int | None, int | None] | None
) -> None:
    """In Vietnam's time; names that speak of publication outweigh others, and of two that differ none counts."""
    assert choose_markup_date(hints) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Tue, 16 Oct 2018 20:30:00 GMT", (2018, 10, 17)),
        ("2018-10-17 08:00", (2018, 10, 17)),
        ("17/10/2018", (2018, 10, 17)),
        ("3/2/2018 8:15:00 AM", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("2018-02-30", None),
        ("", None),
    ],
)
def test_a_value_of_markup_is_a_day_or_nothing(value: str, date: tuple[int, int, int] | None) -> None:
    """Also as mail writes it; American programs put the month first, and then both stay open."""
    assert read_markup_date(value) == date


def test_markup_dates_a_page_that_prints_no_publication() -> None:
    """A journal prints when a paper was received; a printed publication is stronger than the markup's."""
    received = dated("Ngày nhận bài: 16/12/2022. Ngày chấp nhận đăng: 28/12/2022")
    hints = (("dc.date", "2023-01-02"),)

    assert dates_of(TITLE, received, TEXT, hints=hints) == [
        ("published", "2023-01-02", None),
        ("received", "2022-12-16", 1),
        ("accepted", "2022-12-28", 1),
    ]
    assert dates_of(TITLE, dated("17/10/2022"), TEXT, hints=hints) == [("published", "2022-10-17", 1)]


def stated(basis: Basis, *parts: int) -> StatedDate:
    return StatedDate(date=SourceDate.of(basis, *parts))


@pytest.mark.parametrize(
    ("dates", "chosen"),
    [
        ([stated(Basis.RECEIVED, 2022, 12, 16), stated(Basis.IN_FORCE, 2022, 12, 1)], SourceDate()),
        (
            [stated(Basis.ISSUED, 2022, 6, 7), stated(Basis.PUBLISHED, 2022, 6, 9)],
            SourceDate.of(Basis.ISSUED, 2022, 6, 7),
        ),
        (
            [stated(Basis.PUBLISHED, 2022), stated(Basis.PUBLISHED, 2022, 6, 9)],
            SourceDate.of(Basis.PUBLISHED, 2022, 6, 9),
        ),
        (
            [stated(Basis.PUBLISHED, 2022, 6, 7), stated(Basis.PUBLISHED, 2022, 6, 9), stated(Basis.EVENT, 2022, 6, 5)],
            SourceDate.of(Basis.EVENT, 2022, 6, 5),
        ),
        ([], SourceDate()),
    ],
)
def test_the_strongest_basis_is_cited(dates: list[StatedDate], chosen: SourceDate) -> None:
    """Of those that are cited at all, and none that two dates claim."""
    assert choose_date(dates) == chosen


def test_a_page_of_nothing_but_dates_takes_no_longer_than_its_lines() -> None:
    """Ten thousand of each kind of line are read in seconds."""
    given = [
        dated("Ngày ban hành"),
        dated("12/3/2019"),
        dated("Số: | Lạng Sơn, ngày"),
        dated("7 tháng 6 năm 2022"),
        dated("Bản tin 24hThứ Ba, 12/03/2019 09:15:00 +07:00Chia sẻ"),
        TEXT,
    ] * 5000
    started = time.process_time()
    find_dates(lines_of(*given))

    assert time.process_time() - started < 30


WORDS = "Ngày ban hành|ngày|: |12/3/2019|31/02/2018|tháng 6|năm 2022|Lạng Sơn, |(|Số: 8/KH|KẾ HOẠCH|Received |24hThứ Ba"
PIECES = st.sampled_from([*WORDS.split("|"), " | ", "Cập nhật", "08:15", "Hôm nay", "2014", TEXT[1]])


@given_by(
    st.lists(st.tuples(st.sampled_from([*LineRole, None]), st.lists(PIECES, max_size=5).map("".join)), max_size=12),
    st.lists(
        st.tuples(st.sampled_from(["dc.date", "datePublished", "time"]), PIECES | st.text(max_size=30)), max_size=3
    ),
)
def test_whatever_the_lines_are_their_dates_are_possible(given: list[Given], hints: list[tuple[str, str]]) -> None:
    """At most one of each basis, each on a line that was given or none, and the one to cite is among them."""
    found = find_dates(lines_of(*given), hints)

    assert len({date.date.basis for date in found}) == len(found)
    assert all(date.line is None or 0 <= date.line < len(given) for date in found)
    chosen = choose_date(found)
    assert chosen == SourceDate() or chosen in [date.date for date in found]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("7/19/2018 2:35:00 PM", (2018, 7, 19)),
        ("7/9/2018 2:35:00 PM", (2018, 9, 7)),
        ("18/7/2018 2:35:00 PM", (2018, 7, 18)),
    ],
)
def test_a_month_first_is_read_where_no_other_month_fits(line: str, date: tuple[int, int, int]) -> None:
    """With the English clock behind it; a day that may be a month as well stands first, as everywhere."""
    dateline = read_dateline(line)
    assert dateline is not None
    assert [stamp.date for stamp in dateline.stamps] == [date]
