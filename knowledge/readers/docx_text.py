"""The text inside an element of a DOCX, as people read it: breaks kept, deletions left out, old fonts converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge.readers.old_encodings import OldText, name_font

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
# Taken back by an editor, shown a second time for old programs, or instructions to Word.
SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}tblPr", _FALLBACK))


def read_text(element: Any, old: OldText | None = None) -> str:
    """The text in an element, line breaks kept, paragraphs inside it (text boxes, cells) parted by them.

    With ``old`` it is converted where a font of a run says what it is in, and by its words elsewhere.
    """
    text = _text(element, old)
    return "\n".join(map(old.mend, text.split("\n"))) if old is not None else text


def read_words(parts: Iterable[Any]) -> Iterator[str]:
    """The texts of the paragraphs in some parts, but for runs whose fonts say what they are in."""
    for part in parts:
        for paragraph in part.iter(f"{_W}p"):
            yield "".join(_text(run, None) for run in paragraph.iter(f"{_W}r") if _font(run) is None)


def _text(element: Any, old: OldText | None) -> str:
    if element.tag in SKIPPED:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[element.tag]
    text = "".join([_text(child, old) for child in element])
    if old is not None and element.tag == f"{_W}r" and (font := _font(element)) is not None:
        text = old.read_font(text, *font)
    return f"{text}\n" if element.tag == f"{_W}p" else text


def _font(run: Any) -> Any:
    fonts = run.find(f"{_W}rPr/{_W}rFonts")
    if fonts is None:
        return None
    return name_font(fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or "")
