# SPDX-License-Identifier: MIT
"""A line for words to look for."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """Says what can be found in it while it is empty, and can be cleared by its button."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        for action in self.findChildren(QAction):
            # Qt leaves its button without a name.
            action.setText("Clear")
