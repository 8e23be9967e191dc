# SPDX-License-Identifier: MIT
"""The view of Read that shows what has been said about which source, and what has not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.coverage import Coverage
from workbench.domain.gaps import Gap, is_all_about_content
from workbench.domain.identifiers import SourceId
from workbench.ui.coverage.side import GapSide
from workbench.ui.coverage.table import CoverageTable
from workbench.ui.coverage.wording import count_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, label, row, rule, surface

_NARROW = 1000
"""Pixels below which table and gaps do not fit side by side."""

ALL_ON_CONTENT = "All notes are on what the sources say, none on where they come from."


class CoverageView(QWidget):
    """Shows coverage; `cell_chosen` brings the source's id and the letter to go on with.

    `knowledge_chosen` brings the id of the source whose “I know” was chosen, `framework_wanted` the
    button below which other frameworks are to be offered, `list_wanted` asks for the marks one by
    one, `closed` says that somebody wants to go back.
    """

    cell_chosen = Signal(object)
    knowledge_chosen = Signal(object)
    framework_wanted = Signal(object)
    list_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._table = CoverageTable(look)
        self._side = GapSide(look)
        self._count = label("", Style.SMALL, ink="secondary")
        self._framework = button(look, "", size="small")
        self._gaps = button(look, "Show gaps", size="small")
        self._list = button(look, "All marks", icon="list", size="small")
        self._back = button(look, "Back", kind="ghost", icon="arrow-left", size="small")
        self._build_up()
        self._table.cell_chosen.connect(self.cell_chosen)
        self._table.knowledge_chosen.connect(self.knowledge_chosen)
        self._side.chosen.connect(self.cell_chosen)
        self._list.clicked.connect(self.list_wanted)
        self._back.clicked.connect(self.closed)
        self._gaps.toggled.connect(self._show_narrow)
        self._framework.clicked.connect(lambda: self.framework_wanted.emit(self._framework))

    def show_coverage(
        self, coverage: Coverage, knowledge: Mapping[SourceId, int], gaps: Sequence[Gap]
    ) -> None:
        """Show this; the cell in use stays the one in use."""
        self._count.setText(count_words(coverage))
        self._framework.setText(coverage.framework.name)
        self._framework.setAccessibleName(f"Framework {coverage.framework.name}")
        self._table.show_coverage(coverage, knowledge)
        self._side.show_gaps(coverage.framework, gaps)
        self._side.show_remark(ALL_ON_CONTENT if is_all_about_content(coverage) else "")

    def show_way_back(self, name: str) -> None:
        """Say where going back leads to: “Source E”."""
        self._back.setText(f"Back to {name}" if name else "Back")
        self._back.setAccessibleName(self._back.text())

    def focus_cell(self, source_id: SourceId | None = None) -> None:
        """Give the table the keyboard, at the row of a source where one is named."""
        self._table.focus_row(source_id)

    def next_pane(self) -> None:
        """Put the focus on the first gap, or from there back on the table."""
        focus: QWidget | None = self.window().focusWidget()
        is_in_side = focus is not None and self._side.isAncestorOf(focus)
        goes_to_gaps = self._side.has_gaps() and not is_in_side
        self._gaps.setChecked(goes_to_gaps)
        if goes_to_gaps:
            self._side.take_focus()
        else:
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def previous_pane(self) -> None:
        """Put the focus into the other pane: there are two."""
        self.next_pane()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_narrow()

    def _build_up(self) -> None:
        self._gaps.setCheckable(True)
        head = surface(
            "window",
            row(
                label("Coverage", Style.PAGE_TITLE),
                self._count,
                None,
                self._gaps,
                self._list,
                label("Framework", Style.SMALL, ink="secondary"),
                self._framework,
                self._back,
                gap=10,
                margins=(20, 10, 16, 10),
            ),
        )
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._table, 1)
        panes.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(rule())
        layout.addLayout(panes, 1)

    def _show_narrow(self) -> None:
        """Show table and gaps side by side, or one of them where there is no room for both."""
        is_narrow = self.width() < _NARROW * self._look.scale
        self._gaps.setVisible(is_narrow)
        self._gaps.setText("Show the table" if self._gaps.isChecked() else "Show gaps")
        self._table.setVisible(not (is_narrow and self._gaps.isChecked()))
        self._side.setVisible(not is_narrow or self._gaps.isChecked())
        self._side.fill(is_alone=is_narrow)
