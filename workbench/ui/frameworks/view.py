# SPDX-License-Identifier: MIT
"""Frameworks: those there are, what the chosen one has, and one's own to be made in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.frameworks import MOST_LETTERS, Framework
from workbench.domain.own_frameworks import (
    LONGEST_NAME,
    moved_letter,
    problem_with_name,
    with_new_letter,
    without_letter,
)
from workbench.ui.frameworks.fields import CheckedLine
from workbench.ui.frameworks.letter_form import LetterForm
from workbench.ui.frameworks.letter_row import LetterRow
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, clear, column, label, row, rule, scrolling, surface
from workbench.ui.widgets.text_list import TextLine, TextList

_LIST, _ROW = 232, 28


@dataclass(frozen=True, slots=True)
class Entry:
    """A framework of the list; `note` says where it is from, for one that cannot be changed."""

    framework: Framework
    can_change: bool = False
    can_remove: bool = False
    note: str = ""


class FrameworksView(QWidget):
    """A list of frameworks, and the chosen one beside it.

    Signals:
        changed: one's own framework as it is now (Framework).
        use_wanted, copy_wanted, removal_wanted: with the id of a framework (str).
        blank_wanted: a new one is to be made.
        closed: back to where one was.
    """

    changed = Signal(object)
    use_wanted = Signal(str)
    copy_wanted = Signal(str)
    removal_wanted = Signal(str)
    blank_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: tuple[Entry, ...] = ()
        self._in_use = ""
        self._shown: Entry | None = None
        self._open: int | None = None
        self._shape: tuple[object, ...] = ()
        self.list = TextList(look, height=_ROW)
        self.list.setAccessibleName("Frameworks")
        self.list.setFixedWidth(round(_LIST * look.scale))
        self.new = button(look, "New framework", icon="plus", size="small")
        self.back = button(look, "Back", kind="ghost", icon="arrow-left", size="small")
        self.name = CheckedLine("Name of the framework", check=self._check_name, most=LONGEST_NAME)
        self._title = label("", Style.PAGE_TITLE, wraps=True)
        self._note = label("", Style.SMALL, ink="secondary", wraps=True)
        self.use = button(look, "Use this framework", size="small", icon="check")
        self.copy = button(look, "Make a copy", size="small", icon="copy")
        self.remove = button(look, "Remove", kind="ghost", size="small", icon="trash-2")
        self.add = button(look, "Add a letter", kind="ghost", size="small", icon="plus")
        self.form = LetterForm(look)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lay_out()
        self._connect()

    def show_entries(self, entries: Sequence[Entry], in_use: str) -> None:
        """Show these frameworks, of which the one with the id `in_use` is looked at marks with."""
        self._entries, self._in_use = tuple(entries), in_use
        wanted = self._shown.framework.id if self._shown else in_use
        self.show_framework(wanted)

    def show_framework(self, framework_id: str) -> None:
        """Show this framework, or the one in use where it is gone."""
        by_id = {each.framework.id: place for place, each in enumerate(self._entries)}
        place = by_id.get(framework_id, by_id.get(self._in_use, 0))
        if not self._entries:
            return
        entry = self._entries[place]
        if self._shown is None or self._shown.framework.id != entry.framework.id:
            self._open = None
        self._shown = entry
        self.list.show_lines(self._lines(), place=place)
        self._show()

    def open_letter(self, place: int | None) -> None:
        """Open the form of a letter, or none."""
        self.commit()
        self._open = place
        self._show()
        if place is not None:
            self.form.take_focus()

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return self.isVisible() and any(each.is_typed() for each in self._fields())

    def commit(self) -> None:
        """Hand on what is being typed."""
        for each in self._fields():
            if each.is_typed():
                each.commit()

    def take_focus(self) -> None:
        """Give the list the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Go from the list to the framework, or back."""
        if self.list.hasFocus():
            first = self.name.line if self.name.isVisible() else self.use
            (first if first.isEnabled() else self.copy).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.take_focus()

    previous_pane = next_pane

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._open is not None:
            place = self._open
            self.open_letter(None)
            self._row(place).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.commit()
            self.closed.emit()

    def _fields(self) -> tuple[CheckedLine, ...]:
        can_change = self._shown is not None and self._shown.can_change
        if not can_change:
            return ()
        return (self.name, *(self.form.fields() if self._open is not None else ()))

    def _lay_out(self) -> None:
        head = row(label("Frameworks", Style.PAGE_TITLE), None, self.back, margins=(20, 10, 16, 10))
        beside = column(self.list, self.new, gap=10, margins=(16, 14, 12, 14))
        content = QWidget()
        content.setLayout(
            column(
                self._title,
                self.name,
                self._note,
                row(self.use, self.copy, self.remove, None, gap=6),
                6,
                self._rows,
                row(self.add, None),
                None,
                gap=8,
                margins=(20, 16, 20, 16),
            )
        )
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(surface("pane", beside))
        panes.addWidget(rule(is_upright=True))
        panes.addWidget(surface("page", row(scrolling(content), gap=0)), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(surface("window", head))
        layout.addWidget(rule())
        layout.addLayout(panes, 1)

    def _connect(self) -> None:
        self.list.line_changed.connect(self._choose)
        self.new.clicked.connect(self.blank_wanted)
        self.back.clicked.connect(self.closed)
        self.use.clicked.connect(lambda: self._tell(self.use_wanted))
        self.copy.clicked.connect(lambda: self._tell(self.copy_wanted))
        self.remove.clicked.connect(lambda: self._tell(self.removal_wanted))
        self.name.settled.connect(lambda text: self._change(replace(self._framework(), name=text)))
        self.add.clicked.connect(self._add_letter)
        self.form.changed.connect(self._change)
        self.form.moved.connect(self._move_letter)
        self.form.removal_wanted.connect(self._remove_letter)

    def _lines(self) -> list[TextLine]:
        in_use = self._in_use
        names = (
            f"{x.framework.name} · in use" if x.framework.id == in_use else x.framework.name
            for x in self._entries
        )
        return [TextLine(name, name) for name in names]

    def _show(self) -> None:
        entry = self._shown
        if entry is None:
            return
        framework = entry.framework
        self._title.setText(framework.name)
        self._title.setVisible(not entry.can_change)
        self.name.setVisible(entry.can_change)
        self.name.show_text(framework.name)
        self._note.setText(entry.note)
        self._note.setVisible(bool(entry.note))
        is_used = framework.id == self._in_use
        self.use.setEnabled(not is_used)
        self.use.setText("In use" if is_used else "Use this framework")
        self.remove.setVisible(entry.can_remove)
        self.add.setVisible(entry.can_change and len(framework.letters) < MOST_LETTERS)
        self._show_letters(framework, can_change=entry.can_change)

    def _show_letters(self, framework: Framework, *, can_change: bool) -> None:
        shape = (framework.id, len(framework.letters), can_change, self._open)
        if shape != self._shape:
            # While somebody types, rows stay: whoever goes on with Tab is not to lose the place.
            self._shape = shape
            self._build_rows(framework, can_change=can_change)
        for place, (made, letter) in enumerate(
            zip(self._letter_rows(), framework.letters, strict=True)
        ):
            made.show_letter(letter, is_open=place == self._open)
        if self._open is not None:
            self.form.show_letter(framework, self._open)

    def _build_rows(self, framework: Framework, *, can_change: bool) -> None:
        focused = self.window().focusWidget()
        held = next((n for n, each in enumerate(self._letter_rows()) if each is focused), None)
        self._rows.removeWidget(self.form)
        self.form.hide()
        clear(self._rows)
        for place, letter in enumerate(framework.letters):
            made = LetterRow(self._look, letter, can_open=can_change)
            made.clicked.connect(lambda _=False, n=place: self._toggle(n))
            self._rows.addWidget(made)
            # At once, or it cannot take the focus before Qt is back in its loop.
            made.show()
            if can_change and place == self._open:
                self._rows.addWidget(self.form)
                self.form.show_letter(framework, place)
                self.form.show()
        if held is not None and self._open is None:
            self._row(min(held, len(framework.letters) - 1)).setFocus()

    def _row(self, place: int) -> QWidget:
        return self._letter_rows()[place]

    def _letter_rows(self) -> list[LetterRow]:
        items = (self._rows.itemAt(n) for n in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each for each in widgets if isinstance(each, LetterRow)]

    def _toggle(self, place: int) -> None:
        if self._shown is None or not self._shown.can_change:
            return
        self.open_letter(None if self._open == place else place)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._entries):
            self.commit()
            self.show_framework(self._entries[place].framework.id)

    def _framework(self) -> Framework:
        return self._shown.framework if self._shown else Framework("", "", "", ())

    def _tell(self, signal: object) -> None:
        self.commit()
        signal.emit(self._framework().id)  # type: ignore[attr-defined]

    def _change(self, framework: Framework) -> None:
        if self._shown is not None and self._shown.can_change:
            self._shown = replace(self._shown, framework=framework)
            self.changed.emit(framework)

    def _add_letter(self) -> None:
        self.commit()
        framework = with_new_letter(self._framework())
        if framework == self._framework():
            self._note.setText("Every dimension has a letter already: take one out of its letter.")
            self._note.show()
            return
        self._open = len(framework.letters) - 1
        self._change(framework)
        self._show()
        self.form.take_focus()

    def _move_letter(self, by: int) -> None:
        place = self._open or 0
        self._open = min(max(0, place + by), len(self._framework().letters) - 1)
        self._change(moved_letter(self._framework(), place, by))
        self._show()

    def _remove_letter(self) -> None:
        place, self._open = self._open or 0, None
        self._change(without_letter(self._framework(), place))
        self._show()
        self._row(min(place, len(self._framework().letters) - 1)).setFocus()

    def _check_name(self, typed: str) -> str | None:
        own = self._framework().id
        others = [x.framework.name for x in self._entries if x.framework.id != own]
        return problem_with_name(typed, others)
