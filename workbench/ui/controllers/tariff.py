# SPDX-License-Identifier: MIT
"""What the question of the open plan is worth: its marks, minutes, words and levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from workbench.domain.enquiries import Board, Enquiry
    from workbench.ui.controllers.enquiries import EnquiriesController
    from workbench.ui.controllers.planning import PlanningController
    from workbench.ui.window import Window


class TariffController(QObject):
    """Shows beside the plan what its question asks for, and keeps what is put right there."""

    def __init__(
        self, window: Window, planning: PlanningController, enquiries: EnquiriesController
    ) -> None:
        super().__init__(window)
        self._window, self._planning, self._enquiries = window, planning, enquiries
        planning.made.connect(self._listen)
        window.desk.plan_changed.connect(self._show)
        window.commands.handle({"plan-words": self._show_words, "plan-levels": self._show_levels})

    def has_pending(self) -> bool:
        """Tell whether something was typed and not sent."""
        mode = self._planning.mode
        return mode is not None and (
            mode.side.length.has_pending() or mode.side.levels.has_pending()
        )

    def flush(self) -> None:
        """Send what is being typed."""
        mode = self._planning.mode
        if mode is not None:
            mode.side.length.flush()
            mode.side.levels.flush()

    def _listen(self) -> None:
        mode = self._planning.mode
        if mode is None:
            return
        mode.chooser.show_boards(self._enquiries.boards())
        mode.side.length.enquiry_changed.connect(self._change)
        mode.side.levels.enquiry_changed.connect(self._change)
        mode.side.levels.exam_wanted.connect(self._choose_exam)
        self._show()

    def _show(self) -> None:
        mode, plan = self._planning.mode, self._window.desk.plan
        if mode is None or plan is None:
            return
        from workbench.domain.mark_schemes import kind_of, scheme_of
        from workbench.ui.planning.levels_view import SchemeSheet

        enquiry = plan.enquiry
        board = self._board(enquiry)
        kind = kind_of(enquiry, board)
        exam = " · ".join(filter(None, (board.short, kind.number if kind else ""))) if board else ""
        mode.side.levels.show_scheme(
            SchemeSheet(enquiry, scheme_of(enquiry, board), exam, bool(kind and kind.levels))
        )

    def _board(self, enquiry: Enquiry) -> Board | None:
        if enquiry.board is None:
            return None
        return next((x for x in self._enquiries.boards() if x.key == enquiry.board), None)

    def _change(self, enquiry: Enquiry) -> None:
        if self._window.desk.refuses():
            self._show()
            return
        # It shows at once: a plan that is kept meanwhile takes its question along.
        self._window.desk.shelf.ask_otherwise(enquiry)
        self._enquiries.change(enquiry)

    def _choose_exam(self) -> None:
        plan = self._window.desk.plan
        if plan is not None:
            self._window.places.exam.emit(plan.enquiry.id)

    def _show_words(self) -> None:
        from workbench.ui.planning.side_pane import SideView

        if self._planning.mode is not None:
            self._planning.mode.show_side(SideView.LENGTH)

    def _show_levels(self) -> None:
        from workbench.ui.planning.side_pane import SideView

        if self._planning.mode is not None:
            self._planning.mode.show_side(SideView.LEVELS)
