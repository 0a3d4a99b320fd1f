"""What stands beside the quotations of an answer, on a phone and in the terminal alike."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Basis, SourceDate

HOW_TO_ASK = "Bạn cứ hỏi như nhắn tin, có dấu hay không dấu đều được."
HELP = f"{HOW_TO_ASK} Ví dụ:"
EXAMPLES = (
    "Thanh Hóa đặt mục tiêu gì đến năm 2020?",
    "sxsh tiet kiem duoc bao nhieu",
    "5S là gì?",
    "Hà Nội truyền thông về SXSH bằng cách nào?",
)

SOURCES = "Nguồn"
RELATED = "Có thể liên quan (không phải câu trả lời)"
SUGGESTIONS = "Bạn có thể hỏi"
DIGEST_MARK = "tóm lược"
EDITORIAL_MARK = "ban biên tập"
EDITORIAL_LABEL = "Giải đáp của ban biên tập"
NEAR_FOLDED = "Mình chưa chắc có câu trả lời."
PASSAGE_BEFORE = "Đoạn liền trước"
PASSAGE_AFTER = "Đoạn liền sau"
WHOLE_NATION = "cả nước"
ELLIPSIS = "…"
# More names than these are no sentence any more; the rest is counted.
MOST_NAMED = 10

NO_DATE = "không rõ ngày"
_BASIS = {
    Basis.PUBLISHED: "đăng {}",
    Basis.UPDATED: "cập nhật {}",
    Basis.ISSUED: "ban hành {}",
    Basis.EVENT: "sự kiện {}",
    Basis.CONTENT: "nói về năm {}",
}


def written_date(value: SourceDate) -> str:
    """The date as people write it, day first; "không rõ ngày" for none."""
    return "/".join(reversed(value.value.split("-"))) if value.value else NO_DATE


def date_with_basis(value: SourceDate) -> str:
    """The date with what it rests on."""
    return _BASIS[value.basis].format(written_date(value)) if value.basis in _BASIS else NO_DATE


def place(province: str, province_now: str | None) -> str:
    """A province as printed, with today's name where it is another."""
    if province_now is None or province_now == province:
        return province
    return f"{province} (nay thuộc {province_now})"


def framing(frame: str) -> str:
    """What a quotation is, in front of it."""
    return f"{frame.rstrip(' .:')}:"


def framed_title(frame: str, headline: str) -> str:
    """A headline in one line; behind what it is, it stands in quotation marks."""
    return f"{framing(frame)} “{headline}”" if frame else headline


def why(because: str) -> str:
    """Why what is shown is only near."""
    return f"Lý do: {because}"


def next_step(advice: str) -> str:
    """What to do next."""
    return f"→ {advice}"


def same_article(n: int) -> str:
    """A further quotation is from the article that an earlier one has named."""
    return f"cùng bài [{n}]"


def further_sources(page: int, pages: int) -> str:
    """The heading of a page of further sources; pages count from 1."""
    return "Nguồn khác" if pages == 1 else f"Nguồn khác ({page}/{pages})"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
