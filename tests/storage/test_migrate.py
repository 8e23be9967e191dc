# SPDX-License-Identifier: MIT
from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from tests.doubles import Do
from tests.factories import NOON, a_pack, a_plan, a_point, an_annotation
from tests.storage.later_version import DECLARED, REBUILD, as_now, later
from workbench import assets
from workbench.domain.anchoring import placed_in
from workbench.domain.annotations import marked_text
from workbench.domain.errors import BrokenLibraryError, LibraryReadOnlyError, NewerLibraryError
from workbench.domain.plans import AnnotationEvidence
from workbench.domain.revising.cards import CardKey, CardKind
from workbench.domain.revising.schedules import CardSchedule
from workbench.storage import migrate, sidecars
from workbench.storage.backups import backups_in
from workbench.storage.checking import (
    CHECKSUM,
    check_library,
    row_checksum,
    select,
    tables_of,
)
from workbench.storage.library import Library
from workbench.storage.migrate import HEAD, Migrations
from workbench.storage.tables import Base

SHELF = '    op.create_table("shelf", sa.Column("name", sa.Text, primary_key=True))\n'


@pytest.fixture
def pack():
    return a_pack()


@pytest.fixture
def marks(pack):
    return tuple(an_annotation(source, n) for source in pack.sources for n in range(1, 101))


@pytest.fixture
def closed(folder, options, pack, marks):
    """The folder of a library with work in it that was closed properly."""
    plan = a_plan(pack, a_point(evidence=(AnnotationEvidence(marks[0].id),)))
    with Library.open(folder, options=options) as library:
        library.perform(Do(lambda unit: unit.packs.add(pack))).result()
        library.perform(Do(lambda unit: unit.annotations.add_all(marks))).result()
        library.perform(Do(lambda unit: unit.plans.keep(plan))).result()
    return folder


@pytest.fixture
def database(closed):
    return closed / "library.db"


@pytest.fixture
def next_version(tmp_path):
    return later(tmp_path / "next", (DECLARED, REBUILD))


def content_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def revision_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]


class TestCreate:
    @pytest.fixture
    def migrated(self):
        """A connection to an empty library that all migrations made, one after the other."""
        engine = create_engine("sqlite://", poolclass=StaticPool)
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(assets.migrations()))
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
            yield connection
        engine.dispose()

    def test_it_is_to_the_letter_what_the_migrations_lead_to(self, migrated, tmp_path):
        path = tmp_path / "new.db"
        migrate.create(path)
        with closing(sqlite3.connect(path)) as made:
            other = migrated.connection.driver_connection
            assert _statements(made) == _statements(other)
            for table in set(tables_of(made)) - {"library_meta"}:
                content = made.execute(select(table, "*")).fetchall()
                assert content == other.execute(select(table, "*")).fetchall()

    def test_alembic_finds_no_difference(self, migrated):
        context = MigrationContext.configure(migrated, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []

    def test_the_newest_revision_is_the_one_the_application_knows(self):
        scripts = ScriptDirectory(str(assets.migrations()))
        assert scripts.get_heads() == [HEAD]

    def test_revisions_are_numbered_one_by_one_and_say_what_they_change(self):
        scripts = ScriptDirectory(str(assets.migrations()))
        revisions = list(scripts.walk_revisions())[::-1]
        assert [each.revision for each in revisions] == [
            f"{number:04d}" for number in range(1, len(revisions) + 1)
        ]
        for each in revisions:
            assert hasattr(each.module, "EXPECTED_ROWS")
            assert hasattr(each.module, "REWRITTEN")

    def test_a_place_that_cannot_be_written_to_is_said(self, tmp_path):
        folder = tmp_path / "missing"
        with pytest.raises(Exception, match="missing"):
            migrate.create(folder / "library.db")
        assert not folder.exists()


class TestUpgrade:
    def test_everything_is_there_afterwards(self, closed, next_version, options, pack, marks):
        before = revision_of(closed / "library.db")
        options = replace(options, migrations=next_version)
        with Library.open(closed, options=options) as library:
            assert library.read(lambda unit: unit.packs.get(pack.id)).result() == pack
            assert library.read(lambda unit: unit.annotations.of_pack(pack.id)).result() == marks
            (plan,) = library.read(lambda unit: unit.plans.of_pack(pack.id)).result()
            assert len(plan.points[0].evidence) == 1
            assert library.undo_label is None
        assert (before, revision_of(closed / "library.db")) == (HEAD, "9001")
        assert check_library(closed / "library.db").is_sound

    def test_a_copy_is_kept_for_good_first(self, closed, next_version, options):
        before = backups_in(closed)[0]
        Library.open(closed, options=replace(options, migrations=next_version)).close()
        (pinned,) = [each for each in backups_in(closed) if each.pinned]
        assert pinned.pinned == "upgrade"
        assert pinned.age == before.age
        assert revision_of(pinned.path) == HEAD

    def test_what_was_said_in_review_and_cannot_be_read_is_not_in_its_way(
        self, closed, next_version, options, monkeypatch
    ):
        review = closed / "reviews/11B/Bo Li.json"
        review.parent.mkdir(parents=True)
        review.write_text("Monday")

        def unreadable(_place, **_options):
            raise PermissionError

        with monkeypatch.context() as patch:
            patch.setattr(sidecars, "contents_of", unreadable)
            Library.open(closed, options=replace(options, migrations=next_version)).close()
        (pinned,) = [each for each in backups_in(closed) if each.pinned]
        assert revision_of(pinned.path) == HEAD
        assert sidecars.archive_of(pinned.path) is None

    def test_several_revisions_come_one_after_the_other(self, database, tmp_path):
        second = '    op.execute("UPDATE source SET shelf = upper(shelf)")\n'
        rewrites = 'REWRITTEN = {"source": ("shelf",)}'
        migrate.upgrade(
            database, migrations=later(tmp_path / "two", (DECLARED, REBUILD), (rewrites, second))
        )
        with closing(sqlite3.connect(database)) as connection:
            found = connection.execute("SELECT DISTINCT shelf FROM source").fetchall()
        assert found == [("HISTORY",)]
        assert check_library(database).is_sound

    def test_children_survive_the_rebuild_of_a_table_they_would_go_with(self, database, tmp_path):
        cascade = """
    op.create_table(
        "note",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("source_id", sa.Text, sa.ForeignKey("source.id", ondelete="CASCADE")),
    )
    op.execute("INSERT INTO note SELECT id, source_id FROM annotation")
"""
        metadata = later(tmp_path / "x", (DECLARED, REBUILD)).metadata
        note = {"note": "SELECT count(*) FROM annotation"}
        migrations = later(
            tmp_path / "cascade",
            (f"EXPECTED_ROWS = {note}", cascade),
            (DECLARED, REBUILD),
            metadata=_with_note(metadata),
        )
        migrate.upgrade(database, migrations=migrations)
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("SELECT count(*) FROM note").fetchone() == (200,)

    def test_a_library_that_is_up_to_date_is_not_touched(self, database):
        before = content_of(database)
        migrate.upgrade(database)
        assert content_of(database) == before

    def test_a_read_only_library_is_upgraded_in_a_private_copy(
        self, closed, next_version, options, marks
    ):
        before = content_of(closed / "library.db")
        (closed / "library.db-journal").unlink()
        options = replace(options, migrations=next_version)
        with Library.open(closed, read_only=True, options=options) as library:
            found = library.read(lambda unit: unit.annotations.find(marks[3].id)).result()
            assert found == marks[3]
            with pytest.raises(LibraryReadOnlyError):
                library.undo().result()
        assert content_of(closed / "library.db") == before

    @pytest.mark.parametrize(
        ("declared", "steps", "problem"),
        [
            ("", '    op.execute("DELETE FROM evidence")', "evidence does not say"),
            ("", "    op.execute(\"UPDATE pack SET title = trim(title, 'T')\")", "pack does not"),
            ("", '    op.drop_table("evidence")', "evidence is gone"),
            (
                'EXPECTED_ROWS = {"evidence": "SELECT 0"}',
                '    op.drop_table("evidence")',
                "add_table",
            ),
            (
                "",
                f"{SHELF}    op.execute('INSERT INTO shelf VALUES (1)')",  # noqa: S608
                "shelf has 1 rows instead of 0",
            ),
            ('EXPECTED_ROWS = {"shelf": "SELECT 7"}', SHELF, "shelf has 0 rows instead of 7"),
            ("", SHELF, "remove_table"),
            ("", '    op.execute("DELETE FROM source")', "belongs to something"),
            ("", "    op.add_column('pack', sa.Column('note', sa.Text))", "remove_column"),
        ],
    )
    def test_an_upgrade_that_loses_or_changes_something_is_refused(
        self, database, tmp_path, declared, steps, problem
    ):
        migrations = later(tmp_path / "bad", (declared, steps), metadata=as_now())
        before = content_of(database)
        with pytest.raises(BrokenLibraryError, match=problem):
            migrate.upgrade(database, migrations=migrations)
        assert content_of(database) == before
        assert [path.name for path in database.parent.glob(".~*")] == []

    def test_a_revision_that_fails_changes_nothing(self, closed, tmp_path, options):
        fails = f"{REBUILD}    op.drop_table('nowhere')\n"
        migrations = later(tmp_path / "bad", ("", fails))
        before = content_of(closed / "library.db")
        with pytest.raises(Exception, match="nowhere"):
            Library.open(closed, options=replace(options, migrations=migrations))
        assert content_of(closed / "library.db") == before
        Library.open(closed, options=options).close()


class TestEarlierReleases:
    """Libraries as they were left by every release there was, in `data`."""

    @pytest.fixture
    def first(self, folder):
        folder.mkdir()
        shutil.copy(Path(__file__).parent / "data" / "0001.db", folder / "library.db")
        return folder

    def test_a_library_of_the_first_tables_keeps_marks_notes_and_plans(self, first, options):
        with Library.open(first, options=options) as library:
            (pack_id,) = (each.id for each in library.read(lambda u: u.packs.summaries()).result())
            pack = library.read(lambda unit: unit.packs.get(pack_id)).result()
            marks = library.read(lambda unit: unit.annotations.of_pack(pack_id)).result()
            (plan,) = library.read(lambda unit: unit.plans.of_pack(pack_id)).result()
        assert revision_of(first / "library.db") == HEAD
        assert check_library(first / "library.db").is_sound
        assert [each.short_id for each in marks] == ["A1", "B2", "B1"]
        assert [each.target.was for each in marks] == [None, None, None]
        for each in marks:
            anchor = each.target.anchor
            if anchor is not None:
                text = marked_text(pack.source(each.target.source_id), each.target.part)
                assert anchor.span.of(text) == anchor.exact
        assert plan.points[0].evidence == (AnnotationEvidence(marks[0].id),)

    def test_what_it_could_not_say_can_be_said_afterwards(self, first, options):
        with Library.open(first, options=options) as library:
            (pack_id,) = (each.id for each in library.read(lambda u: u.packs.summaries()).result())
            mark = library.read(lambda unit: unit.annotations.of_pack(pack_id)).result()[0]
            lost = replace(mark, target=placed_in(None, mark.target))
            library.perform(Do(lambda unit: unit.annotations.update(lost))).result()
            assert library.read(lambda unit: unit.annotations.find(mark.id)).result() == lost

    def test_its_cards_can_be_answered_afterwards(self, first, options):
        with Library.open(first, options=options) as library:
            (pack_id,) = (each.id for each in library.read(lambda u: u.packs.summaries()).result())
            known = CardSchedule(CardKey(pack_id, CardKind.WHOSE, ("source",)), left_out=NOON)
            library.perform(Do(lambda unit: unit.schedules.keep_all((known,)))).result()
            assert library.read(lambda unit: unit.schedules.all()).result() == (known,)

    def test_what_could_be_undone_in_an_older_version_is_no_hindrance(self, first, options):
        path = first / "library.db"
        migrations = Migrations()
        for script in migrate._steps(path, migrations):
            if script.revision <= "0007":
                migrate._upgrade_copy(path, script, migrations)
        with closing(sqlite3.connect(path)) as connection:
            needed = {
                name: 0 if kind == "INTEGER" else b"" if kind == "BLOB" else ""
                for _, name, kind, *_ in connection.execute("PRAGMA table_info(undo_step)")
            }
            assert "packs" not in needed
            needed[CHECKSUM] = row_checksum(needed)
            names, places = ", ".join(needed), ", ".join("?" * len(needed))
            connection.execute(
                f"INSERT INTO undo_step ({names}) VALUES ({places})",  # noqa: S608
                list(needed.values()),
            )
            connection.commit()
        with Library.open(first, options=options) as library:
            assert len(library.read(lambda unit: unit.packs.summaries()).result()) == 1
        assert revision_of(path) == HEAD


class TestInterruption:
    """Before every single statement of an upgrade: the old file, byte for byte, or the new one.

    There is an upgrade for each statement, so the library is small and the later version too.
    """

    @pytest.fixture
    def marks(self, pack):
        return tuple(an_annotation(source, n) for source in pack.sources for n in range(1, 6))

    @pytest.fixture
    def next_version(self, tmp_path):
        return later(tmp_path / "next", (DECLARED, REBUILD), knows_earlier=False)

    def test_an_error_before_any_statement_leaves_the_old_file(self, database, next_version):
        before = content_of(database)
        failed = 0
        for point in range(1, 1000):
            with _interrupted(point) as reached:
                if _is_upgraded(database, next_version):
                    break
            assert reached
            assert content_of(database) == before
            failed += 1
        assert failed > 15
        assert revision_of(database) == "9001"
        assert check_library(database).is_sound

    def test_before_every_statement_the_old_file_is_what_a_kill_would_leave(
        self, database, next_version
    ):
        before = content_of(database)
        looks = []

        def look(*_statement):
            looks.append(content_of(database) == before)

        event.listen(Engine, "before_cursor_execute", look)
        try:
            migrate.upgrade(database, migrations=next_version)
        finally:
            event.remove(Engine, "before_cursor_execute", look)
        assert len(looks) > 15
        assert all(looks)
        assert revision_of(database) == "9001"

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be forked here")
    def test_a_kill_anywhere_among_the_statements_leaves_the_old_file(
        self, database, next_version, repository, tmp_path
    ):
        original = tmp_path / "original.db"
        shutil.copy(database, original)
        done = subprocess.run(
            [sys.executable, "-c", _KILLER, database, original, next_version.scripts],
            cwd=repository,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        killed, differing = map(int, done.stdout.split())
        assert killed > 5
        assert differing == 0
        migrate.upgrade(database, migrations=next_version)
        assert revision_of(database) == "9001"


class TestNewerLibraries:
    @pytest.fixture
    def upgraded(self, database, next_version):
        migrate.upgrade(database, migrations=next_version)
        return database

    @pytest.mark.parametrize("read_only", [False, True])
    @pytest.mark.parametrize("change", [None, "PRAGMA user_version = 2"])
    def test_an_older_version_refuses_them_and_touches_nothing(
        self, upgraded, options, read_only, change
    ):
        if change:
            with closing(sqlite3.connect(upgraded)) as connection:
                connection.execute(change)
        before = content_of(upgraded)
        with pytest.raises(NewerLibraryError) as caught:
            Library.open(upgraded.parent, read_only=read_only, options=options)
        assert "newer version" in caught.value.message()
        assert content_of(upgraded) == before

    def test_a_revision_without_a_number_is_refused(self, database, options):
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("DELETE FROM alembic_version")
            connection.commit()
        with pytest.raises(NewerLibraryError):
            Library.open(database.parent, options=options)

    def test_there_is_no_way_back(self, upgraded):
        before = content_of(upgraded)
        with pytest.raises(Exception, match="9001"):
            migrate.upgrade(upgraded, migrations=Migrations())
        assert content_of(upgraded) == before


_KILLER = """
import os, shutil, signal, sys, pathlib
# Imported once here and not again in every child.
import alembic.autogenerate, alembic.command, alembic.runtime.environment
from sqlalchemy import Engine, event
from tests.storage.later_version import with_shelf
from workbench.storage import migrate, sidecars

database, original, scripts = map(pathlib.Path, sys.argv[1:])
migrations = migrate.Migrations(scripts, "9001", with_shelf())
old = original.read_bytes()
killed = differing = 0
for point in range(1, 1000, 6):
    child = os.fork()
    if child == 0:
        count = 0
        @event.listens_for(Engine, "before_cursor_execute")
        def kill(*_):
            global count
            count += 1
            if count == point:
                os.kill(os.getpid(), signal.SIGKILL)
        migrate.upgrade(database, migrations=migrations)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status == 0:
        break
    killed += 1
    differing += database.read_bytes() != old
shutil.copyfile(original, database)
print(killed, differing)
"""


class _InterruptionError(Exception):
    """Something that happens at an unhappy moment."""


class _interrupted:  # noqa: N801 – reads as a verb
    """Raise before the statement with this number; tell whether it was reached."""

    def __init__(self, point):
        self._point = point
        self._reached = []

    def __enter__(self):
        self._count = 0
        event.listen(Engine, "before_cursor_execute", self._before)
        return self._reached

    def __exit__(self, *_error):
        event.remove(Engine, "before_cursor_execute", self._before)

    def _before(self, *_statement):
        self._count += 1
        if self._count == self._point:
            self._reached.append(self._point)
            raise _InterruptionError


def _is_upgraded(database, migrations):
    try:
        migrate.upgrade(database, migrations=migrations)
    except _InterruptionError:
        return False
    return True


def _statements(connection):
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {_plain(statement) for (statement,) in found}


def _plain(statement):
    """Return a statement without its layout and the order of its constraints.

    SQLite puts quotation marks around the name of a table that was rebuilt.
    """
    flat = re.sub(r"\s+", " ", statement)
    flat = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", flat)
    head, *parts = flat.split(", CONSTRAINT ")
    return head, frozenset(part.removesuffix(" )").removesuffix(")") for part in parts)


def _with_note(metadata):
    from sqlalchemy import Column, ForeignKey, Table, Text

    Table(
        "note",
        metadata,
        Column("id", Text, primary_key=True, nullable=False),
        Column("source_id", Text, ForeignKey("source.id", ondelete="CASCADE")),
    )
    return metadata
