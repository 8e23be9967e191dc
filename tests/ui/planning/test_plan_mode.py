# SPDX-License-Identifier: MIT
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QListView, QWidget

from tests.factories import a_plan, a_point, an_annotation
from tests.ui.planning.conftest import COMPLETE
from workbench.domain.plans import PointKind
from workbench.ui.planning.editing import TextPart

KEY = Qt.Key


def field(desk, part, at=0):
    return desk.body(at).fields[part]


def press(qtbot, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(widget, key, modifier)


def test_the_first_point_is_open_and_the_others_are_closed(desk):
    assert [card.heading.is_open for card in desk.mode.sheet.cards()] == [True, False, False]
    assert desk.card(2).is_counter_point


def test_showing_a_plan_changes_nothing(desk, qtbot):
    desk.show()
    desk.mode.flush()
    assert desk.kept == []
    assert desk.mode.pending() is None


def test_typed_words_are_handed_on_after_a_pause(desk, qtbot):
    editor = field(desk, TextPart.LINK).editor
    editor.setFocus()
    with qtbot.waitSignal(desk.mode.plan_changed, timeout=3000):
        qtbot.keyClicks(editor, "So it did")
    assert desk.kept[-1].points[0].link == "So it did"
    assert len(desk.kept) == 1
    assert desk.mode.pending() is None
    assert editor.hasFocus()


def test_typing_without_a_pause_is_handed_on_all_the_same(desk, qtbot):
    editor = field(desk, TextPart.LINK).editor
    editor.setFocus()

    def type_on():
        qtbot.keyClicks(editor, "x")
        return bool(desk.kept)

    qtbot.waitUntil(type_on, timeout=4000)
    assert set(desk.kept[0].points[0].link) == {"x"}


def test_words_are_handed_on_at_once_when_the_focus_leaves(desk, qtbot):
    editor = field(desk, TextPart.LINK).editor
    editor.setFocus()
    qtbot.keyClicks(editor, "So")
    assert desk.mode.pending().points[0].link == "So"
    assert desk.kept == []
    press(qtbot, editor, KEY.Key_Tab)
    assert [plan.points[0].link for plan in desk.kept] == ["So"]


def test_words_typed_in_one_place_share_a_key_and_other_changes_have_none(desk, qtbot):
    editor = field(desk, TextPart.LINK).editor
    for words in ("So", " it did"):
        qtbot.keyClicks(editor, words)
        desk.mode.flush()
    qtbot.keyClicks(field(desk, TextPart.POINT).editor, "!")
    desk.mode.flush()
    desk.mode.new_point()
    assert desk.keys[0] == desk.keys[1] is not None
    assert desk.keys[2] not in {None, desk.keys[0]}
    assert desk.keys[3] is None


def test_what_is_being_typed_wins_over_what_arrives(desk, qtbot):
    editor = field(desk, TextPart.LINK).editor
    editor.setFocus()
    qtbot.keyClicks(editor, "mine")
    desk.show(replace(desk.plan, claim="Another claim", judgement="Done"))
    assert editor.toPlainText() == "mine"
    assert editor.hasFocus()
    assert editor.textCursor().position() == 4
    desk.mode.flush()
    assert (desk.kept[-1].points[0].link, desk.kept[-1].claim) == ("mine", "Another claim")


def test_an_undo_from_outside_replaces_words_in_the_field_with_the_focus(desk, qtbot):
    before = desk.plan
    editor = field(desk, TextPart.LINK).editor
    editor.setFocus()
    qtbot.keyClicks(editor, "mine")
    desk.mode.flush()
    desk.show(before)
    assert editor.toPlainText() == ""
    assert editor.hasFocus()


def test_an_echo_of_an_earlier_change_does_not_undo_a_later_one(empty_desk, qtbot):
    desk = empty_desk
    desk.show()
    desk.mode.plan_changed.disconnect(desk._keep)
    sent = []
    desk.mode.plan_changed.connect(lambda plan, _: sent.append(plan))
    first = desk.plan
    editor = field(desk, TextPart.LINK).editor
    for words in ("So", " it"):
        qtbot.keyClicks(editor, words)
        desk.mode.flush()
    desk.show(sent[0])
    assert editor.toPlainText() == "So it"
    desk.show(sent[0])
    assert editor.toPlainText() == "So it"
    desk.show(sent[1])
    assert editor.toPlainText() == "So it"
    desk.show(first)
    assert editor.toPlainText() == ""


def test_a_plan_not_kept_stays_on_screen_while_older_states_arrive(empty_desk, qtbot):
    desk = empty_desk
    desk.show()
    desk.mode.plan_changed.disconnect(desk._keep)
    editor = field(desk, TextPart.LINK).editor
    qtbot.keyClicks(editor, "not kept")
    desk.mode.flush()
    desk.show(desk.plan)
    assert editor.toPlainText() == "not kept"


def test_typing_does_not_rebuild_what_is_typed_in(desk, qtbot):
    card, body = desk.card(), desk.body()
    editor = body.fields[TextPart.POINT].editor
    editor.setFocus()
    qtbot.keyClicks(editor, " again")
    desk.mode.flush()
    assert desk.card() is card
    assert card.body is body
    assert body.fields[TextPart.POINT].editor is editor
    assert editor.hasFocus()


def test_another_plan_begins_with_its_own_first_point(desk):
    desk.body(1)
    other = a_plan(desk.pack, a_point(), claim="Something else")
    desk.show(other)
    assert desk.mode.sheet.open_point() == other.points[0].id
    assert desk.mode.sheet.claim.field.text() == "Something else"


def test_the_open_point_stays_open_when_the_plan_changes(desk):
    desk.body(1)
    desk.show(replace(desk.plan, claim="Another claim"))
    assert desk.mode.sheet.open_point() == desk.second.id


def test_a_heading_opens_with_right_and_closes_with_left(desk, qtbot):
    heading = desk.card(1).heading
    heading.setFocus()
    press(qtbot, heading, KEY.Key_Right)
    assert [card.heading.is_open for card in desk.mode.sheet.cards()] == [False, True, False]
    press(qtbot, heading, KEY.Key_Left)
    assert desk.mode.sheet.open_point() is None
    press(qtbot, heading, KEY.Key_Return)
    assert desk.mode.sheet.open_point() == desk.second.id
    press(qtbot, heading, KEY.Key_Return)
    assert desk.mode.sheet.open_point() is None
    qtbot.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert desk.mode.sheet.open_point() == desk.second.id


def test_enter_goes_from_row_to_row_and_escape_to_the_heading(desk, qtbot):
    point, explain = field(desk, TextPart.POINT), field(desk, TextPart.EXPLANATION)
    point.editor.setFocus()
    press(qtbot, point.editor, KEY.Key_Return)
    assert explain.editor.hasFocus()
    press(qtbot, explain.editor, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert explain.text() == "\n"
    press(qtbot, explain.editor, KEY.Key_Escape)
    assert desk.card().heading.hasFocus()


def test_the_judgement_opens_and_is_kept(desk, qtbot):
    judgement = desk.mode.sheet.judgement
    judgement.heading.setFocus()
    press(qtbot, judgement.heading, KEY.Key_Return)
    assert judgement.field.editor.hasFocus()
    assert desk.mode.sheet.open_point() is None
    qtbot.keyClicks(judgement.field.editor, " Or did it?")
    press(qtbot, judgement.field.editor, KEY.Key_Escape)
    assert desk.kept[-1].judgement == "On balance it did. Or did it?"


def test_what_is_typed_on_the_other_hand_becomes_a_counter_point(desk, qtbot):
    editor = field(desk, TextPart.POINT, 2).editor
    editor.setFocus()
    qtbot.keyClicks(editor, "some gave freely")
    desk.mode.flush()
    assert desk.plan.points[2].kind is PointKind.COUNTER_POINT
    assert desk.card(2).heading.accessibleName().startswith("On the other hand: some gave freely")
    assert editor.hasFocus()


def test_a_new_point_stands_below_the_open_one_and_waits_for_words(desk, qtbot):
    assert desk.mode.new_point()
    made = desk.kept[-1].points[1]
    assert desk.mode.sheet.open_point() == made.id
    editor = desk.card(1).body.fields[TextPart.POINT].editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "Third")
    desk.mode.flush()
    assert desk.kept[-1].points[1].point == "Third"


def test_a_new_point_in_an_empty_plan_is_the_first_one(empty_desk):
    empty_desk.show(a_plan(empty_desk.pack))
    empty_desk.mode.new_point()
    assert len(empty_desk.plan.points) == 1


def test_points_move_by_method_and_keep_the_focus(desk):
    heading = desk.card(1).heading
    heading.setFocus()
    assert desk.mode.move_up()
    assert [point.id for point in desk.plan.points] == [desk.second.id, desk.first.id]
    assert desk.card(0).heading is heading
    assert heading.hasFocus()
    assert not desk.mode.move_up()
    assert desk.mode.move_down()


def test_delete_on_a_heading_removes_the_point_and_the_next_has_the_focus(desk, qtbot):
    heading = desk.card(0).heading
    heading.setFocus()
    press(qtbot, heading, KEY.Key_Delete)
    assert [point.id for point in desk.plan.points] == [desk.second.id]
    assert desk.card(0).heading.hasFocus()
    assert desk.mode.remove_chosen()
    assert desk.plan.points == ()


def test_without_a_plan_a_question_is_asked_for(empty_desk, qtbot):
    empty_desk.show(None)
    mode = empty_desk.mode
    assert mode.chooser.isVisible()
    mode.focus_claim()
    editor = mode.chooser.field.editor
    assert editor.hasFocus()
    assert not mode.new_point()
    assert not mode.move_up()
    assert mode.pending() is None
    qtbot.keyClicks(editor, "  How far did it divide the town?")
    with qtbot.waitSignal(mode.new_plan_wanted) as wanted:
        press(qtbot, editor, KEY.Key_Return)
    assert wanted.args == ["How far did it divide the town?"]


def test_a_blank_question_is_none(empty_desk, qtbot):
    empty_desk.show(None)
    editor = empty_desk.mode.chooser.field.editor
    qtbot.keyClicks(editor, "  ")
    with qtbot.assertNotEmitted(empty_desk.mode.new_plan_wanted):
        press(qtbot, editor, KEY.Key_Return)


def test_the_claim_can_be_asked_for(desk):
    desk.mode.focus_claim()
    assert desk.mode.sheet.claim.field.editor.hasFocus()


def test_the_window_keeps_its_keys_while_a_field_has_the_focus(desk, qtbot):
    editor = field(desk, TextPart.POINT).editor
    editor.setFocus()
    before = editor.toPlainText()
    for key in (KEY.Key_E, KEY.Key_K, KEY.Key_D, KEY.Key_Z, KEY.Key_Return):
        press(qtbot, editor, key, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, editor, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.toPlainText() == before


def test_the_panes_give_way_one_after_another(desk):
    mode = desk.mode
    panes = (mode.evidence, mode.sheet, mode.side)
    for width, seen in (
        (1286, [True, True, True]),
        (832, [True, True, False]),
        (560, [False, True, False]),
    ):
        mode.resize(width, 440)
        assert [pane.isVisible() for pane in panes] == seen
        assert mode.width() == width


def test_f6_walks_the_panes_also_where_only_one_is_seen(desk):
    mode = desk.mode
    mode.resize(560, 440)
    mode.focus_claim()
    mode.next_pane()
    assert mode.side.isVisible()
    assert mode.side.search.hasFocus()
    mode.next_pane()
    assert mode.evidence.list.hasFocus()
    mode.next_pane(-1)
    mode.next_pane(-1)
    assert mode.sheet.isVisible()


def test_everything_that_can_have_the_focus_has_a_name(desk):
    desk.body(1)
    for widget in desk.mode.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


def test_the_folded_side_is_shown_and_put_away_with_its_heading(desk, qtbot):
    mode = desk.mode
    mode.resize(832, 440)
    fold = mode.panes._fold
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert mode.side.isVisible()
    assert not mode.evidence.isVisible()
    assert mode.side.search.hasFocus()
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert not mode.side.isVisible()
    assert mode.evidence.isVisible()
    mode.resize(1286, 712)
    assert mode.side.isVisible()
    assert not fold.isVisible()


def test_the_width_of_the_panes_is_moved_by_the_arrows(desk, qtbot):
    handle = desk.mode.panes.splitter.handle(1)
    before = desk.mode.evidence.width()
    handle.setFocus()
    press(qtbot, handle, KEY.Key_Right)
    assert desk.mode.evidence.width() > before


def test_everything_grows_with_a_large_reading_size(desk, look, qtbot):
    editor = field(desk, TextPart.POINT)
    before = editor.height(), desk.card().heading.height()
    look.choose(replace(look.comfort, size=40))
    assert editor.height() > before[0]
    qtbot.waitUntil(lambda: desk.card().heading.height() > before[1])


def test_a_long_text_is_shown_as_a_whole(desk, qtbot):
    explain = field(desk, TextPart.EXPLANATION)
    one_line = explain.height()
    desk.show(replace(desk.plan, points=(replace(desk.first, explanation="word " * 200),)))
    qtbot.waitUntil(lambda: explain.height() > 5 * one_line)
    document = explain.editor.document()
    assert explain.editor.viewport().height() >= document.size().height()


def test_pasted_words_are_plain_and_in_the_form_in_which_text_is_kept(desk, qtbot):
    editor = field(desk, TextPart.LINK).editor
    carried = QMimeData()
    carried.setHtml("<b>bold</b> and\u00ad soft")
    carried.setText("bold and\u00ad\r\nsoft")
    editor.insertFromMimeData(carried)
    assert field(desk, TextPart.LINK).text() == "bold and\nsoft"
    assert editor.canInsertFromMimeData(carried)


def test_marks_by_the_thousand_are_laid_out_piece_by_piece(empty_desk):
    source = empty_desk.pack.sources[0]
    marks = [an_annotation(source, number, **COMPLETE) for number in range(1, 1001)]
    empty_desk.show(a_plan(empty_desk.pack), marks=marks)
    cards = empty_desk.mode.evidence.list
    assert cards.layoutMode() is QListView.LayoutMode.Batched
    assert len(cards.lines.rows) == 1001
