# SPDX-License-Identifier: MIT
"""A file is replaced as a whole or not at all, under a name every system takes."""

import hashlib
import os
import unicodedata
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies

from workbench import files


class DiskFullError(OSError):
    """Raised by the doubles below."""


class HeldFile:
    """Renames like Windows does while another program holds the file: refuses some times."""

    def __init__(self, refusals: int, winerror: int = 32) -> None:
        self.refusals = refusals
        self.winerror = winerror
        self.waited: list[float] = []

    def replace(self, source: Path, target: Path) -> None:
        if self.refusals:
            self.refusals -= 1
            error = PermissionError(13, "held")
            error.winerror = self.winerror
            raise error
        os.replace(source, target)  # noqa: PTH105 - the double of exactly this function

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path):
    files.write_durably(tmp_path / "plan.json", b"{}")
    assert (tmp_path / "plan.json").read_bytes() == b"{}"
    assert names_in(tmp_path) == ["plan.json"]


def test_an_old_file_is_replaced(tmp_path):
    (tmp_path / "plan.json").write_bytes(b"old and longer")
    files.write_durably(tmp_path / "plan.json", b"new")
    assert (tmp_path / "plan.json").read_bytes() == b"new"


def test_the_writer_may_write_in_parts(tmp_path):
    files.replace_durably(tmp_path / "a", lambda file: file.writelines([b"one ", b"two"]))
    assert (tmp_path / "a").read_bytes() == b"one two"


def test_the_old_file_stays_while_the_new_one_is_looked_at(tmp_path):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    seen = []
    files.write_durably(
        target,
        b"new",
        verify=lambda path: seen.append((path.parent, path.read_bytes(), target.read_bytes())),
    )
    assert seen == [(tmp_path, b"new", b"old")]


def test_a_failing_writer_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    def produce(file):
        file.write(b"half of it")
        raise DiskFullError(28, "No space left on device")

    with pytest.raises(DiskFullError):
        files.replace_durably(target, produce)
    assert target.read_bytes() == b"old"
    assert names_in(tmp_path) == ["plan.pdf"]


def test_a_file_that_is_not_good_never_gets_its_name(tmp_path):
    def verify(path):
        raise ValueError("no end of file mark")

    with pytest.raises(ValueError, match="no end"):
        files.write_durably(tmp_path / "plan.pdf", b"cut", verify=verify)
    assert names_in(tmp_path) == []


def test_an_interrupted_writer_leaves_nothing(tmp_path):
    def produce(file):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.replace_durably(tmp_path / "plan.pdf", produce)
    assert names_in(tmp_path) == []


def test_a_folder_in_the_place_of_the_file_is_an_error_and_stays(tmp_path):
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(OSError, match=r"plan\.pdf"):
        files.write_durably(tmp_path / "plan.pdf", b"new")
    assert names_in(tmp_path) == ["plan.pdf"]


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        files.write_durably(tmp_path / "none" / "plan.pdf", b"new")


def test_a_temporary_path_takes_its_journal_with_it(tmp_path):
    with files.temporary_path(tmp_path) as path:
        path.touch()
        path.with_name(path.name + "-journal").touch()
    assert names_in(tmp_path) == []


def test_a_temporary_file_that_was_moved_stays_where_it_is(tmp_path):
    with files.temporary_path(tmp_path) as path:
        path.write_bytes(b"copy")
        files.fsync_file(path)
        files.move(path, tmp_path / "copy.bak")
        files.fsync_directory(tmp_path)
    assert names_in(tmp_path) == ["copy.bak"]


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_moving_waits_for_a_program_that_holds_the_file(tmp_path, winerror):
    (tmp_path / "new").write_bytes(b"new")
    held = HeldFile(3, winerror)
    files.move(tmp_path / "new", tmp_path / "old", replace=held.replace, wait=held.wait)
    assert (tmp_path / "old").read_bytes() == b"new"
    assert held.waited == [0.02, 0.05, 0.1]


def test_moving_gives_up_when_the_file_stays_held(tmp_path):
    (tmp_path / "new").touch()
    held = HeldFile(100)
    with pytest.raises(PermissionError):
        files.move(tmp_path / "new", tmp_path / "old", replace=held.replace, wait=held.wait)
    assert sum(held.waited) == pytest.approx(1.57)


def test_moving_does_not_wait_for_what_will_not_pass(tmp_path):
    held = HeldFile(1, winerror=3)
    with pytest.raises(PermissionError):
        files.move(tmp_path / "new", tmp_path / "old", replace=held.replace, wait=held.wait)
    assert held.waited == []


def test_the_hash_is_that_of_the_content(tmp_path):
    (tmp_path / "a").write_bytes(b"content" * 100_000)
    assert files.sha256_of(tmp_path / "a") == hashlib.sha256(b"content" * 100_000).hexdigest()


def test_only_left_overs_are_removed(tmp_path):
    for name in (".~0123456789ab.part", ".~0123456789ab.part-journal", ".~note.part", "a.part"):
        (tmp_path / name).touch()
    assert files.remove_left_overs(tmp_path) == 2
    assert names_in(tmp_path) == [".~note.part", "a.part"]


def test_a_folder_that_is_not_there_has_no_left_overs(tmp_path):
    assert files.remove_left_overs(tmp_path / "none") == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Why did it end? A plan", "Why did it end A plan"),
        ("1945/46: notes", "1945 46 notes"),
        ("  .hidden.  ", "hidden"),
        ("tab\tand\nline", "tab and line"),
        ("reversed \u202efdp.exe", "reversed fdp.exe"),
        ("cafe\u0301", "caf\u00e9"),
        ("Con", "Con_"),
        ("nul.tar", "nul_.tar"),
        ("COM1", "COM1_"),
        ("Concord", "Concord"),
        ("Договор 1955", "Договор 1955"),
        ("half \ud83d", "half"),
        ("???", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_file_name_keeps_what_every_system_takes(text, name):
    assert files.safe_file_name(text) == name


def test_the_fallback_is_the_callers():
    assert files.safe_file_name("/", fallback="plan") == "plan"


@hypothesis.given(strategies.text(max_size=300))
def test_a_safe_name_is_safe_and_stays_as_it_is(text):
    name = files.safe_file_name(text)
    assert 0 < len(name) <= 100
    assert len(name.encode()) <= 200
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert unicodedata.is_normalized("NFC", name)
    assert files.safe_file_name(name) == name


def test_a_free_name_is_used_as_it_is(tmp_path):
    assert files.unused_name(tmp_path / "plan.pdf") == tmp_path / "plan.pdf"


def test_a_taken_name_gets_the_next_version(tmp_path):
    (tmp_path / "plan.pdf").touch()
    assert files.unused_name(tmp_path / "plan.pdf").name == "plan_v2.pdf"
    (tmp_path / "plan_v2.pdf").touch()
    assert files.unused_name(tmp_path / "plan.pdf").name == "plan_v3.pdf"
    assert files.unused_name(tmp_path / "plan_v2.pdf").name == "plan_v3.pdf"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_that_leads_nowhere_is_not_a_free_name(tmp_path):
    (tmp_path / "plan.pdf").symlink_to(tmp_path / "none")
    assert files.unused_name(tmp_path / "plan.pdf").name == "plan_v2.pdf"
