# SPDX-License-Identifier: MIT
"""Pictures in Read: what is drawn next, how they are looked at, what can be done with parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from workbench.domain.regions import Shape
from workbench.ui.announcing import announce
from workbench.ui.modes.read import ReadMode
from workbench.ui.reading.picture_tools import SHAPES
from workbench.ui.widgets.menus import PlaceMenu

if TYPE_CHECKING:
    from workbench.ui.window import Window

_DRAWING = ("draw-rectangle", "draw-ellipse", "draw-polygon")
_LOOKING = ("nearer", "farther", "whole-picture", "turn", "light")


class PicturingController(QObject):
    """Answers the actions that are about pictures alone, and offers them in a menu."""

    def __init__(self, window: Window, mode: ReadMode) -> None:
        super().__init__(window)
        self._window, self._picture = window, mode.page.picture
        canvas = self._picture.canvas
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._open_menu)
        window.commands.handle(
            {
                "new-part": self._draw,
                "draw-rectangle": lambda: self._choose(Shape.RECTANGLE),
                "draw-ellipse": lambda: self._choose(Shape.ELLIPSE),
                "draw-polygon": lambda: self._choose(Shape.POLYGON),
                "nearer": lambda: canvas.zoom(1),
                "farther": lambda: canvas.zoom(-1),
                "whole-picture": canvas.fit,
                "turn": canvas.turn,
                "light": self._light,
            }
        )

    def _choose(self, shape: Shape) -> None:
        self._picture.canvas.choose_shape(shape)
        _, name, _ = SHAPES[shape]
        announce(self._picture.canvas, f"{name}s are drawn now.")

    def _draw(self) -> None:
        if self._picture.canvas.isVisible():
            self._picture.canvas.draw_amid()

    def _light(self) -> None:
        if self._picture.canvas.isVisible():
            self._picture.tools.toggle_light()

    def _open_menu(self, place: QPoint) -> None:
        canvas, commands = self._picture.canvas, self._window.commands
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        menu = PlaceMenu(canvas)
        menu.addActions([commands[each] for each in (*commands.marks, "i-know", "whole-note")])
        menu.addSeparator()
        if canvas.mark_here() is not None:
            menu.offer("Open the note", canvas.open_mark, key="Return")
            menu.offer("Move or size the part", canvas.change_ends, key="F9")
            menu.addAction(commands["remove-mark"])
            menu.addSeparator()
        menu.offer("New part", canvas.draw_amid, key="Ctrl+Shift+A")
        for several in (_DRAWING, _LOOKING):
            menu.addActions([commands[each] for each in several])
            menu.addSeparator()
        menu.popup(canvas.mapToGlobal(place))
