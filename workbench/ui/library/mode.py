# SPDX-License-Identifier: MIT
"""The library mode: what do I have?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.coverage import Coverage
from workbench.domain.enquiries import Board
from workbench.domain.identifiers import EnquiryId, PackId
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack
from workbench.ui.library.empty import EmptyLibrary
from workbench.ui.library.pack_list import PackList
from workbench.ui.library.pack_view import PackView
from workbench.ui.library.question_wording import QuestionSheet
from workbench.ui.look.look import Look
from workbench.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from workbench.storage.repositories.packs import PackSummary


class LibraryMode(QWidget):
    """Packs and enquiries on the left, the open pack on the right."""

    pack_opened = Signal(object)
    """With the `PackId`."""
    source_opened = Signal(object)
    """With the `SourceId`."""
    plan_opened = Signal(object)
    """With the `PlanId`."""
    plan_copied = Signal(object)
    """With the `PlanId`."""
    plan_removed = Signal(object)
    """With the `PlanId`."""
    new_plan_wanted = Signal(object)
    """With the `PackId`."""
    pack_removed = Signal(object)
    """With the `PackId`."""
    question_changed = Signal(object)
    """With the `Enquiry` as it is now."""
    question_removed = Signal(object)
    """With the `EnquiryId`."""
    question_answered = Signal(object)
    """With the `EnquiryId` of the question whose plan is wanted."""
    own_copy_wanted = Signal()
    new_pack_wanted = Signal()
    pack_renamed = Signal(str)
    source_added = Signal(object)
    """With a `TypedSource`."""
    source_renamed = Signal(object, object)
    """With the `Source`, and a `TypedSource` that says how it is called."""
    source_moved = Signal(object, int)
    """With the `SourceId`, and how many places on."""
    source_removed = Signal(object)
    """With the `Source`."""
    hand_on_wanted = Signal()
    bring_in_wanted = Signal()
    example_wanted = Signal()
    other_library_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = PackList(look)
        self._view = PackView(look)
        self._empty = EmptyLibrary(look)
        self.splitter = Splitter(Qt.Orientation.Horizontal, "Width of the panes")
        self.splitter.setObjectName("library")
        self.splitter.addWidget(self._list)
        self.splitter.addWidget(self._view)
        self.splitter.setStretchFactor(1, 1)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._empty)
        self._sheets.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheets)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Library")
        self._connect()

    def show_packs(self, packs: Sequence[PackSummary], current: PackId | None) -> None:
        """Show all packs; without any, how to get one."""
        had_packs = self._sheets.currentWidget() is self.splitter
        self._list.show_packs(packs, current)
        self._view.setVisible(current is not None)
        self._sheets.setCurrentWidget(self.splitter if packs else self._empty)
        if had_packs and not packs and self._sheets.isVisible():
            self.take_focus()

    def show_pack(
        self,
        pack: Pack,
        plans: Sequence[Plan],
        coverage: Coverage,
        *,
        questions: Sequence[QuestionSheet] = (),
        boards: Sequence[Board] = (),
    ) -> None:
        """Show the open pack: its enquiries, its sources with what has been said about each."""
        self._view.setVisible(True)
        self._list.show_plans(pack.id, plans)
        self._view.show_pack(pack, plans, coverage, questions=questions, boards=boards)

    def open_question(self, enquiry_id: EnquiryId) -> None:
        """Open a question of the open pack, to be put right."""
        self._view.questions.open_question(enquiry_id)

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return self._view.questions.has_pending()

    def flush(self) -> None:
        """Hand on what is being typed."""
        self._view.questions.flush()

    def take_focus(self) -> None:
        """Put the focus on the open pack, or on *Bring in* where there is none."""
        if self._sheets.currentWidget() is self._empty:
            self._empty.bring_in.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._list.take_focus()

    def next_pane(self) -> None:
        """Put the focus into the other pane."""
        focus: QWidget | None = self.window().focusWidget()
        is_in_list = focus is not None and self._list.isAncestorOf(focus)
        if is_in_list and not self._view.isHidden():
            self._view.take_focus()
        else:
            self.take_focus()

    def previous_pane(self) -> None:
        """Put the focus into the other pane: there are two."""
        self.next_pane()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _connect(self) -> None:
        for ways in (self._list, self._empty):
            ways.bring_in_wanted.connect(self.bring_in_wanted)
            ways.example_wanted.connect(self.example_wanted)
            ways.other_library_wanted.connect(self.other_library_wanted)
        panes: tuple[PackList | PackView, ...] = (self._list, self._view)
        for pane in panes:
            pane.plan_opened.connect(self.plan_opened)
            pane.new_plan_wanted.connect(self.new_plan_wanted)
            pane.pack_removed.connect(self.pack_removed)
        self._list.pack_opened.connect(self.pack_opened)
        self._list.plan_copied.connect(self.plan_copied)
        self._list.plan_removed.connect(self.plan_removed)
        self._view.source_opened.connect(self.source_opened)
        self._view.questions.changed.connect(self.question_changed)
        self._view.questions.removed.connect(self.question_removed)
        self._view.questions.plan_wanted.connect(self.question_answered)
        self._view.own_copy_wanted.connect(self.own_copy_wanted)
        self._view.renamed.connect(self.pack_renamed)
        self._view.source_added.connect(self.source_added)
        self._view.source_renamed.connect(self.source_renamed)
        self._view.sources.moved.connect(self.source_moved)
        self._view.sources.removed.connect(self.source_removed)
        self._view.hand_on_wanted.connect(self.hand_on_wanted)
        self._list.new_pack_wanted.connect(self.new_pack_wanted)
