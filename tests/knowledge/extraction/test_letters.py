"""Letters, invitations, notices and decisions as whole documents: what is kept of them, and as what."""

from __future__ import annotations

import pytest

from knowledge.extraction import extract
from knowledge.readers.html import read_html
from knowledge.readers.markdown import read_markdown
from knowledge.readers.plain import read_plain
from knowledge.records import Document, Extraction, LineRole

HEAD = """UBND TỈNH NINH THUẬN
SỞ CÔNG THƯƠNG
Số: 61/GM-SCT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ninh Thuận, ngày 4 tháng 5 năm 2017
"""
INVITATION = f"""{HEAD}GIẤY MỜI
Dự lớp tập huấn tiết kiệm hơi
Sở Công Thương trân trọng kính mời đại diện các cơ sở sấy nho trên địa bàn tỉnh đến dự lớp tập huấn.
Thời gian: 8 giờ 30, thứ Ba ngày 16/5/2017.
Nội dung:
- Cách bọc ống hơi và bẫy hơi trong các lò sấy nho;
- Bạn đọc thêm
- Tài liệu phát tại lớp.
Cơ sở ở xa được hỗ trợ 80.000 đồng tiền đi lại mỗi người.
GIÁM ĐỐC
Trượng Văn Ngọc
"""


def read(text: str) -> Extraction:
    """What is kept of a text."""
    return extract(Document(source="thu.txt", lines=read_plain(text)))


def lines_of(cleaned: Extraction, *roles: LineRole) -> list[str]:
    """The lines of some roles."""
    return [line.text for line in cleaned.lines if line.role in roles]


def test_nothing_between_the_head_of_a_letter_and_its_signer_ends_it() -> None:
    """What reads like a field of a comment form or like a list of other news is the letter's."""
    cleaned = read(INVITATION)

    assert "Cơ sở ở xa được hỗ trợ 80.000 đồng tiền đi lại mỗi người." in lines_of(cleaned, LineRole.BODY)
    assert [who.name for who in cleaned.particulars.signers] == ["Trượng Văn Ngọc"]


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("Nội dung:\n- Cách bọc ống hơi trong lò sấy;\nTài liệu phát tại lớp.", True),
        ("Họ tên:\nEmail:\nNội dung:\nBạn An\nBài viết rất hay, cảm ơn ban biên tập đã đăng tin này.", False),
    ],
)
def test_a_comment_form_has_several_fields(below: str, kept: bool) -> None:
    """One alone belongs to the text."""
    text = (
        "Ninh Thuận mở lớp tập huấn tiết kiệm hơi\nSở Công Thương Ninh Thuận mở lớp tập huấn tiết kiệm hơi cho các "
        f"cơ sở sấy nho trong hai ngày 16 và 17 tháng 5 năm 2017 tại Phan Rang.\n{below}"
    )

    cleaned = read(text)

    assert (below.splitlines()[-1] in lines_of(cleaned, LineRole.BODY)) == kept


@pytest.mark.parametrize("empty", ["Đăng nhập để xem", "Đang cập nhật", "Đã biết", "(Chưa cập nhật)"])
@pytest.mark.parametrize("table", ["Ngày hiệu lực: | {}", "Tình trạng: {}", "Tình trạng hiệu lực\n{}"])
def test_a_portal_s_cell_without_a_value_is_left_out(empty: str, table: str) -> None:
    """With its label, and without what stands beside it in the row; other cells are values."""
    beside = "Số hiệu: | 61/GM-SCT | Ngày hết hiệu lực: | Đã biết | Trích yếu: | Đăng ký tập huấn tiết kiệm hơi"
    text = f"{beside}\nNgày ban hành: 04/5/2017\n{table.format(empty)}\n{INVITATION}"

    cleaned = read(text)

    stored = "\n".join(line.text for line in cleaned.lines if line.role is not None)
    assert not any(word in stored for word in (empty, "hết hiệu lực", "Đã biết", table.split(":")[0].split("\n")[0]))
    assert "Số hiệu: | 61/GM-SCT | Trích yếu: | Đăng ký tập huấn tiết kiệm hơi" in stored


HEADLINE = "Thông báo 9/TB-SCT năm 2017 về kiểm tra lò sấy nho trên địa bàn huyện Ninh Phước"
NOTICE = f"""{HEAD.replace("61/GM", "9/TB")}THÔNG BÁO
{{}}
Sở Công Thương thông báo lịch kiểm tra các lò sấy nho trên địa bàn huyện từ ngày 5 đến ngày 9 tháng 6 năm 2017.
GIÁM ĐỐC
Trượng Văn Ngọc
"""


@pytest.mark.parametrize(
    ("headline", "subject", "title"),
    [
        (HEADLINE, "VỀ KIỂM TRA LÒ SẤY NHO TRÊN ĐỊA BÀN HUYỆN NINH PHƯỚC", HEADLINE),
        (HEADLINE.replace("9/TB-SCT", "12/TB-SCT"), "Về kiểm tra lò sấy nho", "Thông báo về kiểm tra lò sấy nho"),
        (HEADLINE, "V/v kiểm tra lò sấy nho", HEADLINE),
        (HEADLINE, "Về kiểm tra lò sấy nho vụ hai", "Thông báo về kiểm tra lò sấy nho vụ hai"),
        ("Trang chủ", "Lịch kiểm tra", "Thông báo 9/TB-SCT lịch kiểm tra"),
        ("Trang chủ", "LỊCH KIỂM TRA", "Thông báo 9/TB-SCT lịch kiểm tra"),
        ("Trang chủ", "V/v kiểm tra lò sấy nho", "Thông báo V/v kiểm tra lò sấy nho"),
    ],
)
def test_a_legal_text_is_called_by_its_kind_and_its_subject_as_printed(headline: str, subject: str, title: str) -> None:
    """A portal's headline is taken where it holds number and subject; a bare subject has the number beside it."""
    cleaned = read(f"{headline}\n{NOTICE.format(subject)}")

    assert cleaned.title == title
    assert subject in lines_of(cleaned, LineRole.TITLE)
    assert all(line.text != "THÔNG BÁO" for line in cleaned.body)


@pytest.mark.parametrize(
    "head",
    [
        "TÊN CƠ QUAN CẤP TRÊN\nTÊN ĐƠN VỊ BÁO CÁO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: …/BC-…\n…, ngày … tháng … năm …",
        "TÊN DOANH NGHIỆP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: ....../...... | Độc lập - Tự do - Hạnh phúc\n"
        "Ninh Thuận, ngày .... tháng .... năm 20....",
    ],
)
def test_the_head_of_a_form_states_nothing(head: str) -> None:
    """It is a letterhead all the same, and nobody's name, number or date."""
    cleaned = read(f"{head}\nBÁO CÁO\nVề lượng củi dùng trong quý\nCơ sở báo cáo lượng củi đã dùng trong quý như sau:")

    assert cleaned.title == "Báo cáo về lượng củi dùng trong quý"
    stated = cleaned.particulars
    assert (stated.issuer, stated.numbers, stated.signers, stated.dates) == (None, (), (), ())
    roles = {line.role for line in cleaned.lines if line.text in head.replace(" | ", "\n").split("\n")}
    assert roles == {LineRole.LETTERHEAD}


def test_a_row_of_labels_loses_those_above_no_value() -> None:
    """And its row of values those cells; what is told of the text stays together."""
    table = "Số ký hiệu | Ngày hiệu lực | Ngày ban hành\n61/GM-SCT | Đăng nhập để xem | 04/05/2017"

    stored = lines_of(read(f"{table}\n{INVITATION}"), LineRole.LETTERHEAD)

    assert stored[:2] == ["Số ký hiệu | Ngày ban hành", "61/GM-SCT | 04/05/2017"]


def test_a_portal_s_table_begins_no_letterhead() -> None:
    """Its number stands above the letterhead, whose own lines are kept as such."""
    table = "Số/Ký hiệu | 61/GM-SCT\nNgày ban hành | 04/05/2017\nNgười ký | Trượng Văn Ngọc"

    cleaned = read(f"{table}\n{INVITATION}")

    head = [line for line in HEAD.splitlines() if line]
    assert [line for line in lines_of(cleaned, LineRole.LETTERHEAD) if line in head] == head
    assert cleaned.particulars.issuer is not None
    assert cleaned.particulars.issuer.value == "Sở Công Thương tỉnh Ninh Thuận"


def test_a_file_named_below_the_recipients_is_attached() -> None:
    """It is no recipient, though it stands right under them."""
    cleaned = read(f"{INVITATION}Nơi nhận:\n- Như trên;\n- Lưu: VT.\nchuong-trinh-lop-61.pdf")

    assert lines_of(cleaned, LineRole.ATTACHMENT) == ["chuong-trinh-lop-61.pdf"]
    assert "Lưu: VT." in [line.text for line in cleaned.lines if line.role is None]


def test_the_head_of_what_is_attached_is_a_letterhead_too() -> None:
    """The agency over two lines above the state's name, below the signer."""
    annex = (
        "UBND TỈNH NINH THUẬN\nSỞ CÔNG THƯƠNG\n_____\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nCHƯƠNG TRÌNH\nBuổi sáng học cách bọc ống hơi, buổi chiều đi thăm lò sấy."
    )

    cleaned = read(INVITATION + annex)

    assert lines_of(cleaned, LineRole.LETTERHEAD).count("SỞ CÔNG THƯƠNG") == 2
    assert "UBND TỈNH NINH THUẬN" not in lines_of(cleaned, LineRole.BODY)


def test_labels_in_other_boxes_below_the_signer_are_the_site_s() -> None:
    """What a portal prints under a text whose foot is signed; an annex in the text's own box stays."""
    letter = "".join(f"<p>{line}</p>" for line in f"{INVITATION}Tệp gửi kèm: de-cuong.docx".splitlines())
    page = (
        f"<html><body><div class='nav'><a href='/'>Trang chủ</a></div><div class='vb'>{letter}</div>"
        "<div class='ben'><b>Lớp đã mở</b><br>L-02: Vận hành nồi hơi</div>"
        "<div class='duoi'>Giao diện: Nhóm Sóng Nhỏ</div></body></html>"
    )

    cleaned = extract(read_html(page.encode(), "thu.html"))

    kept = [line.text for line in cleaned.lines if line.role is not None]
    assert "Tệp gửi kèm: de-cuong.docx" in kept
    assert not {"Lớp đã mở", "L-02: Vận hành nồi hơi", "Giao diện: Nhóm Sóng Nhỏ"} & set(kept)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Biên bản làm việc", "2020-03-12"),
        ("BIÊN BẢN KIỂM ĐẾM THÙNG RÁC", "2020-03-12"),
        ("Biên bản ghi nhớ về nước tưới được ký tại Phan Rang", None),
        ("Hợp tác xã nhận máy bơm mới", None),
    ],
)
def test_news_whose_text_opens_with_the_day_are_no_minutes(heading: str, day: str | None) -> None:
    """Only a kind standing alone, or in capitals, makes a paper of them."""
    text = "Hôm nay, ngày 12 tháng 3 năm 2020, tại Phan Rang hai bên họp bàn về mười hai máy bơm chạy điện mặt trời."

    cleaned = extract(read_markdown(f"# {heading}\n\n{text} Máy sẽ chạy ban ngày.", "bai.md"))

    issued = {f"{stated.date.basis}": stated.date.value for stated in cleaned.particulars.dates}
    assert issued.get("issued") == day


@pytest.mark.parametrize("kind", ["HỢP ĐỒNG", "THỎA THUẬN HỢP TÁC", "PHỤ LỤC HỢP ĐỒNG", "BẢN CAM KẾT"])
@pytest.mark.parametrize("state", ["", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"])
def test_agreements_are_of_the_day_that_they_open_with(kind: str, state: str) -> None:
    """As minutes are, under the state's name or without it."""
    text = (
        f"{state}{kind}\nĐo nước thải xưởng dệt\nCăn cứ nhu cầu của hai bên,\n"
        "Hôm nay, ngày 9 tháng 7 năm 2020, tại xưởng dệt Hoa Ban, hai bên gồm có:\n"
        "Bên A giao bên B đo nước thải của xưởng mỗi quý một lần trong hai năm liền."
    )
    assert [stated.date.value for stated in read(text).particulars.dates] == ["2020-07-09"]


def test_a_firm_has_its_address_in_its_letterhead() -> None:
    """Between its name and the number; and a scanner may lose the mark of a letter."""
    firm = (
        "CÔNG TY CỔ PHẦN GỐM ĐẤT VIỆT\nLô B2, KCN Tràng An, huyện Đông Triều, tỉnh Quảng Ninh\n"
        "Điện thoại: 0900 123 456\n"
        "Số: 14/QĐ-GĐV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Đông Triều, ngày 9 tháng 7 năm 2020\nQUYẾT ĐỊNH\nVề việc thu hồi nhiệt lò nung\n"
        "Điều 1. Lắp bộ thu hồi nhiệt cho ba lò nung con thoi trong quý IV năm 2020."
    )
    issuer = read(firm).particulars.issuer
    assert issuer is not None
    assert issuer.value == "Công ty cổ phần Gốm Đất Việt"
    scanned = read(INVITATION.replace("UBND TỈNH NINH THUẬN\nSỞ CÔNG THƯƠNG", "UY BAN NHÂN DÂN\nHUYỆN NINH HẢI"))
    assert scanned.particulars.issuer is not None
    assert scanned.particulars.issuer.value == "Ủy ban nhân dân huyện Ninh Hải"


@pytest.mark.parametrize("behind", [" (đã quét virus)", " (1,2 MB) Tải về Xem trực tiếp", " | Download"])
def test_what_a_portal_offers_behind_a_file_goes(behind: str) -> None:
    """The file's name and size stay."""
    size = " (1,2 MB)" if "MB" in behind else ""
    kept = lines_of(read(f"{INVITATION}Tệp đính kèm: 61-GM.pdf{behind}"), LineRole.ATTACHMENT)
    assert kept == [f"Tệp đính kèm: 61-GM.pdf{size}"]


def test_a_portals_name_above_its_table_is_no_letterhead() -> None:
    """That of the paper itself stands below the table."""
    portal = "SỞ CÔNG THƯƠNG TỈNH NINH THUẬN\nTrang chủ\nSố văn bản | 61/GM-SCT\nNgày ban hành | 04/05/2017\n"
    letterhead = lines_of(read(portal + INVITATION), LineRole.LETTERHEAD)
    assert {"UBND TỈNH NINH THUẬN", "SỞ CÔNG THƯƠNG", "Số: 61/GM-SCT"} <= set(letterhead)
    assert "SỞ CÔNG THƯƠNG TỈNH NINH THUẬN" not in letterhead


def test_a_subject_broken_before_the_provinces_name_goes_on() -> None:
    """ "… trên địa bàn tỉnh" could be its end; the name on the next line says that it is not."""
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: 85/KH-\nUBND\nQuảng Ngãi, ngày 14 tháng 5\nnăm 2020\nKẾ HOẠCH\n"
        "Thực hiện Chương trình tiêu dùng bền vững trên địa bàn tỉnh\nQuảng Ngãi giai đoạn 2021 - 2030\n"
        "Các sở, ban, ngành của tỉnh thực hiện những nhiệm vụ sau đây trong cả giai đoạn này."
    )
    extraction = extract(Document(source="a.txt", lines=read_plain(text)))
    assert extraction.title.endswith("trên địa bàn tỉnh Quảng Ngãi giai đoạn 2021 - 2030")
    assert [number.value for number in extraction.particulars.numbers] == ["85/KH-UBND"]


def test_two_companies_on_one_line_of_a_letterhead() -> None:
    """The lower one issued it, however long their names are together."""
    text = (
        "TỔNG CÔNG TY ĐIỆN LỰC MIỀN NAM TNHH CÔNG TY ĐIỆN LỰC TRÀ VINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 2207/TB-PCTV\nTrà Vinh, ngày 09 tháng 5 năm 2023\nTHÔNG BÁO\nVề chương trình đổi mô tơ quạt nước ao tôm\n"
        "Công ty Điện lực thông báo đến khách hàng nuôi tôm rằng mô tơ cũ được đổi lấy mô tơ mới trong tháng này."
    )
    issuer = extract(Document(source="a.txt", lines=read_plain(text))).particulars.issuer
    assert issuer is not None
    assert issuer.value == "Công ty Điện lực Trà Vinh"


@pytest.mark.parametrize(
    "head",
    [
        "Từ: Văn thư Sở <vanthu@example.invalid>\nTới: ds\nChủ đề: FW: giay moi\nGửi lúc: 16:41, 13/10/2017",
        "From: vanthu@example.invalid\nSent: Friday, October 13, 2017 4:41 PM\nTo: ds\nSubject: FW: giay moi",
        "Người gửi: Văn thư\nNgày gửi: 13/10/2017\nNgười nhận: các cơ sở\nTiêu đề: giấy mời",
    ],
)
def test_a_letter_sent_on_keeps_its_own_day(head: str) -> None:
    """What the mail program put above it is none of the letter's."""
    letter = (
        "SỞ CÔNG THƯƠNG HƯNG YÊN\nTRUNG TÂM KHUYẾN CÔNG\nSố: 139/GM-TTKC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Hưng Yên, ngày 12 tháng 10 năm 2017\nGIẤY MỜI\nDự hội thảo về tái chế nhựa ít nước\n"
        "Trung tâm trân trọng kính mời đại diện cơ sở tới dự hội thảo về tái chế nhựa trong tháng này."
    )
    extraction = extract(Document(source="a.txt", lines=read_plain(f"{head}\n{letter}")))
    dates = {f"{stated.date.basis}": stated.date.value for stated in extraction.particulars.dates}
    assert dates["issued"] == "2017-10-12"
    assert all(line.role is None for line in extraction.lines[: head.count("\n") + 1])


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("Chuyển vào hộp thư đến lúc 07:41\nBộ nhớ còn 2,1 GB", [False, False]),
        ("Người tải lên: vanthu_kt\nĐổi tên tệp", [False, False]),
        ("Mọi chi tiết liên hệ: ông Trượng Văn Báu, 0900 000 111", [True]),
        ("Xác nhận của Ủy ban nhân dân phường: đồng ý", [True]),
        ("Các cơ sở mang theo sổ ghi điện của ba tháng.", [True]),
        ("PHỤ LỤC\nDanh sách cơ sở\nLò sấy Phước Dinh", [True, True, True]),
        ("PHIẾU ĐĂNG KÝ\nHọ tên người dự", [True, True]),
    ],
)
def test_short_lines_below_the_signer_are_of_who_passed_the_paper_on(below: str, kept: list[bool]) -> None:
    """But for what is attached, whom to ask, what another office adds, and sentences."""
    roles = {line.text: line.role for line in read(f"{INVITATION}{below}").lines}

    assert [roles[line] is not None for line in below.splitlines()] == kept
