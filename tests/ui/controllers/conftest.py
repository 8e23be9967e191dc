# SPDX-License-Identifier: MIT
from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.controllers.windows_on import Opened, a_library, opened
from workbench.domain.sources import Pack
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """A computer on which no library was opened before."""
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    for name in ("XDG_DOCUMENTS_DIR", "WIN_PD_OVERRIDE_PERSONAL"):
        monkeypatch.setenv(name, str(tmp_path / "documents"))
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with two packs."""
    return a_library(tmp_path / "library", "First", "Second")


@pytest.fixture
def look_at() -> Generator[Callable[[Path | None], Opened]]:
    """Open windows; they are ended after the test."""
    with ExitStack() as windows:

        def look(place: Path | None) -> Opened:
            return windows.enter_context(opened(place))

        yield look


@pytest.fixture
def on_pack(look_at: Callable[[Path | None], Opened], tmp_path: Path) -> Callable[[Pack], Opened]:
    """Open a window in which a pack of one's own lies open, with all of it shown."""

    def look(pack: Pack) -> Opened:
        with open_library(tmp_path / "library") as library:
            ImportingService(library).keep(pack).result()
        made = look_at(tmp_path / "library")
        made.until_open()
        made.until(lambda: made.window.desk.source is not None)
        made.quiet()
        return made

    return look


@pytest.fixture
def student(look_at: Callable[[Path | None], Opened], folder: Path) -> Opened:
    """A window in which the library with two packs is open."""
    made = look_at(folder)
    made.until_open()
    return made
