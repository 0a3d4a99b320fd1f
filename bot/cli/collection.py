"""Commands about the collection: ``status`` says what there is of each province, ``restore`` brings digests back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.options import (
    DatabaseOption,
    JsonOption,
    NoCollectionOption,
    read_text,
    settle,
    take_shared_options,
)
from bot.cli.output import print_json, print_table, say
from bot.composition.library import bring_digests, open_collection
from knowledge.store.identity import title_key
from knowledge.store.shipped import TouchedDigest

_ALL = "all"


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
        coverage, shipped, touched = read_coverage(library), library.count_shipped(), library.touched_digests()
    if as_json:
        print_json(
            {
                "articles": coverage.articles,
                "shipped": shipped.model_dump(),
                "touched": [each.model_dump(mode="json") for each in touched],
                "best": {best.value if best else "nothing": number for best, number in coverage.totals.items()},
                "nation": describe_coverage(coverage.nation),
                "provinces": [describe_coverage(each) for each in coverage.provinces],
            }
        )
        return
    say(texts.coverage.totals(coverage.totals))
    say(texts.coverage.articles(coverage.articles))
    say(texts.coverage.shipped(shipped))
    for each in touched:
        say(texts.coverage.touched(each))
    if touched:
        say(texts.coverage.TOUCHED_BACK)
    print_table(coverage_table([*coverage.provinces, coverage.nation]))


def restore_digests(
    context: typer.Context,
    digest: Annotated[str, typer.Argument(metavar="ID|TITLE|all", parser=read_text, help=texts.cli.DIGEST_ASKED)],
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Bring digests that were removed or edited back as they ship; without the collection, at the next start."""
    setup = settle(context, database, no_collection)
    with open_collection(setup) as library:
        chosen = _choose(library.touched_digests(), digest)
        library.forget_touch([each.locator for each in chosen])
        bring_digests(library, setup)
    if as_json:
        print_json([each.model_dump(mode="json") for each in chosen])
    else:
        say(texts.cli.restored_digests([each.title for each in chosen], now=setup.collection))


def _choose(touched: Sequence[TouchedDigest], asked: str) -> Sequence[TouchedDigest]:
    """The digests that go by an id, the beginning of one, or a title; raises `WrongUse` for none and for several."""
    if not touched:
        raise WrongUse(texts.cli.RESTORE_NONE)
    if asked == _ALL:
        return touched
    named = [each for each in touched if each.id == asked or title_key(each.title) == title_key(asked)]
    found = named or [each for each in touched if asked and (each.id or "").startswith(asked)]
    if not found:
        raise WrongUse(texts.cli.nothing_to_restore(asked))
    if len(found) > 1:
        raise WrongUse(texts.cli.several_to_restore(asked, [each.id or each.locator for each in found]))
    return found
