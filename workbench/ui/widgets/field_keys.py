# SPDX-License-Identifier: MIT
"""Which keys a field keeps, and which it leaves to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_EDITING_KEYS = {
    Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_Insert,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
}  # fmt: skip
_SELECTING_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


def declines(event: QEvent) -> bool:
    """Decline a key that is the window's, when Qt asks a field whether it wants it.

    To be asked first in a field's `event`, which then returns False.
    """
    is_question = event.type() is QEvent.Type.ShortcutOverride
    if is_question and isinstance(event, QKeyEvent) and belongs_to_the_window(event):
        event.ignore()
        return True
    return False


def belongs_to_the_window(event: QKeyEvent) -> bool:
    """Tell whether a key with Ctrl is none of a field's.

    Some desktops give fields Ctrl+K, D and E for editing, and every field wants Ctrl+Z; here they
    are the window's, and undo is the library's.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return event.key() not in _EDITING_KEYS
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return modifiers == both and event.key() not in _SELECTING_KEYS
