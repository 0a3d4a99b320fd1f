"""The command about texts of other people: ``verify``."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED, WrongUse
from bot.cli.input import open_lines
from bot.cli.options import DatabaseOption, JsonOption, NoCollectionOption, read_text, settle
from bot.cli.output import print_json, say, warn_of_memory
from bot.composition.assistant import open_assistant
from bot.conversation.answerer import LONGEST_TEXT
from bot.redaction.control_characters import is_unicode


def verify(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", parser=read_text, help=texts.cli.VERIFY_FILE)],
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Hold each statement of a text against the documents."""
    from bot.views.checked_text import compose_checked
    from bot.views.markup import to_plain_text

    with open_lines(file) as lines:
        text = "".join(lines)
    if not is_unicode(text):
        raise WrongUse(texts.cli.NOT_UTF8)
    if len(text) > LONGEST_TEXT:
        raise WrongUse(texts.cli.text_too_long(LONGEST_TEXT))
    with open_assistant(settle(context, database, no_collection), in_memory=warn_of_memory) as assistant:
        checked = assistant.check(text)
    if as_json:
        print_json(checked.model_dump(mode="json"))
    else:
        say(to_plain_text(compose_checked(checked, in_group=False)))
    raise typer.Exit(0 if checked.statements else REFUSED)
