# SPDX-License-Identifier: MIT
"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}

# What this revision means to change; everything else has to be as it was. For a table that is new,
# gone or has other rows: a query on the old file for the number of rows. For a table whose content
# is rewritten: its columns.
EXPECTED_ROWS: dict[str, str] = {}
REWRITTEN: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
