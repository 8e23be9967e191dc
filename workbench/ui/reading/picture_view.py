# SPDX-License-Identifier: MIT
"""The picture of a source, as large as there is room, with the words that describe it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.sources import Picture
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.parts import column, label, surface

_LOW = 300
"""Height in pixels as designed, below which the picture has all the room."""


class PictureView(QFrame):
    """A picture, or a card saying what it shows where it is missing.

    Letters that need no words act here as they do in a text, while `letters_on`.
    """

    know_wanted = Signal()
    whole_note_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters_on = not QAccessible.isActive()
        self.canvas = _Canvas(look)
        self._look = look
        self._has_caption = False
        self._caption = label("", Style.SMALL, ink="secondary", wraps=True)
        self._why = label("", Style.BODY_STRONG, wraps=True)
        self._shows = label("", Style.BODY, ink="secondary", wraps=True)
        self._gap = surface("gap", column(self._why, self._shows, gap=4, margins=(20, 16, 20, 16)))
        self._gap.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._gap.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(
            column(self.canvas, self._caption, self._gap, gap=8, margins=(20, 4, 20, 16))
        )

    def show_picture(
        self, picture: Picture, image: QImage | None, *, with_caption: bool = True
    ) -> None:
        """Show the picture; `image` is None while it is on its way, null if it cannot be read.

        Without a caption its description is there for screen readers alone.
        """
        alt = " ".join(picture.alt.split())
        missing = picture.missing or picture.file is None
        is_there = not missing and (image is None or not image.isNull())
        self.canvas.show_image(image if is_there else None)
        self.canvas.setAccessibleName(alt or "Picture without a description")
        self._caption.setText(alt)
        self._why.setText(
            "The picture was not part of what was brought in."
            if missing
            else "The picture cannot be shown."
        )
        self._shows.setText(f"It shows: {alt}" if alt else "Nobody has described it.")
        self._gap.setAccessibleName(f"{self._why.text()} {self._shows.text()}")
        self._show_one_of_two(is_there=is_there)
        self._has_caption = is_there and with_caption and bool(alt)
        self._make_room()
        policy = QSizePolicy.Policy.Expanding if is_there else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = {"k": self.know_wanted, "w": self.whole_note_wanted}
        wanted = letters.get(event.text().casefold())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.letters_on and wanted is not None and not modifiers:
            wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_one_of_two(self, *, is_there: bool) -> None:
        """Show the picture or the card; the focus goes along."""
        had_focus = self.focus_target.hasFocus()
        shown, hidden = (self.canvas, self._gap) if is_there else (self._gap, self.canvas)
        shown.show()
        if had_focus:
            # Before the other one goes: Qt would look for something else in the window.
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def _make_room(self) -> None:
        """Leave the caption out where it would take the room of the picture; it is spoken still."""
        has_room = self.height() >= _LOW * self._look.scale
        self._caption.setVisible(self._has_caption and has_room)

    @property
    def focus_target(self) -> QWidget:
        """What takes the focus when the picture is gone to."""
        return self._gap if self.canvas.isHidden() else self.canvas


class _Canvas(QWidget):
    """Paints an image in the middle of the room there is, never larger than twice its size."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image = QPixmap()
        self._scaled = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # It draws its own, around the picture and not around the room it is in.
        self.setProperty(NO_RING, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_image(self, image: QImage | None) -> None:
        """Show this image, or none."""
        self._image = QPixmap() if image is None else QPixmap.fromImage(image)
        self._scaled = QPixmap()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        place = self.picture_rect()
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize()
        if self._scaled.size() != size:
            # Smooth scaling of a large scan is slow: once for each size, not for each paint.
            self._scaled = self._image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter = QPainter(self)
        painter.drawPixmap(place, self._scaled, QRectF(self._scaled.rect()))
        painter.setPen(QPen(self._look.colour("control_border"), 1))
        painter.drawRect(place)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRect(place.adjusted(-3, -3, 3, 3))

    def picture_rect(self) -> QRectF:
        """Return where the picture is, in pixels of this widget."""
        room = QRectF(self.rect()).adjusted(4, 4, -5, -5)
        size = self._image.size().toSizeF()
        if size.isEmpty() or room.isEmpty():
            return QRectF()
        factor = min(room.width() / size.width(), room.height() / size.height(), 2.0)
        place = QRectF(QPointF(), size * factor)
        place.moveCenter(room.center())
        return place
