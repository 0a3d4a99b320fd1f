"""Figures in the database: what the machine found and what a person said, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from knowledge.records import Article, Record
from knowledge.store.schema import targets
from knowledge.targets.corrections import TargetCorrection, fingerprint
from knowledge.targets.records import Target


class StoredTarget(Record):
    """A figure with its id; ``correction`` is a person's word on it, already in ``target``."""

    id: str
    target: Target
    found: Target
    correction: TargetCorrection | None = None


def replace_targets(
    connection: Connection,
    article_id: str,
    found: Sequence[Target],
    corrections: Mapping[str, TargetCorrection],
    *,
    new: bool,
) -> None:
    """Write an article's figures in the place of earlier ones unless it is new, within the caller's transaction.

    What a person said about a figure, by its `fingerprint`, stays with it; ``corrections`` are said now.
    """
    kept = dict(corrections)
    if not new:
        kept = said_of_targets(connection, article_id) | kept
        connection.execute(targets.delete().where(targets.c.article_id == article_id))
    rows = [_row(article_id, number, each, kept.get(fingerprint(each))) for number, each in enumerate(found)]
    if rows:
        connection.execute(targets.insert(), rows)


def follow_places(found: Sequence[Target], before: Article, after: Article) -> tuple[Target, ...]:
    """The figures of an article whose places a person has set: those of its main province are of the new one."""
    then, now = (next(iter(each.provinces), None) for each in (before, after))
    return tuple(each if each.province != then else each.model_copy(update={"province": now}) for each in found)


def found_targets(connection: Connection, article_id: str) -> list[Target]:
    """What the machine found in an article, in order, rejected figures included."""
    query = sa.select(targets.c.found).where(targets.c.article_id == article_id).order_by(targets.c.id)
    return [Target.model_validate(found) for found in connection.execute(query).scalars()]


def said_of_targets(connection: Connection, article_id: str) -> dict[str, TargetCorrection]:
    """What a person said about figures of an article, by their fingerprint."""
    query = sa.select(targets.c.fingerprint, targets.c.said).where(
        targets.c.article_id == article_id, targets.c.said.is_not(None)
    )
    return {row.fingerprint: TargetCorrection.model_validate(row.said) for row in connection.execute(query) if row.said}


def stored_targets(rows: Iterable[RowMapping]) -> list[StoredTarget]:
    """The figures in rows of the table."""
    return [_stored(row) for row in rows]


def _row(article_id: str, number: int, found: Target, correction: TargetCorrection | None) -> dict[str, Any]:
    found = found.model_copy(update={"article_id": article_id})
    counts = correction.over(found) if correction else found
    return {
        # Zero-padded, so that ids sort as the article reads.
        "id": f"{article_id}-t{number:04d}",
        "article_id": article_id,
        "fingerprint": fingerprint(found),
        "province": counts.province,
        "indicator": counts.indicator.value,
        "kind": counts.kind.value,
        "rejected": bool(correction and correction.rejected),
        "found": found.model_dump(mode="json"),
        "said": correction.model_dump(mode="json", exclude_none=True) if correction else None,
    }


def _stored(row: RowMapping) -> StoredTarget:
    found = Target.model_validate(row["found"])
    correction = TargetCorrection.model_validate(row["said"]) if row["said"] else None
    counts = correction.over(found) if correction else found
    return StoredTarget(id=row["id"], target=counts, found=found, correction=correction)
