# SPDX-License-Identifier: MIT
"""Words of files as they are shown: never as markup, and never in charge of the words around them.

In a text that is kept every character stays. On the screen the characters that turn the direction
of what follows are shown as a mark: what a student reads is what stands there, in that order.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

DIRECTION_MARK = "\u21c4"
"""Shown where the direction was to be turned: two arrows, in a font that is always there."""

TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), DIRECTION_MARK)
"""For `str.translate`: embeddings, overrides and isolates of Unicode annex 9.

The marks of one direction (U+200E, U+200F, U+061C) are no stronger than a letter and stand in
ordinary Arabic and Hebrew.
"""


def shown(text: str) -> str:
    """Return `text` with a mark in the place of each character that turns the direction."""
    return text if text.isascii() else text.translate(TURNING)


class PlainLabel(QLabel):
    """A label that shows its text as it stands."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(shown(text))
