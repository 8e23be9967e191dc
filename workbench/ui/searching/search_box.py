# SPDX-License-Identifier: MIT
"""A field over the window: what is typed is found, Enter goes there, Escape goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.identifiers import PackId
from workbench.domain.searching import Found
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.searching.hit_list import HitList
from workbench.ui.searching.rows import rows_of, said_of
from workbench.ui.widgets.parts import label
from workbench.ui.widgets.search_field import SearchField

_WIDTH, _HEIGHT = 600, 460
_SAID_AFTER_MS = 600
"""Milliseconds without news after which it is spoken how much was found."""
_LOOKING_AFTER_MS = 300
"""Milliseconds after which it is said that it is still looked for."""
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class SearchBox(QFrame):
    """Stands at the top of its parent while something is searched.

    Signals:
        asked: these words are looked for now (str); `show_found` answers.
        chosen: the `Hit` to go to.
        left: it was closed without going anywhere.
    """

    asked = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._before: QWidget | None = None
        self._found = Found()
        self._is_waiting = self._is_looking = self._is_to_go = False
        self.setProperty("surface", "card")
        self.setAccessibleName("Search everything")
        self.field = SearchField("Search everything")
        self.field.setPlaceholderText("Find words, a “phrase”, or a name such as E7 or Source E")
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self.list = HitList(look)
        self.count = label("", Style.SMALL, ink="secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        for widget in (self.field, self.list, self.count):
            layout.addWidget(widget)
        self._saying = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._looking = QTimer(self, singleShot=True, interval=_LOOKING_AFTER_MS)
        self._saying.timeout.connect(self._say)
        self._looking.timeout.connect(self._show_count)
        self.field.textChanged.connect(self.search)
        self.field.returnPressed.connect(self._choose)
        self.list.activated.connect(lambda _: self._choose())
        self.list.clicked.connect(lambda _: self._choose())
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

    def words(self) -> str:
        """Return what is typed."""
        return self.field.text().strip()

    @property
    def is_answered(self) -> bool:
        """Whether the list shows all there is of the words in the field."""
        return not (self._is_waiting or self._is_looking)

    def search(self) -> None:
        """Ask for the words in the field."""
        self._is_to_go = False
        self._saying.stop()
        words = self.words()
        if not words:
            self._is_waiting = False
            self.show_found(Found(), None, is_looking=False)
            return
        self._is_waiting = True
        self._looking.start()
        self.asked.emit(words)

    def show_found(self, found: Found, here: PackId | None, *, is_looking: bool) -> None:
        """Show what there is of the words in the field.

        Args:
            found: The hits.
            here: The pack that is open.
            is_looking: Whether more may come by itself.
        """
        is_same = not self._is_waiting
        self._is_waiting, self._is_looking = False, is_looking
        self._found = found
        self.list.show_rows(tuple(rows_of(found.hits, here)), keeps_choice=is_same)
        self._looking.stop()
        if is_looking:
            # What takes a moment only is not worth saying.
            self._looking.start()
        self._show_count(is_quiet=is_looking)
        self._saying.start()
        if self._is_to_go and (found.hits or not is_looking):
            self._is_to_go = False
            self._choose()

    def close_box(self) -> None:
        """Go back to where one was."""
        self._end()
        if self._before is not None:
            self._before.setFocus()
        self._before = None
        self.left.emit()

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

    def _show_count(self, *, is_quiet: bool = False) -> None:
        is_looking = (self._is_waiting or self._is_looking) and not is_quiet
        self.count.setText(said_of(self._found, is_looking=is_looking) if self.words() else "")

    def _say(self) -> None:
        if self.isVisible() and self.words():
            self._show_count()
            announce(self, self.count.text())

    def _choose(self) -> None:
        if self._is_waiting:
            # What is chosen is the first of what comes.
            self._is_to_go = True
            return
        hit = self.list.chosen()
        if hit is not None:
            self._before = None
            self._end()
            self.chosen.emit(hit)

    def _end(self) -> None:
        self._is_to_go = False
        self._saying.stop()
        self._looking.stop()
        self.hide()
