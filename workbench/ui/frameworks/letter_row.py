# SPDX-License-Identifier: MIT
"""One letter of a framework in a line: tag, name, line, what it asks and shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Letter, dimension_name
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import LineSample, Tag
from workbench.ui.widgets.parts import Glyph, column, label, row


class LetterRow(QPushButton):
    """Shows a letter; a press opens its form, where it can be changed."""

    def __init__(self, look: Look, letter: Letter, *, can_open: bool, is_open: bool) -> None:
        super().__init__()
        self.setProperty("kind", "gap-card")
        shows = ", ".join(dimension_name(each).lower() for each in letter.dimensions)
        state = ", open" if is_open else ""
        self.setAccessibleName(f"{letter.letter}, {letter.name}, {letter.line.value} line{state}")
        self.setAccessibleDescription(f"{letter.prompt} Shows {shows}.")
        name = label(letter.name, Style.BODY_STRONG)
        prompt = label(letter.prompt, Style.SMALL, ink="secondary", wraps=True)
        about = label(f"Shows {shows}", Style.CAPTION, ink="tertiary", wraps=True)
        chevron = [Glyph(look, "chevron-up" if is_open else "chevron-down", size=16)]
        head = row(
            Tag(look, letter),
            name,
            LineSample(look, letter),
            None,
            *(chevron if can_open else ()),
            gap=8,
        )
        self.setLayout(column(head, prompt, about, gap=3, margins=(12, 9, 12, 9)))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1
