# SPDX-License-Identifier: MIT
"""One marker's marks go to the other, who works on another computer, and come from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import WorkbenchError
from workbench.domain.saying import counted
from workbench.ui.frame.saved import ask_where, ask_which, say_saved

if TYPE_CHECKING:
    from workbench.domain.moderation.handing_over import HandedMarks, TakenMarks
    from workbench.domain.moderation.markers import TwoMarkers
    from workbench.domain.moderation.records import Moderation
    from workbench.ui.controllers.class_marks import ClassMarks
    from workbench.ui.controllers.class_reading import ClassRead
    from workbench.ui.window import Window

_NOT_OPEN = "Open a class first: the other marker's marks belong to its plans."
_NO_MARKS = "You have said nothing about any plan yet, so there is nothing for the other marker."


class MarksHanding(QObject):
    """Asks where to, saves, and takes in.

    `begun` tells that a moderation began because the marks of another marker came in, `uncovered`
    that some were compared at the other computer. `flush` hands on what is being typed.
    """

    begun = Signal()
    uncovered = Signal()

    def __init__(
        self,
        window: Window,
        marks: ClassMarks,
        flush: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._marks, self._flush = window, marks, flush
        window.commands.handle({"save-my-marks": self.save, "bring-in-other-marks": self.choose})

    def save(self) -> None:
        """Ask where to, and save what the marker at work said for the other one."""
        from workbench.domain.moderation.handing_over import handed_over
        from workbench.services.moderating import MARKS_FILE

        self._flush()
        opened, two = self._marks.opened, self._marks.two
        if opened is None or two is None:
            self._window.toast.say(_NOT_OPEN)
            return
        marks = handed_over(two, opened.folder.name)
        if not marks.reviews:
            self._window.toast.say(_NO_MARKS)
            return
        who = marks.name or two.moderation.marker.called
        suggested = opened.folder.parent / f"{opened.folder.name} {who}{MARKS_FILE}"
        kinds = {f"Marks (*{MARKS_FILE})": MARKS_FILE}
        path = ask_where(self._window, "Save my marks for the other marker", suggested, kinds)
        if path is not None:
            self.write(marks, path, opened.folder)

    def write(self, marks: HandedMarks, path: Path, folder: Path) -> None:
        """Write marks for the other marker beside the window."""
        from workbench.services.moderating import write_handed_marks

        self._window.jobs.run(
            lambda: write_handed_marks(marks, path, folder=folder),
            lambda written: say_saved(self._window.toast, written.path),
        )

    def choose(self) -> None:
        """Ask for the file of the other marker and bring it in."""
        from workbench.services.moderating import MARKS_FILE

        opened = self._marks.opened
        if opened is None:
            self._window.toast.say(_NOT_OPEN)
            return
        title = "Bring in the other marker's marks"
        kinds = f"Marks (*{MARKS_FILE})"
        path = ask_which(self._window, title, opened.folder.parent, kinds)
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Take the marks in a file as those of the other marker; they stay covered."""
        from workbench.services.moderating import read_handed_marks

        opened = self._marks.opened
        self._window.jobs.run(lambda: read_handed_marks(path), lambda x: self._take(x, opened))

    def _take(self, marks: HandedMarks, asked_for: ClassRead | None) -> None:
        from workbench.domain.moderation.handing_over import taken

        self._flush()
        opened, two = self._marks.opened, self._marks.two
        if opened is None or opened is not asked_for or two is None or self._marks.is_refused():
            return
        try:
            found = taken(marks, opened.table, two)
        except WorkbenchError as error:
            self._window.keeping.tell(error)
            return
        if not found.is_news:
            self._window.toast.say(_taken(found))
            return
        other = two.moderation.marker.other
        named = two.moderation.with_name(other, marks.name)
        self._marks.keep_of(dict(found.reviews), other)
        self._marks.keep_moderation(replace(named.with_compared(*found.settled), is_on=True))
        if not two.moderation.is_on:
            self.begun.emit()
        if found.settled:
            self.uncovered.emit()
        back = ("Take back", lambda: self._put_back(two, found, opened))
        self._window.toast.say(_taken(found), back)

    def _put_back(self, before: TwoMarkers, found: TakenMarks, brought_into: ClassRead) -> None:
        """Have what was known before a file came in; what was compared since stays."""
        two, other = self._marks.two, before.moderation.marker.other
        if two is None or self._marks.opened is not brought_into:
            return
        was = replace(two, moderation=_without(two.moderation, before.moderation, found))
        known = before.said_by(other)
        reviews = {
            key: known.get(key, review.blank)
            for key, review in found.reviews.items()
            if was.seen(key).compared is None
        }
        self._marks.keep_moderation(was.moderation)
        self._marks.keep_of(reviews, other)


def _without(moderation: Moderation, before: Moderation, found: TakenMarks) -> Moderation:
    """Return a moderation without what a file said was compared, and under the name before."""
    settled = {(each.key, each.version) for each in found.settled}
    compared = (x for x in moderation.compared if (x.key, x.version) not in settled)
    earlier = (x for x in before.compared if (x.key, x.version) in settled)
    other = before.marker.other
    named = moderation.with_name(other, before.given_name(other))
    return replace(named, compared=(*compared, *earlier))


def _taken(found: TakenMarks) -> str:
    """Return what came of a file, in a sentence."""
    parts = [f"Brought in, and covered: marks of {counted(len(found.reviews), 'plan')}."]
    if found.settled:
        plans = counted(len(found.settled), "plan")
        parts = [f"Brought in: what was compared and agreed of {plans}."]
    elif not found.reviews:
        parts = ["There is nothing new in this file."]
    if found.compared:
        parts.append(f"{counted(found.compared, 'plan')} compared already stay as they are.")
    if found.above:
        parts.append(f"{found.above} have more than the highest mark and were left out.")
    if found.unknown:
        parts.append(f"{found.unknown} are of nobody in this folder.")
    return " ".join(parts)
