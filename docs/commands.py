"""The commands as documents tell them: a table of all in a line each, and each with its help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer.main

from bot.cli.commands import make_app

# What every command takes; said once, above them.
EVERYWHERE = ("--database", "--no-collection")
_EXAMPLE = re.compile(r"^(?:Ví dụ:)?\s*((?:\S+=\S+ |echo .*\| )?sxsh .*)$", re.MULTILINE)

Names = tuple[str, ...]


def walk() -> Iterator[tuple[Names, Any]]:
    """Every command that can be typed, with its names: ``("articles", "show")``; groups before what is in them."""
    yield from _walk(typer.main.get_command(make_app()), ())


def _walk(command: Any, names: Names) -> Iterator[tuple[Names, Any]]:
    if names and not command.hidden:
        yield names, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _walk(below, (*names, name))


def examples_of(command: Any) -> list[str]:
    """What its help shows to type."""
    return _EXAMPLE.findall(command.help or "")


def list_commands() -> str:
    """A table: what is typed, and the first sentence of its help."""
    rows = ["| Lệnh | Việc |", "|---|---|"]
    cells = ((_usage(names, command), _first(command)) for names, command in walk() if not _is_group(command))
    # A bar would end the cell, in code as well.
    rows += [f"| `{_escape(usage)}` | {_escape(said)} |" for usage, said in cells]
    return "\n".join(rows)


def tell_commands() -> str:
    """Each command under a heading of its own: what it does, its arguments and options, an example; `sxsh` first."""
    every = [((), typer.main.get_command(make_app())), *walk()]
    return "\n\n".join(_tell(names, command) for names, command in every)


def _tell(names: Names, command: Any) -> str:
    said = re.split(r"\n\s*Ví dụ:", command.help or "")[0]
    parts = [f"### `{' '.join(('sxsh', *names))}`", " ".join(said.split()), f"`{_usage(names, command)}`"]
    # What every command takes is told once, of `sxsh` itself.
    mine = [each for each in command.params if each.help and not each.hidden and not (names and _is_shared(each))]
    parts += ["\n".join(f"- `{_name(each)}`: {each.help}" for each in mine)] if mine else []
    examples = examples_of(command)
    parts += ["```sh\n" + "\n".join(examples) + "\n```"] if examples else []
    return "\n\n".join(parts)


def _is_group(command: Any) -> bool:
    return bool(getattr(command, "commands", None))


def _is_shared(parameter: Any) -> bool:
    return not set(parameter.opts).isdisjoint(EVERYWHERE)


def _first(command: Any) -> str:
    paragraph = (command.help or "").split("\n\n")[0]
    return " ".join(paragraph.split())


def _escape(cell: str) -> str:
    return cell.replace("|", "\\|")


def _usage(names: Names, command: Any) -> str:
    """The command with its arguments; options are told with its help."""
    arguments = [_name(each) for each in command.params if each.param_type_name == "argument"]
    return " ".join(["sxsh", *names, *arguments])


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = re.sub(r"\[|\]|\.\.\.", "", parameter.metavar or parameter.name.upper())
        name += "…" if parameter.nargs == -1 else ""
        return name if parameter.required else f"[{name}]"
    value = "" if parameter.is_flag else f" {parameter.metavar or 'N'}"
    return f"{parameter.opts[0]}{value}" + ("…" if parameter.multiple else "")
