"""What stands on published pages alone, and what the command that publishes them says."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.answers import date_with_basis
from knowledge.records import SourceDate

DOCUMENTS = "Tất cả tài liệu"
MISSING = "Không có trang này"
MISSING_ADVICE = "Trang có thể đã được đổi tên hoặc gỡ đi. Bạn xem từ trang đầu, hoặc danh sách tài liệu."
HOME = "Trang đầu"
TO_PROVINCES, TO_DOCUMENTS = "Tỉnh", "Tài liệu"
NAVIGATION = "Các phần"
WHAT_THIS_IS = (
    "Những gì các bài đã đăng nói về sản xuất sạch hơn (SXSH) ở Việt Nam: mục tiêu, kết quả, cách làm, hỗ trợ; "
    "theo tỉnh, năm và chủ đề."
)
ASK, ASK_HERE = "Hỏi bằng tin nhắn", "Bạn muốn hỏi? Nhắn cho trợ lý"
PROVINCES, OLD_NAMES = "Tỉnh, thành phố", "Tên trong ngoặc là tỉnh trước ngày 1/7/2025, có trang riêng."
SUBJECTS, INDUSTRIES, INDICATORS, YEARS, NEWEST = "Chủ đề", "Ngành", "Chỉ số", "Năm", "Bài mới nhất"
OF_TOPIC, OF_INDICATOR = "Chủ đề", "Chỉ số"
FILTER, FILTER_WORDS, FILTER_HINT = "Lọc tài liệu", "Từ trong tiêu đề, tỉnh, nơi đăng", "có dấu hay không dấu đều được"
ANY_PLACE, ANY_YEAR = "Mọi tỉnh", "Mọi năm"
FOUND = "Có {} bài."
BY_PLACE, BY_YEAR = "Theo tỉnh, thành phố", "Theo năm"
ADDRESS_WRONG = "phải là địa chỉ bắt đầu bằng http:// hoặc https://"

_REFUSED: Mapping[str, str] = {
    "not_ours": (
        "thư mục có sẵn tệp khác và không có sxsh-pages.json; chọn thư mục trống hoặc thư mục đã xuất lần trước"
    ),
    "broken_list": "không đọc được danh sách tệp đã xuất; chép lại tệp này, hoặc xuất vào thư mục trống",
    "no_folder": "là tệp, không phải thư mục",
    "bad_name": "tên tệp này có máy chủ không giữ được, hoặc bị trùng",
}
_TROUBLES: Mapping[str, str] = {
    "broken": "dẫn tới tệp không có",
    "no_place": "dẫn tới chỗ không có trong trang",
    "twice": "có hai chỗ cùng tên",
    "machine": "dẫn tới chỗ trên một máy",
    "unreached": "không có đường tới từ trang đầu",
}


def made_from(count: int, newest: SourceDate | None, mark: str) -> str:
    """From which articles the pages were made."""
    last = f", mới nhất {date_with_basis(newest)}" if newest is not None else ""
    return f"{count} bài{last} (mã dữ liệu {mark})."


def of_place(name: str) -> str:
    """What a page of a place is about."""
    return f"Sản xuất sạch hơn · {name}"


def count_of(count: int) -> str:
    """How many articles there are behind a link."""
    return f"{count} bài"


def figures_of(count: int) -> str:
    """How many figures there are behind a link."""
    return f"{count} số liệu"


def all_documents(count: int) -> str:
    """How many articles can be looked through."""
    return f"{count} bài, theo tỉnh và theo năm."


def indicator_line(figures: int, articles: int) -> str:
    """How many figures of an indicator there are, in how many articles."""
    return f"{figures} số liệu được nêu trong {articles} bài."


def refused(path: str, why: str) -> str:
    """Why nothing was published."""
    return f"{path}: {_REFUSED[why]}"


def done(folder: str, written: int, unchanged: int, removed: int) -> str:
    """What became of the files."""
    return f"Đã xuất vào {folder}: {written} tệp ghi mới, {unchanged} tệp giữ nguyên, {removed} tệp gỡ bỏ."


def kept(path: str) -> str:
    """A file that was left alone."""
    return f"Để nguyên {path}: không phải tệp đã xuất, hoặc đã bị sửa sau khi xuất (xóa tệp rồi xuất lại để thay)."


WRITING = "Đang xuất"
CHANGED_MEANWHILE = "Bộ tài liệu vừa thay đổi trong lúc xuất; chạy lại lệnh này."


def checked(pages: int, links: int, faults: int) -> str:
    """What came of looking at all links."""
    found = f"{faults} lỗi" if faults else "không lỗi"
    return f"Đã kiểm tra {pages} trang, {links} liên kết: {found}."


def more_faults(count: int) -> str:
    """What stands for the faults that are not listed."""
    return f"Còn {count} lỗi khác; xem hết bằng --json."


def fault(page: str, trouble: str, what: str) -> str:
    """What is wrong with a page."""
    return f"{page}: {_TROUBLES[trouble]}{f': {what}' if what else ''}"
