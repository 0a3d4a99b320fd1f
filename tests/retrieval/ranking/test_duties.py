"""A sentence obliges, or frees from it; what needs mending, and Cần Thơ, do neither."""

from __future__ import annotations

import pytest

from retrieval.ranking.duties import tells_duty


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Cơ sở trọng điểm phải kiểm toán năng lượng ba năm một lần.", True),
        ("Doanh nghiệp không bắt buộc có chứng chỉ này.", True),
        ("Nghị định yêu cầu chủ cơ sở lập báo cáo.", True),
        ("Cơ sở nhỏ được miễn đăng ký.", True),
        ("Hộ nghèo được miễn phí bảo vệ môi trường.", True),
        ("Công ty được kiểm toán miễn phí.", False),
        ("Chủ dự án cần lập hồ sơ trước khi chạy thử.", True),
        ("Tiêu chuẩn nêu các yêu cầu đối với hệ thống quản lý.", False),
        ("Cơ sở nhỏ không phải nộp báo cáo.", True),
        ("Việc áp dụng là tự nguyện.", True),
        ("Công ty vào một chương trình tự nguyện.", False),
        ("Đó không phải công nghệ mới.", False),
        ("Họ nói đến áp lực mà doanh nghiệp phải chịu.", False),
        ("Đội đã chọn chỗ cần cải tiến.", False),
        ("Bài đăng trên tạp chí của Đại học Cần Thơ.", False),
        ("Tỉnh có 169 giấy phép còn hiệu lực.", False),
    ],
)
def test_a_sentence_tells_of_a_duty(sentence: str, tells: bool) -> None:
    assert tells_duty(sentence) is tells
