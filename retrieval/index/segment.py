"""Articles analysed together: all that an index needs to know of them, in arrays that are never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.records import BODY_ROLES, Article, ArticleKind, Passage
from retrieval.analysis.abbreviations import Explained, find_abbreviations
from retrieval.analysis.lexicon import Lexicon, is_written_short
from retrieval.analysis.terms import head_of
from retrieval.analysis.tokenizer import tokenize
from retrieval.index.filters import ASIDE, tags_of
from retrieval.index.postings import Postings, count_terms, join, keep_texts
from retrieval.index.term_hashes import hash_term
from retrieval.index.token_counts import Numbers, TokenCounts

ARTICLE_KINDS = tuple(ArticleKind)

Documents = Sequence[tuple[Article, Sequence[Passage]]]


class Explaining(NamedTuple):
    """How often an article, by its number, explains an abbreviation in one way."""

    article: int
    short: str
    long: str
    times: int


@dataclass(frozen=True)
class Segment:
    """Articles and their passages, each numbered from 0.

    Of the articles: ``articles`` holds ids, ``revisions`` the versions they were written with, ``years`` those of
    their dates (0 for none), ``kinds`` positions in ``ARTICLE_KINDS``; ``whole`` the syllables of what they tell, and
    ``short_forms`` the folded words that are written with capitals as an abbreviation is. Of the passages:
    ``passages`` holds ids, ``owners`` the numbers of their articles; ``syllables`` and ``bigrams`` are those of the
    text behind the article's head; ``tags`` are those that `filters` gives. ``tag_names`` are all tags there are,
    ``explained`` the abbreviations that articles explain.
    """

    articles: NDArray[np.bytes_]
    revisions: NDArray[np.int64]
    years: NDArray[np.int16]
    kinds: NDArray[np.uint8]
    passages: NDArray[np.bytes_]
    owners: NDArray[np.int32]
    syllables: Postings
    bigrams: Postings
    whole: Postings
    tags: Postings
    short_forms: Postings
    tag_names: tuple[str, ...]
    explained: tuple[Explaining, ...]

    def asides(self) -> NDArray[np.bool_]:
        """For each passage whether it stands around what its article tells."""
        found = np.zeros(len(self.passages), dtype=bool)
        held = self.tags.find(hash_term(ASIDE))
        if held is not None:
            found[self.tags.texts[held]] = True
        return found


@dataclass(frozen=True)
class LiveSegment:
    """A segment with those of its articles that are no longer there: one truth value an article."""

    segment: Segment
    deleted: NDArray[np.bool_]

    @property
    def alive(self) -> int:
        """The number of passages that are still there."""
        return int(np.count_nonzero(~self.deleted[self.segment.owners]))

    def revisions(self) -> Iterator[tuple[str, int, int]]:
        """The id, revision and number of each article that is there."""
        ids, revisions = self.segment.articles.tolist(), self.segment.revisions.tolist()
        for number in np.flatnonzero(~self.deleted).tolist():
            yield ids[number].decode(), revisions[number], number

    def without(self, numbers: Iterable[int]) -> LiveSegment:
        """The same with these articles taken out too."""
        deleted = self.deleted.copy()
        deleted[list(numbers)] = True
        return LiveSegment(self.segment, deleted)


def analyze(documents: Documents, revisions: Mapping[str, int], lexicon: Lexicon) -> Segment:
    """The segment of some articles with their passages; no articles give an empty one."""
    owners = np.repeat(np.arange(len(documents), dtype=np.int32), [len(passages) for _, passages in documents])
    counts = TokenCounts()
    texts, whole, tags, short_forms = [], [], [], []
    for article, passages in documents:
        head = _read(head_of(article), lexicon, counts)
        bodies = [_read(passage.text, lexicon, counts) for passage in passages]
        tags += tags_of(article, passages)
        texts += [head.numbers + body.numbers for body in bodies]
        # What stands around an article changes nothing in how the article itself is found and read.
        told = [body.numbers for passage, body in zip(passages, bodies, strict=True) if passage.role in BODY_ROLES]
        whole.append(b"".join(told))
        short_forms.append([form for reading in (head, *bodies) for form in reading.short_forms])
    return Segment(
        articles=_ids(article.id for article, _ in documents),
        revisions=np.array([revisions[article.id] for article, _ in documents], dtype=np.int64),
        years=np.array([article.date.year or 0 for article, _ in documents], dtype=np.int16),
        kinds=np.array([ARTICLE_KINDS.index(article.kind) for article, _ in documents], dtype=np.uint8),
        passages=_ids(passage.id for _, passages in documents for passage in passages),
        owners=owners,
        syllables=counts.syllables(texts),
        bigrams=counts.pairs(texts),
        whole=counts.syllables(whole),
        tags=count_terms(tags),
        short_forms=count_terms(short_forms),
        tag_names=tuple(sorted({tag for marks in tags for tag in marks})),
        explained=tuple(
            Explaining(number, short, long, times)
            for number, (article, _) in enumerate(documents)
            for (short, long), times in find_abbreviations(article.told).items()
        ),
    )


def merge(parts: Sequence[LiveSegment]) -> LiveSegment:
    """One segment of all articles that are there; at least one segment is needed."""
    kept = [_compact(part) for part in parts]
    if len(kept) == 1:
        segment = kept[0]
    else:
        before = np.cumsum([0, *(len(part.articles) for part in kept)]).tolist()
        segment = Segment(
            articles=np.concatenate([part.articles for part in kept]),
            revisions=np.concatenate([part.revisions for part in kept]),
            years=np.concatenate([part.years for part in kept]),
            kinds=np.concatenate([part.kinds for part in kept]),
            passages=np.concatenate([part.passages for part in kept]),
            owners=np.concatenate([part.owners + np.int32(n) for part, n in zip(kept, before, strict=False)]),
            syllables=join([part.syllables for part in kept]),
            bigrams=join([part.bigrams for part in kept]),
            whole=join([part.whole for part in kept]),
            tags=join([part.tags for part in kept]),
            short_forms=join([part.short_forms for part in kept]),
            tag_names=tuple(sorted({name for part in kept for name in part.tag_names})),
            explained=tuple(
                each._replace(article=each.article + n)
                for part, n in zip(kept, before, strict=False)
                for each in part.explained
            ),
        )
    return whole_segment(segment)


def whole_segment(segment: Segment) -> LiveSegment:
    """A segment of which everything is there."""
    return LiveSegment(segment, np.zeros(len(segment.articles), dtype=bool))


def explained_in(live: Iterable[LiveSegment]) -> Counter[Explained]:
    """How often the articles that are there explain each abbreviation in each way."""
    explained: Counter[Explained] = Counter()
    for part in live:
        for each in part.segment.explained:
            if not part.deleted[each.article]:
                explained[each.short, each.long] += each.times
    return explained


def _compact(live: LiveSegment) -> Segment:
    """The segment without the articles that are no longer there."""
    segment, there = live.segment, ~live.deleted
    if there.all():
        return segment
    passages = there[segment.owners]
    number = np.cumsum(there) - 1
    tags = keep_texts(segment.tags, passages)
    return Segment(
        articles=segment.articles[there],
        revisions=segment.revisions[there],
        years=segment.years[there],
        kinds=segment.kinds[there],
        passages=segment.passages[passages],
        owners=number[segment.owners[passages]].astype(np.int32),
        syllables=keep_texts(segment.syllables, passages),
        bigrams=keep_texts(segment.bigrams, passages),
        whole=keep_texts(segment.whole, there),
        tags=tags,
        short_forms=keep_texts(segment.short_forms, there),
        tag_names=segment.tag_names,
        explained=tuple(
            each._replace(article=int(number[each.article])) for each in segment.explained if there[each.article]
        ),
    )


def _ids(ids: Iterable[str]) -> NDArray[np.bytes_]:
    encoded = [each.encode("ascii") for each in ids]
    return np.array(encoded, dtype=f"S{max(map(len, encoded), default=1)}")


class _Reading(NamedTuple):
    """A text as it is counted, and what it writes as abbreviations are written."""

    numbers: Numbers
    short_forms: Sequence[str]


def _read(text: str, lexicon: Lexicon, counts: TokenCounts) -> _Reading:
    numbers = counts.number_text(text)
    if numbers is not None:
        return _Reading(numbers, ())
    plain = tokenize(text)
    short_forms = [token.folded for token in plain if is_written_short(text[token.start : token.end])]
    return _Reading(counts.number(lexicon.spell_out(text, plain)), short_forms)
