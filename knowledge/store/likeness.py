"""Which article says nearly the same as another, what differs, and which of the two is the newer version."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from knowledge.records import Article, Basis, Likeness, Particulars, SourceDate
from knowledge.store.draft import Draft
from knowledge.store.identity import find_same_document, text_hash, title_key
from knowledge.store.rows import to_article
from knowledge.store.schema import articles, sketches
from knowledge.store.sentence_keys import sentence_hashes, sentence_keys

# Articles that share this part of the shorter one's sentences say nearly the same. No two of the real articles, pages
# and digests at hand share a single sentence, papers of one authority at most three of twelve, and one that was added
# to, shortened or corrected keeps far more.
_MOST = 0.5
# The smallest hashes of an article's sentences. Of two that share half of all their sentences, all eight differ once in
# 250 times; of two that share three quarters, once in 65,000.
_SKETCH = 8
# Articles that are looked at, those with most hashes in common first; comparing with ten took a third of all writing.
_LOOKED_AT = 4
_COMPARED = (
    *(articles.c.id, articles.c.title, articles.c.title_key, articles.c.text_hash),
    *(articles.c.replaced, articles.c.sentence_hashes),
    *(articles.c.date_value, articles.c.date_precision, articles.c.date_basis, articles.c.particulars),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class DraftPlace(NamedTuple):
    """Where a draft belongs: the row that it takes the place of, and the article that it is nearly the same as.

    ``was_replaced`` says that the draft itself is an earlier version, of which the row has taken the place before;
    ``replaced`` are the hashes of the texts of all earlier versions.
    """

    row: RowMapping | None = None
    like: Likeness | None = None
    replaced: Sequence[str] = ()
    was_replaced: bool = False


def find_place(connection: Connection, draft: Draft) -> DraftPlace:
    """The same document as a draft, or else an article that is another version of it."""
    row = find_same_document(connection, draft)
    if row is not None:
        same = row["text"] == draft.article.text
        like = None if same else _compare(row, sentence_hashes(draft.article.told))
        return DraftPlace(row, like if like is not None and like.shared else None, row["replaced"])
    alike = _find_like(connection, draft.article)
    for row, like in alike:
        if text_hash(draft.article.text) in row["replaced"]:
            return DraftPlace(row, like, row["replaced"], was_replaced=True)
    for row, like in alike:
        if _may_be_newer(draft.article, row, like):
            whole = connection.execute(sa.select(articles).where(articles.c.id == row["id"])).mappings().one()
            if not _are_two_papers(draft.article, to_article(whole)):
                return DraftPlace(whole, like, [*row["replaced"], row["text_hash"]])
    return DraftPlace(like=alike[0][1] if alike else None)


def write_sketch(connection: Connection, article: Article, *, new: bool) -> None:
    """Write what an article's sentences are found by, in the place of what was there unless it is new."""
    if not new:
        connection.execute(sketches.delete().where(sketches.c.article_id == article.id))
    rows = [{"article_id": article.id, "hash": value} for value in _sketch(sentence_hashes(article.told))]
    if rows:
        connection.execute(sketches.insert(), rows)


def _may_be_newer(article: Article, row: RowMapping, like: Likeness) -> bool:
    """Whether an article has the title and most sentences of the one in a row, and a later date.

    Of one day of publication, the one that was updated later is the newer. Papers that were issued on two days are two.
    """
    most = like.shared > 0 and like.shared >= _MOST * (like.shared + like.left_out)
    issued = Basis.ISSUED in (like.date.basis, article.date.basis)
    if not most or issued or row["title_key"] != title_key(article.title):
        return False
    if article.date.value != like.date.value:
        return _is_later(article.date, like.date)
    before = Particulars.model_validate(row["particulars"] or {})
    return _is_later(_last_day(article.particulars, article.date), _last_day(before, like.date))


def _are_two_papers(article: Article, before: Article) -> bool:
    """Whether two versions are two documents: of two numbers, or what differs is of two years."""
    then, now = ({each.value for each in of.particulars.numbers} for of in (before, article))
    if (then or now) and then.isdisjoint(now):
        return True
    there, here = sentence_keys(before.told), sentence_keys(article.told)
    left_out, added = (
        {_YEAR.sub("", key) for key in keys if _YEAR.search(key)} for keys in (there - here, here - there)
    )
    return not left_out.isdisjoint(added)


def _find_like(connection: Connection, article: Article) -> list[tuple[RowMapping, Likeness]]:
    """The articles of its kind that say nearly the same or have its title; rows without texts.

    One of the same number comes first, then those that share most.
    """
    here, named = sentence_hashes(article.told), title_key(article.title)
    shared = sa.select(sketches.c.article_id).where(sketches.c.hash.in_(_sketch(here)))
    shared = shared.group_by(sketches.c.article_id).order_by(sa.func.count().desc(), sketches.c.article_id)
    ids = list(connection.execute(shared.limit(_LOOKED_AT)).scalars())
    query = sa.select(*_COMPARED).where(articles.c.kind == article.kind.value).order_by(articles.c.id)
    rows = list(connection.execute(query.where(articles.c.title_key == named).limit(_LOOKED_AT)).mappings())
    others = set(ids) - {row["id"] for row in rows}
    if others:
        rows += connection.execute(query.where(articles.c.id.in_(sorted(others)))).mappings()
    found = [(row, _compare(row, here)) for row in rows]
    alike = [(row, like) for row, like in found if row["title_key"] == named or _is_most(like)]
    return sorted(alike, key=lambda each: (not _has_number_of(each[0], article), -each[1].shared))


def _has_number_of(row: RowMapping, article: Article) -> bool:
    """Whether the article in a row has a number of this one: another print of the same paper."""
    numbers = {number.value for number in article.particulars.numbers}
    return any(number["value"] in numbers for number in (row["particulars"] or {}).get("numbers", ()))


def _is_most(like: Likeness) -> bool:
    """Whether most sentences of the shorter of the two stand in both."""
    shorter = like.shared + min(like.added, like.left_out)
    return like.shared > 0 and like.shared >= _MOST * shorter


def _is_later(date: SourceDate, before: SourceDate) -> bool:
    """Whether a date is later as far as both are known."""
    if date.value is None or before.value is None:
        return False
    known = min(len(date.value), len(before.value))
    return date.value[:known] > before.value[:known]


def _last_day(particulars: Particulars, published: SourceDate) -> SourceDate:
    """The day of the last update, else that of the publication."""
    updated = (stated.date for stated in particulars.dates if stated.date.basis is Basis.UPDATED)
    return next(updated, published)


def _compare(row: RowMapping, here: frozenset[int]) -> Likeness:
    """What an article of these sentences says more, and what less, than the one in a row."""
    there = frozenset(row["sentence_hashes"])
    date = {"value": row["date_value"], "precision": row["date_precision"], "basis": row["date_basis"]}
    return Likeness(
        article_id=row["id"],
        title=row["title"],
        date=SourceDate.model_validate(date),
        shared=len(there & here),
        added=len(here - there),
        left_out=len(there - here),
    )


def _sketch(hashes: Collection[int]) -> Sequence[int]:
    return sorted(hashes)[:_SKETCH]
