"""A photographed or scanned page (PNG, JPEG): its text as tesseract reads it, where that is installed."""

from __future__ import annotations

import time
import warnings
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from knowledge.errors import DocumentBroken, DocumentNotRecognised, DocumentTooLarge, DocumentWithoutText
from knowledge.readers.page_layout import read_page
from knowledge.readers.pdf import make_printed
from knowledge.readers.printed_lines import join_lines
from knowledge.readers.printed_words import Page
from knowledge.readers.recognition import RECOGNITION_SECONDS, find_tesseract, recognise_pictures
from knowledge.readers.red_stamps import take_stamps
from knowledge.records import Document, Scanned
from knowledge.vietnamese.normalization import to_stored

if TYPE_CHECKING:
    from PIL import Image

_MOST_POINTS = 60_000_000  # of a phone's best camera; unpacked, one point takes three bytes
_GREY = frozenset({"1", "L", "LA", "I", "I;16"})
_LONGEST = 2600  # points: a page of A4 at 220 points an inch, beyond which nothing more is read


def read_picture(content: bytes, source: str, *, seconds: float = RECOGNITION_SECONDS) -> Document:
    """The document on a picture, read within these ``seconds``.

    Raises `DocumentWithoutText` when nothing is read from it, and `DocumentUnreadable` for a broken one.
    """
    until = time.monotonic() + seconds
    pages = recognise_pictures([_prepared(content, source)], until)
    read = read_page(pages[0] if pages else Page(()))
    lines = [replace(line, recognised=True) for line in read if to_stored(line.text)]
    if not lines:
        raise (DocumentNotRecognised if find_tesseract() else DocumentWithoutText)(source)
    blocks = (make_printed(line) for line in join_lines(lines))
    return Document(
        source=source,
        lines=tuple(block.model_copy(update={"text": to_stored(block.text)}) for block in blocks),
        scanned=Scanned(pages=1, pictures=1, tried=True, recognised=1),
    )


def _prepared(content: bytes, source: str) -> bytes:
    """The picture upright, grey and no larger than is of use, in the PGM format."""
    from PIL import Image, ImageOps

    faults = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures, which are refused here
        try:
            picture: Image.Image = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
        except Image.DecompressionBombError as error:
            raise DocumentTooLarge(source) from error
        except faults as error:
            raise DocumentBroken(source, "is a broken picture") from error
        if picture.width * picture.height > _MOST_POINTS:
            raise DocumentTooLarge(source, particular=f"{picture.width} × {picture.height}")
        try:
            picture.draft("RGB", (_LONGEST, _LONGEST))
            picture = ImageOps.exif_transpose(picture)
            picture = picture.convert("L" if picture.mode in _GREY else "RGB")
            picture.thumbnail((_LONGEST, _LONGEST))
            grey = _grey(picture)
        except faults as error:
            raise DocumentBroken(source, "is a broken picture") from error
    return b"P5 %d %d 255\n" % picture.size + grey


def _grey(picture: Image.Image) -> bytes:
    import numpy as np

    return picture.tobytes() if picture.mode == "L" else take_stamps(np.asarray(picture))
