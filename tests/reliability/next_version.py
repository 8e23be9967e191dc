# SPDX-License-Identifier: MIT
"""A version of the application that does not exist yet, with one more revision.

Its revision does what later ones will do and what goes wrong easily: it rebuilds a table that
others refer to, fills a new column, and makes a new table.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, Table, Text

from tests.reliability import pupil
from workbench import assets
from workbench.storage.migrate import HEAD, Migrations
from workbench.storage.opening import Options
from workbench.storage.tables import Base

REVISION = "9999"

_SCRIPT = '''
"""What comes next."""

import sqlalchemy as sa
from alembic import op

revision = "REVISION"
down_revision = "HEAD"

EXPECTED_ROWS = {"shelf": "SELECT 1"}
REWRITTEN = {}


def upgrade():
    with op.batch_alter_table("source", recreate="always") as batch:
        batch.add_column(sa.Column("shelf", sa.Text, nullable=True))
    op.execute("UPDATE source SET shelf = 'history'")
    op.create_table("shelf", sa.Column("name", sa.Text, nullable=False, primary_key=True))
    op.execute("INSERT INTO shelf VALUES ('history')")
    op.add_column("pack", sa.Column("marks", sa.Integer, nullable=True))
'''


def options(scripts: Path) -> Options:
    """Return how that version opens a library.

    Args:
        scripts: A folder for its revisions; they are written when they are not there.
    """
    if not scripts.exists():
        shutil.copytree(assets.migrations(), scripts)
        path = scripts / "versions" / f"{REVISION}_next.py"
        script = _SCRIPT.replace("REVISION", REVISION).replace("HEAD", HEAD)
        path.write_text(script, encoding="utf-8")
    migrations = Migrations(scripts=scripts, head=REVISION, metadata=_metadata())
    return replace(pupil.OPTIONS, migrations=migrations)


def _metadata() -> MetaData:
    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.tables.values():
        table.to_metadata(metadata)
    metadata.tables["source"].append_column(Column("shelf", Text, nullable=True))
    metadata.tables["pack"].append_column(Column("marks", Integer, nullable=True))
    Table("shelf", metadata, Column("name", Text, primary_key=True, nullable=False))
    return metadata
