# SPDX-License-Identifier: MIT
"""What stands in the place of a card where there is none to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.revising.wording import Ending
from workbench.ui.widgets.parts import button, column, label, row


class EndingView(QWidget):
    """A heading, a few sentences, and the ways on.

    Signals:
        closed: back to reading.
        others_wanted: the cards of all packs are to be asked.
        page_wanted: a page is to be brought in.
    """

    closed = Signal()
    others_wanted = Signal()
    page_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", Style.PAGE_TITLE, wraps=True)
        self._said = label("", wraps=True)
        self._others = button(look, "", icon="library-big")
        self._page = button(look, "Bring in a page…", kind="primary", icon="file-plus")
        self._back = button(look, "Back to reading", icon="arrow-left")
        for each in (self._title, self._said):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        ways = row(None, self._page, self._others, self._back, None)
        self.setLayout(column(self._title, self._said, 4, ways, gap=10, margins=(0, 24, 0, 24)))
        self._back.clicked.connect(lambda *_: self.closed.emit())
        self._others.clicked.connect(lambda *_: self.others_wanted.emit())
        self._page.clicked.connect(lambda *_: self.page_wanted.emit())

    @property
    def spoken(self) -> str:
        """What is said, in one line."""
        return f"{self._title.text()}. {' '.join(self._said.text().splitlines())}"

    def show_ending(self, ending: Ending, others: int = 0) -> None:
        """Say this; `others` are the cards that other packs have for today."""
        self._title.setText(ending.title)
        self._said.setText("\n".join(ending.sentences))
        self._page.setVisible(ending.wants_page)
        self._others.setVisible(others > 0)
        self._others.setText(f"All packs · {others} to go")
        self._others.setAccessibleName(self._others.text())

    def take_focus(self) -> None:
        """Put the focus on the first way on."""
        ways = (self._page, self._others, self._back)
        first = next((each for each in ways if not each.isHidden()), self._back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
