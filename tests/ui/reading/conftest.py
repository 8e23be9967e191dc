# SPDX-License-Identifier: MIT
"""Texts with marks, shown."""

from __future__ import annotations

import pytest

from tests.factories import BODY, a_source, an_annotation
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.services import catalogues
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.widgets.parts import surface


@pytest.fixture(scope="session")
def framework():
    """The bundled framework with N, O, P and R."""
    return catalogues.framework()


@pytest.fixture
def source():
    """A source with two sentences."""
    return a_source("A")


@pytest.fixture
def mark(source):
    """Makes marks on words of the source: `mark("words", 1, Dimension.ORIGIN)`."""

    def made(words, number=1, dimension=Dimension.NATURE):
        start = source.body.index(words)
        return an_annotation(
            source, number, start=start, end=start + len(words), dimension=dimension
        )

    return made


@pytest.fixture
def text(qtbot, look, framework):
    """The body of the source on the screen, on a page, with the focus."""
    page = surface("page")
    made = MarkedText(look, SourcePart.BODY, page)
    made.page = page
    qtbot.addWidget(page)
    made.letters_on = True
    made.show_framework(framework)
    made.resize(658, 500)
    made.show_text(BODY)
    page.resize(1700, 600)
    page.show()
    qtbot.waitExposed(page)
    made.setFocus()
    return made
