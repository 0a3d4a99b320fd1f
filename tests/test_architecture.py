"""What ARCHITECTURE.md and CONTRIBUTING.md say is so, and nothing has come into the house without a place in them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("knowledge", "retrieval", "bot")
# A channel more is a room more: each is one thing to choose by itself.
MOST_NAMES = 16
SUFFIXES = {".py", ".md", ".json", ".jsonl", ".toml"}
# A chain of numbered files, each of which says itself what it changes.
UNNAMED = ROOT / "knowledge" / "store" / "migrations" / "versions"

CODE = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (?:(?P<names>`[^:\n]+`): )?(?P<title>.*)$", re.MULTILINE)
# A name with its file behind it: in brackets, or with "in" between them.
DEFINITION = re.compile(r"`([A-Za-z_][\w.]*)`\s+(?:\(|in\s+)`([\w./]+\.py)`")
TABLE = re.compile(r"^\|.*\|$", re.MULTILINE)


class Section(NamedTuple):
    """What stands under one heading: the rooms it is about, its question, and its text."""

    rooms: tuple[Path, ...]
    title: str
    text: str

    def find(self, name: str) -> Path:
        """The file or folder that a name means here: one of the room, or of the whole project."""
        folders = [room if room.is_dir() else room.parent for room in self.rooms]
        places = [folder / name for folder in (*folders, ROOT)]
        return next((place for place in places if place.exists()), places[0 if "/" not in name else -1])


def read_sections(document: str) -> list[Section]:
    text = (ROOT / document).read_text(encoding="utf-8")
    found = list(HEADING.finditer(text))
    ends = [*(heading.start() for heading in found[1:]), len(text)]
    return [
        Section(
            tuple(ROOT / name for name in CODE.findall(heading["names"] or "")),
            heading["title"],
            text[heading.start() : end],
        )
        for heading, end in zip(found, ends, strict=True)
    ]


ARCHITECTURE = read_sections("ARCHITECTURE.md")
DOCUMENTS = {"ARCHITECTURE.md": ARCHITECTURE, "CONTRIBUTING.md": read_sections("CONTRIBUTING.md")}
HOME = {room: section for section in ARCHITECTURE for room in section.rooms}
CONTRACTS = next(section for section in ARCHITECTURE if "| `knowledge` |" in section.text)


def names_in(package: str) -> list[Path]:
    """Files and folders at the top of a package, itself left out."""
    entries = sorted((ROOT / package).iterdir())
    return [entry for entry in entries if entry.name != "__init__.py" and holds_something(entry)]


def holds_something(path: Path) -> bool:
    """A folder that was moved away may leave compiled files behind."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return any("__pycache__" not in each.parts for each in files)


ROOMS = [room for package in PACKAGES for room in names_in(package)]
INITS = [init for package in PACKAGES for init in sorted((ROOT / package).rglob("__init__.py"))]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() + ("/" if path.is_dir() else "")


def paths_named(section: Section) -> Iterator[str]:
    for name in CODE.findall(section.text):
        written = re.fullmatch(r"\w[\w.-]*(?:/[\w.-]+)*/?", name)
        if written and (name.endswith("/") or Path(name).suffix in SUFFIXES):
            yield name


def modules_named(section: Section) -> Iterator[str]:
    for name in CODE.findall(section.text):
        if re.fullmatch(rf"(?:{'|'.join((*PACKAGES, 'tests'))})(?:\.[a-z_]\w*)+", name) and Path(name).suffix != ".py":
            yield name


@cache
def defined_in(file: Path) -> frozenset[str]:
    """Functions, classes and constants, and the members of classes as ``Class.member``."""

    def names(body: list[ast.stmt]) -> Iterator[str]:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from (part for name in names(node.body) for part in (name, f"{node.name}.{name}"))
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            yield from (target.id for target in targets if isinstance(target, ast.Name))

    return frozenset(names(ast.parse(file.read_text(encoding="utf-8")).body))


def question_of(init: Path) -> str | None:
    """The first sentence of a package's docstring, as Markdown writes it."""
    docstring = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8")))
    return re.split(r"(?<=[?.])\s", docstring.replace("``", "`"))[0] if docstring else None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_module_that_is_named_exists(document: str) -> None:
    """Who follows a document finds what it names."""
    for section in DOCUMENTS[document]:
        for name in paths_named(section):
            path = section.find(name)
            where = f"{document} names `{name}` under “{section.title}”"
            assert path.exists(), f"{where}, and there is no {shown(path)}: name what took its place, or strike it"
        for name in modules_named(section):
            path = ROOT.joinpath(*name.split("."))
            there = path.is_dir() or path.with_suffix(".py").is_file()
            assert there, f"{document} names the module {name}, which is not there: name what took its place"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_said_to_be_in_a_file_is_defined_there(document: str) -> None:
    """The walks can be followed by function and file."""
    told = [(section, *named) for section in DOCUMENTS[document] for named in DEFINITION.findall(section.text)]
    assert told
    for section, name, file in told:
        there = name in defined_in(section.find(file))
        assert there, f"{document} says that `{name}` is in {file}, where nothing of this name is defined: mend it"


@pytest.mark.parametrize("package", PACKAGES)
def test_the_floors_are_those_that_are_held(package: str) -> None:
    """The table of who may import what is the contract, line by line."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == [package])
    held = [sorted(layer.split(" | ")) for layer in layers]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in TABLE.findall(CONTRACTS.text)]
    column = rows[0].index(f"`{package}`")
    written = [sorted(row[column].replace("`", "").split(", ")) for row in rows[2:] if row[column]]
    assert written == held, f"make the table under “{CONTRACTS.title}” in ARCHITECTURE.md say what pyproject.toml holds"


@pytest.mark.parametrize("room", ROOMS, ids=shown)
def test_every_room_has_its_heading(room: Path) -> None:
    """A newcomer finds by question what a folder is for."""
    assert room in HOME, (
        f"{shown(room)} has no place in ARCHITECTURE.md: move it into the room whose question it answers, or give it a "
        f"heading “### `{shown(room)}`: <its question>” that names its files"
    )


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_is_named_in_its_room(package: str) -> None:
    """A new file has a place, and a few words that say what it answers."""
    for room in HOME.keys() & set(names_in(package)):
        section = HOME[room]
        named = {section.find(name) for name in paths_named(section)}
        modules = {room} if room.is_file() else {each for each in room.rglob("*.py") if each.name != "__init__.py"}
        for module in sorted(modules - named):
            name = module.relative_to(room if room.is_dir() else ROOT).as_posix()
            assert module.is_relative_to(UNNAMED), (
                f"{shown(module)} is not named in ARCHITECTURE.md: add `{name}` and a few words under “{section.title}”"
            )


@pytest.mark.parametrize("package", PACKAGES)
def test_the_top_of_a_package_is_seen_at_a_glance(package: str) -> None:
    """Rooms are few enough to choose from."""
    names = [entry.name for entry in names_in(package)]
    assert len(names) <= MOST_NAMES, (
        f"{package}/ shows {len(names)} names, more than {MOST_NAMES}: move a file into the room whose question it "
        f"answers ({', '.join(names)})"
    )


@pytest.mark.parametrize("init", INITS, ids=lambda init: shown(init.parent))
def test_every_package_says_what_it_answers(init: Path) -> None:
    """In its docstring; where ARCHITECTURE.md has a heading for it, both ask the same question."""
    question = question_of(init)
    assert question, f"{shown(init)} has no docstring: open it with the question that this room answers"
    if init.parent in HOME:
        title = HOME[init.parent].title
        assert question == title, f"{shown(init)} asks “{question}” and ARCHITECTURE.md “{title}”: make them alike"
