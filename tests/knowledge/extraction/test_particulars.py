"""Who wrote an article and where it was taken from, by the lines that stand beside its text."""

from __future__ import annotations

import pytest

from knowledge.extraction import extract
from knowledge.extraction.bylines import read_credit
from knowledge.extraction.document_numbers import find_rests_on
from knowledge.extraction.legal_texts import read_legal_text
from knowledge.extraction.line_features import Line
from knowledge.extraction.particulars import find_particulars
from knowledge.readers import read_content
from knowledge.records import ExtractedLine, LineRole, Named, Particulars
from tests.knowledge.extraction.legal import load_cases

PARAGRAPH = (
    "Trang trại nho của anh Ba lắp bơm chạy bằng điện mặt trời, mỗi vụ bớt được 14 triệu đồng tiền dầu và đỡ công đi"
    " canh máy."
)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Tác giả: Trần Thanh Tâm", ["Trần Thanh Tâm"]),
        ("Bài, ảnh: Minh Anh - Thu Hà", ["Minh Anh", "Thu Hà"]),
        ("Bài: Minh Anh - Ảnh: Đức Huy", ["Minh Anh"]),
        ("Tin, bài: Hoàng Ngọc; ảnh: Thế Vinh", ["Hoàng Ngọc"]),
        ("Bai, anh: Minh Anh", ["Minh Anh"]),
        ("Được viết bởi Trần An", ["Trần An"]),
        ("PV Minh Anh", ["Minh Anh"]),
        ("Trung Kiên t/h", ["Trung Kiên"]),
        ("Th.S Nguyễn An, Sở Công Thương Hà Giang", ["Nguyễn An"]),
        ("Nguyễn Văn An1, Trần Thị Bình2*, Lê Công1,2", ["Nguyễn Văn An", "Trần Thị Bình", "Lê Công"]),
        ("NGUYỄN VĂN AN", ["Nguyễn Văn An"]),
        ("Minh Anh - 12/03/2019 09:15", ["Minh Anh"]),
        ("Thứ Ba, 12/03/2019 09:15 GMT+7 | Minh Anh", ["Minh Anh"]),
        ("Nguyễn Hằng, Văn Đức và Thu Hà", ["Nguyễn Hằng", "Văn Đức", "Thu Hà"]),
    ],
)
def test_a_byline_names_who_wrote(text: str, authors: list[str]) -> None:
    """With or without a label, several at once; who took the pictures did not write."""
    credit = read_credit(Line(0, text), apart=True)

    assert credit is not None
    assert (credit.role, list(credit.authors)) == (LineRole.BYLINE, authors)


@pytest.mark.parametrize("text", ["PV", "CTV", "BBT", "Ban Biên tập", "Tin: PV", "Ảnh: Đức Huy", "Người đăng: Lê An"])
def test_nobody_is_no_author(text: str) -> None:
    """The line is a byline all the same."""
    credit = read_credit(Line(0, text), apart=True)

    assert credit is not None
    assert (credit.role, credit.authors) == (LineRole.BYLINE, ())


@pytest.mark.parametrize(
    ("text", "authors", "taken_from"),
    [
        ("(Theo Báo Ninh Thuận)", [], "Báo Ninh Thuận"),
        ("Theo Nhịp Sống Nắng (bản gốc đã gỡ)", [], "Nhịp Sống Nắng"),
        ("Nguồn: Đài Truyền thanh Bác Ái (Ninh Thuận)", [], "Đài Truyền thanh Bác Ái (Ninh Thuận)"),
        ("Nguồn: baoninhthuan.com.vn", [], "baoninhthuan.com.vn"),
        ("Theo Lan Anh/Báo Kinh tế Đô thị", ["Lan Anh"], "Báo Kinh tế Đô thị"),
        ("Theo Nguyễn Hạnh (Báo Đắk Lắk)", ["Nguyễn Hạnh"], "Báo Đắk Lắk"),
        ("Lan Anh (TTXVN)", ["Lan Anh"], "TTXVN"),
    ],
)
def test_a_source_is_the_paper_and_not_the_reporter(text: str, authors: list[str], taken_from: str) -> None:
    """Who wrote for that paper is an author."""
    credit = read_credit(Line(0, text), apart=True)

    assert credit is not None
    assert (list(credit.authors), credit.taken_from) == (authors, taken_from)


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch năm 2020, Sở sẽ hỗ trợ 20 cơ sở",
        "Nội dung: Phổ biến sản xuất sạch hơn",
        "Thực hiện: Kế hoạch số 5",
        "Bài học: Tiết kiệm",
        "Hà Nội",
        "Sản xuất sạch hơn",
        "Nguồn ảnh: Internet",
        "Nguồn vốn: tài trợ nước ngoài",
        "NGUỒN KINH PHÍ: ngân sách huyện",
        "Nguồn nước ngầm",
        "Thứ Ba, 12/03/2019 09:15",
        "Ngày 12 tháng 3 năm 2019",
    ],
)
def test_other_lines_are_no_bylines(text: str) -> None:
    """Sentences that open with "Theo", headings, places and picture credits say nobody wrote them."""
    assert read_credit(Line(0, text), apart=True) is None


def test_a_name_inside_the_text_is_no_byline() -> None:
    """Only under the title and below the text does a name alone say who wrote."""
    assert read_credit(Line(0, "Nguyễn Văn An"), apart=False) is None


def test_an_article_says_who_wrote_it_and_from_where_it_was_taken() -> None:
    """Each with the line that says so; what is removed says nothing, and neither does a name in the middle."""
    lines = (
        ExtractedLine(number=0, text="Trang trại nho lắp bơm mặt trời", role=LineRole.TITLE),
        ExtractedLine(number=1, text="Lê Văn Hai", reason="navigation"),
        ExtractedLine(number=2, text=PARAGRAPH, role=LineRole.BODY),
        ExtractedLine(number=3, text="Nguyễn Văn Ba", role=LineRole.BODY),
        ExtractedLine(number=4, text=PARAGRAPH, role=LineRole.BODY),
        ExtractedLine(number=5, text="Tác giả: Trần Thanh Tâm", role=LineRole.BYLINE),
        ExtractedLine(number=6, text="(Theo Báo Ninh Thuận)", role=LineRole.SOURCE),
    )

    assert find_particulars("Trang trại nho lắp bơm mặt trời", lines, None) == Particulars(
        authors=(Named(value="Trần Thanh Tâm", line=5),), taken_from=Named(value="Báo Ninh Thuận", line=6)
    )


def test_a_source_may_close_the_last_paragraph() -> None:
    """In brackets; the line is the paragraph's."""
    lines = (
        ExtractedLine(number=0, text=PARAGRAPH, role=LineRole.BODY),
        ExtractedLine(number=1, text=f"{PARAGRAPH} (Theo Báo Ninh Thuận)", role=LineRole.BODY),
    )

    assert find_particulars("", lines, None).taken_from == Named(value="Báo Ninh Thuận", line=1)


def test_the_markup_names_authors_where_the_page_prints_none() -> None:
    """They have no line."""
    lines = (ExtractedLine(number=0, text=PARAGRAPH, role=LineRole.BODY),)

    assert find_particulars("", lines, None, authors=("Lê An",)).authors == (Named(value="Lê An"),)


def test_a_legal_text_has_its_own_particulars() -> None:
    """Signer, number, issuer and the papers it rests on; recipients and officials wrote nothing."""
    case = load_cases("seen.txt")[0]
    legal = read_legal_text(case.lines)
    assert legal is not None
    lines = tuple(
        ExtractedLine(number=line.number, text=line.text, role=legal.roles.get(line.number, LineRole.BODY))
        for line in case.lines
    )

    found = find_particulars("", lines, legal)

    assert (found.authors, found.signers, found.numbers) == ((), legal.signers, legal.numbers)
    assert (found.issuer, found.rests_on) == (legal.issuer, legal.rests_on)


def test_a_papers_number_points_at_the_line_that_holds_it() -> None:
    """Also where the line above it opens the sentence."""
    lines = [
        Line(0, "Thực hiện chương trình sản xuất sạch hơn, căn cứ"),
        Line(1, "Kế hoạch số 4102/KH-UBND ngày 02/8/2021 của Ủy ban nhân dân tỉnh, Sở ban hành kế hoạch này."),
    ]
    assert find_rests_on(lines) == (Named(value="4102/KH-UBND", line=1),)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Thông tư này thay thế Thông tư liên tịch số 73/2007/TTLT-BTC-BCN.", ["73/2007/TTLT-BTC-BCN"]),
        ("Biểu mẫu này thay cho biểu mẫu tại Công văn số 2218/BCT-KHCN ngày 22/3/2012.", ["2218/BCT-KHCN"]),
        ("Mỗi nhà máy được 300 triệu đồng theo Quyết định số 417/QĐ-UBND.", ["417/QĐ-UBND"]),
        ("Thủ tướng đã ký Quyết định số 1419/QĐ-TTg về chiến lược.", ["1419/QĐ-TTg"]),
        ("Được UBND tỉnh đồng ý tại Công văn số 812/UBND-CN, Sở mở lớp dạy vận hành lò.", ["812/UBND-CN"]),
        ("Được phép của Bộ tại Công văn số 93/BCT-TKNL, Sở mở lớp dạy vận hành lò.", ["93/BCT-TKNL"]),
        ("Biểu mẫu kèm theo Công văn số 5093/BCT-KHCN.", []),
        ("Hai bên nhắc đến Công văn số 5093/BCT-KHCN.", []),
    ],
)
def test_papers_that_the_text_rests_on_or_replaces(text: str, numbers: list[str]) -> None:
    """What is only mentioned is neither."""
    filler = [Line(number, "Các cơ sở ghi chép điện, nước theo từng ca.") for number in range(12)]
    assert [named.value for named in find_rests_on([*filler, Line(12, text)])] == numbers


def test_far_below_only_what_is_replaced_counts() -> None:
    """A long text names many others by the way."""
    filler = [Line(number, "Các cơ sở ghi chép điện, nước theo từng ca.") for number in range(60)]
    texts = ("Thực hiện theo Quyết định số 417/QĐ-UBND.", "Thông tư này thay thế Thông tư số 11/2011/TT-BCT.")
    assert [named.value for named in find_rests_on([*filler, *(Line(60, text) for text in texts)])] == [
        "11/2011/TT-BCT"
    ]


def test_a_name_beside_the_date_is_the_author_where_no_other_is_named() -> None:
    """As weblogs and portals print it; "admin" is nobody."""

    def authors(dateline: str, *others: str) -> list[str]:
        texts = [
            (dateline, LineRole.DATELINE),
            *((each, LineRole.BYLINE) for each in others),
            (PARAGRAPH, LineRole.BODY),
        ]
        lines = [ExtractedLine(number=number, text=text, role=role) for number, (text, role) in enumerate(texts)]
        return [author.value for author in find_particulars("Bài", lines, None).authors]

    assert authors("Posted on 14 Tháng Ba, 2023 by Lưu Thảo Chi") == ["Lưu Thảo Chi"]
    assert authors("bởi hoangyen | Ngày tạo: 20/04/2016") == ["hoangyen"]
    assert authors("Đăng bởi admin | 20/04/2016") == []
    assert authors("bởi hoangyen | 20/04/2016", "Tác giả: Trần Thanh Tâm") == ["Trần Thanh Tâm"]


@pytest.mark.parametrize(
    ("text", "authors", "taken_from"),
    [
        ("T.S (theo Báo Bình Định)", ("T.S",), "Báo Bình Định"),
        ("Huỳnh Nhật Tân Khoa Môi trường, Trường Cao đẳng Kỹ thuật", ("Huỳnh Nhật Tân",), None),
        ("Trần Kiều Oanh (thực hiện)", ("Trần Kiều Oanh",), None),
    ],
)
def test_a_name_beside_a_paper_or_an_office(text: str, authors: tuple[str, ...], taken_from: str | None) -> None:
    """Initials count beside a paper, and an office tells an author from a place."""
    credit = read_credit(Line(0, text), apart=True)
    assert credit is not None
    assert (credit.authors, credit.taken_from) == (authors, taken_from)


@pytest.mark.parametrize(
    ("title", "line", "authors"),
    [
        ("Bản tin Khuyến công số 4/2017", "Biên tập: Lò Thị Xuân, Tòng Văn Hặc", ["Lò Thị Xuân", "Tòng Văn Hặc"]),
        ("Nội san Năng lượng số 9", "Biên tập: Sầm Thị Nga. Trình bày: Tổ Kỹ thuật", ["Sầm Thị Nga"]),
        ("Trại nho chạy bơm bằng điện mặt trời", "Biên tập: Lò Thị Xuân", []),
    ],
)
def test_who_edited_a_newsletter_made_it(title: str, line: str, authors: list[str]) -> None:
    """Its pieces bear no names; of an article the editor is no author."""
    lines = [
        ExtractedLine(number=0, text=PARAGRAPH, role=LineRole.BODY),
        ExtractedLine(number=1, text=line, role=LineRole.BYLINE),
    ]

    assert [author.value for author in find_particulars(title, lines, None).authors] == authors


def test_a_label_may_stand_above_what_it_names() -> None:
    """Where the site sets it on a line of its own."""
    page = f"<h1>Trại nho chạy bơm bằng nắng</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[:70]} cho khỏe.</p>"
    below = "<div>Tác giả:</div><div>Tòng Văn Hặc</div><div>Nguồn tin:</div><div>Tạp chí Điện và Đời sống</div>"
    said = extract(read_content(f"{page}{below}".encode(), "nho.html")).particulars

    assert [author.value for author in said.authors] == ["Tòng Văn Hặc"]
    assert said.taken_from is not None
    assert said.taken_from.value == "Tạp chí Điện và Đời sống"
