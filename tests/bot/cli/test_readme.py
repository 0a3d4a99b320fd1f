"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from bot.cli.main import app
from bot.settings import Settings

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_table_and_every_one_there_exists() -> None:
    """Nothing is documented that does not exist, and nothing exists undocumented."""
    documented = set(re.findall(r"^\| `sxsh (\w+)", README, re.MULTILINE))
    assert documented == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_setting_is_in_the_table() -> None:
    """The variables of the settings and those of the README are the same."""
    documented = set(re.findall(r"^\| `([A-Z_]+)`", README, re.MULTILINE))
    assert documented == {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.mark.parametrize("folder", ["knowledge", "retrieval", "bot"])
def test_every_room_named_in_the_readme_is_there(folder: str) -> None:
    """Who follows the table finds the file."""
    row = next(line for line in README.splitlines() if line.startswith(f"| [`{folder}/`]"))
    rooms = re.findall(r"`([\w/]+)`", row.split("|")[3])
    assert rooms
    for room in rooms:
        path = ROOT / folder / room
        assert path.is_dir() or path.with_suffix(".py").is_file(), room


def test_the_conversation_is_what_the_collection_says() -> None:
    """The digest quoted in the README is the one that ships."""
    quoted = re.sub(r"\s+", " ", README)
    digest = (ROOT / "knowledge/collection/thanh-hoa-2018.md").read_text(encoding="utf-8")
    sentence = re.search(r"Thanh Hóa đặt mục tiêu đến năm 2020: .*? về SXSH\.", digest)
    assert sentence is not None
    assert sentence[0] in quoted
