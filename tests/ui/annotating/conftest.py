# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import Direction, SourcePart, Target
from workbench.domain.frameworks import Dimension
from workbench.services.catalogues import framework
from workbench.ui.annotating.pane import NotesPane


@pytest.fixture
def source():
    return a_source("E")


@pytest.fixture
def nopr():
    return framework("nopr")


@pytest.fixture
def marks(source):
    """Three marks in the text: one finished, one begun, one bare."""
    return (
        an_annotation(
            source, 1, start=4, end=8, feature="It stood.", inference="No work.",
            so_what="Real hardship.", direction=Direction.LIMITS,
            dimension=Dimension.RELIABILITY,
        ),
        an_annotation(source, 2, start=20, end=30, feature="Weeks.", dimension=Dimension.ORIGIN),
        an_annotation(source, 3, start=40, end=50),
    )  # fmt: skip


@pytest.fixture
def whole(source):
    return an_annotation(source, 4, target=Target(source.id, SourcePart.WHOLE))


@pytest.fixture
def pane(qtbot, look, source, nopr, marks):
    """The pane with three notes, on the screen."""
    made = NotesPane(look)
    qtbot.addWidget(made)
    made.resize(364, 640)
    made.show_source(source, nopr, "How far did it divide the town?")
    made.show_annotations(marks)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def changes(pane):
    """Every note that was handed on, in order."""
    handed_on = []
    pane.note_changed.connect(handed_on.append)
    return handed_on


@pytest.fixture
def press(qtbot):
    """Press keys in whatever has the focus."""

    def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            if isinstance(key, str):
                qtbot.keyClicks(QApplication.focusWidget(), key)
            else:
                qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    return press
