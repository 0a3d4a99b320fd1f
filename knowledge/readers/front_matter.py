"""The YAML header of a Markdown file, between two lines of three dashes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import yaml

from knowledge.errors import DocumentUnreadable
from knowledge.vietnamese.normalization import to_stored

_HEADER = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"\w[\w -]*:", re.MULTILINE)


def split_front_matter(text: str, source: str) -> tuple[dict[str, str | list[str]], str]:
    """The fields of the header and the text below it; no fields without a header.

    Values become text in stored form, or lists of it; dates become ISO 8601, an empty value "". Nested mappings
    are left out. Raises `DocumentUnreadable` when a header is no YAML.
    """
    found = _HEADER.match(text)
    # Two rules with prose between them are no header.
    if not found or not (_FIELD.match(found[1]) or not found[1].strip()):
        return {}, text
    try:
        fields = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a day that does not exist
        raise DocumentUnreadable(source, "has a header (front matter) that is not YAML") from error
    return _to_fields(fields), text[found.end() :]


def _to_fields(fields: object) -> dict[str, str | list[str]]:
    if not isinstance(fields, Mapping):
        return {}
    values = ((str(name), _to_value(value)) for name, value in fields.items())
    return {name: value for name, value in values if value is not None}


def _to_value(value: object) -> str | list[str] | None:
    if isinstance(value, list):
        return [text for item in value if isinstance(text := _to_value(item), str) and text]
    if isinstance(value, Mapping):
        return None
    if isinstance(value, dt.date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else to_stored(str(value))
