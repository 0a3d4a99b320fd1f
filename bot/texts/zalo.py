"""What people read in Zalo, where there are no buttons: numbers to type, and what cannot be done there."""

from __future__ import annotations

from bot.texts import choices, telegram

# In Zalo nobody can be told later, for a bot may not be the first to write.
COMMANDS = tuple(each for each in telegram.COMMANDS if each[0] != "theodoi")
# Zalo names no administrators, who would choose for a group.
GROUP_COMMANDS = tuple(each for each in COMMANDS if each[0] not in {"tinh", "caidat"})

CHOOSE = "Trả lời bằng số:"
CHOOSE_IN_GROUP = "Nhắc tên mình kèm số:"
EXAMPLES = "Ví dụ, trả lời bằng số:"
EXAMPLES_IN_GROUP = "Ví dụ, nhắc tên mình kèm số:"
NO_FILES = "Qua Zalo mình chưa gửi được biểu đồ và bảng tính; số liệu có trong tin ở trên."
WHICH_CHART = "Bạn muốn xem biểu đồ nào?"
ONE_NUMBER = "Mỗi lần bạn chọn một số thôi nhé."
NO_CHOICES = "Hiện không có mục nào để chọn bằng số; bạn gõ câu hỏi giúp mình nhé."
TOO_LATE = "Các số ở trên đã quá mười phút nên không còn dùng được; bạn hỏi lại giúp mình nhé."

TEXT_ONLY = telegram.TEXT_ONLY
NOT_PASSED_ON = "Zalo không chuyển nội dung tin này cho mình; bạn gõ câu hỏi bằng chữ giúp mình nhé."
TOO_LONG = (
    "Câu hỏi hơi dài, bạn rút gọn còn một ý giúp mình nhé. "
    "Cần biết một đoạn văn có đúng không thì gõ /kiemtra rồi dán đoạn văn ngay sau đó."
)
GIVE_TEXT = "Bạn gõ /kiemtra rồi dán đoạn văn cần đối chiếu ngay sau đó, trong cùng một tin nhé."
ASK_USAGE_IN_GROUP = "Bạn nhắc tên mình kèm câu hỏi, hoặc gõ /hoi kèm câu hỏi nhé."
IN_PRIVATE_ONLY = "Mục này bạn nhắn riêng cho mình nhé."
ANSWERED_ABOVE = "Câu này mình vừa trả lời ở trên."
PROVINCE_USAGE = "Chọn tỉnh: gõ /tinh Thanh Hóa. Bỏ chọn: gõ /tinh không."
# "Không" and "bỏ", compared without their marks.
NO_PROVINCE_WORDS = ("khong", "bo")
BROWSE_USAGE = "Xem bài của một tỉnh: gõ /nguon Thanh Hóa, hoặc /nguon Thanh Hóa 2018."
LONG_FORM = "Câu trả lời đầy đủ"
SHORT_FORM = "Câu trả lời ngắn gọn"


def only_numbers(count: int) -> str:
    """A number was typed that stands for nothing."""
    return "Chỉ có số 1 thôi, bạn chọn lại nhé." if count == 1 else f"Chỉ có các số từ 1 đến {count}, bạn chọn lại nhé."


def numbered(number: int, label: str) -> str:
    """A choice with the number that stands for it."""
    return f"{number}. {label}"


def numbered_all(first: int, last: int, label: str) -> str:
    """Choices that are all called the same: each reads one article."""
    return numbered(first, label) if first == last else f"{first}–{last}. {label}"


def page(url: str) -> str:
    """The page that an answer is from, where its address does not stand above."""
    return f"{choices.BUTTON_PAGE}: {url}"


def workbook(url: str) -> str:
    """Where all figures of an answer are, as a file."""
    return f"Bảng số liệu (Excel): {url}"


def seen_on_page(url: str) -> str:
    """Where an answer can be seen and forwarded as a page."""
    return f"Xem trên trang: {url}"
