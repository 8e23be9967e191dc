# SPDX-License-Identifier: MIT
"""How surely a question's board was recognised, and where on its page it stood."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    with op.batch_alter_table("enquiry", recreate="always") as batch:
        batch.add_column(sa.Column("confidence", sa.Double, nullable=True), insert_after="sources")
        batch.add_column(
            sa.Column("position", sa.Integer, nullable=True), insert_after="confidence"
        )
