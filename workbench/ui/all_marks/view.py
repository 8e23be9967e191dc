# SPDX-License-Identifier: MIT
"""All marks of a pack: filters above, the table, and below it all that the row in use says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import AnnotationId
from workbench.domain.mark_list import MarkFilter, MarkOrder, MarkRow
from workbench.domain.sources import Source
from workbench.ui.all_marks.changes import ChangeBar
from workbench.ui.all_marks.filters import FilterBar
from workbench.ui.all_marks.table import MarkTable
from workbench.ui.all_marks.wording import count_words, whole_row
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.moments import here_and_now
from workbench.ui.widgets.parts import button, column, label, row, rule, surface

_NARROW, _LOW, _LOWEST = 760, 430, 300
"""Pixels as designed below which bars give way, filters are shown only when asked for, and the line
below the table makes room for it: the words of a row are spoken all the same, and Enter shows them.
"""
_DETAIL_LINES, _LOW_DETAIL_LINES = 5, 2


class AllMarksView(QWidget):
    """Shows rows that were chosen and sorted elsewhere."""

    filter_chosen = Signal(object)
    """A `MarkFilter`."""
    order_chosen = Signal(object)
    """A `MarkOrder`."""
    mark_chosen = Signal(object)
    """The id of the mark to go to."""
    closed = Signal()
    letter_wanted = Signal(int)

    def __init__(self, look: Look, *, now: Callable[[], datetime] = here_and_now) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._said = self._way = ""
        self._count = label("", Style.SMALL, ink="secondary")
        self._fold = button(look, "Filters", icon="list-filter", size="small")
        self._back = button(look, "Back", kind="ghost", icon="arrow-left", size="small")
        self.filters = FilterBar(look)
        self.changes = ChangeBar(look)
        self.table = MarkTable(look, now)
        self.detail = _detail()
        self._nothing = label("", Style.BODY, ink="secondary", wraps=True)
        self._views = QStackedWidget()
        self._build_up()
        self._connect()
        look.changed.connect(self._make_room)

    def show_choices(
        self, sources: Sequence[Source], letters: Sequence[Letter], enquiries: Sequence[Enquiry]
    ) -> None:
        """Offer these sources, letters and questions."""
        self.filters.show_choices(sources, letters, enquiries)
        self.changes.show_choices(letters, enquiries)

    def show_rows(
        self, rows: Sequence[MarkRow], chosen: MarkFilter, order: MarkOrder, *, there_are: int
    ) -> None:
        """Show these rows out of so many; what is chosen and where the keyboard is stays."""
        words = count_words(len(rows), there_are, sum(each.is_unfinished for each in rows))
        self._count.setText(words)
        self.filters.show_filter(chosen, order)
        self.table.show_rows(rows, order)
        self._views.setCurrentWidget(self.table if rows else self._nothing)
        self._nothing.setText(
            "No mark fits. Change what is asked for above, or press “Show all”."
            if there_are
            else "Nothing is marked yet. Select words in a source and press a letter."
        )
        if words != self._said and self.isVisible():
            announce(self, words)
        self._said = words

    def show_way_back(self, name: str) -> None:
        """Say where going back leads to: “Source E”."""
        self._way = name
        self._back.setAccessibleName(f"Back to {name}" if name else "Back")
        self._make_room()

    def take_focus(self, annotation_id: AnnotationId | None = None) -> None:
        """Give the keyboard to the table, at this mark where it is listed."""
        if self._views.currentWidget() is self.table:
            self.table.focus_mark(annotation_id)
        else:
            self.filters.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Go from the words that are looked for to the table, to the line below, and around."""
        self._step(1)

    def previous_pane(self) -> None:
        """Go the other way."""
        self._step(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.table.hasFocus() or self._views.currentWidget() is not self.table:
            self.closed.emit()
        else:
            self.table.focus_mark()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _build_up(self) -> None:
        self._fold.setCheckable(True)
        head = row(
            label("All marks", Style.PAGE_TITLE), self._count, None, self._fold, self._back,
            gap=10, margins=(20, 10, 16, 6),
        )  # fmt: skip
        bars = column(self.filters, self.changes, gap=8, margins=(20, 0, 16, 8))
        above = surface("window", column(head, bars, gap=0))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for each in (self.table, self._nothing):
            self._views.addWidget(each)
        self._below = surface("window", column(self.detail, margins=(16, 4, 12, 4)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(above)
        layout.addWidget(rule())
        layout.addWidget(self._views, 1)
        layout.addWidget(rule())
        layout.addWidget(self._below)

    def _connect(self) -> None:
        self.filters.filter_chosen.connect(self.filter_chosen)
        self.filters.order_chosen.connect(self.order_chosen)
        self.table.order_chosen.connect(self.order_chosen)
        self.table.opened.connect(self.mark_chosen)
        self.table.left.connect(self.closed)
        self.table.letter_wanted.connect(self.letter_wanted)
        self.table.removal_wanted.connect(self.changes.removal_wanted)
        self.table.copy_wanted.connect(self.changes.copy_wanted)
        self.table.menu_wanted.connect(self.changes.open_menu)
        self.table.moved.connect(self._follow)
        self._back.clicked.connect(self.closed)
        self._fold.toggled.connect(self._make_room)

    def _follow(self) -> None:
        self.changes.show_count(len(self.table.chosen()))
        current = self.table.current()
        words = whole_row(current, self._now()) if current else ""
        if words != self.detail.toPlainText():
            self.detail.setPlainText(words)

    def _step(self, step: int) -> None:
        panes: tuple[QWidget, ...] = (self.filters.field, self.table, self.detail)
        shown = [each for each in panes if each.isVisible()]
        focused: QWidget | None = self.window().focusWidget()
        at = next((n for n, each in enumerate(shown) if each is focused), -1 if step > 0 else 0)
        shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_room(self) -> None:
        scale = self._look.scale
        is_low = self.height() < _LOW * scale
        is_narrow = self.width() < _NARROW * scale
        is_folded = is_low or is_narrow
        self._fold.setVisible(is_folded)
        self.filters.setVisible(not is_folded or self._fold.isChecked())
        self.changes.setVisible(not (is_low and is_folded and self._fold.isChecked()))
        self.changes.be_narrow(is_narrow)
        lines = _LOW_DETAIL_LINES if is_low else _DETAIL_LINES
        room = self.detail.fontMetrics().lineSpacing() * lines
        self.detail.setFixedHeight(room + 2 * round(self.detail.document().documentMargin()) + 2)
        self._below.setVisible(self.height() >= _LOWEST * scale)
        self._show_back(is_narrow=is_narrow)

    def _show_back(self, *, is_narrow: bool) -> None:
        self._back.setText(f"Back to {self._way}" if self._way and not is_narrow else "Back")


def _detail() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setAccessibleName("The whole mark")
    made.setProperty("kind", "detail")
    made.setTabChangesFocus(True)
    made.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    made.setUndoRedoEnabled(False)
    return made
