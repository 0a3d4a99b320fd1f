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


def state_of(entry: ContactEntry) -> str:
    """How far what is known of an office may be trusted, in words; empty where it is as it ships, or has no name."""
    if entry.written is None:
        return ""
    still_shown = entry.confirmed.on if entry.confirmed is not None else None
    return texts.operators.contact_state(entry.written, waits=entry.waits, still_shown=still_shown)


def tell_set(entry: ContactEntry, taken_in: str | None) -> tuple[str, ...]:
    """What is to be known once an office was set: whose it is now when another was named, and what was replaced."""
    replaced = entry.replaced.model_dump(exclude_none=True)
    said = [texts.operators.contact_taken_in(taken_in, entry.province)] if taken_in else []
    return (*said, *([texts.operators.contact_replaced(replaced)] if replaced else []))


def _office(entry: ContactEntry) -> Iterator[ReplyBlock]:
    written = entry.written
    if written is None:
        return
    yield bold_block(written.name)
    yield plain_block(texts.answers.reach_of(written) or texts.operators.CONTACT_NO_REACH, tight=True)
    state = state_of(entry)
    if state:
        yield italic_block(state, tight=True)
