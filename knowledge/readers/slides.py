"""PPTX: the text of the slides in their order, tables row by row; each slide's title is a heading."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from knowledge.errors import DocumentBroken
from knowledge.readers.office_package import open_package, read_part
from knowledge.readers.old_encodings import OldText
from knowledge.readers.plain import make_block
from knowledge.readers.table_rows import join_cells
from knowledge.records import Document, DocumentLine, LineKind
from knowledge.vietnamese.normalization import to_stored

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ASIDES = frozenset({"sldNum", "dt", "ftr", "hdr"})  # the number, day and foot that every slide repeats
_MOST_SLIDES = 1000


def read_slides(content: bytes, source: str) -> Document:
    """The document in a PPTX file, without hidden slides and speakers' notes; raises a `DocumentRefused`."""
    with open_package(content, source, "PPTX") as package:
        slides = [root for root in _find_slides(package, source) if root.get("show") not in {"0", "false"}]
    old = OldText.of(_text(each) for slide in slides for each in slide.iter(f"{_A}p"))
    lines = tuple(line for slide in slides for line in _read_slide(slide, old))
    title = next((line.text for line in lines[:1] if line.kind is LineKind.HEADING), None)
    return Document(source=source, lines=lines, title_hint=title, converted_from=tuple(old.used))


def _find_slides(package: zipfile.ZipFile, source: str) -> Iterator[Any]:
    book = read_part(package, "ppt/presentation.xml", source)
    relations = read_part(package, "ppt/_rels/presentation.xml.rels", source)
    if book is None or relations is None:
        raise DocumentBroken(source, "is a broken PPTX")
    parts = {each.get("Id"): each.get("Target", "") for each in relations.findall(f"{_PACKAGE}Relationship")}
    for slide in [*book.iter(f"{_P}sldId")][:_MOST_SLIDES]:
        target = parts.get(slide.get(f"{_R}id"), "")
        root = read_part(package, target.lstrip("/") if target.startswith("/") else f"ppt/{target}", source)
        if root is not None:
            yield root


def _read_slide(slide: Any, old: OldText) -> Iterator[DocumentLine]:
    for shape in slide.iter(f"{_P}sp", f"{_A}tbl"):
        if shape.tag == f"{_A}tbl":
            for row in shape.iter(f"{_A}tr"):
                texts = [to_stored(" ".join(old.mend(_whole(cell)).split())) for cell in row.iter(f"{_A}tc")]
                if any(texts):
                    yield DocumentLine(kind=LineKind.TABLE_ROW, text=join_cells(texts))
            continue
        place = shape.find(f".//{_P}nvPr/{_P}ph")
        kind = place.get("type", "") if place is not None else ""
        if kind in _ASIDES:
            continue
        # What stands in a slide's own place for text is a list of points, one a paragraph.
        listed = LineKind.LIST_ITEM if place is not None and kind in {"", "body", "obj"} else LineKind.PARAGRAPH
        titled = LineKind.HEADING if kind in {"title", "ctrTitle"} else listed
        for paragraph in shape.iter(f"{_A}p"):
            for line in to_stored(old.mend(_text(paragraph))).split("\n"):
                if line:
                    yield make_block(line, titled)


def _whole(cell: Any) -> str:
    return " ".join(_text(each) for each in cell.iter(f"{_A}p"))


def _text(paragraph: Any) -> str:
    return "".join("\n" if each.tag == f"{_A}br" else each.text or "" for each in paragraph.iter(f"{_A}t", f"{_A}br"))
