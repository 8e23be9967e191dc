# SPDX-License-Identifier: MIT
"""What became of each of many files: what was found in it, or why it cannot be brought in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.domain.saying import counted
from workbench.services.gathering import FileReport
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import button, label, row
from workbench.ui.widgets.plain import shown

_WIDTH = 860
_COLUMNS = ("File", "What was found")
_LINE = 34


class ReportStep(QWidget):
    """A table with a line for each file, and the way on with those that could be read."""

    checking_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = label("", Style.PAGE_TITLE)
        self._hint = label("", Style.BODY, ink="secondary", wraps=True)
        self._lines = _Lines(self)
        self._table = _Table(look, self._lines)
        self._check = button(look, "Check them", kind="primary", size="large")
        self._back = button(look, "Back", kind="ghost", icon="arrow-left")
        self._check.clicked.connect(self.checking_wanted)
        self._back.clicked.connect(self.left)
        self._table.entered.connect(self._check.click)
        self._lay_out()

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """Show these lines; those that could not be read come first."""
        read = sum(each.is_read for each in reports)
        failed = len(reports) - read
        self._title.setText(f"{counted(read, 'file')} read" if read else "Nothing could be read")
        self._hint.setText(
            f"{counted(failed, 'file')} could not be brought in; the reason stands beside each."
            if failed
            else "Look at what was found in each, then check the pages themselves."
        )
        self._check.setEnabled(read > 0)
        self._lines.show_reports(sorted(reports, key=lambda each: each.is_read))
        self._table.resizeColumnToContents(0)
        if reports:
            self._table.setCurrentIndex(self._lines.index(0, 0))

    def take_focus(self) -> None:
        """Put the focus on the way on, or on the table where there is none."""
        first = self._check if self._check.isEnabled() else self._table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def spoken(self) -> str:
        """What the table says in short, as it is read out."""
        return f"{self._title.text()}. {self._hint.text()}"

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self._table, 1)
        column.addLayout(row(self._back, None, self._check))
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(round(_WIDTH * self._look.scale))
        side_by_side = QHBoxLayout(self)
        side_by_side.setContentsMargins(24, 24, 24, 16)
        side_by_side.addStretch(1)
        side_by_side.addWidget(inside, 100)
        side_by_side.addStretch(1)


class _Table(QTableView):
    """The lines; Enter goes on."""

    entered = Signal()

    def __init__(self, look: Look, lines: _Lines) -> None:
        super().__init__()
        self._look = look
        self.setModel(lines)
        self.setProperty("kind", "report")
        self.setAccessibleName("What became of each file")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(round(_LINE * look.scale))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setMaximumSectionSize(round(360 * look.scale))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH * self._look.scale), 400)


class _Lines(QAbstractTableModel):
    """The reports as a table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reports: tuple[FileReport, ...] = ()

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """Show these."""
        self.beginResetModel()
        self._reports = tuple(reports)
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._reports)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section]
        return None

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        report = self._reports[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{report.name}: {report.words}"
        words = (report.name, report.words)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        return shown(words) if role == Qt.ItemDataRole.DisplayRole else None
