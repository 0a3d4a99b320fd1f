"""What people read who want to be told later: what is kept for it, until when, and what has come."""

from __future__ import annotations

from bot.texts.answers import LABEL, shortened

BUTTON_WISH = "Nhắn tôi khi có"
BUTTON_NO_WISH = "Thôi, không nhắn nữa"
BUTTON_FULL = "Xem câu trả lời đầy đủ"
BUTTON_STOP = "Thôi theo dõi"
_BUTTON_FOLLOW = "Theo dõi "
_BUTTON_END = "✕ "
_BUTTON_ON = "Theo dõi tiếp "
_BUTTON_ARTICLES = "Các bài về "

# Toasts: at most 200 characters.
WISHED = (
    "Có câu trả lời chắc chắn là mình nhắn bạn một lần ở đây. Chỉ vì vậy mình giữ số của cuộc trò chuyện này, "
    "nhiều nhất 90 ngày. Bỏ lúc nào cũng được."
)
WISHED_IN_GROUP = (
    "Có câu trả lời chắc chắn là mình nhắn một lần ở đây. Chỉ vì vậy mình giữ số của nhóm, nhiều nhất 90 ngày. "
    "Bấm lần nữa là bỏ."
)
WISHED_BY_REPLY = (
    "Có câu trả lời chắc chắn là mình nhắn một lần ở đây. Chỉ vì vậy mình giữ số của nhóm, nhiều nhất 90 ngày. "
    "Bỏ bằng /theodoi khi nhắn riêng với mình."
)
NOTHING_TO_WAIT_FOR = "Câu nào mình chưa tìm thấy câu trả lời thì bạn reply câu đó, có là mình nhắn."
WISHED_ALREADY = "Mình đã ghi rồi: có câu trả lời là nhắn bạn."
WISH_DROPPED = "Đã bỏ: mình không nhắn nữa."
TOO_MANY = "Bạn đã có nhiều mục rồi; bỏ bớt bằng /theodoi rồi thêm nhé."

ADMINISTRATORS_FOLLOW = "Trong nhóm chỉ quản trị viên theo dõi được."
USAGE = "Theo dõi: /theodoi Thanh Hóa, Nghệ An, hoặc một chủ đề: /theodoi kiểm toán năng lượng."
NOTHING = "Bạn chưa theo dõi gì."
LIST_TITLE = "Đang theo dõi"
WAITING_TITLE = "Chờ câu trả lời"
LIST_CLOSING = "Bấm ✕ là bỏ."
_IN_GROUP = " (trong nhóm)"

NEWS_TITLE = "Mới trong bộ tài liệu"
NEWS_CLOSING = "Thôi theo dõi: /theodoi"
CHANGED = "có bản mới"

LONGEST_TOPIC = 60
TOPIC_TOO_LONG = f"Chủ đề hơi dài, bạn rút gọn dưới {LONGEST_TOPIC} ký tự nhé."
TOPIC_TOO_SHORT = "Chủ đề ngắn quá, bạn ghi rõ hơn nhé."


def button_follow(about: str) -> str:
    """Follow a province."""
    return _BUTTON_FOLLOW + shortened(about, LABEL - len(_BUTTON_FOLLOW))


def button_end(about: str) -> str:
    """End what is followed or waited for."""
    return _BUTTON_END + shortened(about, LABEL - len(_BUTTON_END))


def button_on(about: str) -> str:
    """Follow it for another 90 days."""
    return _BUTTON_ON + shortened(about, LABEL - len(_BUTTON_ON))


def button_articles(about: str) -> str:
    """The articles of a province."""
    return _BUTTON_ARTICLES + shortened(about, LABEL - len(_BUTTON_ARTICLES))


def followed(about: str, *, new: bool) -> str:
    """Something is followed now, or was already."""
    if not new:
        return f"Đang theo dõi {about} rồi. Xem và bỏ: /theodoi"
    return (
        f"Đã theo dõi {about}: có bài hay số liệu mới mình nhắn ở đây, mỗi ngày nhiều nhất một tin, trong 90 ngày. "
        "Xem và bỏ: /theodoi"
    )


def followed_on(about: str) -> str:
    """Something is followed for another 90 days."""
    return f"Mình theo dõi {about} thêm 90 ngày."


def stopped(about: str) -> str:
    """Something is followed no more."""
    return f"Đã thôi theo dõi {about}."


def not_followed(about: str) -> str:
    """What is to be ended is not followed."""
    return f"Bạn đang không theo dõi {about}." if about else NOTHING


def unknown_topic(about: str) -> str:
    """No article has a word of a topic."""
    return f"Chưa bài nào có chữ nào của “{about}”, nên mình chưa theo dõi; bạn thử tên tỉnh hay chủ đề khác nhé."


def listed(about: str, days: int, *, in_group: bool) -> str:
    """Something followed or waited for, and for how long still; ``in_group`` where that is elsewhere."""
    return f"{about}{_IN_GROUP if in_group else ''} · còn {days} ngày"


def answered_now(question: str) -> str:
    """An answer has come to a question of before."""
    return f"Giờ đã có câu trả lời cho câu bạn hỏi: “{question}”"


def news_of(about: str, articles: int, figures: int) -> str:
    """How much is new of something."""
    counted = [f"{articles} bài"] if articles else []
    counted += [f"{figures} số liệu"] if figures else []
    return f"{about}: {', '.join(counted)} mới"


def further(count: int) -> str:
    """More articles than are named."""
    return f"… và {count} bài khác"


def figures_in(count: int) -> str:
    """How many figures an article brings."""
    return f"{count} số liệu"


def ends_soon(about: str, days: int) -> str:
    """Something is not followed much longer."""
    return f"Sau {days} ngày nữa mình thôi theo dõi {about} (mỗi lần nhiều nhất 90 ngày)."
