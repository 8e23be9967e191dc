# SPDX-License-Identifier: MIT
"""The first thing to be seen where nothing has changed: the window as it was left.

On a new library that is the window with the example, in a picture that is bundled. It stands for a
moment, until the window itself is built in its place. What is done in that moment waits, and is
done by the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from workbench.overriding import override
from workbench.ui.deeds import Chosen, Clicked, Deed, Pressed
from workbench.ui.look.faces import face
from workbench.ui.widgets.painted_once import PaintedOnce

if TYPE_CHECKING:
    from workbench.ui.first_words import FirstWords

FAMILY = "Atkinson Hyperlegible Next"
BODY = 14
"""The interface's typeface in `tokens.json` and its size in pixels: reading it takes too long."""

_MIDDLE = 128
"""Lightness of a window's colour, up to 255, below which the system is dark."""

_QUICKLY = 80
"""Of 100: a PNG file loses nothing, and this one is written and read in the least time."""


FIRST_SIZE = (1366, 768)
"""Pixels of the window in the bundled pictures."""
LEAST_HEIGHT = 661
"""Pixels down to which a window has all its parts as they are in the bundled pictures."""
_AT_THE_FOOT = ((0, 80, 180), (335, 1001, 55))
"""What of them stays at the foot of a lower window: from x to x, and how high it is. The buttons
for Background, Comfort and Help, and the bar to mark with."""


class LastSight(PaintedOnce):
    """What there is to see of a window that is being built; `painted` tells once that it is.

    That is a picture of it, or where none is true of it the words alone. The words can be marked:
    what is done with them, or anywhere else, waits in `deeds` for the window.

    In a window of another size, or on a screen of another resolution, a picture is not drawn; one
    that `can_be_lower` is cut where the window would be.
    """

    def __init__(
        self,
        picture: QImage | None,
        words: dict[str, Any] | None = None,
        *,
        can_be_lower: bool = False,
    ) -> None:
        """Make it; `words` is what `workbench.ui.seen_words.words_seen` returns."""
        super().__init__()
        self._picture = picture
        self._can_be_lower = can_be_lower
        self._words = words
        self._texts: list[FirstWords] = []
        self.deeds: list[Deed] = []
        """What was done so far, in its order."""
        self.setAccessibleName("Your sources are being opened")
        if picture is None:
            self._show_words()

    @property
    def source_id(self) -> str:
        """The id of the source whose words can be marked, empty where none is to be seen."""
        return str(self._words["source"]) if self._words else ""

    def listen(self) -> None:
        """Take what is done with keys and mouse from now on."""
        if not self._texts:
            self._show_words()
        (self._texts[0] if self._texts else self).setFocus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is not None and self._is_pictured():
            self._draw(QPainter(self), self._picture)
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_words()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # Else a shortcut of the window that is being built would be answered half. What has the
            # focus here asks this, as long as it does not answer itself.
            event.accept()
            return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab waits as any other key.
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._tell(Pressed(event.clone()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._tell_click(event, is_double=False)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._tell_click(event, is_double=True)

    def _tell_click(self, event: QMouseEvent, *, is_double: bool) -> None:
        if self.rect().contains(event.position().toPoint()):
            place, held = event.position().toPoint(), event.modifiers().value
            self._tell(Clicked(place, event.button().value, held, is_double))
            self.setFocus()

    def _tell(self, deed: Deed) -> None:
        last = self.deeds[-1] if self.deeds else None
        if isinstance(deed, Chosen) and isinstance(last, Chosen):
            # On the way to a selection there are others; none of them counts.
            self.deeds.pop()
        self.deeds.append(deed)

    def _show_words(self) -> None:
        if self._words is None:
            return
        try:
            self._make_texts(self._words)
        except (KeyError, TypeError, ValueError, AttributeError):
            # What cannot be read is as good as none: the window itself comes anyway.
            self._words, self._texts = None, []

    def _make_texts(self, words: dict[str, Any]) -> None:
        # Where there is a picture, that is to be seen before this is imported.
        from workbench.ui.first_words import FirstWords, load_faces

        load_faces(words["faces"])
        self._texts = [FirstWords(seen, words["colours"], self._tell) for seen in words["texts"]]
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(words["colours"]["window"]))
        self.setPalette(palette)
        self._lay_words()

    def _lay_words(self) -> None:
        is_pictured = self._is_pictured()
        self.setAutoFillBackground(bool(self._texts) and not is_pictured)
        for each in self._texts:
            each.fit(self)
            each.draw_words(drawn=not is_pictured)

    def _is_pictured(self) -> bool:
        if self._picture is None:
            return False
        ratio = self.devicePixelRatio()
        is_lower = self._can_be_lower and fits(self.width(), self.height(), ratio)
        return is_lower or self._picture.size() == self.size() * ratio

    def _draw(self, painter: QPainter, picture: QImage) -> None:
        picture.setDevicePixelRatio(self.devicePixelRatio())
        painter.drawImage(0, 0, picture)
        if not self._can_be_lower:
            return
        for left, right, height in _AT_THE_FOOT:
            top = picture.height() - height
            foot = picture.copy(left, top, right - left, height)
            painter.drawImage(left, self.height() - height, foot)


def fits(width: float, height: float, ratio: float) -> bool:
    """Tell whether the bundled pictures are true of a window of this size in pixels."""
    return (ratio, width) == (1, FIRST_SIZE[0]) and LEAST_HEIGHT <= height <= FIRST_SIZE[1]


def seen_now() -> dict[str, Any]:
    """Return what has to be the same for a picture of the window to be true, as JSON.

    Asked for before the application has a look of its own: it is the system's palette that tells.
    """
    return {"dark": QGuiApplication.palette().window().color().lightness() < _MIDDLE}


def prepare_font() -> None:
    """Give the application its typeface by name, before any window is to be seen.

    A window that is shown in the typeface of the system hands that on to what is put into it later,
    whatever the application's own is by then.
    """
    QApplication.setFont(face([FAMILY], BODY))


def picture_of(content: QWidget) -> QImage:
    """Return what is to be seen of a widget, without its transparency."""
    return content.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def as_png(picture: QImage) -> bytes:
    """Return a picture as a file; this may run on any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(_QUICKLY)
    writer.write(picture)
    return bytes(data.data())


def picture_in(png: bytes | None) -> QImage | None:
    """Return the picture in a PNG file, or None where there is none or it is damaged."""
    picture = QImage.fromData(png) if png else QImage()
    return None if picture.isNull() else picture
