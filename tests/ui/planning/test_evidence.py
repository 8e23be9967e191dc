# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu

from tests.factories import a_plan, a_point, an_annotation
from workbench.domain.annotations import Direction
from workbench.domain.plans import AnnotationEvidence
from workbench.ui.planning.evidence_pane import Grouping
from workbench.ui.widgets.dragging import carried_evidence, carry_evidence, carry_point

KEY = Qt.Key


def press(qtbot, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(widget, key, modifier)


def spoken(cards):
    return [row.spoken for row in cards.lines.rows]


def shown(cards):
    return [row.evidence for row in cards.lines.rows if row.evidence is not None]


def choose(cards, evidence):
    place = [row.evidence for row in cards.lines.rows].index(evidence)
    cards.setCurrentIndex(cards.lines.index(place))


def pieces(body):
    return [*body._quotations.values()], [*body._chips.values()]


def test_complete_unused_notes_are_ready_and_all_are_under_all(desk):
    pane = desk.mode.evidence
    assert shown(pane.list) == [desk.quoted[1], desk.quoted[2]]
    assert (pane._ready.text(), pane._all.text()) == ("Ready to use 2", "All 4")
    pane.show_all(is_all=True)
    assert set(shown(pane.list)) == set(desk.quoted)
    assert any("used in 1" in each for each in spoken(pane.list))


def test_cards_are_grouped_by_source_lens_or_direction(desk):
    pane = desk.mode.evidence
    pane.show_all(is_all=True)
    headings = {}
    marks = [replace(desk.marks[0], direction=Direction.LIMITS), *desk.marks[1:]]
    desk.show(marks=marks)
    for grouping in Grouping:
        pane.group_by(grouping)
        rows = pane.list.lines.rows
        headings[grouping] = [row.spoken for row in rows if row.evidence is None]
    assert headings == {
        Grouping.SOURCE: ["Source A", "Source B"],
        Grouping.LENS: ["Nature", "Purpose", "Reliability"],
        Grouping.DIRECTION: ["Limits it", "No direction yet"],
    }


def test_an_empty_list_says_what_to_do(empty_desk):
    desk = empty_desk
    desk.show(marks=[])
    assert "Mark words in Read" in desk.mode.evidence._empty.text()
    desk.show(marks=[an_annotation(desk.pack.sources[0])])
    assert "under All" in desk.mode.evidence._empty.text()


def test_a_card_is_spoken_with_lens_id_words_and_place(desk):
    cards = desk.mode.evidence.list
    choose(cards, desk.quoted[1])
    text = cards.model().data(cards.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    mark = desk.marks[1]
    assert text.startswith(f"Purpose {mark.short_id}: ‘{mark.target.anchor.exact}’")
    assert QAccessible.queryAccessibleInterface(cards).role() == QAccessible.Role.List


def test_the_chosen_card_goes_into_the_open_point_and_the_next_is_chosen(desk):
    cards = desk.mode.evidence.list
    desk.body(1)
    choose(cards, desk.quoted[1])
    assert desk.mode.put_evidence()
    assert desk.plan.points[1].evidence == (desk.quoted[1],)
    assert cards.chosen() == desk.quoted[2]
    assert desk.mode.put_evidence()
    assert desk.plan.points[1].evidence == (desk.quoted[1], desk.quoted[2])
    assert not desk.mode.put_evidence()


def test_nothing_is_put_where_no_point_is_open(desk):
    desk.mode.sheet.opened(None)
    choose(desk.mode.evidence.list, desk.quoted[1])
    assert not desk.mode.put_evidence()
    assert desk.kept == []


def test_enter_on_a_card_goes_to_the_source_and_space_puts_it(desk, qtbot):
    cards = desk.mode.evidence.list
    cards.setFocus()
    choose(cards, desk.quoted[1])
    with qtbot.waitSignal(desk.mode.source_wanted) as wanted:
        press(qtbot, cards, KEY.Key_Return)
    assert wanted.args == [desk.marks[1].id]
    press(qtbot, cards, KEY.Key_Space)
    assert desk.plan.points[0].evidence[-1] == desk.quoted[1]


def test_home_and_end_go_to_the_first_and_the_last_card_past_any_heading(desk, qtbot):
    cards = desk.mode.evidence.list
    choose(cards, desk.quoted[2])
    rows = [row.evidence for row in cards.lines.rows]
    assert rows[0] is None
    for key, place in ((Qt.Key.Key_Home, 1), (Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 1)):
        qtbot.keyClick(cards, key)
        assert cards.chosen() == rows[place]


def test_a_list_that_gets_the_focus_chooses_its_first_card(desk, qtbot):
    cards = desk.mode.evidence.list
    cards.setFocus()
    assert cards.chosen() == desk.quoted[1]
    press(qtbot, cards, KEY.Key_Down)
    assert cards.chosen() == desk.quoted[2]


def test_a_quotation_shows_the_note_as_it_is_now(desk):
    quotations, _ = pieces(desk.body())
    assert "So the list mattered." in quotations[0].accessibleName()
    desk.show(marks=[replace(desk.marks[0], so_what="So it helps."), *desk.marks[1:]])
    assert "So it helps." in quotations[0].accessibleName()
    assert quotations[0]._step.text() == "So it helps."


def test_changed_words_are_shown_in_both_versions(desk):
    target = desk.marks[0].target
    moved = replace(target, anchor=replace(target.anchor, exact="mule"))
    desk.show(marks=[replace(desk.marks[0], target=moved), *desk.marks[1:]])
    quotations, _ = pieces(desk.body())
    assert quotations[0]._words.text() == "‘mill’"
    assert quotations[0]._changed.isVisible()
    assert "‘mule’" in quotations[0]._changed.text()


def test_a_mark_that_is_gone_can_still_be_taken_out(desk, qtbot):
    desk.show(marks=desk.marks[1:])
    quotation = pieces(desk.body())[0][0]
    assert "no longer there" in quotation.accessibleName()
    quotation.setFocus()
    press(qtbot, quotation, KEY.Key_Delete)
    assert desk.plan.points[0].evidence == (desk.known[0],)


def test_enter_on_a_quotation_goes_to_the_source_and_on_a_chip_to_the_card(desk, qtbot):
    (quotation,), (chip,) = pieces(desk.body())
    with qtbot.waitSignal(desk.mode.source_wanted) as wanted:
        press(qtbot, quotation, KEY.Key_Return)
    assert wanted.args == [desk.marks[0].id]
    with qtbot.waitSignal(desk.mode.card_opened) as opened:
        press(qtbot, chip, KEY.Key_Space)
    assert opened.args == [desk.facts[0]]


def test_a_click_chooses_a_quotation_and_a_double_click_opens_it(desk, qtbot):
    quotation = pieces(desk.body())[0][0]
    with qtbot.assertNotEmitted(desk.mode.source_wanted):
        qtbot.mouseClick(quotation, Qt.MouseButton.LeftButton)
    assert quotation.hasFocus()
    with qtbot.waitSignal(desk.mode.source_wanted):
        qtbot.mouseDClick(quotation, Qt.MouseButton.LeftButton)


def test_a_chosen_piece_has_a_button_to_take_it_out(desk, qtbot):
    quotation = pieces(desk.body())[0][0]
    assert not quotation._remover.isVisible()
    quotation.setFocus()
    assert quotation._remover.isVisible()
    qtbot.mouseClick(quotation._remover, Qt.MouseButton.LeftButton)
    assert desk.plan.points[0].evidence == (desk.known[0],)


def test_the_focus_goes_to_the_next_piece_when_one_is_taken_out(desk, qtbot):
    desk.show(a_plan(desk.pack, a_point(evidence=tuple(desk.quoted[:2]))))
    body = desk.body()
    first, second = pieces(body)[0]
    first.setFocus()
    assert desk.mode.remove_chosen()
    assert second.hasFocus()
    press(qtbot, second, KEY.Key_Delete)
    assert body._evidence_gap.hasFocus()


def test_a_chosen_quotation_moves_by_method_and_keeps_the_focus(desk):
    desk.show(a_plan(desk.pack, a_point(evidence=tuple(desk.quoted[:2]))))
    body = desk.body()
    first, _ = pieces(body)[0]
    first.setFocus()
    assert desk.mode.move_down()
    assert desk.plan.points[0].evidence == (desk.quoted[1], desk.quoted[0])
    assert pieces(body)[0][1] is first
    assert first.hasFocus()
    assert not desk.mode.move_down()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_piece_offers_what_its_keys_do(desk):
    quotation = pieces(desk.body())[0][0]
    at, keyboard = QPoint(1, 1), QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(quotation, QContextMenuEvent(keyboard, at, quotation.mapToGlobal(at)))
    menu = quotation.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Go to the source",
        "Move up",
        "Move down",
        "Take out of the point",
    ]
    menu.actions()[-1].trigger()
    menu.close()
    assert desk.quoted[0] not in desk.plan.points[0].evidence


def drag(desk, carried, at, *, drop=True):
    """Drag something over the plan's column, and drop it."""
    area, action = desk.mode.sheet._content, Qt.DropAction.MoveAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area, QDragEnterEvent(at, action, carried, left, none))
    QApplication.sendEvent(area, QDragMoveEvent(at, action, carried, left, none))
    line = area.line.geometry() if area.line.isVisible() else None
    if drop:
        event = QDropEvent(QPointF(at), action, carried, left, none, QEvent.Type.Drop)
        QApplication.sendEvent(area, event)
    return line


def place_in(desk, widget, y):
    return widget.mapTo(desk.mode.sheet._content, QPoint(60, y))


def test_evidence_dropped_on_a_closed_point_goes_to_its_end(desk):
    at = place_in(desk, desk.card(1), 10)
    line = drag(desk, carry_evidence(desk.quoted[1]), at)
    assert desk.plan.points[1].evidence == (desk.quoted[1],)
    assert line.height() == 2


def test_evidence_dropped_above_a_quotation_lands_before_it(desk, qtbot):
    body = desk.body()
    quotation = pieces(body)[0][0]
    line = drag(desk, carry_evidence(desk.quoted[2]), place_in(desk, quotation, 2))
    assert desk.plan.points[0].evidence == (desk.quoted[2], desk.quoted[0], desk.known[0])
    assert line.y() < place_in(desk, quotation, 0).y()


def test_evidence_dragged_to_another_point_leaves_the_first(desk):
    carried = carry_evidence(desk.quoted[0], desk.first.id)
    drag(desk, carried, place_in(desk, desk.card(1), 10))
    assert desk.plan.points[0].evidence == (desk.known[0],)
    assert desk.plan.points[1].evidence == (desk.quoted[0],)


def test_a_point_dropped_above_another_stands_before_it(desk):
    line = drag(desk, carry_point(desk.second.id), place_in(desk, desk.card(0), 3))
    assert [point.id for point in desk.plan.points] == [desk.second.id, desk.first.id]
    assert line.height() == 2


def test_a_drop_beside_the_points_does_nothing_and_shows_no_line(desk):
    at = place_in(desk, desk.mode.sheet.claim, 5)
    assert drag(desk, carry_evidence(desk.quoted[1]), at) is None
    assert desk.kept == []


def test_own_knowledge_dropped_on_an_open_point_lands_behind_what_is_known(desk):
    body = desk.body()
    (quotation,), (chip,) = pieces(body)
    line = drag(desk, carry_evidence(desk.known[1]), place_in(desk, quotation, 2))
    assert line.y() > place_in(desk, chip, chip.height()).y()
    assert desk.plan.points[0].evidence == (desk.quoted[0], desk.known[0], desk.known[1])


def test_a_card_carries_its_mark_when_it_is_dragged(desk):
    cards = desk.mode.evidence.list
    choose(cards, desk.quoted[1])
    carried = cards.model().mimeData([cards.currentIndex()])
    drag(desk, carried, place_in(desk, desk.card(1), 10))
    assert desk.plan.points[1].evidence == (desk.quoted[1],)


def test_own_knowledge_is_found_by_a_word_and_put_into_the_point(desk, qtbot):
    side = desk.mode.side
    assert len(shown(side.list)) == 4
    desk.mode.sheet.knowledge_wanted.emit()
    assert side.search.hasFocus()
    qtbot.keyClicks(side.search, "bread poor")
    assert spoken(side.list) == ["relief: money or bread for the poor, word"]
    press(qtbot, side.search, KEY.Key_Return)
    assert side.list.hasFocus()
    assert desk.mode.put_evidence()
    assert len(pieces(desk.body())[1]) == 2
    side.search.setText("zebra")
    assert "Nothing found" in side._empty.text()


def test_a_mark_sent_from_elsewhere_goes_into_the_open_point_or_the_last(desk):
    desk.body(0)
    assert desk.mode.put_marks(desk.quoted[1])
    assert desk.plan.points[0].evidence[-1] == desk.quoted[1]
    desk.mode.sheet.opened(None)
    assert desk.mode.put_knowledge(desk.known[1])
    assert desk.plan.points[1].evidence == (desk.known[1],)
    assert desk.mode.sheet.evidence_with_focus() == (desk.second.id, desk.known[1])


def test_the_focus_comes_back_to_the_evidence_from_which_one_went_to_a_source(desk, qtbot):
    mode, quotation = desk.mode, pieces(desk.body())[0][0]
    quotation.setFocus()
    press(qtbot, quotation, KEY.Key_Return)
    mode.focus_claim()
    mode.sheet.opened(None)
    mode.come_back()
    assert mode.sheet.evidence_with_focus() == (desk.first.id, desk.quoted[0])
    mode.evidence.list.setFocus()
    press(qtbot, mode.evidence.list, KEY.Key_Return)
    mode.focus_claim()
    mode.come_back()
    assert mode.evidence.list.hasFocus()
    mode.come_back()
    assert desk.card().heading.hasFocus()


def test_how_the_plan_stands_follows_each_change(desk, qtbot):
    lines = desk.mode.side._statements
    assert lines[0].accessibleName().startswith("1 of 2 sources used: B is not used yet")
    desk.body(1)
    choose(desk.mode.evidence.list, desk.quoted[2])
    desk.mode.put_evidence()
    assert lines[0].accessibleName() == "2 of 2 sources used: None is left out. Done."


def test_a_dragged_quotation_is_carried_with_its_point(desk, monkeypatch):
    carried = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: carried.append(drag.mimeData()))
    quotation = pieces(desk.body())[0][0]

    def send(kind, x):
        at = QPointF(x, 5)
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, at, quotation.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(quotation, event)

    send(QEvent.Type.MouseButtonPress, 5)
    send(QEvent.Type.MouseMove, 8)
    assert carried == []
    send(QEvent.Type.MouseMove, 80)
    found = carried_evidence(carried[0])
    assert (found.evidence, found.taken_from) == (desk.quoted[0], desk.first.id)
    assert isinstance(found.evidence, AnnotationEvidence)
