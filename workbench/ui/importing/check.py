# SPDX-License-Identifier: MIT
"""The second step: look at what was found, answer questions, correct what is wrong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.sources import SourceKind
from workbench.importers.draft import PackDraft
from workbench.importers.editing import (
    drop_source,
    restore_source,
    set_provenance,
    set_source_kind,
)
from workbench.services.drafting.asked import asked_in
from workbench.services.drafting.contents import Row, name_of
from workbench.services.drafting.doubts import (
    Answer,
    Doubt,
    ThingToCheck,
    thing_at,
    thing_beside,
    things_to_check,
)
from workbench.services.drafting.history import Checking, DraftHistory, Edit
from workbench.services.drafting.operations import Operation
from workbench.services.drafting.reading_anew import ReadingAnew, page_in_doubt, place_after
from workbench.services.drafting.source_fields import (
    as_on_the_page,
    described,
    renamed,
    sheet_of,
    typed,
)
from workbench.ui.announcing import announce
from workbench.ui.importing.details import Details
from workbench.ui.importing.foot import Foot
from workbench.ui.importing.found_list import Found, FoundList
from workbench.ui.importing.page_pane import PagePane
from workbench.ui.importing.reading_anew import Alphabets
from workbench.ui.importing.three_panes import Pane, ThreePanes
from workbench.ui.importing.thumbnails import Thumbnails
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import label, surface


class CheckStep(QWidget):
    """List, page and details of one set of pages, with the history of corrections."""

    changed = Signal()
    """After each correction, and after each undo and redo."""
    keep_wanted = Signal(object)
    """With the `Checking`."""
    anew_wanted = Signal(object)
    """With the `ReadingAnew`: a page is to be read in another encoding."""
    stopped = Signal()
    """It is not to be read anew after all."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._history: DraftHistory | None = None
        self._things: tuple[ThingToCheck, ...] = ()
        self._found: Found | None = None
        self._detailed: Row | None = None
        self._list = FoundList(look)
        self._page = PagePane(look)
        self._details = Details(look)
        self._foot = Foot(look)
        self._alphabets = Alphabets(look, self._page.notice, self._foot, self)
        self._right = QWidget()
        self._right.setMinimumWidth(self._details.minimumWidth())
        self._panes = ThreePanes(
            look,
            (
                Pane("Found", self._list, self._list.take_focus),
                Pane("Page", self._page, self._page.take_focus),
                Pane("Details", self._right, self._details.take_focus),
            ),
        )
        self._lay_out()
        self._connect()

    # What is shown

    def begin(self, history: DraftHistory) -> None:
        """Check these pages; the first thing to check is chosen."""
        self._history = history
        self._detailed = None
        self._refresh()
        if self._things:
            self._page.choose(self._things[0].row)
        elif self._found and self._found.sources:
            self._page.choose(self._found.sources[0].row)
        self._list.take_focus()

    def clear(self) -> None:
        """Let go of the pages."""
        self._history = self._found = self._detailed = None
        self._things = ()
        self._alphabets.end()
        self._page.show_pages((), ())
        self.thumbnails.forget()

    @property
    def history(self) -> DraftHistory | None:
        """The pages with all corrections so far."""
        return self._history

    def show_problem(self, message: str) -> None:
        """Say why the pages could not be kept or read anew; they stay as they are."""
        self._alphabets.end()
        self._page.notice.show_problem(message)
        announce(self, message)

    def show_keeping(self, *, is_keeping: bool) -> None:
        """Say that the pages are being kept, or that this is over."""
        self._foot.show_busy("Keeping…" if is_keeping else "")

    def show_read_anew(self, wanted: ReadingAnew, draft: PackDraft) -> None:
        """Show a page as it was read anew; the step can be undone."""
        if self._history is None or wanted != self._alphabets.current:
            return
        self._alphabets.end()
        state = wanted.applied(self._history.now, draft)
        if state is None:
            self.show_problem("The page was changed meanwhile; choose its alphabet again.")
            return
        place = self._page.chosen_row()
        self._apply(wanted.step, state)
        if place is not None and place.page == wanted.page:
            offset = place_after(wanted.before, draft, place.offset)
            self._page.choose(replace(place, offset=offset))
        announce(self, f"Read as {wanted.words}")

    @property
    def thumbnails(self) -> Thumbnails:
        """The pictures among the words of the page."""
        return self._page.thumbnails

    # What the keys do

    def next_check(self) -> bool:
        """Go to the next thing to check; return whether there is one."""
        return self._step_check(1)

    def previous_check(self) -> bool:
        """Go to the previous thing to check; return whether there is one."""
        return self._step_check(-1)

    def take_suggestion(self) -> bool:
        """Give the suggested answer to the question that is asked; return whether one is."""
        return self._page.question.take_suggestion()

    @property
    def has_alphabets(self) -> bool:
        """Whether another alphabet can be chosen for a page."""
        has_choices = self._history is not None and self._history.now.has_choices
        return has_choices and self._alphabets.current is None

    def try_alphabets(self) -> None:
        """Ask in which alphabet the page is written, where that is in doubt."""
        self._details.commit()
        if self._history is not None and self.has_alphabets:
            now = self._history.now
            self._alphabets.ask(now, page_in_doubt(now, self._page.chosen_row()))

    def undo(self) -> bool:
        """Take the last correction back; return whether there was one."""
        if self._history is None or self._details.give_up_typing():
            return self._history is not None
        return self._told("Undone", self._history.undo_name, is_done=self._history.undo())

    def redo(self) -> bool:
        """Do again what was taken back; return whether there was something."""
        if self._history is None:
            return False
        return self._told("Done again", self._history.redo_name, is_done=self._history.redo())

    def next_pane(self, step: int) -> None:
        """Put the focus into the next pane, or with -1 into the one before."""
        self._panes.step(step)

    def commit(self) -> None:
        """Take what is being typed."""
        self._details.commit()

    def keep(self) -> None:
        """Ask for the pages to be kept as they are."""
        self._details.commit()
        if self._history is not None and self._foot.can_keep:
            self.keep_wanted.emit(self._history.now)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.make_room(self.width())
        layout = self._outer if self._panes.is_narrow else self._right_column
        layout.addWidget(self._foot)
        self._foot.show()

    # Inside

    def _apply(self, name: str, state: Checking) -> None:
        if self._history is not None and self._history.take(name, state):
            self._refresh()
            self.changed.emit()

    def _correct(self, page: int, name: str, edit: Edit) -> None:
        if self._history is not None:
            self._apply(name, self._history.now.corrected(page, edit))

    def _operate(self, page: int, operation: Operation) -> None:
        self._details.commit()
        self._correct(page, operation.name, operation.edit)
        announce(self, self._page.spoken_part())

    def _answer(self, doubt: Doubt, answer: Answer) -> None:
        if self._history is None:
            return
        state = self._history.now.corrected(doubt.id.page, answer.edit, settles=doubt.id)
        self._apply(f"answer “{answer.words}”", state)
        here = self._thing_at(self._page.chosen_row())
        if here is not None:
            self._page.choose(here.row)
        elif not self.next_check():
            announce(self, "Nothing left to check")

    def _told(self, what: str, name: str | None, *, is_done: bool) -> bool:
        if is_done:
            self._refresh()
            self.changed.emit()
            announce(self, f"{what}: {name}")
        return is_done

    def _refresh(self) -> None:
        if self._history is None:
            return
        now = self._history.now
        self._things = things_to_check(now)
        self._found = Found.of(now, self._things)
        self._page.show_pages(now.drafts, self._found.rows)
        self._foot.show_pages(now, self._found)
        self._alphabets.show()

    def _show_chosen(self, row: Row | None) -> None:
        """Show everything that depends on which part is chosen."""
        if self._history is None or self._found is None:
            return
        if row is not None and self._detailed is not None and _is_other(row, self._detailed):
            self._details.commit()
        self._detailed = row
        thing = self._thing_at(row)
        self._list.show_found(self._found, row)
        self._page.question.ask(thing.doubts[0] if thing else None)
        if row is None:
            return
        draft = self._history.now.drafts[row.page]
        count = self._count_of(thing)
        if row.source is None:
            asked = asked_in(draft, row.part)
            self._details.show_page(draft, self._history.now.title, count, asked=asked)
        else:
            self._details.show_source(sheet_of(draft, row.source), count)

    def _thing_at(self, row: Row | None) -> ThingToCheck | None:
        return thing_at(self._things, row) if row is not None else None

    def _count_of(self, thing: ThingToCheck | None) -> str:
        if thing is None:
            return ""
        return f"{self._things.index(thing) + 1} of {len(self._things)} to check"

    def _step_check(self, step: int) -> bool:
        if not self._things:
            return False
        here = self._thing_at(self._page.chosen_row())
        if here is not None:
            wanted = self._things[(self._things.index(here) + step) % len(self._things)]
        else:
            wanted = thing_beside(self._things, self._page.chosen_row(), step)
        self._page.choose(wanted.row)
        announce(self, f"{wanted.name}: {wanted.doubts[0].question}")
        return True

    def _correct_source(self, name: str, edit: Edit) -> None:
        if self._detailed is not None and self._detailed.source is not None:
            self._correct(self._detailed.page, name, edit)

    def _place(self) -> int:
        return (self._detailed.source or 0) if self._detailed else 0

    def _type_field(self, name: str, words: str) -> None:
        self._correct_source("type a field", typed(self._place(), name, words))

    def _describe(self, words: str) -> None:
        self._correct_source("say what a picture shows", described(self._place(), words))

    def _rename(self, words: str) -> None:
        if words:
            self._correct_source("rename a source", renamed(self._place(), words))
        else:
            self._show_chosen(self._detailed)

    def _title(self, words: str) -> None:
        if self._history is not None and words:
            self._apply("name the pack", self._history.now.titled(words))
        else:
            self._show_chosen(self._detailed)

    def _choose_kind(self, kind: SourceKind) -> None:
        place = self._place()
        self._correct_source("choose the kind", lambda x: set_source_kind(x, place, kind))

    def _tick(self, name: str, is_on: bool) -> None:
        place = self._place()
        self._correct_source("tick a box", lambda x: set_provenance(x, place, name, is_on))

    def _choose_each(self, is_each: bool) -> None:
        if self._history is not None:
            name = "keep a pack for each page" if is_each else "keep one pack"
            self._apply(name, replace(self._history.now, is_pack_each=is_each))

    def _leave_out(self, is_out: bool) -> None:
        if self._history is None or self._detailed is None:
            return
        place, edit = self._place(), drop_source if is_out else restore_source
        name = name_of(self._history.now.drafts[self._detailed.page], place)
        words = f"leave out {name}" if is_out else f"bring back {name}"
        self._correct_source(words, lambda draft: edit(draft, place))

    def _take_field_back(self, name: str) -> None:
        self._correct_source("take a field back", as_on_the_page(self._place(), name))

    def _connect(self) -> None:
        self._list.chosen.connect(self._page.choose)
        self._list.opened.connect(self._panes.show_middle)
        self._page.part_chosen.connect(self._show_chosen)
        self._page.operation_wanted.connect(self._operate)
        self._page.question.answered.connect(self._answer)
        self._details.field_typed.connect(self._type_field)
        self._details.field_taken_back.connect(self._take_field_back)
        self._details.described.connect(self._describe)
        self._details.renamed.connect(self._rename)
        self._details.titled.connect(self._title)
        self._details.kind_chosen.connect(self._choose_kind)
        self._details.ticked.connect(self._tick)
        self._details.left_out.connect(self._leave_out)
        self._page.notice.letters_wanted.connect(self.try_alphabets)
        self._alphabets.wanted.connect(self.anew_wanted)
        self._alphabets.wanted.connect(self.changed)
        self._alphabets.stopped.connect(self.stopped)
        self._alphabets.stopped.connect(self.changed)
        self._foot.each_chosen.connect(self._choose_each)
        self._foot.keep_wanted.connect(self.keep)
        self._foot.cancelled.connect(self.cancelled)

    def _lay_out(self) -> None:
        promise = label(
            "Nothing is sent anywhere, and nothing is kept before you say so.",
            Style.CAPTION,
            ink="tertiary",
            wraps=True,
        )
        promise.setContentsMargins(16, 0, 16, 8)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._details, 1)
        column.addWidget(promise)
        column.addWidget(self._foot)
        self._right_column = column
        ground = QVBoxLayout(self._right)
        ground.setContentsMargins(0, 0, 0, 0)
        ground.addWidget(surface("pane", column))
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._panes, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _is_other(one: Row, other: Row) -> bool:
    return (one.page, one.source) != (other.page, other.source)
