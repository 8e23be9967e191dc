# SPDX-License-Identifier: MIT
"""The label of a source as it was printed: words that can be marked, and the ids of their marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Framework, Letter, dimension_name
from workbench.domain.identifiers import AnnotationId
from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.find_bar import BarField
from workbench.ui.reading.mark_index import first_words
from workbench.ui.reading.mark_surface import LABEL_SHARE
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.lens import draw_tag
from workbench.ui.widgets.parts import button, column, icon_button, label, row, set_property

if TYPE_CHECKING:
    from workbench.ui.reading.text_editor import TextEditor

_TAG, _HIT = 16, 24
_MARGIN, _LOW_MARGIN = 10, 4
"""Pixels above and below the words."""

_EDITOR_LINES = 4
"""Lines of a label that are seen at once while it is corrected."""


class LabelCard(QFrame):
    """A card with the label, or a dashed one saying that none was printed.

    `text` is the label as `MarkedText`, which also tells when the tag of a mark is pressed.
    """

    label_typed = Signal(str)
    """With what the student typed where no label was printed."""
    correction_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._most_lines = 0
        self._tags: dict[AnnotationId, _IdTag] = {}
        self.text = MarkedText(look, SourcePart.ATTRIBUTION)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._typed = label("Typed by you, not printed", Style.CAPTION, ink="secondary", wraps=True)
        self._ids = QWidget()
        self._flow = FlowLayout(self._ids, gap=6)
        self._printed = QWidget()
        self._correct = icon_button(look, "pencil", "Correct the label", keys="Shift+F2")
        self._correct.clicked.connect(lambda *_: self.correction_wanted.emit())
        below = QWidget()
        below.setLayout(row(self._ids, self._correct, gap=4))
        self._below = below
        self._ids.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._printed.setLayout(column(self.text, self._typed, below, gap=6))
        self._none = self._none_state(look)
        margins = (12, _MARGIN, 12, _MARGIN)
        self._layout = column(self._printed, self._none, gap=0, margins=margins)
        self.setLayout(self._layout)
        self.text.height_changed.connect(self._fit_words)
        look.changed.connect(self._fit_words)
        self._show_state(has_label=False)

    def show_framework(self, framework: Framework) -> None:
        """Show marks with the letters of this framework."""
        self.text.show_framework(framework)
        self._show_tags()

    def show_source(self, source: Source, *, is_typed: bool = False) -> None:
        """Show the label of a source; `is_typed` says that the student typed it."""
        self.text.setAccessibleName(f"{source.name}, label")
        self.text.show_text(source.attribution or "")
        self._typed.setVisible(is_typed)
        self._show_state(has_label=bool(source.attribution))
        self._fit_words()

    def show_marks(self, marks: Sequence[Annotation]) -> None:
        """Show the marks on the label."""
        self.text.show_marks(marks)
        self._show_tags()

    def set_active(self, mark_id: AnnotationId | None) -> None:
        """Draw the mark whose note is open as the active one."""
        self.text.set_active(mark_id)
        for key, tag in self._tags.items():
            tag.set_active(key == mark_id)

    def be_low(self, lines: int) -> None:
        """Show so many lines and scroll to the rest, without tags; with 0 show everything."""
        if lines == self._most_lines:
            return
        self._most_lines = lines
        bars = Qt.ScrollBarPolicy
        self.text.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if lines else bars.ScrollBarAlwaysOff
        )
        upright = _LOW_MARGIN if lines else _MARGIN
        self._layout.setContentsMargins(12, upright, 12, upright)
        self._show_tags()
        self._fit_words()

    def edit_text(self) -> TextEditor:
        """Put the field in which the label is corrected in its place, and return it."""
        self._printed.hide()
        self._editor.show()
        return self._editor

    def stop_editing(self) -> None:
        """Show the label again."""
        self._editor.hide()
        self._printed.show()

    def type_label(self) -> None:
        """Let the student type a label."""
        self._typing.show()
        self._offer.hide()
        self._typing.setFocus(Qt.FocusReason.OtherFocusReason)

    @cached_property
    def _editor(self) -> TextEditor:
        from workbench.ui.reading.text_editor import TextEditor

        editor = TextEditor(self._look, share=LABEL_SHARE)
        editor.field.setMinimumHeight(_EDITOR_LINES * self.text.line_height)
        self._layout.addWidget(editor)
        return editor

    def _none_state(self, look: Look) -> QWidget:
        self._offer = button(look, "Type a label yourself", icon="plus", size="small")
        self._typing = BarField()
        self._typing.setPlaceholderText("From …, by …, in …")
        self._typing.setAccessibleName("Label, edit")
        self._typing.setAccessibleDescription("Enter keeps it, Escape leaves it")
        self._typing.hide()
        self._offer.clicked.connect(self.type_label)
        self._typing.entered.connect(self._keep_typed)
        self._typing.left.connect(self._stop_typing)
        words = label("No label was printed with this source.", Style.BODY_STRONG, wraps=True)
        holder = QWidget()
        holder.setLayout(column(words, self._offer, self._typing, gap=8))
        return holder

    def _keep_typed(self) -> None:
        typed = " ".join(self._typing.text().split())
        self._stop_typing()
        if typed:
            self.label_typed.emit(typed)

    def _stop_typing(self) -> None:
        self._typing.hide()
        self._typing.clear()
        self._offer.show()
        self._offer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self, *, has_label: bool) -> None:
        set_property(self, "surface", "card" if has_label else "gap")
        is_edited = "_editor" in self.__dict__ and not self._editor.isHidden()
        self._printed.setVisible(has_label and not is_edited)
        self._none.setVisible(not has_label)

    def _show_tags(self) -> None:
        shown = {mark.id: mark for mark in self.text.view.index}
        for key in [key for key in self._tags if key not in shown]:
            tag = self._tags.pop(key)
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        for place, (key, mark) in enumerate(shown.items()):
            tag = self._tags.get(key) or self._new_tag(key)
            tag.show_mark(mark, self.text.letter(mark))
            tag.set_active(key == self.text.view.active)
            self._flow.insert_widget(place, tag)
        self._below.setVisible(not self._most_lines)

    def _new_tag(self, key: AnnotationId) -> _IdTag:
        tag = self._tags[key] = _IdTag(self._look)
        tag.clicked.connect(lambda: self.text.mark_opened.emit(key))
        return tag

    def _fit_words(self) -> None:
        height = max(self.text.line_height, round(self.text.document().size().height()))
        if self._most_lines:
            height = min(height, self._most_lines * self.text.line_height)
        self.text.setFixedHeight(height + 2)


class _IdTag(QAbstractButton):
    """The tag and id of a mark on the label; a press opens its note."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._letter: Letter | None = None
        self._is_active = False
        # With the keyboard the note is opened from the words.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)

    def show_mark(self, mark: Annotation, letter: Letter | None) -> None:
        """Show the tag of this mark."""
        self._letter = letter
        name = letter.name if letter else dimension_name(mark.dimension)
        self.setText(mark.short_id)
        self.setAccessibleName(f"{name} {mark.short_id}: {first_words(mark)}")
        self.updateGeometry()
        self.update()

    def set_active(self, is_active: bool) -> None:
        """Show whether this is the mark whose note is open."""
        if is_active != self._is_active:
            self._is_active = is_active
            self.update()

    @override
    def sizeHint(self) -> QSize:
        scale = self._look.scale
        words = QFontMetrics(self._look.font(Style.LABEL)).horizontalAdvance(self.text())
        return QSize(round((_TAG + 10) * scale) + words, round(_HIT * scale))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = _TAG * self._look.scale
        place = QRectF(2, (self.height() - side) / 2, side, side)
        if self._is_active:
            painter.setPen(self._look.colour("text"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        draw_tag(painter, self._look, self._letter, place)
        painter.setFont(self._look.font(Style.LABEL))
        painter.setPen(self._look.colour("text"))
        words = QRectF(self.rect()).adjusted(side + 7, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
