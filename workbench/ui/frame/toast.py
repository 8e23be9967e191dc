# SPDX-License-Identifier: MIT
"""One short message at a time: what happened, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, label

MIDDLE = "middle"
"""Object name of the pane of a mode above which the message stands."""

Offer = tuple[str, Callable[[], object]]

UNDO = "Undo"
"""The offer whose key is shown beside it: it stays when the message has gone."""


class Toast(QFrame):
    """A card at the bottom left of its parent, or of the pane in its middle.

    It never takes the focus and goes by itself.
    """

    def __init__(
        self, look: Look, parent: QWidget, *, undo_key: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._undo_key = undo_key
        self._bottom = 0
        self.setProperty("surface", "toast")
        self.setAccessibleName("Message")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 8, 6)
        self._row.setSpacing(8)
        self._text = label("", ink="on_primary", wraps=False)
        self._row.addWidget(self._text)
        self._key = label("", Style.CAPTION)
        self._row.addWidget(self._key)
        self._offers: list[QWidget] = []
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self._go_if_nobody_looks)
        self.hide()

    def say(self, text: str, *offers: Offer) -> None:
        """Show `text` with a button for each offer instead of what was shown before."""
        for gone in self._offers:
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._offers = [self._offer(name, act) for name, act in offers]
        self._text.setText(text)
        self._key.setText(self._undo_key() if UNDO in dict(offers) else "")
        self._key.setVisible(bool(self._key.text()))
        self.setMinimumHeight(self._look.px("toast_height"))
        self.show()
        self._row.activate()
        self.stand()
        self.raise_()
        self._time.start(self._look.milliseconds("toast_ms"))
        announce(self, text)

    def text(self) -> str:
        """Return what was said last."""
        return self._text.text()

    def stand(self, bottom: int | None = None) -> None:
        """Stand so many pixels above the lower edge of the parent."""
        self._bottom = self._bottom if bottom is None else bottom
        parent = self.parentWidget()
        if parent is not None:
            self.setMaximumWidth(max(200, parent.width() - 32))
            self.adjustSize()
            self.move(self._left() + 16, parent.height() - self.height() - self._bottom - 12)

    def _left(self) -> int:
        """Return where the pane begins that is in the middle, or the parent."""
        parent = self.parentWidget()
        if parent is None:
            return 0
        shown = (pane for pane in parent.findChildren(QWidget, MIDDLE) if pane.isVisible())
        return next((pane.mapTo(parent, QPoint(0, 0)).x() for pane in shown), 0)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._time.start(self._look.milliseconds("toast_ms"))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._time.stop()

    def _offer(self, name: str, act: Callable[[], object]) -> QWidget:
        made = button(self._look, name, kind="toast", size="small")
        made.clicked.connect(self.hide)
        made.clicked.connect(lambda *_: act())
        self._row.insertWidget(self._row.count() - 1, made)
        # A layout shows what it is given later, and makes no room for it before.
        made.show()
        return made

    def _go_if_nobody_looks(self) -> None:
        if any(each.hasFocus() for each in self._offers):
            self._time.start(1000)
        else:
            self.hide()
