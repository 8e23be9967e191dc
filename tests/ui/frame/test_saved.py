# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from workbench.ui.frame.saved import ask_where

KINDS = {"PNG picture (*.png)": ".png", "SVG drawing (*.svg)": ".svg"}


@pytest.fixture
def ask(qtbot, tmp_path):
    """Ask where to, and answer by typing a name, Enter or another key, and a kind."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def ask(name, *, key=Qt.Key.Key_Return, kind=None):
        def answer():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog)
            field = dialog.findChild(QLineEdit)
            offered.append(field.text())
            if kind is not None:
                dialog.selectNameFilter(kind)
            field.setText(name)
            QTest.keyClick(field, key)
            if dialog.isVisible():
                # Nothing would ever close it.
                dialog.reject()

        offered = []
        QTimer.singleShot(50, answer)
        path = ask_where(window, "Save", tmp_path / "timeline.png", KINDS)
        assert offered == ["timeline.png"]
        return path

    return ask


def test_a_file_gets_the_ending_of_the_kind_that_is_chosen(ask, tmp_path):
    assert ask("axis") == tmp_path / "axis.png"
    assert ask("axis v1.2") == tmp_path / "axis v1.2.png"
    assert ask("axis", kind="SVG drawing (*.svg)") == tmp_path / "axis.svg"
    assert ask("axis.SVG") == tmp_path / "axis.SVG"


def test_a_file_that_is_there_stays(ask, tmp_path):
    (tmp_path / "axis.png").write_bytes(b"mine")
    assert ask("axis") == tmp_path / "axis_v2.png"


def test_nothing_is_chosen_with_escape(ask):
    assert ask("axis", key=Qt.Key.Key_Escape) is None
