# SPDX-License-Identifier: MIT
"""Later versions of the application: the same tables and some revisions more."""

from __future__ import annotations

import shutil

from sqlalchemy import Column, MetaData, Table, Text

from workbench import assets
from workbench.storage.migrate import HEAD, Migrations
from workbench.storage.tables import Base

SCRIPT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
{declared}

def upgrade():
{steps}
"""

REBUILD = """
    with op.batch_alter_table("source", recreate="always") as batch:
        batch.add_column(sa.Column("shelf", sa.Text, nullable=True))
    op.execute("UPDATE source SET shelf = 'history'")
    op.create_table("shelf", sa.Column("name", sa.Text, nullable=False, primary_key=True))
    op.execute("INSERT INTO shelf SELECT DISTINCT shelf FROM source")
"""
DECLARED = 'EXPECTED_ROWS = {"shelf": "SELECT count(*) > 0 FROM source"}'


def later(folder, *revisions, metadata=None, knows_earlier=True):
    """Return the migrations of a version that knows further revisions, written to `folder`.

    Args:
        folder: Where the scripts go.
        revisions: Pairs: what a revision declares, and the body of its `upgrade`.
        metadata: The tables after the last one; by default those of `with_shelf`.
        knows_earlier: Whether it has the revisions before the present one, too. Alembic reads all
            of them for each upgrade.
    """
    shutil.copytree(assets.migrations(), folder)
    if not knows_earlier:
        for script in (folder / "versions").glob("*.py"):
            script.unlink()
        present = f'revision = "{HEAD}"\ndown_revision = None\n'
        (folder / "versions" / f"{HEAD}_present.py").write_text(present, encoding="utf-8")
    before = HEAD
    for number, (declared, steps) in enumerate(revisions, start=9001):
        script = SCRIPT.format(
            revision=number, before=before, declared=declared, steps=steps.rstrip() or "    pass"
        )
        (folder / "versions" / f"{number}_later.py").write_text(script, encoding="utf-8")
        before = str(number)
    return Migrations(folder, before, with_shelf() if metadata is None else metadata)


def with_shelf():
    """Return the tables after `REBUILD`."""
    metadata = as_now()
    metadata.tables["source"].append_column(Column("shelf", Text, nullable=True))
    Table("shelf", metadata, Column("name", Text, primary_key=True, nullable=False))
    return metadata


def as_now():
    """Return a copy of the present tables."""
    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.tables.values():
        table.to_metadata(metadata)
    return metadata
