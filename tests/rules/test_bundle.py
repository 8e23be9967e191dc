# SPDX-License-Identifier: MIT
"""The program's files are in one place only: beside the package, or inside it once it is built."""

import tomllib


def test_the_working_copy_holds_no_bundled_files(repository):
    assert not (repository / "workbench" / "_bundled").exists()


def test_the_wheel_takes_along_what_the_program_reads(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    bundled = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert bundled == {
        "resources": "workbench/_bundled/resources",
        "db": "workbench/_bundled/db",
    }
    assert all((repository / folder).is_dir() for folder in bundled)


def test_migrations_import_only_what_a_frozen_build_carries(repository):
    allowed = ("alembic", "sqlalchemy", "workbench.storage", "collections", "typing", "logging")
    imported = [
        line.split()[1]
        for path in sorted((repository / "db").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "from "))
    ]
    assert [name for name in imported if not name.startswith(allowed)] == []
