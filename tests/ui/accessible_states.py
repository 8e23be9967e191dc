# SPDX-License-Identifier: MIT
"""What a window may show, so that all of it can be walked as a screen reader does."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.factories import a_remark, a_said
from tests.journeys.conftest import DATA
from tests.journeys.windows import Student
from tests.returned import export_of
from tests.ui.accessible import widgets
from tests.ui.remarks.shown import forget_remarks, show_remarks
from workbench.domain.answer_remarks import answer_ground
from workbench.domain.errors import DiskFullError
from workbench.domain.remarks import RemarkKind, RemarkPlace
from workbench.domain.text import Span
from workbench.importers.normalise import page_of
from workbench.ui.main_window import MainWindow
from workbench.ui.widgets.choices import TickBox

MARKUP = "<b>bold</b> & <img src='x'>"


def read_source(window: MainWindow, label: str) -> QWidget:
    window.drawers.close_drawer()
    window.show_mode("read")
    window.desk.open_source(window.desk.pack.source_labelled(label).id)
    window.wiring.read.focus_text()
    window.wiring.read.page.body.place_caret(0)
    QApplication.processEvents()
    return window


def show_note(window: MainWindow) -> QWidget:
    window.wiring.reading.open_mark(window.desk.marks_of_source()[1].id)
    return window


def _no_label(window: MainWindow) -> QWidget:
    window.desk.source = replace(window.desk.source, attribution=None)
    window.desk.source_changed.emit()
    return window


def _editing(window: MainWindow) -> QWidget:
    edit = next(x for x in widgets(window.wiring.read) if x.accessibleName().startswith("Change w"))
    edit.click()
    return window


def _shown(name: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.commands[name].trigger()
        return window

    return show


def _no_plan(window: MainWindow) -> QWidget:
    window.commands["plan"].trigger()
    window.desk.shelf.put_aside()
    return window


def _empty_library(window: MainWindow) -> QWidget:
    window.commands["library"].trigger()
    window.wiring.library.mode.show_packs([], None)
    return window


def _bring_in(window: MainWindow) -> QWidget:
    window.wiring.importing.open().begin()
    return window


def _check(window: MainWindow) -> QWidget:
    student = Student(window)
    page = DATA / "harrowmere.txt"
    student.copy(page_of(page.read_bytes(), page.name).text)
    window.commands["paste-page"].trigger()
    student.until(lambda: window.mode == "bring-in")
    student.until(lambda: window.wiring.importing.mode._check.history is not None)
    return window


def open_drawer(name: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        if window.drawers.opened != name:
            window.commands[name].trigger()
        return window

    return show


def _keys(window: MainWindow) -> QWidget:
    drawer = open_drawer("comfort")(window)
    opening = next(x for x in widgets(drawer) if x.accessibleName() == "Change keys")
    opening.setChecked(True)
    return drawer


def _export(window: MainWindow) -> QWidget:
    student = Student(window)
    window.commands["export"].trigger()
    student.until(lambda: window.wiring.exporting.dialog is not None)
    dialog = window.wiring.exporting.dialog
    student.until(lambda: dialog.copy is not None)
    return dialog


def _search(window: MainWindow) -> QWidget:
    window.commands["search"].trigger()
    box = window.wiring.searching.box
    box.field.setText("thaw")
    Student(window).until(lambda: box.is_answered)
    return window


def _know(window: MainWindow) -> QWidget:
    window.wiring.reading.know()
    return window


def _toast(window: MainWindow) -> QWidget:
    window.toast.say("Mark E1 removed", ("Undo", lambda: None))
    return window


def _fault(window: MainWindow) -> QWidget:
    window.session.fault.emit(DiskFullError("/library"))
    return window


def _card(window: MainWindow) -> QWidget:
    window.commands["revise"].trigger()
    revising = window.wiring.revising
    Student(window).until(lambda: revising.mode.card is not None)
    return window


def _answer(window: MainWindow) -> QWidget:
    _card(window)
    window.wiring.revising.mode.turn()
    return window


def _left_out(window: MainWindow) -> QWidget:
    _card(window)
    pane = window.wiring.revising.mode
    pane.show_left_out([replace(pane.card, front=MARKUP)], {pane.card.key.pack_id: MARKUP})
    pane.show_list(is_shown=True)
    return window


def _review(window: MainWindow) -> QWidget:
    window.commands["review"].trigger()
    return window


def _class(window: MainWindow) -> QWidget:
    """A class of two, one of them without a file; the other is being marked."""
    student, reviewing = Student(window), window.wiring.reviewing
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, MARKUP.replace("/", ""))
        (folder / "Di Eng").mkdir(parents=True)
        (folder / "Bo Li").mkdir()
        (folder / "Bo Li/plan.pdf").write_bytes(export_of("Bo Li"))
        reviewing.read(folder)
        student.until(lambda: reviewing.mode.list.isVisible() and reviewing.mode.list.lines.rows)
        marking = reviewing.mode.marking
        student.until(lambda: marking.stamping.outline is not None)
        marking.stamping.take_focus()
        student.type("A1 E? which?")
        student.press("Return")
        student.until(lambda: not reviewing.has_pending())
    return window


def _practise(window: MainWindow) -> QWidget:
    window.commands["practise"].trigger()
    return window


def _paper(window: MainWindow) -> QWidget:
    """A paper of one question that is sat, with a mark whose note is open."""
    _practise(window)
    practising = window.wiring.practising
    if practising.sitting.attempt is None:
        boxes = (x for x in widgets(practising.mode.start) if isinstance(x, TickBox))
        first = next(x for x in boxes if "?" in x.text())
        if not first.isChecked():
            first.click()
        practising.begin()
        body = practising.paper.sides[0].page.body
        body.select(Span(0, 12))
        practising.paper.mark_number(1)
    return window


def _rest(window: MainWindow) -> QWidget:
    _paper(window)
    window.wiring.practising.sitting.rest()
    return window


def _after_paper(window: MainWindow) -> QWidget:
    _paper(window)
    practising = window.wiring.practising
    practising.sitting.write(practising.sitting.attempt.written(text=f"It is useful. {MARKUP}"))
    practising.sitting.finish()
    Student(window).quiet()
    practising.mode.sitting.outcome.show_tab("Level")
    return window


def _returned_answer(tab: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        """A paper whose answer came back, with remarks at a paragraph, at a mark, and nowhere."""
        _after_paper(window)
        practising = window.wiring.practising
        attempt = practising.sitting.attempt
        plan = answer_ground(attempt, attempt.at).plan
        places = (
            RemarkPlace(part="plan", paragraph=1),
            RemarkPlace(mark=attempt.marks[0].id),
            RemarkPlace(),
        )
        said = [a_said(MARKUP, key=str(at), place=place) for at, place in enumerate(places)]
        level = a_said(MARKUP, key="level", kind=RemarkKind.FORM, field="level")
        practising._outcome.remarks.shelf.take_in(
            tuple(a_remark(plan, each, attempt_id=attempt.id) for each in (*said, level))
        )
        practising.paper.open_mark(attempt.marks[0].id)
        practising.mode.sitting.outcome.show_tab(tab)
        return window

    return show


def _moderation(window: MainWindow) -> QWidget:
    """A class of which two have marked a plan, compared, and differ."""
    student, reviewing = Student(_class(window)), window.wiring.reviewing
    window.commands["moderate"].trigger()
    for mark in ("9", "12"):
        reviewing.mode.marking.take_focus()
        student.type(mark)
        window.commands["other-marker"].trigger()
    reviewing.mode.strip.named.emit(MARKUP)
    window.commands["compare-marks"].trigger()
    student.until(lambda: not reviewing.has_pending())
    assert reviewing.mode.marking.both.is_compared
    return window


STATES = {
    "a text": lambda window: window,
    "a note": show_note,
    "a picture": lambda window: read_source(window, "D"),
    "a later view": lambda window: read_source(window, "G"),
    "no label": _no_label,
    "fields being typed": _editing,
    "coverage": _shown("coverage"),
    "timeline": _shown("timeline"),
    "all marks": _shown("all-marks"),
    "a card": _card,
    "the answer of a card": _answer,
    "cards left out": _left_out,
    "a plan": _shown("plan"),
    "no plan yet": _no_plan,
    "review": _review,
    "a class": _class,
    "a moderation": _moderation,
    "practise": _practise,
    "a paper": _paper,
    "a rest": _rest,
    "after a paper": _after_paper,
    "an answer that came back": _returned_answer("Answer"),
    "what a teacher wrote about it": _returned_answer("Teacher"),
    "the library": _shown("library"),
    "an empty library": _empty_library,
    "bring in": _bring_in,
    "check": _check,
    "background": open_drawer("background"),
    "comfort": open_drawer("comfort"),
    "keys": _keys,
    "help": open_drawer("help"),
    "what a teacher wrote": lambda window: show_remarks(window, MARKUP),
    "export": _export,
    "search": _search,
    "own knowledge": _know,
    "a message": _toast,
    "not kept": _fault,
}


PAPERS = {
    *("practise", "a paper", "a rest", "after a paper"),
    *("an answer that came back", "what a teacher wrote about it"),
}
READ_AFTER = {"bring in", "check", "review", "a class", "a moderation"}


def _end_paper(window: MainWindow) -> None:
    practising = window.wiring.practising
    if practising.mode is not None and practising.sitting.attempt is not None:
        practising.sitting.resume()
        practising.sitting.finish()
        practising.mode.sitting.heading.back_wanted.emit()


_OF_CARDS = ("a card", "the answer of a card", "cards left out")


def leave(window: MainWindow, state: str) -> None:
    if state == "export":
        window.wiring.exporting.dialog.reject()
        Student(window).until(lambda: window.wiring.exporting.dialog is None)
    elif state == "search":
        window.wiring.searching.box.close_box()
    elif state == "own knowledge":
        window.wiring.reading._knowing._box.leave()
    elif state == "what a teacher wrote":
        forget_remarks(window)
    elif state == "not kept":
        window.session.fault.emit(None)
    elif state == "fields being typed":
        next(x for x in widgets(window.wiring.read) if x.accessibleName() == "Done").click()
    elif state == "no plan yet":
        window.desk.read_again()
        window.desk.shelf.open(window.desk.plans[0].id)
    elif state == "no label":
        read_source(window, "A")
    elif state in {*READ_AFTER, *PAPERS, *_OF_CARDS}:
        _end_paper(window)
        window.show_mode("read")
    window.toast.hide()
    QApplication.processEvents()
