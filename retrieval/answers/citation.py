"""A piece of evidence becomes a citation: snippet, highlights, source."""

from __future__ import annotations

from knowledge.records import Passage, Place
from retrieval.analysis.tokenizer import tokenize
from retrieval.index.protocol import Hit
from retrieval.query.question_types import QuestionType
from retrieval.ranking.evidence import Evidence, matches, snippet_span
from retrieval.ranking.spans import SNIPPET_LIMIT
from retrieval.ranking.weighted_query import WeightedQuery
from retrieval.records import Citation

_ELLIPSIS = "…"
# A list of five targets with whom they count fills 850 characters; more is no headline.
_LONGEST_HEADLINE = 900


def cite(number: int, hit: Hit, evidence: Evidence, wanted: WeightedQuery, provinces: frozenset[str]) -> Citation:
    """The citation of one passage; ``provinces`` are those asked about and choose among an article's several."""
    article = hit.article
    snippet = quote(hit.passage.text, *snippet_span(hit.passage, evidence), hit.passage.sentences)
    place = next((place for place in article.places if place.province in provinces), None) or next(
        iter(article.places), None
    )
    return Citation(
        n=number,
        article_id=article.id,
        passage_id=hit.passage.id,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        kind=article.kind,
        date=article.date,
        province=_name(place, now=False),
        province_now=_name(place, now=True),
        snippet=snippet,
        highlights=find_highlights(snippet, wanted),
        score=round(hit.score, 6),
    )


def quote(text: str, start: int, end: int, sentences: tuple[tuple[int, int], ...]) -> str:
    """The span as it is shown: "…" stands where it leaves a sentence out in the middle; at most the limit long."""
    starts = {first for first, _ in sentences}
    ends = {last for _, last in sentences}
    before = "" if start in starts else _ELLIPSIS
    after = "" if end in ends else _ELLIPSIS
    room = SNIPPET_LIMIT - len(before) - len(after)
    shown = text[start:end].strip()
    if len(shown) > room:
        shown, after = shown[: room - len(_ELLIPSIS) + len(after)].rstrip(), _ELLIPSIS
    return before + shown.rstrip(" ,;" if after else None) + after


def make_headline(passage: Passage, evidence: Evidence, kinds: frozenset[QuestionType]) -> str:
    """The sentence that answers, whole where it can be.

    A sentence longer than a snippet is cut to the clauses that answer, unless targets or a list were asked for:
    those need all of it.
    """
    inside = (span for span in passage.sentences if span[0] <= evidence.start and evidence.end <= span[1])
    start, end = next(inside, (evidence.start, evidence.end))
    whole = end - start <= SNIPPET_LIMIT or (
        kinds & {QuestionType.TARGET, QuestionType.LIST} and end - start <= _LONGEST_HEADLINE
    )
    if whole:
        return passage.text[start:end]
    return quote(passage.text, evidence.start, evidence.end, passage.sentences)


def find_highlights(snippet: str, wanted: WeightedQuery) -> tuple[tuple[int, int], ...]:
    """The wanted words in a snippet as (start, end) offsets; neighbours parted by a space alone are one."""
    spans: list[tuple[int, int]] = []
    for token in matches(tokenize(snippet), wanted.terms):
        if spans and not snippet[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def _name(place: Place | None, *, now: bool) -> str | None:
    if place is None:
        return None
    return place.province_now if now else place.province
