# SPDX-License-Identifier: MIT
"""Readings of marks: what one mark means for other enquiries."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    with op.batch_alter_table("annotation", recreate="always") as batch:
        batch.add_column(sa.Column("readings", sa.Text, nullable=True), insert_after="enquiry_id")
        # Copying a table leaves its check behind.
        batch.create_check_constraint(
            "ck_annotation_span",
            "(part = 'source') = (start_offset IS NULL AND was IS NULL) "
            "AND (start_offset IS NULL) = (end_offset IS NULL) "
            "AND (start_offset IS NULL) = (exact IS NULL) "
            "AND (start_offset IS NULL OR 0 <= start_offset AND start_offset < end_offset)",
        )
