"""Writes an article with all that belongs to it, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from knowledge.records import Outcome
from knowledge.store.changes import advance
from knowledge.store.corrections import Corrections
from knowledge.store.draft import Draft
from knowledge.store.identity import holds_same, make_id
from knowledge.store.likeness import write_sketch
from knowledge.store.rows import NEXT_REVISION, article_row, passage_rows, to_article
from knowledge.store.schema import articles, passages
from knowledge.store.targets import follow_places, replace_targets
from knowledge.targets.corrections import TargetCorrection

# Made once, with the values of a row beside them: making one for each article takes longer than running it.
_INSERT = articles.insert().values(revision=NEXT_REVISION)
_UPDATE = articles.update().where(articles.c.id == sa.bindparam("of")).values(revision=NEXT_REVISION)


def write_article(
    connection: Connection,
    row: RowMapping | None,
    draft: Draft,
    corrections: Corrections,
    replaced: Sequence[str],
    corrected_targets: Mapping[str, TargetCorrection],
) -> tuple[Outcome, str]:
    """Write a draft in the place of a row, or as a new article; what became of it, and its id.

    ``corrections`` go over those in the row, and so do those of figures; ``replaced`` are the hashes of the texts of
    its earlier versions. When nothing differs, only the version of the way in is noted.
    """
    article_id = make_id(connection, draft) if row is None else row["id"]
    if row is not None:
        corrections = corrections.over(Corrections.model_validate(row["corrections"]))
    article = corrections.on(draft.article.model_copy(update={"id": article_id}))
    draft = draft.model_copy(update={"targets": follow_places(draft.targets, draft.article, article)})
    written = article_row(article, draft.locator, corrections, draft.reading, replaced)
    if row is None:
        connection.execute(_INSERT, written)
    elif article == to_article(row) and not corrected_targets and holds_same(connection, article_id, draft):
        if row["reading"] != draft.reading:
            known = {"reading": draft.reading, "sentence_hashes": written["sentence_hashes"]}
            connection.execute(articles.update().where(articles.c.id == article_id).values(known))
            write_sketch(connection, article, new=False)
        return "unchanged", article_id
    else:
        connection.execute(_UPDATE, {**written, "of": article_id})
        connection.execute(passages.delete().where(passages.c.article_id == article_id))
    if draft.chunks:
        connection.execute(passages.insert(), list(passage_rows(article, draft.chunks)))
    write_sketch(connection, article, new=row is None)
    replace_targets(connection, article_id, draft.targets, corrected_targets, new=row is None)
    advance(connection)
    return "added" if row is None else "updated", article_id


def note_reading(connection: Connection, article_id: str, reading: int) -> None:
    """Note which version of the way in has read an article; nothing else is changed."""
    connection.execute(sa.update(articles).where(articles.c.id == article_id).values(reading=reading))
