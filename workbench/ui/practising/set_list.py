# SPDX-License-Identifier: MIT
"""The papers that are set for a pack, each ready to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from workbench.domain.practising.setting import SetPaper
from workbench.domain.saying import counted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import (
    button,
    clear,
    column,
    label,
    row,
    set_property,
    surface,
)


class SetPapersList(QFrame):
    """A row for each paper; not there where none is set.

    Signals:
        begun: with the `SetPaper` that is to be sat.
        removed: with the `PaperId`.
    """

    begun = Signal(object)
    removed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        set_property(self, "surface", "card")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        title = label("Papers set for this pack", Style.PANE_TITLE)
        self.setLayout(column(title, self._rows, gap=8, margins=(16, 14, 16, 14)))
        self.hide()

    def show_papers(self, papers: Sequence[SetPaper], *, may_remove: bool) -> None:
        """Show these papers."""
        clear(self._rows)
        for paper in papers:
            self._rows.addWidget(self._row(paper, may_remove=may_remove))
        self.setVisible(bool(papers))

    def _row(self, paper: SetPaper, *, may_remove: bool) -> QFrame:
        parts = [counted(len(paper.questions), "question"), f"{paper.minutes} min"]
        if not paper.model.is_empty:
            parts.append("with a model for afterwards")
        begin = button(self._look, "Begin", kind="primary", size="small")
        begin.setAccessibleName(f"Begin {paper.title}")
        begin.clicked.connect(lambda *_: self.begun.emit(paper))
        remove = button(self._look, "Remove", kind="ghost", icon="trash-2", size="small")
        remove.setAccessibleName(f"Remove {paper.title}")
        remove.clicked.connect(lambda *_: self.removed.emit(paper.id))
        if not may_remove:
            remove.hide()
        for each in (begin, remove):
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = column(
            label(paper.title, Style.BODY_STRONG, wraps=True),
            label(" · ".join(parts), Style.SMALL, ink="secondary", wraps=True),
            gap=2,
        )
        made = surface("plain", row(words, begin, remove, gap=8))
        made.setAccessibleName(paper.title)
        return made
