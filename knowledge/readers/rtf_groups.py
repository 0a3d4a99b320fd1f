"""The groups and control words of RTF: which letters stand in which part of a document, and in which font."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from knowledge.errors import DocumentBroken
from knowledge.readers.old_letters import LATIN

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_LONGEST_PIECE = 2000  # characters; longer ones are not copied again for each sign
_DEEPEST = 1000  # groups within one another
_BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "tab": " ", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
# What is no text; after "\*" anything is that a program need not know, but for the text of shapes.
_NO_TEXT = frozenset((
    "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "listtable",
    "listoverridetable", "rsidtbl", "generator", "fldinst", "sp", "nonshppict", "xmlnstbl", "latentstyles",
    "filetbl", "revtbl", "annotation", "atnid", "atnauthor", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    "bkmkstart", "bkmkend", "xe", "tc", "objdata",
))  # fmt: skip
_SHAPES = frozenset({"shpinst", "shptxt"})
# Code pages by the character set of a font (\fcharset); that of the document counts for the others.
_CHARSETS = {161: "cp1253", 162: "cp1254", 163: "cp1258", 204: "cp1251", 238: "cp1250"}

Piece = tuple[str, str]
"""Letters, and the name of their font."""


class Part(Enum):
    """Where in a document a text stands."""

    BODY = auto()
    HEAD = auto()
    FOOT = auto()
    NOTE = auto()


_PARTS = {"header": Part.HEAD, "headerf": Part.HEAD, "headerl": Part.HEAD, "headerr": Part.HEAD, "footer": Part.FOOT,
    "footerf": Part.FOOT, "footerl": Part.FOOT, "footerr": Part.FOOT, "footnote": Part.NOTE}  # fmt: skip


@dataclass(frozen=True)
class _State:
    """What holds inside a group until it ends."""

    part: Part = Part.BODY
    silent: bool = False
    hidden: bool = False
    fonts: bool = False
    font: int = -1
    skip: int = 1
    in_table: bool = False


@dataclass
class _Reader:
    """Reads the tokens one after the other."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    rows: dict[Part, list[list[list[Piece]]]] = field(default_factory=lambda: {part: [] for part in Part})
    cells: dict[Part, list[list[Piece]]] = field(default_factory=lambda: {part: [] for part in Part})
    pieces: dict[Part, list[Piece]] = field(default_factory=lambda: {part: [] for part in Part})
    names: dict[int, str] = field(default_factory=dict)
    charsets: dict[int, int] = field(default_factory=dict)
    default: int = -1
    page: str = "cp1252"
    skipping: int = 0
    starred: bool = False

    def add(self, text: str) -> None:
        if self.state.fonts:
            self.names[self.state.font] = self.names.get(self.state.font, "") + text
        elif not (self.state.silent or self.state.hidden):
            font = self.state.font if self.state.font >= 0 else self.default
            name, pieces = self.names.get(font, "").strip("; "), self.pieces[self.state.part]
            if pieces and pieces[-1][1] == name and len(pieces[-1][0]) < _LONGEST_PIECE:
                pieces[-1] = (pieces[-1][0] + text, name)  # fonts of VNI write a letter in two signs
            else:
                pieces.append((text, name))

    def add_bytes(self, content: bytes) -> None:
        if self.skipping:  # what stands for a letter of Unicode in programs without it
            taken = min(self.skipping, len(content))
            self.skipping -= taken
            content = content[taken:]
        if content:
            self.add(self._decode(content))

    def _decode(self, content: bytes) -> str:
        if content.isascii():
            return content.decode("ascii")
        font = self.state.font if self.state.font >= 0 else self.default
        page = _CHARSETS.get(self.charsets.get(font, 0), self.page)
        if page == "cp1252":
            return "".join(LATIN[byte] for byte in content)
        return content.decode(page, "replace")

    def end_line(self) -> None:
        part = self.state.part
        if self.state.in_table:
            self.pieces[part].append(("\n", ""))
            return
        self.end_row()
        if self.pieces[part]:
            self.rows[part].append([self.pieces[part]])
            self.pieces[part] = []

    def end_cell(self) -> None:
        part = self.state.part
        self.cells[part].append(self.pieces[part])
        self.pieces[part] = []

    def end_row(self) -> None:
        part = self.state.part
        if self.cells[part]:
            self.rows[part].append(self.cells[part])
            self.cells[part] = []


def read_parts(content: bytes, source: str) -> Mapping[Part, list[list[list[Piece]]]]:
    """The rows of each part of an RTF file: cells with their pieces of text; a paragraph is a row of one cell.

    Raises `DocumentBroken` where groups lie too deep.
    """
    reader = _Reader()
    position = 0
    while position < len(content):
        found = _TOKEN.match(content, position)
        if found is None:
            break
        position = found.end()
        if found["open"] and len(reader.stack) >= _DEEPEST:
            raise DocumentBroken(source, "is an RTF with too many groups within one another")
        position += _take(reader, found)
    for part in Part:
        reader.state = _State(part=part)
        reader.end_line()
    return reader.rows


def _take(reader: _Reader, found: re.Match[bytes]) -> int:
    """Read a token; how many bytes behind it are no text."""
    if found["open"]:
        reader.stack.append(reader.state)
        reader.skipping, reader.starred = 0, False
    elif found["close"]:
        _close(reader)
    elif found["word"]:
        number = int(found["number"]) if found["number"] else None
        if found["word"] == b"bin":
            return max(0, number or 0)
        _obey(reader, found["word"].decode("ascii"), number)
    elif found["byte"]:
        reader.add_bytes(bytes([int(found["byte"], 16)]))
    elif found["text"]:
        reader.add_bytes(found["text"])
    elif found["sign"]:
        _read_sign(reader, found["sign"].decode("latin-1"))
    return 0


def _close(reader: _Reader) -> None:
    before = reader.state
    if reader.stack:
        reader.state = reader.stack.pop()
    reader.skipping = 0
    if before.part is not reader.state.part:
        after, reader.state = reader.state, _State(part=before.part)
        reader.end_line()
        reader.state = after


def _read_sign(reader: _Reader, sign: str) -> None:
    if sign == "*":
        reader.starred = True
    elif sign in "\r\n":
        reader.end_line()
    elif sign in _SIGNS:
        reader.add(_SIGNS[sign])


def _obey(reader: _Reader, word: str, number: int | None) -> None:
    state = reader.state
    starred, reader.starred = reader.starred, False
    if word in _PARTS:
        reader.state = replace(state, part=_PARTS[word], in_table=False)
    elif word == "fonttbl":
        reader.state = replace(state, fonts=True)
    elif word in _NO_TEXT or (starred and word not in _SHAPES):
        reader.state = replace(state, silent=True, fonts=False)
    elif word in _BREAKS:
        if _BREAKS[word] == "\n" and word != "line":
            reader.end_line()
        else:
            reader.add(_BREAKS[word])
    elif word in {"cell", "nestcell"}:
        reader.end_cell()
    elif word in {"row", "nestrow"}:
        reader.end_row()
    elif word == "u" and number is not None:
        reader.add(_letter(number))
        reader.skipping = state.skip
    else:
        _set(reader, word, number)


def _set(reader: _Reader, word: str, number: int | None) -> None:
    """Control words that change how what follows is read."""
    state = reader.state
    if word == "f" and number is not None:
        reader.state = replace(state, font=number)
    elif word == "fcharset" and number is not None:
        reader.charsets[state.font] = number
    elif word == "deff" and number is not None:
        reader.default = number
    elif word == "ansicpg" and number is not None:
        reader.page = _page(number)
    elif word == "uc":
        reader.state = replace(state, skip=max(0, min(number if number is not None else 1, 9)))
    elif word in {"v", "deleted"}:
        reader.state = replace(state, hidden=number != 0)
    elif word == "plain":
        reader.state = replace(state, hidden=False, font=-1)
    elif word == "pard":
        reader.state = replace(state, in_table=False)
    elif word == "intbl":
        reader.state = replace(state, in_table=True)


def _page(number: int) -> str:
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"


def _letter(number: int) -> str:
    code = number + 0x10000 if number < 0 else number
    return chr(code) if 0 <= code < 0x110000 else " "
