# SPDX-License-Identifier: MIT
"""The ring around whatever has the focus: the same around everything, always to be seen."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look

_SHAPES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
NO_RING = "no_focus_ring"
"""Property of a widget that shows in its own way that it has the focus."""


class FocusRing(QWidget):
    """Follows the focus within one window; it takes no events and is not spoken."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        look.changed.connect(self.update)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHAPES:
            self._surround()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), self._look.px("focus_ring")))
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(room, 8, 8)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in filter(shiboken6.isValid, self._watched):
            each.removeEventFilter(self)
        window = self.parentWidget()
        belongs = new is not None and window is not None and window.isAncestorOf(new)
        wants = belongs and not (new is not None and new.property(NO_RING))
        self._target = new if wants else None
        # Whatever it stands in may move as well: a list that scrolls, a pane that gets wider.
        self._watched = list(_up_to(self._target, window))
        for each in self._watched:
            each.installEventFilter(self)
        self._surround()

    def _surround(self) -> None:
        target, window = self._target, self.parentWidget()
        # Whatever had the focus may be gone by the time its events are answered.
        is_there = target is not None and shiboken6.isValid(target) and target.isVisible()
        if target is None or window is None or not is_there:
            self.hide()
            return
        away = self._look.px("focus_gap") + self._look.px("focus_ring")
        place = window.rect().adjusted(1, 1, -1, -1)
        for each in (target, *self._views()):
            seen = QRect(each.mapTo(window, QPoint(0, 0)), each.size())
            place = place.intersected(seen.adjusted(-away, -away, away, away))
        self.setGeometry(place)
        self.setVisible(not place.isEmpty())
        self.raise_()

    def _views(self) -> Iterator[QWidget]:
        """Yield what the widget with the focus may be scrolled out of."""
        for each in filter(shiboken6.isValid, self._watched):
            holder = each.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and each is holder.viewport():
                yield each


def _up_to(widget: QWidget | None, window: QWidget | None) -> Iterator[QWidget]:
    """Yield a widget and what it stands in, within the window."""
    while widget is not None and widget is not window:
        yield widget
        widget = widget.parentWidget()
