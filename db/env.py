# SPDX-License-Identifier: MIT
"""Runs the migrations on the connection that `workbench.storage.migrate` has prepared.

There the file is a copy, foreign keys are off and a transaction is open: Alembic adds nothing of
its own, so that an upgrade is kept as a whole or not at all.
"""

from alembic import context

connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit("Migrations run through workbench.storage.migrate, which opens a safe copy.")

context.configure(connection=connection, render_as_batch=True)
context.run_migrations()
