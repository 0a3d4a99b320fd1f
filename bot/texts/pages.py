"""What people read on pages in a browser, served or published."""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts.answers import shortened

SITE = "Trợ lý sản xuất sạch hơn"
SKIP = "Đến nội dung chính"
PROMISE = (
    "Câu nào cũng trích nguyên văn từ bài, hoặc tóm lược một trang có nêu tên và ghi rõ như vậy; có nguồn, ngày và "
    "tỉnh."
)
QUOTATION = "Trích nguyên văn"

NAVIGATION = "Mục chính"
PLACES = (("/tinh", "Các tỉnh"), ("/so-sanh", "So sánh"), ("/gioi-thieu", "Giới thiệu"))
"""The pages that every page leads to."""

ASK, ASK_ON = "Câu hỏi của bạn", "Hỏi tiếp"
PLACEHOLDER, PLACEHOLDER_ON = "Ví dụ: muc tieu sxsh 2020 thanh hoa", "Ví dụ: còn Đắk Lắk thì sao?"
BUTTON_ASK, BUSY_ASKING = "Hỏi", "Đang tìm…"
HOME_TITLE = "Bạn muốn hỏi gì về sản xuất sạch hơn?"
HOME_OPENING = (
    "Mình tra cứu các bài viết về sản xuất sạch hơn (SXSH) ở các tỉnh. Gõ có dấu hay không dấu đều được; "
    "bài không nói thì mình báo là không có."
)
HOME_DESCRIPTION = "Hỏi đáp về sản xuất sạch hơn, câu nào cũng có nguồn, ngày và tỉnh."
EXAMPLES = "Bấm để hỏi thử"
SEE_PROVINCES = "Xem các bài và số liệu theo tỉnh"
MORE_ABOUT = "Xem thêm"

ANSWER = "Câu trả lời"
BACK_TO = "‹ Câu trả lời cho:"
COPY, COPY_ADDRESS, COPY_DONE = "Chép kèm nguồn", "Chép địa chỉ", "Đã chép"
COPIED_TEXT = "Câu trả lời kèm nguồn, để chép"
SHARE, SHARE_HOW = "Chia sẻ", "Gửi địa chỉ này, ai mở cũng đọc được câu hỏi và câu trả lời:"
SAME_IN_TABLE = "Các con số này có trong bảng bên dưới."
WHOLE_ARTICLE = "Đọc cả bài"
PASSAGE, FURTHER, INDICATOR, CHART, TABLE, OPINION = (
    "Đoạn được trích",
    "Nguồn",
    "Số liệu",
    "Biểu đồ",
    "Bảng số liệu",
    "Góp ý",
)

PROVINCES, BY_YEAR = "Các tỉnh, thành phố", "Các bài theo năm"
PROVINCES_SAID = "Số liệu, các bài và nơi để hỏi của từng tỉnh, thành phố."
MINE, NOT_MINE = "Chọn làm tỉnh của tôi", "Bỏ chọn tỉnh này"
MINE_SAID = "Câu hỏi không nêu nơi nào sẽ được trả lời theo tỉnh bạn chọn."
COMPARE = "So sánh các tỉnh"
COMPARE_SAID = "Chọn từ hai tỉnh, thành phố trở lên để xem số liệu cạnh nhau."
BUTTON_COMPARE, ALL_IN_TABLE = "So sánh", "Mọi số liệu trong một bảng"
COMPARE_ALL, OTHER_INDICATORS = "So sánh mọi tỉnh, từng chỉ số một", "Các chỉ số"
FIGURES_ASKED, EVERY_PROVINCE = "số liệu", "các tỉnh"
SEE_TABLE = "Xem bảng"
YOUR_PROVINCE = "Tỉnh bạn chọn:"

ABOUT_TITLE = "Giới thiệu"
ABOUT = (
    "Trang này trả lời câu hỏi về sản xuất sạch hơn bằng những câu có thật trong các bài viết, kế hoạch và văn bản. "
    "Không có máy nào tự viết câu trả lời.",
    PROMISE,
    "Chỗ nào mình chưa chắc thì nói là chưa chắc; tài liệu không nói thì mình báo là không có và chỉ chỗ hỏi tiếp.",
)
PRIVACY_TITLE = "Những gì được lưu"
PRIVACY_LINES = (
    "Khi bạn hỏi lần đầu, trình duyệt giữ một mã ngẫu nhiên để bạn hỏi tiếp được. Không có mã theo dõi nào khác.",
    "Số điện thoại, thư điện tử và tên tài khoản trong câu hỏi được che trước khi lưu; địa chỉ mạng không được lưu.",
    "Ai có địa chỉ của một câu trả lời thì đọc được câu hỏi và câu trả lời đó, không biết ai đã hỏi.",
)
FORGET, FORGOTTEN = "Xoá những gì đang lưu về bạn", "Đã xoá. Không còn gì về bạn được lưu."
NOTHING_KEPT = "Hiện không có gì về bạn được lưu."

NOT_FOUND = "Không có trang này"
ANSWER_GONE = "Câu trả lời này không còn được lưu, hoặc địa chỉ bị thiếu chữ. Bạn hỏi lại ở đây nhé."
PAGE_GONE = "Địa chỉ này không dẫn đến trang nào. Bạn hỏi ở đây, hoặc xem các tỉnh."
WRONG_METHOD = "Trang này không mở theo cách đó"
WRONG_METHOD_SAID = "Bạn hỏi ở đây nhé."
TOO_LARGE, TOO_LARGE_SAID = "Dài quá", "Bạn rút gọn câu hỏi còn một ý giúp mình nhé."
UNREADABLE, UNREADABLE_SAID = "Mình không đọc được", "Bạn gõ lại câu hỏi ở đây nhé."
FORGED = "Trang bạn vừa mở đã cũ"
FORGED_SAID = "Bạn bấm lại lần nữa ở trang này nhé."
TOO_MANY = "Bạn hỏi hơi nhanh"
FAULT, FAULT_SAID = "Mình đang gặp trục trặc", "Bạn thử lại sau ít phút nhé."
BUSY, BUSY_SAID = "Đang có nhiều người hỏi", "Bạn chờ vài giây rồi bấm lại nhé."
EMPTY = "Bạn gõ câu hỏi vào ô rồi bấm Hỏi nhé."
TOO_LONG = "Câu hỏi hơi dài, bạn rút gọn còn một ý giúp mình nhé."

_TITLE, _DESCRIPTION = 90, 200
_NAMED = 4


def privacy(days: int) -> str:
    """What is kept of questions, in a sentence."""
    return f"Câu hỏi được lưu {days} ngày để làm tốt hơn, không kèm tên hay địa chỉ của bạn."


def wait(seconds: int) -> str:
    """In how long one may ask again."""
    return f"Bạn chờ {seconds} giây rồi hỏi tiếp nhé."


def page_title(said: str) -> str:
    """The title of a page: what it is about, and of which site it is."""
    return f"{shortened(said, _TITLE)} · {SITE}"


def description(said: str) -> str:
    """What a page says, as far as previews show it."""
    return shortened(" ".join(said.split()), _DESCRIPTION)


def about_place(name: str) -> str:
    """What the page of a place is called."""
    return f"Sản xuất sạch hơn: {name}"


def article_count(count: int) -> str:
    """How many articles there are."""
    return f"{count} bài"


def compared(names: Sequence[str]) -> str:
    """What a comparison is called; of many places some are named."""
    if not names:
        return COMPARE
    shown = ", ".join(names[:_NAMED])
    return f"So sánh {shown}{f' và {len(names) - _NAMED} nơi khác' if len(names) > _NAMED else ''}"


def chart_says(title: str) -> str:
    """What a chart below an answer shows, for who does not see it."""
    return f"Biểu đồ cột “{title}”; các con số đứng ở câu trả lời bên trên."
