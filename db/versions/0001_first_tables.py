# SPDX-License-Identifier: MIT
"""The first tables: packs with sources and background, marks, plans, and what was done."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    _create_library()
    _create_packs()
    _create_sources()
    _create_background()
    _create_annotations()
    _create_plans()
    _create_journal()


def _create_library() -> None:
    op.create_table(
        "library_meta",
        sa.Column("id", sa.Integer, nullable=False),
        _text("lineage_id"),
        _number("generation"),
        _number("counter"),
        _number("undo_position"),
        _text("owner"),
        _text("created"),
        _text("last_edit"),
        sa.PrimaryKeyConstraint("id", name="pk_library_meta"),
        sa.CheckConstraint("id = 1", name="ck_library_meta_only_row"),
    )


def _create_packs() -> None:
    op.create_table(
        "pack",
        _text("id"),
        _text("title"),
        _text("origin", nullable=True),
        _text("warnings"),
        _text("created"),
        _text("checksum"),
        sa.PrimaryKeyConstraint("id", name="pk_pack"),
    )
    op.create_table(
        "question",
        _text("pack_id"),
        _number("position"),
        _text("text"),
        _number("marks", nullable=True),
        _text("checksum"),
        sa.PrimaryKeyConstraint("pack_id", "position", name="pk_question"),
        _reference("question", ["pack_id"], "pack", ["id"]),
    )
    op.create_table(
        "left_over",
        _text("pack_id"),
        _number("position"),
        _text("text"),
        _text("why"),
        _text("checksum"),
        sa.PrimaryKeyConstraint("pack_id", "position", name="pk_left_over"),
        _reference("left_over", ["pack_id"], "pack", ["id"]),
    )


def _create_sources() -> None:
    op.create_table(
        "source",
        _text("id"),
        _text("pack_id"),
        _number("position"),
        _number("page_order"),
        _text("label"),
        _text("kind"),
        _text("heading"),
        _text("title", nullable=True),
        _text("body", nullable=True),
        _text("picture_file", nullable=True),
        _text("picture_alt", nullable=True),
        _number("picture_missing", nullable=True),
        _text("attribution", nullable=True),
        _text("author_note", nullable=True),
        _text("glosses"),
        _text("provenance"),
        _text("confidence"),
        _text("interpretation_note", nullable=True),
        _text("checksum"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.CheckConstraint(
            "(picture_alt IS NULL) = (picture_missing IS NULL) "
            "AND (picture_file IS NULL OR picture_alt IS NOT NULL)",
            name="ck_source_picture",
        ),
        _reference("source", ["pack_id"], "pack", ["id"]),
    )
    op.create_index("ix_source_pack_id_position", "source", ["pack_id", "position"])


def _create_background() -> None:
    op.create_table(
        "background_item",
        _text("pack_id"),
        _number("position"),
        _number("depth"),
        _text("kind"),
        _text("entry_id", nullable=True),
        _text("heading", nullable=True),
        _text("text", nullable=True),
        _text("extra", nullable=True),
        _text("checksum"),
        sa.PrimaryKeyConstraint("pack_id", "position", name="pk_background_item"),
        sa.CheckConstraint("depth >= 0", name="ck_background_item_depth"),
        _reference("background_item", ["pack_id"], "pack", ["id"]),
    )
    op.create_index(
        "ix_background_item_pack_id_entry_id", "background_item", ["pack_id", "entry_id"]
    )


def _create_annotations() -> None:
    op.create_table(
        "annotation",
        _text("id"),
        _text("source_id"),
        _text("short_id"),
        _text("part"),
        _number("start_offset", nullable=True),
        _number("end_offset", nullable=True),
        _text("exact", nullable=True),
        _text("prefix", nullable=True),
        _text("suffix", nullable=True),
        _text("dimension"),
        _text("feature"),
        _text("inference"),
        _text("so_what"),
        _text("direction", nullable=True),
        _text("weight", nullable=True),
        _text("enquiry_id", nullable=True),
        _text("created"),
        _text("modified"),
        _text("foreign_members", nullable=True),
        _text("checksum"),
        sa.PrimaryKeyConstraint("id", name="pk_annotation"),
        sa.UniqueConstraint("source_id", "short_id", name="uq_annotation_source_id_short_id"),
        sa.CheckConstraint(
            "(part = 'source') = (start_offset IS NULL) "
            "AND (start_offset IS NULL) = (end_offset IS NULL) "
            "AND (start_offset IS NULL) = (exact IS NULL) "
            "AND (start_offset IS NULL OR 0 <= start_offset AND start_offset < end_offset)",
            name="ck_annotation_span",
        ),
        _reference("annotation", ["source_id"], "source", ["id"]),
    )
    op.create_table(
        "running_number",
        _text("source_id"),
        _number("last_number"),
        sa.PrimaryKeyConstraint("source_id", name="pk_running_number"),
    )


def _create_plans() -> None:
    op.create_table(
        "enquiry",
        _text("id"),
        _text("pack_id"),
        _text("text"),
        _text("board", nullable=True),
        _text("question", nullable=True),
        _number("marks", nullable=True),
        _number("minutes", nullable=True),
        _text("sources"),
        _text("created"),
        _text("checksum"),
        sa.PrimaryKeyConstraint("id", name="pk_enquiry"),
        _reference("enquiry", ["pack_id"], "pack", ["id"]),
    )
    op.create_index("ix_enquiry_pack_id_created", "enquiry", ["pack_id", "created"])
    op.create_table(
        "plan",
        _text("id"),
        _text("pack_id"),
        _text("enquiry_id"),
        _text("student_name"),
        _text("student_class"),
        _text("student_candidate"),
        _text("student_teacher"),
        _text("claim"),
        _text("judgement"),
        _text("created"),
        _text("checksum"),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        _reference("plan", ["pack_id"], "pack", ["id"]),
        _reference("plan", ["enquiry_id"], "enquiry", ["id"]),
    )
    op.create_index("ix_plan_enquiry_id", "plan", ["enquiry_id"])
    op.create_index("ix_plan_pack_id_created", "plan", ["pack_id", "created"])
    op.create_table(
        "point",
        _text("plan_id"),
        _text("id"),
        _number("position"),
        _text("kind"),
        _text("point"),
        _text("explanation"),
        _text("link"),
        _text("checksum"),
        sa.PrimaryKeyConstraint("plan_id", "id", name="pk_point"),
        _reference("point", ["plan_id"], "plan", ["id"]),
    )
    op.create_table(
        "evidence",
        _text("plan_id"),
        _text("point_id"),
        _number("position"),
        _text("annotation_id", nullable=True),
        _text("background_id", nullable=True),
        _text("checksum"),
        sa.PrimaryKeyConstraint("plan_id", "point_id", "position", name="pk_evidence"),
        sa.CheckConstraint(
            "(annotation_id IS NULL) <> (background_id IS NULL)", name="ck_evidence_either"
        ),
        _reference("evidence", ["plan_id", "point_id"], "point", ["plan_id", "id"]),
        _reference("evidence", ["annotation_id"], "annotation", ["id"]),
    )
    op.create_index("ix_evidence_annotation_id", "evidence", ["annotation_id"])


def _create_journal() -> None:
    op.create_table(
        "undo_step",
        sa.Column("number", sa.Integer, nullable=False),
        _text("operation"),
        _text("label"),
        _text("merge_key", nullable=True),
        _text("made"),
        sa.Column("images", sa.LargeBinary, nullable=False),
        _number("size"),
        _text("checksum"),
        sa.PrimaryKeyConstraint("number", name="pk_undo_step"),
    )
    op.create_index("ix_undo_step_size", "undo_step", ["size"])
    op.create_table(
        "operation",
        _text("id"),
        _text("made"),
        sa.PrimaryKeyConstraint("id", name="pk_operation"),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _reference(
    table: str, columns: list[str], parent: str, parent_columns: list[str]
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns,
        [f"{parent}.{column}" for column in parent_columns],
        name=f"fk_{table}_{'_'.join(columns)}_{parent}",
        deferrable=True,
        initially="DEFERRED",
    )
