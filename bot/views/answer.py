"""An answer becomes blocks of text with emphasis, links and quotations; any channel can show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot import texts
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, list_blocks, plain_block
from knowledge.records import ArticleKind
from retrieval.records import EDITORIAL, Answer, Citation, Status

_KIND_MARKS = {ArticleKind.DIGEST: texts.answers.DIGEST_MARK, EDITORIAL: texts.answers.EDITORIAL_MARK}


def compose_reply(answer: Answer) -> tuple[ReplyBlock, ...]:
    """The blocks of an answer: what it says, the quotations with their sources, and what else to know."""
    if answer.status is Status.ANSWERED:
        return tuple(_answered(answer))
    return tuple(_near(answer) if answer.status is Status.NEAR else _not_found(answer))


def help_blocks(opening: str, examples: Iterable[str]) -> tuple[ReplyBlock, ...]:
    """An opening sentence with examples of questions."""
    return (plain_block(opening), plain_block(texts.answers.HELP), *list_blocks(examples))


def _answered(answer: Answer) -> Iterator[ReplyBlock]:
    yield from headline_blocks(answer)
    yield from _quotations(answer.citations, answer.headline)
    yield from closing_blocks(answer)


def _near(answer: Answer) -> Iterator[ReplyBlock]:
    """What comes closest, without being sure: nothing stands out but the words that match."""
    yield from _unsure(answer)
    yield from _quotations(answer.citations)
    yield from closing_blocks(answer)
    yield from _suggested(answer)


def _not_found(answer: Answer) -> Iterator[ReplyBlock]:
    yield from _unsure(answer)
    if answer.related:
        yield italic_block(f"{texts.answers.RELATED}:")
        for number, citation in enumerate({each.article_id: each for each in answer.related}.values(), 1):
            yield ReplyBlock(runs=tuple(source_runs(citation.model_copy(update={"n": number}))), tight=True)
    yield from _next_steps(answer)
    yield from _suggested(answer)


def headline_blocks(answer: Answer) -> Iterator[ReplyBlock]:
    """The headline in bold, and above it, looking otherwise, what it is."""
    above = [*warning_blocks(answer), *summary_blocks(answer.citations[:1]), *frame_blocks(answer)]
    for number, block in enumerate(above):
        yield block.model_copy(update={"tight": number > 0})
    yield bold_block(answer.headline, tight=bool(above))


def warning_blocks(answer: Answer) -> Iterator[ReplyBlock]:
    """What has to be known before anything else."""
    if answer.warning:
        yield plain_block(texts.answers.warning(answer.warning))


def summary_blocks(citations: Sequence[Citation]) -> Iterator[ReplyBlock]:
    """That what follows are our own words, where all that is cited is."""
    if citations and all(each.kind == ArticleKind.DIGEST for each in citations):
        yield italic_block(texts.answers.DIGEST_LABEL)


def excerpt_block(citation: Citation, *, headed: bool = True, tight: bool = False) -> ReplyBlock:
    """What a citation says: an original's words as a quotation, and ours as they are, headed unless that was said."""
    if citation.kind != ArticleKind.DIGEST:
        return ReplyBlock(runs=tuple(highlighted_runs(citation)), quoted=True, tight=tight)
    label = (Run(text=f"{texts.answers.DIGEST_LABEL}: ", italic=True),) if headed else ()
    return ReplyBlock(runs=(*label, *highlighted_runs(citation)), tight=tight)


def frame_blocks(answer: Answer) -> Iterator[ReplyBlock]:
    """What a quotation is, where that matters: our words, and no part of it."""
    if answer.frame:
        yield italic_block(texts.answers.framing(answer.frame))


def closing_blocks(answer: Answer) -> Iterator[ReplyBlock]:
    """What else to know, and then what to do next."""
    for number, note in enumerate(answer.notes):
        yield italic_block(note, tight=number > 0)
    yield from _next_steps(answer)


def _next_steps(answer: Answer) -> Iterator[ReplyBlock]:
    for number, step in enumerate(answer.advice):
        yield plain_block(texts.answers.next_step(step), tight=number > 0)


def _unsure(answer: Answer) -> Iterator[ReplyBlock]:
    yield plain_block(answer.headline)
    yield from warning_blocks(answer)
    if answer.because:
        yield italic_block(texts.answers.why(answer.because), tight=True)


def _quotations(citations: Iterable[Citation], said: str = "") -> Iterator[ReplyBlock]:
    """Each quotation with its source; of the first the source alone, where all of it was said above."""
    first_of: dict[str, int] = {}
    for citation in citations:
        adds = citation.n > 1 or citation.snippet.strip(texts.answers.ELLIPSIS) not in said
        if adds:
            yield excerpt_block(citation, headed=not said or citation.n > 1)
        first = first_of.setdefault(citation.article_id, citation.n)
        yield ReplyBlock(runs=tuple(source_runs(citation, first)), tight=adds)


def _suggested(answer: Answer) -> Iterator[ReplyBlock]:
    if answer.suggestions:
        yield plain_block(f"{texts.answers.SUGGESTIONS}:")
        yield from list_blocks(answer.suggestions)


def highlighted_runs(citation: Citation) -> Iterator[Run]:
    """The snippet with its highlights in bold."""
    position = 0
    for start, end in sorted(citation.highlights):
        if start < position:  # overlaps the one before
            continue
        if start > position:
            yield Run(text=citation.snippet[position:start])
        yield Run(text=citation.snippet[start:end], bold=True)
        position = end
    if position < len(citation.snippet):
        yield Run(text=citation.snippet[position:])


def source_runs(citation: Citation, first: int | None = None) -> Iterator[Run]:
    """Where a quotation is from; one from an article that ``first`` has named already just refers to it."""
    yield Run(text=f"[{citation.n}] ")
    if first is not None and first != citation.n:
        yield Run(text=texts.answers.same_article(first))
        return
    yield Run(text=citation.title, link=citation.url)
    about = [
        citation.publisher,
        # An article without a date says so; of what an editor names, nothing is known but its name.
        None
        if citation.kind == EDITORIAL and citation.date.value is None
        else texts.answers.date_with_basis(citation.date),
        texts.answers.place(citation.province, citation.province_now) if citation.province else None,
        _KIND_MARKS.get(citation.kind),
    ]
    yield Run(text="".join(f" · {part}" for part in about if part))


def source_line(citation: Citation) -> str:
    """The source of a quotation as one line of plain text, without its number."""
    return "".join(run.text for run in source_runs(citation)).partition("] ")[2]
