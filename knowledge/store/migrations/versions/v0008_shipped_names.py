"""What shipped digests are called, so that one is known under another file's name, and also when it was removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_COLUMNS = ("article_id", "title", "url")
_ARTICLES = sa.table("articles", *(sa.column(name, sa.Text) for name in ("id", "title", "url", "locator")))
_SHIPPED = sa.table("shipped_digests", *(sa.column(name, sa.Text) for name in ("locator", "hash", *_COLUMNS)))


def upgrade() -> None:
    """Add the columns; a digest that was removed has no hash any more, so that the next start notes its names."""
    for name in _COLUMNS:
        op.add_column("shipped_digests", sa.Column(name, sa.Text))
    connection = op.get_bind()
    there = sa.select(_ARTICLES).join(_SHIPPED, _SHIPPED.c.locator == _ARTICLES.c.locator)
    for row in connection.execute(there).mappings().all():
        named = {"article_id": row["id"], "title": row["title"], "url": row["url"]}
        connection.execute(_SHIPPED.update().where(_SHIPPED.c.locator == row["locator"]).values(named))
    connection.execute(_SHIPPED.update().where(_SHIPPED.c.article_id.is_(None)).values(hash=""))


def downgrade() -> None:
    """Drop them."""
    for name in _COLUMNS:
        op.drop_column("shipped_digests", name)
