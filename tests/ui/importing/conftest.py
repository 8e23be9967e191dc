# SPDX-License-Identifier: MIT
"""The pane on a screen of its own."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from workbench.ui.importing.bring_in import BringIn


@pytest.fixture(autouse=True)
def nothing_is_left(qapp):
    """Widgets of one test are gone before the next begins."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def pane(qtbot, look):
    """The pane as large as the window of a school PC leaves it."""
    made = BringIn(look)
    qtbot.addWidget(made)
    made.resize(1286, 712)
    with qtbot.waitExposed(made):
        made.show()
    return made
