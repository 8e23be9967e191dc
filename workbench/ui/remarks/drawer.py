# SPDX-License-Identifier: MIT
"""The drawer with all that a teacher wrote into the plan, and what is to be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.identifiers import RemarkId
from workbench.domain.remark_lines import RemarkList
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, column, icon_button, label, row, scrolling
from workbench.ui.widgets.remark_lists import RemarkLists
from workbench.ui.widgets.remark_stack import RemarkStack

_NOTHING = (
    "Nothing yet. When your teacher gives your plan back as a PDF, bring that file in: "
    "what is written in it then stands here, and at your marks and points. "
    "Nothing of yours is changed."
)


class RemarksDrawer(QWidget):
    """What my teacher wrote.

    Signals:
        closed: the drawer is not wanted any more.
        bring_in_wanted: a file that came back is to be chosen.
    """

    closed = Signal()
    bring_in_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lists = RemarkLists(look, _NOTHING)
        self._bring_in = button(
            look, "Bring in what my teacher wrote…", icon="file-plus", size="small"
        )
        self._lay_out()
        self._bring_in.clicked.connect(lambda *_: self.bring_in_wanted.emit())

    @property
    def stacks(self) -> tuple[RemarkStack, ...]:
        """The lists in it, to be joined to whoever keeps what is ticked and answered."""
        return self._lists.stacks

    def show_list(self, listed: RemarkList) -> None:
        """Show these remarks."""
        self._lists.show_list(listed)

    def focus_remark(self, remark_id: RemarkId) -> bool:
        """Go to a remark; tell whether it is here."""
        return self._lists.focus_remark(remark_id)

    def _lay_out(self) -> None:
        close = icon_button(self._look, "x", "Close what my teacher wrote", keys="Esc")
        close.clicked.connect(self.closed)
        held = QWidget()
        held.setLayout(
            column(
                self._lists,
                row(self._bring_in, None),
                None,
                gap=12,
                margins=(16, 4, 16, 16),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = label("What my teacher wrote", Style.PANE_TITLE)
        layout.addLayout(row(title, None, close, margins=(16, 12, 8, 0)))
        area = scrolling(held)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(area, 1)
        self.setFocusProxy(close)
