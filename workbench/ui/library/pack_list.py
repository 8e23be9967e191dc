# SPDX-License-Identifier: MIT
"""Left in the library: the packs, and below the open one its enquiries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.identifiers import PackId
from workbench.domain.plans import Plan
from workbench.domain.saying import counted
from workbench.ui.library.wording import plan_in_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import button, label, row, rule, scrolling, surface

if TYPE_CHECKING:
    from workbench.storage.repositories.packs import PackSummary

LEAST_WIDTH = 240

Offer = tuple[str, Callable[[], None]]


class PackList(QWidget):
    """Packs and enquiries; below them the ways to get more."""

    pack_opened = Signal(object)
    """With the `PackId`."""
    plan_opened = Signal(object)
    """With the `PlanId`."""
    new_plan_wanted = Signal(object)
    """With the `PackId`."""
    pack_removed = Signal(object)
    """With the `PackId`."""
    new_pack_wanted = Signal()
    bring_in_wanted = Signal()
    example_wanted = Signal()
    other_library_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._packs: tuple[PackSummary, ...] = ()
        self._current: PackId | None = None
        self._plans: tuple[Plan, ...] = ()
        self._plans_of: PackId | None = None
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self.bring_in = button(look, "Bring in", kind="primary", icon="file-plus")
        self._example = button(look, "The example", kind="ghost", icon="book-open-text")
        self._new = button(look, "New pack", kind="ghost", icon="plus")
        self._new.clicked.connect(lambda *_: self.new_pack_wanted.emit())
        self._other = button(look, "Another library", kind="ghost", icon="folder-open")
        self._lay_out()
        self.setMinimumWidth(LEAST_WIDTH)
        self.bring_in.clicked.connect(self.bring_in_wanted)
        self._example.clicked.connect(self.example_wanted)
        self._other.clicked.connect(self.other_library_wanted)

    def show_packs(self, packs: Sequence[PackSummary], current: PackId | None) -> None:
        """Show these packs; the current one has a frame."""
        self._packs, self._current = tuple(packs), current
        self._show_lines()

    def show_plans(self, pack_id: PackId, plans: Sequence[Plan]) -> None:
        """Show the enquiries of one pack below it."""
        self._plans, self._plans_of = tuple(plans), pack_id
        self._show_lines()

    def take_focus(self) -> None:
        """Put the focus on the open pack."""
        line = next((each for each in self._lines if each.isChecked()), self.bring_in)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(292 * self._look.scale), 400)

    def _show_lines(self) -> None:
        number = 0
        for pack in self._packs:
            is_current = pack.id == self._current
            words = f"{counted(pack.sources, 'source')} · {counted(pack.annotations, 'mark')}"
            line = self._line(number, indent=0)
            line.show_words("library-big", pack.title, words, is_chosen=is_current)
            line.does = lambda pack_id=pack.id: self.pack_opened.emit(pack_id)
            line.offers = self._offers_of(pack.id, is_current=is_current)
            number += 1
            if is_current and pack.id == self._plans_of:
                number = self._show_plans(pack.id, number)
        for spare in self._lines[number:]:
            spare.hide()

    def _show_plans(self, pack_id: PackId, number: int) -> int:
        for plan in self._plans:
            line = self._line(number, indent=1)
            line.show_words("list-tree", plan.enquiry.text, plan_in_words(plan), is_chosen=False)
            line.does = lambda plan_id=plan.id: self.plan_opened.emit(plan_id)
            line.offers = ()
            number += 1
        line = self._line(number, indent=1)
        line.show_words("plus", "New question", "", is_chosen=False)
        line.does = lambda: self.new_plan_wanted.emit(pack_id)
        line.offers = ()
        return number + 1

    def _offers_of(self, pack_id: PackId, *, is_current: bool) -> tuple[Offer, ...]:
        asking: Offer = ("New question", lambda: self.new_plan_wanted.emit(pack_id))
        removing: Offer = ("Remove this pack", lambda: self.pack_removed.emit(pack_id))
        return (asking, removing) if is_current else (removing,)

    def _line(self, number: int, *, indent: int) -> _Line:
        """Return the line at a place; one that stands in another way is made anew."""
        if number < len(self._lines) and self._lines[number].indent == indent:
            line = self._lines[number]
        else:
            line = _Line(self._look, indent)
            line.stepped.connect(lambda step: self._step(line, step))
            self._lines.insert(number, line)
            self._column.insertWidget(number, line)
        line.show()
        return line

    def _step(self, line: _Line, step: int) -> None:
        shown = [each for each in self._lines if each.isVisible()]
        place = shown.index(line) + step
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._column)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = label("Library", Style.PANE_TITLE)
        column.addLayout(row(title, None, self.bring_in, margins=(18, 12, 14, 8)))
        column.addWidget(scrolling(inside), 1)
        column.addWidget(rule())
        column.addLayout(row(self._new, None, margins=(8, 8, 8, 0)))
        column.addLayout(row(self._example, None, margins=(8, 0, 8, 0)))
        column.addLayout(row(self._other, None, margins=(8, 0, 8, 8)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(surface("pane", column))


class _Line(EntryButton):
    """A pack, or further in an enquiry."""

    def __init__(self, look: Look, indent: int) -> None:
        super().__init__(look, lines=12 if indent else 3, indent=24 * indent)
        self.setCheckable(not indent)
        self.indent = indent
        self.does: Callable[[], None] | None = None
        self.offers: tuple[Offer, ...] = ()
        """What else its menu offers."""
        self.clicked.connect(self._do)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = PlaceMenu(self)
        menu.offer("Open", self.click, key="Return")
        for name, act in self.offers:
            menu.offer(name, act)
        menu.popup(event.globalPos())

    def _do(self) -> None:
        if self.does is not None:
            self.does()
