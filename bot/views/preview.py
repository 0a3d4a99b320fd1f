"""What an operator sees of a document before it is added."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.journal.previews import Preview
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, plain_block
from bot.views.figure_rows import figure, period
from bot.views.particulars import list_checked
from knowledge.records import BODY_ROLES, Removed
from knowledge.store.library import Foreseen
from knowledge.targets import Target, TargetCorrection, fingerprint

CORRECTABLE = ("date", "province", "title")
FIGURES_A_PAGE = 8
# Enough to see whether something was cut away that should have stayed.
_REMOVED_SHOWN = 12
_PIECE = 90
_OPENING = 300


def compose_preview(preview: Preview, foreseen: Foreseen | None = None) -> tuple[ReplyBlock, ...]:
    """Title, date with its basis, places, number of passages, the opening, and what was cleaned away.

    What should make one think twice stands first: that it is an earlier version, that it is nearly another
    (``foreseen``), that it is one sentence.
    """
    return tuple(_blocks(preview, foreseen or Foreseen()))


def compose_figures(preview: Preview, page: int) -> tuple[ReplyBlock, ...]:
    """A page of the figures found, what a person said in the place of what the machine read, which stays beside it."""
    blocks = [bold_block(_counted(preview))]
    for number, each in figures_on(preview, page):
        correction = preview.target_corrections.get(fingerprint(each))
        blocks.append(ReplyBlock(runs=(Run(text=_line(number + 1, each, correction), bold=correction is not None),)))
        blocks.append(ReplyBlock(runs=(Run(text=each.sentence),), quoted=True, tight=True))
    return tuple(blocks)


def figures_on(preview: Preview, page: int) -> list[tuple[int, Target]]:
    """The figures of a page with their numbers from 0: first those that the machine is not sure of."""
    ordered = _ordered(preview)
    first = page * FIGURES_A_PAGE
    return [(number, preview.draft.targets[number]) for number in ordered[first : first + FIGURES_A_PAGE]]


def page_of(preview: Preview, number: int) -> int:
    """The page on which a figure stands."""
    return _ordered(preview).index(number) // FIGURES_A_PAGE


def _ordered(preview: Preview) -> list[int]:
    found = preview.draft.targets
    return sorted(range(len(found)), key=lambda number: (not found[number].unsure, number))


def _counted(preview: Preview) -> str:
    found, said = preview.draft.targets, preview.target_corrections
    return texts.operators.preview_figures(
        len(found), sum(each.unsure and fingerprint(each) not in said for each in found)
    )


def _blocks(preview: Preview, foreseen: Foreseen) -> Iterator[ReplyBlock]:
    article = preview.article
    yield italic_block(texts.operators.PREVIEW_TITLE)
    for warning in _warnings(preview, foreseen):
        yield bold_block(warning, tight=True)
    yield bold_block(article.title)
    places = [texts.answers.place(each.province, each.province_now) for each in article.places]
    districts = list(article.districts)
    about = [
        (texts.operators.LABEL_DATE, texts.operators.dated(article.date)),
        (
            texts.operators.LABEL_PROVINCE,
            ", ".join([*dict.fromkeys(places), *districts]) or texts.operators.NO_PROVINCE,
        ),
        (texts.operators.LABEL_PUBLISHER, article.publisher or texts.operators.NO_PUBLISHER),
        *list_checked(article),
        (texts.operators.LABEL_PASSAGES, str(sum(each.role in BODY_ROLES for each in preview.draft.chunks))),
    ]
    for number, (label, value) in enumerate(about):
        yield ReplyBlock(runs=(Run(text=f"{label}: "), Run(text=value, bold=True)), tight=number > 0)
    told = article.told
    opening = told[:_OPENING] + (texts.answers.ELLIPSIS if len(told) > _OPENING else "")
    yield ReplyBlock(runs=(Run(text=opening),), quoted=True)
    yield from _figures(preview)
    if article.removed:
        yield plain_block(texts.operators.removed_pieces(len(article.removed)))
        yield ReplyBlock(runs=(Run(text="\n".join(_removed(article.removed))),), quoted=True, tight=True)
    same = foreseen.same
    if same is not None and not foreseen.is_older:
        yield italic_block(texts.operators.replaces_article(same.title, same.id))


def _warnings(preview: Preview, foreseen: Foreseen) -> Iterator[str]:
    if foreseen.is_older:
        yield texts.desk.OLDER_VERSION
    if foreseen.like is not None:
        yield texts.desk.warning(texts.particulars.nearly_the_same(foreseen.like))
    told = [each for each in preview.draft.chunks if each.role in BODY_ROLES]
    if sum(len(each.sentences) for each in told) <= 1:
        yield texts.desk.SINGLE_SENTENCE


def _figures(preview: Preview) -> Iterator[ReplyBlock]:
    found = preview.draft.targets
    if not found:
        yield plain_block(texts.operators.PREVIEW_FIGURES_NONE)
        return
    yield plain_block(_counted(preview))
    for number, each in figures_on(preview, 0):
        correction = preview.target_corrections.get(fingerprint(each))
        yield plain_block(_as_kept(number + 1, each, correction), tight=True)
    if len(found) > FIGURES_A_PAGE:
        yield plain_block(texts.answers.ELLIPSIS, tight=True)


def _removed(pieces: tuple[Removed, ...]) -> Iterator[str]:
    for piece in pieces[:_REMOVED_SHOWN]:
        text = " ".join(piece.text.split())
        because = texts.particulars.removed_because(piece.reason)
        yield f"• [{because}] {text[:_PIECE]}{texts.answers.ELLIPSIS if len(text) > _PIECE else ''}"
    if len(pieces) > _REMOVED_SHOWN:
        yield texts.answers.ELLIPSIS


def _line(number: int, found: Target, correction: TargetCorrection | None) -> str:
    line = _described(number, found)
    if correction is None:
        return line
    if correction.rejected:
        return f"{line} · {texts.operators.FIGURE_REJECTED}"
    corrected = correction.over(found)
    if corrected == found.model_copy(update={"unsure": False}):
        return f"{_described(number, corrected)} · {texts.operators.FIGURE_CONFIRMED}"
    return f"{line} → {_described(number, corrected)}"


def _as_kept(number: int, found: Target, correction: TargetCorrection | None) -> str:
    """A figure as it will be kept, without what the machine had read in its place."""
    if correction is None or correction.rejected:
        return _line(number, found, correction)
    return _described(number, correction.over(found))


def _described(number: int, target: Target) -> str:
    return texts.figures.figure_line(number, target, figure(target), period(target))
