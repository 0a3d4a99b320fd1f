"""What must be done is told by a sentence that speaks of having to, and by no figure of the thing."""

from __future__ import annotations

import re

# "Chỗ cần cải tiến", "nay cần kiểm tra lại" and Cần Thơ oblige nobody.
_TELLS = re.compile(
    r"(?<!\w)(?:[Pp]hải|[Bb]ắt buộc|[Bb]uộc|(?<!các )(?<!những )[Yy]êu cầu|[Đđ]òi hỏi|[Mm]iễn|[Tt]rách nhiệm"
    r"|[Nn]ghĩa vụ|[Tt]huộc diện|[Tt]ự nguyện|[Kk]huyến khích|[Tt]ùy theo|(?:[Kk]hông|[Cc]hỉ|[Đđ]ều|[Cc]hưa) cần"
    r"|[Cc]ần (?:phải|có|làm|lập|nộp|xin|thực hiện|đăng ký|áp dụng|đánh giá|thuê))(?!\w)"
)


def tells_duty(sentence: str) -> bool:
    """Whether a sentence speaks of what must be done, or need not."""
    return _TELLS.search(sentence) is not None
