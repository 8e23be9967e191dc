# SPDX-License-Identifier: MIT
"""The middle: the page as it was, with a heading above and the question below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.importers.draft import PackDraft
from workbench.services.drafting.contents import Row
from workbench.ui.importing.notice import Notice
from workbench.ui.importing.page_view import PageView
from workbench.ui.importing.question import QuestionBar
from workbench.ui.importing.thumbnails import Thumbnails
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import icon_button, label, row

LEAST_WIDTH = 420


class PagePane(QWidget):
    """Heading, page, question."""

    part_chosen = Signal(object)
    operation_wanted = Signal(int, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.question = QuestionBar(look)
        self.notice = Notice(look)
        self._view = PageView(look)
        self._number = label("", Style.CAPTION, ink="tertiary")
        self._menu = icon_button(look, "ellipsis", "Change the part", keys="Shift+F10")
        self._up = icon_button(look, "chevron-up", "Part above", keys="Up")
        self._down = icon_button(look, "chevron-down", "Part below", keys="Down")
        self._lay_out()
        self.setMinimumWidth(round(LEAST_WIDTH * look.scale))
        self._view.part_chosen.connect(self._choose)
        self._view.operation_wanted.connect(self.operation_wanted)
        self._menu.clicked.connect(self._view.pop_up_menu)
        self._up.clicked.connect(lambda: self._view.step_block(-1))
        self._down.clicked.connect(lambda: self._view.step_block(1))

    def show_pages(self, drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]) -> None:
        """Show the pages as they are now."""
        self.notice.show_pages(drafts)
        self._view.show_pages(drafts, rows)

    @property
    def thumbnails(self) -> Thumbnails:
        """The pictures among the words."""
        return self._view.thumbnails

    def choose(self, chosen: Row) -> None:
        """Choose a part and bring it into view."""
        self._view.choose(chosen)

    def chosen_row(self) -> Row | None:
        """Return which part is chosen."""
        return self._view.chosen_row()

    def spoken_part(self) -> str:
        """Return the chosen part as it is read out."""
        return self._view.spoken_part()

    def take_focus(self) -> None:
        """Put the focus on the page."""
        self._view.setFocus()

    def _choose(self, chosen: Row | None) -> None:
        number, count = self._view.block_number()
        self._number.setText(f"part {number} of {count}" if count else "")
        self.part_chosen.emit(chosen)

    def _lay_out(self) -> None:
        title = label("The page, as it was", Style.PANE_TITLE)
        head = row(title, None, self._number, 4, self._menu, self._up, self._down, gap=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._view, 1)
        column.addWidget(self.question)
