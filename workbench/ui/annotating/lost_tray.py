# SPDX-License-Identifier: MIT
"""Marks that have lost their place: listed until somebody says where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import AnnotationId
from workbench.ui.annotating import wording
from workbench.ui.annotating.listing import ListedNote
from workbench.ui.annotating.quotation import Quotation
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.lens import Tag
from workbench.ui.widgets.parts import Glyph, button, column, icon_button, label, row, scrolling

_MOST = 0.45
"""Share of the pane's height beyond which the tray scrolls."""


class LostTray(QFrame):
    """A dashed card with one entry for each mark; it is only there while there are any."""

    put_wanted = Signal(object)
    """The mark with this id is to be put on the words that are selected."""
    search_wanted = Signal(object)
    whole_wanted = Signal(object)
    """It is to be a note on the whole source."""
    removal_wanted = Signal(object)
    escaped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: dict[AnnotationId, _Entry] = {}
        self._current: AnnotationId | None = None
        self.setProperty("surface", "gap")
        self._title = label("", Style.BODY_STRONG, wraps=True)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._content = QWidget()
        self._content.setLayout(self._list)
        self._area = scrolling(self._content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(Glyph(look, "map-pin", size=18), self._title, gap=8)
        self.setLayout(column(head, self._area, gap=6, margins=(12, 10, 12, 10)))
        self.hide()

    @property
    def current(self) -> AnnotationId | None:
        """The mark that is unfolded."""
        return self._current

    def show_notes(self, notes: Sequence[ListedNote]) -> None:
        """List these marks, which have lost their place."""
        wanted = {each.annotation.id: each for each in notes}
        for each in [x for x in self._entries if x not in wanted]:
            entry = self._entries.pop(each)
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        for place, (each, note) in enumerate(wanted.items()):
            entry = self._entries.get(each) or self._new_entry(each)
            self._list.insertWidget(place, entry)
            entry.show_note(note.annotation, note.letter)
        count = len(notes)
        self._title.setText(
            "1 mark lost its place" if count == 1 else f"{count} marks lost their place"
        )
        self.setAccessibleName(self._title.text())
        if self._current not in wanted:
            self._current = next(iter(wanted), None)
        self._unfold(self._current)
        self.setVisible(bool(notes))

    def focus_mark(self, annotation_id: AnnotationId | None = None) -> bool:
        """Go to what can be done with a mark, or with the one that is unfolded."""
        entry = self._entries.get(annotation_id or self._current or AnnotationId(""))
        if entry is None:
            return False
        self._unfold(annotation_id or self._current)
        entry.focus()
        self._area.ensureWidgetVisible(entry)
        return True

    def fit_into(self, height: int) -> None:
        """Take at most a good part of a pane of this height."""
        wanted = self._content.sizeHint().height()
        if self._content.hasHeightForWidth():
            wanted = self._content.heightForWidth(self._area.viewport().width())
        self._area.setFixedHeight(max(1, min(wanted, round(_MOST * height))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _new_entry(self, annotation_id: AnnotationId) -> _Entry:
        entry = self._entries[annotation_id] = _Entry(self._look)
        entry.unfold.clicked.connect(
            lambda: self._unfold(None if self._current == annotation_id else annotation_id)
        )
        for pressed, wanted in (
            (entry.put, self.put_wanted),
            (entry.search, self.search_wanted),
            (entry.whole, self.whole_wanted),
            (entry.remove, self.removal_wanted),
        ):
            pressed.clicked.connect(lambda *_, told=wanted: told.emit(annotation_id))
        return entry

    def _unfold(self, annotation_id: AnnotationId | None) -> None:
        self._current = annotation_id
        for each, entry in self._entries.items():
            entry.show_unfolded(each == annotation_id)
        self._fit()

    def _fit(self) -> None:
        pane = self.parentWidget()
        if pane is not None:
            self.fit_into(pane.height())


class _Entry(QFrame):
    """One mark: its id, the words it was on, its note; unfolded also what can be done."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tag = Tag(look, size=18)
        self._id = label("", Style.BODY_STRONG)
        self._words = Quotation(look)
        self._note = label("", Style.SMALL, ink="secondary", wraps=True)
        self.unfold = icon_button(look, "chevron-down", "What can be done", keys="Space")
        self.put = button(look, "Put it on the selected words", size="small")
        self.search = button(look, "Find again", kind="ghost", icon="search", size="small")
        self.whole = button(look, "Keep as a note on the whole source", kind="ghost", size="small")
        self.remove = button(look, "Remove", kind="ghost", icon="trash-2", size="small")
        self._ways = QWidget()
        flow = FlowLayout(self._ways, gap=4)
        for way in (self.put, self.search, self.whole, self.remove):
            flow.addWidget(way)
        head = row(self._tag, self._id, self._words, self.unfold, gap=7)
        head.setStretch(2, 1)  # type: ignore[attr-defined]
        self.setLayout(column(head, self._note, self._ways, gap=4))

    def show_note(self, annotation: Annotation, letter: Letter | None) -> None:
        """Show this mark."""
        quoted = " ".join(annotation.target.quoted.split())
        name = f"{wording.letter_name(annotation, letter)} {annotation.short_id}"
        self._tag.show_letter(letter)
        self._id.setText(annotation.short_id)
        self._words.show_words(quoted)
        self._note.setText(annotation.last_written_step or "No note yet")
        self.setAccessibleName(f"{name} was on ‘{quoted}’")
        self.setAccessibleDescription(self._note.text())
        self.unfold.setAccessibleName(f"{name}, was on ‘{quoted}’: what can be done")
        for way in (self.put, self.search, self.whole, self.remove):
            way.setAccessibleDescription(f"{name}, was on ‘{quoted}’. {self._note.text()}")
        # Words of the label stand in one line or two: nobody has to search there.
        self.search.setVisible(annotation.target.part is SourcePart.BODY)

    def show_unfolded(self, is_unfolded: bool) -> None:
        """Show what can be done, or only the mark."""
        self._ways.setVisible(is_unfolded)
        self.unfold.set_icon("chevron-up" if is_unfolded else "chevron-down")

    def focus(self) -> None:
        """Go to the first thing that can be done."""
        self.put.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
