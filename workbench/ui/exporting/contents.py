# SPDX-License-Identifier: MIT
"""What goes into a copy: the ready-made builds, boxes for each part, the size of the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbench.domain.builds import CopyWish, ExportSubject
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.plans import ExamEntry, Student
from workbench.ui.exporting.build_cards import BuildCards
from workbench.ui.exporting.signing import SigningBox
from workbench.ui.exporting.source_choice import SourceChoice
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.parts import button, column, label, row

_SIZES: Mapping[str, float] = MappingProxyType(
    {"Usual": 10.5, "Large": 14.0, "18 point": 18.0, "24 point": 24.0}
)
"""Sizes of the sources' words in points."""

_BESIDE = "in short; all of them are in the table below it"
_MARGIN = "45 mm"
_NO_ROOM = "there is no room beside words of this size"
_INDENT = 30


class Contents(QWidget):
    """Shows what is wished and lets it be changed; `changed` brings the new wish."""

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._options = ExportOptions()
        self._labels: tuple[str, ...] | None = None
        self._is_word = False
        self._builds = BuildCards(look)
        self._letters = SourceChoice(look)
        self._signing = SigningBox(look)
        self._boxes: dict[str, TickBox] = {
            "sources": TickBox(look, "Sources"),
            "marks": TickBox(look, "My marks and notes on them"),
            "notes": TickBox(look, "My notes beside the text", _BESIDE),
            "plan": TickBox(look, "My plan"),
            "overview": TickBox(look, "Which mark is used where", "a table of points and sources"),
            "timeline": TickBox(look, "A timeline of sources and events"),
            "questions": TickBox(look, "Questions I was asked", "and what I said to them"),
            "teacher_margin": TickBox(look, "Wide margin for writing by hand", _MARGIN),
            "teacher_panel": TickBox(look, "A panel for my teacher’s mark and targets"),
            "form": TickBox(look, "The panel can be filled in on a screen"),
            "colour": TickBox(look, "Colours of the letters"),
            "attachments": TickBox(look, "My work inside the file", "to open it here again"),
        }
        self._sizes = QButtonGroup(self)
        self._more = button(look, "More choices", kind="ghost", icon="chevron-down", size="small")
        self._rarely = QWidget()
        self._build_up()
        self._connect()
        self.show_options(self._options)

    @property
    def wish(self) -> CopyWish:
        """What is chosen."""
        signing = self._signing
        return CopyWish(self._options, self._labels, signing.student, signing.exam)

    def show_options(self, options: ExportOptions) -> None:
        """Show these as chosen."""
        self._options = options
        for name, box in self._boxes.items():
            chosen = getattr(options, name)
            box.blockSignals(True)
            box.setChecked(chosen is not NotesPlace.NONE if name == "notes" else chosen)
            box.blockSignals(False)
        self._show_what_counts(options)
        self._builds.show_options(options)
        self._signing.show_by_candidate(is_by_candidate=options.as_candidate)
        for each in self._sizes.buttons():
            each.setChecked(_SIZES[each.text()] == options.text_size)

    def show_subject(self, subject: ExportSubject) -> None:
        """Show which sources there are to go in, and which of them do."""
        self._letters.show_subject(subject)
        self._boxes["sources"].show_note(_sources_words(subject))

    def show_signature(self, student: Student, exam: ExamEntry) -> None:
        """Show whose work it is."""
        self._signing.show_signature(student, exam)

    def show_kind(self, *, is_word: bool) -> None:
        """Let only that be chosen which a Word file can have."""
        self._is_word = is_word
        self._show_what_counts(self._options)

    def focus_first(self) -> None:
        """Give the chosen build the keyboard, or the first of them."""
        self._builds.focus_first()

    # How it is laid out

    def _build_up(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._builds)
        layout.addSpacing(6)
        layout.addWidget(label("What goes in", Style.SMALL, ink="secondary"))
        boxes = self._boxes
        layout.addWidget(boxes["sources"])
        inside = column(
            self._letters, boxes["marks"], boxes["notes"], gap=5, margins=(_INDENT, 0, 0, 0)
        )
        layout.addLayout(inside)
        for name in ("plan", "overview", "timeline", "teacher_margin", "teacher_panel"):
            layout.addWidget(boxes[name])
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._rarely)
        self._build_rarely()
        layout.addSpacing(4)
        layout.addWidget(self._signing)

    def _build_rarely(self) -> None:
        boxes = [self._boxes[name] for name in ("questions", "form", "colour", "attachments")]
        words = label("Size of the words", Style.SMALL, ink="secondary")
        sizes = row(*self._size_buttons(), None, gap=2)
        self._rarely.setLayout(column(*boxes, words, sizes, gap=5))
        self._rarely.hide()
        self._more.setCheckable(True)
        self._more.setAutoDefault(False)

    def _size_buttons(self) -> list[QWidget]:
        made: list[QWidget] = []
        for name, size in _SIZES.items():
            choice = button(self._look, name, kind="choice", size="small")
            choice.setCheckable(True)
            choice.setAutoExclusive(True)
            choice.setAutoDefault(False)
            choice.setAccessibleName(f"Words of {size:g} points")
            choice.clicked.connect(
                lambda _=False, points=size: self._choose(replace(self._options, text_size=points))
            )
            self._sizes.addButton(choice)
            made.append(choice)
        return made

    # What is chosen

    def _connect(self) -> None:
        self._builds.chosen.connect(self._take_build)
        self._letters.changed.connect(self._take_labels)
        self._signing.changed.connect(self._take_signature)
        self._more.toggled.connect(self._show_rarely)
        for box in self._boxes.values():
            box.toggled.connect(self._read_boxes)

    def _take_build(self, options: ExportOptions) -> None:
        self._choose(replace(options, as_candidate=self._options.as_candidate))

    def _take_labels(self, labels: tuple[str, ...]) -> None:
        if not labels:
            # No source at all: then this part is not in, and all letters are there again.
            self._labels = None
            self._choose(replace(self._options, sources=False))
            return
        self._labels = labels
        self._options = replace(self._options, sources=True)
        self.show_options(self._options)
        self.changed.emit(self.wish)

    def _take_signature(self) -> None:
        self._options = replace(self._options, as_candidate=self._signing.is_by_candidate)
        self.changed.emit(self.wish)

    def _read_boxes(self) -> None:
        ticked = {name: box.isChecked() for name, box in self._boxes.items() if name != "notes"}
        notes = self._options.notes if self._boxes["notes"].isChecked() else NotesPlace.NONE
        if self._boxes["notes"].isChecked() and notes is NotesPlace.NONE:
            notes = NotesPlace.MARGIN
        self._choose(replace(self._options, notes=notes, **ticked))

    def _choose(self, options: ExportOptions) -> None:
        is_new = options != self._options
        self.show_options(options)
        if is_new:
            self.changed.emit(self.wish)

    # What is said

    def _show_what_counts(self, options: ExportOptions) -> None:
        """Let only those boxes be ticked that would change something."""
        has_marks = options.sources and options.marks
        has_column = not options.is_large_print
        counts = {
            "marks": options.sources,
            "notes": has_marks and has_column,
            "overview": has_marks and options.plan,
            "attachments": not self._is_word,
            "teacher_margin": has_column and (options.sources or options.plan),
            "form": options.teacher_panel,
            "colour": has_marks or options.plan,
        }
        for name, does in counts.items():
            self._boxes[name].setEnabled(does)
        self._boxes["notes"].show_note(_BESIDE if has_column else _NO_ROOM)
        self._boxes["teacher_margin"].show_note(_MARGIN if has_column else _NO_ROOM)

    def _show_rarely(self, is_shown: bool) -> None:
        self._rarely.setVisible(is_shown)
        self._more.setText("Fewer choices" if is_shown else "More choices")
        self._more.set_icon("chevron-up" if is_shown else "chevron-down")


def _sources_words(subject: ExportSubject) -> str:
    if not subject.labels:
        return "there are none yet"
    if subject.chosen == subject.labels:
        return "all of them" if len(subject.labels) > 1 else f"only {subject.labels[0]}"
    return f"{len(subject.chosen)} of {len(subject.labels)}: {', '.join(subject.chosen)}"
