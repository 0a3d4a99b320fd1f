"""The engine inside PostgreSQL: the extension pg_textsearch finds candidates, and they are scored here, exactly.

The extension ranks each field alone, rounds lengths above 40 as Lucene does, and counts deleted rows until they are
merged away. So the best of each field are fetched with their counts, and the sum of the fields is worked out from
these and the index's own statistics: for what is fetched, the scores are those of every other engine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection, Engine

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.terms import OtherTerm, SearchTerms
from retrieval.index.bm25 import K1, B, idf
from retrieval.index.filters import ANYTHING, ASIDE, Filter, provinces_about, provinces_spoken_of
from retrieval.index.passage_cache import PassageKey, PassageSource
from retrieval.index.postgres.packed_counts import TextCounts, unpack
from retrieval.index.postgres.schema import (
    ASIDE_FIELDS,
    RANKED,
    index_articles,
    index_fields,
    index_passages,
    index_tags,
    write_terms,
)
from retrieval.index.protocol import ARTICLE_WEIGHT, BIGRAM_WEIGHT, Hit, TermScore, other_weight
from retrieval.index.term_hashes import hash_term, hash_terms

# Candidates fetched of each field; more for who asks for more. See benchmarks/postgres.py for what is missed.
_CANDIDATES = 128
_CANDIDATES_A_HIT = 8
_KEPT_FREQUENCIES = 65_536
_WEIGHTS = {"syllables": 1.0, "bigrams": BIGRAM_WEIGHT, "whole": ARTICLE_WEIGHT}


class _Found(NamedTuple):
    """A candidate with the counts of its fields, and whether it stands around what its article tells."""

    key: PassageKey
    fields: Mapping[str, TextCounts]
    aside: bool


class PostgresIndex:
    """The index inside a database, read through ``engine``; see `PassageIndex` for what the methods give."""

    def __init__(self, version: int, engine: Engine, pages: PassageSource) -> None:
        self._version = version
        # Each statement is read by itself: a transaction around it would only be two more messages to wait for.
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._passages = pages
        self._frequencies: dict[tuple[str, str], int] = {}
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(index_fields.c.field, index_fields.c.texts, index_fields.c.length))
            self._sizes: dict[str, tuple[int, int]] = {row.field: (row.texts, row.length) for row in rows}
            tags = connection.execute(sa.select(index_tags.c.tag).where(index_tags.c.n > 0)).scalars().all()
        self.named_provinces = provinces_spoken_of(tags)
        self.provinces = tuple(sorted(provinces_about(tags), key=lambda name: (fold(name), name)))

    @property
    def version(self) -> int:
        """The library's version that is indexed."""
        return self._version

    @property
    def is_empty(self) -> bool:
        """Whether there is no article at all."""
        return self._count("whole") == 0

    @property
    def passage_count(self) -> int:
        """How many passages tell something; what stands around the articles is not counted."""
        return self._count("syllables")

    def has_article(self, article_id: str) -> bool:
        """Whether the article is there."""
        query = sa.select(sa.literal(1)).where(index_articles.c.id == article_id)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def search(self, terms: SearchTerms, k: int, kept: Filter = ANYTHING) -> list[Hit]:
        """The best ``k`` of the passages that may answer; see `PassageIndex.search`."""
        # Another process may be filling what was empty: without statistics of this version nothing can be scored.
        if k < 1 or self.is_empty or not (terms.syllables or terms.bigrams):
            return []
        weigh = self._weigher(terms, asides=kept.asides)
        wanted = max(_CANDIDATES, _CANDIDATES_A_HIT * k)
        with self._engine.connect() as connection:
            ids = {name for query in _candidates(terms, wanted, kept) for name in connection.execute(query).scalars()}
            found = self._fetch(connection, ids)
        # The passages of one article share what the article adds.
        whole: dict[str, float] = {}
        scored = []
        for key, fields, _ in found:
            if key.article not in whole:
                whole[key.article] = float(weigh("whole", fields["whole"]).sum())
            own = weigh("syllables", fields["syllables"]).sum() + weigh("bigrams", fields["bigrams"]).sum()
            scored.append((key, float(own) + whole[key.article]))
        # Rounded, so that what differs only in the order of addition counts as equal, as it does in 32 bits.
        best = sorted((each for each in scored if each[1] > 0), key=lambda each: (-round(each[1], 6), each[0].passage))
        pages = zip(self._passages.fetch([key for key, _ in best[:k]]), best, strict=False)
        return [Hit(*page, score) for page, (_, score) in pages if page is not None]

    def search_each(self, terms: SearchTerms, k: int, filters: Sequence[Filter]) -> list[list[Hit]]:
        """What `search` gives for each filter; see `PassageIndex.search_each`."""
        # The candidates of each filter are other passages; what the terms weigh is known after the first.
        return [self.search(terms, k, kept) for kept in filters]

    def explain(self, terms: SearchTerms, passage_id: str) -> tuple[TermScore, ...]:
        """What each term adds to the score of a passage, most first; see `PassageIndex.explain`."""
        with self._engine.connect() as connection:
            found = self._fetch(connection, {passage_id})
        weigh = self._weigher(terms, asides=any(each.aside for each in found))
        scores = [
            TermScore(field=name, term=term, score=score)
            for _, fields, _ in found
            for field, text in fields.items()
            for (name, term), score in zip(_named(terms, field), weigh(field, text).tolist(), strict=True)
            if score > 0
        ]
        return tuple(sorted(scores, key=lambda each: (-each.score, each.field, each.term)))

    def idf(self, term: str) -> float:
        """The idf of a syllable or bigram term."""
        field, count = _field_of(term), self._count("syllables")
        return idf(count, self._frequency(field, term) or 1) if count else 0.0

    def holds(self, term: str) -> bool:
        """Whether any passage holds the syllable or bigram term."""
        field = _field_of(term)
        return any(self._read_frequencies([(field, term), (ASIDE_FIELDS[field], term)]).values())

    def held(self, syllables: Sequence[str]) -> frozenset[str]:
        """Those of the syllable terms that any passage holds."""
        fields = ("syllables", ASIDE_FIELDS["syllables"])
        known = self._read_frequencies([(field, term) for field in fields for term in syllables])
        return frozenset(term for (_, term), n in known.items() if n)

    def _count(self, field: str) -> int:
        return self._sizes.get(field, (0, 0))[0]

    def _weigher(self, terms: SearchTerms, *, asides: bool) -> Callable[[str, TextCounts], NDArray[np.float64]]:
        """What gives, for a field and a text of it, what each of a question's terms adds to the score.

        What stands around articles is counted apart from what they tell.
        """
        names = {field: ASIDE_FIELDS.get(field, field) if asides else field for field in _WEIGHTS}
        frequencies = self._read_frequencies(
            [(names[field], term) for field in _WEIGHTS for term in _asked(terms, field)]
        )
        hashes = {field: hash_terms(_asked(terms, field)) for field in _WEIGHTS}

        def idf_of(field: str, term: str) -> float:
            return idf(self._count(names[field]), frequencies.get((names[field], term), 0) or 1)

        weights = {
            field: (K1 + 1)
            * np.array(
                [
                    *(weight * idf_of(field, term) for term in _own(terms, field)),
                    *(
                        other_weight(share, idf_of(field, term), (idf_of("syllables", each) for each in stands_for))
                        for term, share, stands_for in _others(terms, field)
                    ),
                ]
            )
            for field, weight in _WEIGHTS.items()
        }

        def weigh(field: str, text: TextCounts) -> NDArray[np.float64]:
            count, length = self._sizes[names[field]]
            tf = text.frequencies(hashes[field])
            return weights[field] * tf / (tf + K1 * (1 - B + B * text.length * count / max(length, 1)))

        return weigh

    def _fetch(self, connection: Connection, candidates: Collection[str]) -> list[_Found]:
        passages, articles = index_passages.c, index_articles.c
        chosen = sa.select(
            passages.id,
            passages.article_id,
            passages.tags,
            passages.syllable_counts,
            passages.syllable_length,
            passages.bigram_counts,
            passages.bigram_length,
        ).where(passages.id.in_(sorted(candidates)))
        rows = connection.execute(chosen).all()
        owners = sa.select(articles.id, articles.revision, articles.counts, articles.length)
        owners = owners.where(articles.id.in_(sorted({row.article_id for row in rows})))
        whole = {row.id: (row.revision, unpack(row.counts, row.length)) for row in connection.execute(owners)}
        return [
            _Found(
                PassageKey(row.id, row.article_id, whole[row.article_id][0]),
                {
                    "syllables": unpack(row.syllable_counts, row.syllable_length),
                    "bigrams": unpack(row.bigram_counts, row.bigram_length),
                    "whole": whole[row.article_id][1],
                },
                ASIDE in row.tags,
            )
            for row in rows
            if row.article_id in whole
        ]

    def _frequency(self, field: str, term: str) -> int:
        return self._read_frequencies([(field, term)])[field, term]

    def _read_frequencies(self, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        missing = [each for each in wanted if each not in self._frequencies]
        if missing:
            if len(self._frequencies) > _KEPT_FREQUENCIES:
                self._frequencies = {}
                missing = list(wanted)
            hashes = dict(zip(missing, _signed_hashes([term for _, term in missing]), strict=True))
            query = sa.text("SELECT field, term, n FROM index_terms WHERE field = ANY(:fields) AND term = ANY(:terms)")
            given = {"fields": sorted({field for field, _ in missing}), "terms": sorted(set(hashes.values()))}
            with self._engine.connect() as connection:
                read = {(row.field, row.term): row.n for row in connection.execute(query, given)}
            self._frequencies.update({each: read.get((each[0], hashes[each]), 0) for each in missing})
        return {each: self._frequencies[each] for each in wanted}


def _asked(terms: SearchTerms, field: str) -> Sequence[str]:
    """What is looked for in a field: a question's own terms and then the others."""
    return [*_own(terms, field), *(other.term for other in _others(terms, field))]


def _own(terms: SearchTerms, field: str) -> Sequence[str]:
    return terms.bigrams if field == "bigrams" else terms.syllables


def _others(terms: SearchTerms, field: str) -> Sequence[OtherTerm]:
    """The other terms of a field; what an article holds as a whole is told by the question's own."""
    return [other for other in terms.others if field != "whole" and _field_of(other.term) == field]


def _named(terms: SearchTerms, field: str) -> Sequence[tuple[str, str]]:
    """What `_asked` gives with the name under which it is explained."""
    name = "article" if field == "whole" else field
    own = [(name, term) for term in _own(terms, field)]
    return [*own, *(("other words", other.term) for other in _others(terms, field))]


def _field_of(term: str) -> str:
    return "bigrams" if " " in term else "syllables"


def _signed_hashes(terms: Sequence[str]) -> list[int]:
    signed: list[int] = hash_terms(terms).view(np.int64).tolist()
    return signed


def _candidates(terms: SearchTerms, wanted: int, kept: Filter) -> Iterator[sa.Select[Any]]:
    """Queries for the ids of the best passages of each field that may answer.

    One statement each: where one plan of a statement reads a bm25 index, the extension (1.5) takes that index's running
    score for the order of the statement's other plans too.
    """
    passages = index_passages.c
    for field in ("syllables", "bigrams"):
        if _asked(terms, field):
            yield _best(field, terms, wanted, sa.select(passages.id), _conditions(kept))
    if terms.syllables:
        about: list[sa.ColumnElement[bool]] = []
        if kept.articles is not None:
            about.append(index_articles.c.id.in_(sorted(kept.articles)))
        best = _best("whole", terms, wanted, sa.select(index_articles.c.id), about).subquery()
        inside = sa.select(passages.id).join(best, best.c.id == passages.article_id)
        yield inside.where(*_conditions(kept)).limit(wanted)


def _best(
    field: str, terms: SearchTerms, wanted: int, chosen: sa.Select[Any], conditions: list[sa.ColumnElement[bool]]
) -> sa.Select[Any]:
    name, column = RANKED[field]
    query = sa.func.to_bm25query(write_terms(map(hash_term, _asked(terms, field))), name)
    # Negative, so that the best come first. Other plans than the index's own also give rows that hold none of the
    # terms; asking for "< 0" would score every row once more (a quarter of a millisecond each), and what holds none
    # scores nothing here anyway.
    return chosen.where(*conditions).order_by(column.op("<@>", return_type=sa.Float())(query)).limit(wanted)


def _conditions(kept: Filter) -> list[sa.ColumnElement[bool]]:
    passages = index_passages.c
    aside = passages.tags.overlap(sa.cast([ASIDE], passages.tags.type))
    conditions: list[sa.ColumnElement[bool]] = [aside if kept.asides else ~aside]
    if kept.tags is not None:
        conditions.append(passages.tags.overlap(sa.cast(sorted(kept.tags), passages.tags.type)))
    if kept.articles is not None:
        conditions.append(passages.article_id.in_(sorted(kept.articles)))
    if kept.years is not None:
        conditions.append(passages.year.between(max(kept.years[0], 1), kept.years[1]))
    if kept.kinds is not None:
        conditions.append(passages.kind.in_(sorted(kept.kinds)))
    return conditions
