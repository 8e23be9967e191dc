# SPDX-License-Identifier: MIT
"""Where sources, background and places of marks are changed: everything named and told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, open_window
from tests.ui.accessible import Heard, faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.anchoring import lost
from workbench.domain.background import BackgroundKind
from workbench.ui.main_window import MainWindow


@pytest.fixture
def window(qapp, fonts, tmp_path):
    """A window on the example, as somebody with a screen reader has it."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QAccessible.setActive(True)
    made = open_window(tmp_path / "library")
    made.activateWindow()
    Student(made).until(lambda: made.session.services and made.desk.packs and made.desk.plan)
    Student(made).quiet()
    made.show_mode("read")
    yield made
    made.close()
    made.end()
    QAccessible.setActive(False)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _in_doubt(window: MainWindow) -> None:
    first, second, third = [x for x in window.desk.marks_of_source() if x.target.anchor][:3]
    for mark in (first, second):
        window.desk.change_mark(replace(mark, target=lost(mark.target)))
    was = replace(third.target.anchor, exact="other words")
    window.desk.change_mark(replace(third, target=replace(third.target, was=was)))
    window.wiring.reading.open_mark(third.id)


def _correcting(window: MainWindow) -> None:
    window.wiring.rewriting.correct_text()
    editor = window.wiring.read.page._editor
    editor.field.setPlainText("Other words.")
    editor.ask_about(("A1", "A2"))


def _typing_source(window: MainWindow) -> None:
    window.commands["library"].trigger()
    window.wiring.library.mode._view._add_source()


def _writing(window: MainWindow) -> None:
    window.commands["background"].trigger()
    window.wiring.helping._background.editing.form.begin(BackgroundKind.EVENT)


STATES = {
    "marks in doubt": _in_doubt,
    "a text being corrected": _correcting,
    "a label being corrected": lambda window: window.wiring.rewriting.correct_label(),
    "a source being typed": _typing_source,
    "background being written": _writing,
}


@pytest.mark.parametrize("state", STATES)
def test_everything_is_named_told_apart_and_plain(window, state):
    STATES[state](window)
    QApplication.processEvents()

    assert faults_of_tree(window) == []
    assert faults_of_widgets(window) == []
    assert faults_of_text(window) == []


def test_what_is_asked_about_a_mark_is_spoken(window):
    _in_doubt(window)
    heard = Heard()
    window.commands["next-doubt"].trigger()
    heard.stop()
    assert any("lost its place. It was on ‘" in each for each in heard.texts)
