# SPDX-License-Identifier: MIT
"""The picture of time in the window: seen, pointed at, zoomed and moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.timeline.axis import Axis, View, axis_of
from workbench.domain.timeline.composing import compose
from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.picture import Picture
from workbench.ui.look.look import Look
from workbench.ui.timeline.ink import ink_of, measure_with
from workbench.ui.timeline.keys import TimelineKeys
from workbench.ui.timeline.painting import PicturePainter
from workbench.ui.widgets.menus import PlaceMenu, plain_tip

STEP = 1.5
"""How much closer one press or one notch of the wheel looks."""

_NOTCH = 120
_DRAG = 5
"""Pixels that a press has to move to be no press any more."""


class PictureView(QWidget):
    """Shows a timeline.

    Signals:
        item_pressed: an item was pressed (Item).
        item_opened: it was pressed twice (Item).
        shown: another stretch of time is shown.
    """

    item_pressed = Signal(object)
    item_opened = Signal(object)
    shown = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.keys = TimelineKeys(self)
        self.add_to_menu: Callable[[PlaceMenu], None] = lambda _: None
        self._timeline = Timeline()
        self._axis = axis_of(self._timeline)
        self._view = self._axis.whole
        self._chosen: Item | None = None
        self._composed: tuple[object, Picture] | None = None
        """The picture that was put together last, and of what."""
        self._pressed: tuple[QPointF, View] | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._follow_look)
        self._follow_look()

    @property
    def axis(self) -> Axis:
        """The axis of what is shown."""
        return self._axis

    @property
    def view(self) -> View:
        """The stretch of time that is shown."""
        return self._view

    @property
    def picture(self) -> Picture:
        """What is drawn now, put together when it is asked for."""
        scale = self._look.scale
        room = (self.width() / scale, self.height() / scale)
        chosen = self._chosen.key if self._chosen else ""
        parts = (self._timeline, self._view, self._measure, room, chosen)
        if self._composed is None or self._composed[0] != parts:
            picture = compose(
                self._timeline,
                self._axis,
                self._view,
                measure=self._measure,
                room=room,
                chosen=chosen,
            )
            self._composed = parts, picture
        return self._composed[1]

    def show_timeline(self, timeline: Timeline, *, is_same: bool) -> None:
        """Show this; of the same pack, the stretch of time that is shown stays."""
        self._timeline, self._axis = timeline, axis_of(timeline)
        self._show(self._axis.fitted(self._view if is_same else None))

    def show_chosen(self, item: Item | None, place: int, of: int) -> None:
        """Let one item stand out and bring it into what is shown."""
        self._chosen = item
        spoken = f"{item.spoken}. {place} of {of}" if item else "Nothing is chosen"
        self.setAccessibleName(f"Picture of the timeline. {spoken}")
        self._show(self._axis.showing(self._view, item) if item else self._view)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Look so many times closer: at a place in units, else at what is chosen or the middle."""
        day = self._day_at(at) if at is not None else self._day_of_chosen()
        self._show(self._axis.zoomed(self._view, factor, day))

    def show_all(self) -> None:
        """Show the whole axis."""
        self._show(self._axis.whole)

    def go_on(self, share: float) -> None:
        """Show what is so much of a view further on."""
        self._show(self._axis.moved(self._view, share))

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, 400)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.shown.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.scale(self._look.scale, self._look.scale)
        chosen = self._chosen.key if self._chosen else ""
        PicturePainter(painter, self._ink, self.picture, chosen).paint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.take(event):
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if turned.y():
            self.zoom(STEP ** (turned.y() / _NOTCH), self._units(event.position()).x())
        elif turned.x():
            self.go_on(-turned.x() / _NOTCH / 10)
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragged = (event.position(), self._view), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            item = self._item_at(event.position())
            self.setToolTip(plain_tip(item.spoken) if item else "")
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor
            )
            return
        start, view = self._pressed
        moved = event.position().x() - start.x()
        if self._is_dragged or abs(moved) > _DRAG:
            self._is_dragged = True
            left, right = self.picture.scale
            self._show(self._axis.moved(view, -moved / self._look.scale / (right - left)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._pressed = self._pressed is not None, None
        item = self._item_at(event.position())
        if was_pressed and not self._is_dragged and item is not None:
            self.item_pressed.emit(item)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position())
        if item is not None:
            self.item_opened.emit(item)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        item = self._item_at(QPointF(event.pos())) if is_by_mouse else None
        if item is not None:
            self.item_pressed.emit(item)
        menu = PlaceMenu(self)
        self.add_to_menu(menu)
        menu.popup(event.globalPos() if is_by_mouse else self.mapToGlobal(self.rect().center()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.setToolTip("")

    def place_of(self, item: Item) -> QRectF | None:
        """Return where the label of an item is, in pixels, or None where it has none."""
        placard = self.picture.placard_of(item.key)
        if placard is None:
            return None
        box, scale = placard.box, self._look.scale
        return QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)

    def _follow_look(self) -> None:
        self._ink = ink_of(self._look.colours)
        self._measure = measure_with(self._ink)
        self.update()

    def _show(self, view: View) -> None:
        self._view = view
        self.update()
        self.shown.emit()

    def _units(self, place: QPointF) -> QPointF:
        return place / self._look.scale

    def _item_at(self, place: QPointF) -> Item | None:
        at = self._units(place)
        return self.picture.item_at(at.x(), at.y())

    def _day_at(self, x: float) -> float:
        left, right = self.picture.scale
        return self._view.day_at((x - left) / (right - left))

    def _day_of_chosen(self) -> float:
        item = self._chosen
        if item is not None and item.moment is not None and item in self._axis.near:
            return min(max(item.moment.middle, self._view.start), self._view.end)
        return self._view.day_at(0.5)
