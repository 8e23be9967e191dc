# SPDX-License-Identifier: MIT
"""What every test gets: its own user folders, silence as the rule, repeatable random input."""

import logging
import os
import sys
import tempfile
from pathlib import Path

import hypothesis
import pytest

from workbench.garbage import collect_by_request_only, collect_if_due

pytest_plugins = ["tests.side_by_side", "tests.reliability.copies"]

REPOSITORY = Path(__file__).resolve().parent.parent

hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("repeatable")


collect_by_request_only()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    """As in the program, garbage is looked for on the thread on which windows live."""
    collect_by_request_only()
    collect_if_due()


@pytest.fixture(scope="session", autouse=True)
def user_folders():
    """The user's own folders are somewhere else while tests run, in this and in every process."""
    names = (
        ["WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"]
        if os.name == "nt"
        else ["XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"]
    )
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name in names:
            patch.setenv(name, str(Path(folder, name)))
        yield Path(folder)


@pytest.fixture(autouse=True)
def nothing_is_logged(caplog):
    """A warning or an error in the log fails the test that caused it.

    A test that expects one looks at ``caplog.records`` and then calls ``caplog.clear()``.
    """
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    logged = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not logged, f"logged: {logged}"


@pytest.fixture(autouse=True)
def no_window_is_left():
    """Windows of one test are gone before the next begins: a new look would restyle them, too.

    What several tests share was there before and stays.
    """
    before = _windows()
    yield
    gone = [window for window in _windows() if window not in before]
    for window in gone:
        window.deleteLater()
    if gone:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    if gone and not before:
        # The next window is built without a style sheet, as the first one of a program is.
        sys.modules["PySide6.QtWidgets"].QApplication.instance().setStyleSheet("")


def _windows():
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    return application.topLevelWidgets() if application else []


@pytest.fixture(scope="session")
def shared():
    """The folder of reference material beside the working copy; the test skips without it."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no reference material: {folder} does not exist")
    return folder


@pytest.fixture(scope="session")
def repository():
    """The folder of the working copy."""
    return REPOSITORY
