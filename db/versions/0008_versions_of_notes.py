# SPDX-License-Identifier: MIT
"""What notes said before, and which packs a step of undo belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    op.create_table(
        "note_version",
        sa.Column("annotation_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["annotation_id"],
            ["annotation.id"],
            name="fk_note_version_annotation_id_annotation",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("annotation_id", "number", name="pk_note_version"),
    )
    op.drop_index("ix_undo_step_size", "undo_step")
    with op.batch_alter_table("undo_step", recreate="always") as batch:
        batch.add_column(sa.Column("packs", sa.Text, nullable=False), insert_after="made")
    op.create_index("ix_undo_step_size_packs", "undo_step", ["size", "packs"])
