"""What a legal text says of its own dates: from when it is in force, and the meeting it is about."""

from __future__ import annotations

import pytest

from knowledge.dates.legal_dates import find_in_force, find_meeting
from knowledge.records import ExtractedLine, LineRole


def body(*texts: str) -> list[ExtractedLine]:
    """Lines of a body."""
    return [ExtractedLine(number=number, text=text, role=LineRole.BODY) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 02 năm 2018.", (2018, 2, 15)),
        (
            "Nghị quyết này được Hội đồng nhân dân tỉnh khóa X thông qua ngày 10 tháng 7 năm 2018 và có hiệu lực từ "
            "ngày 01 tháng 8 năm 2018./.",
            (2018, 8, 1),
        ),
        ("Điều 4. Quyết định có hiệu lực kể từ ngày 01/8/2018.", (2018, 8, 1)),
        ("Nghị quyết đã được thông qua ngày 10/7/2018 và có hiệu lực thi hành từ ngày 01/8/2018.", (2018, 8, 1)),
        ("Luật Bảo vệ môi trường có hiệu lực từ ngày 01/01/2022.", None),
        ("2. Hiệu lực thi hành: từ ngày 01/8/2018.", (2018, 8, 1)),
        ("Thông tư này thay thế Thông tư số 12/2010/TT-BCT và có hiệu lực từ ngày 1/8/2018.", (2018, 8, 1)),
        ("Quyết định này thay thế Quyết định số 7/QĐ-UBND có hiệu lực từ ngày 1/8/2010.", None),
        ("Quyết định này có hiệu lực kể từ ngày ký.", None),
        ("Nghị định số 19/2015/NĐ-CP có hiệu lực từ ngày 01/4/2015.", None),
        ("Quyết định này có hiệu lực từ ngày 31/02/2018.", None),
        ("Quy định này được áp dụng kể từ ngày 01/9/2016; quy định cũ hết hiệu lực.", (2016, 9, 1)),
        ("Hướng dẫn này áp dụng cho các cơ sở đã hoạt động từ ngày 01/9/2016.", None),
    ],
)
def test_a_legal_text_is_in_force_from_the_day_it_names(text: str, date: tuple[int, int, int] | None) -> None:
    """Anywhere in its closing lines; other papers' days are not its own."""
    found = find_in_force(body("Điều 1. Phê duyệt đề án.", text))

    assert found == (None if date is None else (date, 1))


def test_the_day_may_be_broken_over_two_lines() -> None:
    """The line that opens it says so; a day that opens the next paragraph is another."""
    assert find_in_force(body("Quyết định này có hiệu lực từ ngày 15", "tháng 9 năm 2016./.")) == ((2016, 9, 15), 0)
    assert find_in_force(body("Quyết định này có hiệu lực từ ngày ký.", "15 tháng 9 năm 2016")) is None


@pytest.mark.parametrize(
    ("titles", "lines", "found"),
    [
        (["GIẤY MỜI"], ["Thời gian: 14 giờ 00, thứ Năm ngày 21/6/2018."], ((2018, 6, 21), 0)),
        (
            ["GIẤY MỜI"],
            ["Kính mời ông bà dự họp.", "1. Thời gian:", "8h ngày 21 tháng 6 năm 2018."],
            ((2018, 6, 21), 2),
        ),
        (["GIẤY MỜI"], ["Đề nghị xác nhận trước 16 giờ ngày 19/6/2018."], None),
        (["V/v mời dự tập huấn"], ["Lớp mở vào 8 giờ 00 ngày 21/6/2018 tại Sở."], ((2018, 6, 21), 0)),
        (["THÔNG BÁO", "Mời cơ sở tham gia lớp"], ["Thời gian: từ 8h00 ngày 21/6/2018."], ((2018, 6, 21), 0)),
        (["KẾT LUẬN"], ["Tại phiên họp ngày 21/6/2018, Ban Thường vụ đã nghe báo cáo."], ((2018, 6, 21), 0)),
        (["KẾ HOẠCH", "Mọi cơ sở tham gia"], ["Thời gian: từ ngày 01/3/2018."], None),
        (["KẾ HOẠCH", "Về giảm bụi"], ["Thời gian: từ ngày 01/3/2018."], None),
        (["THÔNG BÁO", "Kết luận về bụi"], ["Ngày 21/6/2018, Phó Giám đốc Sở chủ trì họp."], ((2018, 6, 21), 0)),
        (["BIÊN BẢN"], ["Hôm nay, ngày 21 tháng 6 năm 2018, tại Sở, hai bên làm việc."], ((2018, 6, 21), 0)),
        (["BIÊN BẢN"], ["Vào hồi 8 giờ 30 ngày 21 tháng 6 năm 2018, đã họp tại Sở."], ((2018, 6, 21), 0)),
        (["THÔNG BÁO", "Kết luận về bụi"], ["Căn cứ Quyết định số 8/QĐ-UBND ngày 21/6/2018 về họp."], None),
        (["BÁO CÁO", "Kết quả giảm bụi"], ["Ngày 21/6/2018, Sở tổ chức hội nghị."], None),
    ],
)
def test_an_invitation_or_minutes_have_the_day_of_their_meeting(
    titles: list[str], lines: list[str], found: tuple[tuple[int, int, int], int] | None
) -> None:
    """Behind "Thời gian", with a time of day that is no deadline, or where the minutes begin."""
    assert find_meeting(titles, body(*lines)) == found


def test_a_paper_of_which_only_the_head_was_kept_is_in_force_from_no_day() -> None:
    """Nothing is said below its number."""
    assert find_in_force(body()) is None
