# SPDX-License-Identifier: MIT
"""The pane on a screen of its own."""

import pytest

from workbench.ui.importing.bring_in import BringIn


@pytest.fixture
def pane(qtbot, look):
    """The pane as large as the window of a school PC leaves it."""
    made = BringIn(look)
    qtbot.addWidget(made)
    made.resize(1286, 712)
    with qtbot.waitExposed(made):
        made.show()
    return made
