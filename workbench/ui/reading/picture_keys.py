# SPDX-License-Identifier: MIT
"""The plain keys of a picture: draw, move and size parts, mark them, walk and open marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workbench.domain.regions import Shape
from workbench.ui.announcing import announce
from workbench.ui.reading.picture_parts import PictureParts
from workbench.ui.reading.region_steps import STEP, Moving, region_of, told

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier


class PictureKeys:
    """Does what a key asks of a picture.

    Shift and an arrow move the part gone to, Alt+Shift and an arrow size it. A part that was just
    drawn, or that F9 took, is moved by arrows alone and sized with Ctrl; Space takes another
    corner, and a polygon gets and loses corners with + and −.
    """

    def __init__(self, picture: PictureParts) -> None:
        self._picture = picture

    def took(self, event: QKeyEvent) -> bool:
        """Tell whether the key meant something here."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moving = self._picture.view.moving
        if moving is not None and self._took_while_moving(key, held, event.text(), moving):
            return True
        if self._picture.view.corners and self._took_while_cornering(key):
            return True
        return self._took_arrow(key, held) or self._took_plain(key, held, event.text())

    def _took_while_moving(
        self, key: Qt.Key, held: Qt.KeyboardModifier, text: str, moving: Moving
    ) -> bool:
        picture = self._picture
        if key in _DIRECTIONS and held in {_NONE, _CTRL, _SHIFT, _ALT | _SHIFT}:
            self._step(moving, key, sizes=held in {_CTRL, _ALT | _SHIFT})
        elif key == Qt.Key.Key_Space:
            picture.show_moving(moving.next_corner())
            self._tell(moving.next_corner().corner_name)
        elif moving.is_polygon and text in {"+", "-"}:
            changed = moving.more_corners() if text == "+" else moving.fewer_corners()
            picture.show_moving(changed)
            self._tell(changed.corner_name)
        elif key == Qt.Key.Key_Escape:
            picture.show_moving(None)
            self._tell("As it was" if moving.mark_id else "No part drawn")
        elif key in ENTER and moving.mark_id is not None:
            picture.keep_moved()
        elif key in ENTER:
            self._mark_drawn()
        elif key == Qt.Key.Key_Delete and moving.mark_id is None:
            picture.show_moving(None)
        else:
            return False
        return True

    def _took_while_cornering(self, key: Qt.Key) -> bool:
        if key in ENTER:
            self._picture.close_corners()
        elif key == Qt.Key.Key_Backspace:
            self._picture.leave_corners(1)
        elif key == Qt.Key.Key_Escape:
            self._picture.leave_corners()
        else:
            return False
        return True

    def _took_arrow(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        picture = self._picture
        if key not in _DIRECTIONS:
            return False
        mark = picture.mark_here()
        if held in {_SHIFT, _ALT | _SHIFT} and mark is not None:
            region = region_of(mark)
            self._step(Moving(region, region, mark.id), key, sizes=held != _SHIFT)
            picture.keep_moved()
            return True
        return held == _NONE and picture.pan(*_DIRECTIONS[key])

    def _took_plain(self, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> bool:
        picture = self._picture
        if held not in {_NONE, _SHIFT}:
            return False
        what = {
            Qt.Key.Key_Return: picture.open_mark,
            Qt.Key.Key_Enter: picture.open_mark,
            Qt.Key.Key_Delete: picture.remove_mark,
            Qt.Key.Key_Escape: picture.show_all,
        }.get(key)
        if what is not None:
            return what()
        if text in {"+", "-", "0"}:
            picture.fit() if text == "0" else picture.zoom(1 if text == "+" else -1)
            return True
        return picture.letters_on and text.isalpha() and self._took_letter(text)

    def _took_letter(self, typed: str) -> bool:
        """Do what a plain letter asks for; where letters clash, the framework wins."""
        picture, key = self._picture, typed.casefold()
        meant = picture.by_key.get(key, ())
        if len(meant) == 1:
            picture.mark_wanted.emit(meant[0])
        elif meant:
            picture.letter_unclear.emit(meant)
        elif key == "m":
            picture.other_wanted.emit()
        else:
            return key == "a" and picture.draw_amid()
        return True

    def _mark_drawn(self) -> None:
        picture = self._picture
        letter, picture.ready_letter = picture.ready_letter, None
        if letter is not None:
            picture.mark_wanted.emit(letter)
        elif (region := picture.selection()) is not None:
            picture.tell_drawn(region)

    def _step(self, moving: Moving, key: Qt.Key, *, sizes: bool) -> None:
        x, y = _DIRECTIONS[key]
        across, down = self._picture.space.step(x * STEP, y * STEP)
        changed = moving.sized(across, down) if sizes else moving.stepped(across, down)
        self._picture.show_moving(changed)
        if changed.now == moving.now:
            self._tell("It goes no further")
        elif sizes and changed.now.shape is Shape.POLYGON:
            self._tell(f"{changed.corner_name}: {told(changed.now)}")
        else:
            self._tell(told(changed.now))

    def _tell(self, text: str) -> None:
        announce(self._picture, text)
