"""Commands about documents: ``add``, and ``articles`` with what can be done to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED, WrongUse
from bot.cli.options import (
    DatabaseOption,
    JsonOption,
    NoCollectionOption,
    read_text,
    settle,
    take_shared_options,
    text_option,
)
from bot.cli.output import print_json, print_table, say, show_progress
from bot.composition.library import open_library, refresh_library
from knowledge.errors import DocumentRefused
from knowledge.intake.limits import ReadingLimits
from knowledge.records import IntakeResult
from knowledge.store.library import Library

ArticleArgument = Annotated[str, typer.Argument(metavar="ID", parser=read_text, help=texts.cli.ARTICLE_ID)]


def add(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="PATH|URL...", help=texts.cli.ADD_SOURCES)],
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Add files, folders and URLs."""
    from knowledge.intake.workers import start_processes

    if not all(source.strip() for source in sources):
        raise WrongUse(texts.cli.EMPTY_SOURCE)
    setup = settle(context, database, no_collection)
    start_processes()  # while the library is opened
    results: list[IntakeResult] = []
    names: list[str] = []
    stepped_back: Mapping[str, Sequence[str]] = {}
    try:
        with open_library(setup) as library:
            before = library.originals()
            _add_with_progress(library, sources, results, names, limits=setup.settings.reading_limits)
            stepped_back = _stepped_back(library, before)
    except KeyboardInterrupt:
        kept = sum(result.outcome != "refused" for result in results)
        say(texts.cli.adding_stopped(kept), error=True)
        raise
    outcomes: Counter[str] = Counter(result.outcome for result in results)
    if as_json:
        print_json([result.model_dump() | _behind(result, stepped_back) for result in results])
    else:
        from bot.cli.tables import intake_table

        print_table(intake_table(results, names, stepped_back))
        say(texts.cli.intake_summary(outcomes))
    raise typer.Exit(REFUSED if outcomes["refused"] else 0)


def articles(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List the articles when nothing else is asked."""
    take_shared_options(context, database, no_collection)
    if context.invoked_subcommand is None:
        list_articles(context, as_json=as_json)


def list_articles(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List what there is."""
    from bot.cli.tables import article_table, describe_article

    with open_library(settle(context, database, no_collection)) as library:
        entries, originals = library.articles(unseen=True), library.originals()
    if as_json:
        print_json(
            [describe_article(entry.article, entry.passages, originals.get(entry.article.id)) for entry in entries]
        )
    elif entries:
        print_table(article_table(entries, originals))
    else:
        say(texts.cli.NO_ARTICLES)


def show_article(
    context: typer.Context,
    article_id: ArticleArgument,
    removed: Annotated[bool, typer.Option("--removed", help=texts.cli.SHOW_REMOVED)] = False,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Print one article, or what cleaning took out of it."""
    from bot.cli.tables import describe_article, print_article

    with open_library(settle(context, database, no_collection)) as library:
        article = library.article(article_id)
        passages = library.passages_of(article.id)
        original = library.originals().get(article.id)
    if as_json:
        pieces = [
            piece.model_dump() | {"said": texts.particulars.removed_because(piece.reason)} for piece in article.removed
        ]
        shown = describe_article(article, len(passages), original) | {"text": article.text}
        print_json(shown | {"removed": pieces} if removed else shown)
    else:
        say(print_article(article, removed=removed, original=original))


def refresh_articles(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Read again what an older version has read, before anything else asks for it."""
    setup = settle(context, database, no_collection)
    library = Library.open(setup.database)
    try:
        outcomes = refresh_library(library, setup)
    finally:
        library.close()
    if as_json:
        print_json({outcome: outcomes.get(outcome, 0) for outcome in ("updated", "unchanged")})
    else:
        say(texts.cli.refresh_summary(outcomes))


def remove_article(
    context: typer.Context,
    article_id: ArticleArgument,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Take one article out."""
    with open_library(settle(context, database, no_collection)) as library:
        article = library.remove(article_id)
        shipped = article.id in {each.id for each in library.touched_digests()}
    if as_json:
        print_json({"id": article.id, "title": article.title, "shipped": shipped})
    else:
        say(texts.cli.removed_article(article.title))
        if shipped:
            say(texts.cli.digest_comes_back(article.id))


def set_article(
    context: typer.Context,
    article_id: ArticleArgument,
    date: Annotated[str | None, text_option(texts.cli.SET_DATE)] = None,
    basis: Annotated[str | None, text_option(texts.cli.SET_BASIS)] = None,
    province: Annotated[list[str] | None, text_option(texts.cli.SET_PROVINCE)] = None,
    title: Annotated[str | None, text_option(texts.cli.SET_TITLE)] = None,
    publisher: Annotated[str | None, text_option(texts.cli.SET_PUBLISHER)] = None,
    url: Annotated[str | None, text_option(texts.cli.SET_URL)] = None,
    author: Annotated[list[str] | None, text_option(texts.cli.SET_AUTHOR)] = None,
    signer: Annotated[list[str] | None, text_option(texts.cli.SET_SIGNER)] = None,
    number: Annotated[list[str] | None, text_option(texts.cli.SET_NUMBER)] = None,
    rests_on: Annotated[list[str] | None, text_option(texts.cli.SET_RESTS_ON)] = None,
    issuer: Annotated[str | None, text_option(texts.cli.SET_ISSUER)] = None,
    taken_from: Annotated[str | None, text_option(texts.cli.SET_TAKEN_FROM)] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Correct metadata by hand."""
    from bot.cli.tables import describe_article
    from knowledge.intake.correction_form import read_corrections

    with open_library(settle(context, database, no_collection)) as library:
        before = library.article(article_id)
        corrections = read_corrections(
            before,
            date=date,
            basis=basis,
            provinces=province,
            title=title,
            names={"publisher": publisher, "url": url, "issuer": issuer, "taken_from": taken_from},
            lists={"authors": author, "signers": signer, "numbers": number, "rests_on": rests_on},
        )
        if not corrections.fields():
            raise WrongUse(texts.cli.NOTHING_TO_SET)
        article = library.correct(before.id, corrections)
        passages = len(library.passages_of(article.id))
    if as_json:
        print_json(describe_article(article, passages))
    else:
        say(texts.cli.corrected_article(article.title))


def _add_with_progress(
    library: Library, sources: Sequence[str], results: list[IntakeResult], names: list[str], *, limits: ReadingLimits
) -> None:
    """Add every document found in the sources, with what became of it to the results; a refused one with its reason.

    The ``names`` get what each is called here, those in a folder with that folder.
    """
    from knowledge.intake.intake import add_documents
    from knowledge.readers import find_documents

    found = [(source, str(locator)) for source in sources for locator in find_documents([source])]
    locators = [locator for _, locator in found]
    names += [_name_below(source, locator) for source, locator in found]
    with show_progress() as progress:
        task = progress.add_task(texts.cli.ADDING, total=len(locators))
        # Closed at once when somebody stops the program, so that nothing is prepared any more.
        with closing(add_documents(library, locators, limits=limits)) as outcomes:
            for outcome in outcomes:
                results.append(_refused(outcome) if isinstance(outcome, DocumentRefused) else outcome)
                progress.advance(task)


def _stepped_back(library: Library, before: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """The titles of the digests that have stepped back since, by the id of the original that is there now."""
    since = {digest: original for digest, original in library.originals().items() if digest not in before}
    titles: dict[str, list[str]] = {}
    for digest_id, article in sorted(library.articles_by_id(since).items()):
        titles.setdefault(since[digest_id], []).append(article.title)
    return titles


def _behind(result: IntakeResult, stepped_back: Mapping[str, Sequence[str]]) -> dict[str, str | Sequence[str] | None]:
    warning = texts.particulars.scanned(result.scanned) if result.scanned else None
    return {"stepped_back": stepped_back.get(result.article_id or "", ()), "warning": warning}


def _name_below(source: str, locator: str) -> str:
    """A document's name, with the folder that it was found in."""
    from knowledge.readers.sources import printable_name, source_of

    if source == locator:
        return source_of(locator)
    return printable_name(str(Path(locator).relative_to(Path(source).parent)))


def _refused(refused: DocumentRefused) -> IntakeResult:
    return IntakeResult(source=refused.source, outcome="refused", reason=texts.errors.refusal_reason(refused))
