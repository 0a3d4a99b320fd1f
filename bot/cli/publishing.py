"""The command ``publish``: the collection as pages that need no server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED, WrongUse
from bot.cli.options import DatabaseOption, JsonOption, NoCollectionOption, read_path, read_text, settle
from bot.cli.output import print_json, say, show_progress
from bot.composition.library import open_collection

# One page that is wrong may be linked from hundreds; all of them are in ``--json``.
_MOST_FAULTS = 20
_ADDRESS = re.compile(r"(?i)https?://[^\s/?#@\"'<>\\]+(?:/[^\s?#\"'<>\\]*)?")
_ASKED = re.compile(r"(?i)https?://[^\s/?#@\"'<>\\]+(?:[/?#][^\s\"'<>\\]*)?")


def publish(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(parser=read_path, metavar="DIR", help=texts.cli.PUBLISH_FOLDER)],
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", parser=read_text, help=texts.cli.PUBLISH_URL)
    ] = None,
    ask: Annotated[
        str | None, typer.Option("--ask-at", metavar="URL", parser=read_text, help=texts.cli.PUBLISH_ASK)
    ] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Write the collection as pages into a folder, and look whether all of them hang together."""
    from bot.publishing.errors import PublishRefused
    from bot.publishing.pages import Options
    from bot.publishing.publisher import publish as write_pages

    options = Options(base=_base(url), ask=_checked("--ask-at", ask, _ASKED))
    with open_collection(settle(context, database, no_collection)) as library, show_progress() as progress:
        task = progress.add_task(texts.publishing.WRITING, total=None)
        try:
            done = write_pages(library, folder, options, lambda: progress.advance(task))
        except PublishRefused as refused:
            raise WrongUse(texts.publishing.refused(refused.path, refused.why.value)) from refused
    changes, checked = done.changes, done.checked
    if as_json:
        faults = [fault._asdict() for fault in checked.faults]
        print_json({**vars(changes), "pages": checked.pages, "links": checked.links, "faults": faults})
    else:
        say(texts.publishing.done(str(folder), changes.written, changes.unchanged, changes.removed))
        say(texts.publishing.checked(checked.pages, checked.links, len(checked.faults)))
    for path in changes.kept:
        say(texts.publishing.kept(path), error=True)
    for fault in checked.faults[:_MOST_FAULTS]:
        say(texts.publishing.fault(*fault), error=True)
    if len(checked.faults) > _MOST_FAULTS:
        say(texts.publishing.more_faults(len(checked.faults) - _MOST_FAULTS), error=True)
    if not done.is_whole:
        say(texts.publishing.CHANGED_MEANWHILE, error=True)
    raise typer.Exit(REFUSED if checked.faults or not done.is_whole else 0)


def _base(url: str | None) -> str | None:
    """The folder's address with a slash behind it, so that what is in it can follow."""
    given = _checked("--url", url, _ADDRESS)
    return None if given is None else f"{given.rstrip('/')}/"


def _checked(name: str, url: str | None, pattern: re.Pattern[str]) -> str | None:
    """An address that was typed; raises `WrongUse` for anything else."""
    if url is not None and not pattern.fullmatch(url):
        raise WrongUse(f"{name}: {texts.publishing.ADDRESS_WRONG}")
    return url
