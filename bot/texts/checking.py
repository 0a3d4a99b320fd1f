"""What is said of a text that was checked, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping

MARKS: Mapping[str, str] = {"matches": "✅", "differs": "❗", "not_told": "▫️"}
_COUNTED: Mapping[str, str] = {
    "matches": "{} khớp",
    "differs": "{} khác",
    "not_told": "{} không có trong tài liệu",
}
MATCHES = "khớp"
NOT_TOLD = "không có trong tài liệu"
NOT_FALSE = "“Không có trong tài liệu” không có nghĩa là sai: chỉ là các bài đang có không nói."
NOTHING_STATED = "Mình không thấy ý nào để đối chiếu: lời chào, ý kiến, mong muốn và câu hỏi thì không đối chiếu được."
# A reply to a message that says just this is the text: while it stands in chats, it is not to be worded anew lightly.
GIVE_TEXT = "Bạn dán đoạn văn cần đối chiếu vào đây, mình so từng ý với các bài đang có."
HINT_TEXT = "Đoạn văn cần đối chiếu"
OWN_ANSWER = "Câu đó là do mình trả lời, đã có nguồn ở dưới; bạn mở nguồn để xem nguyên văn nhé."
TOO_LONG = "Đoạn văn dài quá, bạn gửi từng phần giúp mình nhé."


def heading(counts: Mapping[str, int]) -> str:
    """How many statements were found how: "Đối chiếu 3 ý: 2 khớp · 1 khác"."""
    found = " · ".join(said.format(counts[name]) for name, said in _COUNTED.items() if counts.get(name))
    return f"Đối chiếu {sum(counts.values())} ý: {found}"


def differs(stated: str, written: str) -> str:
    """The documents state another figure of the same thing."""
    return f"khác: nguồn ghi {stated}, văn bản ghi {written}"


def passed(year: int) -> str:
    """The year by which something was to be so is over."""
    return f"mốc {year} đã qua"


def more(count: int, *, in_group: bool) -> str:
    """Statements that are not shown."""
    return f"và {count} ý nữa: gửi riêng cho bot để xem hết" if in_group else f"và {count} ý nữa chưa đối chiếu"
