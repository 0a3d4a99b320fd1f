"""The offices of a province as operators see them: all that is known, and what of it waits for being confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import texts
from bot.views.blocks import ReplyBlock, bold_block, italic_block, plain_block
from knowledge.store.contacts import ContactEntry


def compose_contacts(entries: Sequence[ContactEntry]) -> tuple[ReplyBlock, ...]:
    """Each office that has a name, and how to set what is known of it."""
    return (*(block for entry in entries for block in _office(entry)), plain_block(texts.operators.CONTACT_USAGE))


def mark_of(entries: Sequence[ContactEntry]) -> str:
    """A sign for a province: something waits, or something is confirmed; empty where nobody has looked yet."""
    if any(entry.waits for entry in entries):
        return texts.operators.MARK_WAITS
    return texts.operators.MARK_CONFIRMED if any(entry.confirmed_on for entry in entries) else ""


def _office(entry: ContactEntry) -> Iterator[ReplyBlock]:
    written = entry.written
    if written is None:
        return
    yield bold_block(written.name)
    yield plain_block(texts.answers.reach_of(written) or texts.operators.CONTACT_NO_REACH, tight=True)
    state = texts.operators.contact_state(written, waits=entry.waits)
    if state:
        yield italic_block(state, tight=True)
