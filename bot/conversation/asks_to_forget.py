"""Whether a message asks for nothing but to have one's data deleted: "xoá hết dữ liệu của tôi", "xoa du lieu"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

# Whoever says more than that says something else.
_LONGEST = 100
_WORD = re.compile(r"\w+")
_ME = "(?:toi|minh|em|anh|chi|chau|tui|to)"
_OPENING = (
    rf"(?:(?:bot|ban|hay|vui long|lam on|{_ME}|muon|can|cho|giup|nho|yeu cau|de nghi|lam sao|lam the nao|cach|de)"
    " )*"
)
_ALL = "(?:(?:het|bo|toan bo|tat ca|moi|sach|cac|nhung|ca) )*"
_DATA = "(?:(?:du lieu|thong tin|lich su|cau hoi|tin nhan|gi)(?: (?:ca nhan|tro chuyen|hoi dap|da luu|dang luu))?)"
_WHOSE = rf"(?: (?:cua|ve|lien quan den)(?: ca)? {_ME}| {_ME}(?: da)? (?:hoi|gui))?"
_CLOSING = rf"(?: (?:di|nhe|nha|giup|voi|ngay|a|duoc khong|ho|cho|nua|bot|ban|{_ME}))*"
_ASKS = re.compile(f"{_OPENING}(?:xoa|huy) (?:(?:giup|ho|cho|di) (?:{_ME} )?)?{_ALL}{_DATA}{_WHOSE}{_CLOSING}")


def asks_to_forget(text: str) -> bool:
    """Whether a text says nothing but that, with or without tone marks."""
    return len(text) <= _LONGEST and _ASKS.fullmatch(" ".join(_WORD.findall(fold(text)))) is not None
