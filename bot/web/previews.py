"""The picture that stands beside a link to an answer."""

from __future__ import annotations

from bot.pages.preview_card import draw_preview
from bot.views.answer import source_line
from bot.views.figures import as_shown, figures_in_words, pictured_rows
from retrieval.records import Answer, Status


def draw_answer(question: str, answer: Answer) -> bytes:
    """The picture beside a link to an answer: what was asked, what is said, and where that is from."""
    answer = as_shown(answer)
    said = answer.headline
    facts = pictured_rows(answer) if answer.status is Status.ANSWERED else []
    if facts:
        heading, items = figures_in_words(facts)
        said = f"{heading}: {'; '.join(items)}"
    source = source_line(answer.citations[0]) if answer.status is Status.ANSWERED and answer.citations else ""
    return draw_preview(question, said, source)
