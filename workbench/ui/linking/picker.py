# SPDX-License-Identifier: MIT
"""A card over the page: what a mark is linked with, in which way, and one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workbench.domain.links import LinkEnd
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.link_form import LinkForm
from workbench.ui.widgets.parts import (
    STRETCH,
    ElidedLabel,
    Glyph,
    column,
    icon_button,
    label,
    row,
    rule,
)
from workbench.ui.widgets.text_list import TextLine, TextList

_WIDTH, _HEIGHT, _ROW = 560, 380, 46
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST = 100
"""Targets in the list; of more it is said how many there are."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Something a mark can be linked with: what it is called, and its words."""

    end: LinkEnd
    name: str
    words: str

    @property
    def line(self) -> TextLine:
        """How it stands in the list."""
        shown, spoken = f"{self.name}\n{self.words}", f"{self.name}: {self.words}"
        return TextLine(shown, spoken, self.end)


class LinkPicker(QFrame):
    """Stands over the lower part of its parent; nothing waits for it."""

    target_chosen = Signal(object)
    """With the `LinkEnd`; whoever hears it shows the ways in `form`."""
    left = Signal()
    """Done: back to where it was asked for."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._targets: tuple[LinkTarget, ...] = ()
        self._folded: tuple[str, ...] = ()
        """What is said of each target, as it is looked through."""
        self.setProperty("surface", "card")
        self.setProperty("active", "true")
        self._title = label("", Style.BODY_STRONG)
        self._words = ElidedLabel("", Style.SMALL, ink="secondary")
        policy = self._words.sizePolicy()
        policy.setHorizontalStretch(1)
        self._words.setSizePolicy(policy)
        self._close = icon_button(look, "x", "Back to the mark", keys="Esc")
        self.field = FormLine("Find a mark or a card: E7, treaty …", "Find a mark or a card")
        self.list = TextList(look, height=_ROW)
        self.list.setProperty("kind", "found")
        self.list.setAccessibleName("Marks of other sources, and cards")
        self._count = label("", Style.CAPTION, ink="tertiary")
        self._chosen = label("", Style.SMALL, wraps=True)
        self._question = label("", Style.SMALL, ink="secondary", wraps=True)
        self.form = LinkForm(look)
        self._build()
        self._connect()
        parent.installEventFilter(self)
        self.hide()

    def ask(self, name: str, words: str, targets: Sequence[LinkTarget]) -> None:
        """Ask what the mark called `name` is to be linked with."""
        self.form.flush()
        self._targets = tuple(targets)
        self._folded = tuple(f"{each.name} {each.words}".casefold() for each in self._targets)
        self._title.setText(f"Link {name} with")
        self.setAccessibleName(f"Link {name}")
        self._words.show_text(f"‘{words}’" if words else "")
        self._show_form(shown=False)
        self.field.clear()
        self._search()
        self._stand()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_chosen(self, target: LinkTarget, question: str = "") -> None:
        """Say what was chosen, and ask in which way, as `form` was told to.

        `question` is one about both sources, for the student to think about.
        """
        self._chosen.setText(f"{target.name}: {target.words}")
        self._question.setText(question)
        self._question.setVisible(bool(question))
        self._show_form(shown=True)
        self.form.focus()

    def target(self, end: LinkEnd) -> LinkTarget | None:
        """Return the target that was offered for an end, or None."""
        return next((each for each in self._targets if each.end == end), None)

    def leave(self) -> None:
        """Keep what was typed and go back."""
        self.form.flush()
        self.hide()
        self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._stand()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.field and Qt.Key(event.key()) in _WALKING:
                self.list.keyPressEvent(event)
                return True
            if event.key() in _ENTER:
                self._choose()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        head = row(Glyph(self._look, "link", size=18), self._title, self._words, self._close)
        foot = row(self._count, STRETCH)
        self._search_part = QWidget()
        self._search_part.setLayout(column(self.field, self.list, foot, gap=6))
        self._form_part = QWidget()
        self._form_part.setLayout(column(self._chosen, self.form, self._question, STRETCH, gap=10))
        self.setLayout(
            column(head, rule(), self._search_part, self._form_part, gap=8, margins=(12, 8, 12, 10))
        )

    def _connect(self) -> None:
        self._close.clicked.connect(lambda *_: self.leave())
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.clicked.connect(lambda _: self._choose())
        self.form.left.connect(self.leave)

    def _show_form(self, *, shown: bool) -> None:
        self._search_part.setVisible(not shown)
        self._form_part.setVisible(shown)
        self._stand()

    def _search(self) -> None:
        words = self.field.text().casefold().split()
        looked = zip(self._targets, self._folded, strict=True)
        found = [target for target, said in looked if all(each in said for each in words)]
        self.list.show_lines([each.line for each in found[:_MOST]])
        self._count.setText(self._said_of(len(found)))

    def _said_of(self, count: int) -> str:
        if count > _MOST:
            return f"The first {_MOST} of {count} found. Type another word to see the others."
        none = "Nothing found" if self._targets else "Mark another source first, or add a card."
        return f"{count} found" if count else none

    def _choose(self) -> None:
        line = self.list.line()
        if line is not None:
            self.target_chosen.emit(line.value)

    def _stand(self) -> None:
        parent = self.parentWidget() or self.window()
        scale = self._look.scale
        width = min(round(_WIDTH * scale), parent.width() - 32)
        wanted = round(_HEIGHT * scale) if self._search_part.isVisibleTo(self) else 0
        height = min(wanted or self.sizeHint().height(), parent.height() - 24)
        left = (parent.width() - width) // 2
        self.setGeometry(left, parent.height() - height - 12, width, height)
