"""What the fields of a header say of its document, checked: each is used, or its document is refused.

One rule for all: a field that this program shows to people (title, publisher, url, date, basis, provinces, districts)
is taken when it can plainly be read, however it is written; when it cannot, the document is refused with the field and
what it says, so that nothing of it is lost unseen and no text stands under a wrong date or place. A field left empty
says nothing. Fields of other names belong to other programs and are passed over; ``kind`` is ours, for a digest that
were taken for an original by a slip would be quoted. A digest, whose header says that it is one, has some fields of its
own. All that is wrong with a header is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from knowledge.dates import parse_typed_date
from knowledge.errors import InvalidHeader
from knowledge.places import make_places
from knowledge.readers.sources import is_web_address
from knowledge.records import ArticleKind, Basis, PartRead, SourceDate

Fields = dict[str, str | list[str]]
"""Fields by name, as text or lists of it."""

LISTS = frozenset({"provinces", "districts"})
TEXTS = frozenset({"title", "publisher", "url", "date", "basis", "kind"})
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
DIGEST_FIELDS = LISTS | TEXTS | DIGEST_LISTS | DIGEST_DATES | DIGEST_TEXTS | DIGEST_WORDS.keys()
"""Every field that a digest may have."""
_SINGULAR = {"province": "provinces", "district": "districts"}
_SHOWN = 60  # characters of what a header says wrongly
_BETWEEN = re.compile(r"\s*[,;]\s*")


Fault = tuple[str, str]
"""A field at fault and what it says."""


def field_name(written: str) -> str:
    """The name of a field of ours, written in whatever case or number; other names as they are."""
    name = written.strip().lower()
    name = _SINGULAR.get(name, name)
    return name if name in LISTS | TEXTS else written


def refuse(source: str, faults: Iterable[Fault]) -> InvalidHeader:
    """The refusal of a document for what fields of its header say; there must be one."""
    return InvalidHeader(source, faults=tuple((field, _shorten(f"{field}: {said}", field)) for field, said in faults))


def _shorten(said: str, field: str) -> str:
    longest = len(field) + 2 + _SHOWN
    return said if len(said) <= longest else f"{said[:longest]}…"


def check_fields(fields: Mapping[str, str | list[str]]) -> tuple[Fields, list[Fault]]:
    """The fields with those of ours in one form: dates in ISO 8601, provinces and districts as lists.

    Beside them all that cannot be used, in the header's order; such fields are as they were.
    """
    checked: Fields = dict(fields)
    faults: list[Fault] = []
    for name in LISTS & fields.keys():
        checked[name] = [part for each in _as_list(fields[name]) for part in _BETWEEN.split(each) if part]
    for name in ("title", "publisher"):
        if said := _text(fields, name):
            checked[name] = " ".join(said.split())
            if not any(map(str.isalnum, said)):
                faults.append((name, said))
    if (url := _text(fields, "url")) and not is_web_address(url):
        faults.append(("url", url))
    checked |= _date(fields, faults)
    faults += _find_wrong_places(checked)
    if kind := _text(fields, "kind"):
        checked["kind"] = kind.lower()
        if checked["kind"] not in set(ArticleKind):
            faults.append(("kind", kind))
    checked |= _of_digest(checked, faults)
    order = list(fields)
    return checked, sorted(faults, key=lambda fault: order.index(fault[0]) if fault[0] in order else len(order))


def _of_digest(fields: Fields, faults: list[Fault]) -> Fields:
    """The fields that digests alone have, in one form; nothing of what is plainly none."""
    if fields.get("kind") != ArticleKind.DIGEST:
        if "title_basis" in fields:  # no other program has it: a digest that does not say that it is one
            _words_of(fields, ("title_basis", "read"), faults)
        return {}
    lists = {name: said for name, said in fields.items() if isinstance(said, list)}
    faults += [(name, ", ".join(lists[name])) for name in lists.keys() & (DIGEST_DATES | DIGEST_TEXTS)]
    checked: Fields = {name: _as_list(fields[name]) for name in DIGEST_LISTS & fields.keys()}
    checked |= _words_of(fields, DIGEST_WORDS, faults)
    for name in DIGEST_DATES:
        if said := _text(fields, name):
            try:
                # May lie ahead, which dates of documents do not.
                checked[name] = str(SourceDate.of(Basis.IN_FORCE, *map(int, said.split("-", 2))).value)
            except (ValueError, TypeError):
                faults.append((name, said))
    return checked


def _words_of(fields: Fields, names: Iterable[str], faults: list[Fault]) -> Fields:
    """The fields that say one of a few words, in small letters."""
    checked: Fields = {}
    for name in names:
        written = fields.get(name, "")
        said = written if isinstance(written, str) else ", ".join(written)
        if isinstance(written, list) or (said and said.lower() not in DIGEST_WORDS[name]):
            faults.append((name, said))
        elif said:
            checked[name] = said.lower()
    return checked


def _text(fields: Mapping[str, str | list[str]], name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _date(fields: Mapping[str, str | list[str]], faults: list[Fault]) -> Fields:
    """The date and its basis; "none" is a basis too, of a document that has no date."""
    written, basis = _text(fields, "date"), _text(fields, "basis").lower()
    known = not basis or basis in set(Basis)
    if not known or (bool(basis) and (basis == Basis.NONE) == bool(written)):
        faults.append(("basis", basis))
    if not written:
        return {"basis": basis} if basis else {}
    try:
        date = SourceDate.of(Basis(basis) if basis and known else Basis.PUBLISHED, *parse_typed_date(written))
    except ValueError:
        if basis != Basis.NONE:
            faults.append(("date", written))
        return {}
    stated: Fields = {"basis": date.basis.value} if basis else {}
    return {"date": str(date.value), **stated}


def _find_wrong_places(fields: Fields) -> Iterable[Fault]:
    """The provinces that there are not, and districts that lie in none of those."""
    provinces, districts = (_as_list(fields.get(name, [])) for name in ("provinces", "districts"))
    try:
        known = make_places(provinces)
    except ValueError as error:
        yield "provinces", str(error)
        return
    for district in districts:
        named = make_places([place.province for place in known], [district])
        if not any(place.district for place in named):
            yield "districts", district
