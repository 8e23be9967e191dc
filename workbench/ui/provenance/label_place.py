# SPDX-License-Identifier: MIT
"""Where the label stands, or what is said and can be done where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workbench.domain.provenance import FIELD_NAMES, LABEL
from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.provenance.line_field import LabelField
from workbench.ui.widgets.parts import STRETCH, button, column, label, row


class LabelPlace(QWidget):
    """The label card, the line that offers words of it, or a dashed card for a label to type."""

    label_typed = Signal(str)
    accepted = Signal(str, str)
    """A field and the words of the label that are to stand in it."""
    left = Signal()

    def __init__(self, look: Look, label_card: QWidget) -> None:
        super().__init__()
        self._label_card = label_card
        self._source: Source | None = None
        self._missing = _Missing(look)
        self._missing.label_typed.connect(self.label_typed)
        self._missing.left.connect(self.left)
        self._typed_note = label("Label typed by you", Style.CAPTION, ink="secondary")
        self._offer = OfferLine(look)
        self._offer.accepted.connect(self.accepted)
        self.setLayout(column(label_card, self._missing, self._typed_note, self._offer, gap=6))

    def show_source(self, source: Source) -> None:
        """Show the label of this source, or that it has none."""
        is_other = self._source is None or self._source.id != source.id
        self._source = source
        has_label = bool(source.attribution)
        is_typed = LABEL in source.provenance.typed
        if is_other:
            self.withdraw()
            self._missing.start_anew()
        self._label_card.setVisible(has_label)
        self._typed_note.setVisible(has_label and is_typed)
        self._missing.setVisible(not has_label)

    def stand_low(self, *, is_low: bool) -> None:
        """Keep a distance from the edges where nothing else does."""
        margins = (16, 6, 16, 2) if is_low else (0, 0, 0, 0)
        self.setContentsMargins(*margins)
        # Above the text the height follows from the width alone.
        upright = QSizePolicy.Policy.Ignored if is_low else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)

    def edit(self, *, is_on: bool) -> None:
        """Let a label that was typed, or none as yet, be typed; what was printed stays."""
        source = self._source
        if source is None:
            return
        can_type = not source.attribution or LABEL in source.provenance.typed
        if is_on and can_type:
            self._missing.edit(source.attribution or "")
            self._label_card.hide()
            self._missing.show()
        elif not is_on:
            self._missing.stop()
            self.show_source(source)

    def offer(self, field: str, words: str) -> None:
        """Offer these words of the label for a field that is empty."""
        self._offer.show_offer(field, words)

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._offer.hide()

    def accept(self) -> bool:
        """Take the offer; tell whether there is one."""
        return self._offer.accept()

    def flush(self) -> None:
        """Hand on a label that is being typed."""
        self._missing.flush()

    def has_pending(self) -> bool:
        """Tell whether a label is being typed that was not handed on."""
        return self._missing.has_pending()


class OfferLine(QFrame):
    """One line that goes away by itself: these words for that field?"""

    accepted = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        self._field, self._words = "", ""
        self._question = label("", Style.SMALL, wraps=True)
        self._use = button(look, "Use", size="small")
        self._use.setToolTip("Use (F3)")
        self._use.clicked.connect(lambda *_: self.accept())
        key = label("F3", Style.CAPTION, ink="tertiary")
        self.setLayout(
            column(
                self._question, row(self._use, key, STRETCH, gap=6), gap=4, margins=(10, 6, 10, 8)
            )
        )
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(look.milliseconds("toast_ms"))
        self._gone.timeout.connect(self.hide)
        self.hide()

    def show_offer(self, field: str, words: str) -> None:
        """Offer `words` for `field`."""
        self._field, self._words = field, words
        question = f"Use ‘{words}’ as {FIELD_NAMES[field]}?"
        self._question.setText(question)
        self._use.setAccessibleName(question)
        self.show()
        self._gone.start()

    def accept(self) -> bool:
        """Take the offer; tell whether there is one."""
        if self.isHidden():
            return False
        self.hide()
        self.accepted.emit(self._field, self._words)
        return True


class _Missing(QFrame):
    """A dashed card: no label, and how to type one."""

    label_typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "gap")
        self._known = ""
        self._words = label("No label was printed with this source.", Style.BODY_STRONG, wraps=True)
        self._type = button(look, "Type a label yourself", icon="plus", size="small")
        self._type.clicked.connect(lambda *_: self.edit(self._known))
        self._field = LabelField()
        self._field.setFixedHeight(round(92 * look.scale))
        self._field.hide()
        self._field.finished.connect(self._finish)
        self._field.escaped.connect(self._give_back)
        self.setLayout(
            column(self._words, self._type, self._field, gap=8, margins=(12, 12, 12, 12))
        )

    def start_anew(self) -> None:
        """Be ready for another source."""
        self._known = ""
        self._field.hide()
        self._type.show()
        self._words.show()

    def edit(self, known: str) -> None:
        """Let the label be typed."""
        self._known = known
        self._field.setPlainText(known)
        self._type.hide()
        self._words.setVisible(not known)
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Hand on what was typed and show the button again."""
        self._finish()

    def flush(self) -> None:
        """Hand on what was typed."""
        if self.has_pending():
            self._known = self._field.toPlainText()
            self.label_typed.emit(self._known)

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return not self._field.isHidden() and self._field.toPlainText().strip() != self._known

    def _finish(self) -> None:
        self.flush()
        self._field.hide()
        self._type.show()

    def _give_back(self) -> None:
        self._finish()
        self.left.emit()
