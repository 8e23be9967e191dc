# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import SourcePart
from workbench.domain.differing import FEW
from workbench.domain.text import Span
from workbench.services import catalogues
from workbench.ui.look.look import Look
from workbench.ui.reading.mark_index import MarkIndex
from workbench.ui.reading.mark_painter import MarkView
from workbench.ui.reading.mark_surface import MarkSurface
from workbench.ui.reading.mark_view_changes import stretches_changed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = "The ferry sank with the mail on board and the ferryman swam ashore. " * 40
SOURCE = a_source("A", body=WORDS)

marks = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(1, 300)), max_size=10, unique=True
).map(
    lambda places: [
        an_annotation(SOURCE, number, start=start, end=start + length)
        for number, (start, length) in enumerate(places, 1)
    ]
)


def view_of(annotations, **state):
    return MarkView(MarkIndex(annotations, SourcePart.BODY), **state)


def test_a_mark_that_comes_changes_what_it_and_those_it_overlaps_are_on():
    one = an_annotation(SOURCE, 1, start=10, end=30)
    other = an_annotation(SOURCE, 2, start=20, end=50)
    far = an_annotation(SOURCE, 3, start=900, end=950)

    before = view_of([one, far])

    after = replace(before, index=before.index.updated([one, other, far]))

    assert stretches_changed(before, after) == [Span(10, 50)]


def test_a_mark_that_is_opened_changes_its_own_words():
    one = an_annotation(SOURCE, 1, start=10, end=30)
    before = view_of([one])

    assert stretches_changed(before, replace(before, active=one.id)) == [Span(10, 30)]
    assert stretches_changed(before, replace(before, active="elsewhere")) == []


def test_many_marks_or_found_words_may_change_everything():
    one = an_annotation(SOURCE, 1, start=10, end=30)
    many = [an_annotation(SOURCE, n, start=n, end=n + 3) for n in range(FEW + 1)]
    before = view_of([one])

    assert stretches_changed(before, view_of(many)) is None
    assert stretches_changed(before, replace(before, hits=(Span(3, 6),))) is None


@pytest.fixture(scope="module")
def surface(qapp):
    made = MarkSurface(Look(), SourcePart.BODY)
    made.resize(640, 500)
    made.show_text(WORDS)
    made.show_framework(catalogues.framework())
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


@given(marks, marks, st.integers(0, 9), st.integers(0, 1500))
def test_what_is_painted_again_is_all_that_looks_different(surface, before, after, active, down):
    now = [*before[1:], *(replace(mark, id=f"n{mark.id}") for mark in after[:2])]
    surface.verticalScrollBar().setValue(down)
    surface.show_marks(before)
    surface.set_active(None)
    QApplication.processEvents()
    kept = surface.viewport().grab().toImage()
    asked = []
    update = surface.viewport().update
    surface.viewport().update = lambda *rect: (asked.append(rect), update(*rect))

    surface.show_marks(now)
    if now:
        surface.set_active(now[active % len(now)].id)

    surface.viewport().update = update
    seen = surface.viewport().grab().toImage()
    rows = [y for y in range(seen.height()) if any_differs(kept, seen, y)]
    assert all(any(not rect or rect[1] <= y < rect[1] + rect[3] for rect in asked) for y in rows)


@given(marks.filter(bool), st.lists(st.tuples(st.integers(0, 9), st.sampled_from("mos"))))
def test_one_change_after_another_leaves_what_painting_all_would(surface, made, steps):
    surface.verticalScrollBar().setValue(0)
    surface.show_marks(made[1:])
    surface.set_active(None)
    surface.set_strong(frozenset())
    surface.viewport().update()
    shown = {mark.id for mark in made[1:]}
    for number, kind in steps:
        QApplication.processEvents()
        mark = made[number % len(made)]
        if kind == "m":
            shown ^= {mark.id}
            surface.show_marks([each for each in made if each.id in shown])
        elif kind == "o":
            surface.set_active(mark.id)
        else:
            surface.set_strong(frozenset([mark.id]))
    in_parts = on_screen(surface)
    surface.viewport().update()
    assert in_parts == on_screen(surface)


def on_screen(widget):
    QApplication.processEvents()
    return widget.screen().grabWindow(widget.winId()).toImage()


def any_differs(one, other, y):
    return one.copy(0, y, one.width(), 1) != other.copy(0, y, other.width(), 1)
