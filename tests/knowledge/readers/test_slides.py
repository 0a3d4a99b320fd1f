"""PPTX files become the lines of their slides."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from knowledge.errors import DocumentBroken
from knowledge.readers import read_content
from knowledge.records import LineKind

_NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def _shape(text: str, kind: str = "") -> str:
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    return f"<p:sp>{place}<p:txBody>{_paragraph(text)}</p:txBody></p:sp>"


def _paragraph(text: str) -> str:
    return f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"


def _package(*slides: str) -> bytes:
    target = BytesIO()
    numbers = range(1, len(slides) + 1)
    with zipfile.ZipFile(target, "w") as package:
        listed = "".join(f'<p:sldId r:id="r{n}"/>' for n in reversed(numbers))
        package.writestr("ppt/presentation.xml", f"<p:presentation {_NAMES}>{listed}</p:presentation>")
        relations = "".join(f'<Relationship Id="r{n}" Target="slides/slide{n}.xml"/>' for n in numbers)
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        package.writestr(
            "ppt/_rels/presentation.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>'
        )
        for number, slide in zip(numbers, slides, strict=True):
            package.writestr(f"ppt/slides/slide{number}.xml", f"<p:sld {_NAMES}>{slide}</p:sld>")
    return target.getvalue()


def test_slides_stand_in_their_order() -> None:
    """The order of the talk, not of the files; titles, items and tables; no numbers and feet."""
    cells = "".join(f"<a:tc><a:txBody>{_paragraph(text)}</a:txBody></a:tc>" for text in ("Than", "27%"))
    last = _shape("• Giảm nước") + f"<a:tbl><a:tr>{cells}</a:tr></a:tbl>" + _shape("7", "sldNum")
    lines = read_content(_package(last, _shape("Kết quả năm 2019", "title")), "a.pptx").lines
    assert [(line.kind, line.text) for line in lines] == [
        (LineKind.HEADING, "Kết quả năm 2019"),
        (LineKind.LIST_ITEM, "Giảm nước"),
        (LineKind.TABLE_ROW, "Than | 27%"),
    ]


def test_points_of_a_slide_are_a_list() -> None:
    """What stands in a slide's place for text is items, whether bullets are written or not."""
    slide = _shape("Giải pháp", "title") + _shape("Dùng lại nước rửa lần cuối", "body") + _shape("Hình 1")
    assert [line.kind for line in read_content(_package(slide), "a.pptx").lines] == [
        LineKind.HEADING,
        LineKind.LIST_ITEM,
        LineKind.PARAGRAPH,
    ]


def test_a_broken_package_is_refused() -> None:
    """One that was cut, too."""
    with pytest.raises(DocumentBroken):
        read_content(b"PK\x03\x04 ppt/presentation", "a.pptx")
