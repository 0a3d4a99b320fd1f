"""Brings the index inside PostgreSQL up to the library's version, a batch of articles a transaction.

Any process may do it, and several at once: a batch is written under a lock, and never over what is newer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection, Engine

from knowledge.store.library import Library
from retrieval.analysis.abbreviations import Explained, choose_meanings, differing_meanings, find_abbreviations
from retrieval.index.analysis_pool import analyze_batches
from retrieval.index.filters import ASIDE
from retrieval.index.fingerprint import analysis_fingerprint
from retrieval.index.postgres.packed_counts import TextCounts, counts_of_texts, unpack
from retrieval.index.postgres.schema import (
    ASIDE_FIELDS,
    create_index,
    empty_index,
    index_articles,
    index_fields,
    index_passages,
    index_state,
    index_tags,
    lock_index,
    write_terms,
)
from retrieval.index.postings import keep_texts
from retrieval.index.segment import ARTICLE_KINDS, Documents, LiveSegment, Segment, merge
from retrieval.index.term_hashes import hash_terms

_BATCH = 100


class _Overtaken(Exception):
    """Another process has brought the index to the same version, or further."""


def fill_index(engine: Engine, library: Library) -> tuple[int, dict[str, str]]:
    """Take in what changed; the version reached, and the abbreviations that the articles explain.

    Raises `LibraryUnavailable` where the server lacks the extension.
    """
    with engine.begin() as connection:
        create_index(connection)
        if connection.execute(sa.select(index_state.c.reading)).scalar() != analysis_fingerprint():
            empty_index(connection, analysis_fingerprint())
    while True:
        with suppress(_Overtaken):
            return _fill(engine, library)


def _fill(engine: Engine, library: Library) -> tuple[int, dict[str, str]]:
    version, revisions = library.revisions()
    with engine.connect() as connection:
        state = connection.execute(sa.select(index_state)).one()
        if state.version >= version:
            return state.version, state.meanings
        rows = connection.execute(sa.select(index_articles.c.id, index_articles.c.revision))
        known: dict[str, int] = {row.id: row.revision for row in rows}
        gone = known.keys() - revisions.keys()
        changed = {article for article, revision in revisions.items() if known.get(article) != revision}
        explained = _explained(connection, gone | changed)
    for documents in _read(library, changed):
        for article, _ in documents:
            explained.update(find_abbreviations(article.told))
    meanings = choose_meanings(explained)
    # A filling that was cut short may have read some articles with its own meanings.
    differing = {short for before in (state.meanings, *state.begun) for short in differing_meanings(before, meanings)}
    with _writing_index(engine, version) as connection:
        _note_begun(connection, lambda begun: [*begun, meanings])
        again = _writing(connection, differing) - gone - changed
    for ids in _batches(gone):
        with _writing_index(engine, version) as connection:
            _take_out(connection, set(ids) - _newer(connection, dict.fromkeys(ids, version)))
    for segment in analyze_batches(_read(library, changed | again), revisions, meanings):
        with _writing_index(engine, version) as connection:
            _put_in(connection, segment)
    with _writing_index(engine, version) as connection:
        connection.execute(index_state.update().values(version=version, meanings=meanings))
        # What was there before is read rightly now; what another process has begun since is not ours to forget.
        _note_begun(connection, lambda begun: [each for each in begun if each not in (*state.begun, meanings)])
        if len(changed | again) > _BATCH:
            # Without statistics a filter of years is answered by scoring every row, a hundred times as slowly.
            connection.exec_driver_sql("ANALYZE index_articles, index_passages")
    return version, meanings


@contextmanager
def _writing_index(engine: Engine, version: int) -> Iterator[Connection]:
    """A transaction of one who fills up to a version; raises `_Overtaken` when the index is as far already."""
    with engine.begin() as connection:
        lock_index(connection)
        if connection.execute(sa.select(index_state.c.version)).scalar_one() >= version:
            raise _Overtaken
        yield connection


def _newer(connection: Connection, revisions: Mapping[str, int]) -> set[str]:
    """Those of the articles that are there as of a later revision."""
    query = sa.select(index_articles.c.id, index_articles.c.revision).where(index_articles.c.id.in_(sorted(revisions)))
    return {article for article, revision in connection.execute(query) if revision > revisions[article]}


def _explained(connection: Connection, without: Collection[str]) -> Counter[Explained]:
    """How often the articles explain each abbreviation in each way, some articles left out."""
    query = sa.select(index_articles.c.id, index_articles.c.explained)
    explained: Counter[Explained] = Counter()
    for article, ways in connection.execute(query.where(sa.func.jsonb_array_length(index_articles.c.explained) > 0)):
        if article not in without:
            for short, long, times in ways:
                explained[short, long] += times
    return explained


def _writing(connection: Connection, short_forms: Collection[str]) -> set[str]:
    """The articles that write one of the abbreviations."""
    if not short_forms:
        return set()
    hashes = sa.cast(_signed(hash_terms(sorted(short_forms))), postgresql.ARRAY(sa.BigInteger))
    query = sa.select(index_articles.c.id).where(index_articles.c.short_forms.overlap(hashes))
    return set(connection.execute(query).scalars())


def _note_begun(connection: Connection, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    """Change the list of fillings that are under way or were cut short; under the lock."""
    begun = connection.execute(sa.select(index_state.c.begun)).scalar_one()
    connection.execute(index_state.update().values(begun=change(begun)))


def _put_in(connection: Connection, segment: Segment) -> None:
    """Write the articles of a segment in place of what is there of them; none is written that is newer already."""
    articles = [name.decode() for name in segment.articles.tolist()]
    newer = _newer(connection, dict(zip(articles, segment.revisions.tolist(), strict=True)))
    if newer:
        segment = merge([LiveSegment(segment, np.array([article in newer for article in articles]))]).segment
        articles = [article for article in articles if article not in newer]
    if not articles:
        return
    _take_out(connection, articles)
    whole, short_forms = list(counts_of_texts(segment.whole)), list(counts_of_texts(segment.short_forms))
    explained: dict[int, list[tuple[str, str, int]]] = {}
    for each in segment.explained:
        explained.setdefault(each.article, []).append((each.short, each.long, each.times))
    connection.execute(
        index_articles.insert(),
        [
            {
                "id": article,
                "revision": int(segment.revisions[number]),
                "terms": _written(whole[number]),
                "counts": whole[number].pack(),
                "length": whole[number].length,
                "short_forms": _signed(short_forms[number].hashes),
                "explained": explained.get(number, []),
            }
            for number, article in enumerate(articles)
        ],
    )
    rows = list(_passage_rows(segment, articles))
    if rows:
        connection.execute(index_passages.insert(), rows)
    asides = segment.asides()
    fields = (
        ("syllables", keep_texts(segment.syllables, ~asides)),
        ("bigrams", keep_texts(segment.bigrams, ~asides)),
        ("whole", segment.whole),
        (ASIDE_FIELDS["syllables"], keep_texts(segment.syllables, asides)),
        (ASIDE_FIELDS["bigrams"], keep_texts(segment.bigrams, asides)),
    )
    for field, postings in fields:
        frequencies = np.diff(postings.starts).tolist()
        _count_terms(connection, field, dict(zip(_signed(postings.hashes), frequencies, strict=True)))
    _count_texts(connection, {field: (postings.size, int(postings.lengths.sum())) for field, postings in fields})
    _count_tags(connection, Counter(tag for row in rows for tag in row["tags"]))


def _passage_rows(segment: Segment, articles: Sequence[str]) -> Iterator[dict[str, Any]]:
    names = dict(zip(hash_terms(segment.tag_names).tolist(), segment.tag_names, strict=True))
    fields = zip(
        segment.passages.tolist(),
        segment.owners.tolist(),
        counts_of_texts(segment.syllables),
        counts_of_texts(segment.bigrams),
        counts_of_texts(segment.tags),
        strict=True,
    )
    for name, owner, syllables, bigrams, tags in fields:
        yield {
            "id": name.decode(),
            "article_id": articles[owner],
            "year": int(segment.years[owner]),
            "kind": ARTICLE_KINDS[segment.kinds[owner]].value,
            "tags": [names[value] for value in tags.hashes.tolist()],
            "syllables": _written(syllables),
            "syllable_counts": syllables.pack(),
            "syllable_length": syllables.length,
            "bigrams": _written(bigrams),
            "bigram_counts": bigrams.pack(),
            "bigram_length": bigrams.length,
        }


def _take_out(connection: Connection, articles: Collection[str]) -> None:
    """Delete what is there of some articles, with its share in every statistic."""
    own = index_passages.c.article_id.in_(sorted(articles))
    passages = connection.execute(sa.select(index_passages).where(own)).all()
    whole = connection.execute(sa.select(index_articles).where(index_articles.c.id.in_(sorted(articles)))).all()
    if not (whole or passages):
        return
    texts = {"whole": [unpack(row.counts, row.length) for row in whole]}
    for aside in (False, True):
        rows = [row for row in passages if (ASIDE in row.tags) is aside]
        names = ASIDE_FIELDS if aside else {field: field for field in ASIDE_FIELDS}
        texts[names["syllables"]] = [unpack(row.syllable_counts, row.syllable_length) for row in rows]
        texts[names["bigrams"]] = [unpack(row.bigram_counts, row.bigram_length) for row in rows]
    for field, counts in texts.items():
        if counts:
            hashes, n = np.unique(np.concatenate([each.hashes for each in counts]), return_counts=True)
            _count_terms(connection, field, dict(zip(_signed(hashes), (-n).tolist(), strict=True)))
    _count_texts(connection, {field: (-len(each), -sum(one.length for one in each)) for field, each in texts.items()})
    _count_tags(connection, Counter({tag: -n for tag, n in Counter(t for row in passages for t in row.tags).items()}))
    connection.execute(index_passages.delete().where(own))
    connection.execute(index_articles.delete().where(index_articles.c.id.in_(sorted(articles))))


def _count_terms(connection: Connection, field: str, added: Mapping[int, int]) -> None:
    if not added:
        return
    # In one order everywhere, and arrays instead of rows: a batch has a hundred thousand terms.
    terms = sorted(added)
    connection.execute(
        sa.text(
            "INSERT INTO index_terms (field, term, n) SELECT :field, * FROM unnest(CAST(:terms AS bigint[]),"
            " CAST(:n AS bigint[])) ON CONFLICT (field, term) DO UPDATE SET n = index_terms.n + excluded.n"
        ),
        {"field": field, "terms": terms, "n": [added[term] for term in terms]},
    )
    if min(added.values()) < 0:
        gone = sa.text(
            "DELETE FROM index_terms WHERE field = :field AND n <= 0 AND term = ANY(CAST(:terms AS bigint[]))"
        )
        connection.execute(gone, {"field": field, "terms": terms})


def _count_texts(connection: Connection, added: Mapping[str, tuple[int, int]]) -> None:
    """How many texts of each field there are more, and their length."""
    row = postgresql.insert(index_fields)
    row = row.values([{"field": field, "texts": n, "length": length} for field, (n, length) in sorted(added.items())])
    more = {"texts": index_fields.c.texts + row.excluded.texts, "length": index_fields.c.length + row.excluded.length}
    connection.execute(row.on_conflict_do_update(index_elements=[index_fields.c.field], set_=more))


def _count_tags(connection: Connection, added: Mapping[str, int]) -> None:
    if not added:
        return
    row = postgresql.insert(index_tags).values([{"tag": tag, "n": n} for tag, n in sorted(added.items())])
    more = {"n": index_tags.c.n + row.excluded.n}
    connection.execute(row.on_conflict_do_update(index_elements=[index_tags.c.tag], set_=more))
    if min(added.values()) < 0:
        connection.execute(index_tags.delete().where(index_tags.c.n <= 0))


def _written(text: TextCounts) -> str:
    return write_terms(np.repeat(text.hashes, text.counts).tolist())


def _signed(hashes: np.ndarray) -> list[int]:
    """Hashes as PostgreSQL's bigint can hold them."""
    signed: list[int] = hashes.astype(np.uint64).view(np.int64).tolist()
    return signed


def _read(library: Library, articles: Iterable[str]) -> Iterator[Documents]:
    for ids in _batches(articles):
        yield library.read(ids)


def _batches(articles: Iterable[str]) -> Iterator[list[str]]:
    ids = iter(sorted(articles))
    while batch := list(islice(ids, _BATCH)):
        yield batch
