# SPDX-License-Identifier: MIT
"""What my teacher wrote: brings in plans that came back, and shows what is said in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.identifiers import PlanId, PointId, RemarkId
from workbench.domain.refusals import NoPlanInsideError
from workbench.ui.announcing import announce
from workbench.ui.controllers.practising import MODE as PRACTISE
from workbench.ui.frame.saved import ask_which

if TYPE_CHECKING:
    from workbench.domain.errors import WorkbenchError
    from workbench.domain.remarks import Remark, Returned
    from workbench.services.remarking import Received
    from workbench.ui.controllers.importing import ImportingController
    from workbench.ui.controllers.planning import PlanningController
    from workbench.ui.modes.read import ReadMode
    from workbench.ui.remark_shelf import RemarkShelf
    from workbench.ui.remarks.drawer import RemarksDrawer
    from workbench.ui.widgets.remark_stack import RemarkStack
    from workbench.ui.window import Window

BRING_IN = "Bring in what my teacher wrote"


class RemarksController(QObject):
    """Joins remarks to the drawer, the open note, the source and the plan."""

    answer_returned = Signal(object, int)
    """With the `AttemptId` and the number of the question, from 0, whose answer came back."""

    def __init__(
        self,
        window: Window,
        shelf: RemarkShelf,
        read: ReadMode,
        *,
        planning: PlanningController,
        importing: ImportingController,
    ) -> None:
        super().__init__(window)
        self._window, self.shelf, self._read = window, shelf, read
        self._planning, self._importing = planning, importing
        self._drawer: RemarksDrawer | None = None
        self._folder = Path.home()
        self._plan_wanted: PlanId | None = None
        window.drawers.add("remarks", self._make_drawer)
        window.commands.handle(
            {
                "remarks": self._toggle,
                "bring-in-remarks": self.choose,
            }
        )
        shelf.changed.connect(self.show_remarks)
        desk = window.desk
        desk.source_changed.connect(self.show_remarks)
        desk.contents_read.connect(lambda _: QTimer.singleShot(0, self, self._open_wanted))
        read.notes.note_opened.connect(lambda _: self._show_at_note())
        for stack in (read.notes.remarks, read.notes.card.remarks):
            self._listen_to(stack)
        planning.made.connect(self._join_plan)
        importing.pages_begun.connect(self._hint)

    def choose(self) -> None:
        """Ask for the file that came back and bring it in."""
        window = self._window
        if window.desk.refuses():
            return
        kinds = "Plans and reviews (*.pdf *.sourcereview)"
        path = ask_which(window, BRING_IN, self._folder, kinds)
        if path is not None:
            self.bring_in(path)

    def bring_in(
        self, path: Path, or_else: Callable[[WorkbenchError], object] | None = None
    ) -> None:
        """Read a file that came back beside the window, and keep what is said in it.

        `or_else` hears why it could not be read; by default a message tells it.
        """
        window = self._window
        if window.desk.refuses():
            return
        self._folder = path.parent
        window.keeping.flush()
        window.toast.say(f"Reading “{path.name}”…")

        def read() -> Returned:
            from workbench.services.returned_plans import read_returned

            return read_returned(path)

        window.jobs.run(read, self._receive, or_else or window.keeping.tell)

    def take_drops(self, paths: Sequence[Path]) -> None:
        """Take files dropped on the window: a plan that came back, or else what is brought in."""
        paths = list(paths)

        def take(is_plan: bool) -> None:
            self.bring_in(paths[0], read_page) if is_plan else self._importing.read(paths)

        def read_page(error: WorkbenchError) -> None:
            # Sources that were printed without a plan inside are a page like any other.
            if isinstance(error, NoPlanInsideError):
                self._window.toast.hide()
                self._importing.read(paths)
            else:
                self._window.keeping.tell(error)

        self._ask_whether_plan(paths, take)

    def show_remarks(self) -> None:
        """Show what is said wherever it belongs."""
        if self._drawer is not None:
            self._drawer.show_list(self.shelf.listed())
        self._show_at_note()
        source = self._window.desk.source
        self._read.notes.remarks.show_lines(self.shelf.at_source(source.id) if source else ())
        mode = self._planning.mode
        if mode is not None:
            mode.sheet.show_remarks(self.shelf.at_point, self.shelf.at_part)

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return any(stack.has_pending() for stack in self._stacks())

    def flush(self) -> None:
        """Hand on at once what is being typed."""
        for stack in self._stacks():
            stack.flush()

    # Bringing in

    def _receive(self, returned: Returned) -> None:
        desk = self._window.desk
        desk.do(
            lambda services: services.remarking.receive(returned),
            self._tell,
            self._window.keeping.tell,
        )

    def _tell(self, received: Received) -> None:
        window, outcome = self._window, received.outcome
        undo = ("Undo", window.keeping.undo)
        window.toast.say(received.told, *((undo,) if outcome.remarks else ()))
        if not received.said:
            return
        if received.attempt_id is not None:
            self.answer_returned.emit(received.attempt_id, received.question)
            return
        self._plan_wanted = received.plan_id
        desk = window.desk
        if desk.pack is None or desk.pack.id != received.pack_id:
            desk.open_pack(received.pack_id)
        if window.mode in {"bring-in", "library"}:
            window.show_mode("read")

    def _open_wanted(self) -> None:
        """Work on the plan that came back, as soon as its pack is open, and list what is said."""
        wanted, shelf = self._plan_wanted, self._window.desk.shelf
        if wanted is not None and wanted in {plan.id for plan in shelf.plans}:
            self._plan_wanted = None
            shelf.open(wanted)
            self._window.drawers.open_drawer("remarks")

    def _hint(self, paths: Sequence[Path]) -> None:
        """Say where a plan that came back is better brought in, should a page be one."""
        paths = list(paths)

        def say(is_plan: bool) -> None:
            if is_plan:
                self._window.toast.say(
                    f"“{paths[0].name}” is an essay plan or an answer that was made here. "
                    "Did your teacher give it back?",
                    (BRING_IN, lambda: self.bring_in(paths[0])),
                )

        self._ask_whether_plan(paths, say)

    def _ask_whether_plan(self, paths: Sequence[Path], then: Callable[[bool], None]) -> None:
        from workbench.services.marking import REVIEW_FILE
        from workbench.services.returned_plans import OWN_PDF, looks_like_a_plan

        if len(paths) == 1 and paths[0].suffix.lower() == REVIEW_FILE:
            then(True)
        elif len(paths) != 1 or paths[0].suffix.lower() != OWN_PDF:
            then(False)
        else:
            self._window.jobs.run(lambda: looks_like_a_plan(paths[0]), then)

    # Showing

    def _toggle(self) -> None:
        # While one practises, `AnswerRemarks` knows whether an answer is in front.
        if self._window.mode != PRACTISE:
            self._window.drawers.toggle("remarks")

    def _show_at_note(self) -> None:
        opened = self._read.notes.opened()
        lines = self.shelf.at_mark(opened) if opened is not None else ()
        self._read.notes.card.remarks.show_lines(lines)

    def _make_drawer(self) -> RemarksDrawer:
        from workbench.ui.remarks.drawer import RemarksDrawer

        drawer = self._drawer = RemarksDrawer(self._window.look)
        drawer.closed.connect(self._window.drawers.close_drawer)
        drawer.bring_in_wanted.connect(self.choose)
        for stack in drawer.stacks:
            self._listen_to(stack)
            stack.opened.connect(self._go_to)
        drawer.show_list(self.shelf.listed())
        return drawer

    def _join_plan(self) -> None:
        mode = self._planning.mode
        if mode is not None:
            mode.sheet.stack_made.connect(self._listen_to)
            for stack in mode.sheet.remark_stacks():
                self._listen_to(stack)
            self.show_remarks()

    def _listen_to(self, stack: RemarkStack) -> None:
        stack.ticked.connect(self._tick)
        stack.answered.connect(self.shelf.answer)

    def _stacks(self) -> tuple[RemarkStack, ...]:
        notes, mode = self._read.notes, self._planning.mode
        drawer = self._drawer.stacks if self._drawer is not None else ()
        plan = mode.sheet.remark_stacks() if mode is not None else ()
        return (notes.remarks, notes.card.remarks, *drawer, *plan)

    # Doing

    def _tick(self, remark_id: RemarkId, is_done: bool) -> None:
        self.shelf.tick(remark_id, is_done=is_done)
        listed = self.shelf.listed()
        left = listed.asked - listed.done
        announce(self._window, f"{left} still to do." if left else "All of it is done.")

    def _go_to(self, remark: Remark) -> None:
        window, place = self._window, remark.said.place
        self.flush()
        if place.mark is not None:
            window.places.mark.emit(place.mark)
        elif place.source is not None:
            window.places.source.emit(place.source)
        elif place.point is not None:
            self._go_to_point(place.point)

    def _go_to_point(self, point_id: PointId) -> None:
        self._planning.open()
        mode = self._planning.mode
        if mode is not None:
            mode.panes.show_pane(mode.sheet)
            mode.sheet.focus_heading(point_id)
