"""The YAML header of a Markdown file, between two lines of three dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from knowledge.errors import HeaderTrouble, InvalidHeader
from knowledge.readers.header_fields import LISTS, TEXTS, Fault, Fields, check_fields, field_name, refuse
from knowledge.vietnamese.normalization import to_stored

_HEADER = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST = 20_000  # characters; a header has some lines, and parsing one of this length takes half a second
# What strange headers make the parser raise, beside its own errors: characters that do not exist, lists within lists
# without end.
_BROKEN = (ArithmeticError, RecursionError, ValueError)
_FIELD = re.compile(r"""(?:\?[ \t]|<<[ \t]*:|(["']?)\w[\w -]*\1[ \t]*:)""")
# Where comments stand first, or the second line of dashes is missing.
_OUR_FIELD = re.compile(
    rf"""^(?:-[ \t]+)?["']?(?:{"|".join(sorted(LISTS | TEXTS))}|province|district)["']?[ \t]*:""",
    re.MULTILINE | re.IGNORECASE,
)
_OPENED = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?:[^\r\n]+(?:\r?\n|\Z))+")
# Of a header that is no YAML: the first line whose value opens with a quotation mark that is not closed there.
_OPEN_QUOTE = re.compile(r"""^[^:#\n]+:[ \t]+(?:"(?:[^"\\\n]|\\.)*|'[^'\n]*)$""", re.MULTILINE)
_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = {f"{_TAG}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")}
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_SHOWN = 60  # characters of a line that is no YAML


def split_front_matter(text: str, source: str) -> tuple[Fields, str]:
    """The fields of the header, checked, and the text below it; no fields without a header.

    Values become text in stored form, or lists of it; an empty value is "". Nested mappings of other programs are left
    out. Raises `InvalidHeader` when a header is no YAML, longer or more entangled than people write them, or says of
    the document what cannot be.
    """
    found = _HEADER.match(text)
    if not found:
        opened = _OPENED.match(text)
        if opened and _OUR_FIELD.search(opened[0]):
            raise InvalidHeader(source, trouble=HeaderTrouble.NOT_CLOSED)
        return {}, text
    # Two rules with prose between them are no header.
    if found[1].strip() and not _FIELD.match(found[1].lstrip()) and not _OUR_FIELD.search(found[1]):
        return {}, text
    if len(found[1]) > _LONGEST:
        raise InvalidHeader(source, trouble=HeaderTrouble.TOO_LONG)
    above = text[: found.start(1)].count("\n")
    try:
        fields, wrong = _read_fields(found[1], source, above)
    except (yaml.YAMLError, *_BROKEN) as error:
        raise _no_yaml(error, found[1], source, above) from error
    checked, faults = check_fields(fields)
    if wrong or faults:
        raise refuse(source, [*wrong, *faults])
    return checked, text[found.end() :]


class _Loader(yaml.BaseLoader):
    """YAML whose values are what was typed: a number that is a date keeps its zeros, and "no" is no boolean.

    Aliases are not read: ten lines of them stand for a billion values.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def _read_fields(header: str, source: str, above: int) -> tuple[Fields, list[Fault]]:
    """The fields by name, and those of ours that are something else than text or a list of it."""
    root = yaml.compose(header, _Loader)
    fields: Fields = {}
    wrong: list[Fault] = []
    if root is None:
        return fields, wrong
    if not isinstance(root, yaml.MappingNode):
        line = above + root.start_mark.line + 1
        raise InvalidHeader(source, trouble=HeaderTrouble.NO_FIELDS, line=line)
    for key, value in root.value:
        name = field_name(key.value) if isinstance(key, yaml.ScalarNode) else ""
        ours = name in LISTS | TEXTS or name == "<<"  # a merge would bring fields of ours along
        read = None if name == "<<" else _read_value(value)
        fits = isinstance(read, str) or (read is not None and name not in TEXTS)
        if ours and name in fields:
            line = above + key.start_mark.line + 1
            raise InvalidHeader(source, trouble=HeaderTrouble.TWICE, particular=f"2 × {name}", line=line)
        if ours and not fits:
            wrong.append((name, _typed(value, header)))
        elif read is not None and name:
            fields[name] = read
    return fields, wrong


def _read_value(node: yaml.Node) -> str | list[str] | None:
    """The text or list of texts of a value, none for anything else; a list within a list is something else."""
    if isinstance(node, yaml.ScalarNode):
        return _read_text(node)
    if not isinstance(node, yaml.SequenceNode):
        return None
    texts = list(_read_items(node))
    return None if None in texts else [text for text in texts if text]


def _read_items(node: yaml.SequenceNode) -> Iterator[str | None]:
    for item in node.value:
        yield _read_text(item) if isinstance(item, yaml.ScalarNode) else None


def _read_text(node: yaml.ScalarNode) -> str | None:
    if node.tag not in _PLAIN_TAGS:  # such as bytes
        return None
    empty = node.style is None and node.value in _EMPTY
    return "" if empty else to_stored(node.value)


def _typed(node: yaml.Node, header: str) -> str:
    return " ".join(header[node.start_mark.index : node.end_mark.index].split())


def _no_yaml(error: Exception, header: str, source: str, above: int) -> InvalidHeader:
    """The refusal of a header that is no YAML, with the line of the file where that is known."""
    lines = header.split("\n")
    opened = _OPEN_QUOTE.search(header)
    mark = getattr(error, "problem_mark", None)
    at = header.count("\n", 0, opened.start()) if opened else mark.line if mark is not None else len(lines)
    trouble = HeaderTrouble.OPEN_QUOTE if opened else HeaderTrouble.NOT_YAML
    if at >= len(lines):
        return InvalidHeader(source, trouble=trouble)
    said = lines[at].strip()[:_SHOWN] or None
    return InvalidHeader(source, trouble=trouble, particular=said, line=above + at + 1)
