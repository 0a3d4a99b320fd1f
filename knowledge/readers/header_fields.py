"""What the fields of a header say of its document, checked: each is used, or its document is refused.

One rule for all: a field that this program shows to people (title, publisher, url, date, basis, provinces, districts)
is taken when it can plainly be read, however it is written; when it cannot, the document is refused with the field and
what it says, so that nothing of it is lost unseen and no text stands under a wrong date or place. A field left empty
says nothing. Fields of other names belong to other programs and are passed over, as is ``kind`` with a word of theirs.
A digest, whose header says that it is one, has some fields of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.dates import parse_typed_date
from knowledge.errors import InvalidHeader
from knowledge.places import make_places
from knowledge.readers.sources import is_web_address
from knowledge.records import ArticleKind, Basis, PartRead, SourceDate

Fields = dict[str, str | list[str]]
"""Fields by name, as text or lists of it."""

LISTS = frozenset({"provinces", "districts"})
TEXTS = frozenset({"title", "publisher", "url", "date", "basis"})
DIGEST_LISTS = frozenset({"numbers", "authors", "signers", "topics"})
DIGEST_DATES = frozenset({"valid_from", "valid_until"})
DIGEST_TEXTS = frozenset({"replaced_by", "conflict"})
DIGEST_WORDS = {
    "read": frozenset(PartRead),
    "title_basis": frozenset({"printed", "own"}),
    "language": frozenset({"vi", "en"}),
    "legal": frozenset({"true", "false"}),
    "weak": frozenset({"true", "false"}),
}
"""The fields of digests that say one of a few words."""
_SINGULAR = {"province": "provinces", "district": "districts"}
_SHOWN = 60  # characters of what a header says wrongly
_BETWEEN = re.compile(r"\s*[,;]\s*")


def field_name(written: str) -> str:
    """The name of a field of ours, written in whatever case or number; other names as they are."""
    name = written.strip().lower()
    name = _SINGULAR.get(name, name)
    return name if name in LISTS | TEXTS | {"kind"} else written


def refuse(source: str, field: str, said: str) -> InvalidHeader:
    """The refusal of a document for one field of its header."""
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
    return InvalidHeader(source, field=field, particular=f"{field}: {shown}")


def check_fields(fields: Mapping[str, str | list[str]], source: str) -> Fields:
    """The fields with those of ours in one form: dates in ISO 8601, provinces and districts as lists.

    Raises `InvalidHeader` that names the first field which cannot be used.
    """
    checked: Fields = dict(fields)
    for name in LISTS & fields.keys():
        checked[name] = [part for each in _as_list(fields[name]) for part in _BETWEEN.split(each) if part]
    for name in ("title", "publisher"):
        if (said := _text(fields, name)) and not any(map(str.isalnum, said)):
            raise refuse(source, name, said)
        if said:
            checked[name] = " ".join(said.split())
    url = _text(fields, "url")
    if url and not is_web_address(url):
        raise refuse(source, "url", url)
    checked |= _date(fields, source)
    _check_places(checked, source)
    if kind := _text(fields, "kind"):
        checked["kind"] = kind.lower()
    return checked | _of_digest(checked, source) if checked.get("kind") == ArticleKind.DIGEST else checked


def _of_digest(fields: Fields, source: str) -> Fields:
    """The fields that digests alone have, in one form."""
    for name in (*DIGEST_WORDS, *sorted(DIGEST_DATES | DIGEST_TEXTS)):
        if isinstance(said := fields.get(name), list):
            raise refuse(source, name, ", ".join(said))
    checked: Fields = {name: _as_list(fields[name]) for name in DIGEST_LISTS & fields.keys()}
    for name, words in DIGEST_WORDS.items():
        if said := _text(fields, name):
            if said.lower() not in words:
                raise refuse(source, name, said)
            checked[name] = said.lower()
    for name in DIGEST_DATES:
        if said := _text(fields, name):
            try:
                # May lie ahead, which dates of documents do not.
                checked[name] = str(SourceDate.of(Basis.IN_FORCE, *map(int, said.split("-", 2))).value)
            except (ValueError, TypeError) as error:
                raise refuse(source, name, said) from error
    return checked


def _text(fields: Mapping[str, str | list[str]], name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _date(fields: Mapping[str, str | list[str]], source: str) -> Fields:
    """The date and its basis; "none" is a basis too, of a document that has no date."""
    written, basis = _text(fields, "date"), _text(fields, "basis").lower()
    if not basis and not written:
        return {}
    if basis and basis not in set(Basis):
        raise refuse(source, "basis", basis)
    if (basis == Basis.NONE) == bool(written):
        raise refuse(source, "basis", basis)
    if not written:
        return {"basis": basis}
    try:
        date = SourceDate.of(Basis(basis or Basis.PUBLISHED), *parse_typed_date(written))
    except ValueError as error:
        raise refuse(source, "date", written) from error
    stated: Fields = {"basis": date.basis.value} if basis else {}
    return {"date": str(date.value), **stated}


def _check_places(fields: Fields, source: str) -> None:
    provinces, districts = (_as_list(fields.get(name, [])) for name in ("provinces", "districts"))
    try:
        known = make_places(provinces)
    except ValueError as error:
        raise refuse(source, "provinces", str(error)) from error
    for district in districts:
        named = make_places([place.province for place in known], [district])
        if not any(place.district for place in named):
            raise refuse(source, "districts", district)
