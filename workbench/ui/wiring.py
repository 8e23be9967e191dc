# SPDX-License-Identifier: MIT
"""Who talks to whom: the controllers of one window, and the actions they answer.

Modes and drawers are made when they are first shown, and their controllers with them, so that the
first window waits for nothing it does not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible

from workbench.domain.errors import LibraryError, NotPublishedError
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.text import Span
from workbench.ui.actions import MARKS
from workbench.ui.controllers.all_marks import AllMarksController
from workbench.ui.controllers.asking import AskingController
from workbench.ui.controllers.closing import ClosingController
from workbench.ui.controllers.comparing import ComparingController
from workbench.ui.controllers.composing import ComposingController
from workbench.ui.controllers.coverage import CoverageController
from workbench.ui.controllers.enquiries import EnquiriesController
from workbench.ui.controllers.exchanging import ExchangingController
from workbench.ui.controllers.exporting import ExportingController
from workbench.ui.controllers.frameworks import FrameworksController
from workbench.ui.controllers.glossary import GlossaryController
from workbench.ui.controllers.helping import HelpingController
from workbench.ui.controllers.importing import ImportingController
from workbench.ui.controllers.library import LibraryController
from workbench.ui.controllers.linking import LinkingController
from workbench.ui.controllers.menus import MenusController
from workbench.ui.controllers.opening import OpeningController
from workbench.ui.controllers.pictures import Pictures
from workbench.ui.controllers.picturing import PicturingController
from workbench.ui.controllers.placing import PlacingController
from workbench.ui.controllers.plan_versions import PlanVersionsController
from workbench.ui.controllers.planning import PlanningController
from workbench.ui.controllers.plans import PlansController
from workbench.ui.controllers.practising import PractisingController
from workbench.ui.controllers.provenance import ProvenanceController
from workbench.ui.controllers.reading import ReadingController
from workbench.ui.controllers.remarks import RemarksController
from workbench.ui.controllers.reviewing import MODE as REVIEW
from workbench.ui.controllers.reviewing import ReviewingController
from workbench.ui.controllers.revising import RevisingController
from workbench.ui.controllers.rewriting import RewritingController
from workbench.ui.controllers.searching import SearchingController
from workbench.ui.controllers.sizing import SizingController
from workbench.ui.controllers.tariff import TariffController
from workbench.ui.controllers.timeline import TimelineController
from workbench.ui.controllers.versions import VersionsController
from workbench.ui.link_shelf import LinkShelf
from workbench.ui.modes.read import ReadMode
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.remark_shelf import RemarkShelf
from workbench.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from workbench.ui.controllers.markables import Markables
    from workbench.ui.controllers.practice_paper import PracticePaper
    from workbench.ui.window import Window


class Wiring(QObject):
    """The controllers of a window."""

    def __init__(self, window: Window, page: SourcePage) -> None:
        super().__init__(window)
        self._window = window
        self._panes: dict[str, Any] = {}
        self.pictures = Pictures(window.session, window.jobs, self)
        self.opening = OpeningController(window)
        self.closing = ClosingController(window)
        self.enquiries = EnquiriesController(window)
        self.helping = HelpingController(window)
        self.searching = SearchingController(window)
        self.planning = PlanningController(window)
        self.plans = PlansController(window, self.planning)
        self.tariff = TariffController(window, self.planning, self.enquiries)
        self.plan_versions = PlanVersionsController(window, self.planning)
        self.importing = ImportingController(window)
        self.library = LibraryController(window, self.enquiries)
        self.library.made.connect(self.plans.listen_to_library)
        self.composing = ComposingController(window, self.library)
        self.helping.background_made.connect(self.composing.listen_to_background)
        self.exporting = ExportingController(window)
        self.exchanging = ExchangingController(window)
        self.read = ReadMode(window.look, window.commands, page)
        self.menus = MenusController(window)
        self.reading = ReadingController(
            self.read,
            window.desk,
            window.jobs,
            look=window.look,
            pictures=self.pictures,
            toast=window.toast,
            parent=self,
        )
        self.picturing = PicturingController(window, self._page_in_use)
        self.sizing = SizingController(window, self.read)
        self.placing = PlacingController(self.read, window.desk, window.toast, reading=self.reading)
        self.rewriting = RewritingController(
            self.read, window.desk, window.toast, reading=self.reading
        )
        self.provenance = ProvenanceController(
            self.read, window.desk, window.jobs, reading=self.reading
        )
        self._make_views(window)
        self._watch()
        self.rewriting.own_copy_wanted.connect(self.library.make_own)
        self.reading.plan_wanted.connect(self.planning.put_mark)
        window.add_mode("read", lambda: self.read)
        window.mode_shown.connect(self._follow_mode)
        self._show_the_way()
        window.desk.plan_changed.connect(self._show_question)
        window.desk.packs_changed.connect(self._leave_nothing)
        self._handle_frame()
        self._handle_reading()
        self._show_question()

    def _make_views(self, window: Window) -> None:
        """Make the controllers of what shows the same marks in another way."""
        self.frameworks = FrameworksController(window, self.read, self._in_use)
        self._listen_to(self.reading.parts_in_use())
        self.coverage = CoverageController(window, self.frameworks)
        self.glossary = GlossaryController(window, self.read)
        self.links = LinkShelf(window.desk, self)
        self.linking = LinkingController(window, self.read, self.reading, self.links)
        self.comparing = ComparingController(window, self.links, self.reading, self.pictures)
        self.comparing.parts_made.connect(self._listen_to)
        self.comparing.bar_made.connect(self.frameworks.listen_to_bar)
        self.asking = AskingController(window, self.read, self.planning, self.links)
        self.timeline = TimelineController(window)
        self.helping.background_made.connect(self.timeline.listen_to_background)
        self.revising = RevisingController(window)
        self.all_marks = AllMarksController(window, self.planning.put_marks)
        self.all_marks.listen_to_escape(self.read)
        self.versions = VersionsController(window, self.read.notes)
        self.reviewing = ReviewingController(window)
        self.practising = PractisingController(window, self.pictures)
        self.practising.parts_made.connect(self._listen_to)
        self.practising.script_wanted.connect(self.exporting.open_script)
        self.remarks = RemarksController(
            window,
            RemarkShelf(window.desk, self),
            self.read,
            planning=self.planning,
            importing=self.importing,
        )
        self.remarks.answer_returned.connect(self.practising.reopen)

    def _listen_to(self, parts: Markables) -> None:
        """Offer on the label, the words and the picture of a page what they all have."""
        for text in parts.texts:
            self.menus.listen_to(text)
        self.frameworks.listen_to(parts)
        self.picturing.listen_to(parts.page)

    def _watch(self) -> None:
        """Let keeping know who may have words that were typed and not handed on."""
        keeping = self._window.keeping
        for part in (
            self.reading,
            self.rewriting,
            self.linking,
            self.comparing,
            self.planning,
        ):
            keeping.watch(part.pending, part.flush)
        for fields in (
            self.read.provenance,
            self.library,
            self.frameworks,
            self.tariff,
            self.remarks,
        ):
            keeping.watch(fields.has_pending, fields.flush)

    def state(self) -> dict[str, Any]:
        """Return what is to be remembered of the panes, as JSON."""
        moved = {each.objectName(): list(each.chosen) for each in self._splitters() if each.chosen}
        return {
            "read": list(self.read.widths()),
            "panes": {**self._panes, **moved},
            "compare": self.comparing.state(),
            "review": self.reviewing.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put the panes where they were."""
        widths = state.get("read")
        if isinstance(widths, list) and [type(each) for each in widths] == [int, int]:
            self.read.use_widths(*widths)
        self.comparing.restore(state.get("compare"))
        self.reviewing.restore(state.get("review"))
        panes = state.get("panes")
        self._panes = panes if isinstance(panes, dict) else {}
        self._part_panes()

    def _splitters(self) -> list[Splitter]:
        return [each for each in self._window.findChildren(Splitter) if each.objectName()]

    def _part_panes(self) -> None:
        """Part the room as it was last time in modes that were made meanwhile."""
        for each in self._splitters():
            sizes = self._panes.get(each.objectName())
            if not each.chosen and isinstance(sizes, list) and {type(x) for x in sizes} == {int}:
                each.choose(sizes)

    def go_to_mark(self, annotation_id: AnnotationId) -> None:
        """Show a mark where it is."""
        self._window.show_mode("read")
        self.reading.open_mark(annotation_id)

    def go_to_source(self, source_id: SourceId) -> None:
        """Show a source and put the focus on it."""
        self._window.show_mode("read")
        self._window.desk.open_source(source_id)
        self.read.focus_text()

    def go_to_words(self, source_id: SourceId, span: Span | None) -> None:
        """Show words of a source, selected."""
        self.go_to_source(source_id)
        if span is not None:
            self.read.page.body.select(span)

    def go_to_label_words(self, source_id: SourceId, span: Span | None) -> None:
        """Show words of a label, selected."""
        self.go_to_source(source_id)
        if span is not None:
            self.read.label.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.read.label.text.select(span)

    def go_to_gap(self, source_id: SourceId, letter: Letter) -> None:
        """Show a source with a letter ready for the words that are selected next."""
        self._window.show_mode("read")
        self.reading.make_ready(source_id, letter)

    def _show_the_way(self) -> None:
        places = self._window.places
        places.mark.connect(self.go_to_mark)
        places.source.connect(self.go_to_source)
        places.words.connect(self.go_to_words)
        places.label_words.connect(self.go_to_label_words)
        places.gap.connect(self.go_to_gap)
        places.entry.connect(self.helping.show_entry)
        places.plan.connect(self.planning.open)
        places.question.connect(self.enquiries.ask)
        places.bring_in.connect(self.importing.open)
        places.example.connect(self.opening.show_example)
        places.library.connect(self.opening.choose)
        places.text.connect(self._show_read)
        self.helping.evidence_wanted.connect(self.planning.put_knowledge)

    def _follow_mode(self, mode: str) -> None:
        self._part_panes()
        steps = {"bring-in": self.importing.mode, REVIEW: self.reviewing.steps}
        self._window.top_bar.setVisible(mode not in steps)
        self._window.keeping.use_steps_of(steps.get(mode))

    def _handle_frame(self) -> None:
        window = self._window
        window.commands.handle(
            {
                "quit": window.close,
                "read": self._show_read,
                "next-pane": lambda: self._next_pane(1),
                "previous-pane": lambda: self._next_pane(-1),
            }
        )

    def _handle_reading(self) -> None:
        reading, read = self.reading, self.read
        here, page = self._in_use, self._page_in_use
        notes = read.notes
        self._window.commands.handle(
            {
                "next-source": lambda: here().step_source(1),
                "previous-source": lambda: here().step_source(-1),
                "find": lambda: page().find_words(),
                "find-next": self._find_next,
                "go-to-line": lambda: page().ask_for_line(),
                "correct-text": lambda: self._in_read(self.rewriting.correct_text),
                "correct-label": lambda: self._in_read(self.rewriting.correct_label),
                "sentence": lambda: here().parts_in_use().select_here(),
                **{each: partial(self._mark, number) for number, each in enumerate(MARKS, 1)},
                "whole-note": lambda: here().note_on_source(),
                "i-know": lambda: here().know(),
                "link": self._link,
                "open-note": lambda: here().text_in_use().open_mark(),
                "next-mark": lambda: here().text_in_use().next_mark(),
                "previous-mark": lambda: here().text_in_use().previous_mark(),
                "change-ends": lambda: here().text_in_use().change_ends(),
                "remove-mark": lambda: here().remove_mark(),
                "next-doubt": lambda: self._in_read(self.placing.ask_about_next),
                "accept-place": lambda: self._in_read(self.placing.accept),
                "put-mark": lambda: self._in_read(self.placing.put),
                "direction": notes.cycle_direction,
                "done": notes.next_unfinished,
                "to-plan": notes.to_plan,
            }
        )
        keeping, look = self._window.keeping, self._window.look
        reading.undo_wanted.connect(keeping.undo)
        notes.retry_wanted.connect(keeping.try_again)
        notes.copy_wanted.connect(self.closing.save_copy)
        self._window.session.fault.connect(self._show_fault)
        notes.letters_wanted.connect(lambda: look.choose(replace(look.comfort, letters=True)))
        look.changed.connect(self._show_letters)
        self._show_letters()
        reading.size_wanted.connect(self.sizing.resize_text)
        read.page.ruler_toggled.connect(
            lambda is_on: look.choose(replace(look.comfort, ruler=is_on))
        )

    def _show_fault(self, error: LibraryError | None) -> None:
        # What is not published yet is kept all the same.
        is_kept = error is None or isinstance(error, NotPublishedError)
        self.read.notes.say_not_kept(None if is_kept or error is None else error.message())

    def _show_letters(self) -> None:
        """Let plain letters mark, unless a screen reader needs them or somebody said no."""
        chosen = self._window.look.comfort.letters
        is_read_aloud = QAccessible.isActive()
        are_on = chosen if chosen is not None else not is_read_aloud
        self.reading.parts_in_use().let_letters_mark(are_on=are_on)
        self.comparing.show_letters(are_on=are_on)
        self.read.notes.show_letters_off(not are_on, by_reader=chosen is None)

    def _show_read(self) -> None:
        self._window.show_mode("read")
        self.read.focus_text()

    def _in_use(self) -> ReadingController | ComparingController | PracticePaper:
        """Return whose texts keys act on: those of Compare or of a paper while it is shown."""
        if self._window.mode == "practise":
            return self.practising.paper
        return self.comparing if self._window.mode == "compare" else self.reading

    def _page_in_use(self) -> SourcePage:
        return self._in_use().parts_in_use().page

    def _in_read(self, act: Callable[[], object]) -> None:
        """Do what only Read can do, with the source that is in use."""
        source = self.comparing.source_in_use() if self._window.mode == "compare" else None
        if source is not None:
            self.go_to_source(source.id)
        act()

    def _mark(self, number: int) -> None:
        self._in_use().mark_number(number)

    def _link(self) -> None:
        self.comparing.link() if self._window.mode == "compare" else self.linking.ask()

    def _find_next(self) -> None:
        if self._window.mode == "compare":
            self._page_in_use().find_next()
        elif not self.read.provenance.accept_offer():
            self.read.page.find_next()

    def _next_pane(self, step: int) -> None:
        shown = self._window.modes.currentWidget()
        if shown is self.read:
            panes = self.read.panes()
            place = self.read.pane_with_focus()
            start = place if place >= 0 else (-1 if step > 0 else 0)
            panes[(start + step) % len(panes)]()
        elif shown is self.comparing.mode:
            self.comparing.next_pane(step)
        elif shown is self.planning.mode and self.planning.mode is not None:
            self.planning.mode.next_pane(step)
        else:
            controllers = (self.importing, self.library, self.timeline, self.reviewing)
            others = (x.mode for x in (*controllers, self.practising, self.revising))
            views = (self.coverage.view, self.all_marks.view, self.frameworks.view)
            for mode in (*others, *views):
                if mode is not None and shown is mode:
                    mode.next_pane() if step > 0 else mode.previous_pane()

    def _leave_nothing(self) -> None:
        """Go to the library where there is nothing left to read."""
        window = self._window
        needing = {"read", "compare", "coverage", "all-marks", "plan", "timeline"}
        if window.desk.pack is None and window.mode in needing:
            window.show_mode("library")

    def _show_question(self) -> None:
        plan = self._window.desk.plan
        self._window.top_bar.show_question(plan.enquiry.text if plan else None)
