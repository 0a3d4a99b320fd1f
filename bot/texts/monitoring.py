"""What who runs the assistant reads of a process: what its metrics mean, and why it is not ready."""

from __future__ import annotations

from collections.abc import Mapping

UPDATES, ANSWERS, STAGES = "sxsh_updates", "sxsh_answers", "sxsh_stage_seconds"
INDEX_VERSION, INDEX_PASSAGES = "sxsh_index_version", "sxsh_index_passages"
DOCUMENTS_REFUSED, RATE_LIMITED = "sxsh_documents_refused", "sxsh_rate_limited"
CHANNEL_ERRORS = "sxsh_channel_errors"

METRICS: Mapping[str, str] = {
    UPDATES: "Tin, nút bấm hay yêu cầu đã nhận, theo kênh (door) và loại (kind)",
    ANSWERS: "Câu trả lời, theo kênh (door) và kết quả (status): answered, near, not_found",
    STAGES: "Số giây của từng chặng (stage)",
    INDEX_VERSION: "Phiên bản của bộ tài liệu mà chỉ mục đang dùng",
    INDEX_PASSAGES: "Số đoạn trong chỉ mục",
    DOCUMENTS_REFUSED: "Tài liệu gửi cho bot mà không nhận được, theo lý do (reason)",
    RATE_LIMITED: "Lần bị từ chối vì hỏi quá nhanh, theo kênh (door)",
    CHANNEL_ERRORS: "Lần gọi Telegram hay Zalo bị lỗi, theo kênh (door) và mã (code): mã HTTP, timeout, network, other",
}
"""The meaning of each metric under its name; what counts has ``_total`` behind it where it is read."""

NO_ANSWER = "Chưa trả lời trong thời gian chờ."
INDEX_UNREAD = "Chỉ mục chưa đọc xong."
NOT_OPEN = "Chưa mở, hoặc vừa đóng."


def database_away(kind: str) -> str:
    """The database cannot be asked."""
    return f"Không hỏi được cơ sở dữ liệu ({kind})."


def channel_away(problem: str) -> str:
    """A channel does not answer as it should."""
    return f"Kênh không trả lời như mong đợi ({problem})."
