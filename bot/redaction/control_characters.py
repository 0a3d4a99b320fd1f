"""Characters that steer a terminal or turn the order of letters around, made visible."""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
_STEERING = re.compile(
    # C0 and C1, among them the escape of every sequence; what parts lines and columns stays.
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    # Everything that overrides the direction of letters (UAX #9); mere marks of direction do not, and pages have many.
    "|[\u202a-\u202e\u2066-\u2069]"
    # Half a character: nothing encodes it.
    "|[\ud800-\udfff]"
)
# Ends a line for some who read JSON line by line.
_SEPARATOR = re.compile(r"[\u2028\u2029]")


def is_unicode(text: str) -> bool:
    """Whether nothing in a text is half a character, as bytes that are no UTF-8 and some escapes of JSON become."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def without_control(text: str) -> str:
    """The text with every such character replaced by "�"; lines and tabs stay."""
    return _STEERING.sub(_REPLACEMENT, text)


def escape_control(written: str) -> str:
    """JSON with every such character escaped, so that it says the same and steers nothing."""
    for pattern in (_STEERING, _SEPARATOR):
        written = pattern.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    return written
