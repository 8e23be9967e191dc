# SPDX-License-Identifier: MIT
"""Review: reads what a class handed in, shows one plan after the other, keeps what is said."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.errors import WorkbenchError
from workbench.ui.announcing import announce
from workbench.ui.controllers.class_marks import ClassMarks
from workbench.ui.controllers.class_reading import ClassRead, ClassReader
from workbench.ui.controllers.code_keeping import CodeKeeping
from workbench.ui.controllers.comment_keeping import CommentKeeping
from workbench.ui.controllers.copy_making import CopyMaking
from workbench.ui.controllers.moderating import ModeratingController
from workbench.ui.controllers.review_saving import ReviewSaving, ask_folder
from workbench.ui.controllers.review_steps import ReviewSteps, tell_removed

if TYPE_CHECKING:
    from workbench.domain.handed_in.class_table import Row, RowKey
    from workbench.domain.handed_in.reading import HandedIn
    from workbench.domain.reviews import Review
    from workbench.services.exporting import Written
    from workbench.ui.controllers.handed_in_pages import Cover, HandedInPagesController
    from workbench.ui.reviewing.lines import StudentLine
    from workbench.ui.reviewing.mode import ReviewMode
    from workbench.ui.window import Window

MODE = "review"

_NO_PLAN = "There is no plan in this file that could be marked here."
_CHOOSE = "Choose a student."
_NO_FILE = "There is no file to mark."
_NOT_OPEN = "Open your library first: what you say about the plans is kept there."


class ReviewingController(QObject):
    """Joins Review, which is made when it is first shown, to the services."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.mode: ReviewMode | None = None
        """The mode if it was made."""
        self.steps = ReviewSteps(self._show_step, self.flush)
        self._folder: Path | None = None
        self._row: Row | None = None
        self._cover: Cover | None = None
        """What is covered of the plan that is chosen."""
        self._are_named = True
        self._looking: Future[HandedIn] | None = None
        self._reader = ClassReader(window.jobs, self)
        self._reader.went_on.connect(self._show_progress)
        self._reader.read.connect(self._take)
        self._reader.failed.connect(self._refuse)
        self.comments, self.codes = CommentKeeping(window), CodeKeeping(window)
        self.marks = ClassMarks(window)
        self.marks.changed.connect(self._show_class)
        self._make_moderation()
        self.saving = ReviewSaving(
            window, self._what_is_open, lambda: self._row, self._writing_of_table, self.codes.bank
        )
        self.saving.refusal = self.moderating.why_nothing_goes_back
        self.copies = CopyMaking(
            window,
            self._what_is_open,
            lambda: self._row,
            lambda: self._are_named,
            self.moderating.why_nothing_goes_back,
        )
        window.add_mode(MODE, self._make)
        window.keeping.watch(self.has_pending, self.flush)
        window.commands.handle(
            {
                MODE: self.open,
                "open-class": self.choose,
                "save-class-marks": self.saving.save_table,
                "save-class-feedback": self.saving.save_feedback,
                "save-reviews": self.saving.save_files,
                "next-student": lambda: self._step(1),
                "previous-student": lambda: self._step(-1),
                "hide-names": self.toggle_names,
            }
        )

    def open(self) -> None:
        """Show Review."""
        self._window.show_mode(MODE)
        if self.mode is not None:
            self.mode.take_focus()

    def choose(self) -> None:
        """Ask for the folder of a class and read it."""
        start = str(self._folder.parent if self._folder else Path.home())
        folder = ask_folder(self._window, "Open a class folder", start)
        if folder is not None:
            self.read(folder)

    def read(self, folder: Path) -> None:
        """Read what was handed in into a folder, beside the window."""
        window, services = self._window, self._window.session.services
        self.open()
        if services is None or self.mode is None:
            window.toast.say(_NOT_OPEN)
            return
        self.mode.marking.leave()
        self._folder = folder
        self._show_progress(0, 0)
        self.mode.take_focus()
        self.comments.load(services.library.place)
        self.codes.load(services.library.place)
        self._reader.want(services.library.place, folder)

    def has_pending(self) -> bool:
        """Tell whether something was typed and is not kept yet."""
        is_typed = self.mode is not None and self.mode.marking.has_pending()
        return is_typed or self.marks.has_pending()

    def flush(self) -> None:
        """Hand on at once what is being typed, and try again what could not be kept."""
        if self.mode is not None:
            self.mode.marking.flush()
        self.marks.try_again()

    def state(self) -> dict[str, str]:
        """Return what is to be remembered, as JSON."""
        return {"folder": str(self._folder)} if self._folder else {}

    def restore(self, state: object) -> None:
        """Offer the folder that was open last time."""
        folder = state.get("folder") if isinstance(state, dict) else None
        if isinstance(folder, str) and folder:
            self._folder = Path(folder)
            self._window.rail.show_teacher()

    def toggle_names(self) -> None:
        """Hide the names, or show them."""
        self._hide_names(self._are_named)

    def _hide_names(self, are_hidden: bool) -> None:
        self._are_named = not are_hidden
        if self.mode is not None:
            self.mode.show_names(are_shown=self._are_named)
        self.copies.show_outcome()
        self._show_class()
        self._choose_again()

    def _what_is_open(self) -> tuple[ClassRead, dict[RowKey, Review]] | None:
        """Return the class with all that was said, also what is being typed."""
        self.flush()
        two = self.marks.two
        return (
            (self.marks.opened, two.counting()) if self.marks.opened is not None and two else None
        )

    def _writing_of_table(self, opened: ClassRead, path: Path) -> Callable[[], Written]:
        return self.moderating.writing_of(opened, path, are_named=self._are_named)

    def _make_moderation(self) -> None:
        window, marks = self._window, self.marks
        self.moderating = ModeratingController(window, marks, lambda: self._row, self._hand_on)
        self.moderating.hiding_wanted.connect(self._hide_names)
        self.moderating.marker_changed.connect(self._change_marker)
        self.moderating.uncovered.connect(self._forget_steps)

    def _hand_on(self) -> None:
        """Hand on everything that is typed, also a code that was not stamped yet."""
        if self.mode is not None:
            self.mode.marking.leave()
        self.flush()

    def _change_marker(self) -> None:
        """Show what another marker said, or is to say, about the plan that is chosen."""
        self._forget_steps()
        self._row = None
        self._choose_again()

    def _forget_steps(self) -> None:
        self.steps.forget()
        self._window.keeping.show_steps()

    def _choose_again(self) -> None:
        """Show the plan that is chosen in another way; where none is listed, nothing of any."""
        mode = self.mode
        if mode is None:
            return
        line = mode.list.current()
        if line is not None and line.row is not None:
            self._choose(line)
            return
        self._row = None
        mode.show_student("", "", has_pages=False)
        mode.marking.show_nothing(_CHOOSE)
        mode.marking.show_both(None)
        mode.list.step(0)

    # What was handed in

    def _make(self) -> ReviewMode:
        from workbench.ui.controllers.handed_in_pages import HandedInPagesController
        from workbench.ui.reviewing.mode import ReviewMode

        window = self._window
        pages: HandedInPagesController = HandedInPagesController(window)
        self._pages = pages
        pages.mark_chosen.connect(self._begin_stamp)
        pages.listen(self._bring_pages)
        mode = self.mode = ReviewMode(
            window.look, pages.preview, self.codes.bank(), now=lambda: datetime.now(UTC)
        )
        mode.open_wanted.connect(self.choose)
        mode.again_wanted.connect(lambda: self.read(self._folder) if self._folder else None)
        mode.stop_wanted.connect(self._stop)
        mode.table_wanted.connect(self.saving.save_table)
        mode.feedback_wanted.connect(self.saving.save_feedback)
        mode.files_wanted.connect(self.saving.save_files)
        self.copies.attach(mode)
        mode.names_wanted.connect(self.toggle_names)
        mode.step_wanted.connect(self._step)
        mode.student_chosen.connect(self._choose)
        mode.left.connect(self._leave)
        mode.marking.changed.connect(self._keep)
        self.moderating.attach(mode)
        self.comments.attach(mode.marking.stamping)
        self.codes.attach(mode.marking.stamping)
        mode.marking.stamping.removed.connect(lambda stamp: tell_removed(window, stamp))
        mode.show_nothing(self._folder.name if self._folder else "")
        window.rail.show_teacher()
        return mode

    def _show_progress(self, done: int, total: int) -> None:
        if self.mode is not None and self._folder is not None:
            self.mode.show_reading(self._folder.name, done, total)

    def _stop(self) -> None:
        """Stop reading a folder; the class that was open before is shown again."""
        self._reader.stop()
        self._show_what_is_open()

    def _refuse(self, error: WorkbenchError) -> None:
        self._show_what_is_open()
        self._window.keeping.tell(error)

    def _take(self, found: ClassRead) -> None:
        if self.mode is None:
            return
        self._row = None
        self.marks.open(found)
        self.moderating.begin()
        self._forget_steps()
        if self.moderating.is_on:
            self._are_named = False
            self.mode.show_names(are_shown=False)
        if found.known.unreadable:
            names = ", ".join(f"“{each}”" for each in found.known.unreadable[:3])
            self._window.toast.say(f"What was kept in {names} cannot be read and was left alone.")
        self._show_class()
        if (line := self.mode.list.current()) is not None:
            self._choose(line)
        else:
            self.mode.list.step(0)
        self.mode.take_focus()
        announce(self.mode, f"{len(found.table.rows)} students")

    def _show_what_is_open(self) -> None:
        if self.mode is None:
            return
        if self.marks.opened is None:
            self.mode.show_nothing(self._folder.name if self._folder else "")
        else:
            self._folder = self.marks.opened.folder
            self._show_class()
        self.mode.take_focus()

    def _show_class(self) -> None:
        from workbench.ui.reviewing.lines import counts_of_class

        opened, two = self.marks.opened, self.marks.two
        if opened is None or two is None or self.mode is None or self._reader.is_at_work:
            return
        lines = self.moderating.lines(opened, are_named=self._are_named)
        counts = counts_of_class(opened.table, two.counting())
        self.mode.show_class(opened.folder.name, counts, lines)
        self.moderating.show_strip()
        self.moderating.show_both()
        line, row = self.mode.list.current(), self._row
        if row is None or line is None or line.row is not row:
            return
        if self._cover != self.moderating.cover_of(row, are_named=self._are_named):
            # What was written there elsewhere is to be seen now, or no more.
            self._choose(line)

    # One student

    def _choose(self, line: StudentLine) -> None:
        row, mode = line.row, self.mode
        if row is None or mode is None:
            return
        is_other = row is not self._row
        mode.marking.leave()
        cover = self.moderating.cover_of(row, are_named=self._are_named)
        is_shown = not is_other and cover == self._cover
        self._row, self._cover = row, cover
        path, plan = self.marks.path_of(row), row.read.plan if row.read else None
        mode.show_student(line.name, self._words(row, None, line.name), has_pages=bool(row.read))
        refusal = self._window.session.refusal
        if plan is None or path is None:
            mode.marking.show_nothing(_NO_PLAN if row.file else _NO_FILE)
        elif refusal is not None:
            mode.marking.show_nothing(refusal.message())
        elif is_other:
            mode.marking.show_review(self.marks.review_of(row, plan))
            mode.marking.wait_for_plan(plan.question)
        self.moderating.show_both(() if is_other else None)
        if path is not None and row.read is not None:
            if not is_shown:
                self._pages.show(path, row.read.pages, cover)
            self._look(path, row, line.name)

    def _look(self, path: Path, row: Row, name: str) -> None:
        """Read more of a plan, beside the window; who was skipped meanwhile is not looked at."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._window.jobs.run(
            lambda: self._pages.look(path),
            lambda read: self._show_plan(row, read, name),
            self._pages.tell_unless_stopped,
        )

    def _show_plan(self, row: Row, read: HandedIn, name: str) -> None:
        from workbench.domain.handed_in.outline import PlanOutline
        from workbench.services.marking import levels_of

        if row is not self._row or self.mode is None:
            return
        outline = read.outline or PlanOutline()
        levels = levels_of(outline)
        self.mode.show_student(name, self._words(row, read, name), has_pages=True)
        self.mode.marking.show_plan(outline, levels)
        self.moderating.show_both(levels)

    def _words(self, row: Row, read: HandedIn | None, name: str) -> str:
        """Return what was read of a plan, without what must not be seen now."""
        from workbench.ui.reviewing.lines import what_was_read

        is_covered = self._cover is not None and self._cover.is_over_remarks
        return what_was_read(row, read, name, are_named=self._are_named, is_covered=is_covered)

    def _bring_pages(self) -> bool:
        """Show the pages if they were not; tell whether there are any."""
        if self.mode is None or self.marks.opened is None:
            return False
        self.mode.show_pages()
        return True

    def _begin_stamp(self, mark: str) -> None:
        """Have a code typed for a mark that was chosen on the pages."""
        if self.mode is not None:
            self.mode.marking.stamping.begin_at(mark)

    def _step(self, by: int) -> None:
        if self.mode is not None:
            self.mode.list.step(by)

    def _leave(self) -> None:
        """Keep everything and end the process that reads, as long as nobody looks."""
        if self.mode is not None:
            self.mode.marking.leave()
            self._pages.stop()

    # What is said

    def _keep(self, review: Review, *, is_step: bool = True) -> None:
        """Keep a review beside the window, and show it in the table."""
        before = self.marks.keep(review)
        if is_step:
            self.steps.changed(before, review)
        if self._window.mode == MODE:
            self._window.keeping.show_steps()

    def _show_step(self, review: Review) -> None:
        """Show and keep a review as it was; its student is gone to."""
        from workbench.domain.handed_in.class_table import row_key

        self._keep(review, is_step=False)
        key, mode = row_key(review.assignment, review.student), self.mode
        if mode is None:
            return
        if not mode.list.choose(key):
            return
        if self._row is not None:
            mode.marking.replace_review(review)
