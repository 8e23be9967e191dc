# SPDX-License-Identifier: MIT
"""Pictures of sources: what is drawn next, how they are looked at, what can be done with parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from workbench.domain.regions import Shape
from workbench.ui.announcing import announce
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.widgets.menus import PlaceMenu

if TYPE_CHECKING:
    from workbench.ui.reading.picture_parts import PictureParts
    from workbench.ui.reading.picture_view import PictureView
    from workbench.ui.window import Window

_DRAWING = ("draw-rectangle", "draw-ellipse", "draw-polygon")
_LOOKING = ("nearer", "farther", "whole-picture", "turn", "light")


class PicturingController(QObject):
    """Answers the actions that are about pictures alone, and offers them in a menu."""

    def __init__(self, window: Window, page_in_use: Callable[[], SourcePage]) -> None:
        """`page_in_use` returns the page whose picture keys act on."""
        super().__init__(window)
        self._window, self._page_in_use = window, page_in_use
        window.commands.handle(
            {
                "new-part": lambda: self._on_canvas(lambda canvas: canvas.draw_amid()),
                "draw-rectangle": lambda: self._choose(Shape.RECTANGLE),
                "draw-ellipse": lambda: self._choose(Shape.ELLIPSE),
                "draw-polygon": lambda: self._choose(Shape.POLYGON),
                "nearer": lambda: self._on_canvas(lambda canvas: canvas.zoom(1)),
                "farther": lambda: self._on_canvas(lambda canvas: canvas.zoom(-1)),
                "whole-picture": lambda: self._on_canvas(lambda canvas: canvas.fit()),
                "turn": lambda: self._on_canvas(lambda canvas: canvas.turn()),
                "light": lambda: self._on_picture(lambda view: view.tools.toggle_light()),
            }
        )

    def listen_to(self, page: SourcePage) -> None:
        """Open the menu where somebody asks for it on the picture of a page."""
        page.with_picture(self._listen_to)

    def _listen_to(self, view: PictureView) -> None:
        canvas = view.canvas
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(lambda place: self._open_menu(canvas, place))

    def _on_canvas(self, act: Callable[[PictureParts], object]) -> None:
        self._on_picture(lambda view: act(view.canvas))

    def _on_picture(self, act: Callable[[PictureView], object]) -> None:
        view = self._page_in_use().made_picture
        if view is None or not view.canvas.isVisible():
            self._window.toast.say("There is no picture here.")
        else:
            act(view)

    def _choose(self, shape: Shape) -> None:
        def choose(canvas: PictureParts) -> None:
            from workbench.ui.reading.picture_tools import SHAPES

            canvas.choose_shape(shape)
            announce(canvas, f"{SHAPES[shape][1]}s are drawn now.")

        self._on_canvas(choose)

    def _open_menu(self, canvas: PictureParts, place: QPoint) -> None:
        commands = self._window.commands
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
