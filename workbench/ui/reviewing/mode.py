# SPDX-License-Identifier: MIT
"""Review: what do thirty students need? The class, one plan, how it is judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.domain.reviews import CodeBank
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reviewing.class_list import ClassList
from workbench.ui.reviewing.copy_notice import CopyNotice
from workbench.ui.reviewing.lines import StudentLine
from workbench.ui.reviewing.marking import Marking
from workbench.ui.reviewing.strip import ModerationStrip
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import (
    ElidedLabel,
    Glyph,
    button,
    column,
    label,
    row,
    rule,
    surface,
)
from workbench.ui.widgets.splitter import Splitter

_WIDTHS = (340, 560, 340)
"""Pixels as designed at the usual size of the window."""

_LEAST = (260, 380, 300)
_THREE, _TWO = 1_000, 600
"""Pixels as designed that three panes, and two, need beside one another."""

_WHOLE_BAR = 1_150
"""Pixels as designed that all of the bar above the panes needs."""

_LEVELS = 6
_CLASS, _PLAN, _MARKING = range(3)
_NAMES = ("Class", "Plan", "Marking")

_EMPTY = (
    "Open the folder in which the plans of a class were handed in, as your school's system left "
    "it. Nothing is written into it: what you say is kept in your own library."
)


class ReviewMode(QWidget):
    """Shows the table of a class and one of its plans.

    Signals:
        student_chosen: another line of the table is chosen (StudentLine).
        open_wanted, again_wanted: a folder is to be chosen; the one from last time opened again.
        stop_wanted: what is being read is not wanted any more.
        table_wanted, files_wanted: the marks, or review files for students, are to be saved.
        copies_wanted, copy_wanted: marked copies are to be made, or one of the plan that is shown.
        feedback_wanted: the sheet for the whole class is to be saved.
        names_wanted: names are to be hidden or shown.
        step_wanted: the student so many places on is wanted.
        left: the mode is not shown any more.
    """

    student_chosen = Signal(object)
    open_wanted = Signal()
    again_wanted = Signal()
    stop_wanted = Signal()
    table_wanted = Signal()
    files_wanted = Signal()
    copies_wanted = Signal()
    copy_wanted = Signal()
    feedback_wanted = Signal()
    names_wanted = Signal()
    step_wanted = Signal(int)
    left = Signal()

    def __init__(
        self, look: Look, pages: QWidget, bank: CodeBank, *, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._look, self._pages = look, pages
        self._front = _CLASS
        self._wants_text = False
        self.strip, self.list = ModerationStrip(look), ClassList(look)
        self.marking = Marking(look, bank, now)
        self.text = QPlainTextEdit()
        self._folder = ElidedLabel("", Style.PANE_TITLE)
        self._counts = ElidedLabel("", Style.SMALL, ink="secondary")
        self._name = ElidedLabel("", Style.PANE_TITLE)
        self._turned = button(look, "What was read", size="small")
        self._copy = button(look, "Marked copy…", icon="file-text", size="small")
        self.copies = CopyNotice(look)
        self._open = button(look, "Open a folder…", icon="folder-open", size="small")
        self._table = button(look, "Save marks as table…", icon="grid-3x3", size="small")
        self._sheet = button(look, "Save class feedback…", icon="file-down", size="small")
        self._files = button(look, "Save for students…", icon="save", size="small")
        self._stop = button(look, "Stop", size="small")
        self._first = button(look, "Open a class folder…", kind="primary", icon="folder-open")
        self._again = button(look, "", kind="ghost", icon="history")
        self._progress = label("", Style.BODY, wraps=True)
        self._hide = button(look, "Hide names", kind="ghost", icon="eye", size="small")
        self._panes = [button(look, name, kind="choice", size="small") for name in _NAMES]
        self._sheets, self._middle = QStackedWidget(), QStackedWidget()
        self.splitter = Splitter(Qt.Orientation.Horizontal, "Width of the panes")
        self._build()
        self._connect()
        self.show_nothing("")

    def show_nothing(self, last: str) -> None:
        """Show how to begin; `last` is the folder from last time, empty where there is none."""
        self._again.setVisible(bool(last))
        self._again.setText(f"Open “{last}” again")
        self._again.setAccessibleName(self._again.text())
        self._sheets.setCurrentIndex(0)

    def show_reading(self, name: str, done: int, total: int) -> None:
        """Say how far the reading of a folder is; without a `total` it is not known yet."""
        count = f" {done} of {total} plans" if total else ""
        self._progress.setText(f"Reading “{name}”:{count or ' looking for plans'}…")
        self._sheets.setCurrentIndex(1)

    def show_class(self, name: str, counts: str, lines: Sequence[StudentLine]) -> None:
        """Show the table of a class."""
        self._folder.show_text(name)
        self._counts.show_text(counts)
        self.list.show_lines(lines)
        self._sheets.setCurrentIndex(2)

    def show_names(self, *, are_shown: bool) -> None:
        """Say whether names are to be seen."""
        self._hide.set_icon("eye" if are_shown else "eye-off")
        self._hide.setText("Hide names" if are_shown else "Show names")
        self._hide.setAccessibleName(self._hide.text())

    def show_student(self, name: str, words: str, *, has_pages: bool) -> None:
        """Show what was read of a student's plan."""
        self._name.show_text(name)
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)
        self._turned.setVisible(has_pages)
        self._copy.setVisible(has_pages)
        self._turned.setChecked(self._wants_text or not has_pages)
        self._turn()

    def show_pages(self) -> None:
        """Show the plan as pages, and not what was read of it."""
        if not self._turned.isHidden():
            self._want_text(False)
            self._turned.setChecked(False)
        self._front = _PLAN
        self._make_room()

    def ways(self) -> PlaceMenu:
        """Return the menu of what can go back to students."""
        menu = PlaceMenu(self._files)
        menu.offer("Marked copies as PDF…", self.copies_wanted.emit)
        menu.offer("Review files…", self.files_wanted.emit)
        return menu

    def show_marking(self) -> None:
        """Show how the plan is judged, also where there is room for one pane only."""
        self._front = _MARKING
        self._make_room()

    def take_focus(self) -> None:
        """Put the focus on the table, or on how to begin."""
        if self._sheets.currentIndex() == 2:
            self._go_to(_CLASS)
        else:
            place = self._stop if self._sheets.currentIndex() == 1 else self._first
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Put the focus on the next of class, plan, and marking."""
        self._go_to((self._pane_with_focus() + 1) % len(_NAMES))

    def previous_pane(self) -> None:
        """Put the focus on the one before."""
        self._go_to((self._pane_with_focus() - 1) % len(_NAMES))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_control and 1 <= number <= _LEVELS:
            self.marking.choose_level(number)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is made small is not left.
        if not event.spontaneous():
            self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _go_to(self, pane: int) -> None:
        if self._sheets.currentIndex() != 2:
            self.take_focus()
            return
        self._front = pane
        self._make_room()
        if pane == _CLASS:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane == _MARKING:
            self.marking.take_focus()
        elif self._turned.isChecked():
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._turned.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pane_with_focus(self) -> int:
        focus: QWidget | None = self.window().focusWidget()
        for at in range(self.splitter.count()):
            pane = self.splitter.widget(at)
            if focus is not None and pane is not None and pane.isAncestorOf(focus):
                return at
        return self._front

    def _want_text(self, is_wanted: bool) -> None:
        self._wants_text = is_wanted

    def _turn(self) -> None:
        """Show the pages, or what was read."""
        is_text = self._turned.isChecked()
        self._middle.setCurrentIndex(1 if is_text else 0)
        self._turned.setText("Show the pages" if is_text else "What was read")
        self._turned.setAccessibleName(self._turned.text())

    def _make_room(self) -> None:
        """Show as many panes as there is room for; the one that is wanted is among them."""
        scale, width = self._look.scale, self.width()
        shown = {_CLASS, _PLAN, _MARKING}
        if width < _TWO * scale:
            shown = {self._front}
        elif width < _THREE * scale:
            shown = {_PLAN if self._front == _PLAN else _CLASS, _MARKING}
        for at, choice in enumerate(self._panes):
            choice.setVisible(len(shown) < len(_NAMES))
            choice.setChecked(at in shown)
        is_wide = len(shown) == len(_NAMES)
        # What these do stands in the menu as well.
        for each in (self._open, self._sheet):
            each.setVisible(is_wide)
        self._unchanged.setVisible(width >= _WHOLE_BAR * scale)
        for at in range(self.splitter.count()):
            pane = self.splitter.widget(at)
            if pane is None:
                continue
            pane.setVisible(at in shown)
            pane.setMinimumWidth(round(_LEAST[at] * scale) if is_wide else 0)

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setAccessibleName("What was read")
        self.text.document().setDocumentMargin(16)
        self._turned.setCheckable(True)
        for choice in self._panes:
            choice.setCheckable(True)
        self._sheets.addWidget(self._begin())
        self._sheets.addWidget(self._at_work())
        self._sheets.addWidget(self._whole())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sheets)

    def _begin(self) -> QWidget:
        words = label(_EMPTY, Style.BODY, ink="secondary", wraps=True)
        words.setMaximumWidth(560)
        title = label("Review a class", Style.PAGE_TITLE)
        ways = row(self._first, self._again, None)
        return surface("page", column(40, title, words, 8, ways, None, margins=(40, 0, 40, 40)))

    def _at_work(self) -> QWidget:
        return surface(
            "page", column(40, self._progress, row(self._stop, None), None, margins=(40, 0, 40, 40))
        )

    def _whole(self) -> QWidget:
        tick = Glyph(self._look, "check", size=16)
        words = label("Students' files stay unchanged", Style.SMALL, ink="secondary")
        self._unchanged = QWidget()
        self._unchanged.setLayout(row(tick, words, gap=4))
        named = column(self._folder, self._counts, gap=0)
        head = row(*self._panes, gap=4)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 6, 16, 6)
        bar.setSpacing(8)
        bar.addWidget(_held(named), 1)
        saving = (self._table, self._sheet, self._files)
        for part in (_held(head), self._unchanged, self._open, *saving):
            bar.addWidget(part)
        self.splitter.setObjectName("review")
        for pane in (self._class_pane(), self._plan_pane(), self.marking):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([round(each * self._look.scale) for each in _WIDTHS])
        held = QVBoxLayout()
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(0)
        held.addLayout(bar)
        held.addWidget(rule())
        held.addWidget(self.splitter, 1)
        return surface("window", held)

    def _class_pane(self) -> QWidget:
        back = button(self._look, "Previous", kind="ghost", icon="chevron-up", size="small")
        on = button(self._look, "Next", kind="ghost", icon="chevron-down", size="small")
        back.setAccessibleName("Previous student")
        on.setAccessibleName("Next student")
        back.clicked.connect(lambda: self.step_wanted.emit(-1))
        on.clicked.connect(lambda: self.step_wanted.emit(1))
        foot = row(back, on, None, self._hide, margins=(8, 4, 8, 4))
        return surface(
            "pane", column(self.strip, rule(), self.copies, self.list, rule(), foot, gap=0)
        )

    def _plan_pane(self) -> QWidget:
        self._middle.addWidget(self._pages)
        self._middle.addWidget(self.text)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 4)
        head.addWidget(self._name, 1)
        head.setSpacing(8)
        head.addWidget(self._copy)
        head.addWidget(self._turned)
        return surface("page", column(head, self._middle, gap=0))

    def _connect(self) -> None:
        self.list.student_chosen.connect(self.student_chosen)
        self._turned.toggled.connect(self._turn)
        self._turned.clicked.connect(self._want_text)
        for opening in (self._open, self._first):
            opening.clicked.connect(lambda *_: self.open_wanted.emit())
        self._again.clicked.connect(lambda *_: self.again_wanted.emit())
        self._stop.clicked.connect(lambda *_: self.stop_wanted.emit())
        self._table.clicked.connect(lambda *_: self.table_wanted.emit())
        self._sheet.clicked.connect(lambda *_: self.feedback_wanted.emit())
        place = self._files
        place.clicked.connect(
            lambda *_: self.ways().popup(place.mapToGlobal(place.rect().bottomLeft()))
        )
        self._copy.clicked.connect(lambda *_: self.copy_wanted.emit())
        self._hide.clicked.connect(lambda *_: self.names_wanted.emit())
        for at, choice in enumerate(self._panes):
            choice.clicked.connect(lambda *_, pane=at: self._go_to(pane))
        self._look.changed.connect(self._make_room)


def _held(layout: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
