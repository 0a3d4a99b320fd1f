"""What operators know of the offices of provinces: telephone, house, e-mail, link, and when that was confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the table; nothing is set yet."""
    op.create_table(
        "contacts",
        sa.Column("province", sa.String(32), nullable=False),
        sa.Column("body", sa.String(8), nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("email", sa.Text),
        sa.Column("link", sa.Text),
        sa.Column("set_on", sa.String(10)),
        sa.Column("set_by", sa.Text),
        sa.Column("confirmed_on", sa.String(10)),
        sa.Column("confirmed_by", sa.Text),
        sa.PrimaryKeyConstraint("province", "body", name="pk_contacts"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("contacts")
