"""Whether a question asks whom to turn to in a province: which office, its telephone, its address."""

from __future__ import annotations

import re

from retrieval.query.query import Query

# Without marks these are read as the words of asking below: "hồi đầu năm", "hội".
_OTHER_WORDS = frozenset({"hồi", "hội", "hơi", "gói"})
# What may be said beside it: the subject of all of this, and one word more.
_BESIDE = frozenset({"san", "xuat", "sach", "hon", "so", "cong", "thuong", "tinh", "thanh", "pho", "tp", "ve"})
_FEW_WORDS = 2
_OFFICE = r"(?:so cong thuong|so ct|sct|trung tam khuyen cong|khuyen cong tinh|co quan quan ly)"
_REACHED_BY = r"(?:sdt|so dt|so dien thoai|dien thoai|dia chi|email|hotline|lien he|goi|website|trang web)"
_WHOM = r"(?:hoi|lien he|goi)(?: voi| cho| den)? (?:ai|o dau|noi nao|cho nao|don vi nao|co quan nao|so nao|phong nao)"
_ASKS = re.compile(rf"\b(?:{_WHOM}|{_REACHED_BY}(?: \w+){{0,3}}? {_OFFICE}|{_OFFICE}(?: \w+){{0,5}}? {_REACHED_BY})\b")


def asks_whom_to_ask(query: Query) -> bool:
    """Whether nothing but whom to ask in a place is asked; of a firm or of another matter its papers may tell."""
    tokens = [token for token in query.tokens if token.token.marked not in _OTHER_WORDS]
    words = " ".join(token.token.folded for token in tokens)
    found = _ASKS.search(words)
    if found is None or not query.scope.groups:
        return False
    asking = set(found[0].split())
    beside = [
        token for token in tokens if token.is_content and not token.names_place and token.token.folded not in asking
    ]
    return len([token for token in beside if token.token.folded not in _BESIDE]) <= _FEW_WORDS
