# SPDX-License-Identifier: MIT
"""Papers that a teacher sets for a pack: shown, begun, set and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.identifiers import PaperId, new_id
from workbench.domain.practising.setting import SetPaper, paper_from_attempt

if TYPE_CHECKING:
    from workbench.domain.practising.attempts import Attempt
    from workbench.ui.practising.mode import PractiseMode
    from workbench.ui.window import Window

_SET = "It is set as “{title}”, with what you marked and wrote as its model."


class PaperSetting(QObject):
    """Joins the papers of the pack on the desk to Practise."""

    begun = Signal(object, object)
    """With the `Paper` that is to be sat, and the `PackId` of its pack."""

    def __init__(self, window: Window, mode: PractiseMode) -> None:
        super().__init__(mode)
        self._window, self._mode = window, mode
        self._papers: tuple[SetPaper, ...] = ()
        window.desk.contents_read.connect(self._follow)
        mode.start.papers.begun.connect(self._begin)
        mode.start.papers.removed.connect(self._remove)
        self.show()

    def show(self) -> None:
        """Show the papers of the pack, and whether one can be set."""
        pack = self._window.desk.pack
        self._mode.sitting.heading.set_for_others.setVisible(self._is_own())
        if pack is None:
            self._take(())
            return
        self._window.session.ask(lambda services: services.practising.papers_of(pack), self._take)

    def _follow(self) -> None:
        """An undo may change papers and nothing else; what is not seen is asked for later."""
        if self._mode.isVisible():
            self.show()

    def set(self, attempt: Attempt) -> None:
        """Set the paper of an attempt for the pack, with the attempt as its model."""
        pack = self._window.desk.pack
        if pack is None or not self._is_own() or attempt.pack_id != pack.id:
            return
        title = self._free_title(attempt.paper.title)
        paper = paper_from_attempt(attempt, PaperId(new_id()), title)

        def told(_: SetPaper) -> None:
            undo = ("Undo", self._window.keeping.undo)
            self._window.toast.say(_SET.format(title=title), undo)

        self._window.desk.do(lambda services: services.practising.set_paper(pack.id, paper), told)

    def _is_own(self) -> bool:
        pack = self._window.desk.pack
        return pack is not None and not pack.is_received

    def _free_title(self, title: str) -> str:
        taken = {paper.title for paper in self._papers}
        number = len(taken) + 1
        while f"{title}, paper {number}" in taken:
            number += 1
        return f"{title}, paper {number}"

    def _take(self, papers: tuple[SetPaper, ...]) -> None:
        self._papers = papers
        self._mode.start.papers.show_papers(papers, may_remove=self._is_own())

    def _begin(self, paper: SetPaper) -> None:
        pack = self._window.desk.pack
        if pack is not None and not self._window.desk.refuses():
            self.begun.emit(paper.on_pack(pack), pack.id)

    def _remove(self, paper_id: PaperId) -> None:
        pack = self._window.desk.pack
        if pack is None:
            return

        def told(_: None) -> None:
            self._window.toast.say("Paper removed", ("Undo", self._window.keeping.undo))

        self._window.desk.do(
            lambda services: services.practising.remove_paper(pack.id, paper_id), told
        )
