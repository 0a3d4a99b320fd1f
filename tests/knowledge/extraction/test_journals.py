"""Articles of journals as they are saved from print: broken titles, authors with marks, running heads, references."""

from __future__ import annotations

import pytest

from knowledge.extraction import extract
from knowledge.readers import read_content
from knowledge.records import LineRole
from knowledge.vietnamese.normalization import fold

PAGE = """\
TẠP CHÍ NGHIÊN CỨU CÔNG NGHỆ MIỀN DUYÊN HẢI                 Số 12, năm 2018
TRAO ĐỔI - THẢO LUẬN

TẬN DỤNG NHIỆT KHÓI LÒ NUNG GẠCH ĐỂ SẤY GẠCH MỘC Ở CÁC
LÒ TUYNEL: TRƯỜNG HỢP CÁC XÃ VEN SÔNG CỦA
TỈNH HƯNG YÊN

TS. Đào Đăng Ninh(1), Tạ Thị Hoàn(2)*

(1) Khoa Nhiệt, Trường Cao đẳng Duyên Hải
(2) Trung tâm Vật liệu mới
Ngày nhận bài: 12/4/2018; ngày duyệt đăng: 30/5/2018

Tóm tắt. Bài viết đo nhiệt khói của chín lò nung gạch ven sông. Khi dẫn khói
qua hầm sấy, lượng than giảm 14% và thời gian sấy gạch mộc còn 21 giờ, trong
khi tỷ lệ gạch nứt không tăng. Hoàn vốn trung bình là 16 tháng.

                                    57

Đ.Đ. Ninh và cộng sự          TC NCCN Duyên Hải, số 12 (2018)

1. Kết quả
Nhiệt độ khói ở chân ống khói là 168 độ C, cao hơn mức cần thiết để khói tự
thoát lên. Phần nhiệt thừa đủ sấy khô hai phần ba lượng gạch mộc trong ngày.

                                    58

Đ.Đ. Ninh và cộng sự          TC NCCN Duyên Hải, số 12 (2018)

2. Kết luận
Các lò nên lắp quạt hút khói trước, sau đó mới tính tới việc xây thêm hầm sấy
thứ hai, vì quạt chỉ tốn 38 triệu đồng và lắp xong trong ba ngày.

Tài liệu tham khảo
[1] Lê Hữu Tâm (2011), Sổ tay lò nung, NXB Sông Luộc.
[2] Vũ Đăng Quang (2014), Báo cáo tiết kiệm than, lưu hành nội bộ.

                                    59
"""


def test_a_journals_article_is_read_from_print() -> None:
    """All of the title, the authors without their marks, and neither heads nor numbers of pages."""
    cleaned = extract(read_content(PAGE.encode(), "so12.txt"))

    assert cleaned.title == (
        "TẬN DỤNG NHIỆT KHÓI LÒ NUNG GẠCH ĐỂ SẤY GẠCH MỘC Ở CÁC LÒ TUYNEL: TRƯỜNG HỢP CÁC XÃ VEN SÔNG CỦA TỈNH HƯNG YÊN"
    )
    assert [author.value for author in cleaned.particulars.authors] == ["Đào Đăng Ninh", "Tạ Thị Hoàn"]
    assert cleaned.particulars.taken_from is None
    roles = {line.text: line.role for line in cleaned.lines}
    assert {role for text, role in roles.items() if text in ("57", "58", "59") or "cộng sự" in text} == {None}
    assert {role for text, role in roles.items() if text.startswith(("[1]", "[2]", "(1)", "(2)"))} == {LineRole.NOTE}


NOTICE = """\
THÔNG BÁO
Lịch cân và thu gom bã mía tại ba xã ven sông

Tổ thu gom đến từng lò đường vào sáng thứ Hai và thứ Năm, mỗi lò cân một lần rồi ghi vào sổ của mình.
Lò nào để bã quá ba ngày thì bã lên men, nhà máy giấy không nhận, và lò phải tự chở ra hố ủ của hợp tác xã.
"""


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("In luc 10:41 ngay 02-03-2019 tu may P2-HC, nguoi in: hoa.nt", False),
        ("FAX GUI DI: 3 trang, ket qua tot", False),
        ("Bagasse must be collected within three days of pressing.", True),
        ("Lịch này thay lịch cũ, dán tại cổng lò.", True),
    ],
)
def test_what_a_machine_printed_below_is_left_out(line: str, stays: bool) -> None:
    """It has no marks, under a text that has; a foreign language and a text typed without any stay."""
    cleaned = extract(read_content(f"{NOTICE}{line}".encode(), "tb.txt"))
    assert [each.role is not None for each in cleaned.lines if each.text == line] == [stays]
    typed = extract(read_content(f"{fold(NOTICE)}{fold(line)}".encode(), "tb.txt"))
    assert typed.lines[-1].role is not None


def test_numbers_of_rows_are_no_numbers_of_pages() -> None:
    """A column of them has no text between."""
    rows = "1\nLò gạch An Vũ\n2\nLò gạch Bình Kiều\n3\nLò gạch Tiền Châu\n"
    lead = "Chín lò gạch ven sông đã lắp quạt hút khói và bớt được 14% than so với năm trước."
    text = f"LÒ GẠCH VEN SÔNG BỚT KHÓI\n{lead}\nCác lò đã lắp quạt hút khói trong năm nay gồm:\n{rows}"
    end = "Các chủ lò cho biết khói bớt hẳn, ruộng lúa quanh lò không còn bị táp lá như mấy vụ trước đây."
    cleaned = extract(read_content(f"{text}{end}".encode(), "a.txt"))

    assert {line.role for line in cleaned.lines if line.text in ("1", "2", "3")} != {None}


def test_the_source_of_a_table_is_none_of_the_article() -> None:
    """Though it stands last; a paper there is."""
    page = (
        "<h1>Chín lò gạch ven sông bớt khói</h1><p>Chín lò gạch ven sông đã lắp quạt hút khói và bớt được 14% than.</p>"
        "<p>Các chủ lò cho biết khói bớt hẳn, ruộng lúa quanh lò không còn bị táp lá như mấy vụ trước đây.</p>"
        "<table><tr><th>Lò</th><th>Than (tấn)</th></tr><tr><td>An Vũ</td><td>31</td></tr>"
        "<tr><td>Bình Kiều</td><td>27</td></tr></table><p>Nguồn: {}</p>"
    )
    for named, taken_from in (("Báo cáo kiểm toán của chủ lò", None), ("Báo Hưng Yên", "Báo Hưng Yên")):
        said = extract(read_content(page.format(named).encode(), "lo.html")).particulars.taken_from
        assert (said and said.value) == taken_from
