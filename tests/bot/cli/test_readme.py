"""What the README says is so."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot import texts
from bot.cli.commands import make_app
from tests.support.command import Command

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `sxsh ([a-z ]*[a-z])", README, re.MULTILINE)
PAGE = (ROOT / "docs" / "lenh.md").read_text(encoding="utf-8")
OPTION = r"(?<![\w-])--?[a-z][a-z-]*"


def commands(command: Any, *names: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command under its names, those of a group behind it."""
    yield names, command
    for name, each in below(command).items():
        yield from commands(each, *names, name)


def below(command: Any) -> dict[str, Any]:
    """The commands of a group."""
    return getattr(command, "commands", {})


COMMANDS = dict(commands(typer.main.get_command(make_app())))


def options_in_help(sxsh: Command, *names: str) -> set[str]:
    return set(re.findall(OPTION, sxsh(*names, "--help", COLUMNS="200")))


def test_every_command_is_in_the_table_and_every_one_there_exists() -> None:
    """Nothing is documented that does not exist, and nothing exists undocumented."""
    assert [" ".join(names) for names, command in COMMANDS.items() if names and not below(command)] == ROWS


def test_the_options_of_every_command_stand_before_its_name_as_well(sxsh: Command) -> None:
    """What docs/lenh.md promises of everywhere."""
    everywhere = PAGE.partition("\n## Chung cho mọi lệnh\n")[2].partition("Kết thúc bằng")[0]
    documented = set(re.findall(OPTION, everywhere))
    assert documented == {"--database", "--no-collection"}
    assert documented <= options_in_help(sxsh)


@pytest.mark.parametrize("names", [names for names in COMMANDS if names], ids=" ".join)
def test_every_example_of_the_help_is_one_that_can_be_typed(names: tuple[str, ...]) -> None:
    """It calls the command it stands with, with arguments and options that it takes."""
    (example,) = re.findall(r"^Ví dụ: .*?\bsxsh (.*)$", COMMANDS[names].help or "", re.MULTILINE)
    typed = shlex.split(example)
    assert tuple(typed[: len(names)]) == names
    COMMANDS[names].make_context(names[-1], typed[len(names) :])


@pytest.mark.parametrize("folder", ["knowledge", "retrieval", "bot"])
def test_every_room_named_in_the_readme_is_there(folder: str) -> None:
    """Who follows the table finds the file."""
    row = next(line for line in README.splitlines() if line.startswith(f"| [`{folder}/`]"))
    rooms = re.findall(r"`([\w/]+)`", row.split("|")[3])
    assert rooms
    for room in rooms:
        path = ROOT / folder / room
        assert path.is_dir() or path.with_suffix(".py").is_file(), room


def test_the_conversation_is_what_people_are_shown(stocked: Command) -> None:
    """Its questions get its answers, word for word but for what it says it leaves out."""
    conversation = README.partition("```text\n")[2].partition("```")[0]
    turns = [turn.partition("\n") for turn in conversation.split(texts.cli.PROMPT)[1:]]
    assert len(turns) == 3
    shown = stocked("chat", stdin="".join(f"{question}\n" for question, _, _ in turns))
    # Lines are broken for reading in one and not in the other.
    expected = re.escape(" ".join(word for _, _, answer in turns for word in answer.split()))
    assert re.fullmatch(expected.replace("…", ".+"), " ".join(shown.split()))


def test_a_pipe_is_answered_as_the_readme_pipes(stocked: Command) -> None:
    """``make run`` is ``sxsh run``, which reads it."""
    (question,) = re.findall(r'^echo "(.*?)" \| make run$', README, re.MULTILINE)
    assert "[1]" in stocked("run", stdin=f"{question}\n")
