"""What people can do with an answer, as buttons and numbers are called, and what is said when they did it."""

from __future__ import annotations

from collections.abc import Mapping

BUTTON_PASSAGE = "Đọc đoạn gốc"
BUTTON_SUMMARY = "Xem tóm lược"
BUTTON_SOURCES = "Nguồn khác"
BUTTON_ARTICLE = "Đọc bài"
BUTTON_COPY = "Chép kèm nguồn"
BUTTON_SHARE = "Chia sẻ"
BUTTON_ANSWER = "‹ Câu trả lời"
BUTTON_BACK = "‹ Quay lại"
BUTTON_PAGE = "Mở trang gốc"
BUTTON_PREVIOUS = "‹ Trước"
BUTTON_NEXT = "Sau ›"
BUTTON_OPEN = "Xem đoạn gần nhất"
BUTTON_USEFUL = "👍 Có ích"
BUTTON_NOT_USEFUL = "👎 Không đúng ý"
BUTTON_MISSING = "Báo thiếu tài liệu"
ALL_ARTICLES = "Tất cả"

FAULTS: Mapping[str, str] = {
    "content": "Sai nội dung",
    "source": "Sai nguồn/ngày",
    "incomplete": "Thiếu",
    "other": "Khác",
}
WHY_DISLIKED = "Chưa ổn ở đâu, bạn chọn giúp mình nhé."
THANKS_FOR_LIKING = "Cảm ơn bạn!"
THANKS_FOR_FAULT = "Cảm ơn bạn, ban biên tập sẽ xem lại."
MISSING_NOTED = "Đã ghi lại để ban biên tập tìm thêm tài liệu. Cảm ơn bạn!"
EXPIRED = "Mục này không còn dùng được; bạn hỏi lại giúp mình nhé."

SOURCES_OF_LAST = "Nguồn của câu trả lời trên:"
NO_SOURCES_OF_LAST = "Câu trên mình chưa tìm thấy nguồn nào trong các bài đang có."
NOTHING_MORE = "Các bài đang có không nói thêm gì về câu này."
PASSAGE_GONE = "Bài này đã được sửa hoặc gỡ khỏi bộ tài liệu."
NO_PASSAGE = "Đây là giải đáp của ban biên tập, không trích từ bài nào; nguồn ghi ngay trong câu trả lời."


def button_all_articles(province: str | None, count: int) -> str:
    """All articles that there are, or those of a province."""
    return f"{province} ({count})" if province is not None else f"{ALL_ARTICLES} ({count})"


def button_related(n: int) -> str:
    """Read a document that is only related, by its number."""
    return f"{BUTTON_ARTICLE} [{n}]"


def button_everywhere(province: str) -> str:
    """Answer again without the chosen province."""
    return f"Không chỉ {province}"
