"""What stands on the pages of a PDF: words with their places, straight lines, pictures; and a page as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from typing import TYPE_CHECKING

from knowledge.errors import DocumentTooLarge
from knowledge.readers.printed_words import Page, Rulings, Word
from knowledge.readers.recognition import DPI
from knowledge.readers.red_stamps import take_stamps

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MOST_SHOWN = 1_000_000  # objects of a page: twice as many take more than a gigabyte; a map has some ten thousand
_MOST_OBJECTS = 20_000  # drawn on a page; a map has more, a ruled table of a page some hundreds
_MOST_POINTS = 16_000_000  # drawn of one page; one of A4 has four million, one of A2 sixteen
_THIN = 2.5  # points: a line may be drawn as a narrow box
_SHORT = 6  # points: shorter strokes belong to letters and signs
_LONGEST_NAME = 128  # bytes, of a font
_BREAKS = frozenset({0x0A, 0x0D})
_HYPHENS = frozenset({0x02, 0xFFFE})  # so the library gives a hyphen at the end of a line
_JUMP = 1.2  # of the height of a letter: what stands farther to the right is another word, whatever lies between


def read_pages(document: PdfDocument, source: str) -> Iterator[Page]:
    """Each page of a document; raises `DocumentTooLarge` where one holds more than any page does."""
    import pypdfium2.raw as pdfium

    for number in range(len(document)):
        page = document[number]
        try:
            if (shown := pdfium.FPDFPage_CountObjects(page.raw)) > _MOST_SHOWN:
                raise DocumentTooLarge(
                    source, f"has {shown} objects on one page", particular=f"{shown} > {_MOST_SHOWN}"
                )
            height = page.get_height()
            yield Page(tuple(_words(page, height)), *_drawn(page, height))
        finally:
            page.close()


def draw_page(document: PdfDocument, number: int) -> bytes:
    """A page as a grey picture in the PGM format, to be read."""
    page = document[number]
    try:
        # A page may say that it is as large as a field.
        largest = (_MOST_POINTS / max(1.0, page.get_width() * page.get_height())) ** 0.5
        bitmap = page.render(scale=min(DPI / 72, largest), rev_byteorder=True)
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + take_stamps(bitmap.to_numpy()[..., :3])
    finally:
        page.close()


def _words(page: PdfPage, height: float) -> Iterator[Word]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        box = pdfium.FS_RECTF()
        letters: list[str] = []
        edges = (0.0, 0.0, 0.0, 0.0)
        font = ""
        for n in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, n)
            letter = "-" if code in _HYPHENS else chr(code) if code < 0x110000 else ""
            if code in _BREAKS or letter.isspace():
                if letters:
                    yield _word(letters, edges, height, font)
                letters = []
                continue
            font = font if letters else _font(text, n)
            if not pdfium.FPDFText_GetLooseCharBox(text, n, box):
                letters.append(letter)
                continue
            here = (box.left, box.top, box.right, box.bottom)
            if letters and _is_elsewhere(edges, here):
                yield _word(letters, edges, height, font)
                letters, font = [], _font(text, n)
            edges = _around(edges, here) if letters else here
            letters.append(letter)
        if letters:
            yield _word(letters, edges, height, font)
    finally:
        text.close()


def _is_elsewhere(word: tuple[float, float, float, float], letter: tuple[float, float, float, float]) -> bool:
    """Whether a letter is not beside the word before it."""
    tall = max(word[1] - word[3], 1.0)
    return (
        not -tall <= letter[0] - word[2] <= _JUMP * tall
        or abs((letter[1] + letter[3]) - (word[1] + word[3])) > tall  # twice the distance of their middles
    )


def _around(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), max(one[1], other[1]), max(one[2], other[2]), min(one[3], other[3])


def _word(letters: list[str], edges: tuple[float, float, float, float], height: float, font: str) -> Word:
    left, top, right, bottom = edges
    return Word("".join(letters), left, height - top, right, height - min(bottom, top - 1), font)


def _font(text: PdfTextPage, number: int) -> str:
    """The name of a letter's font, without the six letters that mark a font of which some letters are embedded."""
    import pypdfium2.raw as pdfium

    name = create_string_buffer(_LONGEST_NAME)
    if not pdfium.FPDFText_GetFontInfo(text, number, name, _LONGEST_NAME, c_int()):
        return ""
    return name.value.decode("utf-8", "replace").partition("+")[2] or name.value.decode("utf-8", "replace")


def _drawn(page: PdfPage, height: float) -> tuple[Rulings, float]:
    """The straight lines of a page, and how much of it pictures cover."""
    import pypdfium2.raw as pdfium

    upright: list[tuple[float, float, float]] = []
    level: list[tuple[float, float, float]] = []
    covered = 0.0
    for number, drawn in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE))):
        if number == _MOST_OBJECTS:
            break
        left, bottom, right, top = drawn.get_bounds()
        width, tall = right - left, top - bottom
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += width * tall
            continue
        if tall <= _THIN < _SHORT < width:
            level.append((height - (top + bottom) / 2, left, right))
        elif width <= _THIN < _SHORT < tall:
            upright.append(((left + right) / 2, height - top, height - bottom))
        elif width > _SHORT and tall > _SHORT:
            level += [(height - y, left, right) for y in (top, bottom)]
            upright += [(x, height - top, height - bottom) for x in (left, right)]
    return Rulings(tuple(upright), tuple(level)), min(1.0, covered / max(1.0, page.get_width() * height))
