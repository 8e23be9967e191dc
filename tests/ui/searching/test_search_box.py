# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.ui.accessible import Heard
from workbench.domain.searching import Found, Hit, HitKind
from workbench.domain.text import Span
from workbench.ui.searching.rows import Row, rows_of, said_of
from workbench.ui.searching.search_box import SearchBox

HITS = (
    Hit(HitKind.MARK, "E7", "thereby implying", "mark-7", "p1", "Berlin"),
    Hit(
        HitKind.SOURCE,
        "Source E",
        "no respite",
        "source-e",
        "p1",
        "Berlin",
        excerpt_spans=(Span(3, 7),),
        is_quoted=True,
    ),
    Hit(HitKind.SOURCE, "Source B", "a respite", "source-b", "p2", "The mill"),
)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 600)
    made.before = QLineEdit()
    QVBoxLayout(made).addWidget(made.before)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.before.setFocus()
    return made


@pytest.fixture
def box(look, window):
    return SearchBox(look, window)


@pytest.fixture
def answering(box):
    """The box, answered at once."""
    box.asked.connect(
        lambda words: box.show_found(Found(HITS if "e" in words else ()), "p1", is_looking=False)
    )
    return box


def spoken(box):
    """Return what is said of each line."""
    lines = box.list.lines
    role = Qt.ItemDataRole.AccessibleTextRole
    return [lines.index(row).data(role) for row in range(lines.rowCount())]


def test_it_is_typed_walked_and_gone_to_by_keyboard(qtbot, answering):
    box = answering
    box.ask()
    qtbot.keyClicks(box.field, "resp")
    assert box.list.chosen() == HITS[0]
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    assert box.list.chosen() == HITS[1]
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Down)
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args == [HITS[2]]
    assert not box.isVisible()


def test_home_in_the_list_goes_to_the_first_hit_below_its_heading(qtbot, answering):
    box = answering
    box.ask()
    qtbot.keyClicks(box.field, "e")
    box.list.setFocus()
    qtbot.keyClick(box.list, Qt.Key.Key_End)
    assert box.list.chosen() == HITS[2]
    qtbot.keyClick(box.list, Qt.Key.Key_Home)
    assert box.list.chosen() == HITS[0]


def test_escape_goes_back_to_where_one_was(qtbot, box, window):
    box.ask()
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.before.hasFocus()


def test_it_says_when_there_is_nothing(qtbot, answering):
    answering.ask()
    qtbot.keyClicks(answering.field, "xyz")
    assert answering.list.lines.rowCount() == 0
    assert answering.count.text() == "Nothing found"
    answering.field.clear()
    assert answering.count.text() == ""


def test_hits_stand_under_what_they_are_and_those_elsewhere_under_their_pack(answering):
    answering.ask()
    answering.field.setText("e")
    assert spoken(answering) == [
        "Marks",
        "Mark, E7: thereby implying",
        "Sources",
        "Source, Source E: no respite",
        "In The mill",
        "Source, Source B, in The mill: a respite",
    ]


def test_what_is_called_so_stands_apart():
    named = Hit(HitKind.SOURCE, "Source E", "…", "e", "p1", is_named=True)
    rows = list(rows_of([named, HITS[0]], "p1"))
    assert [row.heading for row in rows] == ["By that name", "", "Marks", ""]
    assert rows[1] == Row(hit=named)


@pytest.mark.parametrize(
    ("found", "is_looking", "said"),
    [
        (Found(HITS), False, "3 found"),
        (Found(HITS, has_more=True), False, "More than 3 found"),
        (Found(HITS), True, "3 found, still looking"),
        (Found(), True, "Nothing yet, still looking"),
        (Found(is_everywhere=False), False, "Nothing found; only this pack could be searched"),
    ],
)
def test_how_much_there_is_is_said(found, is_looking, said):
    assert said_of(found, is_looking=is_looking) == said


def test_that_it_takes_its_time_is_said_after_a_while(qtbot, box):
    box.ask()
    qtbot.keyClicks(box.field, "e")
    assert box.count.text() == ""
    qtbot.waitUntil(lambda: box.count.text() == "Nothing yet, still looking")
    box.show_found(Found(HITS), "p1", is_looking=True)
    assert box.count.text() == "3 found"
    qtbot.waitUntil(lambda: box.count.text() == "3 found, still looking")
    box.show_found(Found(HITS), "p1", is_looking=False)
    assert box.count.text() == "3 found"


def test_enter_before_the_answer_goes_to_the_first_of_what_comes(qtbot, box):
    box.ask()
    qtbot.keyClicks(box.field, "e")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()
    with qtbot.waitSignal(box.chosen) as chosen:
        box.show_found(Found(HITS), "p1", is_looking=False)
    assert chosen.args == [HITS[0]]


def test_what_was_chosen_stays_so_when_more_of_the_same_comes(box):
    box.ask()
    box.field.setText("e")
    box.show_found(Found(HITS[1:2]), "p1", is_looking=True)
    box.show_found(Found(HITS), "p1", is_looking=False)
    assert box.list.chosen() == HITS[1]


def test_how_much_was_found_is_spoken_when_typing_rests(qtbot, answering):
    QAccessible.setActive(True)
    heard = Heard()
    answering.ask()
    qtbot.keyClicks(answering.field, "respite")
    qtbot.waitUntil(lambda: bool(heard.texts))
    heard.stop()
    QAccessible.setActive(False)
    assert heard.texts == ["3 found"]


def test_found_words_are_drawn_in_a_frame_of_ink(qtbot, look, answering):
    answering.ask()
    answering.field.setText("e")
    image = answering.grab().toImage()
    row = answering.list.lines.index(3)
    rect = answering.list.visualRect(row)
    corner = answering.list.viewport().mapTo(answering, rect.topLeft())
    ink = look.colour("text").rgb()
    width, height = rect.width() - 24, rect.height()
    lines = [
        sum(
            image.pixelColor(corner.x() + 12 + x, corner.y() + y).rgb() == ink for x in range(width)
        )
        for y in range(height // 2, height)
    ]
    # The upper and the lower edge of the frame around four letters.
    assert sum(count > 20 for count in lines) >= 2
