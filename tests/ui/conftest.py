# SPDX-License-Identifier: MIT
"""What tests of the window get: Qt without a screen, silence from Qt as the rule, a look."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from workbench.domain.comfort import Comfort, ThemeChoice
from workbench.ui.look.look import Look, add_fonts


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """The project's own typefaces, as in the application."""
    qapp.setStyle("Fusion")
    add_fonts()


@pytest.fixture
def look(qapp, fonts):
    """The light look, put on."""
    made = Look(Comfort(theme=ThemeChoice.LIGHT, motion=False))
    made.put_on()
    return made
