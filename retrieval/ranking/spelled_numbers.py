"""Small numbers that a document spells out, for who types them in digits: "giai đoạn hai" is "giai đoạn 2".

The reader of numbers leaves a single word alone, as it is too often something else. Beside what is numbered or counted
it is a number, for a question that names the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.vietnamese import units
from retrieval.analysis.tokenizer import Token

# "Một" is an article too, and no answer must have a "1".
_DIGITS = {"hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}
# "Năm" is mostly a year.
_YEAR = "năm"
# "Giai đoạn hai", "tháng Sáu", "bước ba"; behind these "năm" is a year all the same.
_NUMBERED = frozenset({"đoạn", "bước", "tháng", "quý", "kỳ", "đợt", "lần", "thứ", "số", "nhóm", "cấp", "mức", "loại"})
# Measures of time, and what has parts: "sáu tháng", "ba bước", "hai năm".
_COUNTED = re.compile(
    rf"\s+(?:{units.COUNTED}|tháng|tuần|ngày|giờ|quý|năm(?! \d)|bước|giai đoạn|nhóm|loại|đợt|lần|khu|cụm|huyện|tỉnh|xã"
    r"|thành phố|nơi|ngành|dây chuyền|lò|máy)(?!\w)",
    re.IGNORECASE,
)


def with_digits(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with such words in digits; the same tokens where there are none."""
    spelled = {
        position: digits
        for position, token in enumerate(tokens)
        if (digits := _digits_of(text, tokens, position)) is not None and not _is_of_a_name(text, token)
    }
    if not spelled:
        return tokens
    return [
        token._replace(marked=spelled[position], folded=spelled[position]) if position in spelled else token
        for position, token in enumerate(tokens)
    ]


def _digits_of(text: str, tokens: Sequence[Token], position: int) -> str | None:
    """The digits for a word that numbers or counts what stands beside it; none for another word."""
    token = tokens[position]
    digits = _DIGITS.get(token.marked)
    if digits is None:
        return None
    before = tokens[position - 1] if position else None
    counts = _COUNTED.match(text, token.end) is not None
    if token.marked == _YEAR:
        return digits if counts and (before is None or not before.is_number) else None
    return digits if counts or (before is not None and before.marked in _NUMBERED) else None


def _is_of_a_name(text: str, token: Token) -> bool:
    """Whether it stands beside another word with a capital: "Ba Vì", "Hai Bà Trưng"; "tháng Sáu" does not."""
    if not text[token.start].isupper():
        return False
    before, behind = text[: token.start].split(" ")[-2:-1], text[token.end :].lstrip(" ")
    return behind[:1].isupper() or any(word[:1].isupper() and word[-1:].isalpha() for word in before)
