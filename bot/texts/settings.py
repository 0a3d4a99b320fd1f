"""What each setting means, for ``.env.example`` and the table of the README, which are made from these."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "TELEGRAM_BOT_TOKEN": "Mã của bot Telegram, do @BotFather gửi.",
    "TELEGRAM_API_URL": "Máy chủ Bot API khác, ví dụ máy chủ tự dựng.",
    "TELEGRAM_PROXY_URL": (
        "Proxy để đến Telegram khi mạng chặn: http://, https:// hoặc socks5://, kèm tên và mật khẩu nếu cần "
        "(socks5://tên:mật-khẩu@máy-chủ:1080); với socks5h:// thì proxy tự tra tên máy. sxsh check thử giúp."
    ),
    "ZALO_BOT_TOKEN": "Mã của bot Zalo, do Zalo Bot Manager trong ứng dụng Zalo gửi.",
    "ZALO_API_URL": "Máy chủ khác nói giao diện của Zalo.",
    "ZALO_WEBHOOK_URL": (
        "Địa chỉ https công khai để Zalo chuyển tin đến, thay cho việc đi lấy; nghe ở SXSH_WEBHOOK_LISTEN."
    ),
    "ZALO_WEBHOOK_PORT": "Cổng trong máy nghe webhook của Zalo.",
    "ZALO_WEBHOOK_SECRET": "Chuỗi mà Zalo phải nhắc lại trong mỗi tin, 8 đến 256 ký tự.",
    "SXSH_DATABASE_URL": (
        "Cơ sở dữ liệu, viết theo địa chỉ SQLAlchemy; postgresql+psycopg://… (cài thêm phần postgres) khi nhiều tiến "
        "trình cùng đứng sau một webhook."
    ),
    "SXSH_INDEX": (
        "Tìm ở đâu: embedded là trong mỗi tiến trình, postgres là trong PostgreSQL có phần mở rộng pg_textsearch, cho "
        "bộ tài liệu lớn hơn sức một tiến trình."
    ),
    "SXSH_INDEX_FOLDER": "Thư mục giữ chỉ mục trên đĩa; các tiến trình của một máy dùng chung.",
    "SXSH_SEARCH_URL": (
        "Các máy chủ PostgreSQL chỉ để đọc chỉ mục, ví dụ bản sao dự phòng: postgresql+psycopg://người-dùng@/tên?"
        "host=a:5432&host=b:5432&target_session_attrs=prefer-standby."
    ),
    "SXSH_DOCUMENT_LIMIT_MB": "Tài liệu lớn nhất được đọc, tính bằng MiB.",
    "SXSH_READING_SECONDS": (
        "Một tài liệu được đọc trong bao nhiêu giây, không tính lúc tải; quá thì chỉ tài liệu đó bị từ chối."
    ),
    "SXSH_READING_MEMORY_MB": "Đọc một tài liệu được dùng bao nhiêu MiB bộ nhớ (nơi hệ điều hành giới hạn được).",
    "SXSH_PRIVATE_ADDRESSES": (
        "Cho tải cả trang ở mạng riêng và ở mọi cổng; khi đó ai được thêm tài liệu thì đọc được mọi máy chủ mà máy này "
        "với tới."
    ),
    "SXSH_OPERATOR_IDS": "Mã số Telegram của những người được thêm tài liệu và xem báo cáo, cách nhau bằng dấu phẩy.",
    "SXSH_WATCH": (
        "Các trang liệt kê bài, cách nhau bằng dấu phẩy hoặc dấu cách: mỗi ngày bot xem các trang này và các trang đã "
        "trích, đưa người quản trị tối đa năm bài mới để chọn, và báo trang nào đã mất hay đã đổi."
    ),
    "SXSH_WATCH_PAUSE": "Nghỉ bao nhiêu giây giữa hai trang của cùng một máy chủ.",
    "SXSH_QUESTIONS_A_MINUTE": (
        "Mỗi người hỏi riêng được bao nhiêu tin trong một phút, ở mỗi tiến trình; sáu tin liền một lúc, người quản trị "
        "thì không giới hạn."
    ),
    "SXSH_PRIVACY_KEY": (
        "Khoá để băm người hỏi trong nhật ký, ít nhất 16 ký tự ngẫu nhiên; nhiều máy chung một cơ sở dữ liệu thì phải "
        "cùng một khoá."
    ),
    "SXSH_RETENTION_DAYS": "Câu hỏi và câu trả lời được giữ bao nhiêu ngày; sau đó chỉ còn được đếm rồi xoá.",
    "SXSH_WEBHOOK_URL": "Địa chỉ https công khai để Telegram chuyển tin đến, thay cho việc đi lấy.",
    "SXSH_WEBHOOK_LISTEN": "Địa chỉ trong máy nghe webhook.",
    "SXSH_WEBHOOK_PORT": "Cổng trong máy nghe webhook của Telegram.",
    "SXSH_WEBHOOK_SECRET": "Chuỗi mà Telegram phải nhắc lại trong mỗi tin.",
    "SXSH_WEB_LISTEN": "Địa chỉ trong máy mà sxsh web phục vụ các trang.",
    "SXSH_WEB_PORT": "Cổng trong máy của các trang này.",
    "SXSH_WEB_URL": (
        "Địa chỉ công khai của các trang, ví dụ https://sxsh.example.vn: có thì liên kết hiện ảnh xem trước và cookie "
        "chỉ đi bằng https."
    ),
    "SXSH_WEB_PROXIES": "Có bao nhiêu máy chủ proxy của bạn đứng trước các trang và ghi thêm vào X-Forwarded-For.",
    "SXSH_METRICS_PORT": "Cổng trong máy để máy khác quan sát tiến trình: /metrics cho Prometheus, /healthz, /readyz.",
    "SXSH_METRICS_LISTEN": (
        "Địa chỉ trong máy của cổng quan sát; ở đó không hỏi mật khẩu. Trong vùng chứa thì đặt 0.0.0.0."
    ),
}

UNSET: Mapping[str, str] = {
    "TELEGRAM_BOT_TOKEN": "trợ lý chạy ở cửa sổ dòng lệnh",
    "ZALO_BOT_TOKEN": "không phục vụ ở Zalo",
    "ZALO_WEBHOOK_URL": "tự đi lấy tin",
    "ZALO_WEBHOOK_SECRET": "suy ra từ mã của bot",
    "SXSH_DATABASE_URL": "một tệp SQLite trong thư mục dữ liệu của người dùng",
    "SXSH_INDEX_FOLDER": "cạnh tệp SQLite; với máy chủ thì thư mục đệm (cache) của người dùng",
    "SXSH_SEARCH_URL": "chính cơ sở dữ liệu",
    "SXSH_OPERATOR_IDS": "không ai",
    "SXSH_WATCH": "bot không xem trang nào",
    "SXSH_PRIVACY_KEY": "tự tạo một lần, giữ trong thư mục dữ liệu của người dùng",
    "SXSH_WEBHOOK_URL": "tự đi lấy tin",
    "SXSH_WEBHOOK_SECRET": "suy ra từ mã của bot",
    "SXSH_WEB_URL": "liên kết không có ảnh xem trước",
    "SXSH_METRICS_PORT": "không mở cổng, không đo gì",
}
"""What is so without a setting that has no value of its own."""

NOT_SET = "không có"

EXAMPLE_HEAD = "Chép thành .env rồi điền những gì cần; để trống là không đặt. Tệp này do make tables ghi."
COLUMNS = ("Biến", "Nghĩa", "Mặc định")
