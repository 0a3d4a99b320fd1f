"""What stands on pages about places, years, topics and articles, beside what the articles say."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.answers import WHOLE_NATION
from knowledge.places.offices import NATION
from knowledge.store.coverage import Coverage

WEAK = "Trang này riêng nó chưa đủ làm bằng chứng; nên đối chiếu thêm."
FIGURES_OF_ARTICLE = "Số liệu trong bài"
NO_DATE = "Không rõ ngày"
FIGURE, WHO, PERIOD, KIND, PLACE, STATED_IN = "Số liệu", "Đối tượng", "Kỳ", "Loại", "Nơi", "Nguồn"
SCROLL = "Kéo ngang để xem hết bảng →"
FIGURES, ARTICLES, CONTACTS, TEXT, ABOUT = "Số liệu", "Các bài", "Hỏi ai", "Nội dung", "Về bài này"
OTHER_FIGURES = "Số liệu khác được nêu trong các bài"
WORKBOOK = "Tải bảng số liệu (.xlsx)"
OPEN_SOURCE = "Mở trang gốc"
DATE, PUBLISHER, PLACES, TOPICS_SAID = "Ngày", "Nơi đăng", "Tỉnh, thành phố", "Chủ đề"
NO_PLACE = "chung cả nước, không riêng tỉnh nào"
NO_ARTICLES = "Chưa có bài nào."
AROUND = "Quanh bài"
EXPLAINED, IN_ARTICLES = "Là gì?", "Các bài nói đến"
BEFORE, BEHIND, PAGES = "Trang trước", "Trang sau", "Các trang"
INCLUDES, BELONGS_TO = "Ngày nay gồm cả (xem riêng):", "Từ 1/7/2025 thuộc:"

SUBJECTS: Mapping[str, str] = {
    "muc-tieu": "Mục tiêu của kế hoạch, chương trình",
    "ket-qua": "Kết quả đạt được",
    "ke-hoach": "Kế hoạch, chương trình",
    "van-ban": "Văn bản pháp luật",
    "ho-tro": "Hỗ trợ cho doanh nghiệp",
    "khuyen-cong": "Khuyến công",
    "tin-dung": "Vay vốn, tín dụng",
    "tap-huan": "Tập huấn, đào tạo",
    "truyen-thong": "Truyền thông, hội chợ, tờ rơi",
    "khai-niem": "Khái niệm",
    "cong-cu": "Công cụ, phương pháp",
    "danh-gia-sxsh": "Đánh giá SXSH tại cơ sở",
    "doanh-nghiep": "Doanh nghiệp đã làm",
    "tiet-kiem": "Tiết kiệm được gì",
    "nang-luong": "Năng lượng",
    "nuoc": "Nước",
    "chat-thai": "Chất thải",
    "sxtdbv": "Sản xuất và tiêu dùng bền vững",
    "kinh-te-tuan-hoan": "Kinh tế tuần hoàn",
    "kcn-sinh-thai": "Khu công nghiệp sinh thái",
    "cong-nghiep": "Công nghiệp nói chung",
    "lang-nghe": "Làng nghề",
}
INDUSTRIES: Mapping[str, str] = {
    "bia": "Bia",
    "ca-phe": "Cà phê",
    "cao-su": "Cao su",
    "che": "Chè",
    "co-khi": "Cơ khí",
    "dau-phu": "Đậu phụ",
    "det-may": "Dệt may",
    "dua": "Dừa",
    "duc": "Đúc kim loại",
    "duong": "Mía đường",
    "gach": "Gạch ngói",
    "giay": "Giấy",
    "giet-mo": "Giết mổ",
    "gom-su": "Gốm sứ",
    "khoang-san": "Khoáng sản",
    "may-tre": "Mây tre",
    "nhua": "Nhựa",
    "phan-bon": "Phân bón",
    "sua": "Sữa",
    "tam-lop": "Tấm lợp",
    "thep": "Thép",
    "thuy-san": "Thủy sản",
    "tinh-bot": "Tinh bột",
    "xi-ma": "Xi mạ",
    "xi-mang": "Xi măng",
}
TOPICS: Mapping[str, str] = {**SUBJECTS, **INDUSTRIES}
_CAPTIONS: Mapping[str, str] = {
    "figures": "Mục tiêu và kết quả SXSH · {}",
    "others": f"{OTHER_FIGURES} · {{}}",
}


def place_name(name: str) -> str:
    """The name of a place as a heading; that of the country in words."""
    return WHOLE_NATION.capitalize() if name == NATION else name


def nation_line(coverage: Coverage) -> str:
    """How many articles are about no single province."""
    return (
        f"{coverage.articles} bài về {WHOLE_NATION}, hoặc không riêng tỉnh nào." if coverage.articles else NO_ARTICLES
    )


def figures_caption(key: str, place: str) -> str:
    """The caption of a table of figures of a place."""
    return _CAPTIONS[key].format(place)


def year(value: int | None) -> str:
    """A year as a heading of a list."""
    return NO_DATE if value is None else f"Năm {value}"


def page_of(page: int, pages: int) -> str:
    """Where one is in a list."""
    return f"Trang {page}/{pages}"


def passage(number: int) -> str:
    """A passage of an article, by its number from 1."""
    return f"đoạn {number}"


def further_articles(count: int) -> str:
    """How many articles state a figure beside those that are named."""
    return f"và {count} bài khác"


def further_figures(count: int) -> str:
    """How many figures there are beside those of a table."""
    return f"Còn {count} số liệu khác."


def topic_line(count: int) -> str:
    """How many articles are about a topic."""
    return f"{count} bài trong bộ tài liệu nói đến chủ đề này."


def validity(since: str | None, until: str | None, replaced_by: str | None) -> str:
    """From when and until when a paper holds, as pages say."""
    parts = [
        f"từ {since}" if since else None,
        f"đến {until.removeprefix('hết ')}" if until else None,
    ]
    said = " ".join(part for part in parts if part)
    holds = f"Hiệu lực {said}." if said else ""
    replaced = f"Đã được thay bằng {replaced_by}." if replaced_by else ""
    return " ".join(part for part in (holds, replaced) if part)


def chart_title(place: str) -> str:
    """The title of the chart of a place's shares."""
    return f"{place}: mục tiêu và kết quả SXSH (%)"


def chart_says(title: str, bars: int) -> str:
    """What a chart shows, for who does not see it."""
    return f"Biểu đồ cột “{title}”, {bars} số liệu; các con số có trong bảng bên dưới."
