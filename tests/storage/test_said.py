# SPDX-License-Identifier: MIT
"""What a teacher said in Review goes along with the copies of the library, and comes back."""

from __future__ import annotations

import errno
import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.doubles import Do
from tests.factories import a_pack
from workbench import files
from workbench.storage import backups, recovery, said, sidecars
from workbench.storage.anywhere import restore
from workbench.storage.backups import backups_in
from workbench.storage.library import Library
from workbench.storage.opening import open_for_writing
from workbench.storage.said import CopiesWithSaid, Said

NAME = "reviews/11B 0123/Bo Li 4567.json"


def say(place, words, name=NAME):
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)
    return path


@pytest.fixture
def closed(folder, options):
    """The folder of a library with one pack in which something was said, closed properly."""
    with Library.open(folder, options=options) as library:
        library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
        say(folder, "Monday")
        say(folder, "codes", "reviews/codes.sourcecodes")
    return folder


def said_with(copy):
    archive = sidecars.archive_of(copy.path)
    return sidecars.read_archive(archive) if archive else {}


class TestCopies:
    def test_a_copy_has_what_was_said(self, closed):
        (copy,) = backups_in(closed)
        assert said_with(copy) == {NAME: b"Monday", "reviews/codes.sourcecodes": b"codes"}

    def test_where_nothing_was_said_there_is_nothing_beside_it(self, folder, options):
        with Library.open(folder, options=options) as library:
            copy = library.backup().result()
        assert [each.name for each in copy.path.parent.iterdir()] == [copy.path.name]

    def test_a_session_in_which_something_was_only_said_leaves_a_copy(self, closed, options):
        say(closed, "Tuesday")
        with Library.open(closed, options=options):
            pass
        newest, older = backups_in(closed)
        assert (said_with(newest)[NAME], said_with(older)[NAME]) == (b"Tuesday", b"Monday")
        assert newest.age > older.age
        with Library.open(closed, options=options):
            pass
        assert len(backups_in(closed)) == 2

    def test_a_copy_that_somebody_asks_for_has_what_was_said_a_moment_ago(self, closed, options):
        with Library.open(closed, options=options) as library:
            say(closed, "Tuesday")
            first = library.backup().result()
            assert library.backup().result() == first
            say(closed, "Wednesday")
            second = library.backup().result()
            library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
            assert library.backup().result().age > second.age > first.age
        assert [said_with(each)[NAME] for each in (first, second)] == [b"Tuesday", b"Wednesday"]

    def test_what_was_put_aside_as_unreadable_and_links_stay_where_they_are(self, closed, options):
        say(closed, "{", "reviews/11B 0123/Cy.unreadable")
        (closed / "reviews/link.json").symlink_to(closed / NAME)
        with Library.open(closed, options=options) as library:
            copy = library.backup().result()
        assert set(said_with(copy)) == {NAME, "reviews/codes.sourcecodes"}

    def test_a_file_that_cannot_be_read_keeps_no_copy_from_being_made(
        self, closed, options, monkeypatch
    ):
        read_bytes = Path.read_bytes

        def refusing(path):
            if path.name == "codes.sourcecodes":
                raise PermissionError
            return read_bytes(path)

        say(closed, "Tuesday")
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_bytes", refusing)
            with Library.open(closed, options=options) as library:
                copy = library.backup().result()
            with pytest.raises(PermissionError):
                sidecars.contents_of(closed)
        assert said_with(copy) == {NAME: b"Tuesday"}
        with Library.open(closed, options=options) as library:
            assert len(said_with(library.backup().result())) == 2

    def test_an_archive_goes_with_its_copy_and_to_the_second_place(self, closed, tmp_path):
        (copy,) = backups_in(closed)
        there = backups.copy_to(copy, tmp_path / "second")
        assert said_with(there) == said_with(copy)
        copy.path.unlink()
        backups.prune(closed)
        assert list((closed / "backups").iterdir()) == []

    def test_it_is_a_minute_until_it_is_seen_and_a_drive_that_is_gone_says_nothing(self, tmp_path):
        now = [0.0]
        seen = Said(tmp_path, clock=lambda: now[0])
        assert seen.digest() == ""
        path = say(tmp_path, "Monday")
        assert seen.digest() == ""
        now[0] += 61
        monday = seen.digest()
        assert len(monday) == 16
        path.write_text("Tuesday, longer")
        assert seen.digest() == monday
        assert seen.digest(at_once=True) != monday
        assert Said(tmp_path / "gone").digest() == ""


class TestRoutine:
    @pytest.fixture
    def now(self):
        return [0.0]

    @pytest.fixture
    def copies(self, closed, options, now):
        opened = open_for_writing(closed, options, take_over=False)
        made = CopiesWithSaid(opened)
        made.routine._clock = made._said._clock = lambda: now[0]
        made.counter = opened.counter
        yield made
        opened.resources.close()

    def test_more_that_is_said_is_copied_when_it_is_time(self, closed, copies, now):
        counter = copies.counter
        assert copies.tick(counter) == counter
        say(closed, "Tuesday")
        for now[0] in (61.0, 600.0):
            assert copies.tick(counter) == counter
        assert len(backups_in(closed)) == 1
        now[0] = 700.0
        assert copies.tick(counter) == counter + 1
        assert said_with(backups_in(closed)[0])[NAME] == b"Tuesday"
        now[0] = 5_000.0
        assert copies.tick(counter + 1) == counter + 1
        assert len(backups_in(closed)) == 2

    def test_where_it_cannot_be_counted_nobody_is_kept_from_working(
        self, closed, copies, monkeypatch
    ):
        def no_room(_connection):
            raise OSError(errno.ENOSPC, "full")

        say(closed, "Tuesday")
        monkeypatch.setattr(said, "count_up", no_room)
        assert copies.finish(copies.counter) == copies.counter
        assert [said_with(each)[NAME] for each in backups_in(closed)] == [b"Monday"]

    def test_what_cannot_be_read_now_counts_as_nothing_new(self, closed, copies, monkeypatch):
        def gone(_place):
            raise PermissionError

        monkeypatch.setattr(sidecars, "sidecars_in", gone)
        assert copies.tick(copies.counter) == copies.counter
        assert Said(closed).digest() == ""


class TestPuttingBack:
    def test_what_was_said_comes_back_and_what_is_newer_is_aside(self, closed, options):
        (monday,) = backups_in(closed)
        say(closed, "Tuesday")
        other = say(closed, "Tuesday", "reviews/10A 89/Di 12.json")
        aside = restore(closed, monday.path)
        assert (closed / NAME).read_text() == "Monday"
        assert (aside / NAME).read_text() == "Tuesday"
        assert other.read_text() == "Tuesday"
        assert not (aside / "reviews/codes.sourcecodes").exists()
        with Library.open(closed, options=options):
            pass
        assert said_with(backups_in(closed)[0])[NAME] == b"Monday"

    def test_a_copy_in_which_nothing_was_said_changes_nothing_that_is_said(self, folder, options):
        with Library.open(folder, options=options) as library:
            copy = library.backup().result()
        say(folder, "Monday")
        restore(folder, copy.path)
        assert (folder / NAME).read_text() == "Monday"

    @pytest.mark.parametrize("step", range(0, 24, 2))
    def test_it_goes_on_wherever_it_was_cut_short(self, closed, step, monkeypatch):
        (copy,) = backups_in(closed)
        say(closed, "Tuesday")
        left = [step]

        def counting(call):
            def counted(*args, **options):
                left[0] -= 1
                if left[0] < 0:
                    raise KeyboardInterrupt
                return call(*args, **options)

            return counted

        with monkeypatch.context() as patch:
            for name in ("move", "fsync_directory", "fsync_file"):
                patch.setattr(files, name, counting(getattr(files, name)))
            with suppress(KeyboardInterrupt):
                recovery.restore(closed, copy.path, said=sidecars.archive_of(copy.path))
        is_begun = (closed / recovery.INTENT).exists()
        recovery.finish_restore(closed)
        here = (closed / NAME).read_text()
        kept = {path.read_text() for path in closed.rglob("Bo Li 4567.json")}
        assert "Tuesday" in kept
        assert here == "Monday" or not is_begun

    @pytest.mark.parametrize("damage", ["cut", "bit", "text", "gone"])
    def test_a_damaged_archive_leaves_what_is_said_and_puts_the_library_back(self, closed, damage):
        (copy,) = backups_in(closed)
        archive = sidecars.archive_of(copy.path)
        content = bytearray(archive.read_bytes())
        content[45] ^= 1
        broken = {"cut": content[:60], "bit": content, "text": b"words"}
        if damage == "gone":
            archive.unlink()
        else:
            archive.write_bytes(broken[damage])
        say(closed, "Tuesday")
        aside = restore(closed, copy.path)
        assert (closed / NAME).read_text() == "Tuesday"
        assert (aside / "library.db").exists()


def packed(contents):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return written.getvalue()


class TestHostileArchives:
    @pytest.mark.parametrize(
        "name",
        [
            "reviews/../library.json",
            "../reviews/a.json",
            "/reviews/a.json",
            "reviews//a.json",
            "reviews/a\\b.json",
            "C:/reviews/a.json",
            "reviews/.../a.json",
            "reviews/a/b/c/d/e/f.json",
            "reviews/run.exe",
            "reviews/a.json/",
            "reviews",
            "backups/a.json",
            "reviews/a:b.json",
        ],
    )
    def test_nothing_comes_to_lie_elsewhere(self, tmp_path, name):
        contents = {name: b"{}"}
        path = tmp_path / f"copy.{sidecars.digest_of(contents)}.reviews"
        path.write_bytes(packed(contents))
        assert sidecars.read_archive(path) == {}

    def test_a_folder_that_is_called_so_is_none(self, tmp_path):
        path = tmp_path / "copy.0123456789abcdef.reviews"
        path.mkdir()
        assert sidecars.read_archive(path) == {}
        assert sidecars.read_archive(tmp_path / "other.reviews") == {}

    def test_too_many_and_too_large_are_refused(self, monkeypatch, tmp_path):
        contents = {NAME: b"0" * 5_000}
        path = tmp_path / f"copy.{sidecars.digest_of(contents)}.reviews"
        path.write_bytes(packed(contents))
        assert sidecars.read_archive(path) == contents
        monkeypatch.setattr(sidecars, "LARGEST", 4_999)
        assert sidecars.read_archive(path) == {}
        monkeypatch.setattr(sidecars, "LARGEST", 9_999)
        monkeypatch.setattr(sidecars, "MOST_FILES", 0)
        assert sidecars.read_archive(path) == {}

    def test_a_note_from_elsewhere_writes_into_no_other_folder(self, closed, tmp_path):
        (copy,) = backups_in(closed)
        intent = {"backup": str(copy.path), "sha256": files.sha256_of(copy.path)}
        intent |= {"aside": "aside-1", "said": str(sidecars.archive_of(copy.path))}
        intent["place"] = str(tmp_path / "elsewhere")
        (tmp_path / "elsewhere").mkdir()
        (closed / recovery.INTENT).write_text(json.dumps(intent))
        recovery.finish_restore(closed)
        assert list((tmp_path / "elsewhere").iterdir()) == []
        assert (closed / NAME).read_text() == "Monday"
