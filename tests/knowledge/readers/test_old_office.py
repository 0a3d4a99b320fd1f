"""Files of an Office before 2007 are read through a program that knows them, or refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from knowledge.errors import DocumentBroken, DocumentUnreadable, ReadingTooSlow
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_documents
from knowledge.readers import read_content
from knowledge.readers.old_office import modernise
from knowledge.store.draft import Draft

PROJECT = Path(__file__).parents[3]
# A document, which has `TOLD` nine times because antiword takes no short ones, and a sheet, in the old formats as
# LibreOffice itself has written them from what python-docx and xlsxwriter made: starting it for that took longer than
# reading them.
WRITTEN = Path(__file__).with_name("old_office")
TOLD = "Đến năm 2020 có 50% cơ sở công nghiệp của tỉnh nhận thức được lợi ích của sản xuất sạch hơn."
# Writes where it works and which process it has started, and then takes its time.
SLOW = """import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(os.path.join({told!r}, "told"), "w").write(f"{{os.getcwd()}} {{child.pid}} {{os.getpid()}}")
time.sleep(60)"""
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


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


def test_what_is_none_of_these_is_refused_before_a_program_starts() -> None:
    """LibreOffice would take it for plain text."""
    with pytest.raises(DocumentBroken):
        read_content(OLD[:8] + bytes(range(256)) * 9, "a.doc")


def test_what_was_taken_for_plain_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What LibreOffice makes of a damaged file begins with the file's mark."""
    word = docx.Document()
    word.add_paragraph("ĐÏ à¡± á; þÿ")
    word.save(str(tmp_path / "made.docx"))
    code = f"import shutil, sys; shutil.copy({str(tmp_path / 'made.docx')!r}, sys.argv[-1] + 'x')"
    _program(tmp_path, "soffice", code)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentBroken):
        read_content(OLD, "a.doc")


def test_what_the_program_cannot_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends without a file."""
    _program(tmp_path, "soffice", "raise SystemExit(1)")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentUnreadable):
        read_content(OLD, "a.doc")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_itself_works_within_the_limits() -> None:
    """Beside another one, in processes that may take no more memory than usual."""
    # Twice the seconds: machines that test are busy.
    limits = ReadingLimits(seconds=2 * ReadingLimits().seconds)
    document, sheet = prepare_documents([WRITTEN / "a.doc", WRITTEN / "b.xls"], limits=limits, workers=2)
    assert isinstance(document, Draft), document
    assert TOLD in document.article.text
    assert isinstance(sheet, Draft), sheet
    assert "Cơ sở nhận thức | 50%" in sheet.article.text


def test_antiword_itself_reads_an_old_word_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is all there is."""
    antiword = shutil.which("antiword")
    if antiword is None:
        pytest.skip("antiword is not installed")
    (tmp_path / "antiword").symlink_to(antiword)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert TOLD in [line.text for line in read_content((WRITTEN / "a.doc").read_bytes(), "a.doc").lines]


def _is_gone(told: Path) -> bool:
    folder, *processes = told.read_text().split()
    return not Path(folder).exists() and not any(_runs(int(process)) for process in processes)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        # One that has ended and that nobody has asked about is still there by its number.
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False


def _wait_for(true: Callable[[], bool]) -> bool:
    until = time.monotonic() + 15
    while not (found := true()) and time.monotonic() < until:
        time.sleep(0.02)
    return found


def test_a_program_that_takes_too_long_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is left: no process, no folder."""
    _program(tmp_path, "soffice", SLOW.format(told=str(tmp_path)))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadingTooSlow):
        modernise(OLD, "a.doc", seconds=1.5)
    assert _wait_for(lambda: _is_gone(tmp_path / "told"))


def test_whoever_reads_may_be_killed(tmp_path: Path) -> None:
    """The program ends with it, and its folder goes too."""
    _program(tmp_path, "soffice", SLOW.format(told=str(tmp_path)))
    code = f"from knowledge.readers.old_office import modernise; modernise({OLD!r}, 'a', seconds=60)"
    environment = {"PATH": str(tmp_path), "PYTHONPATH": str(PROJECT), "TMPDIR": tempfile.gettempdir()}
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as reader:
        assert _wait_for(lambda: (tmp_path / "told").exists() and len((tmp_path / "told").read_text().split()) == 3)
        reader.kill()
    assert _wait_for(lambda: _is_gone(tmp_path / "told"))
