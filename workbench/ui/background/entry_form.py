# SPDX-License-Identifier: MIT
"""A piece of background as it is typed: its heading and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal

from workbench.domain.background import BackgroundKind
from workbench.domain.background_editing import WrittenEntry
from workbench.domain.dates import in_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormLine, FormText
from workbench.ui.widgets.parts import column, label
from workbench.ui.widgets.typed_form import TypedForm


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a kind is called, and what its fields ask for; without `heading` it has none."""

    name: str
    heading: str
    text: str


WORDINGS: Mapping[BackgroundKind, _Wording] = MappingProxyType(
    {
        BackgroundKind.NARRATIVE: _Wording("A paragraph", "Heading above it, or none", "Paragraph"),
        BackgroundKind.CARD: _Wording("A card", "Title of the card", "Points, a line each"),
        BackgroundKind.GLOSSARY_TERM: _Wording("A word", "Word", "What it means"),
        BackgroundKind.FACT: _Wording("A fact", "", "Fact"),
        BackgroundKind.EVENT: _Wording("An event", "When: May 1955, 1917 …", "What happened"),
    }
)
"""The kinds that can be written, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """What was typed; `known` is the entry as it was, None for a new one."""

    kind: BackgroundKind
    heading: str
    text: str
    known: WrittenEntry | None = None


class EntryForm(TypedForm):
    """Ctrl+Enter keeps what was typed, Escape leaves it."""

    kept = Signal(object)
    """With a `TypedEntry`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._kind = BackgroundKind.FACT
        self._known: WrittenEntry | None = None
        self._title = label("", Style.BODY_STRONG)
        self._heading, self._text = FormLine(), FormText()
        self._text.setFixedHeight(round(96 * look.scale))
        self.setLayout(
            column(
                self._title, self._heading, self._text, self.ways, gap=6, margins=(12, 10, 12, 10)
            )
        )  # fmt: skip
        self.finished.connect(self._finish)
        self._heading.returnPressed.connect(
            lambda: self._text.setFocus(Qt.FocusReason.TabFocusReason)
        )

    def begin(self, kind: BackgroundKind, known: WrittenEntry | None = None) -> None:
        """Let an entry be written, or one that is known be changed."""
        self._kind, self._known = kind, known
        words = WORDINGS[kind]
        self._title.setText(words.name if known is None else f"Change {words.name.lower()}")
        self.setAccessibleName(self._title.text())
        for field, asked in ((self._heading, words.heading), (self._text, words.text)):
            field.setPlaceholderText(asked)
            field.setAccessibleName(asked)
        heading = known.heading if known else ""
        if known is not None and known.edtf:
            heading = in_words(known.edtf)
        self._heading.setText(heading)
        self._text.setPlainText(known.text if known else "")
        self._heading.setVisible(bool(words.heading))
        self.show()
        is_new_with_heading = bool(words.heading) and known is None
        first = self._heading if is_new_with_heading else self._text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        text = self._text.toPlainText()
        if text.strip():
            self.kept.emit(TypedEntry(self._kind, self._heading.text(), text, self._known))
        else:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
