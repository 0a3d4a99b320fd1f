"""The same pages of text in every kind of file that is read, and how many of them are read in a second."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from knowledge.intake.preparation import read_draft
from knowledge.readers.document import DEFAULT_LIMIT, RawDocument
from knowledge.readers.old_letters import CONVERSIONS, LETTERS
from knowledge.readers.recognition import find_tesseract
from knowledge.records import OldEncoding

PAGES = 4
"""Of each document."""
_ROUNDS = 5
_ENOUGH = 10.0  # seconds, after which no other round begins
_SECONDS = 600.0  # nothing is to be left out for want of time
_LINES = 36  # of a page
_WIDTH = 84  # characters of a line: a page has some 500 words

Page = Sequence[str]


def list_rates(texts: Sequence[str]) -> Iterator[str]:
    """A line for each kind: pages a second in the best of some rounds, or what is not installed."""
    pages = _break_pages(" ".join(texts).split())
    for title, (ending, make, needed) in _KINDS.items():
        missing = [name for name, is_there in _PROGRAMS.items() if name in needed and not is_there()]
        if missing:
            yield f"{title}: left out, {missing[0]} is not installed"
            continue
        raw = RawDocument(content=make(pages), source=f"a.{ending}", name=f"a.{ending}")
        yield f"{title}: {PAGES / min(_time(raw)):.1f} pages/s"


def _time(raw: RawDocument) -> list[float]:
    took: list[float] = []
    while len(took) < _ROUNDS and sum(took) < _ENOUGH:
        started = time.perf_counter()
        read_draft(raw, limit=DEFAULT_LIMIT, seconds=_SECONDS)
        took.append(time.perf_counter() - started)
    return took


def _break_pages(words: Sequence[str]) -> list[Page]:
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) >= _WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [lines[n * _LINES : (n + 1) * _LINES] for n in range(PAGES)]


def _pdf(pages: Sequence[Page]) -> bytes:
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages

    target = BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(target) as document:
        for page in pages:
            document.savefig(_draw(page))
    return target.getvalue()


def _scan(pages: Sequence[Page]) -> bytes:
    from PIL import Image

    drawn = []
    for page in pages:
        picture = BytesIO()
        _draw(page).savefig(picture, format="png")
        drawn.append(Image.open(picture).convert("L"))
    target = BytesIO()
    drawn[0].save(target, format="PDF", save_all=True, append_images=drawn[1:], resolution=200)
    return target.getvalue()


def _draw(page: Page):  # type: ignore[no-untyped-def]  # a figure of matplotlib, which is loaded late
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.27, 11.7), dpi=200)
    for number, line in enumerate(page):
        figure.text(0.1, 0.94 - 0.0245 * number, line, fontsize=10, parse_math=False)
    return figure


def _docx(pages: Sequence[Page]) -> bytes:
    import docx

    document = docx.Document()
    for page in pages:
        for n in range(0, len(page), 6):
            document.add_paragraph(" ".join(page[n : n + 6]))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _xlsx(pages: Sequence[Page]) -> bytes:
    import xlsxwriter

    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        for page in pages:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Nội dung", "Năm 2020", "Năm 2025"])
            for row, line in enumerate(page, 1):
                sheet.write_row(row, 0, [line, row, 2 * row])
    return target.getvalue()


def _pptx(pages: Sequence[Page]) -> bytes:
    space = "http://schemas.openxmlformats.org"
    names = "".join(
        f' xmlns:{mark}="{space}/{name}/2006/{last}"'
        for mark, name, last in (
            ("p", "presentationml", "main"),
            ("a", "drawingml", "main"),
            ("r", "officeDocument", "relationships"),
        )
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        listed = "".join(f'<p:sldId r:id="r{n}"/>' for n in range(PAGES))
        package.writestr("ppt/presentation.xml", f"<p:presentation{names}>{listed}</p:presentation>")
        related = "".join(f'<Relationship Id="r{n}" Target="slides/{n}.xml"/>' for n in range(PAGES))
        package.writestr(
            "ppt/_rels/presentation.xml.rels",
            f'<Relationships xmlns="{space}/package/2006/relationships">{related}</Relationships>',
        )
        for number, page in enumerate(pages):
            text = "".join(f"<a:p><a:r><a:t>{line.replace('&', '')}</a:t></a:r></a:p>" for line in page)
            shape = f"<p:sp><p:txBody>{text}</p:txBody></p:sp>"
            package.writestr(f"ppt/slides/{number}.xml", f"<p:sld{names}>{shape}</p:sld>")
    return target.getvalue()


def _rtf(pages: Sequence[Page]) -> bytes:
    text = "\\par\n".join(" ".join(page[n : n + 6]) for page in pages for n in range(0, len(page), 6))
    return b"{\\rtf1\\ansi " + "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text).encode() + b"\\par}"


def _tcvn3(pages: Sequence[Page]) -> bytes:
    change = CONVERSIONS[OldEncoding.TCVN3]
    letters = str.maketrans({change(letter): letter for letter in LETTERS[OldEncoding.TCVN3]})
    return "\n\n".join(" ".join(page) for page in pages).lower().translate(letters).encode()


def _doc(pages: Sequence[Page]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.docx").write_bytes(_docx(pages))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", folder, f"{folder}/a.docx"]
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - a file of our own
        return (Path(folder) / "a.doc").read_bytes()


_PROGRAMS: Mapping[str, Callable[[], object]] = {
    "tesseract with Vietnamese": find_tesseract,
    "LibreOffice": lambda: shutil.which("soffice"),
}
_KINDS: Mapping[str, tuple[str, Callable[[Sequence[Page]], bytes], str]] = {
    "PDF": ("pdf", _pdf, ""),
    "DOCX": ("docx", _docx, ""),
    "XLSX": ("xlsx", _xlsx, ""),
    "PPTX": ("pptx", _pptx, ""),
    "RTF": ("rtf", _rtf, ""),
    "text in TCVN3": ("txt", _tcvn3, ""),
    "DOC through LibreOffice": ("doc", _doc, "LibreOffice"),
    "scanned PDF": ("pdf", _scan, "tesseract with Vietnamese"),
}
"""The name of each with its ending, what makes it, and which program reads it."""
