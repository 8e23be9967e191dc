# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.factories import a_mark_on_a_picture
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.frameworks import Dimension
from workbench.domain.sources import Picture
from workbench.domain.starters import starters_for
from workbench.ui.annotating.elsewhere import Elsewhere
from workbench.ui.annotating.field import MOST_LINES, StepField
from workbench.ui.annotating.starters import StarterButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def focused():
    return QApplication.focusWidget()


def fields(pane):
    return [each for each in pane.findChildren(StepField) if each.isVisible()]


def offered(pane):
    return [each.text() for each in pane.findChildren(StarterButton) if each.isVisible()]


def test_it_opens_a_note_at_the_first_step_without_words(pane, marks):
    pane.open_note(marks[1].id, focus=True)

    assert focused().accessibleName() == "This suggests"
    assert "Origin, mark E2" in focused().accessibleDescription()


def test_it_opens_a_note_without_taking_the_focus(pane, marks):
    pane.open_note(marks[0].id, focus=False)

    assert pane.opened() == marks[0].id
    assert not any(field.hasFocus() for field in fields(pane))


def test_what_is_typed_is_handed_on_after_a_pause(qtbot, pane, marks, press):
    pane.open_note(marks[2].id, focus=True)

    with qtbot.waitSignal(pane.note_changed, timeout=2000) as handed_on:
        press("Families")
        assert pane.pending() == replace(marks[2], feature="Families")

    assert handed_on.args == [replace(marks[2], feature="Families")]
    assert pane.pending() is None


def test_what_is_typed_without_a_pause_is_handed_on_in_between(qtbot, pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)

    def type_on():
        press("a")
        return len(changes) > 0

    qtbot.waitUntil(type_on, timeout=3000)

    assert set(changes[0].feature) == {"a"}


def test_enter_and_tab_go_through_the_steps_and_hand_on_each(pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)

    press("One", Key.Key_Return, "Two", Key.Key_Tab, "Three", Key.Key_Return)

    assert [(x.feature, x.inference, x.so_what) for x in changes] == [
        ("One", "", ""),
        ("One", "Two", ""),
        ("One", "Two", "Three"),
    ]
    assert focused().accessibleName() == "Adds value"


def test_shift_and_tab_goes_back(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)

    press(Key.Key_Return)
    press(Key.Key_Backtab, modifier=Modifier.ShiftModifier)

    assert focused().accessibleName() == "I notice"


def test_shift_and_enter_begins_a_new_line(pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)

    press("a")
    press(Key.Key_Return, modifier=Modifier.ShiftModifier)
    press("b")
    pane.flush()

    assert changes[-1].feature == "a\nb"


def test_escape_hands_on_and_asks_to_go_back(qtbot, pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)
    press("x")

    with qtbot.waitSignal(pane.left):
        press(Key.Key_Escape)

    assert changes[-1].feature == "x"
    assert pane.opened() == marks[2].id


def test_losing_the_focus_hands_on_at_once(qtbot, pane, marks, press, changes):
    other = QWidget(pane)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    pane.open_note(marks[2].id, focus=True)
    press("x")

    other.setFocus()

    assert changes[-1].feature == "x"


def test_opening_another_note_hands_on_the_first(pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)
    press("x")

    pane.open_note(marks[1].id, focus=True)

    assert [(each.id, each.feature) for each in changes] == [(marks[2].id, "x")]


def test_what_arrives_does_not_overwrite_what_is_being_typed(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)
    press("new")

    pane.show_annotations([replace(each, feature="old") for each in marks])

    assert focused().text() == "new"
    assert pane.pending().feature == "new"


def test_what_arrives_replaces_what_was_handed_on_already(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)
    press("new words")
    pane.flush()

    pane.show_annotations([*marks[:2], replace(marks[2], feature="new")])

    assert focused().text() == "new"
    assert pane.pending() is None


def test_what_arrives_in_another_step_is_shown_while_one_is_typed(pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)
    press("typed")

    pane.show_annotations([*marks[:2], replace(marks[2], inference="arrived")])
    pane.flush()

    assert fields(pane)[1].text() == "arrived"
    assert changes == [replace(marks[2], feature="typed", inference="arrived")]


def test_the_caret_stays_when_the_same_words_arrive(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)
    press("abcd", Key.Key_Left, Key.Key_Left)
    pane.flush()

    pane.show_annotations([*marks[:2], replace(marks[2], feature="abcd")])
    press("X")

    assert focused().text() == "abXcd"


def test_words_that_no_one_typed_are_never_handed_on(pane, marks, changes):
    odd = replace(marks[2], feature="e\u0301 \u2028 tab\t\u00a0 𝕏")
    pane.show_annotations([*marks[:2], odd])

    pane.open_note(odd.id, focus=True)
    pane.close_note()

    assert changes == []


def test_the_note_of_a_mark_that_is_gone_is_closed(qtbot, pane, marks):
    pane.open_note(marks[2].id, focus=True)

    with qtbot.waitSignal(pane.note_opened) as told:
        pane.show_annotations(marks[:2])

    assert told.args == [None]
    assert pane.opened() is None


def test_another_source_takes_what_was_typed_with_it(pane, marks, press, changes, nopr):
    pane.open_note(marks[2].id, focus=True)
    press("x")

    pane.show_source(None, nopr, "")

    assert changes[-1] == replace(marks[2], feature="x")
    assert pane.opened() is None


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_K, Modifier.ControlModifier),
        (Key.Key_D, Modifier.ControlModifier),
        (Key.Key_E, Modifier.ControlModifier),
        (Key.Key_Z, Modifier.ControlModifier),
        (Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier),
        (Key.Key_V, Modifier.ControlModifier | Modifier.ShiftModifier),
        (Key.Key_Return, Modifier.ControlModifier),
    ],
)
def test_a_field_leaves_the_keys_of_the_window_alone(pane, marks, key, modifier):
    pane.open_note(marks[0].id, focus=True)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, modifier, "x")

    QApplication.sendEvent(focused(), asked)
    QApplication.sendEvent(focused(), pressed)

    assert not asked.isAccepted()
    assert not pressed.isAccepted()
    assert focused().text() == "It stood."


def test_a_field_keeps_copy_and_paste(pane, marks):
    pane.open_note(marks[0].id, focus=True)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_C, Modifier.ControlModifier)

    QApplication.sendEvent(focused(), asked)

    assert asked.isAccepted()


def test_pasted_words_come_plain_and_in_the_form_of_the_library(pane, marks):
    pane.open_note(marks[2].id, focus=True)
    clip = QMimeData()
    clip.setHtml("<b>e&#x301;t&eacute;</b>")
    clip.setText("e\u0301t\u00e9\r\n\x07end")

    focused().insertFromMimeData(clip)

    assert focused().text() == "\u00e9t\u00e9\nend"


def test_a_field_has_no_undo_of_its_own(pane, marks):
    pane.open_note(marks[2].id, focus=True)

    assert not focused().isUndoRedoEnabled()


def test_a_field_grows_up_to_six_lines(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)
    field, heights = focused(), []
    for _ in range(MOST_LINES + 3):
        heights.append(field.height())
        press("a")
        press(Key.Key_Return, modifier=Modifier.ShiftModifier)

    assert heights[0] == heights[1]
    assert heights[2] > heights[1]
    assert len(set(heights[MOST_LINES - 1 :])) == 1


def test_starters_stand_under_the_step_in_use_while_it_is_empty(pane, source, marks, nopr, press):
    starters = starters_for(nopr.letters[0], source)
    pane.open_note(marks[2].id, focus=True)
    assert offered(pane) == list(starters[:2])

    press("x")
    assert offered(pane) == []

    press(Key.Key_Return)
    assert offered(pane) == ["From this a historian might infer … because …", starters[0]]

    press(Key.Key_Return)
    assert offered(pane)[0] == "This helps with my question because it shows …"


def test_a_starter_is_walked_to_taken_and_its_gaps_filled(pane, marks, nopr, press, changes):
    pane.open_note(marks[2].id, focus=True)

    press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert focused().textCursor().selectedText() == "[kind of source]"
    press("letter", Key.Key_Tab)
    assert focused().textCursor().selectedText() == "…"
    press("hunger", Key.Key_Tab, "move us", Key.Key_Tab)

    assert nopr.letters[0].starters[1].startswith("Because it is a {")
    assert changes[-1].feature == "Because it is a letter, it simplifies hunger in order to move us"
    assert focused().accessibleName() == "This suggests"


def test_the_down_key_goes_on_to_starters_that_are_not_shown(pane, source, marks, nopr, press):
    starters = starters_for(nopr.letters[0], source)
    pane.open_note(marks[2].id, focus=True)

    press(Key.Key_Down, Key.Key_Down, Key.Key_Down)

    assert offered(pane) == list(starters[1:3])
    assert focused().text() == starters[2]


def test_escape_and_up_go_from_a_starter_back_to_the_field(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)

    press(Key.Key_Down, Key.Key_Escape)
    assert focused().accessibleName() == "I notice"
    press(Key.Key_Down, Key.Key_Up)
    assert focused().accessibleName() == "I notice"


def test_typing_on_a_starter_goes_into_the_field(pane, marks, press):
    pane.open_note(marks[2].id, focus=True)

    press(Key.Key_Down, "q")

    assert focused().text() == "q"


def test_without_an_enquiry_the_last_step_says_so(pane, source, nopr, marks):
    pane.show_source(source, nopr, "")
    pane.open_note(marks[0].id, focus=False)

    assert fields(pane)[2].accessibleName() == "So, for my question (choose one)"


def test_the_direction_goes_round(pane, marks, changes):
    pane.open_note(marks[2].id, focus=True)

    for _ in range(4):
        pane.cycle_direction()

    ways = [Direction.ADDS_VALUE, Direction.LIMITS, Direction.BOTH, None]
    assert [each.direction for each in changes] == ways


def test_pressing_the_chosen_direction_takes_it_back(qtbot, pane, marks, changes):
    from PySide6.QtWidgets import QPushButton

    pane.open_note(marks[0].id, focus=True)
    button = next(
        each
        for each in pane.findChildren(QPushButton)
        if each.text() == "Limits it" and each.isVisible()
    )

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert [each.direction for each in changes] == [None, Direction.LIMITS]


def test_a_change_of_letter_takes_what_was_typed_along(pane, marks, nopr, press, changes):
    pane.open_note(marks[2].id, focus=True)
    press("x")

    assert pane.change_letter(nopr.letters[2])

    assert changes == [replace(marks[2], feature="x", dimension=Dimension.PURPOSE)]


def test_the_letter_a_note_has_already_changes_nothing(pane, marks, nopr, changes):
    pane.open_note(marks[2].id, focus=True)

    assert pane.change_letter(nopr.letters[0])
    assert changes == []


def test_the_menu_gives_weight_and_removes(qtbot, pane, marks, changes):
    from workbench.ui.annotating.menu import NoteMenu
    from workbench.ui.annotating.open_card import OpenCard

    pane.open_note(marks[2].id, focus=True)
    card = pane.findChild(OpenCard)
    card.open_menu(card.mapToGlobal(card.rect().center()))
    actions = {each.text(): each for each in pane.findChild(NoteMenu).actions()}

    actions["Weight: strong"].trigger()
    with qtbot.waitSignal(pane.note_removed) as removed:
        actions["Remove mark"].trigger()

    assert changes[-1].weight is Weight.STRONG
    assert removed.args == [marks[2].id]
    pane.findChild(NoteMenu).close()


def test_to_the_plan_hands_on_first(qtbot, pane, marks, press, changes):
    pane.open_note(marks[2].id, focus=True)
    press("x")

    with qtbot.waitSignal(pane.plan_wanted) as wanted:
        assert pane.to_plan()

    assert wanted.args == [marks[2].id]
    assert changes[-1].feature == "x"


def test_done_goes_on_to_the_next_unfinished_note_and_round(pane, marks, changes):
    pane.open_note(marks[1].id, focus=True)
    assert pane.next_unfinished()
    assert pane.opened() == marks[2].id

    assert pane.next_unfinished()
    assert pane.opened() == marks[1].id


def test_done_stays_where_nothing_else_is_unfinished(pane, marks):
    pane.show_annotations(marks[:2])
    pane.open_note(marks[1].id, focus=True)

    assert not pane.next_unfinished()
    assert pane.opened() == marks[1].id


def test_what_could_not_be_kept_is_said_in_the_card(qtbot, pane, marks):
    from PySide6.QtWidgets import QLabel, QPushButton

    pane.open_note(marks[2].id, focus=True)
    pane.say_not_kept("no space left on the stick")
    shown = [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]
    again = next(
        each
        for each in pane.findChildren(QPushButton)
        if each.text() == "Try again" and each.isVisible()
    )

    with qtbot.waitSignal(pane.retry_wanted):
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    pane.say_not_kept(None)

    assert "Not saved – no space left on the stick" in shown
    assert not again.isVisible()


def test_what_a_mark_means_for_another_question_can_be_used_here_too(pane, marks, changes):
    elsewhere = Reading("other", "They hid it.", "So trade was slow.", Direction.BOTH)
    mark = replace(marks[2], readings=(elsewhere,))
    pane.show_questions({"other": "Why did trade slow down?"})
    pane.show_annotations((*marks[:2], mark))
    pane.open_note(mark.id, focus=True)
    (notice,) = pane.findChildren(Elsewhere)
    assert notice.isVisible()
    (take,) = notice.findChildren(QPushButton)
    said = "For ‘Why did trade slow down?’ you wrote: ‘So trade was slow.’"
    assert take.accessibleDescription() == said

    take.click()

    assert (changes[-1].inference, changes[-1].so_what) == ("They hid it.", "So trade was slow.")
    assert changes[-1].direction is Direction.BOTH
    assert not notice.isVisible()


def test_nothing_is_said_of_other_questions_where_the_mark_means_something_here(pane, marks):
    mark = replace(marks[0], readings=(Reading("other", so_what="So trade was slow."),))
    pane.show_annotations((mark, *marks[1:]))
    pane.open_note(mark.id, focus=True)
    assert not any(each.isVisible() for each in pane.findChildren(Elsewhere))


def test_a_part_of_a_picture_is_described_first_without_starters(pane, source, marks):
    part = a_mark_on_a_picture(source, 4, dimension=Dimension.PURPOSE)
    pane.show_annotations((part, *marks))
    pane.open_note(part.id, focus=True)
    field = QApplication.focusWidget()
    assert field.accessibleName() == "What this part shows"
    first = pane.card._steps[0]
    assert not first._starters.isVisible()
    pane.open_note(marks[2].id, focus=True)
    assert QApplication.focusWidget().accessibleName() == "I notice"


def test_without_marks_a_picture_says_how_to_draw(pane, source, nopr):
    pane.show_annotations(())
    drawn = replace(source, id="other", body=None, picture=Picture("x.png", "A cart"))
    pane.show_source(drawn, nopr, "")
    assert pane._empty._words.text().startswith("Drag over a part of the picture, or press A, then")
    pane.show_letters_off(True)
    assert "Ctrl+Shift+A" in pane._empty._words.text()
