# SPDX-License-Identifier: MIT
"""What goes into a copy: the ready-made builds, boxes for each part, the size of the words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbench.domain.builds import BUILDS, ExportSubject, build_with
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import ChoiceCard, TickBox
from workbench.ui.widgets.parts import button, column, label, row

_ICONS = {"teacher": "printer", "revision": "book-open", "plan": "list-tree"}
_SIZES = {"Usual": 10.5, "Large": 14.0, "Large print": 18.0}
"""Sizes of the sources' words in points."""


class Contents(QWidget):
    """Shows options and lets them be changed; `changed` brings the new ones."""

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._options = ExportOptions()
        self._builds = QButtonGroup(self)
        self._cards: dict[str, ChoiceCard] = {}
        self._sources = TickBox(look, "Sources with my marks")
        self._notes = TickBox(
            look, "My notes beside the text", "in short; all of them are in the table below it"
        )
        self._plan = TickBox(look, "My plan")
        self._margin = TickBox(look, "Wide margin for writing by hand", "45 mm")
        self._panel = TickBox(look, "A panel for my teacher’s mark and targets")
        self._colour = TickBox(look, "Colours of the letters")
        self._attachments = TickBox(look, "My work inside the file", "to open it here again")
        self._sizes = QButtonGroup(self)
        self._more = button(look, "More choices", kind="ghost", icon="chevron-down", size="small")
        self._rarely = QWidget()
        self._build_up()
        self.show_options(self._options)

    @property
    def options(self) -> ExportOptions:
        """What is chosen."""
        return self._options

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all goes in."""
        chosen = self._options
        return not (chosen.sources or chosen.plan or chosen.teacher_panel)

    def show_options(self, options: ExportOptions) -> None:
        """Show these as chosen."""
        self._options = options
        for box, is_ticked in {
            self._sources: options.sources,
            self._notes: options.notes is not NotesPlace.NONE,
            self._plan: options.plan,
            self._margin: options.teacher_margin,
            self._panel: options.teacher_panel,
            self._colour: options.colour,
            self._attachments: options.attachments,
        }.items():
            box.blockSignals(True)
            box.setChecked(is_ticked)
            box.blockSignals(False)
        self._notes.setEnabled(options.sources)
        self._colour.setEnabled(options.sources or options.plan)
        self._show_build(options)
        for each in self._sizes.buttons():
            each.setChecked(_SIZES[each.text()] == options.text_size)

    def show_subject(self, subject: ExportSubject) -> None:
        """Say which sources there are to go in."""
        self._sources.show_note(_sources_words(subject))

    def focus_first(self) -> None:
        """Give the chosen build the keyboard, or the first of them."""
        chosen = self._builds.checkedButton() or next(iter(self._cards.values()))
        chosen.setFocus()

    def _build_up(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for build in BUILDS:
            card = ChoiceCard(self._look, build.name, build.description, _ICONS[build.key])
            card.clicked.connect(
                lambda _=False, options=build.options: self._choose(
                    replace(options, text_size=self._options.text_size)
                )
            )
            self._builds.addButton(card)
            self._cards[build.key] = card
            layout.addWidget(card)
            layout.addSpacing(2)
        layout.addSpacing(6)
        layout.addWidget(label("What goes in", Style.SMALL, ink="secondary"))
        for box in (self._sources, self._notes, self._plan, self._margin, self._panel):
            box.toggled.connect(self._read_boxes)
            layout.addWidget(box)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._rarely)
        self._build_rarely()

    def _build_rarely(self) -> None:
        for box in (self._colour, self._attachments):
            box.toggled.connect(self._read_boxes)
        sizes = row(*self._size_buttons(), None, gap=4)
        words = label("Size of the words", Style.SMALL, ink="secondary")
        self._rarely.setLayout(column(self._colour, self._attachments, words, sizes, gap=5))
        self._rarely.hide()
        self._more.setCheckable(True)
        self._more.setAutoDefault(False)
        self._more.toggled.connect(self._show_rarely)

    def _show_rarely(self, is_shown: bool) -> None:
        self._rarely.setVisible(is_shown)
        self._more.setText("Fewer choices" if is_shown else "More choices")
        self._more.set_icon("chevron-up" if is_shown else "chevron-down")

    def _size_buttons(self) -> list[QWidget]:
        made: list[QWidget] = []
        for name, size in _SIZES.items():
            choice = button(self._look, name, kind="choice", size="small")
            choice.setCheckable(True)
            choice.setAutoExclusive(True)
            choice.setAutoDefault(False)
            choice.setAccessibleName(f"{name}, {size:g} points")
            choice.clicked.connect(
                lambda _=False, points=size: self._choose(replace(self._options, text_size=points))
            )
            self._sizes.addButton(choice)
            made.append(choice)
        return made

    def _show_build(self, options: ExportOptions) -> None:
        build = build_with(options)
        # A group that insists on one choice would keep the last build chosen.
        self._builds.setExclusive(False)
        for key, card in self._cards.items():
            card.setChecked(build is not None and build.key == key)
        self._builds.setExclusive(True)

    def _read_boxes(self) -> None:
        notes = self._options.notes if self._notes.isChecked() else NotesPlace.NONE
        if self._notes.isChecked() and notes is NotesPlace.NONE:
            notes = NotesPlace.MARGIN
        self._choose(
            replace(
                self._options,
                sources=self._sources.isChecked(),
                notes=notes,
                plan=self._plan.isChecked(),
                teacher_margin=self._margin.isChecked(),
                teacher_panel=self._panel.isChecked(),
                colour=self._colour.isChecked(),
                attachments=self._attachments.isChecked(),
            )
        )

    def _choose(self, options: ExportOptions) -> None:
        is_new = options != self._options
        self.show_options(options)
        if is_new:
            self.changed.emit(options)


def _sources_words(subject: ExportSubject) -> str:
    if not subject.labels:
        return "there are none yet"
    if subject.chosen == subject.labels:
        return "all of them" if len(subject.labels) > 1 else f"only {subject.labels[0]}"
    return f"{len(subject.chosen)} of {len(subject.labels)}: {', '.join(subject.chosen)}"
