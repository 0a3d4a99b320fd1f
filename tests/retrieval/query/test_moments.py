"""Which moment a question speaks of without naming its year."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import has_marks
from retrieval.query.moments import Moment, read_moment


@pytest.mark.parametrize(
    ("question", "moment"),
    [
        ("Năm nay Hà Nội hỗ trợ bao nhiêu", Moment.THIS_YEAR),
        ("nam nay ha noi ho tro bao nhieu", Moment.THIS_YEAR),
        ("hiện nay ai làm giám đốc trung tâm", Moment.NOW),
        ("ho tro bay gio la bao nhieu", Moment.NOW),
        ("giá dừa hôm nay", Moment.TODAY),
        ("thoi tiet ngay mai", Moment.TODAY),
        ("mai sai gon co mua khong", Moment.TODAY),
        ("sáng mai ở Huế nắng không", Moment.TODAY),
        ("mai son la co bao nhieu xuong", None),
        ("cà phê Mai Sơn", None),
        ("toi nay ha noi da lam gi", Moment.NOW),
        ("mục tiêu mới nhất của Hà Nội", Moment.NEWEST),
        ("năm ngoái được rồi, năm nay còn không", Moment.THIS_YEAR),
        ("mấy năm sau 2020", None),
        ("tuần sau có lớp tập huấn nào không", Moment.THIS_YEAR),
        ("thang toi co hoi thao nao khong", Moment.THIS_YEAR),
        ("sắp tới có lớp nào không", Moment.THIS_YEAR),
        ("quý tới tỉnh làm gì", Moment.THIS_YEAR),
        ("tuan vua roi co lop nao", Moment.THIS_YEAR),
        ("bon thang sau khi lap thi sao", None),
        ("áp dụng 5S ba tháng sau thì được gì", None),
        ("3 thang sau tiet kiem duoc bao nhieu", None),
        ("một tuần sau khi tập huấn nhà máy làm gì", None),
        ("nam gioi va nu gioi", None),
        ("mục tiêu của Hà Nội đến năm 2015", None),
    ],
)
def test_a_question_speaks_of_a_moment(question: str, moment: Moment | None) -> None:
    assert read_moment(question, typed_without_marks=not has_marks(question)) is moment
