"""What went wrong, and what would be right: settings, documents, names and values."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence

from knowledge import errors

TOKEN_NEEDED = "Chưa có TELEGRAM_BOT_TOKEN: đặt biến môi trường này hoặc ghi vào tệp .env rồi chạy lại."
TOKEN_REFUSED = "Telegram không nhận TELEGRAM_BOT_TOKEN này; xem lại với @BotFather."
SETTING_TOKEN = "phải có dạng 123456789:AA… như @BotFather đã gửi"
SETTING_URL = "phải là một địa chỉ http:// hoặc https://"
SETTING_PASSWORD = "trong mật khẩu, viết @ thành %40 và / thành %2F"
SETTING_IDS = "phải là các mã số Telegram, cách nhau bằng dấu phẩy"
SETTING_KEY = "phải dài ít nhất 16 ký tự, nên để ngẫu nhiên"
SETTING_WEBHOOK = "phải là một địa chỉ https://"
SETTING_SECRET = "chỉ gồm chữ không dấu, số, _ và -, tối đa 256 ký tự"
SETTING_FILE_ENCODING = "tệp phải lưu ở bảng mã UTF-8"

_REFUSED: Mapping[type[errors.DocumentRefused], str] = {
    errors.DocumentNotFound: "không tìm thấy",
    errors.DocumentUnreadable: "không mở được",
    errors.DocumentBroken: "tệp hỏng, hoặc không đúng loại như tên tệp",
    errors.PageUnreachable: "không tải được trang",
    errors.AddressNotPublic: (
        "địa chỉ nằm trong mạng riêng hoặc ở cổng khác 80 và 443; muốn tải thì đặt SXSH_PRIVATE_ADDRESSES=true"
    ),
    errors.ReadingCrashed: "đọc tệp này làm chương trình dừng đột ngột, hoặc cần nhiều bộ nhớ hơn máy có",
    errors.DocumentEmpty: "tệp trống, không có chữ nào",
    errors.DocumentTooLarge: "lớn hơn mức cho phép",
    errors.UnknownDocumentType: "loại tệp không đọc được (dùng .txt, .md, .html, .pdf hoặc .docx)",
    errors.UnknownEncoding: "không phải văn bản, hoặc bảng mã không nhận ra được",
    errors.DocumentEncrypted: "PDF có mật khẩu",
    errors.DocumentWithoutText: "PDF là ảnh quét, không có chữ để trích",
    errors.PageWithoutArticle: "trang không có bài viết nào",
}
_SYSTEM: Mapping[int, str] = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có thư mục hoặc tệp này",
    errno.ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục",
    errno.EISDIR: "đây là một thư mục",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết hạn mức đĩa",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
}
_CORRECTIONS: Mapping[str, str] = {
    "title": "tiêu đề không được để trống",
    "url": "địa chỉ phải bắt đầu bằng http:// hoặc https://",
    "date": "ngày viết 17/10/2018, 10/2018, 2018 hoặc 2018-10-17",
    "basis": "căn cứ là published, updated, issued, event hoặc content, và phải có ngày",
    "province": "không có tỉnh, thành phố nào tên như vậy",
}


def telegram_unreachable(url: str) -> str:
    """The Bot API server does not answer."""
    return f"Không kết nối được {url}; kiểm tra mạng hoặc TELEGRAM_API_URL."


def setting_number(low: int | None = None, high: int | None = None) -> str:
    """A whole number was expected."""
    if low is None or high is None:
        return "phải là một số nguyên"
    return f"phải là một số nguyên từ {low} đến {high}"


def setting_choice(options: Sequence[str]) -> str:
    """One of a few words was expected."""
    return f"phải là một trong {', '.join(options)}"


def refusal_reason(refused: errors.DocumentRefused) -> str:
    """Why a document was refused, with the figure or code that belongs to it."""
    said = _REFUSED.get(type(refused), "không đọc được")
    return f"{said} ({refused.particular})" if refused.particular else said


def system_reason(error: Exception) -> str:
    """Why the operating system refuses a file."""
    return _SYSTEM.get(getattr(error, "errno", None) or 0, "tên hoặc đường dẫn không dùng được")


def system_fault(error: OSError) -> str:
    """The operating system refuses something that was not expected to be refused."""
    return (
        f"{error.filename or 'không ghi được kết quả'}: {_SYSTEM.get(error.errno or 0, error.strerror or str(error))}"
    )


def invalid_correction(field: str, value: str) -> str:
    """A correction by hand that cannot be taken."""
    return f"“{value}”: {_CORRECTIONS.get(field, field)}"


def unknown_article(article_id: str) -> str:
    """No article has this id."""
    return f"không có bài nào mang mã “{article_id}” (xem: sxsh articles list)"


def unknown_province(name: str) -> str:
    """No province has this name."""
    return f"không có tỉnh, thành phố nào tên là “{name}”"
