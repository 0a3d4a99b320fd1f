"""Word, Excel and PowerPoint before 2007: another program turns their files into what is read here, if one is there."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress

from knowledge.errors import DocumentBroken, DocumentUnreadable, OldOfficeFile, ReadingTooSlow
from knowledge.readers.media_type import DocumentType
from knowledge.readers.workplace import OutOfTime, open_workplace

# What each keeps its text in, and the ending of what is made of it.
_STREAMS = {
    "WordDocument": ("docx", DocumentType.DOCX),
    "PowerPoint Document": ("pptx", DocumentType.PPTX),
    "Workbook": ("xlsx", DocumentType.XLSX),
    "Book": ("xlsx", DocumentType.XLSX),
}
_ANTIWORD_SECONDS = 2  # it takes some hundredths; so long it may take where LibreOffice has used its time up

# What LibreOffice may do with a stranger's file: no macros, and nothing fetched that the file links to.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def modernise(content: bytes, source: str, *, seconds: float) -> tuple[bytes, DocumentType]:
    """The same document in a format of today, or its plain text in UTF-8.

    LibreOffice keeps tables, notes and fonts; ``antiword`` gives the text of Word files alone. Raises `OldOfficeFile`
    where neither is installed, `ReadingTooSlow` where ``seconds`` are not enough, and `DocumentUnreadable` where they
    cannot read the file.
    """
    found = next((newer for name, newer in _STREAMS.items() if name.encode("utf-16-le") in content), None)
    if found is None:
        raise DocumentBroken(source, "is no file of Word, Excel or PowerPoint, or is broken")
    ending, kind = found
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword") if ending == "docx" else None
    if office is None and antiword is None:
        raise OldOfficeFile(source)
    until = time.monotonic() + seconds
    late = False
    if office is not None:
        try:
            made = _run_office(office, content, ending, seconds)
        except OutOfTime:
            made, late = b"", True
        if made:
            return made, kind
    if antiword is not None:
        with suppress(OutOfTime):
            left = max(_ANTIWORD_SECONDS, until - time.monotonic())
            if text := _run_antiword(antiword, content, left):
                return text, DocumentType.PLAIN
    if late:
        raise ReadingTooSlow(source, particular=f"{seconds:g} s")
    raise DocumentUnreadable(source, "cannot be converted")


def _run_office(program: str, content: bytes, ending: str, seconds: float) -> bytes:
    """What LibreOffice makes of a file; nothing where it cannot."""
    with open_workplace() as place:
        settings = place.profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        given = place.folder / f"given.{ending[:3]}"
        given.write_bytes(content)
        profile = f"-env:UserInstallation={place.profile.as_uri()}"
        convert = ["--convert-to", ending, "--outdir", str(place.folder), str(given)]
        place.run([program, profile, "--headless", "--norestore", *convert], seconds)
        made = given.with_suffix(f".{ending}")
        return made.read_bytes() if made.is_file() else b""


def _run_antiword(program: str, content: bytes, seconds: float) -> bytes:
    with open_workplace() as place:
        given = place.folder / "given.doc"
        given.write_bytes(content)
        return place.run([program, "-m", "UTF-8.txt", "-w", "0", str(given)], seconds)
