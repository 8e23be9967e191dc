# SPDX-License-Identifier: MIT
"""How one link is told: which way two things bear on each other, and one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workbench.domain.links import SHORT_WORDS, LinkKind
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.parts import Button, clear, column, label

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_NAMES = {
    LinkKind.SUPPORTS: "Agrees",
    LinkKind.CONTRADICTS: "Disagrees",
    LinkKind.ADDS_TO: "Adds",
    LinkKind.SAME_ORIGIN: "Same origin",
    LinkKind.CONFIRMS: "It confirms this",
    LinkKind.CHALLENGES: "It challenges this",
}


class LinkForm(QWidget):
    """The ways to choose from, and the sentence; both are handed on as they come."""

    kind_chosen = Signal(object)
    """With the `LinkKind`."""
    sentence_changed = Signal(str)
    """While somebody types, after a pause."""
    left = Signal()
    """Enter in the sentence, or Escape anywhere."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: LinkKind | None = None
        self._is_touched = False
        self._buttons: dict[LinkKind, _KindButton] = {}
        self._choices = QFrame()
        self._choices.setProperty("surface", "sunken")
        self._choices.setAccessibleName("How they bear on each other")
        self._flow = FlowLayout(self._choices, gap=2)
        self._flow.setContentsMargins(2, 2, 2, 2)
        self.sentence = _Sentence("In what way? One sentence", "Why, in one sentence")
        hint = label("Enter or Escape: done. All is kept.", Style.CAPTION, ink="tertiary")
        self.setLayout(column(self._choices, self.sentence, hint, gap=8))
        self._pause = Debounce(self)
        self._pause.due.connect(self.flush)
        self.sentence.textEdited.connect(self._touch)
        self.sentence.returnPressed.connect(self._leave)
        self.sentence.settled.connect(self.flush)

    def show_link(self, kinds: Sequence[LinkKind], kind: LinkKind | None, sentence: str) -> None:
        """Offer these ways; `kind` is None while none was chosen."""
        self.flush()
        if tuple(kinds) != tuple(self._buttons):
            clear(self._flow)
            self._buttons = {each: self._button(each) for each in kinds}
        self._show_kind(kind)
        self.sentence.setText(sentence)
        self._is_touched = False

    def focus(self) -> None:
        """Go to the ways as long as none is chosen, else to the sentence."""
        if self._kind is None:
            next(iter(self._buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def pending(self) -> str | None:
        """Return the sentence where it was typed and not handed on, or None."""
        return self.sentence.text() if self._is_touched else None

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self._pause.settle()
        if self._is_touched:
            self._is_touched = False
            self.sentence_changed.emit(self.sentence.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _button(self, kind: LinkKind) -> _KindButton:
        made = _KindButton(self._look, _NAMES[kind])
        made.clicked.connect(lambda: self._choose(kind))
        made.stepped.connect(lambda step: self._step(kind, step))
        self._flow.addWidget(made)
        # At once, not when Qt lays out next: it may get the focus before.
        made.show()
        return made

    def _choose(self, kind: LinkKind) -> None:
        is_other = kind is not self._kind
        self._show_kind(kind)
        if is_other:
            self.kind_chosen.emit(kind)
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, kind: LinkKind, step: int) -> None:
        kinds = list(self._buttons)
        following = kinds[(kinds.index(kind) + step) % len(kinds)]
        self._buttons[following].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self, kind: LinkKind | None) -> None:
        self._kind = kind
        reached = kind or next(iter(self._buttons), None)
        policies = Qt.FocusPolicy
        for each, made in self._buttons.items():
            # Tab leads to one of them, arrows to the others.
            is_reached = each is reached
            made.setFocusPolicy(policies.StrongFocus if is_reached else policies.ClickFocus)
            made.setChecked(each is kind)
            made.set_icon("check" if each is kind else "")
            made.setAccessibleName(SHORT_WORDS[each])

    def _touch(self) -> None:
        self._is_touched = True
        self._pause.touch()

    def _leave(self) -> None:
        self.flush()
        self.left.emit()


class _KindButton(Button):
    """A way to choose; Enter chooses it as Space does, arrows go to its neighbours."""

    stepped = Signal(int)

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text, kind="choice", size="small")
        self.setCheckable(True)

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)


class _Sentence(FormLine):
    settled = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()
