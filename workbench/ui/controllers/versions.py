# SPDX-License-Identifier: MIT
"""Earlier versions of the note that is open: shows them, and takes one of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId
from workbench.domain.note_versions import NoteVersion
from workbench.ui.widgets.moments import here_and_now, moment_in_words

if TYPE_CHECKING:
    from workbench.ui.annotating.pane import NotesPane
    from workbench.ui.versions.box import VersionsBox
    from workbench.ui.window import Window


class VersionsController(QObject):
    """Joins the card with the versions, which is made when it is first shown, to the library."""

    def __init__(self, window: Window, notes: NotesPane) -> None:
        super().__init__(window)
        self._window, self._notes = window, notes
        self._box: VersionsBox | None = None
        notes.versions_wanted.connect(self.show_versions)
        window.commands.handle({"earlier-versions": self.show_open})
        window.mode_shown.connect(self._leave)
        window.desk.marks_changed.connect(self._follow)

    @property
    def box(self) -> VersionsBox | None:
        """The card if it was made."""
        return self._box

    def show_open(self) -> None:
        """Show the versions of the note that is open, or say what to do."""
        opened = self._notes.opened()
        if opened is None:
            self._window.toast.say("Open a note first: then you can see what it said before.")
        else:
            self.show_versions(opened)

    def show_versions(self, annotation_id: AnnotationId) -> None:
        """Show the versions of a note, once what is typed in it is on its way."""
        self._notes.flush()
        self._window.session.ask(
            lambda services: services.note_history.versions_of(annotation_id),
            lambda versions: self._show(annotation_id, versions),
        )

    def _show(self, annotation_id: AnnotationId, versions: tuple[NoteVersion, ...]) -> None:
        window, mark = self._window, self._window.desk.mark_with(annotation_id)
        if mark is None or window.mode != "read":
            return
        if self._box is None:
            from workbench.ui.versions.box import VersionsBox

            self._box = VersionsBox(window.look, window.modes)
            self._box.taken_back.connect(self._take_back)
        can_change = window.session.refusal is None
        self._box.show_versions(mark, versions, window.desk.framework, can_change=can_change)

    def _take_back(self, mark: Annotation, version: NoteVersion) -> None:
        desk = self._window.desk
        then = moment_in_words(version.made, here_and_now())
        undo = ("Undo", self._window.keeping.undo)
        desk.do(
            lambda services: services.note_history.take_back(mark, version),
            lambda _: self._window.toast.say(f"{mark.short_id} says what it said {then}", undo),
        )

    def _leave(self) -> None:
        if self._box is not None and self._box.isVisible():
            self._box.close_box()

    def _follow(self) -> None:
        """Show what the note says by now, or close the card when the note is gone."""
        shown = self._box.annotation if self._box is not None and self._box.isVisible() else None
        now = self._window.desk.mark_with(shown.id) if shown is not None else None
        if now is None:
            self._leave()
        elif now != shown:
            self.show_versions(now.id)
