"""Six short articles, written for questions of which a hand can work out what they score."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.records import Basis, SourceDate
from knowledge.store.library import Library
from tests.factories import make_draft
from tests.support.database import new_sqlite

POTTERY = make_draft(
    "Xưởng gốm Minh Tâm đổi lò",
    "Ngày 12/3/2019, xưởng gốm Minh Tâm ở huyện Bắc Tân Uyên thay ba lò nung củi bằng lò ga. Nhờ lò ga, xưởng giảm "
    "28% nhiên liệu và tiết kiệm 340 triệu đồng mỗi năm. Khói không còn bay sang trường học bên cạnh.",
    "Ông Lê Văn Khải, quản đốc xưởng gốm, kể rằng thợ nung đã hết ho. Bà Phạm Thị Lụa bán hàng gốm ở chợ Thủ và mừng "
    "vì chậu không còn ám khói. Sang năm, chủ xưởng dự tính thay nốt hai lò cũ khi vay được vốn của ngân hàng.",
    province="Bình Dương",
    now="Hồ Chí Minh",
    date=SourceDate.of(Basis.PUBLISHED, 2019, 4, 2),
)
FISH = make_draft(
    "An Giang dạy nghề sấy cá",
    "Trung tâm Khuyến công An Giang mở lớp tập huấn sấy cá cho 36 học viên tại thành phố Châu Đốc. Bà Nguyễn Thị "
    "Hoa, Phó Giám đốc Trung tâm, khai mạc lớp học. Lớp học kéo dài 3 ngày, mỗi ngày bốn buổi thực hành, năm nào "
    "cũng đông.",
    "Địa chỉ ghi danh: 12 Lê Lợi, điện thoại 0296 385 1234. Người học mang theo giấy tờ tùy thân; tiền ăn cả năm do "
    "Trung tâm lo. Cá tra phơi nắng hao 9% trọng lượng, còn cá tra sấy bằng hơi nóng chỉ hao 4% trọng lượng.",
    province="An Giang",
    date=SourceDate.of(Basis.PUBLISHED, 2021, 8, 15),
)
PLAN = make_draft(
    "Nghệ An ban hành kế hoạch sản xuất sạch hơn",
    "Theo kế hoạch 77/KH-UBND, tỉnh Nghệ An đặt mục tiêu đến năm 2025 có 60% cơ sở nhận thức được lợi ích của sản "
    "xuất sạch hơn. Tỉnh phấn đấu đến năm 2025 có 35% cơ sở áp dụng sản xuất sạch hơn tại các cụm công nghiệp ven "
    "biển.",
    "Kinh phí của kế hoạch là 4,2 tỷ đồng, lấy từ ngân sách tỉnh. Sở Công Thương chủ trì, phối hợp với Đoàn Thanh "
    "niên phát tờ rơi tại các bến xe; cuối năm báo cáo Ủy ban nhân dân về những việc đã làm và chưa làm.",
    province="Nghệ An",
    date=SourceDate.of(Basis.PUBLISHED, 2021, 1, 20),
)
PRIMER = make_draft(
    "Hỏi đáp về sản xuất sạch hơn",
    "Sản xuất sạch hơn là việc phòng ngừa ô nhiễm ngay từ nguồn phát sinh. Sản xuất sạch hơn giúp giảm chất thải, "
    "tiết kiệm nước và nâng cao năng suất. Xử lý cuối đường ống thì khác với phòng ngừa: chất thải đã sinh ra, năm "
    "này qua năm khác, rồi mới lo.",
    "Quản lý nội vi gồm quét dọn, vá chỗ rò rỉ, tắt máy khi nghỉ trưa. Tuần hoàn kín (THK) là cách đưa nước đã lọc "
    "trở lại bể ngâm. Nhiều nơi gọi tắt là vòng khép một kiểu bố trí như vậy, tuy tên ấy năm nay chưa có trong sách.",
)
PAPER = make_draft(
    "Nhà máy giấy sông Bôi lọc lại nước",
    "Nhà máy giấy sông Bôi lắp 20 bộ đồng hồ đo nước trong năm 2017. Bể lắng mới thu lại sợi vụn trong nước trắng, "
    "nhờ đó nhà máy giảm 18% nước thải. Đội bảo trì gồm sáu thợ hàn và chín thợ điện, chia làm ba ca.",
    "Ông Đinh Công Sửu, Giám đốc Sở Công Thương Hòa Bình, đến thăm nhà máy giấy hồi tháng 11 năm 2017. Ông khen bể "
    "lắng gọn và rẻ, khuyên các xưởng giấy nhỏ cùng làm sản xuất sạch hơn, góp tiền xây chung một bể như thế.",
    province="Hòa Bình",
    now="Phú Thọ",
    date=SourceDate.of(Basis.CONTENT, 2017),
)
ROUND_UP = make_draft(
    "Điểm tin sản xuất sạch hơn các tỉnh",
    "Trong quý hai, Cà Mau mở 7 lớp đan lưới cho phụ nữ; Thái Bình mở 5 lớp dệt chiếu; Kon Tum mở 4 lớp làm bột sắn. "
    "Xưởng dệt được hỗ trợ thay bóng đèn, xưởng mộc được hỗ trợ máy hút bụi. Các lớp đều mở vào buổi tối, quanh năm.",
    "Cuộc họp bày ở đình xã, khách ngồi đủ ba gian, trống đánh hai hồi mới xong phần chào hỏi và mời nước các cụ cao "
    "tuổi. Hội nghị cuối năm bàn năm việc: góp quỹ cho vay mua máy hút bụi và quạt gió, đổi bóng đèn sợi đốt ở các "
    "phân xưởng may, dựng kho chứa vải vụn có mái che và rãnh thoát nước, mời thầy về dạy cách cân nguyên liệu trước "
    "khi nấu, soạn sổ tay tranh cho thợ lớn tuổi ít đọc chữ, trồng cây chắn gió quanh bãi phơi mành trúc, nối điện "
    "mặt trời cho tủ cấp đông của chợ cá, và đặt giải thưởng tặng tổ nào nghĩ ra mẹo hay nhất trong quý. Có người đề "
    "nghị thuê nhà in làm lịch treo tường ghi mỗi tờ một mẹo nhỏ, có người lại muốn đọc trên loa mỗi sáng; hội nghị "
    "giao cho tổ trưởng tổ mộc hỏi ý từng nhà rồi chọn một trong hai cách ấy.",
    date=SourceDate.of(Basis.PUBLISHED, 2022, 7, 1),
)
ARTICLES = (POTTERY, FISH, PLAN, PRIMER, PAPER, ROUND_UP)


@contextmanager
def six_articles(folder: Path) -> Iterator[Library]:
    """A library of them."""
    library = Library.open(new_sqlite(folder / "library.sqlite3"))
    for draft in ARTICLES:
        library.put(draft)
    yield library
    library.close()
