# SPDX-License-Identifier: MIT
"""The strip of sources: where one is, and what has been said about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from workbench.domain.annotations import Completeness
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import SourceId
from workbench.ui.actions import Actions
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import draw_state
from workbench.ui.widgets.menus import plain_tip, show_keys
from workbench.ui.widgets.parts import button

_FLAT = 40
"""Height in pixels as designed with letter and cells in one row."""
_NARROWEST, _WIDEST = 118, 172
"""Pixels as designed between which a tab is as wide as its name."""


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab says: its source, the letter, maker and year, a cell for each letter."""

    source_id: SourceId
    label: str
    name: str
    cells: tuple[tuple[Letter, Completeness], ...]
    called: str = ""
    """The name as printed: “Interpretation G”; without it, “Source” and the letter."""

    @property
    def full_name(self) -> str:
        """What the source is called on its page."""
        return self.called or f"Source {self.label}"

    def spoken(self) -> str:
        """Return the whole tab in words."""
        states = ", ".join(f"{letter.name} {state}" for letter, state in self.cells)
        return f"{self.full_name}, {self.name}. {states}."


class SourceStrip(QFrame):
    """One tab for each source, in the order of the pack."""

    source_chosen = Signal(object)
    """With the `SourceId`."""

    def __init__(self, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tabs: list[_SourceTab] = []
        self._is_flat = False
        self.setProperty("surface", "window")
        self.setAccessibleName("Sources")
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(12, 4, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        self._more = button(look, kind="ghost", size="small")
        self._more.clicked.connect(self._scroll_on)
        self._more.hide()
        self._coverage = button(look, "Coverage", kind="ghost", icon="grid-3x3")
        show_keys(self._coverage, "Coverage", actions["coverage"])
        self._coverage.clicked.connect(actions["coverage"].trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._more)
        layout.addWidget(self._coverage)
        # While Qt lays out, a change of what is laid out would be lost.
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count_hidden)
        self._area.horizontalScrollBar().valueChanged.connect(self._counting.start)
        self._area.horizontalScrollBar().rangeChanged.connect(self._counting.start)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_tabs(self, tabs: Sequence[Tab], current: SourceId | None) -> None:
        """Show these tabs; the one of the current source is joined to the page."""
        while len(self._tabs) > len(tabs):
            gone = self._tabs.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._tabs) < len(tabs):
            made = _SourceTab(self._look)
            made.chosen.connect(self.source_chosen)
            made.be_flat(self._is_flat)
            self._row.insertWidget(len(self._tabs), made)
            self._tabs.append(made)
        for widget, tab in zip(self._tabs, tabs, strict=True):
            widget.show_tab(tab, is_current=tab.source_id == current)
        self._show_current()

    def focus_current(self) -> None:
        """Put the focus on the tab of the current source."""
        for tab in self._tabs:
            if tab.isChecked():
                tab.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def be_flat(self, is_flat: bool) -> None:
        """Use one row for letter and cells, or two."""
        self._is_flat = is_flat
        for tab in self._tabs:
            tab.be_flat(is_flat)
        self._follow_look()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The tab of the current source is painted over it: it is joined to the page.
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        QPainter(self).fillRect(line, self._look.colour("divider"))

    def _follow_look(self) -> None:
        flat, usual = round(_FLAT * self._look.scale), self._look.px("source_strip")
        self.setFixedHeight(flat if self._is_flat else usual)

    def _show_current(self) -> None:
        for tab in self._tabs:
            if tab.isChecked():
                self._area.ensureWidgetVisible(tab, 40, 0)
        self._counting.start()

    def _count_hidden(self) -> None:
        bar = self._area.horizontalScrollBar()
        edge = bar.value() + self._area.viewport().width()
        count = sum(tab.geometry().right() >= edge for tab in self._tabs)
        count = count if bar.value() < bar.maximum() else 0
        for tab in self._tabs:
            place = tab.geometry()
            tab.be_whole(place.left() >= bar.value() and place.right() < edge)
        self._more.setText(f"+{count}" if count else "")
        self._more.setAccessibleName(f"{count} more {'source' if count == 1 else 'sources'}")
        self._more.setVisible(count > 0)

    def _scroll_on(self) -> None:
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + self._area.viewport().width() // 2)


class _SourceTab(QAbstractButton):
    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tab: Tab | None = None
        self._is_flat = False
        self._is_whole = True
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._choose)
        look.changed.connect(self.updateGeometry)

    def show_tab(self, tab: Tab, *, is_current: bool) -> None:
        """Show this source."""
        self.setChecked(is_current)
        if tab != self._tab:
            self._tab = tab
            self.setAccessibleName(tab.spoken())
            self.setToolTip(plain_tip(f"{tab.full_name}: {tab.name}"))
            self.updateGeometry()
            self.update()

    def be_flat(self, is_flat: bool) -> None:
        """Show letter and cells in one row."""
        self._is_flat = is_flat
        self.updateGeometry()

    def be_whole(self, is_whole: bool) -> None:
        """Be there only as a whole: half a tab reads like another one."""
        if is_whole != self._is_whole:
            self._is_whole = is_whole
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_whole)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        tab, look = self._tab, self._look
        cells = 20 * len(tab.cells) if tab else 0
        least = max(_NARROWEST, 22 + cells + (24 if self._is_flat else 0)) * look.scale
        if tab is None or self._is_flat:
            return QSize(round(least), 36)
        letter = QFontMetrics(look.font(Style.PANE_TITLE, weight=700))
        name = QFontMetrics(look.font(Style.CAPTION, weight=500))
        words = letter.horizontalAdvance(tab.label) + name.horizontalAdvance(tab.name)
        wanted = min(words + 30 * look.scale, _WIDEST * look.scale)
        return QSize(round(max(least, wanted)), 56)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        forward = steps.get(Qt.Key(event.key()))
        if forward is not None:
            self.focusNextPrevChild(forward)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tab, look = self._tab, self._look
        if tab is None or not self._is_whole:
            return
        painter = QPainter(self)
        room = self.rect()
        if self.isChecked():
            painter.fillRect(room, look.colour("page"))
            painter.setPen(look.colour("divider"))
            painter.drawLine(room.topLeft(), room.bottomLeft())
            painter.drawLine(room.topRight(), room.bottomRight())
            painter.fillRect(0, 0, room.width(), 3, look.colour("text"))
        elif self.underMouse():
            painter.fillRect(room.adjusted(0, 0, 0, -1), look.colour("hover"))
        scale = look.scale
        left, side = round(11 * scale), round(16 * scale)
        letter_font = look.font(Style.PANE_TITLE, weight=700)
        name_font = look.font(Style.CAPTION, weight=500)
        letter_width = QFontMetrics(letter_font).horizontalAdvance(tab.label)
        first = room.adjusted(left, round(7 * scale), -6, 0)
        first.setHeight(round(20 * scale))
        if self._is_flat:
            first.moveTop((room.height() - first.height()) // 2)
        painter.setPen(look.colour("text"))
        painter.setFont(letter_font)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, middle, tab.label)
        x = left + letter_width + round(8 * scale)
        top = first.top() + 2 if self._is_flat else first.bottom() + round(5 * scale)
        if not self._is_flat:
            painter.setFont(name_font)
            painter.setPen(look.colour("text" if self.isChecked() else "text_secondary"))
            place = first.adjusted(x - left, 0, 0, 0)
            name = QFontMetrics(name_font).elidedText(
                tab.name, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, middle, name)
            x = left
        for number, (letter, state) in enumerate(tab.cells):
            box = QRectF(x + number * (side + round(4 * scale)), top, side, side)
            draw_state(painter, look, letter, state, box)

    def _choose(self) -> None:
        # The tab is checked by whoever shows the source, not by being pressed.
        self.setChecked(not self.isChecked())
        if self._tab is not None:
            self.chosen.emit(self._tab.source_id)
