# SPDX-License-Identifier: MIT
"""The card with the earlier versions of one note: dates at the left, then and now beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Framework
from workbench.domain.note_versions import Change, NoteVersion
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.versions.compared import ComparedNote
from workbench.ui.versions.standing import VersionsCard
from workbench.ui.versions.wording import LEGEND, NOTHING_KEPT, brief, name_of, parts_of
from workbench.ui.widgets.moments import here_and_now
from workbench.ui.widgets.parts import column, label, rule
from workbench.ui.widgets.text_list import TextLine


class VersionsBox(VersionsCard):
    """The versions of one note; Escape closes it and gives the focus back."""

    taken_back = Signal(object, object)
    """The annotation, and the `NoteVersion` that is to be its present again."""

    def __init__(
        self, look: Look, parent: QWidget, *, now: Callable[[], datetime] = here_and_now
    ) -> None:
        super().__init__(look, parent, listed="When", nothing=NOTHING_KEPT)
        self._now = now
        self._annotation: Annotation | None = None
        self._framework: Framework | None = None
        self._versions: tuple[NoteVersion, ...] = ()
        self.then = ComparedNote(look, "The note then", Change.GONE)
        self.present = ComparedNote(look, "The note now", Change.NEW)
        self._then_title = label("", Style.SMALL, ink="secondary")
        self._legend.setText(LEGEND)
        self.list.line_changed.connect(self._show_version)
        self.take_back.clicked.connect(self._tell)
        sides = QHBoxLayout(self._chosen)
        sides.setSpacing(12)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addLayout(column(self._then_title, self.then, gap=4))
        sides.addWidget(rule(is_upright=True))
        sides.addLayout(column(label("Now", Style.SMALL, ink="secondary"), self.present, gap=4))
        self._build_up()

    @property
    def annotation(self) -> Annotation | None:
        """The note whose versions are shown."""
        return self._annotation

    def show_versions(
        self,
        annotation: Annotation,
        versions: Sequence[NoteVersion],
        framework: Framework,
        *,
        can_change: bool,
    ) -> None:
        """Show the versions of a note, the newest first, beside what it says now.

        The one that was looked at stays in use where the note is still the same.
        """
        chosen = self._chosen_version() if self._is_of(annotation) else None
        self._annotation, self._framework = annotation, framework
        self._versions = tuple(versions)
        self._entitle(f"Earlier versions of {annotation.short_id}")
        has_any = bool(self._versions)
        for each in (self.list, self._chosen, self.take_back):
            each.setVisible(has_any)
        self._nothing.setVisible(not has_any)
        self.take_back.setEnabled(can_change)
        self._list_dates(chosen)
        self.open_box(self.list if has_any else self._close)

    @override
    def close_box(self) -> None:
        self._annotation = None
        super().close_box()

    def _is_of(self, annotation: Annotation) -> bool:
        return self._annotation is not None and self._annotation.id == annotation.id

    def _chosen_version(self) -> NoteVersion | None:
        place = self.list.place()
        return self._versions[place] if 0 <= place < len(self._versions) else None

    def _list_dates(self, chosen: NoteVersion | None) -> None:
        names = ((name_of(version, self._now()), brief(version)) for version in self._versions)
        lines = [TextLine(f"{name}\n{words}", f"{name}: {words}") for name, words in names]
        place = self._versions.index(chosen) if chosen in self._versions else 0
        self.list.show_lines(lines, place=place)
        self._show_version(place)

    def _show_version(self, place: int) -> None:
        if self._annotation is None or self._framework is None or not self._versions:
            return
        version = self._versions[max(0, place)]
        then, present = parts_of(version, self._annotation, self._framework)
        self._then_title.setText(f"Then: {name_of(version, self._now())}")
        self.then.show_parts(then)
        self.present.show_parts(present)

    def _tell(self) -> None:
        annotation, version = self._annotation, self._chosen_version()
        if annotation is not None and version is not None:
            self.close_box()
            self.taken_back.emit(annotation, version)

    @override
    def _most(self) -> tuple[int, int]:
        width, height = super()._most()
        return width, height if self._versions else height // 3
