# SPDX-License-Identifier: MIT
"""Two plans in a table of two columns: the same part of both always stands side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from workbench.domain.note_versions import Change, Piece
from workbench.domain.plan_comparing import Fate, Section
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.versions.plan_wording import SAME, headed, spoken

_BETWEEN = 6


class ComparedPlans(QTextEdit):
    """What two plans say; words on one side only are struck through or underlined.

    A screen reader is told which those are in the description.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sections: tuple[Section, ...] = ()
        self._only_what_differs = self._is_history = False
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "detail")
        self.setAccessibleName("Both plans side by side")
        look.changed.connect(self._write)

    def show_sections(
        self, sections: Sequence[Section], *, only_what_differs: bool, is_history: bool
    ) -> None:
        """Show these sections, or those of them alone in which something differs."""
        self._sections, self._is_history = tuple(sections), is_history
        self._only_what_differs = only_what_differs
        self.setAccessibleDescription(spoken(self._sections))
        self._write()

    def _write(self) -> None:
        self.clear()
        shown = [
            each
            for each in headed(self._sections, is_history=self._is_history)
            if not self._only_what_differs or each.section.fate is not Fate.SAME
        ]
        cursor = self.textCursor()
        if not shown:
            cursor.insertText(SAME, self._plain("text_secondary"))
            return
        rows = sum(1 + len(each.section.pairs) for each in shown)
        table = cursor.insertTable(rows, 2, self._table_format())
        at = 0
        for each in shown:
            table.mergeCells(at, 0, 1, 2)
            self._fill_heading(table, at, each.heading)
            for pair in each.section.pairs:
                at += 1
                caption = pair.row.value if each.section.is_point else ""
                self._fill(table, at, 0, caption, pair.then)
                self._fill(table, at, 1, caption, pair.now)
            at += 1
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _table_format(self) -> QTextTableFormat:
        made = QTextTableFormat()
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        made.setColumnWidthConstraints([half, half])
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setCellPadding(_BETWEEN)
        return made

    def _fill_heading(self, table: QTextTable, at: int, words: str) -> None:
        cell = table.cellAt(at, 0)
        made = cell.format()
        made.setBackground(self._look.colour("sunken"))
        cell.setFormat(made)
        letters = QTextCharFormat()
        letters.setFont(self._look.font(Style.SMALL, weight=600))
        letters.setForeground(self._look.colour("text"))
        cell.firstCursorPosition().insertText(words, letters)

    def _fill(
        self, table: QTextTable, at: int, column: int, caption: str, pieces: Sequence[Piece]
    ) -> None:
        cursor = table.cellAt(at, column).firstCursorPosition()
        small = QTextCharFormat()
        small.setFont(self._look.font(Style.CAPTION, weight=600))
        small.setForeground(self._look.colour("text_secondary"))
        if caption:
            cursor.insertText(caption, small)
            cursor.insertBlock(QTextBlockFormat())
        if not pieces:
            cursor.insertText("Nothing", self._plain("text_tertiary"))
        for piece in pieces:
            cursor.insertText(piece.text, self._format(piece.change))

    def _plain(self, ink: str) -> QTextCharFormat:
        made = self._format(Change.SAME)
        made.setForeground(self._look.colour(ink))
        return made

    def _format(self, change: Change) -> QTextCharFormat:
        made = QTextCharFormat()
        is_same = change is Change.SAME
        font = QFont(self._look.font(Style.BODY, weight=400 if is_same else 600))
        font.setStrikeOut(change is Change.GONE)
        font.setUnderline(change is Change.NEW)
        made.setFont(font)
        ink = "text_secondary" if change is Change.GONE else "text"
        made.setForeground(self._look.colour(ink))
        if not is_same:
            made.setBackground(self._look.colour("hover"))
        return made
