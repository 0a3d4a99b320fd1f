"""Pages of questions and answers: what an office answers is the article, what readers write below it is not."""

from __future__ import annotations

import pytest

from knowledge.extraction import extract
from knowledge.readers import read_content

TITLE = "Lò hơi đốt trấu có cần lắp bộ lọc bụi không?"
ASKED = "Xưởng tôi đốt 3 tấn trấu một ngày, khói bay sang khu dân cư. Xin hỏi xưởng có phải lắp bộ lọc bụi hay không?"
ANSWERED = (
    "Theo quy chuẩn khí thải công nghiệp, lò hơi của ông phải có thiết bị lọc bụi trước khi thải ra ngoài.",
    "Cơ sở nhỏ nên bắt đầu bằng xyclon đơn, chi phí khoảng 60 triệu đồng và giữ được bốn phần năm lượng bụi.",
    "Trước khi lắp, cần đo lượng không khí thừa vì chỉnh lại cửa gió đã bớt được một phần khói.",
)
PARAGRAPHS = "".join(f"<p>{each}</p>" for each in ANSWERED)


def kept(body: str) -> tuple[dict[str, str], list[str]]:
    """The role or reason of every line, and who is named as an author."""
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{body}</body></html>"
    cleaned = extract(read_content(page.encode(), "hoi-dap.html"))
    roles = {line.text: str(line.role or line.reason) for line in cleaned.lines}
    return roles, [author.value for author in cleaned.particulars.authors]


@pytest.mark.parametrize(
    "label", ["Trả lời", "Trả lời:", "TRẢ LỜI", "Nội dung trả lời", "Phản hồi", "Ý kiến phản hồi:"]
)
@pytest.mark.parametrize("box", ["answer", "y-kien", "comment-answer", "comment tra-loi"])
def test_what_an_office_answers_is_the_article(label: str, box: str) -> None:
    """Whatever its label and its box are called; who answers wrote it, and who asked did not."""
    roles, authors = kept(
        f"<h1>{TITLE}</h1><div class='q'><p>Câu hỏi</p><p>{ASKED}</p><p>Người hỏi: Lý Văn Sáu (Trà Vinh)</p></div>"
        f"<div class='{box}'><p>{label}</p>{PARAGRAPHS}<p>Người trả lời: KS. Đỗ Thanh Hà - Phòng Kỹ thuật</p></div>"
        "<div><p>Bình luận (1)</p><p>Hai Lúa</p><p>Cảm ơn phòng kỹ thuật, để tôi về làm thử xem có bớt khói không.</p>"
        "<p>Trả lời</p><p>Năm Lửa</p><p>Nhà tôi lắp rồi, khói bớt thấy rõ, hàng xóm không còn than phiền nữa.</p></div>"
    )

    assert {roles[each] for each in ANSWERED} == {"body"}
    assert roles["Người trả lời: KS. Đỗ Thanh Hà - Phòng Kỹ thuật"] == "byline"
    assert roles["Người hỏi: Lý Văn Sáu (Trà Vinh)"] == "byline"
    assert authors == ["Đỗ Thanh Hà"]
    assert {reason for text, reason in roles.items() if text.startswith(("Cảm ơn", "Nhà tôi"))} == {"comments"}


@pytest.mark.parametrize("heading", ["Ý kiến", "Phản hồi", "Bình luận"])
def test_what_readers_write_is_left_out(heading: str) -> None:
    """Also where their title asks something, and where a button to reply stands between two of them."""
    roles, _ = kept(
        f"<h1>{TITLE}</h1>{PARAGRAPHS}<div><p>{heading}</p>"
        "<p>Hai Lúa</p><p>Cảm ơn phòng kỹ thuật, để tôi về làm thử xem có bớt khói không.</p><p>Trả lời</p>"
        "<p>Năm Lửa</p><p>Nhà tôi lắp rồi, khói bớt thấy rõ, hàng xóm không còn than phiền nữa.</p></div>"
    )

    assert {reason for text, reason in roles.items() if text.startswith(("Cảm ơn", "Nhà tôi"))} == {"comments"}
