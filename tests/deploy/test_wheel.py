"""The wheel holds the program and nothing beside it, and the command works from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.deploy.conftest import ROOT

PACKAGES = ("bot", "knowledge", "retrieval")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def files_of_the_program() -> set[str]:
    """Every file of the three packages but compiled ones, by its path in the project."""
    there = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in there if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_program_whole_and_nothing_else(wheel: Path) -> None:
    """Templates, styles, digests, tables, migrations and texts as well; no test, document or benchmark."""
    about = f"sxsh-{VERSION}.dist-info"
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if not name.startswith(f"{about}/")} == files_of_the_program()
    assert {f"{about}/licenses/LICENSE", f"{about}/licenses/THIRD_PARTY_NOTICES.md"} <= names
    kinds = {Path(name).suffix for name in files_of_the_program()}
    assert kinds >= {".py", ".html", ".css", ".js", ".svg", ".json", ".jsonl", ".md"}


def test_the_source_distribution_can_be_built_and_checked(built: Path) -> None:
    """It has the program, its tests and what builds it, and nothing that git leaves out."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert files_of_the_program() | {"pyproject.toml", "LICENSE", "requirements.lock", "tests/conftest.py"} <= names
    assert not {name for name in names if "__pycache__" in name or name.startswith((".venv", ".git/", ".env/"))}
    assert ".env" not in names


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in a folder of its own, without what it depends on; what is used there is compiled when it is."""
    folder = tmp_path_factory.mktemp("installed")
    options = ("--quiet", "--no-deps", "--no-index", "--no-compile", "--target", folder)
    subprocess.run([sys.executable, "-m", "pip", "install", *options, wheel], check=True, capture_output=True)
    return folder


def run(installed: Path, home: Path, *arguments: str) -> str:
    """What the installed command prints, somewhere else and without a locale: its own modules come first.

    It says nothing beside it.
    """
    command = [sys.executable, installed / "bin" / "sxsh", *arguments]
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "LC_ALL": "C"}
    done = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there the user's data folder is named by the system alone")
def test_the_command_answers_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    """In an empty home, from an empty folder; what it keeps goes into the user's data folder and nowhere else."""
    answer = run(installed, tmp_path, "ask", "5s là gì")
    assert "[1]" in answer
    assert "quản lý nội vi" in answer
    (data,) = tmp_path.rglob("sxsh.sqlite3")
    assert [path.name for path in tmp_path.iterdir() if not data.is_relative_to(path)] == []


def test_no_module_of_the_installed_program_is_another(installed: Path, tmp_path: Path) -> None:
    """What answers is what was installed, and not the folder that the tests stand in."""
    told = "import bot, knowledge, retrieval; print(bot.__file__, knowledge.__file__, retrieval.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", told],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert all(Path(module).is_relative_to(installed) for module in done.stdout.split())


def test_the_version_is_the_one_of_the_project(installed: Path, tmp_path: Path) -> None:
    """``pyproject.toml`` alone says it; nothing is made for being asked."""
    assert run(installed, tmp_path, "--version") == f"sxsh {VERSION}\n"
    assert list(tmp_path.iterdir()) == []
