"""A Dockerfile as its instructions, and what its commands are where the image's root is a folder."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

# What the image keeps at its root, wherever a command or a variable names it.
_ROOMS = re.compile(r"(?<![\w./-])/(?=(?:opt/sxsh|build|wheel|src|data)\b)")


class Instruction(NamedTuple):
    """Its name, and what stands behind it on one line."""

    name: str
    rest: str


def read_instructions(text: str) -> list[Instruction]:
    """All of them in order, without comments, those of several lines joined."""
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    lines = re.sub(r"\s*\\\n\s*", " ", bare).splitlines()
    return [Instruction(*line.split(maxsplit=1)) for line in lines if line.strip()]


def stages(instructions: list[Instruction]) -> list[list[Instruction]]:
    """The instructions of each stage, its FROM first."""
    found: list[list[Instruction]] = []
    for instruction in instructions:
        if instruction.name == "FROM":
            found.append([])
        if found:
            found[-1].append(instruction)
    return found


def below(root: Path, command: str) -> str:
    """The command with what lies at the image's root below a folder."""
    return _ROOMS.sub(f"{root}/", command)


def variables(stage: list[Instruction]) -> dict[str, str]:
    """What ENV sets."""
    return dict(each.split("=", 1) for it in stage if it.name == "ENV" for each in it.rest.split())


def argv(stage: list[Instruction], name: str) -> list[str]:
    """The command of CMD or HEALTHCHECK in its form as a list."""
    (rest,) = (it.rest for it in stage if it.name == name)
    parsed: list[str] = json.loads(rest[rest.index("[") :])
    return parsed
