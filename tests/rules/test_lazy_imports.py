# SPDX-License-Identifier: MIT
"""Nothing that is slow to import is imported before it is needed."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from workbench.services.first_view import example_view, keep_first_view
from workbench.services.last_sight import keep_last_sight
from workbench.ui.last_sight import as_png

HEAVY = [
    "PIL",
    "alembic",
    "bidi",
    "docx",
    "edtf",
    "fontTools",
    "fsrs",
    "ftfy",
    "lxml",
    "markdown_it",
    "pikepdf",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "uharfbuzz",
]
AFTER_THE_FIRST_FRAME = [
    *HEAVY,
    "PySide6.QtPrintSupport",
    "concurrent.futures",
    "hashlib",
    "socket",
    "sqlite3",
    "uuid",
    "workbench.importers",
    "workbench.export",
    "workbench.storage.library",
    "workbench.ui.annotating",
    "workbench.ui.controllers",
    "workbench.ui.desk",
    "workbench.ui.frame",
    "workbench.ui.planning",
    "workbench.ui.provenance",
    "workbench.ui.session",
]

WINDOW = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from workbench import app
application = QApplication([])
window = app.open_window(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("module", ["workbench.__main__", "workbench.services"])
def test_starting_imports_nothing_heavy(repository, module):
    assert set(HEAVY) & imported_by(repository, f"import {module}") == set()


def test_the_source_can_be_read_before_the_rest_is_imported(repository, tmp_path):
    keep_first_view(tmp_path, example_view())
    assert set(AFTER_THE_FIRST_FRAME) & imported_by(repository, WINDOW, str(tmp_path)) == set()


def test_a_picture_of_the_window_is_seen_before_enumerations_of_qt_are_made(repository, tmp_path):
    # Making those of `Qt` takes longer than all else that a picture needs.
    keep_last_sight(tmp_path, as_png(QImage(880, 440, QImage.Format.Format_RGB32)), {"dark": False})
    shown = f"{WINDOW}import PySide6.QtCore\nsys.modules.update(vars(PySide6.QtCore))\n"

    there = imported_by(repository, shown, str(tmp_path))

    assert "workbench.ui.reading" not in there
    assert {"QTimer"} <= there
    assert "Qt" not in there


def test_what_is_done_with_a_library_is_imported_when_one_is_opened(repository):
    later = {
        "workbench.ui.services",
        "workbench.services.exchanging",
        "workbench.services.exporting",
    }
    assert later & imported_by(repository, "import workbench.ui.wiring") == set()


def test_what_only_some_modes_show_is_imported_when_one_of_them_is(repository):
    later = {
        "workbench.domain.checks",
        "workbench.domain.handed_in",
        "workbench.domain.kept_comments",
        "workbench.domain.mark_schemes",
        "workbench.domain.plan_budget",
        "workbench.domain.plan_comparing",
        "workbench.domain.remark_lines",
        "workbench.domain.reviews",
        "workbench.domain.same_origin",
        "workbench.ui.library.mode",
        "workbench.ui.library.wording",
        "workbench.ui.planning",
        "workbench.ui.reviewing",
        "workbench.ui.versions",
    }
    assert later & imported_by(repository, "import workbench.ui.wiring") == set()


def imported_by(repository, program, *arguments):
    """Return the modules that are there when a program has run in a process of its own."""
    said = f"import json, os, sys\n{program}\njson.dump(sorted(sys.modules), sys.stdout)\n"
    # Without an end of its own: Qt's would need an application that was let go.
    done = subprocess.run(
        [sys.executable, "-c", f"{said}sys.stdout.flush()\nos._exit(0)", *arguments],
        cwd=repository,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout))
