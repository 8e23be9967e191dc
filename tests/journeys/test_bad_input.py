# SPDX-License-Identifier: MIT
"""Whatever is wrong: one plain sentence, exit status 1, and nothing changed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.journeys.conftest import DATA
from workbench.services import keeping

PICTURE = next((Path(__file__).parents[2] / "resources" / "packs" / "thaw" / "media").glob("*.png"))


def content_of(folder: Path) -> dict[str, list[tuple]]:
    """Return every row of a library, read by plain SQLite."""
    if not (folder / "library.db").exists():
        return {}
    with closing(sqlite3.connect(f"file:{folder / 'library.db'}?mode=ro", uri=True)) as database:
        names = [
            row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {name: sorted(rows_of(database, name), key=repr) for name in names}


def rows_of(database: sqlite3.Connection, table: str) -> list[tuple]:
    return database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - our own names


@pytest.fixture
def refused(workbench, library_folder):
    """Run a command that must be refused, and return the sentence."""

    def run(*arguments: object, **options) -> str:
        before = content_of(library_folder)
        answer = workbench(*arguments, **options)
        assert answer.status == 1
        assert answer.output == ""
        assert answer.messages.count("\n") == 1
        assert answer.messages.endswith(".\n")
        assert "Traceback" not in answer.messages
        assert content_of(library_folder) == before
        return answer.messages.strip()

    return run


@pytest.fixture
def pack(done):
    return done("import", DATA / "harrowmere.txt")


class TestFilesToBringIn:
    def test_an_empty_file(self, refused, tmp_path):
        file = tmp_path / "empty.txt"
        file.write_bytes(b"")
        assert "is empty" in refused("import", file)

    def test_fifty_megabytes_of_noise(self, refused, tmp_path):
        file = tmp_path / "noise.txt"
        file.write_bytes(os.urandom(1024 * 1024) * 50)
        assert "noise.txt" in refused("import", file)

    def test_a_picture_renamed(self, refused, tmp_path):
        file = tmp_path / "page.txt"
        file.write_bytes(PICTURE.read_bytes())
        assert "picture" in refused("import", file)

    def test_a_file_that_is_not_there(self, refused, tmp_path):
        assert "gone.txt" in refused("import", tmp_path / "gone.txt")

    def test_a_folder(self, refused, tmp_path):
        folder = tmp_path / "folder.txt"
        folder.mkdir()
        assert "folder.txt" in refused("import", folder)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
    def test_a_file_that_may_not_be_read(self, refused, tmp_path):
        file = tmp_path / "locked.txt"
        file.write_text("Source A\n\nWords.\n", encoding="utf-8")
        file.chmod(0)
        assert "cannot be read" in refused("import", file)

    def test_a_page_without_sources(self, refused, tmp_path):
        file = tmp_path / "shopping.txt"
        file.write_text("eggs\n", encoding="utf-8")
        assert "shopping.txt" in refused("import", file)

    def test_one_bad_file_among_good_ones(self, refused, tmp_path):
        file = tmp_path / "empty.txt"
        file.write_bytes(b"")
        assert "is empty" in refused("import", DATA / "harrowmere.txt", file)


class TestMarksAndPlans:
    @pytest.fixture
    def marks_file(self, tmp_path):
        def write(**changes) -> Path:
            position = {"type": "TextPositionSelector", "start": 5, "end": 9}
            annotation = {
                "type": "Annotation",
                "body": [{"type": "TextualBody", "purpose": "tagging", "value": "nature"}],
                "target": {"source": "A#body", "selector": [position]},
            } | changes
            file = tmp_path / "marks.jsonld"
            file.write_text(json.dumps([annotation]), encoding="utf-8")
            return file

        return write

    def test_a_mark_outside_its_text(self, refused, pack, marks_file):
        position = {"type": "TextPositionSelector", "start": 5, "end": 90_000}
        file = marks_file(target={"source": "A#body", "selector": position})
        assert "Source A" in refused("annotate", pack["id"], file)

    def test_a_mark_on_words_that_are_not_there(self, refused, pack, marks_file):
        selector = [
            {"type": "TextPositionSelector", "start": 5, "end": 9},
            {"type": "TextQuoteSelector", "exact": "never said"},
        ]
        file = marks_file(target={"source": "A#body", "selector": selector})
        assert "never said" in refused("annotate", pack["id"], file)

    def test_a_mark_on_a_label_that_was_not_printed(self, refused, pack, marks_file):
        position = {"type": "TextPositionSelector", "start": 0, "end": 4}
        file = marks_file(target={"source": "C#attribution", "selector": position})
        assert "Source C" in refused("annotate", pack["id"], file)

    def test_a_mark_on_a_part_of_a_picture_that_is_not_there(self, refused, pack, marks_file):
        part = {"type": "FragmentSelector", "value": "xywh=percent:10,10,20.5,30"}
        file = marks_file(target={"source": "A#picture", "selector": part})
        assert "does not fit the picture of Source A" in refused("annotate", pack["id"], file)

    def test_an_outline_that_would_grow_when_it_is_read(self, refused, pack, marks_file):
        entities = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 30))
        outline = f'<!DOCTYPE svg [<!ENTITY e0 "9">{entities}]><svg>&e29;</svg>'
        part = {"type": "SvgSelector", "value": outline}
        file = marks_file(target={"source": "A#picture", "selector": part})
        assert "does not say which part" in refused("annotate", pack["id"], file)

    def test_a_mark_on_a_source_that_is_not_there(self, refused, pack, marks_file):
        assert "“Z”" in refused("annotate", pack["id"], marks_file(target={"source": "Z#source"}))

    def test_a_mark_about_something_nobody_knows(self, refused, pack, marks_file):
        body = [{"type": "TextualBody", "purpose": "tagging", "value": "colour"}]
        assert "colour" in refused("annotate", pack["id"], marks_file(body=body))

    def test_a_file_that_is_no_json(self, refused, pack, tmp_path):
        file = tmp_path / "marks.jsonld"
        file.write_text("{" * 100_000, encoding="utf-8")
        assert "marks.jsonld" in refused("annotate", pack["id"], file)

    def test_a_plan_that_names_an_unknown_mark(self, refused, pack, tmp_path):
        file = tmp_path / "plan.json"
        points = [{"kind": "point", "evidence": [{"annotation": "unknown-mark"}]}]
        plan = {"format": "sourceplan/1", "enquiry": {"text": "Why?"}, "points": points}
        file.write_text(json.dumps(plan), encoding="utf-8")
        assert "unknown-mark" in refused("plan", pack["id"], file)

    def test_a_plan_without_a_question(self, refused, pack, tmp_path):
        file = tmp_path / "plan.json"
        file.write_text(json.dumps({"format": "sourceplan/1"}), encoding="utf-8")
        assert "enquiry" in refused("plan", pack["id"], file)

    def test_a_pack_that_is_not_there(self, refused, pack):
        assert "no pack “Elsewhere”" in refused("show", "Elsewhere")

    def test_a_plan_that_is_not_there(self, refused, pack, tmp_path):
        file = tmp_path / "plan.pdf"
        assert "no plan" in refused("export", "nothing", "-o", file)
        assert not file.exists()


class TestLibraries:
    def test_one_that_is_not_sqlite(self, library_folder):
        library_folder.mkdir()
        (library_folder / "library.db").write_text("a shopping list " * 100, encoding="utf-8")
        before = (library_folder / "library.db").read_bytes()
        answer = cli_answer(library_folder, "packs")
        assert answer.returncode == 1
        assert answer.stderr.count("\n") == 1
        assert "not a Source Workbench library" in answer.stderr
        assert (library_folder / "library.db").read_bytes() == before

    def test_one_of_another_program(self, refused, library_folder):
        library_folder.mkdir()
        with closing(sqlite3.connect(library_folder / "library.db")) as database:
            database.execute("CREATE TABLE recipe (name TEXT)")
        assert "not a Source Workbench library" in refused("packs")

    def test_one_of_a_newer_version(self, refused, pack, library_folder):
        with closing(sqlite3.connect(library_folder / "library.db")) as database:
            database.execute("PRAGMA user_version = 9999")
            database.commit()
        before = (library_folder / "library.db").read_bytes()
        assert "newer version" in refused("import", DATA / "cards.txt")
        assert (library_folder / "library.db").read_bytes() == before

    def test_one_that_is_open_elsewhere(self, refused, pack, library_folder):
        with keeping.open_library(library_folder):
            assert "open elsewhere" in refused("import", DATA / "cards.txt")

    def test_one_whose_file_is_gone(self, refused, pack, library_folder):
        (library_folder / "library.db").unlink()
        assert "missing" in refused("packs")

    def test_one_that_is_read_only(self, workbench, pack, library_folder):
        with read_only(library_folder):
            answer = workbench("import", DATA / "cards.txt")
        assert answer.status == 1
        assert answer.messages.count("\n") == 1
        assert "read-only" in answer.messages

    def test_one_on_a_full_disk(self, workbench, tmp_path):
        with small_disk(tmp_path / "disk") as disk:
            library = disk / "library"
            assert workbench("import", DATA / "harrowmere.txt", library=library).status == 0
            before = content_of(library)
            fill(disk)
            answer = workbench("import", DATA / "cards.txt", library=library)
            assert answer.status == 1
            assert answer.messages.count("\n") == 1
            assert "space" in answer.messages
            assert content_of(library) == before


class TestOutput:
    def test_a_full_disk_leaves_the_old_file(self, workbench, tmp_path):
        with small_disk(tmp_path / "disk") as disk:
            old = disk / "plan.pdf"
            old.write_bytes(b"the old plan")
            fill(disk)
            answer = workbench("demo", "-o", old)
            assert answer.status == 1
            assert answer.messages.count("\n") == 1
            assert "space" in answer.messages
            assert old.read_bytes() == b"the old plan"

    def test_a_folder_that_does_not_exist(self, refused, tmp_path):
        assert "folder does not exist" in refused("demo", "-o", tmp_path / "none" / "plan.pdf")

    def test_an_ending_nobody_knows(self, refused, tmp_path):
        assert ".docx" in refused("demo", "-o", tmp_path / "plan.odt")

    def test_a_text_size_nobody_can_read(self, refused, tmp_path):
        sentence = refused("demo", "-o", tmp_path / "plan.pdf", "--text-size", "2")
        assert "8 to 36 points" in sentence


def cli_answer(library: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workbench", *arguments, "--library", str(library)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, cwd=Path(__file__).parents[2]
    )


@contextmanager
def small_disk(folder: Path, megabytes: int = 8) -> Iterator[Path]:
    """Give a folder on a disk of its own, where this machine lets us make one."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    mounted = mount(*options)
    if not mounted:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder read-only, also for root where that can be done."""
    if mount("--bind", str(folder), str(folder)):
        try:
            assert mount("-o", "remount,bind,ro", str(folder))
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=False)
    elif hasattr(os, "geteuid") and os.geteuid() != 0:
        folder.chmod(0o500)
        for file in folder.iterdir():
            file.chmod(0o500)
        yield
        folder.chmod(0o700)
    else:
        pytest.skip("nothing can be made read-only here")


def mount(*options: str) -> bool:
    try:
        return subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def fill(disk: Path) -> None:
    handle = os.open(disk / "filling", os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while True:
            os.write(handle, b"\0" * 4096)
    os.close(handle)
