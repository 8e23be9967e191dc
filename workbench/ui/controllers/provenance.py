# SPDX-License-Identifier: MIT
"""Where it comes from: keeps corrections, and offers marked words for empty fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.ui.provenance.neighbours import neighbours_of

if TYPE_CHECKING:
    from workbench.ui.controllers.reading import ReadingController
    from workbench.ui.desk import Desk
    from workbench.ui.jobs import Jobs
    from workbench.ui.modes.read import ReadMode


class ProvenanceController(QObject):
    """Joins the provenance pane to the desk."""

    def __init__(
        self, mode: ReadMode, desk: Desk, jobs: Jobs, *, reading: ReadingController
    ) -> None:
        super().__init__(reading)
        self._mode, self._desk, self._jobs, self._reading = mode, desk, jobs, reading
        self._offered: Span | None = None
        pane = mode.provenance
        pane.field_changed.connect(self._correct)
        pane.label_typed.connect(self._type_label)
        pane.gap_noted.connect(self._note_gap)
        pane.offer_accepted.connect(self._take)
        pane.words_wanted.connect(mode.label.text.tell)
        pane.left.connect(mode.focus_text)
        desk.source_changed.connect(self.show_source)
        reading.marked.connect(self._offer)

    def show_source(self) -> None:
        """Show where the source on the desk comes from."""
        source = self._desk.source
        if source is not None:
            self._mode.provenance.show_source(source, neighbours_of(source, self._desk.pack))

    def _correct(self, field: str, value: str, words: Span | None = None) -> None:
        source = self._desk.source
        if source is not None:
            self._desk.do(
                lambda services: services.correcting.correct_provenance(
                    source, field, value, words=words
                )
            )

    def _take(self, field: str, words: str) -> None:
        self._correct(field, words, self._offered)

    def _type_label(self, text: str) -> None:
        source = self._desk.source
        if source is not None:
            self._desk.do(lambda services: services.correcting.type_label(source, text))

    def _note_gap(self, _field: str) -> None:
        letter = self._desk.framework.letter_of(Dimension.ORIGIN)
        self._reading.note_on_source(letter)

    def _offer(self, mark: Annotation) -> None:
        from workbench.services.correcting import offered_field

        source = self._desk.source
        if source is None or mark.target.part is not SourcePart.ATTRIBUTION:
            self._mode.provenance.withdraw_offer()
            return
        anchor = mark.target.anchor
        words = anchor.exact if anchor else ""

        def arrived(field: str | None) -> None:
            if field is not None and self._is_shown(source):
                self._offered = anchor.span if anchor else None
                self._mode.provenance.offer(field, words)

        self._jobs.run(lambda: offered_field(source, words, mark.dimension), arrived)

    def _is_shown(self, source: Source) -> bool:
        return self._desk.source is not None and self._desk.source.id == source.id
