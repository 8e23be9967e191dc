# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.services import catalogues
from workbench.services.first_view import example_view
from workbench.ui.first_frame import FirstFrame
from workbench.ui.main_window import USUAL_MARGINS


@pytest.fixture
def frame(qtbot, look):
    made = FirstFrame(look, USUAL_MARGINS)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    return made


def test_the_source_that_was_read_last_is_shown_with_its_marks(frame):
    view = example_view()
    last = view.pack.sources[-1]
    frame.show_view(replace(view, source_id=last.id), catalogues.framework("nopr"))
    assert frame.page.body.text == last.body
    marked = [each.id for each in view.marks_of(last) if each.target.part == "body"]
    assert {each.id for each in frame.page.body.view.index} == set(marked)


def test_without_a_view_the_place_of_the_source_is_kept(frame):
    frame.show_view(None, catalogues.framework("nopr"))
    assert frame.page.body.text == ""


def test_it_tells_once_that_it_can_be_read(qtbot, frame):
    frame.show_view(example_view(), catalogues.framework("nopr"))
    told = []
    frame.painted.connect(lambda: told.append(True))
    with qtbot.waitSignal(frame.painted):
        frame.show()
    frame.repaint()
    qtbot.wait(10)
    assert told == [True]


def test_the_page_keeps_its_distance_from_the_window(qtbot, frame):
    frame.show_view(example_view(), catalogues.framework("nopr"))
    frame.show()
    qtbot.waitExposed(frame)
    left, top, right, bottom = USUAL_MARGINS
    place = frame.page.geometry()
    assert (place.left(), place.top()) == (left, top)
    assert (1366 - 1 - place.right(), 768 - 1 - place.bottom()) == (right, bottom)
