"""Plays the conversations of a folder through the real bot, and says of each whether it holds.

    python -m tests.conversations.player FOLDER [--render DIR]

A line a conversation: its name and "holds", or the lines that do not; at the end how many lines hold of how many.
Ends with 1 when any does not. ``--render`` draws each conversation as it was played as a phone shows it, for which
Chromium is needed. What a transcript may say stands in `tests/conversations/README.md`.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conversations.script import CHANNELS, TELEGRAM, ZALO, Transcript, read_transcript
from tests.conversations.stage import Played, play
from tests.conversations.zalo_stage import play_on_zalo
from tests.support.shipped import fill_library

STAGES = {TELEGRAM: play, ZALO: play_on_zalo}


def find_transcripts(folder: Path) -> list[Path]:
    """The transcripts of a folder, or the file itself, in order."""
    return [folder] if folder.is_file() else sorted(folder.glob("*.txt"))


def failures(played: Sequence[Played]) -> list[str]:
    """The lines that do not hold, each with its number."""
    return [f"{check.line}: {check.text}" for step in played for check in step.failed]


def as_played(transcript: Transcript, played: Sequence[Played]) -> str:
    """The whole conversation as it went, with the lines that did not hold where they stand."""
    lines = [transcript.title]
    for step in played:
        act = step.act
        how = " ".join(filter(None, (act.how, act.whom, act.file, f'"{act.about}"' if act.about else None)))
        lines.append(f"\n{act.line}: {act.who} {how}: {act.text}")
        for place, heard in step.heard.items():
            lines += [f"  · toast: {toast}" for toast in heard.toasts[: 1 if place == next(iter(step.heard)) else 0]]
            for each in heard.messages:
                said = "\n    ".join(each.text.split("\n"))
                lines.append(f"  Bot ({place}{', sửa' if each.is_edit else ''}):\n    {said}")
                lines += [f"    {' '.join(f'[{label}]' for label in row)}" for row in each.rows]
        lines += [f"  ✗ {check.line}: {check.text}" for check in step.failed]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play what is asked for; 0 when every line of every conversation holds."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--channel", choices=CHANNELS, default=TELEGRAM)
    options.add_argument("--render", type=Path, metavar="DIR")
    options.add_argument("--whole", action="store_true", help="print the whole conversation where a line fails")
    asked = options.parse_args(arguments)
    held = count = whole = 0
    with TemporaryDirectory() as folder:
        shipped = fill_library(Path(folder))
        transcripts = [read_transcript(path) for path in find_transcripts(asked.folder)]
        transcripts = [each for each in transcripts if asked.channel in each.channels]
        for transcript in transcripts:
            played = asyncio.run(STAGES[asked.channel](transcript, shipped))
            wrong, lines = failures(played), sum(step.checks for step in played)
            held, count, whole = held + max(lines - len(wrong), 0), count + lines, whole + (not wrong)
            print(f"{transcript.name}: {'holds' if not wrong else f'{len(wrong)} of {lines} lines do not hold'}")
            print("".join(f"    {each}\n" for each in wrong), end="", flush=True)
            if wrong and asked.whole:
                print(as_played(transcript, played))
            if asked.render is not None:
                _render(transcript, played, asked.render)
    print(f"{held}/{count} lines hold, {whole}/{len(transcripts)} conversations in {asked.channel}")
    return int(whole < len(transcripts))


def _render(transcript: Transcript, played: Sequence[Played], folder: Path) -> None:
    from tests.conversations.drawing import draw

    folder.mkdir(parents=True, exist_ok=True)
    if not draw(transcript, played, folder / f"{transcript.name}.png"):
        sys.stderr.write("The pictures need Chromium.\n")


if __name__ == "__main__":
    sys.exit(main())
