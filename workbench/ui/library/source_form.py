# SPDX-License-Identifier: MIT
"""A source typed by hand, or called otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.sources import Source, SourceKind
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormLine, FormText
from workbench.ui.widgets.parts import STRETCH, button, column, label, row
from workbench.ui.widgets.typed_form import TypedForm

_KINDS = {SourceKind.SOURCE: "From the time", SourceKind.INTERPRETATION: "Later view"}


@dataclass(frozen=True, slots=True)
class TypedSource:
    """What was typed of a source."""

    label: str
    heading: str
    kind: SourceKind
    attribution: str
    text: str
    description: str | None = None
    """What its picture shows; None where it has none."""


class SourceForm(TypedForm):
    """Label, noun and kind; of a new source also where it comes from and its text.

    Enter in a line keeps it, Escape leaves it.
    """

    kept = Signal(object)
    """With a `TypedSource`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._title = label("", Style.PANE_TITLE)
        self._noun, self._label = FormLine("Source"), FormLine("A")
        self._noun.setAccessibleName("What it is called, such as Source or Document")
        self._label.setAccessibleName("Its letter or number")
        self._label.setMaximumWidth(round(90 * look.scale))
        self._kinds = {kind: button(look, name, kind="choice") for kind, name in _KINDS.items()}
        for each in self._kinds.values():
            each.setCheckable(True)
            each.setAutoExclusive(True)
        self._attribution = FormText("From …, by …, in …", "Where it comes from, as printed")
        self._attribution.setFixedHeight(round(64 * look.scale))
        self._text = FormText("The words of the source", "Its text")
        self._text.setFixedHeight(round(150 * look.scale))
        self._below = QWidget()
        self._below.setLayout(
            column(
                label("Where it comes from", Style.LABEL), self._attribution,
                label("Text", Style.LABEL), self._text,
                gap=6,
            )
        )  # fmt: skip
        self._description = FormLine("For those who cannot see it")
        self._description.setAccessibleName("What the picture shows")
        self._describing = QWidget()
        self._describing.setLayout(
            column(label("What the picture shows", Style.LABEL), self._description, gap=6)
        )
        names = row(self._noun, self._label, *self._kinds.values(), STRETCH, gap=6)
        self.setLayout(
            column(
                self._title, names, self._below, self._describing,
                self.ways,
                gap=10, margins=(16, 12, 16, 12),
            )
        )  # fmt: skip
        self.finished.connect(self._finish)
        for line in (self._noun, self._label, self._description):
            line.returnPressed.connect(self._finish)

    def begin_new(self, name: str) -> None:
        """Let a new source be typed; `name` is the letter that follows."""
        self._show("A new source", "Source", name, SourceKind.SOURCE)
        self._attribution.clear()
        self._text.clear()
        self._below.show()
        self._describing.hide()
        self._attribution.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, source: Source) -> None:
        """Let a source be called otherwise, and its picture be described."""
        self._show(f"{source.name} is called", source.heading, source.label, source.kind)
        self._below.hide()
        self._describing.setVisible(source.picture is not None)
        self._description.setText(source.picture.alt if source.picture else "")
        self._label.setFocus(Qt.FocusReason.OtherFocusReason)
        self._label.selectAll()

    def _show(self, title: str, noun: str, name: str, kind: SourceKind) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self._noun.setText(noun)
        self._label.setText(name)
        self._kinds[kind].setChecked(True)
        self.show()

    def _finish(self) -> None:
        kind = next(kind for kind, each in self._kinds.items() if each.isChecked())
        self.kept.emit(
            TypedSource(
                self._label.text(),
                self._noun.text(),
                kind,
                self._attribution.toPlainText(),
                self._text.toPlainText(),
                None if self._describing.isHidden() else self._description.text(),
            )
        )
