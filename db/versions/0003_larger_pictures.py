# SPDX-License-Identifier: MIT
"""The picture as it was before it was made smaller for screens and pages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    with op.batch_alter_table("source", recreate="always") as batch:
        batch.add_column(
            sa.Column("picture_original", sa.Text, nullable=True), insert_after="picture_missing"
        )
