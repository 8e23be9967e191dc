# SPDX-License-Identifier: MIT
"""Frameworks that somebody made."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    op.create_table(
        "framework",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("letters", sa.Text, nullable=False),
        sa.Column("received", sa.Integer, nullable=True),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_framework"),
    )
