"""What a person typed about an office, read and checked."""

from __future__ import annotations

import re
import unicodedata

from knowledge.errors import InvalidCorrection
from knowledge.places import normalize_province, province_now
from knowledge.places.offices import NATION, merged_into
from knowledge.readers.sources import is_web_address
from knowledge.store.contacts import ContactDetails
from knowledge.vietnamese.normalization import fold

# In characters. A reply has one line for it, and addresses of offices have half as many.
_LONGEST = 200
_NATION = frozenset({"ca nuoc", "toan quoc", "quoc gia", "trung uong"})
# One number or several with commas between them; behind a slash stands the end of another: "0238 3844 555/556".
_PHONE = re.compile(r"[\d\s()+./;,–-]+")
_BETWEEN_NUMBERS = re.compile(r"[;,]")
# The shortest numbers that are answered (1022) have four digits, and none in the world more than fifteen.
_FEWEST_DIGITS, _MOST_DIGITS = 4, 15
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+")


def read_contact_province(typed: str) -> str:
    """The province of today under any of its names, an older one's too; `NATION` for "cả nước".

    Raises `InvalidCorrection` for a name that no province has.
    """
    if " ".join(fold(typed).split()) in _NATION:
        return NATION
    legacy = normalize_province(typed)
    if legacy is None:
        raise InvalidCorrection("contact_province", typed, "is no province's name")
    return province_now(legacy)


def read_taken_in(typed: str) -> str | None:
    """The province that was typed, where it has no office of its own any more; none for any other name."""
    legacy = normalize_province(typed)
    return legacy if legacy is not None and merged_into(legacy, province_now(legacy)) else None


def read_contact_details(
    *,
    name: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    email: str | None = None,
    link: str | None = None,
) -> ContactDetails:
    """What was typed of an office; what was not typed is left alone, what is empty is cleared.

    Raises `InvalidCorrection`, and then nothing is to be changed.
    """
    typed = {"name": name, "phone": phone, "address": address, "email": email, "link": link}
    given = {field: unicodedata.normalize("NFC", value).strip() for field, value in typed.items() if value is not None}
    for field, value in given.items():
        _check(field, value)
    return ContactDetails(**given)


def _check(field: str, value: str) -> None:
    if len(value) > _LONGEST or not value.isprintable():
        raise InvalidCorrection("contact_line", value, f"must be one line of at most {_LONGEST} characters")
    if not value:
        return
    if field == "phone":
        _check_phone(value)
    if field == "email" and not _EMAIL.fullmatch(value):
        raise InvalidCorrection("email", value, "is no e-mail address")
    if field == "link" and not is_web_address(value):
        raise InvalidCorrection("url", value, "must begin with http:// or https://")


def _check_phone(value: str) -> None:
    if not _PHONE.fullmatch(value):
        raise InvalidCorrection("phone", value, "is no telephone number")
    for number in _BETWEEN_NUMBERS.split(value):
        first, *others = ([each for each in part if each.isdigit()] for part in number.split("/"))
        if len(first) < _FEWEST_DIGITS or max(map(len, [first, *others])) > _MOST_DIGITS:
            raise InvalidCorrection("phone_length", value, "has too few or too many digits for a telephone number")
