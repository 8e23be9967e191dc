# SPDX-License-Identifier: MIT
"""One field of a source's provenance: read as a button, pressed it becomes a field to type in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from workbench.domain.provenance import FIELD_NAMES
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.provenance.line_field import LineField
from workbench.ui.provenance.wording import ICONS, shown_value
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import STRETCH, Glyph, column, label, row


class FieldRow(QAbstractButton):
    """Icon, caption, value, and how it is known."""

    changed = Signal(str, str)
    """The field's name and what was typed."""
    next_wanted = Signal()
    """Enter in the field."""
    entered = Signal()
    """The field is to be typed in."""
    settled = Signal()
    """The field lost the focus."""
    ended = Signal()
    """Escape in the field."""
    left = Signal()
    """Escape on the row itself."""
    looked_at = Signal(bool)
    """Whether the pointer or the focus is on the row."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.name = name
        self._look = look
        self._value = ""
        self._is_typed = False
        self._caption = label(FIELD_NAMES[name], Style.CAPTION, ink="tertiary")
        self._words = label("", Style.BODY_STRONG, wraps=True)
        self._note = label("", Style.CAPTION, ink="secondary", wraps=True)
        self._field = LineField()
        self._field.setAccessibleName(FIELD_NAMES[name])
        self._field.setProperty("kind", "fact")
        self._field.hide()
        glyph = Glyph(look, ICONS[name], size=17, colour="text_tertiary")
        for each in (self._caption, self._words, self._note, glyph):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        texts = column(self._caption, self._words, self._field, self._note, gap=2)
        self.setLayout(row(column(2, glyph, STRETCH, gap=0), texts, gap=9))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        # A button would not get narrower than its words are long.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._pause = Debounce(self)
        self._pause.due.connect(self.flush)
        self._field.textEdited.connect(self._note_typing)
        self._field.finished.connect(self._leave_field)
        self._field.next_wanted.connect(self._go_on)
        self._field.escaped.connect(self._end)
        self.clicked.connect(lambda *_: self.edit())

    @property
    def is_editing(self) -> bool:
        """Whether the value can be typed now."""
        return not self._field.isHidden()

    def show_value(self, value: str, note: str, words: str = "") -> None:
        """Show a value, and from which words of the label it is; what is being typed stays."""
        if not self._is_typed:
            self._value = value
            if self._field.text() != value:
                self._field.setText(value)
        self._words.setText(shown_value(self.name, value))
        self._note.setText(note)
        self._note.setVisible(bool(note) and not self.is_editing)
        spoken = f"{FIELD_NAMES[self.name]}: {value or 'not given'}"
        self.setAccessibleName(f"{spoken}. {note}" if note else spoken)
        from_label = f"From ‘{words}’ in the label." if words else ""
        self.setToolTip(plain_tip(from_label))
        self.setAccessibleDescription(f"{from_label} Press to change".strip())

    def edit(self, *, takes_focus: bool = True) -> None:
        """Let the value be typed."""
        self._field.show()
        self._words.hide()
        self._note.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if takes_focus:
            self._field.selectAll()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.entered.emit()

    def stop_editing(self) -> None:
        """Show the value as words again; what was typed is handed on."""
        self.flush()
        self._field.hide()
        self._words.show()
        self._note.setVisible(bool(self._note.text()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self._pause.settle()
        text = self._field.text()
        if self._is_typed and text != self._value:
            self._value = text
            self._is_typed = False
            self._words.setText(shown_value(self.name, text))
            self.changed.emit(self.name, text)
        self._is_typed = False

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return self._is_typed and self._field.text() != self._value

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit(self.hasFocus())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(self.underMouse())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() and not self.is_editing:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)

    def _note_typing(self) -> None:
        self._is_typed = True
        self._pause.touch()

    def _leave_field(self) -> None:
        self.flush()
        self.settled.emit()

    def _go_on(self) -> None:
        self.flush()
        self.next_wanted.emit()

    def _end(self) -> None:
        self.flush()
        self.ended.emit()
