# SPDX-License-Identifier: MIT
"""The worked example, entered by keyboard alone, and what a screen reader is told of it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import DATA
from tests.journeys.test_window import bring_in
from tests.journeys.worked import worked_in, worked_on_our_page
from workbench.domain.annotations import Completeness, Direction, SourcePart
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, PointKind
from workbench.ui.planning.editing import TextPart

Role = QAccessible.Role
NAMES = {"N": "Nature", "O": "Origin", "P": "Purpose", "R": "Reliability"}


@pytest.fixture
def worked(request, page):
    if page.parent == DATA:
        return worked_on_our_page(DATA / "worked.json")
    return worked_in(request.getfixturevalue("shared") / "domain" / "worked-example.md")


def spoken():
    """Return role, name and value of what has the focus, as a screen reader gets them."""
    found = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    text = found.textInterface()
    value = text.text(0, text.characterCount()) if text else found.text(QAccessible.Text.Value)
    return found.role(), found.text(QAccessible.Text.Name), value


def described():
    found = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    return found.text(QAccessible.Text.Description)


def go_to_source(window, student, label):
    student.press("Alt+2")
    wanted = window.desk.pack.source_labelled(label)
    for _ in window.desk.pack.sources:
        if window.desk.source == wanted:
            return
        student.press("Ctrl+PgDown")
    student.press("Ctrl+PgUp", len(window.desk.pack.sources))
    while window.desk.source != wanted:
        student.press("Ctrl+PgDown")


def write_note(window, student, note, number):
    """Select three words further on, mark them, and write the three steps and a direction."""
    label = window.desk.source.label
    if note.letter == "W":
        student.press("W")
    elif note.letter == "O" and window.desk.source.attribution:
        student.press("Shift+F6")
        student.press("Ctrl+Home")
        student.press("Ctrl+Shift+Right", 3)
        student.press("O")
    else:
        student.press("Ctrl+Home")
        student.press("Ctrl+Right", 2 * number)
        student.press("Ctrl+Shift+Right", 2)
        student.press(note.letter)
    role, name, value = spoken()
    assert (role, name, value) == (Role.EditableText, "I notice", "")
    lens = NAMES.get(note.letter, "Origin")
    assert described().startswith(f"{lens}, mark {label}{number + 1}")
    for words, caption in zip(
        note.steps, ("I notice", "This suggests", "So, for the enquiry"), strict=True
    ):
        assert spoken()[1].startswith(caption[:3])
        student.type(words)
        assert spoken()[2] == words
        if words != note.steps[-1]:
            student.press("Return")
    student.press("Ctrl+D", 1 + number % 2)
    student.press("Escape")
    if note.letter == "O":
        student.press("F6")
    assert window.wiring.read.page.body.hasFocus()


def write_down(window, student, known):
    """Write what is known from elsewhere on a card of its own."""
    before = len(window.desk.pack.background.own)
    student.press("K")
    student.type(known)
    student.press("Return")
    student.until(lambda: len(window.desk.pack.background.own) == before + 1)
    if not window.wiring.read.page.body.hasFocus():
        student.press("Escape")


def write_point(window, student, slot, kind):
    """Write a point of the plan, put its evidence and what is known below it."""
    mode = window.wiring.planning.mode
    if kind is PointKind.POINT:
        student.press("Ctrl+Return")
    else:
        other = next(x for x in mode.sheet.cards() if "other hand" in x.heading.accessibleName())
        focus_by_tab(student, other.heading)
        student.press("Right")
        focus_by_tab(student, next(iter(other.body.fields.values())).editor)
    assert spoken()[1] == "Point"
    student.type(slot.point)
    card = mode.sheet.card(mode.sheet.open_point())
    for label in slot.labels:
        if any(
            window.desk.pack.source(each.target.source_id).label == label
            for each in window.desk.marks()
        ):
            put_evidence(window, student, label)
    put_knowledge(window, student, slot.known)
    while not mode.sheet.isAncestorOf(QApplication.focusWidget()):
        student.press("F6")
    focus_by_tab(student, card.body.fields[TextPart.LINK].editor)
    student.type(slot.link)
    student.quiet()


def focus_by_tab(student, widget):
    passed = []
    # What was just put into a layout is shown when Qt has its turn.
    QApplication.processEvents()
    for _ in range(80):
        if QApplication.focusWidget() is widget:
            return
        passed.append(spoken()[1])
        student.press("Tab")
    raise AssertionError(f"Tab does not lead there, but to {passed}")


def put_evidence(window, student, label):
    """Choose a mark of a source in the list of evidence, and put it into the open point."""
    evidence = window.wiring.planning.mode.evidence
    for _ in range(4):
        if evidence.isAncestorOf(QApplication.focusWidget()):
            break
        student.press("F6")
    student.press("Home")
    heard = [spoken_row()]
    while not re.match(rf"\w+ {label}\d", heard[-1]):
        student.press("Down")
        heard.append(spoken_row())
        assert len(heard) < 60, f"no mark of {label} among {heard}"
    student.press("Ctrl+E")


def spoken_row():
    """Return what is said of the row that is chosen in the list that has the focus."""
    rows = QApplication.focusWidget()
    return rows.model().data(rows.currentIndex(), Qt.ItemDataRole.AccessibleTextRole) or ""


def put_knowledge(window, student, known):
    """Find a card by its first words and put it into the open point."""
    side = window.wiring.planning.mode.side
    while not side.isAncestorOf(QApplication.focusWidget()):
        student.press("F6")
    focus_by_tab(student, side.search)
    student.press("Ctrl+A")
    student.type(" ".join(known.split()[:5]))
    student.press("Return")
    student.press("Home")
    assert known.split()[0] in spoken_row()
    student.press("Ctrl+E")


def note_all(window, student, worked):
    """Write all notes, and what is known from elsewhere."""
    for label, notes in worked.notes.items():
        go_to_source(window, student, label)
        for number, note in enumerate(notes):
            write_note(window, student, note, number)
        student.quiet()
    for slot in (*worked.points, worked.other_hand):
        write_down(window, student, slot.known)


def plan_all(window, student, worked):
    """Ask the question, and write the whole plan."""
    student.press("Alt+4")
    student.type(worked.question)
    student.press("Return")
    student.until(lambda: window.desk.plan is not None)
    student.quiet()
    student.type(worked.claim)
    for slot in worked.points:
        write_point(window, student, slot, PointKind.POINT)
    write_point(window, student, worked.other_hand, PointKind.COUNTER_POINT)
    judgement = window.wiring.planning.mode.sheet.judgement
    focus_by_tab(student, judgement.heading)
    student.press("Right")
    focus_by_tab(student, judgement.field.editor)
    student.type(worked.judgement)
    student.quiet()


def test_the_worked_example_by_keyboard_and_as_it_is_spoken(window, student, page, worked):
    bring_in(window, student, page)
    note_all(window, student, worked)
    desk = window.desk
    for label, notes in worked.notes.items():
        marks = sorted(
            desk.marks_of(desk.pack.source_labelled(label).id), key=lambda each: each.short_id
        )
        assert [each.short_id for each in marks] == [f"{label}{n + 1}" for n in range(len(notes))]
        assert all(each.completeness is Completeness.COMPLETE for each in marks)
        assert [(each.feature, each.inference, each.so_what) for each in marks] == [
            note.steps for note in notes
        ]
        assert {each.direction for each in marks} == {Direction.ADDS_VALUE, Direction.LIMITS}
        assert (marks[-1].target.part is SourcePart.WHOLE) == (notes[-1].letter == "W")

    plan_all(window, student, worked)
    slots = (*worked.points, worked.other_hand)
    plan = desk.plan
    assert (plan.enquiry.text, plan.claim) == (worked.question, worked.claim)
    assert plan.judgement == worked.judgement
    assert [(point.point, point.link) for point in plan.points] == [
        (slot.point, slot.link) for slot in slots
    ]
    own = {each.id: each.text for each in desk.pack.background.own}
    for point, slot in zip(plan.points, slots, strict=True):
        known = [x for x in point.evidence if isinstance(x, BackgroundEvidence)]
        assert [own[each.background_id] for each in known] == [slot.known]
        quoted = [x for x in point.evidence if isinstance(x, AnnotationEvidence)]
        assert {desk.mark_with(x.annotation_id).short_id[0] for x in quoted} == {
            label for label in slot.labels if label in worked.notes
        }
    state = [each.accessibleName() for each in window.wiring.planning.mode.side._statements]
    assert any("counter-point is there" in each for each in state)
    student.press("Ctrl+M")
    assert spoken_row().startswith("Source")
