# SPDX-License-Identifier: MIT
"""A card that stands over what it is about until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, icon_button, label, row, turn
from workbench.ui.widgets.text_list import TextList

_WIDTH, _HEIGHT = 860, 520
_LOW = 330
"""Pixels as designed below which the card fills its parent."""
_MARGIN = 16
_WIDE = 700
"""Pixels as designed from which a list stands beside what is chosen in it."""
_LIST_WIDTH, _ITEM = 210, 46
_UNLIMITED = 16_777_215
"""Qt's own value for no limit."""


class StandingCard(QFrame):
    """Stands over its parent; Escape closes it and gives the focus back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._before: QWidget | None = None
        self.setProperty("surface", "card")
        self.setProperty("active", "true")
        parent.installEventFilter(self)
        look.changed.connect(self._stand)
        self.hide()

    def open_box(self, first: QWidget) -> None:
        """Show the card and give a part of it the focus, unless it is shown already."""
        is_new = not self.isVisible()
        if is_new:
            self._before = self.window().focusWidget()
        self._stand()
        self.show()
        self.raise_()
        if is_new:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Go back to where one was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        parent, scale = self.parentWidget() or self.window(), self._look.scale
        is_low = parent.height() < _LOW * scale
        margin = _MARGIN // 4 if is_low else _MARGIN
        most_width, most_height = self._most()
        width = min(round(most_width * scale), parent.width() - 2 * margin)
        height = min(round(most_height * scale), parent.height() - 2 * margin)
        self.setGeometry((parent.width() - width) // 2, margin, width, height)
        self._arrange(width, is_low=is_low)

    def _most(self) -> tuple[int, int]:
        """Return width and height in pixels as designed, where there is room."""
        return _WIDTH, _HEIGHT

    def _arrange(self, width: int, *, is_low: bool) -> None:
        """Lay out what stands on the card for a width in pixels."""


class VersionsCard(StandingCard):
    """What is listed at the left, what is chosen of it beside that, or below where it is narrow."""

    def __init__(self, look: Look, parent: QWidget, *, listed: str, nothing: str) -> None:
        """Make a card whose list is read out as `listed`; `nothing` is said where it is empty."""
        super().__init__(look, parent)
        self.list = TextList(look, height=_ITEM)
        self.list.setAccessibleName(listed)
        self.list.setProperty("kind", "found")
        self.list.setWordWrap(True)
        self.take_back = button(look, "Take this one back", kind="primary", icon="history")
        self.list.activated.connect(lambda _: self.take_back.setFocus())
        self.take_back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = label("", Style.PANE_TITLE)
        self._nothing = label(nothing, Style.BODY, ink="secondary", wraps=True)
        self._legend = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._close = icon_button(look, "x", "Close", keys="Esc")
        self._close.clicked.connect(self.close_box)
        self._chosen = QWidget()
        self._body = QHBoxLayout()

    def _build_up(self, *buttons: QWidget) -> None:
        """Put everything in its place, with these buttons at the top."""
        self._body.setSpacing(12)
        self._body.addWidget(self.list)
        self._body.addWidget(self._chosen, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._legend, 1)
        foot.addWidget(self.take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(row(self._title, None, *buttons, self._close))
        layout.addWidget(self._nothing)
        layout.addLayout(self._body, 1)
        layout.addLayout(foot)

    def _entitle(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    @override
    def _arrange(self, width: int, *, is_low: bool) -> None:
        scale = self._look.scale
        is_wide = width >= _WIDE * scale
        turn(self._body, is_wide=is_wide)
        item = round(_ITEM * scale)
        self.list.setMinimumWidth(round(_LIST_WIDTH * scale))
        self.list.setMaximumWidth(round(_LIST_WIDTH * scale) if is_wide else _UNLIMITED)
        # One row is enough to walk them where there is no room for two.
        rows = item + 6 if is_low else 2 * item + 6
        self.list.setMaximumHeight(_UNLIMITED if is_wide else rows)
        self._legend.setVisible(bool(self.list.lines) and not is_low)
        self.list.scrollTo(self.list.currentIndex())
