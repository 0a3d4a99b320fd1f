"""Word, Excel and PowerPoint before 2007: another program turns their files into what is read here, if one is there."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path, PurePath

from knowledge.errors import DocumentUnreadable, OldOfficeFile
from knowledge.readers.media_type import DocumentType

_NEWER = {
    ".doc": ("docx", DocumentType.DOCX),
    ".xls": ("xlsx", DocumentType.XLSX),
    ".ppt": ("pptx", DocumentType.PPTX),
}
_SECONDS = 15  # LibreOffice starts in three; a document is read within twenty
_LARGEST = 100 * 1024 * 1024  # bytes, that it may write


def modernise(content: bytes, source: str, name: str) -> tuple[bytes, DocumentType]:
    """The same document in a format of today, or its plain text in UTF-8.

    LibreOffice keeps tables, notes and fonts; ``antiword`` gives the text of Word files alone. Raises `OldOfficeFile`
    where neither is installed, `DocumentUnreadable` where it cannot read the file.
    """
    suffix = PurePath(name).suffix.lower()
    ending, kind = _NEWER.get(suffix, _NEWER[".doc"])
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword") if ending == "docx" else None
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"given.{ending[:3]}"
        given.write_bytes(content)
        if office is not None:
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
            convert = ["--convert-to", ending, "--outdir", folder, str(given)]
            _run([office, profile, "--headless", "--norestore", *convert], folder, source)
            made = given.with_suffix(f".{ending}")
            if made.is_file():
                return made.read_bytes(), kind
        if antiword is not None:
            return _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(given)], folder, source), DocumentType.PLAIN
    if office is None:
        raise OldOfficeFile(source)
    raise DocumentUnreadable(source, "cannot be converted")


def _run(command: list[str], folder: str, source: str) -> bytes:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - a program of this machine, with a file of a name of our own
            command, cwd=folder, env=environment, capture_output=True, timeout=_SECONDS, preexec_fn=_limit, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise DocumentUnreadable(source, "cannot be converted") from error
    return done.stdout[:_LARGEST] if done.returncode == 0 else b""


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
