"""What a command shows, asked for in free words: a list of documents, or figures that stand in a file or a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.views.answer import closing_blocks, source_runs, understood_blocks
from bot.views.blocks import ReplyBlock, bold_block, plain_block
from retrieval.records import Answer, Form


def compose_listing(answer: Answer) -> tuple[ReplyBlock, ...]:
    """The newest documents by title, each with who has published it and when, and how many more there are."""
    return (*understood_blocks(answer), *_listing(answer))


def stands_elsewhere(answer: Answer) -> bool:
    """Whether the figures of an answer are no rows of a message: they are in a file, or only their places are told."""
    return answer.form is Form.PLACES or (answer.form is Form.WORKBOOK and len(answer.targets) > _ROWS)


def compose_elsewhere(answer: Answer) -> tuple[ReplyBlock, ...]:
    """What such an answer says itself, and where its figures and their sources are."""
    # Which province another belongs to today is told by the names, or by a column.
    notes = tuple(note for note in answer.notes if not texts.figures.is_in_rows(note))
    answer = answer.model_copy(update={"notes": notes})
    if answer.form is Form.PLACES:
        said = (*understood_blocks(answer), plain_block(answer.headline))
        return *said, plain_block(texts.figures.SOURCES_IN_TABLE), *closing_blocks(answer)
    places = len({texts.figures.place_of(fact.target) for fact in answer.targets})
    counted = plain_block(texts.figures.in_workbook(len(answer.targets), places), tight=True)
    return *understood_blocks(answer), bold_block(answer.headline), counted, *closing_blocks(answer)


# More rows than a message shows.
_ROWS = 8


def _listing(answer: Answer) -> Iterator[ReplyBlock]:
    listing = answer.listing
    if listing is None:
        return
    yield bold_block(answer.headline)
    beside = {name for name, _ in listing.places} if len(listing.places) == 1 else set()
    for number, citation in enumerate(answer.citations):
        yield ReplyBlock(runs=tuple(source_runs(citation, beside=beside)), tight=number > 0)
    if listing.count > len(answer.citations):
        yield plain_block(texts.answers.further_documents(listing.count - len(answer.citations)))
    yield from closing_blocks(answer)
