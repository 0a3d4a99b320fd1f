"""The only maker of citations: a piece of a document becomes snippet, highlights and source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from knowledge.intake.recognised_figures import is_recognised
from knowledge.records import Article, Passage, Place, SourceDate
from knowledge.targets import Target
from retrieval.analysis.tokenizer import tokenize
from retrieval.query.question_types import QuestionType
from retrieval.ranking.evidence import Evidence, snippet_span, wide_span
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.spans import SNIPPET_LIMIT, WIDE_LIMIT
from retrieval.records import EDITORIAL, Citation

_ELLIPSIS = "…"
# A list of five targets with whom they count fills 850 characters; more is no headline.
_LONGEST_HEADLINE = 900
# Snippets whose words are known: those of passages that are asked for again and again.
_SNIPPETS_KEPT = 1024


def cite(
    n: int,
    article: Article,
    passage: Passage,
    snippet: str,
    *,
    provinces: Collection[str] = (),
    highlights: tuple[tuple[int, int], ...] = (),
    score: float = 0.0,
) -> Citation:
    """The citation of a piece of one passage; ``provinces`` choose among the several an article may be about."""
    place = next((place for place in article.places if place.province in provinces), None) or next(
        iter(article.places), None
    )
    return Citation(
        n=n,
        article_id=article.id,
        passage_id=passage.id,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        kind=article.kind,
        digest=article.digest,
        validity=article.particulars.validity,
        scanned=is_recognised(article, *_find(passage, snippet)),
        converted_from=article.particulars.converted_from,
        date=article.date,
        province=_name(place, now=False),
        province_now=_name(place, now=True),
        snippet=snippet,
        highlights=highlights,
        score=score,
    )


def cite_evidence(n: int, candidate: Candidate, provinces: Collection[str], *, wide: bool = False) -> Citation:
    """The citation of the sentence that answers best in its passage, with the question's words highlighted.

    ``wide`` shows more of the passage.
    """
    passage = candidate.hit.passage
    span = (wide_span if wide else snippet_span)(passage, candidate.evidence)
    limit = WIDE_LIMIT if wide else SNIPPET_LIMIT
    snippet = quote(passage.text, *span, passage.sentences, limit)
    return cite(
        n,
        candidate.hit.article,
        passage,
        snippet,
        provinces=provinces,
        highlights=find_highlights(snippet, candidate.query.terms),
        score=round(candidate.hit.score, 6),
    )


def cite_target(n: int, article: Article, passage: Passage, target: Target) -> Citation:
    """The citation of the sentence that states a figure, with the figure highlighted."""
    snippet = target.sentence
    if len(snippet) > SNIPPET_LIMIT:
        snippet = snippet[: SNIPPET_LIMIT - len(_ELLIPSIS)].rstrip() + _ELLIPSIS
    start, end = target.quantity_start - target.start, target.quantity_end - target.start
    highlights = ((start, end),) if end <= len(snippet) - 1 else ()
    named = () if target.province is None else (target.province,)
    return cite(n, article, passage, snippet, provinces=named, highlights=highlights)


def cite_passage(article: Article, passage: Passage) -> Citation:
    """The citation of a whole passage that is shown itself, and so needs no snippet."""
    return cite(1, article, passage, "")


def cite_pinned(identity: str, text: str, source: str, url: str | None, date: SourceDate) -> Citation:
    """The citation of an answer that the editors have approved, with the source they named."""
    return Citation(
        n=1,
        article_id=identity,
        passage_id=identity,
        title=source,
        publisher=None,
        url=url,
        kind=EDITORIAL,
        date=date,
        province=None,
        province_now=None,
        snippet=text,
        score=1.0,
    )


def quote(text: str, start: int, end: int, sentences: Sequence[tuple[int, int]], limit: int = SNIPPET_LIMIT) -> str:
    """The span as it is shown: "…" stands where it leaves a sentence out in the middle; at most the limit long."""
    starts = {first for first, _ in sentences}
    ends = {last for _, last in sentences}
    before = "" if start in starts else _ELLIPSIS
    after = "" if end in ends else _ELLIPSIS
    room = limit - len(before) - len(after)
    shown = text[start:end].strip()
    if len(shown) > room:
        shown, after = shown[: room - len(_ELLIPSIS) + len(after)].rstrip(), _ELLIPSIS
    return before + shown.rstrip(" ,;" if after else None) + after


def make_headline(passage: Passage, evidence: Evidence, types: Collection[QuestionType]) -> str:
    """The sentence that answers, whole where it can be.

    A sentence longer than a snippet is cut to the clauses that answer, unless targets or a list were asked for:
    those need all of it.
    """
    inside = (span for span in passage.sentences if span[0] <= evidence.start and evidence.end <= span[1])
    start, end = next(inside, (evidence.start, evidence.end))
    needs_all = QuestionType.TARGET in types or QuestionType.LIST in types
    if end - start <= (_LONGEST_HEADLINE if needs_all else SNIPPET_LIMIT):
        return passage.text[start:end]
    return quote(passage.text, evidence.start, evidence.end, passage.sentences)


def find_highlights(snippet: str, terms: Mapping[str, float]) -> tuple[tuple[int, int], ...]:
    """The terms in a snippet as (start, end) offsets; neighbours parted by a space alone are one."""
    spans: list[tuple[int, int]] = []
    for marked, folded, start, end in _words_of(snippet):
        if marked not in terms and folded not in terms:
            continue
        if spans and not snippet[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


@lru_cache(maxsize=_SNIPPETS_KEPT)
def _words_of(snippet: str) -> tuple[tuple[str, str, int, int], ...]:
    """The two terms of each token of a snippet, and where it stands."""
    return tuple((token.marked, token.folded_term, token.start, token.end) for token in tokenize(snippet))


def _find(passage: Passage, snippet: str) -> tuple[int, int]:
    """Where a snippet stands in its article; what was cut out of the middle of it may be anywhere in the passage."""
    said = snippet.strip(_ELLIPSIS)
    start = passage.text.find(said)
    return (
        (passage.start + start, passage.start + start + len(said))
        if said and start >= 0
        else (passage.start, passage.end)
    )


def _name(place: Place | None, *, now: bool) -> str | None:
    if place is None:
        return None
    return place.province_now if now else place.province
