# SPDX-License-Identifier: MIT
"""How far the making of marked copies is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, column, icon_button, label, row, scrolling

_BAR = 16
"""Pixels that a scroll bar takes of the width."""

_HIGHEST = 150
"""Pixels as designed that the sentences may take; more of them are scrolled to."""


class CopyNotice(QFrame):
    """A card that is there while copies are made, and until somebody has read what came of it.

    Signals:
        stopped: the rest is not wanted.
        folder_wanted: the folder with the copies is to be shown.
        closed: what came of it was read.
    """

    stopped = Signal()
    folder_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = label("", Style.BODY, wraps=True)
        self._sentences = label("", Style.SMALL, ink="secondary", wraps=True)
        self._stop = button(look, "Stop", size="small")
        self._folder = button(look, "Show in folder", size="small")
        self._close = icon_button(look, "x", "Close")
        self._build()
        self._stop.clicked.connect(lambda *_: self.stopped.emit())
        self._folder.clicked.connect(lambda *_: self.folder_wanted.emit())
        self._close.clicked.connect(self._go)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Say which copy of how many is being made; without a `total` they are not counted yet."""
        count = f" {min(done + 1, total)} of {total}" if total else ""
        self._show(f"Making marked copy{count}…" if total else "Making marked copies…", ())
        self._stop.show()
        self._folder.hide()
        self._close.hide()

    def show_outcome(self, words: str, sentences: Sequence[str], *, has_copies: bool) -> None:
        """Say what came of it, and a sentence for each copy that there is something to say of."""
        self._show(words, sentences)
        self._stop.hide()
        self._folder.setVisible(has_copies)
        self._close.show()
        announce(self, " ".join((words, *sentences)))

    def _go(self) -> None:
        self.hide()
        self.closed.emit()

    def _show(self, words: str, sentences: Sequence[str]) -> None:
        self._words.setText(words)
        self._sentences.setText("\n".join(sentences))
        self._area.setVisible(bool(sentences))
        self.show()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the sentences the room they need, up to where they are scrolled."""
        needed = self._sentences.heightForWidth(self._area.viewport().width() - _BAR)
        most = round(_HIGHEST * self._look.scale)
        self._area.setFixedHeight(max(0, min(needed, most)))

    def _build(self) -> None:
        self.setProperty("surface", "card")
        self.setAccessibleName("Marked copies")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QWidget()
        inside.setLayout(column(self._sentences, None))
        self._area = scrolling(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 8, 8)
        outer.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        outer.addWidget(self._area)
        outer.addLayout(row(self._stop, self._folder, None))
