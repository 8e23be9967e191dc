# SPDX-License-Identifier: MIT
"""All marks: shows what lies on the desk as one table, and does what is asked of many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from workbench.domain.annotations import Annotation, Direction, SourcePart, Weight, in_reading_order
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import AnnotationId, EnquiryId, SourceId
from workbench.domain.mark_list import (
    MarkFilter,
    MarkOrder,
    MarkRow,
    WordIndex,
    listed,
    rows_of,
)
from workbench.domain.quoting import as_html, lines_at, quotation
from workbench.domain.readings import given_to
from workbench.domain.saying import counted
from workbench.services.paper_lines import paper_lines
from workbench.ui.announcing import announce
from workbench.ui.widgets.clipboard import copy_words

if TYPE_CHECKING:
    from workbench.ui.all_marks.view import AllMarksView
    from workbench.ui.window import Window

MODE = "all-marks"


class AllMarksController(QObject):
    """Joins the table, which is made when it is first shown, to the desk.

    Args:
        window: The window.
        put_in_plan: Puts marks into the plan.
    """

    def __init__(
        self, window: Window, put_in_plan: Callable[[Sequence[AnnotationId]], object]
    ) -> None:
        super().__init__(window)
        self._window, self._put_in_plan = window, put_in_plan
        self._view: AllMarksView | None = None
        self._filter, self._order = MarkFilter(), MarkOrder()
        self._index = WordIndex()
        self.many = 1000
        """Marks from which looking through them is done beside the window."""
        self._asked = 0
        self._gone_to: AnnotationId | None = None
        window.add_mode(MODE, self._make)
        desk = window.desk
        for changed in (
            desk.pack_changed,
            desk.framework_changed,
            desk.plan_changed,
            desk.enquiries_changed,
        ):
            changed.connect(self._begin_anew)
        desk.marks_changed.connect(self.show_marks)
        window.commands.handle(
            {
                "all-marks": self.toggle,
                "copy-quotations": self.copy,
                "marks-to-plan": self.send_to_plan,
            }
        )

    @property
    def view(self) -> AllMarksView | None:
        """The view if it was made."""
        return self._view

    def toggle(self) -> None:
        """Show all marks, at the one that was gone to last, or go back to the source."""
        if self._window.mode == MODE:
            self._go_back()
            return
        at = self._gone_to
        self._window.show_mode(MODE)
        self.show_marks()
        if self._view is not None:
            self._view.take_focus(at)

    def listen_to_escape(self, read: QObject) -> None:
        """Come back from `read`, where a mark was gone to, with the Escape it has no use for."""
        read.installEventFilter(self)
        self._window.mode_shown.connect(self._forget_the_way)

    def show_marks(self) -> None:
        """Show what lies on the desk, as far as it is asked for."""
        if self._view is None or self._window.mode != MODE:
            return
        desk = self._window.desk
        self._view.show_choices(
            desk.pack.sources if desk.pack else (), desk.framework.letters, desk.questions()
        )
        self._view.show_way_back(desk.source.name if desk.source else "")
        self._asked += 1
        asked, work = self._asked, self._work()
        if len(desk.marks()) < self.many:
            self._show(work())
            return

        def arrived(rows: tuple[Sequence[MarkRow], int]) -> None:
            if asked == self._asked:
                self._show(rows)

        self._window.jobs.run(work, arrived)

    def change_letter(self, letter: Letter) -> None:
        """Put the chosen marks under a letter; those shown under it already stay what they are."""

        def change(mark: Annotation) -> Annotation:
            is_there = mark.dimension in letter.dimensions
            return mark if is_there else replace(mark, dimension=letter.dimension)

        self._change(change, f"are {letter.name} now", f"is {letter.name} now")

    def change_direction(self, direction: Direction | None) -> None:
        """Give the chosen marks a direction, or none."""
        self._change(lambda mark: replace(mark, direction=direction), "changed", "changed")

    def change_weight(self, weight: Weight | None) -> None:
        """Give the chosen marks a weight, or none."""
        self._change(lambda mark: replace(mark, weight=weight), "changed", "changed")

    def change_question(self, enquiry_id: EnquiryId | None) -> None:
        """Give what the chosen marks say to a question, or to none."""
        self._change(lambda mark: given_to(mark, enquiry_id), "changed", "changed")

    def remove(self) -> None:
        """Remove the chosen marks; a message offers to take it back."""
        removed = self._window.desk.remove_marks([mark.id for mark in self._chosen()])
        if removed:
            self._say(f"{_named(removed)} removed")

    def copy(self) -> None:
        """Put the chosen marks on the clipboard as quotations that say where they are from."""
        rows = self._view.table.chosen() if self._view else ()
        if not rows:
            return

        def work() -> list[str]:
            starts: dict[SourceId, tuple[int, ...]] = {}
            said = []
            for row in rows:
                mark, source, lines = row.annotation, row.source, None
                anchor = mark.target.anchor
                if mark.target.part is SourcePart.BODY and anchor is not None and source.body:
                    if source.id not in starts:
                        starts[source.id] = paper_lines(source.body)
                    lines = lines_at(starts[source.id], anchor.span)
                said.append(quotation(mark, source, lines))
            return said

        self._window.jobs.run(work, self._put_on_clipboard)

    def send_to_plan(self) -> None:
        """Put the chosen marks into the plan, in the order of the table."""
        ids = [mark.id for mark in self._chosen()]
        if ids:
            self._put_in_plan(ids)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if is_escape and self._gone_to is not None and not self._window.drawers.opened:
            self.toggle()
            return True
        return super().eventFilter(watched, event)

    def _work(self) -> Callable[[], tuple[Sequence[MarkRow], int]]:
        """Return what makes the rows out of what lies on the desk now, on whichever thread."""
        desk, chosen, order, index = self._window.desk, self._filter, self._order, self._index
        sources = desk.pack.sources if desk.pack else ()
        marks, framework = desk.marks(), desk.framework
        questions = {each.id: each.text for each in desk.questions()}

        def work() -> tuple[Sequence[MarkRow], int]:
            by_source: dict[SourceId, list[Annotation]] = {}
            for mark in marks:
                by_source.setdefault(mark.target.source_id, []).append(mark)
            rows = rows_of(
                sources,
                lambda each: in_reading_order(by_source.get(each, ())),
                framework,
                questions,
            )
            return listed(rows, chosen, order, index), len(rows)

        return work

    def _show(self, found: tuple[Sequence[MarkRow], int]) -> None:
        rows, there_are = found
        if self._view is not None:
            self._view.show_rows(rows, self._filter, self._order, there_are=there_are)

    def _make(self) -> AllMarksView:
        from workbench.ui.all_marks.view import AllMarksView

        view = self._view = AllMarksView(self._window.look)
        view.filter_chosen.connect(self._choose_filter)
        view.order_chosen.connect(self._choose_order)
        view.mark_chosen.connect(self._go_to)
        view.closed.connect(self._go_back)
        view.letter_wanted.connect(self._change_to_number)
        changes = view.changes
        changes.letter_chosen.connect(self.change_letter)
        changes.direction_chosen.connect(self.change_direction)
        changes.weight_chosen.connect(self.change_weight)
        changes.question_chosen.connect(self.change_question)
        changes.plan_wanted.connect(self.send_to_plan)
        changes.copy_wanted.connect(self.copy)
        changes.removal_wanted.connect(self.remove)
        return view

    def _begin_anew(self) -> None:
        """Ask for everything again where what was asked for is gone: a source, letter, question."""
        desk, asked = self._window.desk, self._filter
        sources = {each.id for each in desk.pack.sources} if desk.pack else set()
        if asked.source_id is not None and asked.source_id not in sources:
            asked = replace(asked, source_id=None)
        if asked.letter is not None and asked.letter not in desk.framework.letters:
            asked = replace(asked, letter=None)
        questions = {each.id for each in desk.questions()}
        if asked.enquiry_id is not None and asked.enquiry_id not in questions:
            asked = replace(asked, enquiry_id=None)
        self._filter = asked
        self.show_marks()

    def _choose_filter(self, chosen: MarkFilter) -> None:
        self._filter = chosen
        self.show_marks()

    def _choose_order(self, order: MarkOrder) -> None:
        self._order = order
        self.show_marks()

    def _chosen(self) -> list[Annotation]:
        """Return the chosen marks as they are now."""
        rows = self._view.table.chosen() if self._view else ()
        found = (self._window.desk.mark_with(row.annotation.id) for row in rows)
        return [mark for mark in found if mark is not None]

    def _change(self, change: Callable[[Annotation], Annotation], several: str, one: str) -> None:
        marks = self._chosen()
        changed = [other for mark in marks if (other := change(mark)) != mark]
        if changed:
            self._window.desk.change_marks(changed)
            self._say(f"{_named(changed)} {one if len(changed) == 1 else several}")
        elif marks and self._view is not None:
            announce(self._view, "They are so already.")

    def _change_to_number(self, number: int) -> None:
        letters = self._window.desk.framework.letters
        if number <= len(letters):
            self.change_letter(letters[number - 1])

    def _put_on_clipboard(self, quotations: list[str]) -> None:
        copy_words("\n".join(quotations), as_html(quotations))
        self._window.toast.say(f"{counted(len(quotations), 'quotation')} copied")

    def _say(self, text: str) -> None:
        self._window.toast.say(text, ("Undo", self._window.keeping.undo))

    def _go_to(self, annotation_id: AnnotationId) -> None:
        self._window.places.mark.emit(annotation_id)
        self._gone_to = annotation_id

    def _forget_the_way(self, mode: str) -> None:
        """Escape leads back here only as long as the student stays at what was gone to."""
        if mode != "read":
            self._gone_to = None

    def _go_back(self) -> None:
        self._gone_to = None
        self._window.places.text.emit()


def _named(marks: Sequence[Annotation]) -> str:
    return f"Mark {marks[0].short_id}" if len(marks) == 1 else f"{len(marks)} marks"
