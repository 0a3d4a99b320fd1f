"""An answer becomes blocks of text with emphasis, links and quotations; any channel can show them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot import texts
from bot.views.blocks import ReplyBlock, Run, italic_block, list_blocks, plain_block
from knowledge.records import ArticleKind
from knowledge.vietnamese.normalization import fold
from retrieval.records import EDITORIAL, Answer, Citation, Reason, Status

# A longer headline is bold where it answers alone: all of it would stand out of nothing.
_BOLD_WHOLE = 160
# A mark on its letter belongs to the word, whichever way it is typed.
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = re.compile(
    rf"(?<![\w/.,–-]){_NUMBER}(?:\s?[-–]\s?{_NUMBER})?"
    rf"(?:\s?%|\s(?:nghìn|triệu|tỷ)(?:\sđồng)?|\s(?:đồng|tấn|kWh|m3|doanh nghiệp|cơ sở|lớp|người|ngày|giờ))"
)
_ASKS_FIGURES = re.compile(r"\b(?:bao nhieu|may|muc tieu|chi tieu|ty le|phan tram)\b")
_KIND_MARKS = {ArticleKind.DIGEST: texts.answers.DIGEST_MARK, EDITORIAL: texts.answers.EDITORIAL_MARK}


def compose_reply(answer: Answer) -> tuple[ReplyBlock, ...]:
    """The blocks of an answer: what it says, the quotations with their sources, and what else to know."""
    if answer.status is Status.ANSWERED:
        return (*understood_blocks(answer), *_answered(answer))
    return (*understood_blocks(answer), *(_near(answer) if answer.status is Status.NEAR else _not_found(answer)))


def help_blocks(
    opening: str, examples: Iterable[str], commands: Sequence[tuple[str, str]] = ()
) -> tuple[ReplyBlock, ...]:
    """An opening sentence with examples of questions, and the commands with what they are for."""
    shown = tuple(list_blocks(examples))
    blocks = [plain_block(opening), plain_block(texts.answers.HELP if shown else texts.answers.HOW_TO_ASK), *shown]
    if commands:
        blocks.append(plain_block(texts.telegram.COMMANDS_HEADING))
        blocks += [plain_block(texts.telegram.command_line(*each), tight=True) for each in commands]
    return tuple(blocks)


def guide_blocks() -> tuple[ReplyBlock, ...]:
    """What administrators of a group need to know."""
    return (plain_block(texts.telegram.GUIDE_TO_GROUPS), *list_blocks(texts.telegram.GUIDE_LINES))


def readable_citations(answer: Answer) -> tuple[Citation, ...]:
    """What can be read behind an answer; behind a refusal the related documents, each once and numbered from 1."""
    if answer.citations:
        return answer.citations
    related = {each.article_id: each for each in answer.related}.values()
    return tuple(each.model_copy(update={"n": number}) for number, each in enumerate(related, 1))


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
    if answer.reason is Reason.OVERVIEW:
        yield from (italic_block(note, tight=True) for note in answer.notes)
    if answer.related and not answer.citations:
        yield italic_block(f"{texts.answers.RELATED}:")
        for citation in readable_citations(answer):
            yield ReplyBlock(runs=tuple(source_runs(citation)), tight=True)
    yield from _next_steps(answer)
    yield from _suggested(answer)


def headline_blocks(answer: Answer) -> Iterator[ReplyBlock]:
    """The headline in bold, and above it, looking otherwise, what it is."""
    above = [*warning_blocks(answer), *summary_blocks(answer.citations[:1]), *frame_blocks(answer)]
    for number, block in enumerate(above):
        yield block.model_copy(update={"tight": number > 0})
    yield ReplyBlock(runs=tuple(_headline_runs(answer)), tight=bool(above))


def _headline_runs(answer: Answer) -> Iterator[Run]:
    """A short headline in bold; of a longer one the figures, where some were asked for, or the words that match."""
    said = answer.headline
    if len(said) <= _BOLD_WHOLE:
        yield Run(text=said, bold=True)
        return
    spans = [found.span() for found in _FIGURE.finditer(said)] if _ASKS_FIGURES.search(fold(answer.question)) else []
    if not spans and answer.citations:
        first = answer.citations[0]
        words = {first.snippet[start:end] for start, end in whole_words(first.snippet, first.highlights)}
        spans = [found.span() for word in words for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", said)]
    yield from _marked_runs(said, spans)


def understood_blocks(answer: Answer) -> Iterator[ReplyBlock]:
    """How a question was read that leaned on the one before it."""
    if answer.understood:
        yield italic_block(answer.understood)


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
    yield from _marked_runs(citation.snippet, citation.highlights)


def _marked_runs(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Run]:
    position = 0
    for start, end in whole_words(text, spans):
        if start < position:  # overlaps the one before
            continue
        if start > position:
            yield Run(text=text[position:start])
        yield Run(text=text[start:end], bold=True)
        position = end
    if position < len(text):
        yield Run(text=text[position:])


def whole_words(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, each widened to the ends of the words it begins and ends in."""
    words = [found.span() for found in _WORD.finditer(text)]
    return [
        (
            next((first for first, last in words if first < start < last), start),
            next((last for first, last in words if first < end < last), end),
        )
        for start, end in sorted(spans)
    ]


def source_runs(
    citation: Citation, first: int | None = None, *, beside: Collection[str] = (), longest: int | None = None
) -> Iterator[Run]:
    """Where a quotation is from; one from an article that ``first`` has named already just refers to it.

    What is said ``beside`` it is not said again; a title has at most ``longest`` characters, and the name of who has
    published it half as many.
    """
    yield Run(text=f"[{citation.n}] ")
    if first is not None and first != citation.n:
        yield Run(text=texts.answers.same_article(first))
        return
    title = citation.title if longest is None else texts.answers.shortened(citation.title, longest)
    yield Run(text=title, link=citation.url)
    publisher = citation.publisher
    about = [
        texts.answers.shortened(publisher, longest // 2) if publisher and longest is not None else publisher,
        # An article without a date says so; of what an editor names, nothing is known but its name.
        None
        if citation.kind == EDITORIAL and citation.date.value is None
        else texts.answers.date_with_basis(citation.date),
        texts.answers.place(citation.province, citation.province_now) if citation.province else None,
        _KIND_MARKS.get(citation.kind),
        *texts.answers.reading_marks(citation),
    ]
    yield Run(text="".join(f" · {part}" for part in about if part and part not in beside))


def source_line(citation: Citation) -> str:
    """The source of a quotation as one line of plain text, without its number."""
    return "".join(run.text for run in source_runs(citation)).partition("] ")[2]
