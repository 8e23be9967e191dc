# SPDX-License-Identifier: MIT
"""Several plans for one question: their names and earlier versions; mark schemes of one's own."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    with op.batch_alter_table("plan", recreate="always") as batch:
        batch.add_column(sa.Column("name", sa.Text, nullable=True), insert_after="judgement")
        batch.add_column(sa.Column("modified", sa.Text, nullable=True), insert_after="created")
    with op.batch_alter_table("enquiry", recreate="always") as batch:
        batch.add_column(sa.Column("words", sa.Integer, nullable=True), insert_after="minutes")
        batch.add_column(sa.Column("levels", sa.Text, nullable=True), insert_after="words")
    op.create_table(
        "plan_version",
        sa.Column("plan_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name="fk_plan_version_plan_id_plan",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("plan_id", "number", name="pk_plan_version"),
    )
