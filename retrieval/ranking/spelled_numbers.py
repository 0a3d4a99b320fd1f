"""Small numbers that a document spells out, for who types them in digits: "giai đoạn hai" is "giai đoạn 2".

The reader of numbers leaves a single word alone, as it is too often something else; beside a question that names the
number it is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.analysis.tokenizer import Token

# "Một" is an article too, and no answer must have a "1".
_DIGITS = {"hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}
# "Năm" is mostly a year: it is a number before what is counted, where no number stands before it ("2015 năm").
_FIVE = "năm"
_COUNTED_IN_FIVES = frozenset({"tháng", "tuần", "ngày", "bước", "nhóm", "giải", "doanh", "nhà", "công", "cơ", "lớp"})


def with_digits(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with such words in digits; the same tokens where there are none."""
    spelled = {
        position: digits
        for position, token in enumerate(tokens)
        if (digits := _digits_of(tokens, position)) is not None and not _is_of_a_name(text, token)
    }
    if not spelled:
        return tokens
    return [
        token._replace(marked=spelled[position], folded=spelled[position]) if position in spelled else token
        for position, token in enumerate(tokens)
    ]


def _digits_of(tokens: Sequence[Token], position: int) -> str | None:
    word = tokens[position].marked
    if word != _FIVE:
        return _DIGITS.get(word)
    behind = tokens[position + 1].marked if position + 1 < len(tokens) else ""
    before = tokens[position - 1] if position else None
    return "5" if behind in _COUNTED_IN_FIVES and (before is None or not before.is_number) else None


def _is_of_a_name(text: str, token: Token) -> bool:
    """Whether it stands beside another word with a capital: "Ba Vì", "Hai Bà Trưng"; "tháng Sáu" does not."""
    if not text[token.start].isupper():
        return False
    before, behind = text[: token.start].split(" ")[-2:-1], text[token.end :].lstrip(" ")
    return behind[:1].isupper() or any(word[:1].isupper() and word[-1:].isalpha() for word in before)
