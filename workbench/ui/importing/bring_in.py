# SPDX-License-Identifier: MIT
"""Bring in: choose, check, keep. Nothing is stored here; what is to be kept is handed on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.importers.draft import PackDraft
from workbench.services.drafting.history import Checking, DraftHistory
from workbench.services.drafting.reading_anew import ReadingAnew
from workbench.services.gathering import FileReport
from workbench.ui.announcing import announce
from workbench.ui.importing.check import CheckStep
from workbench.ui.importing.choose import ChooseStep
from workbench.ui.importing.pieces import Steps
from workbench.ui.importing.report import ReportStep
from workbench.ui.importing.thumbnails import Thumbnails
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import ElidedLabel, label, rule, set_property

CHOOSE, CHECK, KEEP = range(3)


class BringIn(QWidget):
    """The three steps, with a bar of their own that stands in for the window's top bar."""

    files_wanted = Signal()
    folder_wanted = Signal()
    text_given = Signal(str, bool)
    """With a page, and whether all of it is one source."""
    handed_over = Signal(object)
    """With the `HandedOver` that was pasted or dropped."""
    example_wanted = Signal()
    stopped = Signal()
    """Reading is to be given up."""
    keep_wanted = Signal(object)
    """With the `Checking`: the pages as they were corrected."""
    anew_wanted = Signal(object)
    """With the `ReadingAnew`: a page is to be read in another encoding."""
    cancelled = Signal()
    """Nothing is kept; `bring_back` shows the pages again."""
    left = Signal()
    """Pages that waited to be gone on with were given up; `bring_back` shows them again."""
    changed = Signal()
    """What is being checked, or what can be undone or redone, is something else now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = ElidedLabel("", Style.ENQUIRY)
        self._steps = Steps(look)
        self._choose = ChooseStep(look)
        self._check = CheckStep(look)
        self._report = ReportStep(look)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._choose)
        self._sheets.addWidget(self._check)
        self._sheets.addWidget(self._report)
        self._read: tuple[PackDraft, ...] = ()
        self._waiting: list[DraftHistory] = []
        self._given_up: DraftHistory | None = None
        self._lay_out()
        self._connect()
        self.begin()

    # What is shown

    def begin(self) -> None:
        """Begin with the three ways in; pages that were being checked wait to be gone on with."""
        self._set_aside()
        self._show_step(CHOOSE, "Choose what to bring in")
        self._sheets.setCurrentWidget(self._choose)
        self._choose.begin()
        self._offer()

    def begin_anew(self) -> None:
        """Begin for another library, without any pages."""
        self._check.clear()
        self._given_up = None
        self._waiting = []
        self.begin()

    def resume(self, unfinished: Sequence[Checking]) -> None:
        """Offer pages that were being checked before; the last of them is offered first."""
        before = [DraftHistory(each) for each in unfinished]
        self._waiting = [*before, *self._waiting]
        self._offer()

    @property
    def unfinished(self) -> tuple[Checking, ...]:
        """Everything that is neither kept nor given up; what is being checked now comes last."""
        current = self._check.history
        histories = [*self._waiting, *([current] if current else [])]
        return tuple(each.now for each in histories)

    def commit(self) -> None:
        """Take what is being typed."""
        if self._is_checking():
            self._check.commit()

    def ask_for_text(self, text: str = "") -> None:
        """Show the field for a page, with `text` in it where there is some."""
        self._sheets.setCurrentWidget(self._choose)
        self._show_step(CHOOSE, "Choose what to bring in")
        self._choose.ask_for_text(text)

    def show_progress(self, name: str, number: int, count: int, share: float) -> None:
        """Say how far the reading is that `show_reading` began."""
        if not self._is_checking():
            self._choose.show_progress(name, number, count, share)

    def show_reading(self, name: str, *, number: int = 0, count: int = 0) -> None:
        """Say that `name` is being read, as number `number` of `count` files.

        Pages that were being checked wait to be gone on with.
        """
        self._set_aside()
        self._sheets.setCurrentWidget(self._choose)
        self._show_step(CHOOSE, "Choose what to bring in")
        self._choose.show_reading(name, number=number, count=count)

    def show_problem(self, message: str) -> None:
        """Say in one sentence, in place, what went wrong; corrections stay as they are."""
        if self._sheets.currentWidget() is self._check:
            self._show_check()
            self._check.show_problem(message)
            return
        self._offer()
        self._choose.show_problem(message)
        announce(self, message)

    def show_drafts(self, drafts: Sequence[PackDraft], *, is_pack_each: bool = False) -> None:
        """Show what was found on pages that become one pack, or one pack each.

        Raises:
            ValueError: there is no page.
        """
        self._open(DraftHistory(Checking(tuple(drafts), is_pack_each=is_pack_each)))

    def show_read_anew(self, wanted: ReadingAnew, draft: PackDraft) -> None:
        """Show a page as it was read anew, unless it is no longer being checked."""
        if self._is_checking():
            self._check.show_read_anew(wanted, draft)

    def show_report(self, reports: Sequence[FileReport], drafts: Sequence[PackDraft]) -> None:
        """Show what became of many files; those that were read can be checked, a pack each."""
        self._choose.end()
        self._read = tuple(drafts)
        self._report.show_reports(reports)
        self._show_step(CHOOSE, "What became of each file")
        self._sheets.setCurrentWidget(self._report)
        self._report.take_focus()
        announce(self, self._report.spoken)

    def show_keeping(self) -> None:
        """Say that the pages are being kept; the next call of another `show_…` ends that."""
        self._show_step(KEEP, self._title_of_pages("Keeping"))
        self._check.show_keeping(is_keeping=True)

    @property
    def can_bring_back(self) -> bool:
        """Whether there are pages that were given up."""
        return self._given_up is not None

    def bring_back(self) -> bool:
        """Show the pages that were given up last, with all corrections; tell if there are any."""
        if self._given_up is None:
            return False
        self._open(self._given_up)
        return True

    def forget(self) -> None:
        """Let go of the pages that are being checked: they are kept now."""
        self._given_up = None
        self._check.clear()
        self.begin()
        self.changed.emit()

    @property
    def thumbnails(self) -> Thumbnails:
        """The pictures among the words of the pages; whoever reads files fetches them."""
        return self._check.thumbnails

    # What the keys do

    def next_check(self) -> bool:
        """Go to the next thing to check; return whether there is one."""
        return self._is_checking() and self._check.next_check()

    def previous_check(self) -> bool:
        """Go to the previous thing to check; return whether there is one."""
        return self._is_checking() and self._check.previous_check()

    def take_suggestion(self) -> bool:
        """Give the suggested answer; return whether a question is asked."""
        return self._is_checking() and self._check.take_suggestion()

    def try_alphabets(self) -> bool:
        """Ask in which alphabet a page is written; return whether that is in doubt."""
        if self.has_alphabets:
            self._check.try_alphabets()
            return True
        return False

    @property
    def has_alphabets(self) -> bool:
        """Whether another alphabet can be chosen for a page that is being checked."""
        return self._is_checking() and self._check.has_alphabets

    def undo(self) -> bool:
        """Take the last correction back; return whether there was one."""
        return self._is_checking() and self._check.undo()

    def redo(self) -> bool:
        """Do again what was taken back; return whether there was something."""
        return self._is_checking() and self._check.redo()

    def next_pane(self) -> None:
        """Put the focus into the next pane."""
        self._check.next_pane(1)

    def previous_pane(self) -> None:
        """Put the focus into the pane before."""
        self._check.next_pane(-1)

    def keep(self) -> None:
        """Ask for the pages to be kept as they are."""
        if self._is_checking():
            self._check.keep()

    @property
    def undo_name(self) -> str | None:
        """What `undo` would take back, or None."""
        history = self._check.history if self._is_checking() else None
        return history.undo_name if history else None

    @property
    def redo_name(self) -> str | None:
        """What `redo` would do again, or None."""
        history = self._check.history if self._is_checking() else None
        return history.redo_name if history else None

    @property
    def is_checking(self) -> bool:
        """Whether pages are being checked."""
        return self._is_checking()

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return self.undo_name is not None

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return self.redo_name is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Y and is_plain and self.take_suggestion():
            return
        super().keyPressEvent(event)

    # Inside

    def _is_checking(self) -> bool:
        return self._sheets.currentWidget() is self._check

    def _open(self, history: DraftHistory) -> None:
        self._choose.end()
        self._set_aside()
        self._given_up = None
        self._sheets.setCurrentWidget(self._check)
        self._check.begin(history)
        self._show_check()
        self.changed.emit()

    def _show_check(self) -> None:
        self._show_step(CHECK, self._title_of_pages("Check what was found in"))
        self._check.show_keeping(is_keeping=False)

    def _title_of_pages(self, words: str) -> str:
        history = self._check.history
        return f"{words} “{history.now.title}”" if history else words

    def _follow(self) -> None:
        self._show_step(CHECK, self._title_of_pages("Check what was found in"))
        self.changed.emit()

    def _show_step(self, step: int, title: str) -> None:
        self._steps.show_step(step)
        self._title.show_text(title)

    def _set_aside(self) -> None:
        if self._check.history is not None:
            self._waiting.append(self._check.history)
            self._check.clear()

    def _offer(self) -> None:
        self._choose.offer(self._waiting[-1].now.title if self._waiting else "")

    def _go_on(self) -> None:
        self._open(self._waiting.pop())

    def _leave(self) -> None:
        self._given_up = self._waiting.pop()
        self.begin()
        self.changed.emit()
        self.left.emit()

    def _cancel(self) -> None:
        self._given_up = self._check.history or self._given_up
        self._check.clear()
        self.begin()
        self.changed.emit()
        self.cancelled.emit()

    def _connect(self) -> None:
        self._choose.files_wanted.connect(self.files_wanted)
        self._choose.folder_wanted.connect(self.folder_wanted)
        self._choose.text_given.connect(self.text_given)
        self._choose.example_wanted.connect(self.example_wanted)
        self._choose.handed_over.connect(self.handed_over)
        self._choose.stopped.connect(self._stop)
        self._choose.going_on_wanted.connect(self._go_on)
        self._choose.leaving_wanted.connect(self._leave)
        self._choose.cancelled.connect(self._cancel)
        self._report.checking_wanted.connect(self._check_read)
        self._report.left.connect(self.begin)
        self._check.keep_wanted.connect(self.keep_wanted)
        self._check.cancelled.connect(self._cancel)
        self._check.changed.connect(self._follow)
        self._check.anew_wanted.connect(self.anew_wanted)
        self._check.stopped.connect(self.stopped)

    def _check_read(self) -> None:
        drafts, self._read = self._read, ()
        if drafts:
            self.show_drafts(drafts, is_pack_each=len(drafts) > 1)

    def _stop(self) -> None:
        self._choose.end()
        self.begin()
        self.stopped.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(label("Bring in a page", Style.CAPTION, ink="tertiary"))
        words.addWidget(self._title)
        words.addStretch(1)
        bar = QFrame()
        set_property(bar, "surface", "window")
        bar.setFixedHeight(self._look.px("top_bar"))
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(20, 0, 20, 0)
        inside.setSpacing(16)
        inside.addLayout(words, 1)
        inside.addWidget(self._steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(rule())
        column.addWidget(self._sheets, 1)
