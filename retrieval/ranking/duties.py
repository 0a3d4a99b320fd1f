"""What must be done is told by a sentence that speaks of having to, and by no figure of the thing."""

from __future__ import annotations

import re

# "Chỗ cần cải tiến", "nay cần kiểm tra lại", Cần Thơ and what somebody had to bear oblige nobody; what is had for
# nothing ("kiểm toán miễn phí") is no fee that need not be paid.
_TELLS = re.compile(
    r"(?<!\w)(?:(?<!không )[Pp]hải(?! (?:chịu|rút|gánh|đối mặt|ngừng|dừng|đóng cửa))"
    r"|[Kk]hông phải (?:nộp|làm|lập|xin|trả|đóng|có|đăng ký|báo cáo|thực hiện)"
    r"|[Bb]ắt buộc|[Bb]uộc|(?<!các )(?<!những )[Yy]êu cầu|[Đđ]òi hỏi|[Tt]rách nhiệm|[Nn]ghĩa vụ"
    r"|[Mm]iễn(?! phí(?! bảo vệ| nước thải| môi trường))"
    r"|[Tt]huộc diện|(?:là|hoàn toàn|tính) tự nguyện|[Kk]huyến khích|[Tt]ùy theo|(?:[Kk]hông|[Cc]hỉ|[Đđ]ều|[Cc]hưa) cần"
    r"|[Cc]ần (?:phải|có|làm|lập|nộp|xin|thực hiện|đăng ký|áp dụng|đánh giá|thuê))(?!\w)"
)


def tells_duty(sentence: str) -> bool:
    """Whether a sentence speaks of what must be done, or need not."""
    return _TELLS.search(sentence) is not None
