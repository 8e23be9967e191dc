# SPDX-License-Identifier: MIT
"""The picture of a source, as large as there is room, with the words that describe it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Picture
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.marked_picture import MarkedPicture
from workbench.ui.reading.picture_space import Sight
from workbench.ui.reading.picture_tools import PictureTools
from workbench.ui.widgets.parts import column, label, surface

_LOW = 300
"""Height in pixels as designed, below which the picture has all the room."""


class PictureView(QFrame):
    """A picture, or a card saying what it shows where it is missing.

    Letters that need no words act here as they do in a text, while they do on the picture.
    """

    know_wanted = Signal()
    whole_note_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MarkedPicture(look)
        self.tools = PictureTools(look)
        self._look = look
        self._has_caption = False
        self._source_id: SourceId | None = None
        self._sights: dict[SourceId, Sight] = {}
        self._caption = label("", Style.SMALL, ink="secondary", wraps=True)
        self._why = label("", Style.BODY_STRONG, wraps=True)
        self._shows = label("", Style.BODY, ink="secondary", wraps=True)
        self._gap = surface("gap", column(self._why, self._shows, gap=4, margins=(20, 16, 20, 16)))
        self._gap.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._gap.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(
            column(
                self.tools, self.canvas, self._caption, self._gap, gap=6, margins=(20, 0, 20, 16)
            )
        )
        self._connect()

    def show_picture(
        self,
        source_id: SourceId,
        picture: Picture,
        image: QImage | None,
        *,
        with_caption: bool = True,
    ) -> None:
        """Show the picture; `image` is None while it is on its way, null if it cannot be read.

        Without a caption its description is there for screen readers alone. How the picture of each
        source is looked at is remembered.
        """
        if source_id != self._source_id:
            self._source_id = source_id
            self.canvas.forget()
            self.canvas.look_at(self._sights.get(source_id, Sight()))
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
        if self.canvas.letters_on and wanted is not None and not modifiers:
            wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_one_of_two(self, *, is_there: bool) -> None:
        """Show the picture or the card; the focus goes along."""
        had_focus = self.focus_target.hasFocus()
        shown, hidden = (self.canvas, self._gap) if is_there else (self._gap, self.canvas)
        self.tools.setVisible(is_there)
        shown.show()
        if had_focus:
            # Before the other one goes: Qt would look for something else in the window.
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def _connect(self) -> None:
        tools, canvas = self.tools, self.canvas
        tools.shape_chosen.connect(canvas.choose_shape)
        canvas.shape_changed.connect(tools.show_shape)
        tools.zoom_wanted.connect(canvas.zoom)
        tools.fit_wanted.connect(canvas.fit)
        tools.turn_wanted.connect(canvas.turn)
        tools.light_changed.connect(
            lambda brightness, contrast, is_negative: canvas.change_light(
                brightness, contrast, is_negative=is_negative
            )
        )
        canvas.sight_changed.connect(self._remember)

    def _remember(self, sight: Sight) -> None:
        self.tools.show_sight(sight)
        if self._source_id is None:
            return
        before = self._sights.get(self._source_id, Sight())
        self._sights[self._source_id] = sight
        if sight.zoom != before.zoom:
            announce(self, f"{round(100 * sight.zoom)} per cent")
        if sight.turn != before.turn:
            announce(self, f"Turned by {90 * sight.turn} degrees" if sight.turn else "Upright")

    def _make_room(self) -> None:
        """Leave the caption out where it would take the room of the picture; it is spoken still."""
        has_room = self.height() >= _LOW * self._look.scale
        self._caption.setVisible(self._has_caption and has_room)

    @property
    def focus_target(self) -> QWidget:
        """What takes the focus when the picture is gone to."""
        return self._gap if self.canvas.isHidden() else self.canvas
