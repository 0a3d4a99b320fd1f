"""The words that tell a target from a result and a plan, and the titles of papers that set targets."""

from __future__ import annotations

import re

from knowledge.late_patterns import late_pattern
from knowledge.targets.records import TargetKind

TARGET = late_pattern(
    r"(?<!so với )(?<!đạt )(?<!vượt )(?<!thực hiện )(?<!thực hiện các )(?<!hoàn thành )(?:mục tiêu|"
    r"chỉ tiêu)(?! được giao)|phấn đấu|(?<!mục tiêu )(?<!chỉ tiêu )(?<!kế hoạch )(?:đặt ra|đề ra)|quyết tâm|"
    r"\bquyết(?! định| toán)|(?<!đạt )(?<!đáp ứng )(?<!các )(?<!những )yêu cầu(?! này)|định hướng|\bmuốn\b|mong|"
    r"kỳ vọng|hướng (?:tới|đến)|(?:kế hoạch|chương trình|đề án|chiến lược|quyết định|nghị quyết|đề cương|"
    r"lộ trình)[^;.]{0,110} (?:quy định|xác định|nêu|đưa ra|giao|đặt)|\bđích\b|đặt (?:thời hạn|mức|ra|cho|yêu cầu)|"
    r"bảo đảm (?:đến|có|ít nhất)|là hạn để|\baims?\b|\btargets?\b",
    re.IGNORECASE,
)
# "đã" speaks of its own clause alone: "50% cơ sở đã áp dụng; 90% …" may all be wanted by a plan.
DONE = late_pattern(r"\bđã\b|\b(?:had|has|have) been\b|\btrained\b|\bcompleted\b", re.IGNORECASE)
RESULT = late_pattern(
    r"kết quả|thực trạng|hiện trạng|đến nay|l[ũu][yỹ] kế|tính chung|rà soát|ước (?:đạt|được|cả năm)|thực tế|thống kê|"
    r"tính đến|đạt được|ghi nhận|qua (?:\d+ năm|khảo sát|điều tra)|"
    r"(?<!đơn vị )(?<!cơ quan )(?<!người )thực hiện được|"
    r"tham dự|có sự tham|cho thấy|cho hay|"
    r"xác nhận|"
    r"(?:sơ|tổng) kết|kết thúc năm|ngày \d+[^,;.]{0,40}đã|điều tra|khảo sát",
    re.IGNORECASE,
)
PLAN = late_pattern(
    r"dự kiến|\bsẽ\b|theo kế hoạch|kế hoạch (?:tổ chức|mở|xây dựng|hỗ trợ)|sắp tới|năm tới", re.IGNORECASE
)
ACHIEVED = late_pattern(
    r"(?:giảm|kiệm|bớt) được|(?<!đến )(?:tính đến|hết|cuối) năm|\bvẫn\b|\bchưa (?:được|có|đạt)|\bnay\b|lên (?:tới|đến)|"
    r"\bkhiến\b|\bđạt\b|\bnhờ\b|\bsau (?:khi|đánh giá|cải tiến|\d+|một|hai|ba|nhiều)\b|"
    r"\b(?:mới|chỉ|hiện|hiện nay) có\b",
    re.IGNORECASE,
)
# What a sentence without a figure must say of itself to be no more than a wish or a plan.
_WISHED = late_pattern(r"mục tiêu|chỉ tiêu|phấn đấu|quyết tâm", re.IGNORECASE)
# The titles of papers that set targets rather than report: plans, programmes, decisions and their annexes.
_PAPER = late_pattern(
    r"^\W*(?:(?:phê duyệt|ban hành|về việc|v/v|dự thảo|triển khai|giới thiệu|toàn văn|phụ lục(?: \w+)?|"
    r"bảng)\W+)*(?:kế hoạch|chương trình|quyết định|đề án|nghị quyết|chỉ thị|chiến lược|mục tiêu|(?:các )?chỉ tiêu|"
    r"dự toán|phụ lục|"
    r"công văn|phương hướng|nhiệm vụ)",
    re.IGNORECASE,
)
_REPORTS = late_pattern(r"kết quả|tổng kết|sơ kết|báo cáo|đạt|nhìn lại|sau \w+ năm", re.IGNORECASE)


def is_paper(title: str) -> bool:
    """Whether a title is that of a plan, a programme or a decision, which sets targets unless it reports."""
    return _PAPER.match(title) is not None and _REPORTS.search(title) is None


def read_intention(sentence: str) -> TargetKind | None:
    """Whether a sentence tells of a target or a plan alone; none where it tells of what is or was done."""
    if says_achieved(sentence):
        return None
    if _WISHED.search(sentence):
        return TargetKind.TARGET
    return TargetKind.PLAN if PLAN.search(sentence) else None


def says_target(text: str) -> bool:
    """Whether a text speaks of something to be reached."""
    return bool(TARGET.search(text))


def says_achieved(text: str) -> bool:
    """Whether a text speaks of something that was reached or done."""
    return any(pattern.search(text) for pattern in (DONE, RESULT, ACHIEVED))
