# SPDX-License-Identifier: MIT
"""The library before there is any pack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import Glyph, button, label, row


class EmptyLibrary(QWidget):
    """One sentence and three ways on; the first has the focus."""

    bring_in_wanted = Signal()
    example_wanted = Signal()
    other_library_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bring_in = button(look, "Bring in", kind="primary", icon="file-plus", size="large")
        example = button(look, "The example", icon="book-open-text", size="large")
        other = button(look, "Another library", kind="ghost", icon="folder-open", size="large")
        self.bring_in.clicked.connect(self.bring_in_wanted)
        example.clicked.connect(self.example_wanted)
        other.clicked.connect(self.other_library_wanted)
        words = label(
            "Bring in a page, a file or a picture. Or try the example.",
            Style.PAGE_TITLE,
            wraps=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addLayout(row(None, Glyph(look, "library-big", size=40), None))
        column.addWidget(words)
        column.addLayout(row(None, self.bring_in, example, other, None))
        column.addStretch(3)
