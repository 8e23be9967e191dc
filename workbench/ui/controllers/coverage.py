# SPDX-License-Identifier: MIT
"""Coverage: what has been said about which source, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.frameworks import Letter
from workbench.domain.gaps import gaps_of
from workbench.domain.identifiers import SourceId

if TYPE_CHECKING:
    from workbench.ui.controllers.frameworks import FrameworksController
    from workbench.ui.coverage.view import CoverageView
    from workbench.ui.window import Window


class CoverageController(QObject):
    """Joins the coverage view, which is made when it is first shown, to the desk."""

    def __init__(self, window: Window, frameworks: FrameworksController) -> None:
        super().__init__(window)
        self._window, self._frameworks = window, frameworks
        self._view: CoverageView | None = None
        window.add_mode("coverage", self._make)
        desk = window.desk
        for changed in (
            desk.pack_changed,
            desk.plan_changed,
            desk.marks_changed,
            desk.framework_changed,
        ):
            changed.connect(self.show_coverage)
        window.commands.handle({"coverage": self.toggle})

    @property
    def view(self) -> CoverageView | None:
        """The view if it was made."""
        return self._view

    def toggle(self) -> None:
        """Show coverage, or go back from it to the source."""
        if self._window.mode == "coverage":
            self._go_back()
            return
        self._window.show_mode("coverage")
        self.show_coverage()
        source = self._window.desk.source
        if self._view is not None:
            self._view.focus_cell(source.id if source else None)

    def show_coverage(self) -> None:
        """Show what lies on the desk."""
        desk = self._window.desk
        if self._view is None or self._window.mode != "coverage":
            return
        coverage = desk.coverage()
        self._view.show_coverage(coverage, desk.known.by_source(), gaps_of(coverage, desk.plan))
        self._view.show_way_back(desk.source.name if desk.source else "")

    def _make(self) -> CoverageView:
        from workbench.ui.coverage.view import CoverageView

        view = self._view = CoverageView(self._window.look)
        view.cell_chosen.connect(self._go_to_cell)
        view.knowledge_chosen.connect(self._window.places.source)
        view.list_wanted.connect(self._window.commands["all-marks"].trigger)
        view.framework_wanted.connect(self._frameworks.offer)
        view.closed.connect(self._go_back)
        return view

    def _go_to_cell(self, cell: tuple[SourceId, Letter | None]) -> None:
        source_id, letter = cell
        if letter is None:
            self._window.places.source.emit(source_id)
        else:
            self._window.places.gap.emit(source_id, letter)

    def _go_back(self) -> None:
        self._window.places.text.emit()
