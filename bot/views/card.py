"""One answer on a phone: the sentence that answers, the facts that matter, the sources; the rest one tap away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot import texts
from bot.views.answer import (
    closing_blocks,
    compose_reply,
    excerpt_block,
    headline_blocks,
    source_runs,
    understood_blocks,
)
from bot.views.asked_forms import compose_elsewhere, compose_listing, stands_elsewhere
from bot.views.blocks import ReplyBlock, bold_block, italic_block, plain_block
from bot.views.figures import compose_targets
from bot.views.markup import shown_length
from knowledge.records import ArticleKind
from retrieval.records import EDITORIAL, Answer, Citation, Reason, Status

# What a phone shows on one screen, in UTF-16 units; more is read by few and forwarded by nobody.
ROOM = 900
# Beside the answering sentence.
_FACTS = 2
_SOURCES_A_PAGE = 3
# A reason, and a refusal, that stand in a line or two of a phone, in characters.
_WHY = 90
_LINE = 100
_FIRST_SENTENCE = re.compile(r".*?[.!?…](?=\s|$)")
# Passages that are only near: quotations are folded to a few lines by the phone, summaries stand open.
_NEAREST = 3


def compose_shown(answer: Answer, *, long_form: bool) -> tuple[ReplyBlock, ...]:
    """An answer in the form a person has chosen."""
    if answer.listing is not None or stands_elsewhere(answer):
        return compose_listing(answer) if answer.listing is not None else compose_elsewhere(answer)
    if answer.targets and answer.status is Status.ANSWERED:
        return compose_targets(answer)
    if long_form and answer.status is Status.ANSWERED:
        label = (italic_block(texts.answers.EDITORIAL_LABEL),) if answer.citations[0].kind == EDITORIAL else ()
        return (*label, *compose_reply(answer))
    return compose_card(answer)


def compose_card(answer: Answer) -> tuple[ReplyBlock, ...]:
    """The short form of an answer: about 900 visible characters, whole sentences, every fact with its source."""
    shown = shown_citations(answer)
    if answer.status is not Status.ANSWERED:
        # What it suggests is on the buttons.
        return compose_reply(answer.model_copy(update={"citations": shown, "suggestions": ()}))
    blocks = [*understood_blocks(answer), *_opening(answer)]
    blocks += [_fact(citation) for citation in shown[1:]]
    blocks += _sources(shown)
    closing = tuple(closing_blocks(answer))
    if _adds(answer) and shown_length(blocks) + shown_length(closing) + len(answer.citations[0].snippet) <= ROOM:
        blocks.append(excerpt_block(answer.citations[0], headed=False, tight=True))
    return (*blocks, *closing)


def compose_folded(answer: Answer) -> tuple[ReplyBlock, ...]:
    """What is only near in one line, for where many read: that it is, and why if that is short; a button opens it."""
    because = texts.answers.not_below(answer.because)
    why = f" {texts.answers.why(because)}" if because and len(because) <= _WHY else ""
    return (plain_block(f"{texts.answers.NEAR_FOLDED}{why}"),)


def compose_missing(answer: Answer) -> tuple[ReplyBlock, ...]:
    """What was not found in one line, for where many read: the first sentence of a refusal, or how to ask."""
    if answer.reason is Reason.HELP:
        return (plain_block(texts.telegram.ASK_USAGE_IN_GROUP),)
    first = _FIRST_SENTENCE.match(answer.headline)
    said = first[0] if first else answer.headline
    if len(said) > _LINE:
        # What there is instead is told in private.
        said = f"{re.split('[;:]', said)[0].rstrip(' .')}."
    return (plain_block(said),)


def shown_citations(answer: Answer) -> tuple[Citation, ...]:
    """The citations that the card shows: the first, and what fits beside it; of near ones three at most."""
    if answer.status is not Status.ANSWERED:
        return _nearest(answer.citations)
    first = answer.citations[0]
    shown = [first]
    used = shown_length([*understood_blocks(answer), *_opening(answer), *_sources([first]), *closing_blocks(answer)])
    for citation in answer.citations[1:]:
        added = shown_length([_fact(citation), *_sources([citation])])
        if len(shown) > _FACTS or used + added > ROOM or citation.snippet in answer.headline:
            break
        used += added
        shown.append(citation)
    return tuple(shown)


def _nearest(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    shown = citations[:1]
    for citation in citations[1:_NEAREST]:
        standing_open = sum(len(each.snippet) for each in (*shown, citation) if each.kind == ArticleKind.DIGEST)
        if standing_open > ROOM:
            break
        shown = (*shown, citation)
    return tuple(shown)


def pages_of_sources(answer: Answer) -> int:
    """How many pages "Nguồn khác" has; 0 when the card shows every citation."""
    further = len(answer.citations) - len(shown_citations(answer)) if answer.citations else 0
    return -(-further // _SOURCES_A_PAGE)


def compose_sources(answer: Answer, page: int) -> tuple[ReplyBlock, ...]:
    """A page of the citations that the card leaves out, numbered as in the answer; ``page`` counts from 0."""
    further = answer.citations[len(shown_citations(answer)) :]
    blocks = [bold_block(texts.answers.further_sources(page + 1, pages_of_sources(answer)))]
    for citation in further[page * _SOURCES_A_PAGE : (page + 1) * _SOURCES_A_PAGE]:
        blocks.append(ReplyBlock(runs=tuple(source_runs(citation))))
        blocks.append(excerpt_block(citation, tight=True))
    return tuple(blocks)


def _opening(answer: Answer) -> Iterator[ReplyBlock]:
    if answer.citations[0].kind == EDITORIAL:
        yield italic_block(texts.answers.EDITORIAL_LABEL)
    yield from headline_blocks(answer)


def _fact(citation: Citation) -> ReplyBlock:
    return plain_block(f"• {citation.snippet} [{citation.n}]")


def _sources(citations: tuple[Citation, ...] | list[Citation]) -> list[ReplyBlock]:
    title = plain_block(texts.answers.SOURCES)
    first_of: dict[str, int] = {}
    return [
        title,
        *(
            ReplyBlock(
                runs=tuple(source_runs(each, first_of.setdefault(each.article_id, each.n))),
                tight=True,
            )
            for each in citations
        ),
    ]


def _adds(answer: Answer) -> bool:
    """Whether the first quotation says more than the headline does."""
    return answer.citations[0].snippet.strip(texts.answers.ELLIPSIS) not in answer.headline
