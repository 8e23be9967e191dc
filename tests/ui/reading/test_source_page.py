# SPDX-License-Identifier: MIT
from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.factories import BODY, a_source
from workbench.domain.annotations import SourcePart
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import Gloss, Picture, SourceKind
from workbench.domain.text import Span
from workbench.services.paper_lines import paper_lines
from workbench.ui.reading.source_heading import facts_of
from workbench.ui.reading.source_page import SourcePage

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = "A cartoon of two men on thin ice."


@pytest.fixture
def page(qtbot, look, framework):
    made = SourcePage(look)
    qtbot.addWidget(made)
    made.show_framework(framework)
    made.resize(658, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def image():
    made = QImage(300, 200, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.darkGray)
    return made


def said(page):
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_the_heading_says_what_lies_open(page, source, mark):
    page.show_source(replace(source, title="A letter"))
    page.show_marks([mark("chapel")])
    assert {"A", "A letter"} <= set(said(page))
    assert "Source from the time · 1 paragraph · 1 mark on the text" in said(page)


@pytest.mark.parametrize(
    ("fields", "parts", "facts"),
    [
        ({}, [], "Source from the time · 1 paragraph · no marks yet"),
        (
            {"kind": SourceKind.INTERPRETATION},
            [SourcePart.BODY],
            "Later view · 1 paragraph · 1 mark on the text",
        ),
        (
            {
                "kind": SourceKind.INTERPRETATION,
                "provenance": Provenance(date=HistoricalDate("1982", "1982")),
            },
            [SourcePart.ATTRIBUTION] * 2 + [SourcePart.BODY, SourcePart.WHOLE],
            (
                "Later view, 1982 · 1 paragraph · 2 marks on its label, 1 on the text, "
                "1 on the whole source"
            ),
        ),
        (
            {"body": None, "picture": Picture("x.png", ALT)},
            [SourcePart.WHOLE],
            "Source from the time · picture · 1 mark on the whole source",
        ),
    ],
)
def test_one_line_says_kind_length_and_marks(fields, parts, facts):
    assert facts_of(a_source("A", **fields), Counter(parts)) == facts


def test_a_picture_is_shown_with_the_words_that_describe_it(page, image):
    page.show_source(a_source("D", body=None, picture=Picture("x.png", ALT)), image)
    assert page.picture.canvas.isVisible()
    assert page.picture.canvas.accessibleName() == ALT
    assert not page.body.isVisible()
    assert ALT in said(page)
    place = page.picture.canvas.picture_rect()
    assert place.width() / place.height() == pytest.approx(1.5)
    page.take_focus()
    assert page.picture.canvas.hasFocus()


def test_the_focus_stays_with_the_source_whatever_it_is_made_of(page, image):
    picture = Picture("x.png", ALT)
    sources = {
        "A": (a_source("A"), None, lambda: page.body),
        "B": (a_source("B", body=None, picture=picture), image, lambda: page.picture.canvas),
        "C": (a_source("C", body=None, picture=picture), QImage(), lambda: page.picture._gap),
        "D": (a_source("D", body=None), None, page._nothing.focusProxy),
    }
    page.show_source(*sources["A"][:2])
    page.take_focus()
    for label in "BCADABDCBA":
        source, shown, target = sources[label]
        page.show_source(source, shown)
        assert target().hasFocus(), label


def test_the_focus_is_not_taken_from_elsewhere(qtbot, page, image):
    field = QLineEdit(page)
    field.show()
    page.show_source(a_source("A"))
    field.setFocus()
    page.show_source(a_source("D", body=None, picture=Picture("x.png", ALT)), image)
    assert field.hasFocus()


def test_letters_that_need_no_words_act_on_a_picture(qtbot, page, image):
    page.show_source(a_source("D", body=None, picture=Picture("x.png", ALT)), image)
    page.take_focus()
    canvas, picture = page.picture.canvas, page.picture
    with qtbot.waitSignal(picture.whole_note_wanted):
        qtbot.keyClick(canvas, Qt.Key.Key_W)
    with qtbot.waitSignal(picture.know_wanted):
        qtbot.keyClick(canvas, Qt.Key.Key_K)
    picture.canvas.letters_on = False
    with qtbot.assertNotEmitted(picture.know_wanted):
        qtbot.keyClick(canvas, Qt.Key.Key_K)


def test_a_missing_picture_leaves_a_card_that_says_what_it_shows(page):
    page.show_source(a_source("D", body=None, picture=Picture(None, ALT, missing=True)))
    assert not page.picture.canvas.isVisible()
    assert "The picture was not part of what was brought in." in said(page)
    assert f"It shows: {ALT}" in said(page)


def test_a_picture_that_cannot_be_read_says_so(page):
    page.show_source(a_source("D", body=None, picture=Picture("x.png", "")), QImage())
    assert {"The picture cannot be shown.", "Nobody has described it."} <= set(said(page))


def test_a_picture_on_its_way_is_not_called_missing(page):
    page.show_source(a_source("D", body=None, picture=Picture("x.png", ALT)))
    assert page.picture.canvas.isVisible()
    assert "The picture cannot be shown." not in said(page)


def test_picture_and_text_stand_above_each_other(page, image):
    page.show_source(a_source("D", picture=Picture("x.png", ALT)), image)
    assert page.picture.isVisible()
    assert page.body.isVisible()
    bottom = page.picture.mapTo(page, page.picture.rect().bottomLeft()).y()
    assert bottom < page.body.mapTo(page, page.body.rect().topLeft()).y()


def test_the_border_between_picture_and_text_moves_with_the_arrows(qtbot, page, image):
    page.show_source(a_source("D", picture=Picture("x.png", ALT)), image)
    handle = page._splitter.handle(1)
    before = page._splitter.sizes()[0]
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Up)
    assert page._splitter.sizes()[0] == before - 16
    assert handle.accessibleName() == "Height of the picture"


@pytest.mark.parametrize(("turned", "step"), [(120, 1), (-120, -1)])
def test_the_wheel_with_ctrl_asks_for_another_size(qtbot, page, source, turned, step):
    page.show_source(source)
    size = page.body.font().pixelSize()
    where = QPointF(page.body.viewport().rect().center())
    event = QWheelEvent(
        where,
        page.body.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    wanted = []
    page.size_wanted.connect(wanted.append)
    QApplication.sendEvent(page.body.viewport(), event)
    assert wanted == [step]
    assert page.body.font().pixelSize() == size


def test_a_source_without_words_and_picture_says_so(page):
    page.show_source(a_source("A", body=None))
    assert "There are no words and no picture in this source." in said(page)


def test_notes_under_a_source_scroll_with_its_words(qtbot, page):
    gloss = Gloss("*", "Only those who asked were counted.")
    body = "\n".join("Words of the source." for _ in range(80))
    page.show_source(a_source("C", body=body, glosses=(gloss,), author_note="A weaver."))
    footer = page.body._footer
    assert footer.text() == "* Only those who asked were counted.\nA weaver."
    bar = page.body.verticalScrollBar()
    qtbot.waitUntil(lambda: footer.y() > page.body.viewport().height())
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: footer.geometry().bottom() <= page.body.viewport().height())
    last = page.body.lines.at(page.body.shown.place_of(len(body)))
    assert footer.y() >= last.top + last.height - bar.value()
    page.show_source(a_source("B"))
    assert not footer.isVisible()


def test_marks_have_the_lines_of_the_paper(qtbot, page, source, mark):
    chapel = mark("chapel door, and those")
    page.show_source(source)
    page.show_marks([chapel])
    assert page.lines_of() == {}
    with qtbot.waitSignal(page.lines_changed):
        page.show_paper_lines(paper_lines(BODY))
    start = BODY.index("chapel")
    starts = paper_lines(BODY)
    first = sum(at <= start for at in starts)
    last = sum(at < start + 22 for at in starts)
    assert page.lines_of() == {chapel.id: (first, last)}


def test_coming_back_to_a_source_finds_caret_and_place_again(page):
    long = a_source("A", body="\n".join(f"Line {number}." for number in range(200)))
    page.show_source(long)
    page.body.place_caret(1200)
    scrolled = page.body.verticalScrollBar().value()
    assert scrolled > 0
    page.show_source(a_source("B"))
    assert page.body.caret() == 0
    page.show_source(long)
    assert (page.body.caret(), page.body.verticalScrollBar().value()) == (1200, scrolled)


def test_showing_the_same_source_again_disturbs_nothing(page, source):
    page.show_source(source)
    page.body.select(Span(4, 8))
    page.show_source(replace(source, title="Another name"))
    assert page.body.selection() == Span(4, 8)
    assert "Another name" in said(page)


def test_marks_of_the_source_before_do_not_stay(page, source, mark):
    page.show_source(source)
    page.show_marks([mark("chapel")])
    page.show_source(a_source("B"))
    assert len(page.body.view.index) == 0


def test_a_source_that_takes_long_keeps_its_place(qtbot, page, source):
    page.show_loading()
    qtbot.waitUntil(page._bars.isVisible)
    page.show_source(source)
    assert not page._bars.isVisible()
    assert page.body.isVisible()


def test_size_and_ruler_are_asked_for(qtbot, look, page, source):
    page.show_source(source)
    heading = page._heading
    wanted = []
    page.size_wanted.connect(wanted.append)
    for action in heading._menu.actions():
        action.trigger()
    assert wanted == [1, -1, 0]
    with qtbot.waitSignal(page.ruler_toggled, check_params_cb=lambda on: on):
        qtbot.mouseClick(heading._ruler, Qt.MouseButton.LeftButton)
    look.choose(replace(look.comfort, ruler=True))
    assert heading._ruler.isChecked()
    assert heading._ruler.accessibleName() == "Reading ruler, on"


def test_a_long_source_has_an_overview_of_its_marks(qtbot, page):
    body = "\n".join("Words of the source." for _ in range(600))
    source = a_source("A", body=body)
    page.show_source(source)
    from tests.factories import an_annotation

    page.show_marks([an_annotation(source, n, start=n * 2000, end=n * 2000 + 5) for n in range(6)])
    qtbot.waitUntil(lambda: page._overview.ticks == 6)
    page.show_source(a_source("B"))
    qtbot.waitUntil(lambda: page._overview.ticks == 0)


def test_finding_walks_and_selects(qtbot, page, source):
    page.show_source(source)
    page.find_words()
    bar = page._finding
    qtbot.waitUntil(bar.field.hasFocus)
    qtbot.keyClicks(bar.field, "THE")
    assert bar.count.text() == "1 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    assert page.find_next()
    assert page.body.view.current_hit == 2
    qtbot.keyClick(bar.field, Qt.Key.Key_Up)
    assert page.body.view.current_hit == 1
    hit = page.body.view.hits[1]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, CTRL)
    assert page.body.selection() == hit
    assert not bar.isVisible()
    assert page.body.view.hits == ()
    qtbot.waitUntil(page.body.hasFocus)


def test_what_is_not_there_is_said(qtbot, page, source):
    page.show_source(source)
    page.find_words()
    qtbot.keyClicks(page._finding.field, "zebra")
    assert page._finding.count.text() == "Not in this source"
    assert not page.find_next()
    qtbot.keyClick(page._finding.field, Qt.Key.Key_Escape)
    assert not page._finding.isVisible()
    qtbot.waitUntil(page.body.hasFocus)


def test_selected_words_are_searched_for(qtbot, page, source):
    page.show_source(source)
    page.body.select(Span(BODY.index("chapel"), BODY.index("chapel") + 6))
    page.find_words()
    assert page._finding.field.text() == "chapel"


def test_escape_leaves_the_caret_at_the_hit(qtbot, page, source):
    page.show_source(source)
    page.find_words()
    qtbot.keyClicks(page._finding.field, "chapel")
    qtbot.keyClick(page._finding.field, Qt.Key.Key_Escape)
    assert page.body.caret() == BODY.index("chapel")


def test_a_line_is_gone_to_by_its_number(qtbot, page, source):
    page.show_source(source)
    page.show_paper_lines(paper_lines(BODY))
    page.ask_for_line()
    bar = page._line_bar
    qtbot.waitUntil(bar.field.hasFocus)
    qtbot.keyClicks(bar.field, "2")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert page.body.caret() == paper_lines(BODY)[1]
    assert not bar.isVisible()
