"""Commands that look after what is kept: ``check``, ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED
from bot.cli.options import DatabaseOption, JsonOption, NoCollectionOption, Shared, database_url, read_path, settle
from bot.cli.output import print_json, say

# What came in from Telegram belongs to the present: an update of the past must not be answered again, and nobody is
# told twice, or after they have said that they want to be forgotten.
_OF_THE_PRESENT = frozenset({"updates", "wishes"})


def check(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,  # noqa: ARG001 - stands before and behind every command
) -> None:
    """Say what is wrong, and what to do about it."""
    from bot.cli.checkup import examine_all
    from bot.settings import load_usable_settings

    settings, problems = load_usable_settings()
    given = database or context.ensure_object(Shared).database or settings.database_url
    findings = examine_all(settings, problems, database_url(given))
    if as_json:
        print_json([finding.model_dump() for finding in findings])
    else:
        for finding in findings:
            state = texts.check.GOOD if finding.good else texts.check.TO_MEND
            say(f"{state:<8} {texts.check.NAMES[finding.check]}: {finding.said}")
    raise typer.Exit(0 if all(finding.good for finding in findings) else REFUSED)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(parser=read_path, metavar="FILE", help=texts.cli.BACKUP_FILE)],
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Copy everything that is kept into a new file."""
    from knowledge.store.backup import back_up, library_file
    from knowledge.store.database import open_unchanged

    setup = settle(context, database, no_collection)
    library_file(setup.database)
    engine = open_unchanged(setup.database)
    try:
        back_up(engine, file)
    finally:
        engine.dispose()
    if as_json:
        print_json({"file": str(file), "bytes": file.stat().st_size})
    else:
        say(texts.check.backed_up(str(file)))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(parser=read_path, metavar="FILE", help=texts.cli.RESTORE_FILE)],
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Put a copy in the place of what is kept now."""
    from knowledge.store.restoring import restore as put_back

    setup = settle(context, database, no_collection)
    done = put_back(file, setup.database, keep=_OF_THE_PRESENT)
    if as_json:
        print_json(done.model_dump())
    else:
        say(texts.check.restored(done))
