# SPDX-License-Identifier: MIT
"""Versions of packs: which one is here, whether somebody else made it, what it no longer has."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    with op.batch_alter_table("pack", recreate="always") as batch:
        batch.add_column(sa.Column("version", sa.Integer, nullable=True), insert_after="origin")
        batch.add_column(sa.Column("received", sa.Integer, nullable=True), insert_after="version")
    with op.batch_alter_table("source", recreate="always") as batch:
        batch.add_column(
            sa.Column("withdrawn", sa.Integer, nullable=True), insert_after="interpretation_note"
        )
