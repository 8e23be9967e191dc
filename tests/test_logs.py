# SPDX-License-Identifier: MIT
"""The log is small, impersonal and never in the way."""

import logging
from pathlib import Path

import pytest

from workbench import logs


@pytest.fixture(autouse=True)
def fresh_loggers(monkeypatch):
    """Start without what an earlier test set up, and leave nothing behind."""
    logger, root = logging.getLogger("workbench"), logging.getLogger()
    before = [*logger.handlers], [*root.handlers], logger.level, logging.raiseExceptions
    logger.handlers[:] = []
    yield
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:], root.handlers[:] = before[0], before[1]
    logger.setLevel(before[2])
    logging.raiseExceptions = before[3]


def written(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())


def test_nothing_is_written_before_something_is_logged(tmp_path):
    logs.start(tmp_path / "log")
    assert list((tmp_path / "log").iterdir()) == []


def test_a_record_has_a_time_a_level_and_its_module(tmp_path):
    logs.start(tmp_path)
    logging.getLogger("workbench.storage.backups").info("kept %d copies", 6)
    assert written(tmp_path).endswith("Z INFO workbench.storage.backups: kept 6 copies\n")


def test_starting_twice_writes_each_record_once(tmp_path):
    logs.start(tmp_path)
    logs.start(tmp_path / "other")
    logging.getLogger("workbench").info("once")
    assert written(tmp_path).count("once") == 1


def test_an_exception_is_logged_without_its_sentence(tmp_path, caplog):
    logs.start(tmp_path)
    try:
        int("what a student wrote")
    except ValueError:
        logging.getLogger("workbench").exception("the export failed")
    text = written(tmp_path)
    assert "builtins.ValueError" in text
    assert f"{Path(__file__).name}:" in text
    assert "student" not in text
    caplog.clear()


def test_the_home_folder_is_not_named(tmp_path):
    logs.start(tmp_path)
    logging.getLogger("workbench").info("opened %s", Path.home() / "library")
    assert str(Path.home()) not in written(tmp_path)
    assert "opened ~" in written(tmp_path)


def test_the_log_never_grows_over_one_megabyte(tmp_path):
    logs.start(tmp_path)
    for _ in range(600):
        logging.getLogger("workbench").info("é" * 10_000)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 1_000_000


def test_half_a_character_does_not_stop_the_log(tmp_path, monkeypatch):
    logs.start(tmp_path)
    # What pytest hears of it has to be UTF-8 to get to the process that tells it.
    monkeypatch.setattr(logging.getLogger("workbench"), "propagate", False)
    logging.getLogger("workbench").info("\ud83d")
    assert "\\ud83d" in written(tmp_path)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    logs.start(tmp_path / "file" / "log")
    logging.getLogger("workbench").info("nobody hears this")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_that_cannot_be_written_is_no_error(tmp_path, capsys):
    logs.start(tmp_path)
    (tmp_path / "source-workbench.log").mkdir()
    logging.getLogger("workbench").info("nobody hears this")
    assert capsys.readouterr().err == ""


def test_libraries_do_not_write_to_standard_error(tmp_path, capsys, caplog):
    logs.start(tmp_path)
    logging.getLogger("a.library").warning("quoting its input")
    assert capsys.readouterr().err == ""
    assert "quoting" not in written(tmp_path)
    caplog.clear()


def test_the_default_folder_belongs_to_the_user(user_folders):
    assert logs.default_folder().is_absolute()
    assert "source-workbench" in str(logs.default_folder())
