"""Commands about whom to ask: ``contacts`` lists the offices of provinces, sets what is known of them, confirms it."""

from __future__ import annotations

import getpass
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.options import (
    DatabaseOption,
    JsonOption,
    NoCollectionOption,
    one_of,
    read_text,
    settle,
    take_shared_options,
    text_option,
)
from bot.cli.output import print_json, print_table, say
from bot.composition.library import open_library
from bot.journal.calendar import day_of
from knowledge.places.offices import Body
from knowledge.store.contacts import ContactBook

if TYPE_CHECKING:
    from knowledge.store.contacts import ContactEntry

ProvinceArgument = Annotated[str, typer.Argument(metavar="PROVINCE", parser=read_text, help=texts.cli.CONTACT_PROVINCE)]
BodyOption = Annotated[
    str, typer.Option("--body", metavar="office|centre", parser=read_text, help=texts.cli.CONTACT_BODY)
]


def contacts(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List the offices when nothing else is asked."""
    take_shared_options(context, database, no_collection)
    if context.invoked_subcommand is None:
        list_contacts(context, as_json=as_json)


def list_contacts(
    context: typer.Context,
    province: Annotated[
        str | None, typer.Argument(metavar="PROVINCE", parser=read_text, help=texts.cli.CONTACT_PROVINCE)
    ] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List every office, or those of one province."""
    from bot.cli.tables import contact_table, describe_contact
    from knowledge.intake.contact_form import read_contact_province

    asked = read_contact_province(province) if province is not None else None
    with open_library(settle(context, database, no_collection)) as library:
        book = ContactBook(library.engine)
        entries = [each for each in (book.all() if asked is None else book.of(asked)) if each.written is not None]
    if as_json:
        print_json([describe_contact(entry) for entry in entries])
    else:
        print_table(contact_table(entries))


def set_contact(
    context: typer.Context,
    province: ProvinceArgument,
    body: BodyOption = Body.OFFICE.value,
    phone: Annotated[str | None, text_option(texts.cli.CONTACT_PHONE)] = None,
    address: Annotated[str | None, text_option(texts.cli.CONTACT_ADDRESS)] = None,
    email: Annotated[str | None, text_option(texts.cli.CONTACT_EMAIL)] = None,
    link: Annotated[str | None, text_option(texts.cli.CONTACT_LINK)] = None,
    name: Annotated[str | None, text_option(texts.cli.CONTACT_NAME)] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Say what is known of an office; it waits until somebody confirms it."""
    from bot.views.contacts import state_of, tell_set
    from knowledge.intake.contact_form import read_contact_details, read_contact_province, read_taken_in

    which = one_of(Body, "--body", body) or Body.OFFICE
    where = read_contact_province(province)
    details = read_contact_details(name=name, phone=phone, address=address, email=email, link=link)
    if not details.model_dump(exclude_none=True):
        raise WrongUse(texts.cli.CONTACT_NOTHING_TO_SET)
    with open_library(settle(context, database, no_collection)) as library:
        entry = ContactBook(library.engine).set(where, which, details, by=_account(), on=day_of(time.time()))
    place = where or texts.answers.WHOLE_NATION
    said = texts.cli.contact_set(_line(entry), place, which.value, state_of(entry))
    taken_in = read_taken_in(province)
    more = {"taken_in": taken_in, "replaced": entry.replaced.model_dump(mode="json", exclude_none=True)}
    _tell(entry, "\n".join([said, *tell_set(entry, taken_in)]), more, as_json=as_json)


def confirm_contact(
    context: typer.Context,
    province: ProvinceArgument,
    body: BodyOption = Body.OFFICE.value,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Say that what is known of an office is right, today."""
    from knowledge.intake.contact_form import read_contact_province

    which = one_of(Body, "--body", body) or Body.OFFICE
    where = read_contact_province(province)
    with open_library(settle(context, database, no_collection)) as library:
        entry = ContactBook(library.engine).confirm(where, which, by=_account(), on=day_of(time.time()))
    if entry is not None:
        _tell(entry, texts.cli.contact_confirmed(_line(entry)), as_json=as_json)


def _tell(entry: ContactEntry, said: str, more: Mapping[str, object] | None = None, *, as_json: bool) -> None:
    from bot.cli.tables import describe_contact

    if as_json:
        print_json(describe_contact(entry) | dict(more or {}))
    else:
        say(said)


def _line(entry: ContactEntry) -> str:
    written = entry.written
    return texts.operators.contact_line(written) if written is not None else ""


def _account() -> str:
    """The account of this machine under which somebody sets or confirms; empty where it has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
