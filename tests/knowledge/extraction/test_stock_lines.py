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
        (
            "Comment [NVA3]: em kiểm tra lại cột tiền điện ở trang sau nhé, anh thấy lệch với bảng của điện lực",
            Role.WIDGET,
        ),
        ("Đã ký số · Chờ vào sổ [Trả lại] [Thêm người phối hợp]", Role.WIDGET),
        ("Hãy đăng nhập tài khoản để tải toàn bộ hồ sơ", Role.WIDGET),
        ("In | Gửi góp ý | Tải về | Xem bản đồ thửa", Role.WIDGET),
        ("Tải ảnh khổ lớn (ZIP, 12 MB)", Role.WIDGET),
        ("Trình duyệt này không hỗ trợ phát tệp tiếng", Role.WIDGET),
        ("0:12 / 4:05 Tốc độ 1x", Role.WIDGET),
        ("Văn bản gần đây: Lịch trực lễ; Quy chế nhà xe", Role.INLINE_LINK),
        ("Xem văn bản kế tiếp: Lịch tiếp công dân tháng 5", Role.INLINE_LINK),
        ("Quảng cáo: Bồn nước Tân Thủy giảm giá cuối tuần", Role.ADVERTISEMENT),
        ("[QUẢNG CÁO] – Vé xe lễ, đặt sớm bớt một nửa", Role.ADVERTISEMENT),
        ("Deleted: mười hai", Role.WIDGET),
        ("Inserted [HT4]: theo ý chị Hoa", Role.WIDGET),
        ("Formatted: Centered, Space After: 6 pt", Role.WIDGET),
        (
            "Bạn cần đăng ký tài khoản hội viên Bạc trở lên để xem lịch sử sửa đổi; chưa là hội viên thì gọi cho chúng"
            " tôi trong giờ hành chính",
            Role.WIDGET,
        ),
        ("Để được hỗ trợ, xin gọi tổng đài 1800.0000 (miễn cước)", Role.WIDGET),
        ("Tải miễn phí sổ tay lò hơi", Role.WIDGET),
        ("Để lại số điện thoại, kỹ sư sẽ gọi lại", Role.WIDGET),
        ("Xem bản đồ chỉ đường", Role.WIDGET),
        ("MỤC LỤC", Role.WIDGET),
        ("Nghe bài viết | 0:00 / 3:27 | Giọng nam", Role.WIDGET),
        ("[IMG: lo say che]", Role.IMAGE_NAME),
        ("Mẫu hợp đồng được tải về từ trang mẫu đơn trực tuyến", Role.FOOTER),
        ("Đặt mua báo năm tại mọi bưu điện", Role.FOOTER),
        ("Thông cáo khác", Role.RELATED),
        ("Tệp từ máy quét phòng hành chính, khổ A4", Role.FOOTER),
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
        "Để được tư vấn, các cơ sở gọi Phòng Quản lý công nghiệp",
        "Mẫu nước được lấy từ bể lắng",
        "Bản đồ quy hoạch cụm công nghiệp",
        "Quảng cáo ngoài trời tại cụm công nghiệp",
        "Quảng cáo: 12 triệu đồng",
        "Bạn quan tâm đến điện mặt trời mái nhà",
        "Công cụ đo nước thải tại cơ sở",
        "Cần đăng ký trước để sử dụng hầm ủ chung",
        "Tôi là [họ và tên] [chức vụ] của hợp tác xã",
        "Giấy vụn · Nhựa · Chia theo loại",
    ],
)
def test_what_only_looks_so(text: str) -> None:
    """These stay."""
    assert Line(0, text).role is Role.SHORT
