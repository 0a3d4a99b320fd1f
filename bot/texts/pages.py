"""What people read on pages in a browser, served or published."""

from __future__ import annotations

SITE = "Trợ lý sản xuất sạch hơn"
SKIP = "Đến nội dung chính"
PROMISE = (
    "Câu nào cũng trích nguyên văn từ bài, hoặc tóm lược một trang có nêu tên và ghi rõ như vậy; có nguồn, ngày và "
    "tỉnh."
)
QUOTATION = "Trích nguyên văn"
