"""What operators read at their desk: open questions, answers of their own, and the articles that are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.texts.choices import FAULTS
from bot.texts.operators import asked_times, unanswered_title

BUTTON_ANSWER = "Trả lời"
BUTTON_COVERED = "Đã có bài"
BUTTON_SKIP = "Bỏ qua"
BUTTON_MERGE = "Ghép"
BUTTON_PIN = "Ghim"
BUTTON_EDIT = "Sửa"
BUTTON_DROP = "Thôi"
BUTTON_UNPIN = "Gỡ"
BUTTON_NEXT_QUESTION = "Câu tiếp theo ›"
BUTTON_STOP_ASKING = "‹ Thôi, quay lại"
BUTTON_HIDE = "Ẩn bài"
BUTTON_HIDE_SURELY = "Ẩn bài này"
BUTTON_REMOVE = "Xoá bài"
BUTTON_REMOVE_SURELY = "Xoá hẳn"
BUTTON_BRING_BACK = "Lấy lại"
BUTTON_LIST = "‹ Danh sách"

NOTHING_ASKED = "Không có gì đang chờ bạn gõ."
ASKING_LEFT = "Đã thôi, không đổi gì."
HINT_ANSWER = "… Nguồn: …, ngày dd/mm/yyyy"
HINT_VALUE = "Giá trị đúng, hoặc /huy"
DRAFT_TITLE = "Xem trước: mọi người sẽ thấy như sau"
DRAFT_DROPPED = "Đã thôi, không ghim gì."
ANSWER_NEEDS_SOURCE = (
    "Giải đáp phải có nguồn: gửi lại kèm “Nguồn: …” hoặc một địa chỉ ở cuối. Thôi không trả lời thì gõ /huy."
)
DRAFT_GONE = "Bản xem trước này không còn nữa."
DRAFT_WITHOUT_DATE = "Nguồn chưa có ngày; biết ngày thì bấm Sửa, thêm “, ngày dd/mm/yyyy” ở cuối."
GROUP_GONE = "Nhóm này không còn trong danh sách."
GROUP_SKIPPED = "Đã bỏ qua; có người hỏi lại thì nhóm hiện lại."
GROUP_MERGED = "Đã ghép hai nhóm."
GROUP_COVERED = "Trả lời được rồi, nhóm đã rời danh sách."
GROUP_STILL_NEAR = "Chưa: các bài đang có mới chỉ có đoạn gần đúng."
GROUP_STILL_DISLIKED = "Chưa: câu này vẫn được trả lời như lúc bị 👎."
GROUP_STILL_OPEN = "Chưa: các bài đang có vẫn không trả lời được câu này."
NONE_PINNED = "Chưa ghim giải đáp nào."
PINNED_GONE = "Giải đáp này không còn nữa."
UNPINNED = "Đã gỡ; từ giờ câu này được trả lời theo các bài."

ARTICLE_USAGE = "Tìm bài: /bai kèm vài chữ trong tiêu đề hoặc tên tỉnh."
ARTICLE_GONE = "Bài này không còn trong bộ tài liệu."
ARTICLE_NOT_THERE = "Không lấy lại được: đã quá một ngày, hoặc bài đã được thêm lại."
ARTICLE_BACK = "Đã lấy lại; hỏi được ngay."
NONE_WITHDRAWN = "Không có bài nào đang ẩn hay vừa xoá."
LABEL_FIGURES = "Số liệu"
LABEL_ID = "Mã"
SINGLE_SENTENCE = "⚠ Bài chỉ có một câu: có thể phần còn lại chưa đọc được."
OLDER_VERSION = "⚠ Bản này cũ hơn bài đã có: thêm cũng không đổi gì."


def warning(said: str) -> str:
    """What should make one think twice."""
    return f"⚠ {said}"


def card_title(count: int, near: int, groups: int, disliked: int) -> str:
    """How many questions wait in how many groups, and how many answers people did not like."""
    asked = unanswered_title(count, near, groups)
    if not disliked:
        return asked
    return f"{asked}; {disliked} câu bị 👎" if groups else f"{disliked} câu bị 👎"


def card_position(position: int, groups: int) -> str:
    """Which of several is shown; positions count from 1."""
    return f"{position}/{groups}"


def card_times(count: int, near: int, last: dt.date) -> str:
    """How often a group was asked, behind its code."""
    return f" · {asked_times(count, near, last)}"


def card_disliked(count: int, faults: Sequence[str], last: dt.date) -> str:
    """How often an answer was not liked and why, behind its code."""
    why = ", ".join(FAULTS[fault] for fault in faults)
    return f" · 👎 {count} lần, gần nhất {last:%d/%m/%Y}{': ' if why else ''}{why}"


def ask_answer(question: str) -> str:
    """The operator's next message answers this question."""
    return (
        f"Trả lời “{question}”: gửi giải đáp kèm nguồn và ngày của nguồn, ví dụ:\n"
        "Có, ở Thới Lai. Nguồn: Sở Công Thương Cần Thơ, ngày 05/03/2024"
    )


def asked_also(words: str) -> str:
    """The other words of a group."""
    return f"Cũng hỏi: {words}"


def merge_title(question: str) -> str:
    """Into which group this one goes."""
    return f"Ghép “{question}” vào nhóm nào?"


def numbered(number: int, text: str) -> str:
    """A row of a list."""
    return f"{number}. {text}"


def answers_question(question: str) -> str:
    """Which question an answer is for."""
    return f"Cho câu: {question}"


def pinned_title(count: int, page: int, pages: int) -> str:
    """The heading of the approved answers; pages count from 1."""
    return f"{count} giải đáp đang ghim" + (f" · trang {page}/{pages}" if pages > 1 else "")


def no_article_like(words: str) -> str:
    """No article has these words."""
    return f"Không có bài nào khớp “{words}”."


def button_withdrawn(count: int) -> str:
    """The articles that are hidden or were just removed."""
    return f"Đang ẩn, vừa xoá ({count})"


def button_bring_back(number: int) -> str:
    """Bring one of several back."""
    return f"{BUTTON_BRING_BACK} {number}"


def sure_to_remove(title: str) -> str:
    """Asked before an article is removed."""
    return f"Xoá “{title}”? Trong một ngày còn lấy lại được; chỉ muốn tạm cất thì bấm {BUTTON_HIDE_SURELY}."


def sure_to_hide(title: str) -> str:
    """Asked before an article is hidden."""
    return f"Ẩn “{title}”? Mình sẽ không trả lời từ bài này nữa, cho đến khi bạn lấy lại."


def article_withdrawn(title: str, *, hidden: bool) -> str:
    """An article was hidden or removed, and how it comes back."""
    if hidden:
        return f"Đã ẩn “{title}”: không còn được trả lời từ bài này, cho đến khi bạn lấy lại."
    return f"Đã xoá “{title}”. Trong một ngày còn lấy lại được."


def withdrawn_line(number: int, title: str, on: dt.date, *, hidden: bool) -> str:
    """An article that is hidden or was removed, and since when."""
    return f"{number}. {title} · {'ẩn' if hidden else 'xoá'} {on:%d/%m/%Y}"
