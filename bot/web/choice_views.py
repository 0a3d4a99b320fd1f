"""Choices as a page shows them: links to what is looked at, buttons for what changes something, texts to copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot import texts
from bot.conversation.addresses import side_path
from bot.conversation.answer_choices import without_later
from bot.conversation.choices import Action, Choice, Rows, carry
from bot.web.links import articles_path
from knowledge.records import Record


class ChoiceView(Record):
    """A link, or a button that carries what was chosen; ``is_elsewhere`` says that a link leads to another site."""

    label: str
    href: str | None = None
    carried: str | None = None
    is_elsewhere: bool = False


class ChoicesView(Record):
    """Choices in rows, and what is copied to be pasted elsewhere."""

    rows: tuple[tuple[ChoiceView, ...], ...] = ()
    copied: str = ""
    shared: str = ""


def compose_choices(rows: Rows, address: str = "", *, without: Iterable[Action] = ()) -> ChoicesView:
    """Choices without what a browser needs none for; ``address`` is what is shared, where something is."""
    rows = without_later(rows)
    every = [each for row in rows for each in row]
    left_out = set(without)
    shown = (
        tuple(
            view
            for each in row
            if not (each.chosen and each.chosen.action in left_out) and (view := _view(each)) is not None
        )
        for row in rows
    )
    return ChoicesView(
        rows=tuple(_joined(row for row in shown if row)),
        copied=next((each.copied for each in every if each.copied), ""),
        shared=address if any(each.shared for each in every) else "",
    )


def _joined(rows: Iterable[tuple[ChoiceView, ...]]) -> Iterator[tuple[ChoiceView, ...]]:
    """Rows of links in one: a browser breaks them where its screen ends."""
    for leads, group in groupby(rows, key=lambda row: all(each.href is not None for each in row)):
        if leads:
            yield tuple(each for row in group for each in row)
        else:
            yield from group


def _view(choice: Choice) -> ChoiceView | None:
    if choice.url is not None:
        return ChoiceView(label=choice.name, href=choice.url, is_elsewhere=True)
    if choice.articles is not None:
        return ChoiceView(label=choice.name, href=articles_path(choice.articles))
    if choice.chosen is None:
        return None
    path = side_path(choice.chosen)
    # Elsewhere it is a picture of the table; a page has the table itself.
    label = texts.pages.SEE_TABLE if choice.chosen.action is Action.PICTURE else choice.name
    return ChoiceView(label=label, href=path, carried=carry(choice.chosen) if path is None else None)
