"""Writes ``THIRD_PARTY_NOTICES.md``: what is installed beside this program, and under which licence.

What the licence is says each distribution itself; one that does not say so ends the run, so that somebody looks.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
LOCK = ROOT / "deploy" / "requirements.lock"
HEAD = """# Third-party notices

What `pip install sxsh[postgres]` installs beside SXSH, used as it comes; the versions are those of
`deploy/requirements.lock`. Each distribution brings the text of its licence in its own `*.dist-info` folder. This file
is written by `make notices`.

"""
# Installed on Windows alone, so that its own words are not at hand elsewhere.
ELSEWHERE = {"colorama": ("BSD-3-Clause", "https://github.com/tartley/colorama")}
# Inside a browser this program does not run: what is for there alone is never installed.
PIN = re.compile(r"^([a-z0-9-]+)==(?!.*sys_platform == 'emscripten')", re.MULTILINE)
# A licence named in the free field is a few words; what is longer is its whole text.
LONGEST_NAME = 60


# Fields by their names in lower case; those that may stand there several times are lists.
Metadata = dict[str, Any]


class Notice(NamedTuple):
    """A distribution, its licence in its own words, and where it comes from."""

    name: str
    licence: str
    home: str


def locked_names(lock: str) -> list[str]:
    """The distributions of a lock file, each once, in alphabetical order."""
    return sorted(set(PIN.findall(lock)))


def licence_of(told: Metadata) -> str:
    """The licence as the metadata name it, the strictest form first; empty where they do not."""
    expression, free = (str(told.get(field) or "").strip() for field in ("license_expression", "license"))
    short = free if len(free) <= LONGEST_NAME and "\n" not in free and free != "UNKNOWN" else ""
    classified = [each.rpartition(" :: ")[2] for each in told.get("classifier", ()) if each.startswith("License :: ")]
    return expression or short or ", ".join(each for each in classified if each != "OSI Approved")


def home_of(told: Metadata) -> str:
    """The first address that the metadata give, a home or source page where there is one."""
    addresses = [each.partition(", ")[::2] for each in told.get("project_url", ())]
    named = {label.lower(): address for label, address in reversed(addresses)}
    wanted = ("homepage", "home", "home-page", "source", "source code", "code", "repository", "github")
    first = next((named[label] for label in wanted if label in named), None)
    return first or str(told.get("home_page") or "") or (addresses[0][1] if addresses else "")


def find_notice(name: str) -> Notice:
    """What is known of a distribution of the lock; raises ``LookupError`` for one without a licence."""
    try:
        told = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        if name not in ELSEWHERE:
            raise LookupError(f"{name} is in the lock and not installed: run `make setup`") from None
        return Notice(name, *ELSEWHERE[name])
    licence = licence_of(told)
    if not licence:
        raise LookupError(f"{name} names no licence: look it up before it is shipped")
    return Notice(name, licence, home_of(told))


def compose(lock: str) -> str:
    """The whole file for a lock file."""
    notices = [find_notice(name) for name in locked_names(lock)]
    rows = [f"| {notice.name} | {notice.licence} | {notice.home} |" for notice in notices]
    return HEAD + "\n".join(["| distribution | licence | home |", "|---|---|---|", *rows]) + "\n"


def main() -> None:
    """Write the file anew."""
    try:
        NOTICES.write_text(compose(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
    except LookupError as unknown:
        sys.exit(str(unknown))


if __name__ == "__main__":
    main()
