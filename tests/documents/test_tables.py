"""What documents say of commands, settings, records and costs is made from the code, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import get_args

import pytest
from pydantic import BaseModel

from bot import texts
from bot.settings import Settings
from docs import commands as told
from docs.costs import list_costs
from docs.tables import find_stale, list_settings
from knowledge.records import OldEncoding, Particulars, Record
from retrieval.records import Answer, CheckedStatement, CheckedText, Citation, Reason, Status, TargetFact
from tests.support.documents import read

VARIABLES = [str(field.validation_alias) for field in Settings.model_fields.values()]


def test_tables_are_as_the_code_has_them() -> None:
    """Whoever changes a command, a setting or its meaning runs `make tables`."""
    assert find_stale() == []


def test_every_command_and_option_is_told() -> None:
    """Those that are added later come by themselves."""
    page = read("docs/lenh.md")
    for names, command in told.walk():
        if not getattr(command, "commands", None):
            section = page.partition(f"### `sxsh {' '.join(names)}`\n")[2].partition("\n### ")[0]
            options = {option for each in command.params for option in each.opts if option.startswith("-")}
            for option in options - set(told.EVERYWHERE):
                assert f"- `{option}" in section, f"{' '.join(names)} {option}"


def test_every_command_has_an_example_and_says_what_it_does() -> None:
    """A table without a hole."""
    for names, command in told.walk():
        assert told.examples_of(command), names
    assert "|  |" not in told.list_commands()


def test_every_setting_has_a_meaning_and_no_meaning_is_left_over() -> None:
    """Whoever adds a setting says in bot/texts/settings.py what it means."""
    assert set(VARIABLES) == set(texts.settings.MEANINGS)
    assert set(texts.settings.UNSET) <= set(VARIABLES)
    assert re.findall(r"^\| `([A-Z_]+)`", list_settings(), re.MULTILINE) == VARIABLES


def test_costs_are_those_that_were_measured() -> None:
    """Answers, memory and disk each have a row; figures are those of the benchmarks."""
    measured = read("benchmarks/RESULTS.md")
    figures = re.findall(r"\d[\d,]*", "".join(re.findall(r"\| ([^|]*) \|$", list_costs(), re.MULTILINE)[2:]))
    assert len(figures) >= 9
    assert [each for each in figures if each.replace(",", ".") not in measured] == []


@pytest.mark.parametrize("record", [Answer, Citation, TargetFact, CheckedText, CheckedStatement])
def test_every_field_that_json_has_is_told(record: type[Record]) -> None:
    """The records are a promise to other programs."""
    page = read("docs/json.md")
    assert [name for name in record.model_fields if f"`{name}`" not in page and name not in {"start", "end"}] == []


def choices_in(record: type[BaseModel], seen: set[type]) -> Iterator[type[StrEnum]]:
    """Every enumeration that a record, or a record in it, has a value of."""
    waiting: list[object] = [field.annotation for field in record.model_fields.values()]
    while waiting:
        found = waiting.pop()
        waiting.extend(get_args(found))
        if not isinstance(found, type) or found in seen:
            continue
        seen.add(found)
        if issubclass(found, StrEnum):
            yield found
        elif issubclass(found, BaseModel):
            yield from choices_in(found, seen)


@pytest.mark.parametrize("record", [Answer, CheckedText])
def test_values_in_json_have_one_style(record: type[Record]) -> None:
    """Another program compares them: no spaces, no capitals."""
    found = list(choices_in(record, set()))
    assert len(found) >= 7
    strange = [value for each in found for value in each if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", value)]
    assert strange == []


@pytest.mark.parametrize("choice", [Status, Reason, OldEncoding])
def test_every_value_of_an_answer_is_told(choice: type[StrEnum]) -> None:
    """Of those whose meaning their name alone does not say."""
    page = read("docs/json.md")
    assert [value for value in choice if f"`{value}`" not in page] == []


def test_values_of_the_first_version_are_read() -> None:
    """The journal and the articles hold them."""
    assert Reason("how are you") is Reason.HOW_ARE_YOU
    assert OldEncoding("UTF-8 read as Windows-1252") is OldEncoding.MOJIBAKE
    old = {"converted_from": ["TCVN3", "VNI", "VPS", "VIQR"]}
    assert Particulars.model_validate(old).converted_from == tuple(OldEncoding)[:4]
