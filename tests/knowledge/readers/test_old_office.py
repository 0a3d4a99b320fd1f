"""Files of an Office before 2007 are read through a program that knows them, or refused."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest

from knowledge.errors import DocumentUnreadable
from knowledge.readers import read_content

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"


def _program(folder: Path, name: str, code: str) -> None:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    path.chmod(0o755)


def test_antiword_gives_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of Word files, in UTF-8."""
    _program(tmp_path, "antiword", "import sys; sys.stdout.buffer.write('Xưởng gạch bớt than.\\n'.encode())")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [line.text for line in read_content(OLD, "a.doc").lines] == ["Xưởng gạch bớt than."]


def test_libreoffice_makes_a_newer_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read as any of that kind."""
    word = docx.Document()
    word.add_paragraph("Xưởng gạch bớt than.")
    word.save(str(tmp_path / "made.docx"))
    code = f"import shutil, sys; shutil.copy({str(tmp_path / 'made.docx')!r}, sys.argv[-1] + 'x')"
    _program(tmp_path, "soffice", code)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [line.text for line in read_content(OLD, "a.doc").lines] == ["Xưởng gạch bớt than."]


def test_what_the_program_cannot_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends without a file."""
    _program(tmp_path, "soffice", "raise SystemExit(1)")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentUnreadable):
        read_content(OLD, "a.doc")
