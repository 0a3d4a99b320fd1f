"""Commands about the collection as a whole: ``collection status`` says what there is of each province."""

from __future__ import annotations

import typer

from bot import texts
from bot.cli.options import DatabaseOption, JsonOption, NoCollectionOption, settle, take_shared_options
from bot.cli.output import print_json, print_table, say
from bot.composition import open_collection


def collection(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Say what there is when nothing else is asked."""
    take_shared_options(context, database, no_collection)
    if context.invoked_subcommand is None:
        show_status(context, as_json=as_json)


def show_status(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Say what there is of each of the 63 provinces and of the country, the totals first."""
    from bot.cli.tables import coverage_table, describe_coverage
    from knowledge.store.coverage import read_coverage

    with open_collection(settle(context, database, no_collection)) as library:
        coverage, shipped = read_coverage(library), library.count_shipped()
    if as_json:
        print_json(
            {
                "articles": coverage.articles,
                "shipped": shipped.model_dump(),
                "best": {best.value if best else "nothing": number for best, number in coverage.totals.items()},
                "nation": describe_coverage(coverage.nation),
                "provinces": [describe_coverage(each) for each in coverage.provinces],
            }
        )
        return
    say(texts.coverage.totals(coverage.totals))
    say(texts.coverage.articles(coverage.articles))
    say(texts.coverage.shipped(shipped))
    print_table(coverage_table([*coverage.provinces, coverage.nation]))
