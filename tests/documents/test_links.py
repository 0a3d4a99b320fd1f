"""Every link leads somewhere, and what documents name is there: files, targets, settings, commands, modules."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.settings import Settings
from docs.commands import walk
from tests.support.documents import NAMES, ROOT, anchors, blocks, code, links, prose, read

TARGETS = set(re.findall(r"^([a-z][\w-]*):", read("Makefile"), re.MULTILINE))
VARIABLES = {str(field.validation_alias) for field in Settings.model_fields.values()}
# Of tests, and of compose.yaml, not of the program.
OTHER_VARIABLES = {"SXSH_SOAK_UPDATES", "SXSH_DOMAIN"}
COMMANDS = {" ".join(names) for names, _ in walk()} | {names[0] for names, _ in walk()}
# The changes of former versions name what was there then.
HISTORY = "CHANGELOG.md"
FILE = re.compile(r"(?:[\w.-]+/)+[\w.-]+\.(?:py|md|json|jsonl|toml|yaml|png|service)|(?:[A-Z][\w.-]*|Makefile)\.?md")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    """To a file of the project, and to a heading in it."""
    for link in links(name):
        if re.match(r"https?://|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), f"{name} links to {path}, which is not there"
        if anchor:
            led = target.resolve().relative_to(ROOT).as_posix()
            assert anchor in anchors(led), f"{name} links to {link}, and {led} has no such heading"


@pytest.mark.parametrize("name", [each for each in NAMES if each != HISTORY])
def test_every_file_that_is_named_is_there(name: str) -> None:
    """Named from the root, from beside the document, or as a room names its own."""
    for written in code(name):
        if FILE.fullmatch(written) and name not in {"ARCHITECTURE.md", "CONTRIBUTING.md"}:
            assert (ROOT / written).exists() or ((ROOT / name).parent / written).exists(), f"{name}: `{written}`"


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_is_there(name: str) -> None:
    """In prose and in blocks."""
    text = prose(name) + "".join(block.text for block in blocks(name))
    named = set(re.findall(r"`make ([a-z][\w-]*)", text)) | set(
        re.findall(r"^\s*make ([a-z][\w-]*)", text, re.MULTILINE)
    )
    assert named <= TARGETS, f"{name} names {named - TARGETS}"


@pytest.mark.parametrize("name", [each for each in NAMES if each != HISTORY])
def test_every_setting_that_is_named_is_there(name: str) -> None:
    """A setting that was renamed is renamed in every document."""
    named = set(re.findall(r"\b(?:SXSH|TELEGRAM|ZALO)_[A-Z_]*[A-Z]\b", read(name)))
    assert named <= VARIABLES | OTHER_VARIABLES, f"{name} names {named - VARIABLES}"


@pytest.mark.parametrize("name", [each for each in NAMES if each != HISTORY])
def test_every_command_that_is_named_is_there(name: str) -> None:
    """By its whole name: `sxsh articles show`."""
    for written in code(name):
        found = re.match(r"sxsh(?: --\S+(?: \S+)?)* ([a-z]+)(?: ([a-z]+))?\b", written)
        if found:
            whole = f"{found[1]} {found[2]}" if found[2] and f"{found[1]} {found[2]}" in COMMANDS else found[1]
            assert whole in COMMANDS, f"{name}: `{written}`"


@pytest.mark.parametrize("name", NAMES)
def test_every_module_that_is_run_is_there(name: str) -> None:
    """`python -m tests.soak.kills`: one of ours, or of what is installed."""
    for module in re.findall(r"python -m ([a-z_][\w.]*\w)", read(name)):
        assert find_spec(module) is not None, f"{name}: {module}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_one_machine_stands_in_a_document(name: str) -> None:
    """No path that only its writer has."""
    assert not re.search(r"(?<![\w.])/(?:root|work|tmp|home/\w+)/", read(name)), name
    assert Path(ROOT, name).read_text(encoding="utf-8").endswith("\n")
