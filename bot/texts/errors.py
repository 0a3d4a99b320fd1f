"""What went wrong, and what would be right: settings, documents, names and values."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence

from knowledge import errors

TOKEN_NEEDED = "Chưa có TELEGRAM_BOT_TOKEN: đặt biến môi trường này hoặc ghi vào tệp .env rồi chạy lại."
TOKEN_REFUSED = "Telegram không nhận TELEGRAM_BOT_TOKEN này; xem lại với @BotFather."
CHANNEL_NEEDED = (
    "Chưa có kênh nào để chạy: đặt TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN hoặc SXSH_WEB_URL, "
    "bằng biến môi trường hoặc trong tệp .env, rồi chạy lại."
)
ZALO_TOKEN_NEEDED = "Chưa có ZALO_BOT_TOKEN: đặt biến môi trường này hoặc ghi vào tệp .env rồi chạy lại."
ZALO_TOKEN_REFUSED = "Zalo không nhận ZALO_BOT_TOKEN này; xem lại tin nhắn của Zalo Bot Manager."
SETTING_ZALO_TOKEN = "phải có dạng 123456789:abc… như Zalo Bot Manager đã gửi"
SETTING_ZALO_SECRET = "gồm 8 đến 256 chữ không dấu, số và dấu, không có khoảng trắng"
SETTING_TOKEN = "phải có dạng 123456789:AA… như @BotFather đã gửi"
SETTING_DATABASE = (
    "phải là đường dẫn một tệp SQLite, hoặc một địa chỉ viết đủ như postgresql+psycopg://người-dùng@máy-chủ/tên"
)
SETTING_URL = "phải là một địa chỉ http:// hoặc https://"
SETTING_PROXY = (
    "phải có dạng http://, https:// hoặc socks5://, kèm máy chủ và cổng, như socks5://tên:mật-khẩu@máy-chủ:1080"
)
SETTING_PASSWORD = "trong mật khẩu, viết @ thành %40 và / thành %2F"
SETTING_IDS = "phải là các mã số Telegram, cách nhau bằng dấu phẩy"
SETTING_WATCH = "phải là các địa chỉ http:// hoặc https://, cách nhau bằng dấu phẩy hoặc dấu cách"
SETTING_KEY = "phải dài ít nhất 16 ký tự, nên để ngẫu nhiên"
SETTING_WEBHOOK = "phải là một địa chỉ https://"
SETTING_WEB_URL = "phải là một địa chỉ gốc như https://sxsh.example.vn"
SETTING_SECRET = "chỉ gồm chữ không dấu, số, _ và -, tối đa 256 ký tự"
SETTING_FILE_ENCODING = "tệp phải lưu ở bảng mã UTF-8"

_REFUSED: Mapping[type[errors.DocumentRefused], str] = {
    errors.DocumentNotFound: "không tìm thấy",
    errors.DocumentUnreadable: "không mở được",
    errors.DocumentBroken: "tệp hỏng, hoặc không đúng loại như tên tệp",
    errors.InvalidHeader: "phần khai báo giữa hai dòng --- ở đầu tệp ghi sai; hãy sửa lại hoặc bỏ đi",
    errors.PageUnreachable: "không tải được trang",
    errors.AddressNotPublic: (
        "địa chỉ nằm trong mạng riêng hoặc ở cổng khác 80 và 443; muốn tải thì đặt SXSH_PRIVATE_ADDRESSES=true"
    ),
    errors.AddressNotOfWeb: "chỉ tải được địa chỉ bắt đầu bằng http:// hoặc https://; hãy tải tệp về rồi thêm tệp đó",
    errors.PageTooDeep: "trang có quá nhiều thẻ lồng vào nhau; hãy lưu phần bài viết thành .txt rồi thử lại",
    errors.ReadingTooSlow: "đọc quá lâu; hãy chia nhỏ tệp hoặc tăng SXSH_READING_SECONDS",
    errors.ReadingTooLarge: "đọc cần quá nhiều bộ nhớ; hãy chia nhỏ tệp hoặc tăng SXSH_READING_MEMORY_MB",
    errors.ReadingCrashed: "tệp làm chương trình đọc dừng đột ngột; hãy lưu lại thành .txt hoặc .pdf rồi thử lại",
    errors.ReadingFailed: "chương trình gặp lỗi khi đọc; hãy lưu lại thành .txt rồi thử lại, và báo người quản trị",
    errors.DocumentEmpty: "tệp trống, không có chữ nào",
    errors.DocumentWithoutWords: "tệp có nội dung nhưng không có chữ nào để trích",
    errors.DocumentTooLarge: "lớn hơn mức cho phép",
    errors.UnknownDocumentType: (
        "loại tệp không đọc được (dùng .txt, .md, .html, .pdf, .docx, .xlsx, .pptx, .rtf, .png hoặc .jpg)"
    ),
    errors.OldOfficeFile: (
        "tệp Office đời cũ (.doc, .xls, .ppt): hãy cài LibreOffice hoặc antiword, hoặc lưu lại thành .docx, .xlsx"
    ),
    errors.UnknownEncoding: "không phải văn bản, hoặc bảng mã không nhận ra được",
    errors.DocumentEncrypted: "PDF có mật khẩu",
    errors.DocumentWithoutText: (
        "là ảnh chụp, không có chữ để trích; muốn đọc được ảnh thì cài tesseract-ocr và tesseract-ocr-vie"
    ),
    errors.DocumentNotRecognised: "là ảnh chụp mà không nhận ra chữ nào; hãy chụp hoặc quét lại cho rõ, thẳng",
    errors.PageWithoutArticle: "trang không có bài viết nào",
}
_HEADER_TROUBLES: Mapping[errors.HeaderTrouble, str] = {
    errors.HeaderTrouble.NOT_CLOSED: "phần khai báo ở đầu tệp thiếu dòng --- kết thúc; hãy thêm một dòng --- bên dưới",
    errors.HeaderTrouble.NOT_YAML: (
        "phần khai báo giữa hai dòng --- ở đầu tệp ghi sai; mỗi dòng viết “tên: giá trị”, giá trị có dấu hai chấm thì "
        "đặt trong ngoặc kép"
    ),
    errors.HeaderTrouble.OPEN_QUOTE: "phần khai báo ở đầu tệp mở ngoặc kép mà chưa đóng; hãy đóng lại hoặc bỏ đi",
    errors.HeaderTrouble.NO_FIELDS: (
        "phần khai báo ở đầu tệp là một danh sách; hãy bỏ dấu - ở đầu, mỗi dòng viết “tên: giá trị”"
    ),
    errors.HeaderTrouble.TOO_LONG: "phần khai báo ở đầu tệp quá dài; hãy rút gọn hoặc bỏ đi",
    errors.HeaderTrouble.TWICE: "phần khai báo ở đầu tệp ghi một mục hai lần; hãy bỏ một",
}
_TROUBLES: Mapping[errors.Trouble, str] = {
    errors.Trouble.UNKNOWN_URL: (
        "không hiểu địa chỉ cơ sở dữ liệu {name}: dùng đường dẫn một tệp SQLite, sqlite:///… hoặc postgresql+psycopg://…"
    ),
    errors.Trouble.UNKNOWN_PARAMETER: (
        "không dùng được phần sau dấu ? ({detail}) trong địa chỉ của {name}: bỏ phần đó, "
        "hoặc viết %3F nếu tên tệp có dấu ?"
    ),
    errors.Trouble.NO_DRIVER: (
        "thiếu thư viện để dùng {name}: với PostgreSQL hãy cài gói sxsh[postgres] và viết postgresql+psycopg://…"
    ),
    errors.Trouble.UNREACHABLE: "không kết nối được cơ sở dữ liệu {name}: kiểm tra máy chủ, cổng và mạng rồi thử lại",
    errors.Trouble.LOGIN_REFUSED: (
        "máy chủ không nhận người dùng hoặc mật khẩu của {name}: sửa trong SXSH_DATABASE_URL "
        "(ký tự đặc biệt của mật khẩu viết dạng %40)"
    ),
    errors.Trouble.MISSING: "máy chủ chưa có cơ sở dữ liệu {name}: tạo bằng createdb, hoặc sửa SXSH_DATABASE_URL",
    errors.Trouble.NOT_THERE: "chưa có cơ sở dữ liệu {name}: kiểm tra lại đường dẫn, hoặc tạo bằng sxsh add TÀI-LIỆU",
    errors.Trouble.IS_FOLDER: "{name} là một thư mục: hãy chỉ đến một tệp trong đó, ví dụ {name}/sxsh.sqlite3",
    errors.Trouble.NO_PERMISSION: "không được phép mở hoặc tạo {name}: cấp quyền đọc, ghi cho người đang chạy sxsh",
    errors.Trouble.NOT_A_DATABASE: (
        "{name} không phải cơ sở dữ liệu SQLite: chọn tệp khác, hoặc nếu tệp đã hỏng thì chạy sxsh restore BẢN-SAO"
    ),
    errors.Trouble.DAMAGED: "cơ sở dữ liệu {name} bị hỏng: phục hồi từ bản sao bằng sxsh restore BẢN-SAO",
    errors.Trouble.TOO_NEW: "cơ sở dữ liệu {name} do phiên bản sxsh mới hơn ghi: cập nhật sxsh rồi chạy lại",
    errors.Trouble.OUTDATED: (
        "cơ sở dữ liệu {name} thuộc phiên bản cũ mà chỉ đọc được nên không nâng cấp được: cấp quyền ghi rồi chạy lại"
    ),
    errors.Trouble.READ_ONLY: (
        "cơ sở dữ liệu {name} chỉ đọc được, không ghi được: cấp quyền ghi cho người đang chạy sxsh, hoặc dùng nơi khác"
    ),
    errors.Trouble.DISK_FULL: (
        "không ghi thêm được vào {name}, đĩa có lẽ đã đầy: dọn bớt chỗ rồi chạy lại; những gì đã ghi vẫn nguyên vẹn"
    ),
    errors.Trouble.LOCKED: "{name} đang bị chương trình khác giữ quá lâu: đợi hoặc dừng chương trình đó rồi chạy lại",
    errors.Trouble.NO_EXTENSION: (
        "máy chủ {name} chưa có phần mở rộng pg_textsearch mà SXSH_INDEX=postgres cần: cài vào máy chủ, "
        "hoặc đặt SXSH_INDEX=embedded"
    ),
    errors.Trouble.NOT_POSTGRES: (
        "SXSH_INDEX=postgres cần cơ sở dữ liệu PostgreSQL mà {name} thì không phải: sửa SXSH_DATABASE_URL, "
        "hoặc đặt SXSH_INDEX=embedded"
    ),
    errors.Trouble.OTHER: "không dùng được cơ sở dữ liệu {name} ({detail}): chạy sxsh check để xem cần sửa gì",
}
_NO_BACKUP: Mapping[errors.WhyNoBackup, str] = {
    errors.WhyNoBackup.NO_FILE: (
        "{file} không phải một tệp SQLite: với PostgreSQL hãy sao lưu bằng pg_dump --format=custom và phục hồi bằng "
        "pg_restore --clean --if-exists"
    ),
    errors.WhyNoBackup.EXISTS: "{file} đã có sẵn và không bị ghi đè: chọn tên khác hoặc xoá tệp đó trước",
    errors.WhyNoBackup.BELONGS: "{file} là tên SQLite dùng riêng cho cơ sở dữ liệu: chọn tên khác",
    errors.WhyNoBackup.SAME_FILE: "{file} chính là cơ sở dữ liệu đang dùng: hãy chỉ đến bản sao",
    errors.WhyNoBackup.NOT_OURS: "{file} không phải bản sao của sxsh: chọn tệp do sxsh backup ghi ra",
    errors.WhyNoBackup.DAMAGED: "bản sao {file} bị hỏng nên không dùng được: chọn bản sao khác",
    errors.WhyNoBackup.TOO_NEW: "bản sao {file} do phiên bản sxsh mới hơn ghi: cập nhật sxsh rồi chạy lại",
}
NO_READER = "không chạy được tiến trình đọc tài liệu (thiếu bộ nhớ hoặc thiếu quyền): xem lại máy rồi chạy lại lệnh"
_FILE_TROUBLES: Mapping[int, str] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "đĩa đã đầy, dọn bớt chỗ rồi chạy lại"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "không được phép, cấp quyền cho người đang chạy sxsh"),
    errno.EROFS: "ổ đĩa chỉ đọc được, chọn nơi khác",
    errno.ENOENT: "không có tệp hoặc thư mục này, kiểm tra lại đường dẫn",
    errno.EISDIR: "đây là một thư mục, hãy chỉ đến một tệp",
    errno.ENOTDIR: "đường dẫn đi qua một tệp chứ không phải thư mục, kiểm tra lại",
    errno.ENAMETOOLONG: "tên quá dài, chọn tên ngắn hơn",
}
_CORRECTIONS: Mapping[str, str] = {
    "title": "tiêu đề không được để trống",
    "url": "địa chỉ phải bắt đầu bằng http:// hoặc https://",
    "date": "ngày viết 17/10/2018, 10/2018, 2018 hoặc 2018-10-17, từ năm 1990 đến nay",
    "basis": "căn cứ là published, updated, issued, event, content, in_force, received hoặc accepted, và phải có ngày",
    "line": "phải là một dòng chữ không quá 600 ký tự, không có ký tự điều khiển",
    "signer": "viết họ tên trước, chức vụ sau dấu chấm phẩy",
    "province": "không có tỉnh, thành phố nào tên như vậy",
    "contact_province": (
        "không có tỉnh, thành phố nào tên như vậy; viết tên cũ hoặc mới, ví dụ Nghệ An, hoặc viết “cả nước”"
    ),
    "contact_line": "tên, địa chỉ, điện thoại… phải là một dòng chữ không quá 200 ký tự; viết gọn lại",
    "phone": "số điện thoại chỉ gồm chữ số và + ( ) . - / cách nhau bằng dấu cách hoặc phẩy, ví dụ 0238 3844 555",
    "phone_length": "mỗi số điện thoại có từ 4 đến 15 chữ số; nhiều số thì ngăn bằng dấu phẩy: 0238 3844 555, 1022",
    "email": "thư điện tử phải viết như ten@coquan.gov.vn",
}
_VALIDITY = "ngày viết 2026-01-01, 2026-01 hoặc 2026"
_HEADER_FIELDS: Mapping[str, str] = {
    **_CORRECTIONS,
    "title": "tiêu đề phải là một dòng chữ, ghi một lần",
    "kind": "loại bài là digest (tóm lược) hoặc original (bản gốc); bài của bạn thì bỏ mục này đi",
    "publisher": "nơi đăng phải là một dòng chữ, ghi một lần",
    "basis": "căn cứ là published, updated, issued, event hoặc content và phải có date; không có ngày thì ghi none",
    "provinces": "không có tỉnh, thành phố nào tên như vậy; ghi một tên, hoặc một danh sách tên",
    "districts": "không có huyện, quận nào tên như vậy ở các tỉnh ghi trong provinces",
    "read": "phần đã đọc là excerpt (trích đoạn) hoặc whole (cả trang)",
    "title_basis": "tiêu đề là printed (như trang in) hoặc own (tự đặt)",
    "language": "ngôn ngữ của trang là vi hoặc en",
    "legal": "ghi true nếu trang là văn bản pháp luật, nếu không thì ghi false hoặc bỏ đi",
    "weak": "ghi true nếu trang chưa đủ tin cậy, nếu không thì ghi false hoặc bỏ đi",
    "valid_from": _VALIDITY,
    "valid_until": _VALIDITY,
    "replaced_by": "số hiệu văn bản thay thế phải là một dòng chữ, ghi một lần",
    "conflict": "chỗ các trang ghi khác nhau phải là một dòng chữ, ghi một lần",
    "<<": "không dùng được phép gộp này, hãy ghi thẳng từng mục",
}


def zalo_unreachable(url: str) -> str:
    """Zalo's server does not answer."""
    return f"Không kết nối được {url}; kiểm tra mạng, rồi chạy lại."


def zalo_webhook_refused(said: str) -> str:
    """Zalo does not take the address to bring messages to."""
    return f"Zalo không nhận địa chỉ này ({said}); địa chỉ phải là https:// và mở được từ Internet."


def port_unusable(host: str, port: int) -> str:
    """Nothing can listen there."""
    return f"không mở được cổng {port} ở {host}; chọn cổng khác hoặc tắt chương trình đang dùng cổng này"


def telegram_unreachable(url: str, proxy: str | None = None) -> str:
    """The Bot API server does not answer, or not through the proxy."""
    if proxy is not None:
        return f"Không kết nối được {url} qua {proxy}; kiểm tra TELEGRAM_PROXY_URL và proxy đó."
    return (
        f"Không kết nối được {url}; kiểm tra mạng và TELEGRAM_API_URL, mạng chặn Telegram thì đặt TELEGRAM_PROXY_URL."
    )


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
    if isinstance(refused, errors.InvalidHeader) and refused.faults:
        told = (f"“{said}”: {_HEADER_FIELDS[field]}" for field, said in refused.faults)
        return f"phần khai báo ở đầu tệp ghi {'; và '.join(told)}"
    if isinstance(refused, errors.InvalidHeader) and refused.trouble is not None:
        where = [f"dòng {refused.line}"] if refused.line else []
        detail = ": ".join([*where, *([refused.particular] if refused.particular else [])])
        return f"{_HEADER_TROUBLES[refused.trouble]}{f' ({detail})' if detail else ''}"
    said = _REFUSED.get(type(refused), "không đọc được")
    return f"{said} ({refused.particular})" if refused.particular else said


def invalid_correction(field: str, value: str) -> str:
    """A correction by hand that cannot be taken."""
    return f"“{value}”: {_CORRECTIONS.get(field, field)}"


def contact_unknown(problem: errors.ContactUnknown) -> str:
    """An office that nobody has named cannot be set or confirmed."""
    what = "trung tâm khuyến công" if problem.body == "centre" else "đơn vị"
    return f"chưa biết tên {what} của {problem.province or 'cả nước'}: hãy đặt cả tên (sxsh contacts set … --name …)"


def library_unavailable(problem: errors.LibraryUnavailable) -> str:
    """What is the matter with the database, and what would help."""
    return _TROUBLES[problem.trouble].format(name=problem.database, detail=problem.detail)


def backup_refused(problem: errors.BackupRefused) -> str:
    """Why a copy is not made or not put back, and what would be right."""
    return _NO_BACKUP[problem.why].format(file=problem.file)


def system_reason(problem: OSError | ValueError) -> str:
    """Why the operating system refuses a file, and what would help."""
    if not isinstance(problem, OSError):  # how Python refuses a name that no system takes
        return "tên hoặc đường dẫn không dùng được"
    detail = problem.strerror or str(problem) or type(problem).__name__
    return _FILE_TROUBLES.get(problem.errno or 0, f"không đọc hoặc ghi được ({detail})")


def web_address_unusable(host: str) -> str:
    """No machine has the address that a page is to be served at."""
    return f"máy này không có địa chỉ “{host}”"


def web_port_unusable(host: str, port: int) -> str:
    """Something else listens already, or this process may not."""
    return f"không mở được cổng {port} ở {host}: có chương trình khác đang dùng, hoặc thiếu quyền; chọn cổng khác"


def file_unusable(problem: OSError) -> str:
    """A file or the output that could not be read or written."""
    said = system_reason(problem)
    if problem.filename:
        return f"{problem.filename}: {said}"
    return f"không ghi được kết quả: {said}" if problem.errno in _FILE_TROUBLES else said


def unknown_article(article_id: str) -> str:
    """No article has this id."""
    return f"không có bài nào mang mã “{article_id}” (xem: sxsh articles list)"


def ambiguous_article(problem: errors.ArticleAmbiguous) -> str:
    """Several ids begin with what was typed."""
    more = "…" if problem.number > len(problem.ids) else ""
    ids = ", ".join(problem.ids)
    return f"mã “{problem.article_id}” quá ngắn, hợp với {problem.number} bài ({ids}{more}): gõ thêm vài ký tự"


def unknown_province(name: str) -> str:
    """No province has this name."""
    return f"không có tỉnh, thành phố nào tên là “{name}”"
