"""An answer in a terminal: as a person reads it there, and which command has what a phone has behind buttons."""

from __future__ import annotations

from bot import texts
from bot.views.answer import compose_reply
from bot.views.asked_forms import compose_elsewhere, compose_listing
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.figures import compose_targets
from retrieval.records import Answer, Form


def compose_printed(answer: Answer) -> tuple[ReplyBlock, ...]:
    """The blocks of an answer; behind figures asked for as a file, how to get it."""
    if answer.listing is not None:
        return compose_listing(answer)
    if answer.form is Form.PLACES:
        return *compose_elsewhere(answer), plain_block(texts.cli.HOW_TO_GET_FILE)
    # Figures looked up have no quoted sentence in front of them, and many stand in a list.
    looked_up = answer.targets and not answer.question
    shown = compose_targets(answer) if looked_up or answer.shows_figures else compose_reply(answer)
    in_file = answer.form in {Form.WORKBOOK, Form.CHART}
    return (*shown, plain_block(texts.cli.HOW_TO_GET_FILE)) if in_file else shown
