"""The small words around a figure: what bounds it, what links it to its subject, what names it once more."""

from __future__ import annotations

import re

# What may stand between a word and the figure it governs.
BOUNDS = (
    r"(?:(?:từ|khoảng|trên|hơn|gần|đến|tới|dưới|ít nhất|tối thiểu|tối đa|không quá|ước|ước tính|chừng|xấp xỉ|được|là|"
    r"thêm|trung bình|bình quân|chỉ|mới|by|up|at|about|over|nearly|than|more|least|some)\s*)*$"
)
SAME = re.compile(
    r"(?<!\w)(?:(?:tỷ lệ|tỉ lệ|con số|số|chỉ số|mức|chỉ tiêu)(?: này| đó| ấy| trên| tương ứng)|con số)(?!\w)",
    re.IGNORECASE,
)
RATE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|số lượng|phần trăm|số|(?:mức|khả năng|tiềm năng)(?= (?:tiết kiệm|giảm|hạ|"
    r"cắt)))(?!\w)(?!\s\d)",
    re.IGNORECASE,
)
COPULA = re.compile(
    r"\s*(?<!\w)(?:(?:đạt|là|lên|nâng lên|tăng lên|tới|đến|còn|chỉ|mới|vào khoảng|ở mức|đã|sẽ|chiếm|phải|được|có|"
    r"tối thiểu|ít nhất|trên|khoảng|hơn|gần|dưới|từ|toàn|bình quân|nằm trong khoảng|dao động|trong khoảng|đặt ra|đề ra|"
    r"đặt|ghi rõ|ghi|giao|phải đạt|phải là|ước|cao hơn|có thể|at|is|was|to)\s*)+$",
    re.IGNORECASE,
)
# What stands behind a figure that has no noun of its own.
NO_NOUN = re.compile(
    r"\s*(?:$|[,;:.)(\]/]|(?:so với|trong|vào|mỗi|một|đến|tới|trên|tại|ở|theo|từ|nữa|trở lên(?=\s*(?:[,;.]|$))|"
    r"kế hoạch|và|hoặc|tùy|tuỳ|đối với|nếu|khi|nhờ|năm|quý|"
    r"giai đoạn|/|by|in|per|and|of the target)(?!\w))",
    re.IGNORECASE,
)
FALLS_TO = re.compile(
    r"(?<!\w)(?:xuống còn|xuống dưới|xuống mức|xuống|về dưới|về còn|về mức|về|còn|chỉ còn|ở mức|dưới mức)"
    r"(?: dưới| mức| không quá)*\s*" + BOUNDS,
    re.IGNORECASE,
)
REDUCES = re.compile(r"(?<!\w)(?:giảm|hạ|kéo|cắt|hao hụt|tổn thất|thất thoát)(?!\w)", re.IGNORECASE)
