# SPDX-License-Identifier: MIT
"""A field over the window: what is typed is found, Enter goes there, Escape goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.searching import Hit
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import label

Search = Callable[[str], Sequence[Hit]]

_WIDTH, _HEIGHT = 560, 420
_PAUSE_MS = 120
"""Milliseconds without a key after which it is searched."""
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class SearchBox(QFrame):
    """Stands at the top of its parent while something is searched."""

    chosen = Signal(object)
    """With the `Hit` to go to."""

    def __init__(self, look: Look, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._search = look, search
        self._before: QWidget | None = None
        self._hits: Sequence[Hit] = ()
        self.setProperty("surface", "card")
        self.setAccessibleName("Search everything")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find words, a name, or a mark such as E7")
        self.field.setAccessibleName("Search everything")
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("What was found")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "found")
        self.list.setWordWrap(True)
        self._nothing = label("", Style.SMALL, ink="secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        for widget in (self.field, self.list, self._nothing):
            layout.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(self._pause.start)
        self.field.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.list.itemClicked.connect(lambda _: self._choose())
        self.hide()

    def ask(self) -> None:
        """Show the field with the focus in it; what was typed last is selected."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._stand()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.search()

    def search(self) -> None:
        """Show what there is of the words in the field."""
        self._pause.stop()
        words = self.field.text().strip()
        self._hits = self._search(words) if words else ()
        self.list.clear()
        for hit in self._hits:
            item = QListWidgetItem(f"{hit.title}\n{hit.excerpt}")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{hit.kind}, {hit.title}: {hit.excerpt}"
            )
            item.setSizeHint(QSize(0, round(46 * self._look.scale)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        found = f"{len(self._hits)} found" if self._hits else "Nothing found"
        self._nothing.setText(found if words else "")
        if words:
            announce(self, found)

    def close_box(self) -> None:
        """Go back to where one was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._stand()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALKING:
                self.list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_box()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            super().keyPressEvent(event)

    def _stand(self) -> None:
        parent = self.parentWidget() or self.window()
        scale = self._look.scale
        width = min(round(_WIDTH * scale), parent.width() - 32)
        height = min(round(_HEIGHT * scale), parent.height() - 32)
        self.setGeometry((parent.width() - width) // 2, 16, width, height)

    def _choose(self) -> None:
        if self._pause.isActive():
            self.search()
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self._before = None
            self.hide()
            self.chosen.emit(hit)
