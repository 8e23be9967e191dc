# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea

from tests.factories import a_source
from workbench.domain.provenance import LABEL, HistoricalDate, Provenance
from workbench.domain.text import Span
from workbench.services.correcting import corrected, labelled
from workbench.ui.provenance.field_row import FieldRow
from workbench.ui.provenance.gap_card import Gap
from workbench.ui.provenance.line_field import LabelField
from workbench.ui.provenance.neighbours import Moment
from workbench.ui.provenance.time_picture import TimePicture
from workbench.ui.provenance.wording import how_known, words_behind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


def rows(pane):
    return [each.accessibleName() for each in pane.findChildren(FieldRow) if each.isVisible()]


def row(pane, name):
    return next(each for each in pane.findChildren(FieldRow) if each.name == name)


def gaps(pane):
    return [each.name for each in pane.findChildren(Gap) if each.isVisible()]


def button(pane, name):
    return next(x for x in pane.findChildren(QAbstractButton) if x.accessibleName() == name)


def labels(pane):
    return [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]


def focused():
    return QApplication.focusWidget()


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_shows_what_is_known_in_order_and_how(pane):
    assert rows(pane) == [
        "Made by: A weaver. A mill hand",
        "What kind: letter. Please check",
        "When: June 1862",
    ]
    assert gaps(pane) == ["place", "audience"]
    assert labels(pane).count("Does that matter for the enquiry?") == 2


def test_much_that_is_not_given_is_said_in_lines(pane):
    pane.show_source(a_source(provenance=Provenance()), ())

    assert gaps(pane) == ["creator", "genre", "date", "place", "audience"]
    assert labels(pane).count("Does that matter for the enquiry?") == 1


def test_a_position_without_a_name_stands_by_itself(pane, source):
    pane.show_source(replace(source, provenance=Provenance(role="a clerk")), ())

    assert rows(pane) == ["Their position: a clerk"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_pressing_a_gap_asks_for_a_note(qtbot, pane, key):
    gap = next(each for each in pane.findChildren(Gap) if each.isVisible())
    gap.setFocus()

    with qtbot.waitSignal(pane.gap_noted) as noted:
        qtbot.keyClick(gap, key)

    assert noted.args == ["place"]


def test_a_row_becomes_a_field_and_back(qtbot, pane):
    changes = []
    pane.field_changed.connect(lambda *args: changes.append(args))
    click(qtbot, row(pane, "date"))
    assert isinstance(focused(), QLineEdit)

    focused().selectAll()
    qtbot.keyClicks(focused(), "May 1862")
    assert pane.has_pending()
    qtbot.keyClick(focused(), Key.Key_Return)

    assert changes == [("date", "May 1862")]
    assert focused() is row(pane, "date")
    assert not pane.has_pending()


def test_what_is_typed_is_handed_on_after_a_pause(qtbot, pane):
    click(qtbot, row(pane, "genre"))

    with qtbot.waitSignal(pane.field_changed, timeout=2000) as changed:
        qtbot.keyClicks(focused(), "diary")

    assert changed.args == ["genre", "diary"]


def test_leaving_without_typing_changes_nothing(qtbot, pane):
    changes = []
    pane.field_changed.connect(lambda *args: changes.append(args))
    click(qtbot, row(pane, "date"))

    qtbot.keyClick(focused(), Key.Key_Escape)

    assert changes == []
    assert focused() is row(pane, "date")


def test_escape_on_a_row_goes_back_to_the_text(qtbot, pane):
    row(pane, "date").setFocus()

    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(focused(), Key.Key_Escape)


def test_what_arrives_does_not_overwrite_what_is_being_typed(qtbot, pane, source):
    click(qtbot, row(pane, "date"))
    focused().selectAll()
    qtbot.keyClicks(focused(), "May")

    pane.show_source(corrected(source, "date", "1870"), ())

    assert focused().text() == "May"


def test_the_pencil_lets_everything_be_typed(qtbot, pane):
    changes = []
    pane.field_changed.connect(lambda *args: changes.append(args))
    pane.edit()
    shown = [each for each in pane.findChildren(QLineEdit) if each.isVisible()]
    assert len(shown) == 10
    assert gaps(pane) == []

    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.keyClicks(focused(), "a spinner")
    qtbot.keyClick(focused(), Key.Key_Escape)

    assert changes == [("role", "a spinner")]
    assert not any(each.isVisible() for each in pane.findChildren(QLineEdit))
    assert gaps(pane) == ["place", "audience"]


def test_typed_values_say_so(pane, source):
    pane.show_source(corrected(source, "place", "Leeds"), ())
    assert "Where: Leeds. Typed by you, not printed" in rows(pane)

    pane.show_source(corrected(source, "genre", "letter"), ())
    assert "What kind: letter. Typed by you" in rows(pane)


def test_another_source_ends_typing_and_hands_it_on(qtbot, pane):
    changes = []
    pane.field_changed.connect(lambda *args: changes.append(args))
    pane.edit()
    qtbot.keyClicks(focused(), "B")

    pane.show_source(a_source("F"), ())

    assert changes == [("creator", "B")]
    assert not any(each.isVisible() for each in pane.findChildren(QLineEdit))


@pytest.mark.parametrize("key", [Key.Key_K, Key.Key_D, Key.Key_Z, Key.Key_E])
def test_fields_leave_the_keys_of_the_window_alone(qtbot, pane, key):
    click(qtbot, row(pane, "date"))
    control = Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, control)

    QApplication.sendEvent(focused(), asked)
    QApplication.sendEvent(focused(), pressed)

    assert not asked.isAccepted()
    assert not pressed.isAccepted()


def test_marked_words_are_offered_and_taken(qtbot, pane):
    pane.offer("place", "Leeds")
    assert "Use ‘Leeds’ as Where?" in labels(pane)

    with qtbot.waitSignal(pane.offer_accepted) as accepted:
        assert pane.accept_offer()

    assert accepted.args == ["place", "Leeds"]
    assert not pane.accept_offer()


def test_an_offer_goes_with_its_source_or_when_withdrawn(qtbot, pane):
    pane.offer("place", "Leeds")
    pane.withdraw_offer()
    assert not pane.accept_offer()

    pane.offer("place", "Leeds")
    pane.show_source(a_source("F"), ())
    assert not pane.accept_offer()


def test_without_a_label_one_can_be_typed(qtbot, pane, label_card):
    pane.show_source(a_source("D", attribution=None), ())
    assert not label_card.isVisible()
    assert "No label was printed with this source." in labels(pane)

    click(qtbot, button(pane, "Type a label yourself"))
    qtbot.keyClicks(focused(), "A cartoon")
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(focused(), "unsigned")
    with qtbot.waitSignal(pane.label_typed) as typed:
        qtbot.keyClick(focused(), Key.Key_Return)

    assert typed.args == ["A cartoon\nunsigned"]


def test_a_typed_label_says_so_and_can_be_changed(qtbot, pane, label_card):
    source = labelled(a_source("D", attribution=None), "A cartoon")
    pane.show_source(source, ())
    assert label_card.isVisible()
    assert "Label typed by you" in labels(pane)
    assert LABEL in source.provenance.typed

    pane.edit()
    assert pane.findChild(LabelField).toPlainText() == "A cartoon"
    assert not label_card.isVisible()
    pane.edit()
    assert label_card.isVisible()


def test_a_printed_label_is_never_typed_over(pane, label_card):
    pane.edit()

    assert label_card.isVisible()
    assert not pane.findChild(LabelField).isVisible()


def test_the_time_is_drawn_and_said(pane, source):
    moments = (
        Moment("A war begins", "Apr 1861", 1861.3),
        Moment("Source E", "June 1862", 1862.5, is_this=True),
        Moment("It ends", "1865", 1865.5),
    )
    pane.show_source(source, moments)
    picture = pane.findChild(TimePicture)

    assert picture.isVisible()
    assert picture.accessibleName() == (
        "Before: A war begins, Apr 1861; Source E: June 1862; After: It ends, 1865"
    )
    pane.show_source(source, ())
    assert not picture.isVisible()


def test_folded_it_stands_in_two_lines_with_the_label_in_view(qtbot, pane, label_card):
    pane.set_folded(True)
    pane.resize(700, pane.sizeHint().height())

    assert label_card.isVisible()
    assert rows(pane) == []
    assert pane.sizeHint().height() < 150
    click(qtbot, button(pane, "Show where it comes from"))
    assert rows(pane)[0].startswith("Made by")

    pane.set_folded(False)
    assert label_card.isVisible()
    assert rows(pane)[0].startswith("Made by")
    pane.set_folded(True)
    pane.set_folded(False)
    assert label_card.isVisible()


def test_nothing_is_cut_at_the_smallest_width(qtbot, pane):
    name = "Die Deutsche Demokratische Republik in Zahlen 1945/49–1980"
    provenance = Provenance(title=name, date=HistoricalDate("1987", "1987"))
    pane.resize(232, 500)
    pane.show_source(a_source("C", provenance=provenance), ())
    wide = row(pane, "title")

    qtbot.waitUntil(lambda: wide.height() >= wide.heightForWidth(wide.width()))

    assert pane.minimumSizeHint().width() <= 232
    assert all(x.horizontalScrollBar().maximum() == 0 for x in pane.findChildren(QScrollArea))


def test_a_field_shows_which_words_of_the_label_it_is_from(qtbot, pane, source):
    told = []
    pane.words_wanted.connect(told.append)
    words = words_behind(source, "date")
    assert words is not None
    assert words.of(source.attribution) == "June 1862"

    row(pane, "date").setFocus()

    assert told[-1] == words
    assert row(pane, "date").accessibleDescription() == (
        "From ‘June 1862’ in the label. Press to change"
    )
    assert row(pane, "date").toolTip() != ""
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pane.setFocus()
    assert told[-1] is None


def test_where_nobody_knows_the_words_none_are_shown(source):
    typed = corrected(source, "place", "Leeds")
    assert words_behind(typed, "place") is None
    assert words_behind(typed, "audience") is None
    twice = replace(source, attribution="June 1862, printed in June 1862")
    assert words_behind(twice, "date") is None
    kept = corrected(twice, "date", "June 1862", words=Span(0, 9))
    assert words_behind(kept, "date") == Span(0, 9)
    assert how_known(kept, "date") == "Taken from the label"
    assert words_behind(replace(kept, attribution="June"), "date") is None
