"""What people read in Telegram: greetings, menus, buttons, and what the bot says about itself."""

from __future__ import annotations

from bot.texts.answers import shortened

_QUOTED_QUESTION = 80

START = (
    "Chào bạn! Mình tra cứu các bài viết về sản xuất sạch hơn (SXSH) ở các tỉnh.\n"
    "Câu nào mình đưa ra cũng trích nguyên văn từ bài, hoặc tóm lược một trang có nêu tên và được ghi rõ là tóm lược; "
    "đều có nguồn, ngày và tỉnh. Bài không nói thì mình báo là không có."
)
SHORT_DESCRIPTION = "Hỏi đáp về sản xuất sạch hơn, câu nào cũng có nguồn, ngày và tỉnh."
DESCRIPTION = (
    "Mình tra cứu các bài viết về sản xuất sạch hơn (SXSH) ở các tỉnh. Câu nào mình đưa ra cũng trích nguyên văn từ "
    "bài, hoặc tóm lược một trang có nêu tên và ghi rõ như vậy; có nguồn, ngày và tỉnh. Bài không nói thì mình báo là "
    "không có. Gõ có dấu hay không dấu đều được."
)
TEXT_ONLY = "Mình chỉ đọc được chữ thôi, bạn gõ câu hỏi giúp mình nhé."
TOO_LONG = (
    "Câu hỏi hơi dài, bạn rút gọn còn một ý giúp mình nhé. "
    "Cần biết một đoạn văn có đúng không thì reply nó bằng /kiemtra."
)
AWAY = "Mình đang gặp trục trặc, bạn chờ ít phút nhé: xong là mình trả lời ngay, bạn không cần gửi lại."
FAULT = "Mình đang gặp trục trặc, bạn thử lại sau ít phút nhé."

_LOOKING_UP = (
    ("muctieu", "Số liệu của một nơi: /muctieu Thanh Hóa 2020"),
    ("sosanh", "So sánh các nơi: /sosanh Hà Nội, Thanh Hóa"),
    ("nguon", "Xem các bài theo tỉnh và năm"),
    ("kiemtra", "Đối chiếu một đoạn văn với các bài đang có"),
)
_HELP = ("help", "Cách hỏi và ví dụ")
COMMANDS = (
    ("hoi", "Đặt câu hỏi"),
    *_LOOKING_UP,
    ("tinh", "Chọn tỉnh của bạn"),
    ("theodoi", "Có bài mới về một tỉnh, chủ đề thì nhắn"),
    ("caidat", "Câu trả lời ngắn hay đầy đủ"),
    ("xoadulieu", "Xoá những gì đang lưu về bạn"),
    _HELP,
)
GROUP_COMMANDS = (
    ("hoi", "Đặt câu hỏi, hoặc trả lời câu hỏi bạn vừa reply"),
    *_LOOKING_UP,
    ("tinh", "Chọn tỉnh của nhóm (quản trị viên)"),
    ("theodoi", "Có bài mới về một tỉnh thì nhắn (quản trị viên)"),
    ("caidat", "Cài đặt cho nhóm (quản trị viên)"),
    _HELP,
)

COMMANDS_HEADING = "Các lệnh:"
UNKNOWN_COMMAND = "Không có lệnh này; bạn xem các lệnh bằng /help nhé."

STOPPED = "Vâng, mình dừng ở đây. Khi nào cần bạn cứ hỏi nhé."

ASK_USAGE = "Bạn gõ câu hỏi ngay sau lệnh nhé, ví dụ: /hoi 5S là gì"
ASK_USAGE_IN_GROUP = "Bạn gõ /hoi kèm câu hỏi, hoặc reply câu hỏi của ai đó bằng /hoi nhé."
GROUP_GREETING = (
    "Chào cả nhóm! Hỏi mình về sản xuất sạch hơn bằng /hoi kèm câu hỏi, hoặc reply một câu hỏi bằng /hoi. "
    "Câu nào mình trả lời cũng có nguồn, ngày và tỉnh. Quản trị viên xem /caidat."
)
# For administrators of groups: what a bot gets to read there, and how that is changed.
GUIDE_TO_GROUPS = "Cho quản trị viên nhóm:"
GUIDE_LINES = (
    "Bình thường Telegram chỉ chuyển cho mình lệnh (như /hoi) và tin reply mình; mình không thấy tin nào khác.",
    "Muốn hỏi bằng cách nhắc tên mình, hoặc thả 👍 👎 vào câu trả lời: cho mình làm quản trị viên. "
    "Khi đó Telegram chuyển cho mình mọi tin, nhưng tin không nhắc mình thì mình bỏ qua và không lưu.",
    "/caidat: chỉ trả lời /hoi, hoặc im lặng khi không tìm thấy. /tinh: tỉnh của nhóm.",
)
GUIDE_ASKED = "nhom"
GUIDE_HINT = "Quản trị viên nhóm xem thêm /help nhóm."
TOO_MANY = "Nhóm đang hỏi hơi nhanh, bạn chờ khoảng một phút rồi hỏi tiếp nhé."
TOO_MANY_FROM_YOU = "Bạn hỏi hơi nhanh, mình chưa trả lời kịp; bạn chờ khoảng một phút rồi hỏi tiếp nhé."
JUST_ANSWERED = "Mình vừa trả lời ở trên."
ANSWERED_ABOVE = "Câu này vừa được trả lời ở tin nhắn trên đây."
ANSWER_EXPIRED = "Câu trả lời đó không còn được lưu; bạn hỏi lại giúp mình nhé."
ASK_IN_PRIVATE = "Không thấy trong bài · Hỏi riêng bot"
NEAR_IN_PRIVATE = "Chưa chắc có câu trả lời · Hỏi riêng bot"

BUTTON_ASK = "Hỏi riêng bot"
BUTTON_MAP = "🗺 Bản đồ"
BUTTON_REST = "Xem đủ ở tin nhắn riêng"
BUTTON_PROVINCES = "‹ Các tỉnh"
BUTTON_NO_PROVINCE = "Không chọn tỉnh nào"
BUTTON_LONG_FORM = "Câu trả lời đầy đủ"
BUTTON_ONLY_COMMANDS = "Chỉ trả lời /hoi"
BUTTON_SILENT = "Im lặng khi không tìm thấy"

COMPLAINT_NOTED = "Mình ghi nhận rồi."
WHY = "Nói vì sao"

NO_ARTICLES = "Hiện chưa có bài nào trong bộ tài liệu."
NO_ARTICLES_THERE = "Không có bài nào ở mục này."
BROWSE_PROVINCES = "Bạn muốn xem bài về tỉnh nào?"
BROWSE_YEARS = "Bạn muốn xem bài của năm nào?"
WHOLE_COUNTRY = "Bài chung cả nước"
ALL_YEARS = "Mọi năm"

HOW_TO_FORGET = "Bạn gõ /xoadulieu nhé: mình xoá ngay mọi thứ đang lưu về bạn."
FORGOTTEN_IN_GROUP = "Đã xoá dữ liệu của bạn."
ADMINISTRATORS_ONLY = "Chỉ quản trị viên của nhóm đổi được mục này."
CHOSEN = "Đã lưu."


def articles_page(count: int, page: int, pages: int) -> str:
    """The heading of a page of articles; pages count from 1."""
    return f"{count} bài" if pages == 1 else f"{count} bài · trang {page}/{pages}"


def passage_count(count: int) -> str:
    """How many passages an article has."""
    return f"{count} đoạn"


def command_line(name: str, about: str) -> str:
    """A command with what it is for."""
    return f"/{name} – {about}"


def chosen_province(province: str | None) -> str:
    """What is chosen now, and how to choose."""
    if province is None:
        return "Chưa chọn tỉnh. Chọn tỉnh rồi thì câu hỏi không nêu nơi nào sẽ được trả lời theo tỉnh đó."
    return f"Tỉnh đang chọn: {province}. Câu hỏi không nêu nơi nào sẽ được trả lời theo tỉnh này."


def unknown_place(name: str) -> str:
    """No province has this name."""
    return f"Mình không biết tỉnh, thành phố nào tên là “{name}”."


def settings(
    province: str | None, *, long_form: bool, only_commands: bool, silent_when_missing: bool = False
) -> tuple[str, ...]:
    """What is chosen now, one line a choice."""
    lines = [
        "Cài đặt hiện nay:",
        f"• Câu trả lời: {'đầy đủ' if long_form else 'ngắn gọn'}",
        f"• Tỉnh: {province or 'không chọn'} (đổi bằng /tinh)",
    ]
    if only_commands:
        lines.append("• Trong nhóm: chỉ trả lời /hoi")
    if silent_when_missing:
        lines.append("• Trong nhóm: không tìm thấy thì im lặng")
    return tuple(lines)


def why_disliked(question: str) -> str:
    """Asked in private of an answer that stands in a group."""
    return f"Câu trả lời cho “{shortened(question, _QUOTED_QUESTION)}” chưa ổn ở đâu?"


def forgotten(count: int) -> str:
    """Everything kept about a person was deleted."""
    return (
        f"Đã xoá: {count} câu hỏi cùng câu trả lời, đánh giá, cài đặt và những gì bạn chờ hay theo dõi. "
        "Không còn gì về bạn được lưu."
    )
