# SPDX-License-Identifier: MIT
"""Questions of the checks that are not asked again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    op.create_table(
        "dismissal",
        sa.Column("pack_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pack_id", "fingerprint", name="pk_dismissal"),
        sa.ForeignKeyConstraint(
            ["pack_id"],
            ["pack.id"],
            name="fk_dismissal_pack_id_pack",
            initially="DEFERRED",
            deferrable=True,
        ),
    )
