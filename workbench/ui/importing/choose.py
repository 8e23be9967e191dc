# SPDX-License-Identifier: MIT
"""The first step: files, a pasted page, or the example."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.ui.handing_over import handed_over
from workbench.ui.importing.reading import Reading
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import (
    Button,
    Glyph,
    button,
    label,
    row,
    rule,
    scrolling,
    set_property,
    surface,
)

_WIDTH = 680
_PAGE, _PASTE, _READ = range(3)


class ChooseStep(QWidget):
    """Three ways in, and what went wrong with the last one."""

    files_wanted = Signal()
    folder_wanted = Signal()
    text_given = Signal(str, bool)
    """With a page, and whether all of it is one source."""
    handed_over = Signal(object)
    """With the `HandedOver` that was pasted or dropped."""
    example_wanted = Signal()
    stopped = Signal()
    cancelled = Signal()
    going_on_wanted = Signal()
    leaving_wanted = Signal()
    """Pages that were being checked are to be gone on with, or given up."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._files = button(look, "Choose files", kind="primary", icon="file-plus")
        self._folder = button(look, "Choose a folder", icon="folder-open")
        self._paste = button(look, "Paste a page", icon="clipboard-paste")
        self._example = button(look, "The example", icon="book-open-text")
        self._field = _PageField()
        self._use = button(look, "Use this page", kind="primary", size="large")
        self._use_as_one = button(look, "This is one source", size="large")
        self._problem = label("", Style.BODY, wraps=True)
        self._problem_card = self._made_problem()
        self._unfinished = label("", Style.BODY_STRONG, wraps=True)
        self._go_on = button(look, "Go on", icon="arrow-right")
        self._leave = button(look, "Leave it", kind="ghost")
        self._unfinished_card = self._made_unfinished()
        self._drop: QFrame | None = None
        self._reading = Reading(look)
        self._sheets = QStackedWidget()
        for sheet in (self._made_ways(), self._made_field(), self._reading):
            self._sheets.addWidget(sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheets)
        self.setAcceptDrops(True)
        self._connect()

    def begin(self) -> None:
        """Show the three ways, nothing chosen; what was pasted stays in its field."""
        self._problem_card.hide()
        self._turn_to(_PAGE)
        self._files.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, title: str) -> None:
        """Offer to go on with pages of this title; without a title there are none."""
        self._unfinished.setText(f"You were checking “{title}”")
        for each, words in ((self._go_on, "Go on with"), (self._leave, "Leave")):
            each.setAccessibleName(f"{words} “{title}”")
        self._unfinished_card.setVisible(bool(title))
        if title and self._files.hasFocus():
            self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_text(self, text: str = "") -> None:
        """Show the field for a page, with this text in it where there is some."""
        if text:
            self._field.setPlainText(text)
        self._turn_to(_PASTE)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, name: str, *, number: int = 0, count: int = 0) -> None:
        """Say what is being read; with a count, which of how many."""
        self._problem_card.hide()
        self._reading.begin(name, number=number, count=count)
        self._turn_to(_READ)

    def show_progress(self, name: str, number: int, count: int, share: float) -> None:
        """Say how far the reading is that `show_reading` began."""
        self._reading.follow(name, number, count, share)

    def show_problem(self, message: str) -> None:
        """Say above the three ways what went wrong and leave them open."""
        self._reading.end()
        self._problem.setText(message)
        self._problem_card.show()
        self._turn_to(_PAGE)
        self._files.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Stop saying that something is being read."""
        self._reading.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_free = self._sheets.currentIndex() != _READ
        if is_free and not handed_over(event.mimeData()).is_empty:
            event.acceptProposedAction()
            self._mark_drop("true")

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark_drop("false")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._mark_drop("false")
        given = handed_over(event.mimeData())
        if given.is_words:
            self.ask_for_text(given.text)
        else:
            self.handed_over.emit(given)
        event.acceptProposedAction()

    def _mark_drop(self, active: str) -> None:
        if self._drop is not None:
            set_property(self._drop, "active", active)

    def _turn_to(self, sheet: int) -> None:
        self._sheets.setCurrentIndex(sheet)

    def _open_field(self) -> None:
        self.ask_for_text()

    def _give_text(self, *, is_one_source: bool) -> None:
        # A pasted page is the one text that is read from a widget: it is nowhere else yet.
        text = self._field.toPlainText()
        if text.strip():
            self.text_given.emit(text, is_one_source)

    def _connect(self) -> None:
        self._files.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._paste.clicked.connect(self._open_field)
        self._example.clicked.connect(self.example_wanted)
        self._use.clicked.connect(lambda: self._give_text(is_one_source=False))
        self._use_as_one.clicked.connect(lambda: self._give_text(is_one_source=True))
        self._field.handed_over.connect(self.handed_over)
        self._reading.stopped.connect(self.stopped)
        self._go_on.clicked.connect(self.going_on_wanted)
        self._leave.clicked.connect(self.leaving_wanted)
        self._field.textChanged.connect(
            lambda: self._can_use(is_there=not self._field.document().isEmpty())
        )
        self._can_use(is_there=False)

    def _can_use(self, *, is_there: bool) -> None:
        self._use.setEnabled(is_there)
        self._use_as_one.setEnabled(is_there)

    def _made_ways(self) -> QWidget:
        ways = QVBoxLayout()
        ways.setSpacing(0)
        ways.addLayout(
            _way(
                self._look,
                "file-plus",
                "Files on this computer",
                "Web pages, Word and PowerPoint files, PDFs, text, pictures, packs, and whole "
                "folders of them. You can also drop them here.",
                self._files,
                self._folder,
            )
        )
        ways.addLayout(
            _way(
                self._look,
                "clipboard-paste",
                "A page from the web or from a document",
                "Select it there, copy it, and paste it here.",
                self._paste,
            )
        )
        ways.addLayout(
            _way(
                self._look,
                "book-open-text",
                "Look around first",
                "Seven sources on the thaw in the Cold War, with marks and a plan to look at.",
                self._example,
            )
        )
        ways.insertWidget(2, rule())
        ways.insertWidget(1, rule())
        self._drop = surface("card", ways)
        return self._sheet(
            label("Bring in a page or a file", Style.PAGE_TITLE),
            label(
                "The program looks for sources, their labels and the background around them. "
                "You check what it found; nothing is kept before that.",
                Style.BODY,
                ink="secondary",
                wraps=True,
            ),
            self._problem_card,
            self._unfinished_card,
            self._drop,
        )

    def _made_field(self) -> QWidget:
        self._field.setAccessibleName("The page")
        self._field.setPlaceholderText("Paste the whole page here, headings and labels too.")
        self._field.setTabChangesFocus(True)
        back = button(self._look, "Back", kind="ghost", icon="arrow-left")
        back.clicked.connect(self.begin)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Paste a page", Style.PAGE_TITLE))
        column.addWidget(self._field, 1)
        column.addLayout(row(back, None, self._use_as_one, self._use))
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(round((_WIDTH + 140) * self._look.scale))
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(24, 24, 24, 16)
        side_by_side.addStretch(1)
        side_by_side.addWidget(inside, 100)
        side_by_side.addStretch(1)
        sheet = QWidget()
        sheet.setLayout(side_by_side)
        return sheet

    def _made_problem(self) -> QFrame:
        icon = Glyph(self._look, "triangle-alert", size=20)
        inside = row(icon, self._problem, gap=12, margins=(16, 12, 16, 12))
        card = surface("card", inside)
        card.setProperty("active", "true")
        card.hide()
        return card

    def _made_unfinished(self) -> QFrame:
        note = label(
            "Nothing of it is kept yet. What you corrected is still there.",
            Style.SMALL,
            ink="secondary",
            wraps=True,
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._unfinished)
        words.addWidget(note)
        inside = QHBoxLayout()
        inside.setContentsMargins(29, 14, 29, 14)
        inside.setSpacing(16)
        inside.addWidget(Glyph(self._look, "history", size=22))
        inside.addLayout(words, 1)
        inside.addWidget(self._leave)
        inside.addWidget(self._go_on)
        card = surface("card", inside)
        card.hide()
        return card

    def _sheet(self, *parts: QWidget) -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part)
        cancel = button(self._look, "Cancel", kind="ghost")
        cancel.clicked.connect(self.cancelled)
        column.addLayout(row(cancel, None))
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(round(_WIDTH * self._look.scale))
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(24, 40, 24, 16)
        side_by_side.addStretch(1)
        side_by_side.addWidget(inside, 100)
        side_by_side.addStretch(1)
        sheet = QWidget()
        sheet.setLayout(side_by_side)
        return scrolling(sheet)


def _way(look: Look, icon: str, name: str, note: str, *ways: Button) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addStretch(1)
    words.addWidget(label(name, Style.BODY_STRONG))
    words.addWidget(label(note, Style.SMALL, ink="secondary", wraps=True))
    words.addStretch(1)
    inside = QHBoxLayout()
    inside.setContentsMargins(20, 18, 20, 18)
    inside.setSpacing(16)
    inside.addWidget(Glyph(look, icon, size=22))
    inside.addLayout(words, 1)
    buttons = QVBoxLayout()
    buttons.setSpacing(8)
    for way in ways:
        way.setAccessibleDescription(note)
        way.setMinimumWidth(round(150 * look.scale))
        buttons.addWidget(way)
    inside.addLayout(buttons)
    return inside


class _PageField(QPlainTextEdit):
    """Takes words; a page from the web or a picture that is pasted goes on as it is."""

    handed_over = Signal(object)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        given = handed_over(source)
        if given.is_words or not self.document().isEmpty():
            self.insertPlainText(given.text)
        elif not given.is_empty:
            self.handed_over.emit(given)
