# SPDX-License-Identifier: MIT
"""Menus of a place, each entry with its key, and tool tips that name the keys in use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.ui.widgets.plain import shown


class PlaceMenu(QMenu):
    """What can be done at one place; it is gone once it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(
        self, text: str, act: Callable[[], object], *, key: str = "", action_id: str = ""
    ) -> QAction:
        """Add an entry and return it.

        Args:
            text: What it says; words of a user or a file stand as they are.
            act: What it does.
            key: The key that does the same at this place.
            action_id: The window's action that does the same: its keys are named as they are now.
        """
        entry = self.addAction(text.replace("&", "&&"))
        entry.triggered.connect(lambda *_: act())
        parent = self.parentWidget()
        owner = parent.window().findChild(QAction, action_id) if parent and action_id else None
        sequence = owner.shortcut() if isinstance(owner, QAction) else QKeySequence(key)
        if not sequence.isEmpty():
            # Keys act only where the menu is: here they are to be read.
            entry.setShortcut(sequence)
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            entry.setShortcutVisibleInContextMenu(True)
        return entry


def show_keys(widget: QWidget, name: str, action: QAction) -> None:
    """Let the tool tip of a button say its name and the key of its action, whichever it is."""

    def follow() -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        widget.setToolTip(plain_tip(f"{name} ({keys})" if keys else name))

    action.changed.connect(follow)
    follow()


def plain_tip(text: str) -> str:
    """Return words of a user or a file as a tool tip that shows them as they are."""
    words = shown(text)
    if not {"<", "&"} & set(words):
        return words
    import html

    return f"<qt>{html.escape(words, quote=False)}</qt>"
