# SPDX-License-Identifier: MIT
"""All that a teacher wrote about one piece of work: how it was judged, and what is to be done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.domain.identifiers import RemarkId
from workbench.domain.remark_lines import RemarkList
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.judgement import Judgement
from workbench.ui.widgets.parts import column, label
from workbench.ui.widgets.remark_stack import RemarkStack


class RemarkLists(QWidget):
    """The remarks in their lists; whoever shows them joins the `stacks` to what keeps them."""

    def __init__(self, look: Look, nothing: str) -> None:
        """Be ready; `nothing` is said as long as nothing was brought in."""
        super().__init__()
        self._nothing = nothing
        self._said = label(nothing, Style.SMALL, ink="secondary", wraps=True)
        self._judgement = Judgement()
        self._to_do, self._unplaced, self._praise, self._taken_away = (
            RemarkStack(look, is_at_place=False) for _ in range(4)
        )
        self._nowhere = _section(
            "Belongs nowhere",
            "What these are about could not be told. Look for them on their pages.",
            self._unplaced,
        )
        self._good = _section("What is good", "There is nothing to do about these.", self._praise)
        self._gone = _section(
            "Taken away", "These are no longer in the newest file.", self._taken_away
        )
        self.setLayout(
            column(
                self._said,
                self._judgement,
                self._to_do,
                self._nowhere,
                self._good,
                self._gone,
                gap=12,
            )
        )

    @property
    def stacks(self) -> tuple[RemarkStack, ...]:
        """The lists: to do, belonging nowhere, praise, taken away."""
        return (self._to_do, self._unplaced, self._praise, self._taken_away)

    def show_list(self, listed: RemarkList) -> None:
        """Show these remarks."""
        self._said.setText(self._summary(listed))
        self._judgement.show_lines(listed.judgement)
        self._to_do.show_lines(listed.to_do)
        self._unplaced.show_lines(listed.unplaced)
        self._taken_away.show_lines(listed.taken_away)
        self._praise.show_lines(listed.praise)
        self._good.setVisible(bool(listed.praise))
        self._nowhere.setVisible(bool(listed.unplaced))
        self._gone.setVisible(bool(listed.taken_away))

    def focus_remark(self, remark_id: RemarkId) -> bool:
        """Go to a remark; tell whether it is here."""
        return any(stack.focus_remark(remark_id) for stack in self.stacks)

    def _summary(self, listed: RemarkList) -> str:
        if listed.is_empty:
            return self._nothing
        if not listed.asked:
            return "Nothing to do about it."
        if listed.done == listed.asked:
            return "All of it is done."
        return f"{listed.done} of {listed.asked} done. Tick off what you did; say what you changed."


def _section(title: str, hint: str, content: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(
        column(
            label(title, Style.BODY_STRONG),
            label(hint, Style.SMALL, ink="secondary", wraps=True),
            4,
            content,
            gap=2,
        )
    )
    made.hide()
    return made
