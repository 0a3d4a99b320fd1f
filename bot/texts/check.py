"""What ``sxsh check``, ``backup`` and ``restore`` say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.store.restoring import Restored

GOOD = "tốt"
TO_MEND = "cần sửa"
NAMES: Mapping[str, str] = {
    "settings_file": "Tệp cài đặt",
    "settings": "Cài đặt",
    "secrets": "Tệp bí mật",
    "database": "Cơ sở dữ liệu",
    "schema": "Cấu trúc bảng",
    "writing": "Quyền ghi",
    "index": "Chỉ mục",
    "search": "Máy chủ tìm kiếm",
    "disk": "Chỗ trên đĩa",
    "telegram": "Telegram",
    "zalo": "Zalo",
}
SETTINGS_GOOD = "mọi giá trị đều dùng được"
SECRETS_GOOD = "chỉ chủ tệp đọc được"
SCHEMA_GOOD = "đúng phiên bản"
SCHEMA_OLDER = "thuộc phiên bản cũ, sẽ tự nâng cấp ở lần chạy tới (nên sao lưu trước: sxsh backup TỆP)"
WRITING_GOOD = "ghi được"
DATABASE_NEW = "chưa có, sẽ được tạo ở lần chạy đầu"
INDEX_GOOD = "dùng được"
INDEX_IN_POSTGRES = "pg_textsearch có trên máy chủ"
TELEGRAM_NOT_SET = "chưa đặt TELEGRAM_BOT_TOKEN: trợ lý chạy trong cửa sổ dòng lệnh"
TELEGRAM_LEFT_OUT = "chưa đặt TELEGRAM_BOT_TOKEN: không phục vụ ở Telegram"


def settings_read(file: str) -> str:
    """The file that settings were read from."""
    return f"đã đọc {file}"


def no_settings_file(folder: str) -> str:
    """Nothing but the environment was read."""
    return f"không có .env trong {folder}: chỉ có biến môi trường và giá trị mặc định"


def index_is_file(path: str) -> str:
    """A file stands where the index has its folder."""
    return f"{path} là một tệp, nơi lẽ ra là thư mục của chỉ mục: chuyển tệp đó đi, hoặc đặt SXSH_INDEX_FOLDER"


def index_unwritable(folder: str) -> str:
    """The index cannot be kept on disk."""
    return (
        f"không ghi được vào {folder} nên mỗi lần chạy phải đọc lại mọi bài: cấp quyền ghi, hoặc đặt SXSH_INDEX_FOLDER"
    )


def readable_by_others(file: str) -> str:
    """A file with secrets that others on the machine can read."""
    return f"người khác trên máy đọc được {file}: chạy chmod 600 {file}"


def unreadable(file: str) -> str:
    """A file with secrets that this user cannot read."""
    return f"không đọc được {file}: cấp quyền đọc cho người đang chạy sxsh"


def database_good(name: str, articles: int) -> str:
    """The database can be read and is whole."""
    return f"{name}, {articles} bài"


def little_room(folder: str, free_mb: int, wanted_mb: int) -> str:
    """The disk is nearly full."""
    return f"{folder} chỉ còn {free_mb} MB: dọn bớt để còn ít nhất {wanted_mb} MB"


def enough_room(free_mb: int) -> str:
    """There is room on the disk."""
    return f"còn {free_mb} MB"


def telegram_good(username: str) -> str:
    """Telegram knows the token."""
    return f"kết nối được, bot là @{username}"


def zalo_good(name: str, webhook: str) -> str:
    """Zalo knows the token; where it brings messages to now, if anywhere."""
    return f"kết nối được, bot là {name}" + (f", đang chuyển tin đến {webhook}" if webhook else "")


def backed_up(file: str) -> str:
    """A copy was made."""
    return f"Đã sao lưu vào {file}. Khoá SXSH_PRIVACY_KEY không nằm trong bản sao: hãy giữ riêng."


def restored(done: Restored) -> str:
    """A copy was put back."""
    said = f"Đã phục hồi {done.articles} bài."
    if done.former is not None:
        said += f" Nội dung trước đó còn ở {done.former}."
    if done.moved_aside:
        said += " Tệp cũ bị hỏng nên đã được thay hẳn: nếu bot đang chạy, hãy khởi động lại bot."
    return said


def same_port(first: str, second: str, port: int) -> str:
    """Two doors of one process would listen at the same port."""
    return f"{first} và {second}: cùng là cổng {port}; chọn cho mỗi nơi một cổng riêng"
