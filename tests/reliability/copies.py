# SPDX-License-Identifier: MIT
"""Every copy of a library that any test leaves behind is put back and compared.

A plugin for the whole suite: it looks when a test is over and its folders are still there.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.side_by_side import measured
from workbench import files
from workbench.storage import recovery
from workbench.storage.backups import Backup
from workbench.storage.checking import check_library
from workbench.storage.fingerprints import content_fingerprint

_SEEN = pytest.StashKey[set[str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Put back every copy that a test made."""
    seen = item.config.stash.setdefault(_SEEN, set())
    folders = {
        value
        for value in getattr(item, "funcargs", {}).values()
        if isinstance(value, Path) and value.is_dir() and value != item.config.rootpath
    }
    for backup in copies_below(folders):
        if backup.digest not in seen:
            seen.add(backup.digest)
            put_back(backup)
            measured(item.config)["copies of libraries put back and compared"] += 1


def copies_below(folders: Iterable[Path]) -> Iterator[Backup]:
    """Return the whole copies in the `backups` folders below some folders.

    Some tests damage copies on purpose; those do not have the content their name promises.
    """
    for folder in folders:
        for path in sorted(folder.rglob("backups/*.bak")):
            backup = Backup.at(path)
            if backup is not None and backup.is_whole():
                yield backup


def put_back(backup: Backup) -> None:
    """Put a copy back in an empty folder and compare it with the library it was made of.

    Raises:
        AssertionError: it does not say what the library said.
    """
    with tempfile.TemporaryDirectory(prefix="put-back-") as name:
        folder = Path(name)
        recovery.restore(folder, backup.path)
        database = folder / "library.db"
        assert files.sha256_of(database) == files.sha256_of(backup.path), backup.path
        report = check_library(database)
        assert report.is_sound, (backup.path, report.problems)
        library = backup.path.parent.parent / "library.db"
        if _age_of(library) == backup.age:
            assert _content_of(database) == _content_of(library), backup.path


def _age_of(database: Path) -> tuple[int, int] | None:
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            query = "SELECT generation, counter FROM library_meta"
            generation, counter = connection.execute(query).fetchone()
    except sqlite3.Error:
        return None
    return generation, counter


def _content_of(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return content_fingerprint(connection)
