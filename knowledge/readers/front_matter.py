"""The YAML header of a Markdown file, between two lines of three dashes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import yaml

from knowledge.errors import InvalidHeader
from knowledge.vietnamese.normalization import to_stored

_HEADER = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST = 20_000  # characters; a header has some lines, and parsing one of this length takes half a second
# What strange headers make the parser raise, beside its own errors: days that do not exist, numbers of 5,000 digits,
# tags that lie, lists within lists without end.
_BROKEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_FIELD = re.compile(r"\w[\w -]*:", re.MULTILINE)


def split_front_matter(text: str, source: str) -> tuple[dict[str, str | list[str]], str]:
    """The fields of the header and the text below it; no fields without a header.

    Values become text in stored form, or lists of it; dates become ISO 8601, an empty value "". Nested mappings
    are left out. Raises `InvalidHeader` when a header is no YAML, or longer or more entangled than people write
    them.
    """
    found = _HEADER.match(text)
    # Two rules with prose between them are no header.
    if not found or not (_FIELD.match(found[1]) or not found[1].strip()):
        return {}, text
    if len(found[1]) > _LONGEST:
        raise InvalidHeader(source, "has a header (front matter) that is too long")
    try:
        fields = _to_fields(yaml.load(found[1], _Loader))  # noqa: S506 - a safe loader that takes even less
    except (yaml.YAMLError, *_BROKEN) as error:
        raise InvalidHeader(source, "has a header (front matter) that is not YAML") from error
    return fields, text[found.end() :]


class _Loader(yaml.SafeLoader):
    """YAML without aliases: ten lines of them stand for a billion values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


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
