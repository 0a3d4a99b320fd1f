"""Characters that steer a terminal or turn the order of letters around, made visible."""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
_STEERING = re.compile(
    # C0 and C1, among them the escape of every sequence; what parts lines and columns stays.
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    # Separators that terminals disagree about, and everything that overrides the direction of letters (UAX #9).
    "|[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    # Half a character: nothing encodes it.
    "|[\ud800-\udfff]"
)


def is_unicode(text: str) -> bool:
    """Whether nothing in a text is half a character, as bytes that are no UTF-8 and some escapes of JSON become."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def without_control(text: str) -> str:
    """The text with every such character replaced by "�"; lines and tabs stay."""
    return _STEERING.sub(_REPLACEMENT, text)


def escape_control(written: str) -> str:
    """JSON with every such character escaped, so that it says the same and steers nothing."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
