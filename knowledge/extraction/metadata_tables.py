"""What legal portals print of a text beside it ("Số ký hiệu", "Ngày ban hành", "Người ký"): labels and their values.

Label and value stand in one line, in two cells, in two lines, or as a row of labels above a row of values. Electronic
signatures ("Người ký: …", "Ngày ký: …") have the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from knowledge.dates.calendar import DateParts, parse_typed_date
from knowledge.extraction.line_features import Line
from knowledge.vietnamese.normalization import fold, fold_in_place


class Field(Enum):
    """What a label is followed by; its value is the pattern of the label."""

    NUMBER = r"so(?: ?[/,] ?| va | )ky hieu(?: van ban)?|so hieu(?: van ban)?|so van ban|so quyet dinh"
    KIND = r"loai (?:hinh )?van ban|hinh thuc van ban|the loai van ban"
    ISSUER = r"(?:co quan|noi|don vi)(?: ?/ ?nguoi)? ban hanh|co quan ban hanh ?/ ?chuc danh ?/ ?nguoi ky"
    SIGNER = r"nguoi ky(?: duyet| ban hanh)?|ky boi|duoc ky boi"
    POST = r"chuc vu(?: nguoi ky)?|chuc danh"
    ISSUED = r"ngay (?:ban hanh|ra van ban|van ban)"
    SIGNED = r"(?:ngay|thoi gian)(?: gio)? ky"
    IN_FORCE = r"ngay (?:bat dau |co )?hieu luc|hieu luc tu(?: ngay)?|co hieu luc tu(?: ngay)?"
    SUBJECT = r"(?:noi dung )?trich yeu(?: noi dung)?|ten van ban"
    ATTACHMENT = r"(?:tep|file|tai lieu)(?: tin)?(?: van ban)? (?:dinh )?kem(?: theo)?|file dinh kem"
    OTHER = (
        r"linh vuc|tinh trang(?: hieu luc)?|trang thai(?: hieu luc)?|hieu luc|ngay het hieu luc"
        r"|ngay (?:dang )?cong bao|so cong bao|pham vi|email|co quan|to chuc|nganh|do khan|do mat"
        r"|ngay cap nhat|nguon thu thap"
    )


@dataclass(frozen=True)
class Entry:
    """A label's value; ``positions`` are the lines of both."""

    field: Field
    value: str
    positions: tuple[int, ...]


@dataclass
class Metadata:
    """The labelled values of a page: the first of each field; ``empty`` are lines whose value is not there."""

    entries: dict[Field, Entry] = field(default_factory=dict)
    positions: dict[int, Field] = field(default_factory=dict)
    empty: set[int] = field(default_factory=set)

    def value(self, field: Field) -> str | None:
        """The value of a field, none where the page has none."""
        entry = self.entries.get(field)
        return entry.value if entry else None

    @property
    def describes_text(self) -> bool:
        """Whether it is the table of a legal text: its number and one thing more, or three others."""
        main = {Field.NUMBER, Field.KIND, Field.ISSUER, Field.ISSUED, Field.SUBJECT, Field.SIGNER} & set(self.entries)
        return len(main) >= 3 or (Field.NUMBER in main and len(main) >= 2)


_LABEL = re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{name.name.lower()}>{name.value})" for name in Field) + r")(?!\w)")
_FIELDS = {name.name.lower(): name for name in Field}
_CELL_BORDER = re.compile(r"\s*[|\t]\s*|(?<!\s) {3,}(?!\s)")
# "(xem)", "(click để xem)" and other links stand between a label and its value.
_BETWEEN = re.compile(r"^(?:\s*[(\[](?:xem|chi tiết|click|tải)[^()\[\]]{0,30}[)\]]|[\s:*]+)+", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}|\d{4}-\d{2}-\d{2}|(?:ngay )?\d{1,2} thang \d{1,2},?(?: nam)? ?\d{4}"
)
_HINT = re.compile(
    r"\bky|ban hanh|hieu|trich yeu|kem|van ban|chuc|linh vuc|tinh trang|trang thai|cong bao"
    r"|email|co quan|nguon|do (?:khan|mat)"
)
# Instead of a value: it is for members, or not there.
_EMPTY = re.compile(
    r"[\W_]*(?:(?:vui long |hay |ban (?:can|phai|chua) )?(?:dang nhap|dang ky)(?: (?:de|vao|thanh|tai|truoc)\b.{0,50})?"
    r"|da biet|n/a|(?:noi dung|thong tin|du lieu)? ?(?:dang|chua) (?:duoc )?(?:cap nhat|co|biet|xac dinh|ro)"
    r"(?: (?:du lieu|thong tin|noi dung|ngay))?|khong (?:xac dinh|co du lieu|ro)"
    r"|(?:chi )?danh cho (?:thanh vien|tai khoan|hoi vien)\b.{0,50})[\W_]*"
)
_LONGEST_LINE = 600
_FURTHEST = 8  # lines between two entries of one table


def read_metadata(lines: Sequence[Line]) -> Metadata:
    """The labelled values among the lines; a lone label is none."""
    found = Metadata()
    cluster: list[Entry] = []
    for entry in _entries(lines):
        if cluster and entry.positions[0] - cluster[-1].positions[-1] > _FURTHEST:
            _keep(found, cluster)
            cluster = []
        cluster.append(entry)
    _keep(found, cluster)
    return found


def _keep(found: Metadata, cluster: list[Entry]) -> None:
    fields = {entry.field for entry in cluster}
    if len(fields) < 2 or fields <= {Field.OTHER, Field.SUBJECT, Field.ATTACHMENT, Field.POST}:
        return
    told: set[int] = set()
    for entry in cluster:
        if is_empty_value(entry.value):
            found.empty.update(entry.positions)
        elif entry.value:
            found.entries.setdefault(entry.field, entry)
            told.update(entry.positions)
        found.positions.update(dict.fromkeys(entry.positions, entry.field))
    found.empty -= told


@dataclass
class _Pending:
    """Labels that wait for their values."""

    labels: list[Field]
    position: int


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    pending: _Pending | None = None
    for position, line in enumerate(lines):
        if len(line.text) > _LONGEST_LINE:
            pending = None
            continue
        labelled = _HINT.search(line.folded) is not None
        if not labelled and pending is None:
            continue
        cells = [cell for cell in _CELL_BORDER.split(line.text) if any(map(str.isalnum, cell))]
        parts = [part for cell in cells for part in (_split_labels(cell) if labelled else [(None, cell)])]
        if pending is not None and parts and not any(part[0] for part in parts):
            yield from _fill(pending, [value for _, value in parts], position)
            pending = None
            continue
        if parts:
            entries, pending = _read_row(parts, position)
            yield from entries


def _fill(pending: _Pending, values: list[str], position: int) -> Iterator[Entry]:
    """The labels of a line with the values of the next: one with one, or a row with a row."""
    if len(values) == len(pending.labels):
        for label, value in zip(pending.labels, values, strict=True):
            yield Entry(label, _clean(value), (pending.position, position))


def _read_row(parts: list[tuple[Field | None, str]], position: int) -> tuple[list[Entry], _Pending | None]:
    """The entries of a line, and its labels without a value."""
    entries: list[Entry] = []
    waiting: list[Field] = []
    for label, value in parts:
        if label is not None:
            waiting.append(label)
        if value := _clean(value):
            if len(waiting) == 1:
                entries.append(Entry(waiting[0], value, (position,)))
            waiting = []
    if not waiting or (entries and len(waiting) > 1):
        return entries, None
    return entries, _Pending(waiting, position)


def is_empty_value(text: str) -> bool:
    """Whether a cell only says that its value is for members or not there."""
    return len(text) <= 80 and _EMPTY.fullmatch(fold(text)) is not None


def is_label(cell: str) -> bool:
    """Whether a cell of a table is nothing but a label."""
    parts = _split_labels(cell)
    return len(parts) == 1 and parts[0][0] is not None and not _clean(parts[0][1])


def _split_labels(cell: str) -> list[tuple[Field | None, str]]:
    """The labels of a cell, each with what follows it; a cell without one is a value."""
    if not _HINT.search(fold(cell)):
        return [(None, cell)]
    found = [label for label in _LABEL.finditer(fold_in_place(cell)) if _is_label(cell, label)]
    if not found or found[0].start() > 3:
        return [(None, cell)]
    stops = [label.start() for label in found[1:]] + [len(cell)]
    return [
        (_FIELDS[label.lastgroup or ""], cell[label.end() : stop]) for label, stop in zip(found, stops, strict=True)
    ]


def _is_label(cell: str, label: re.Match[str]) -> bool:
    """A label has a capital and a colon; the first of a cell may do with a value's capital or digit, or stand alone."""
    after = cell[label.end() : label.end() + 3]
    if not cell[label.start()].isupper():
        return False
    if after.lstrip()[:1] == ":" or not after.strip():
        return True
    return label.start() <= 3 and after[0] == " " and (after[1:2].isupper() or after[1:2].isdigit())


def _clean(value: str) -> str:
    return _BETWEEN.sub("", value).strip(" :;*|-")


def read_date(value: str | None) -> DateParts | None:
    """The first date in a value ("17.06.2022 15:20:11 +07:00"); none without one."""
    found = _DATE.search(fold(value)) if value else None
    if found is None:
        return None
    try:
        return parse_typed_date(found[0])
    except ValueError:
        return None
