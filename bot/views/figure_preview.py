"""The figures of a previewed document, each with what was said about it."""

from __future__ import annotations

from bot import texts
from bot.journal.previews import Preview
from bot.views.answer import ReplyBlock, Run, bold_block
from bot.views.figures import figure, period
from knowledge.targets import Target, TargetCorrection, fingerprint

FIGURES_A_PAGE = 8


def compose_figures(preview: Preview, page: int) -> tuple[ReplyBlock, ...]:
    """A page of the figures found, what a person said in the place of what the machine read, which stays beside it."""
    found = preview.draft.targets
    blocks = [bold_block(texts.operators.preview_figures(len(found)))]
    first = page * FIGURES_A_PAGE
    for number, each in enumerate(found[first : first + FIGURES_A_PAGE], first + 1):
        said = preview.said.get(fingerprint(each))
        blocks.append(ReplyBlock(runs=(Run(text=_line(number, each, said), bold=said is not None),)))
        blocks.append(ReplyBlock(runs=(Run(text=each.sentence),), quoted=True, tight=True))
    return tuple(blocks)


def _line(number: int, found: Target, said: TargetCorrection | None) -> str:
    line = _described(number, found)
    if said is None:
        return line
    if said.rejected:
        return f"{line} · {texts.operators.FIGURE_REJECTED}"
    return f"{line} → {_described(number, said.over(found))}"


def _described(number: int, target: Target) -> str:
    when = period(target)
    return texts.figures.figure_line(number, target.indicator.value, target.kind.value, figure(target), when)
