"""The command about pages of the web: ``watch``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED, WrongUse
from bot.cli.input import open_lines
from bot.cli.options import DatabaseOption, JsonOption, NoCollectionOption, read_text, settle
from bot.cli.output import print_json, say, show_progress, tell_watched
from bot.composition.library import open_collection
from knowledge.readers.sources import is_web_address


def watch(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", parser=read_text, help=texts.cli.WATCH_FILE, show_default=False)
    ] = None,
    pause: Annotated[float | None, typer.Option("--pause", min=0, max=600, help=texts.cli.WATCH_PAUSE)] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Look at the pages that articles are from and at those that list articles; 1 where one is dead."""
    from knowledge.intake.watching import PageReport, Watcher
    from knowledge.store.watched_pages import PageState, WatchedPages

    setup = settle(context, database, no_collection)
    sources = _read_addresses(file) if file is not None else setup.settings.watch_pages
    reports: dict[PageState, list[PageReport]] = defaultdict(list)
    with open_collection(setup) as library:
        pages = WatchedPages(library.engine)
        watcher = Watcher(
            pages,
            limits=setup.settings.reading_limits,
            pause=setup.settings.watch_pause if pause is None else pause,
        )
        with show_progress() as progress:
            count = len({*pages.cited(), *sources})
            task = progress.add_task(texts.cli.WATCHING, total=count)
            # Closed at once when somebody stops the program, so that no further page is asked for.
            with closing(watcher.look(sources)) as looking:
                for done, (report, refused) in enumerate(looking, 1):
                    reason = texts.errors.refusal_reason(refused) if refused is not None else None
                    reports[report.state].append(report.model_copy(update={"reason": reason}))
                    progress.advance(task)
                    # Behind the pages that are looked at come those that they list.
                    if done <= count:
                        tell_watched(done, count)
    told = [each for state in texts.cli.WATCH_STATES for each in reports[PageState(state)]]
    unchanged, first = len(reports[PageState.UNCHANGED]), len(reports[PageState.FIRST])
    looked = sum(len(some) for state, some in reports.items() if state is not PageState.NEW)
    if as_json:
        described = [each.model_dump(mode="json") for each in told]
        print_json({"looked": looked, "unchanged": unchanged, "first": first, "pages": described})
    else:
        for state, title in texts.cli.WATCH_STATES.items():
            if some := reports[PageState(state)]:
                say(f"{title}: {len(some)}")
                for each in some:
                    say(texts.cli.watch_line(each.title, each.url, each.reason))
        say(texts.cli.watch_summary(looked, unchanged, first))
    raise typer.Exit(REFUSED if reports[PageState.DEAD] else 0)


def _read_addresses(file: str) -> Sequence[str]:
    """The addresses in a file, one a line; blank lines and those that begin with # are passed over."""
    found: dict[str, None] = {}
    with open_lines(file) as lines:
        for number, line in enumerate(lines, 1):
            address = line.strip()
            if not address or address.startswith("#"):
                continue
            if not is_web_address(address):
                raise WrongUse(f"{file}: {texts.cli.bad_batch_line(number, texts.cli.WATCH_NO_ADDRESS)}")
            found[address] = None
    return tuple(found)
