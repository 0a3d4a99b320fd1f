"""A quoted passage as it stands in its article, between its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import texts
from bot.views.answer import source_runs, summary_blocks
from bot.views.blocks import ReplyBlock, Run, italic_block
from bot.views.markup import MESSAGE_LIMIT, shown_length
from knowledge.records import BODY_ROLES, ArticleKind, Passage
from retrieval.records import Citation

# Of an article so much is shown, in UTF-16 units; the page has all of it.
_ARTICLE = 3000


def compose_passage(citation: Citation, passages: Sequence[Passage]) -> tuple[ReplyBlock, ...]:
    """The source, the passage with what was quoted from it in bold, its neighbours folded away if there is room.

    ``passages`` are those of the article, in order; empty blocks come back when the passage is not among them. What
    stands around the article has no neighbours: it was not beside the article's last words.
    """
    quoted = next((each for each in passages if each.id == citation.passage_id), None)
    if quoted is not None:
        told = [each for each in passages if each.role in BODY_ROLES]
        passages = told if quoted.role in BODY_ROLES else [quoted]
    position = next((number for number, each in enumerate(passages) if each.id == citation.passage_id), None)
    if position is None:
        return ()
    before = passages[position - 1].text if position else ""
    after = passages[position + 1].text if position + 1 < len(passages) else ""
    whole = tuple(_blocks(citation, before, passages[position].text, after))
    if shown_length(whole) <= MESSAGE_LIMIT:
        return whole
    return tuple(_blocks(citation, "", passages[position].text, ""))


def compose_article(citation: Citation, passages: Sequence[Passage]) -> tuple[ReplyBlock, ...]:
    """The source of an article with what it tells, from its beginning as far as one message has room."""
    blocks = [ReplyBlock(runs=tuple(source_runs(citation))), *summary_blocks([citation])]
    for passage in passages:
        block = ReplyBlock(runs=(Run(text=passage.text),), quoted=citation.kind != ArticleKind.DIGEST, tight=True)
        if passage.role not in BODY_ROLES or shown_length([*blocks, block]) > _ARTICLE:
            break
        blocks.append(block)
    return tuple(blocks)


def _blocks(citation: Citation, before: str, passage: str, after: str) -> Iterator[ReplyBlock]:
    quoted = citation.kind != ArticleKind.DIGEST
    yield ReplyBlock(runs=tuple(source_runs(citation)))
    yield from summary_blocks([citation])
    if before:
        yield italic_block(texts.answers.PASSAGE_BEFORE)
        yield ReplyBlock(runs=(Run(text=before),), quoted=quoted, tight=True)
    yield ReplyBlock(runs=tuple(_marked(passage, citation.snippet.strip(texts.answers.ELLIPSIS))))
    if after:
        yield italic_block(texts.answers.PASSAGE_AFTER)
        yield ReplyBlock(runs=(Run(text=after),), quoted=quoted, tight=True)


def _marked(passage: str, quoted: str) -> Iterator[Run]:
    start = passage.find(quoted)
    if start < 0:  # a quotation with something left out in the middle
        yield Run(text=passage)
        return
    end = start + len(quoted)
    for text, bold in ((passage[:start], False), (quoted, True), (passage[end:], False)):
        if text:
            yield Run(text=text, bold=bold)
