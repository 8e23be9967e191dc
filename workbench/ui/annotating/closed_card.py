# SPDX-License-Identifier: MIT
"""A note that is not open: two lines, drawn in one go so that hundreds of them are light."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import AnnotationId
from workbench.ui.annotating import wording
from workbench.ui.annotating.painting import chain_size, draw_chain
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.lens import draw_tag

HEIGHT = 64
"""Of a closed card, in pixels as designed."""

_MOVES = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip


class ClosedCard(QAbstractButton):
    """A button with a note's head and its last written step; pressing it opens the note."""

    hovered = Signal(object)
    """The id of the mark below the pointer or with the focus, or None."""
    move_wanted = Signal(int)
    """A key that moves within the list: its `Qt.Key`."""
    removal_wanted = Signal()
    escaped = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._annotation: Annotation | None = None
        self._letter: Letter | None = None
        self._place = ""
        self._is_lit, self._is_tab_stop = False, True
        self.setProperty(NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.update)

    @property
    def annotation_id(self) -> AnnotationId | None:
        """The mark this card shows."""
        return self._annotation.id if self._annotation else None

    def show_note(self, annotation: Annotation, letter: Letter | None, place: str) -> None:
        """Show this note; `place` says where its mark stands."""
        if annotation is self._annotation and (letter, place) == (self._letter, self._place):
            return
        self._annotation, self._letter, self._place = annotation, letter, place
        self.setAccessibleName(wording.spoken_name(annotation, letter, place))
        self.setAccessibleDescription(annotation.last_written_step)
        self.update()

    def be_tab_stop(self, is_it: bool) -> None:
        """Be reached with Tab, or by keys of the list and the mouse alone."""
        if is_it != self._is_tab_stop:
            self._is_tab_stop = is_it
            policies = Qt.FocusPolicy
            self.setFocusPolicy(policies.StrongFocus if is_it else policies.ClickFocus)

    def show_lit(self, is_lit: bool) -> None:
        """Show that the mark of this note is pointed at somewhere else."""
        if is_lit != self._is_lit:
            self._is_lit = is_lit
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(280 * self._look.scale), round(HEIGHT * self._look.scale))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._annotation is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        scale = self._look.scale
        room = self.rect().adjusted(round(13 * scale), 0, -round(13 * scale), 0)
        self._paint_head(painter, self._annotation, QRect(room.x(), round(10 * scale), room.width(),
                                                          round(20 * scale)))  # fmt: skip
        self._paint_words(
            painter,
            self._annotation,
            QRect(room.x(), round(33 * scale), room.width(), round(21 * scale)),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _MOVES:
            self.move_wanted.emit(int(key))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._tell_hovered(self.annotation_id)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell_hovered(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_hovered(self.annotation_id)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_hovered(None)

    def _tell_hovered(self, annotation_id: AnnotationId | None) -> None:
        self.update()
        self.hovered.emit(annotation_id)

    def _paint_frame(self, painter: QPainter) -> None:
        look = self._look
        is_pointed_at = self._is_lit or self.underMouse()
        if self.hasFocus():
            pen = QPen(look.colour("focus"), 2)
        else:
            pen = QPen(look.colour("control_border" if is_pointed_at else "divider"), 1)
        painter.setPen(pen)
        painter.setBrush(look.colour("page"))
        inset = pen.widthF() / 2
        radius = look.px("radius_card")
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def _paint_head(self, painter: QPainter, annotation: Annotation, room: QRect) -> None:
        look, gap = self._look, round(7 * self._look.scale)
        side = round(18 * look.scale)
        tag = QRectF(room.x(), room.center().y() - side / 2 + 1, side, side)
        draw_tag(painter, look, self._letter, tag)
        at = room.x() + side + gap
        strong, caption = look.font(Style.SMALL, weight=700), look.font(Style.CAPTION)
        at = self._paint_text(painter, annotation.short_id, strong, "text", _from(room, at)) + gap
        right = room.right() + 1 - chain_size(look).width()
        draw_chain(
            painter, look, wording.steps_written(annotation),
            QRectF(right, room.y() + 1, chain_size(look).width(), room.height()),
        )  # fmt: skip
        right -= gap
        if annotation.direction is not None:
            name, icon = DIRECTIONS[annotation.direction]
            medium = look.font(Style.CAPTION, weight=500)
            length, drawing = QFontMetrics(medium).horizontalAdvance(name), round(19 * look.scale)
            if right - length - drawing > at:
                right -= length
                words = QRect(right, room.y(), length + gap, room.height())
                self._paint_text(painter, name, medium, "text_secondary", words)
            right -= drawing
            top = room.center().y() - round(7 * look.scale)
            painter.drawPixmap(right, top, look.pixmap(icon, size=15))
            right -= gap
        place = self._place
        if self._letter is None:
            place = f"{wording.letter_name(annotation, None)} · {place}"
        where = QRect(at, room.y(), right - at, room.height())
        self._paint_text(painter, place, caption, "text_tertiary", where)

    def _paint_words(self, painter: QPainter, annotation: Annotation, room: QRect) -> None:
        written = " ".join(annotation.last_written_step.split())
        words = annotation.target.quoted
        if annotation.target.is_doubtful:
            side = round(16 * self._look.scale)
            top = room.center().y() - side // 2
            picture = self._look.pixmap("triangle-alert", colour="warning", size=16)
            painter.drawPixmap(room.x(), top, picture)
            room = _from(room, room.x() + side + round(6 * self._look.scale))
            self._paint_text(
                painter, wording.PLEASE_CHECK, self._look.font(Style.BODY), "text", room
            )
        elif written:
            self._paint_text(painter, written, self._look.font(Style.BODY), "text", room)
        elif words:
            quoted = f"‘{' '.join(words.split())}’"
            font = self._look.quoting_font(Style.BODY)
            self._paint_text(painter, quoted, font, "text_secondary", room)
        else:
            font = self._look.font(Style.BODY)
            self._paint_text(painter, "Nothing yet", font, "text_tertiary", room)

    def _paint_text(self, painter: QPainter, text: str, font: QFont, ink: str, room: QRect) -> int:
        """Write one line, cut where the room ends, and return where it ends."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return room.x() + metrics.horizontalAdvance(shown)


def _from(room: QRect, x: int) -> QRect:
    return QRect(x, room.y(), room.right() + 1 - x, room.height())
