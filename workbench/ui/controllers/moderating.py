# SPDX-License-Identifier: MIT
"""Moderation in Review: who marks, what stays covered, where two differ, what they agree on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.saying import counted
from workbench.ui.announcing import announce
from workbench.ui.controllers.marks_handing import MarksHanding

if TYPE_CHECKING:
    from workbench.domain.enquiries import Level
    from workbench.domain.handed_in.class_table import Row, RowKey
    from workbench.domain.moderation.markers import TwoMarkers
    from workbench.domain.moderation.records import Compared, Marker, Moderation
    from workbench.services.exporting import Written
    from workbench.ui.controllers.class_marks import ClassMarks
    from workbench.ui.controllers.class_reading import ClassRead
    from workbench.ui.controllers.handed_in_pages import Cover
    from workbench.ui.reviewing.lines import StudentLine
    from workbench.ui.reviewing.mode import ReviewMode
    from workbench.ui.reviewing.moderated import Shown
    from workbench.ui.window import Window

_NOT_OPEN = "Open a class first: its plans are what is moderated."
_NOT_BACK = "What goes back to students is what the first marker says: choose “First” first."
_BACK = "Take back"
"""Not “Undo”, whose key takes back steps of marking."""
_NOT_ON = "Begin a moderation first."
_NOTHING_TO_COMPARE = "There is no plan that both have marked and nobody has compared."
_TO_SAMPLE = "A sample goes across the marks of the first marker: there are none yet."


class ModeratingController(QObject):
    """Joins the strip above the class, and the card with both marks, to what was said.

    Signals:
        hiding_wanted: names are to be hidden, or shown again (bool).
        marker_changed: somebody else marks from now on: another review of the plan is to be shown.
        uncovered: marks were compared and do not change any more.
    """

    hiding_wanted = Signal(bool)
    marker_changed = Signal()
    uncovered = Signal()

    def __init__(
        self,
        window: Window,
        marks: ClassMarks,
        chosen: Callable[[], Row | None],
        flush: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._marks = window, marks
        self._chosen, self._flush = chosen, flush
        self.handing = MarksHanding(window, marks, flush)
        self.handing.begun.connect(lambda: self.hiding_wanted.emit(True))
        self.handing.uncovered.connect(self.uncovered)
        self._mode: ReviewMode | None = None
        self._shown: Shown | None = None
        self._size: int | None = None
        self._levels: tuple[Level, ...] = ()
        window.commands.handle(
            {
                "moderate": self.switch,
                "other-marker": self._take_turns,
                "compare-marks": self.compare,
                "agreed-mark": self._go_to_agreed,
                "choose-sample": lambda: self.choose_sample(None),
            }
        )

    @property
    def is_on(self) -> bool:
        """Whether the class that lies open is moderated."""
        return self._marks.two is not None and self._marks.two.moderation.is_on

    def attach(self, mode: ReviewMode) -> None:
        """Listen to the mode."""
        self._mode = mode
        strip, both = mode.strip, mode.marking.both
        strip.switched.connect(self.switch)
        strip.marker_chosen.connect(self.be)
        strip.named.connect(self._name)
        strip.shown_chosen.connect(self._list)
        strip.compare_wanted.connect(self.compare)
        strip.tolerance_typed.connect(self._tolerate)
        strip.sample_wanted.connect(self.choose_sample)
        both.compare_wanted.connect(self._compare_one)
        both.agreed.connect(self._agree)

    def begin(self) -> None:
        """Show a class that was opened a moment ago from the beginning."""
        self._shown = self._size = None
        self._levels = ()
        if self._is_second():
            self._window.toast.say(f"Here you are the {self._in_use().marker.called}.")

    def lines(self, opened: ClassRead, *, are_named: bool) -> tuple[StudentLine, ...]:
        """Return the lines of the class as they are listed."""
        from workbench.ui.reviewing.lines import lines_of
        from workbench.ui.reviewing.moderated import Shown, moderated_lines

        two = self._marks.two
        if two is None or not two.moderation.is_on:
            said = two.counting() if two is not None else {}
            return lines_of(opened.table, said, are_named=are_named)
        shown = self._shown or Shown.ALL
        numbers = None if are_named else self.numbers(opened)
        return moderated_lines(opened.table, two, shown=shown, numbers=numbers)

    def show_strip(self) -> None:
        """Show how the moderation stands."""
        from workbench.ui.reviewing.moderated import Shown, strip_view

        two = self._marks.two
        if self._mode is not None and two is not None:
            self._mode.strip.show_view(strip_view(two, self._shown or Shown.ALL, self._size))

    def show_both(self, levels: Sequence[Level] | None = None) -> None:
        """Show both marks of the plan that is chosen; `levels` are those of its question."""
        from workbench.ui.reviewing.moderated import both_view

        if levels is not None:
            self._levels = tuple(levels)
        two, row = self._marks.two, self._chosen()
        if self._mode is not None and two is not None:
            view = both_view(two, row, self._levels) if row is not None else None
            self._mode.marking.show_both(view)

    def cover_of(self, row: Row, *, are_named: bool) -> Cover:
        """Return what must not be seen now of a plan: names, and what may be the other marker's."""
        from workbench.domain.review_table import key_of
        from workbench.ui.controllers.handed_in_pages import Cover
        from workbench.ui.reviewing.lines import names_in

        two, names = self._marks.two, () if are_named else names_in(row)
        if two is None or not two.moderation.is_on:
            return Cover(names)
        return Cover(names, is_over_remarks=two.seen(key_of(row)).compared is None)

    def writing_of(
        self, opened: ClassRead, path: Path, *, are_named: bool
    ) -> Callable[[], Written]:
        """Return what writes the table of the class, with both markers' marks where there are."""
        from workbench.services.marking import write_marks, write_moderated_marks

        two, folder = self._marks.two, opened.folder
        if two is None or not (two.moderation.is_on or two.moderation.compared):
            reviews = two.counting() if two is not None else {}
            return lambda: write_marks(opened.table, reviews, path, folder=folder)
        numbers = None if are_named or not two.moderation.is_on else self.numbers(opened)
        return lambda: write_moderated_marks(
            opened.table, two, path, folder=folder, numbers=numbers
        )

    def why_nothing_goes_back(self) -> str:
        """Return why nothing can go back to students now; empty where it can."""
        if self._is_second():
            return _NOT_BACK
        unsettled = len(self._two().unsettled()) if self.is_on else 0
        if not unsettled:
            return ""
        plans = counted(unsettled, "plan")
        return f"{plans} still without an agreed mark: agree, or end the moderation, first."

    @staticmethod
    def numbers(opened: ClassRead) -> dict[RowKey, int]:
        """Return the numbers that stand for hidden names."""
        from workbench.ui.reviewing.moderated import numbers_of

        return numbers_of(opened.table, opened.folder.name)

    # Who marks, and what is listed

    def switch(self) -> None:
        """Begin to moderate, with names hidden, or end it; all that was said stays."""
        from workbench.domain.moderation.records import Marker

        self._flush()
        two = self._marks.two
        if two is None:
            self._window.toast.say(_NOT_OPEN)
            return
        if self._marks.is_refused():
            self.show_strip()
            return
        was = two.moderation
        # Without a moderation there is one marker.
        self._keep(replace(was, is_on=not was.is_on, marker=Marker.FIRST))
        self.begin()
        self.hiding_wanted.emit(not was.is_on)
        if was.marker is not Marker.FIRST:
            self.marker_changed.emit()
        if self._mode is not None and not was.is_on:
            self._mode.strip.take_focus()
            announce(self._mode.strip, "Moderation is on. You are the first marker.")

    def be(self, marker: Marker) -> None:
        """Mark as this marker from now on; what the other said is covered."""
        from workbench.ui.reviewing.moderated import Shown

        self._flush()
        two = self._marks.two
        if two is not None and two.moderation.marker is not marker:
            if self._shown is Shown.DIFFERENCES:
                # They are no way through a class that is still to be marked.
                self._shown = None
            self._keep(replace(two.moderation, marker=marker))
            self.marker_changed.emit()
            self._window.toast.say(f"You are the {marker.called} now.")
        self.show_strip()

    def _take_turns(self) -> None:
        """Let the other one mark; where nothing is moderated yet, the second begins."""
        if not self.is_on:
            self.switch()
        if self.is_on:
            self.be(self._in_use().marker.other)

    def _name(self, name: str) -> None:
        two = self._marks.two
        if two is not None:
            self._keep(two.moderation.with_name(two.moderation.marker, name))

    def _list(self, shown: Shown) -> None:
        self._shown = shown
        self._marks.changed.emit()

    def choose_sample(self, size: int | None) -> None:
        """Choose plans across the range of the first marker's marks; None for the usual number."""
        from workbench.domain.moderation.sampling import sample_across, usual_size
        from workbench.ui.reviewing.moderated import Shown

        self._flush()
        two = self._marks.two
        if two is None or not two.moderation.is_on:
            self._window.toast.say(_NOT_ON)
            return
        marked = {key: x for key, x in two.first.items() if key in two.versions}
        count = sum(each.mark is not None for each in marked.values())
        if not count:
            self._window.toast.say(_TO_SAMPLE)
            return
        self._size = size or usual_size(count)
        before, opened = two.moderation, self._marks.opened
        self._shown = Shown.SAMPLE
        self._keep(replace(before, sample=sample_across(marked, self._size)))
        self._marks.changed.emit()
        told = counted(len(self._in_use().sample), "plan")
        back = (_BACK, lambda: self._put_back(before.sample, opened))
        self._window.toast.say(f"In the sample: {told}", back)

    def _put_back(self, sample: tuple[RowKey, ...], opened: ClassRead | None) -> None:
        if self._marks.opened is opened:
            self._keep(replace(self._in_use(), sample=sample))

    def _tolerate(self, tolerance: int) -> None:
        self._keep(replace(self._in_use(), tolerance=tolerance))

    # Comparing and agreeing

    def compare(self) -> None:
        """Uncover all plans that both have marked, and list where they differ."""
        from workbench.ui.reviewing.moderated import Shown

        self._flush()
        two = self._marks.two
        keys = two.to_compare() if two is not None and two.moderation.is_on else ()
        if not keys:
            self._window.toast.say(_NOTHING_TO_COMPARE)
            return
        self._shown = Shown.DIFFERENCES
        self._uncover(keys)
        if self._mode is not None:
            if self._mode.list.current() is None:
                self._mode.list.step(0)
            # The field with one's own mark, which may have had the focus, is closed now.
            self._mode.take_focus()

    def _compare_one(self) -> None:
        from workbench.domain.review_table import key_of

        self._flush()
        row = self._chosen()
        if row is not None:
            self._uncover((key_of(row),))
            if self._mode is not None:
                self._mode.marking.take_focus_on_both()

    def _uncover(self, keys: Sequence[RowKey]) -> None:
        two = self._marks.two
        if two is None:
            return
        self._keep(two.comparing(keys, datetime.now(UTC)).moderation)
        self.uncovered.emit()
        differing = len({each.key for each in self._two().differences()} & set(keys))
        told = counted(len(keys), "plan")
        ending = f"{differing} of them differ" if differing else "no differences"
        self._window.toast.say(f"Compared {told}: {ending}")

    def _agree(self, compared: Compared) -> None:
        opened, earlier = self._marks.opened, self._in_use().of(compared.key, compared.version)
        self._keep(self._in_use().with_compared(compared))
        if compared.agreed is not None and earlier is not None:
            back = (_BACK, lambda: self._take_back(earlier, opened))
            self._window.toast.say(f"Agreed: {compared.agreed.mark}", back)

    def _take_back(self, earlier: Compared, opened: ClassRead | None) -> None:
        if self._marks.opened is opened:
            self._keep(self._in_use().with_compared(earlier))

    def _go_to_agreed(self) -> None:
        if self._mode is not None and self.is_on:
            self._mode.show_marking()
            self._mode.marking.take_focus_on_both()

    def _is_second(self) -> bool:
        from workbench.domain.moderation.records import Marker

        return self._in_use().marker is Marker.SECOND

    def _two(self) -> TwoMarkers:
        from workbench.domain.moderation.markers import TwoMarkers

        return self._marks.two or TwoMarkers()

    def _in_use(self) -> Moderation:
        return self._two().moderation

    def _keep(self, moderation: Moderation) -> None:
        self._marks.keep_moderation(moderation)
