# SPDX-License-Identifier: MIT
"""Links between marks of different sources, and between a mark and background."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("start_id", sa.Text(), nullable=False),
        sa.Column("end_id", sa.Text(), nullable=True),
        sa.Column("background_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(end_id IS NULL) <> (background_id IS NULL)", name=op.f("ck_link_either")
        ),
        sa.CheckConstraint("end_id IS NULL OR end_id <> start_id", name=op.f("ck_link_itself")),
        sa.ForeignKeyConstraint(
            ["pack_id"],
            ["pack.id"],
            name=op.f("fk_link_pack_id_pack"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["start_id"],
            ["annotation.id"],
            name=op.f("fk_link_start_id_annotation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["end_id"],
            ["annotation.id"],
            name=op.f("fk_link_end_id_annotation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_pack_id_created"), "link", ["pack_id", "created"])
    op.create_index(op.f("ix_link_start_id"), "link", ["start_id"])
    op.create_index(op.f("ix_link_end_id"), "link", ["end_id"])
