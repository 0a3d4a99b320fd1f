"""Writes what documents say of commands, settings and costs, from the code and the benchmarks: ``make tables``.

Each table stands between two marks of its document; ``.env.example`` is written whole. With ``--check`` nothing is
written, and what is stale is named.
"""

from __future__ import annotations

import difflib
import sys
import textwrap
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from bot import texts
from bot.settings import Settings
from docs.commands import list_commands, tell_commands
from docs.costs import list_costs

ROOT = Path(__file__).parents[1]
EXAMPLE = ".env.example"
# A comment of the example is read in a terminal.
_WIDTH = 110


def list_settings() -> str:
    """The table of settings, in the order of the code."""
    rows = [texts.settings.COLUMNS, ("---",) * 3]
    for variable, default in _settings().items():
        shown = f"`{default}`" if default else texts.settings.UNSET.get(variable, texts.settings.NOT_SET)
        rows.append((f"`{variable}`", _meaning(variable), shown))
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)


def write_example() -> str:
    """``.env.example``: every setting with its meaning above and its default behind."""
    parts = [f"# {texts.settings.EXAMPLE_HEAD}"]
    for variable, default in _settings().items():
        unset = texts.settings.UNSET.get(variable)
        said = _meaning(variable) + (f" Không đặt: {unset}." if unset and not default else "")
        parts.append("\n".join([*(f"# {line}" for line in _wrap(said)), f"{variable}={default}"]))
    return "\n\n".join(parts) + "\n"


def _wrap(said: str) -> list[str]:
    return textwrap.wrap(said, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _settings() -> Mapping[str, str]:
    """Every variable with its default as it is typed, empty where there is none."""
    return {str(field.validation_alias): _typed(field.default) for field in Settings.model_fields.values()}


def _typed(default: Any) -> str:
    if default is None or default == ():
        return ""
    if isinstance(default, bool):
        return str(default).lower()
    return str(default.value if isinstance(default, Enum) else default)


def _meaning(variable: str) -> str:
    said = texts.settings.MEANINGS.get(variable)
    if said is None:
        raise SystemExit(f"{variable} has no meaning yet: say it in MEANINGS of bot/texts/settings.py")
    return said


# By document and mark.
TABLES: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "README.md": {"commands": list_commands, "settings": list_settings, "costs": list_costs},
    "docs/lenh.md": {"help": tell_commands},
}


def fill(document: str, tables: Mapping[str, Callable[[], str]]) -> str:
    """A document with its tables as they are now; raises `ValueError` where a mark is missing."""
    for name, write in tables.items():
        opening, closing = f"<!-- {name}: make tables -->", f"<!-- end of {name} -->"
        if document.count(opening) != 1 or document.count(closing) != 1:
            raise ValueError(f"{opening} and {closing} must stand there once each")
        before, _, rest = document.partition(opening)
        document = f"{before}{opening}\n\n{write()}\n\n{closing}{rest.partition(closing)[2]}"
    return document


def written_now() -> dict[Path, str]:
    """Every document that has something of this, as it should be."""
    documents = {ROOT / name: fill((ROOT / name).read_text("utf-8"), tables) for name, tables in TABLES.items()}
    return {**documents, ROOT / EXAMPLE: write_example()}


def find_stale() -> list[str]:
    """What is to be written anew, with the lines that differ."""
    stale = []
    for path, wanted in written_now().items():
        there = path.read_text("utf-8").splitlines()
        differing = list(difflib.unified_diff(there, wanted.splitlines(), path.name, path.name, "", "", 0, ""))
        if differing:
            stale.append("\n".join(differing))
    return stale


def main() -> int:
    """Write, or with ``--check`` name what is stale; 0 when all is as it should be."""
    if "--check" in sys.argv[1:]:
        stale = find_stale()
        sys.stderr.write("\n".join([*stale, "Run `make tables`.\n"]) if stale else "")
        return 1 if stale else 0
    for path, wanted in written_now().items():
        path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
