# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.factories import a_source
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.ui.provenance.pane import ProvenancePane


@pytest.fixture
def source():
    return a_source(
        "E",
        provenance=Provenance(
            creator=("A weaver",),
            role="a mill hand",
            genre="letter",
            date=HistoricalDate("June 1862", "1862-06"),
            confidence={"creator": 1.0, "genre": 0.6, "date": 0.95},
        ),
    )


@pytest.fixture
def label_card(look):
    return QPlainTextEdit()


@pytest.fixture
def pane(qtbot, look, label_card, source):
    made = ProvenancePane(look, label_card)
    qtbot.addWidget(made)
    made.resize(264, 640)
    made.show_source(source, ())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made
