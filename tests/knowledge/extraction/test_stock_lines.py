"""Lines that sites and programs put around a text, and lines of texts that only look like them."""

from __future__ import annotations

import pytest

from knowledge.extraction.line_features import Line, Role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trang 2/4 - ketxuat_hs_77.pdf", Role.WIDGET),
        ("Page 3 of 12", Role.WIDGET),
        ("- 2 -", Role.WIDGET),
        ("(trang trắng)", Role.WIDGET),
        ("Lượt tải: 39", Role.WIDGET),
        ("Khách thăm: 9.771", Role.WIDGET),
        ("8,2k lượt xem · Chia sẻ · Quan tâm trang", Role.WIDGET),
        ("Bút phê: Chuyển phòng kỹ thuật tham mưu", Role.WIDGET),
        ("[Chuyển tiếp] [Kết thúc] [In phiếu trình]", Role.WIDGET),
        ("Bình luận của người dùng (2)", Role.COMMENTS),
        ("Có thể bạn quan tâm: Võ sinh biểu diễn giữa phố", Role.INLINE_LINK),
        ("Văn bản được số hóa bởi tổ công nghệ ngày 02/12/2021", Role.FOOTER),
        ("Hãy nghĩ đến cây xanh trước khi in thư này", Role.FOOTER),
        ("Giữ toàn quyền. Không trích dẫn khi chưa xin phép", Role.FOOTER),
        ("Bản in từ: Trang tin điện tử huyện Nam Sách", Role.WIDGET),
        ("Bài viết này có hữu ích với bạn không?", Role.WIDGET),
        ("Câu hỏi cùng lĩnh vực", Role.RELATED),
        ("PHÓNG SỰ ẢNH KHÁC", Role.RELATED),
        ("Tin đã đưa: Giải vật đầu xuân 5.2.2014 / Vụ đông được mùa 3.2.2014", Role.INLINE_LINK),
    ],
)
def test_what_is_around_a_text(text: str, role: Role) -> None:
    """Counters, feet of prints, buttons and notices, whatever they are called."""
    assert Line(0, text).role is role


@pytest.mark.parametrize(
    "text",
    [
        "Trang trại 12 hộ nuôi heo",
        "Khách tham quan hội chợ 9.771 người",
        "Máy ép [1] và máy sấy [2]",
        "Bình luận về quy chuẩn mới",
        "Bạn quan tâm đến điện mặt trời mái nhà",
        "Công cụ đo nước thải tại cơ sở",
        "Giấy vụn · Nhựa · Chia theo loại",
    ],
)
def test_what_only_looks_so(text: str) -> None:
    """These stay."""
    assert Line(0, text).role is Role.SHORT
