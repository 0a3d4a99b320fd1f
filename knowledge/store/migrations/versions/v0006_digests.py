"""What is known of the pages behind digests, addresses that can be compared, and which digests have been shipped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ARTICLES = sa.table(
    "articles",
    *(sa.column(name, sa.Text) for name in ("id", "url", "url_key", "locator")),
)


def upgrade() -> None:
    """Add the columns and the table; digests that are there came with an earlier version of the program."""
    op.add_column("articles", sa.Column("digest", sa.JSON))
    op.add_column("articles", sa.Column("url_key", sa.Text))
    op.create_index("ix_articles_url_key", "articles", ["url_key"])
    op.create_table(
        "shipped_digests",
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("locator", name="pk_shipped_digests"),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(_ARTICLES.c.id, _ARTICLES.c.url).where(_ARTICLES.c.url.is_not(None))).all():
        key = _address_key(row.url)
        connection.execute(_ARTICLES.update().where(_ARTICLES.c.id == row.id).values(url_key=key))
    shipped = sa.table("shipped_digests", sa.column("locator", sa.Text), sa.column("hash", sa.String))
    ours = sa.select(_ARTICLES.c.locator, sa.literal("")).where(_ARTICLES.c.locator.like("collection:%"))
    connection.execute(shipped.insert().from_select(["locator", "hash"], ours.distinct()))


def downgrade() -> None:
    """Drop them."""
    op.drop_table("shipped_digests")
    op.drop_index("ix_articles_url_key", "articles")
    op.drop_column("articles", "url_key")
    op.drop_column("articles", "digest")


def _address_key(url: str) -> str:
    """As addresses were compared when this was written: without scheme, "www." and the last slash."""
    return url.strip().casefold().partition("://")[2].removeprefix("www.").rstrip("/")
