# SPDX-License-Identifier: MIT
"""Marks on parts of pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    with op.batch_alter_table("annotation", recreate="always") as batch:
        batch.add_column(sa.Column("region", sa.Text, nullable=True), insert_after="was")
        batch.drop_constraint("ck_annotation_span", type_="check")
        batch.create_check_constraint(
            "ck_annotation_span",
            "(part IN ('source', 'picture')) = (start_offset IS NULL AND was IS NULL) "
            "AND (part = 'picture') = (region IS NOT NULL) "
            "AND (start_offset IS NULL) = (end_offset IS NULL) "
            "AND (start_offset IS NULL) = (exact IS NULL) "
            "AND (start_offset IS NULL OR 0 <= start_offset AND start_offset < end_offset)",
        )
