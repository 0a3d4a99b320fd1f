"""Secrets are masked in whatever is written: by what they are, once they are known, and by where they stand."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from knowledge.records import KEY_PARAMETER

MASK = "***"
_TOKEN_MASK = "<token>"  # noqa: S105 - stands for one
# Shorter ones are words of every text; where they stand in an address they are masked as well.
_SHORTEST = 6

# What @BotFather hands out, with its colon as it is, percent-encoded once or twice, or escaped.
_TOKEN = re.compile(r"(?<!\d)\d{3,}(?::|%(?:25)*3A|\\+u003a|&#58;)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
# User and password of an address: up to its last @, because people forget to encode theirs.
_CREDENTIALS = re.compile(r"""(:(?://|\\/\\/))[^\s/?\#"'<>\\]*@""")
_ENCODED_CREDENTIALS = re.compile(r"(%3A%2F%2F)(?:(?!%2F|%3F|%23)[^\s/&\"'<>\\])*%40", re.IGNORECASE)
_PARAMETER = re.compile(rf"""([?&;#]{KEY_PARAMETER}(?:=|%3D))[^\s&;\#"'<>\\]+""", re.IGNORECASE)
# As libpq, a dictionary of Python or JSON name it.
_PASSWORD = re.compile(
    r"""(\b(?:ssl)?password\\?["']?\s*(?:=|:(?=\s*\\?["']))\s*)(?:\\?'(?:[^'\\]|\\.)*'|\\?"(?:[^"\\]|\\.)*"|[^\s&;"',})]+)""",
    re.IGNORECASE,
)

_known: dict[str, re.Pattern[str]] = {}


def keep_secret(*secrets: str | None) -> None:
    """From now on these are masked, in whatever way they are written."""
    for secret in secrets:
        if secret and len(secret) >= _SHORTEST and secret not in _known:
            _known[secret] = _in_any_writing(secret)


def keep_address_secret(url: str | None) -> None:
    """From now on the password in an address is masked, in its query too, with or without an @ that is not encoded."""
    before, _, rest = (url or "").partition("://")
    if before == "sqlite":
        return
    held, at, _ = rest.rpartition("@")
    user, _, password = held.partition(":")
    if at:
        for each in (held, unquote(held)):
            keep_secret(base64.b64encode(each.encode("utf-8", "replace")).decode())
        keep_secret(password or user, unquote(password or user))
    for name, value in parse_qsl(rest.partition("?")[2]):
        if "password" in name.lower():
            keep_secret(value)


def redact(text: str) -> str:
    """The text without secrets: those that are known, and whatever stands where a secret does."""
    text = _TOKEN.sub(_TOKEN_MASK, text)
    for pattern in _known.values():
        text = pattern.sub(MASK, text)
    text = _CREDENTIALS.sub(rf"\1{MASK}@", text)
    text = _ENCODED_CREDENTIALS.sub(rf"\1{MASK}%40", text)
    text = _PARAMETER.sub(rf"\1{MASK}", text)
    # Looked for in every place only where it stands at all, which costs a hundredth.
    return _PASSWORD.sub(_mask_value, text) if "password" in text.lower() else text


def _mask_value(found: re.Match[str]) -> str:
    value = found[0][len(found[1]) :]
    quote = re.match(r"""\\?["']""", value)
    return f"{found[1]}{quote[0]}{MASK}{quote[0]}" if quote else f"{found[1]}{MASK}"


def _in_any_writing(secret: str) -> re.Pattern[str]:
    """The secret plain, percent-encoded, escaped as in JSON, Python or HTML, also in parts and more than once.

    A short one that is only letters or digits is found as a word alone: "postgres" is no part of "postgresql".
    """
    pattern = "".join(f"(?:{'|'.join(_writings(letter))})" for letter in secret)
    if secret.isalnum() and len(secret) < 16:
        pattern = rf"(?:(?<![^\W_])|(?<=%[0-9a-f]{{2}})|(?<=\\[nrt])){pattern}(?![^\W_])"
    return re.compile(pattern, re.IGNORECASE if not secret.isascii() else 0)


def _writings(letter: str) -> Iterator[str]:
    yield re.escape(letter)
    encoded = letter.encode("utf-8", "surrogatepass")
    yield "".join(_hexadecimal("%(?:25)*", byte, 2) for byte in encoded)
    if letter.isascii() and letter.isalnum():
        return  # nothing escapes these
    yield "".join(_hexadecimal(r"\\+x", byte, 2) for byte in encoded)
    if ord(letter) < 0x100:
        yield _hexadecimal(r"\\+x", ord(letter), 2)
    units = letter.encode("utf-16-be", "surrogatepass")
    yield "".join(_hexadecimal(r"\\+u", units[at] << 8 | units[at + 1], 4) for at in range(0, len(units), 2))
    yield _hexadecimal(r"\\+U", ord(letter), 8)
    if not letter.isalnum():
        yield r"\\+" + re.escape(letter)
        yield f"&#(?:0*{ord(letter)}|x0*{_hexadecimal('', ord(letter), 1)});"
    if letter == " ":
        yield r"\+"
    if letter in _NAMED:
        yield f"&{_NAMED[letter]};"


_NAMED = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos"}


def _hexadecimal(prefix: str, number: int, digits: int) -> str:
    """A pattern for a number in hexadecimal digits of either case."""
    return prefix + "".join(f"[{d}{d.upper()}]" if d.isalpha() else d for d in f"{number:0{digits}x}")
