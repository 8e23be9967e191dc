# SPDX-License-Identifier: MIT
"""The foot of the dialog: what the file is called, what it is, and what can be done with it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench import files
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import Glyph, button, column, label, row, rule

_PDF, _WORD = ".pdf", ".docx"


class Foot(QWidget):
    """Shows the name of the file and its kind.

    `kind_changed` says that another kind of file is wanted, `name_edited` that the name is
    typed; the others what was pressed.
    """

    kind_changed = Signal()
    name_edited = Signal()
    save_pressed = Signal()
    print_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = QLineEdit()
        self._facts = label("", Style.SMALL, ink="secondary", wraps=True)
        self._facts_icon = Glyph(look, "check", size=16)
        self._problem = label("", Style.SMALL, ink="warning", wraps=True)
        self._only_pdf = label("", Style.SMALL, ink="secondary", wraps=True)
        self._cancel = button(look, "Cancel", kind="ghost", size="large")
        self._print = button(look, "Print…", icon="printer", size="large")
        self._save = button(look, "Save PDF", kind="primary", size="large")
        self._as_pdf = button(look, "PDF", kind="choice", size="small")
        self._as_word = button(look, "Word", kind="choice", size="small")
        self._build_up(look)
        self._connect()

    @property
    def is_word(self) -> bool:
        """Whether a Word file is wanted, and no PDF."""
        return self._as_word.isChecked()

    @property
    def has_name(self) -> bool:
        """Whether there is a name for the file."""
        return bool(self._name.text().strip())

    @property
    def facts(self) -> str:
        """What is said of the file."""
        return self._facts.text()

    def tidied_name(self) -> str:
        """Return the name of the file, made one that every system takes."""
        tidy = self._ended(self._name.text())
        if self._name.text() != tidy:
            self._name.setText(tidy)
            self._name.setModified(True)
        return tidy

    def suggest_name(self, name: str) -> None:
        """Suggest a name, unless one was typed."""
        if not self._name.isModified():
            self._name.setText(self._ended(name))
            self._name.setCursorPosition(0)

    def offer_word(self, *, unless: str) -> None:
        """Let a Word file be chosen, unless there is a reason against it, which is then said."""
        self._as_word.setEnabled(not unless)
        self._as_pdf.setAccessibleDescription(unless)
        self._as_word.setAccessibleDescription(unless)
        self._only_pdf.setText(unless)
        self._only_pdf.setVisible(bool(unless))

    def show_problem(self, words: str) -> None:
        """Say what stands in the way; empty where nothing does."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def say(self, words: str, *, icon: str) -> None:
        """Say what the file is."""
        self._facts.setText(words)
        self._facts_icon.show_icon(icon)

    def show_what_can_be_done(self, *, can_save: bool, can_print: bool) -> None:
        """Let only those buttons be pressed that do something."""
        self._save.setEnabled(can_save)
        self._print.setEnabled(can_print)

    def _build_up(self, look: Look) -> None:
        self._facts.setMinimumHeight(look.px("icon_small"))
        self._problem.hide()
        self._only_pdf.hide()
        self._save.setDefault(True)
        self._name.setAccessibleName("File name")
        self._name.setMinimumHeight(look.px("control_large"))
        for kind, name in ((self._as_pdf, "PDF file"), (self._as_word, "Word file")):
            kind.setCheckable(True)
            kind.setAutoExclusive(True)
            kind.setAccessibleName(name)
        for each in (self._cancel, self._print, self._as_pdf, self._as_word):
            each.setAutoDefault(False)
        self._as_pdf.setChecked(True)
        caption = label("File name", Style.SMALL, ink="secondary")
        self.setLayout(
            column(
                rule(),
                self._problem,
                row(caption, None, self._as_pdf, self._as_word, gap=2),
                self._only_pdf,
                self._name,
                row(self._facts_icon, self._facts, gap=7),
                row(self._cancel, None, self._print, self._save, gap=8),
                gap=6,
                margins=(28, 0, 24, 16),
            )
        )

    def _connect(self) -> None:
        self._name.editingFinished.connect(self.tidied_name)
        self._name.textEdited.connect(self.name_edited)
        self._as_pdf.clicked.connect(self._follow_kind)
        self._as_word.clicked.connect(self._follow_kind)
        self._cancel.clicked.connect(self.cancel_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._save.clicked.connect(self.save_pressed)

    def _follow_kind(self) -> None:
        was_typed = self._name.isModified()
        self._name.setText(self._ended(self._name.text()))
        self._name.setModified(was_typed)
        self._save.setText("Save for Word" if self.is_word else "Save PDF")
        self._save.setAccessibleName(self._save.text())
        self.kind_changed.emit()

    def _ended(self, name: str) -> str:
        stem = name.strip()
        for ending in (_PDF, _WORD):
            if stem.lower().endswith(ending):
                stem = stem[: -len(ending)]
        ending = _WORD if self.is_word else _PDF
        return f"{files.safe_file_name(PurePath(stem).name or stem)}{ending}"
