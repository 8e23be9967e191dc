# SPDX-License-Identifier: MIT
"""What a point rests on: living quotations, and chips of own knowledge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy
from typing_extensions import override

from workbench.domain.frameworks import OTHERS, dimension_name
from workbench.domain.identifiers import PointId
from workbench.domain.plans import Evidence
from workbench.domain.saying import capitalised
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning import wording
from workbench.ui.planning.material import Knowledge, Quote, doubt_about, place_of
from workbench.ui.widgets.dragging import carry_evidence
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.lens import LineSample, Tag
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import ElidedLabel, Glyph, column, icon_button, label, row
from workbench.ui.widgets.plain import PlainLabel

_REMOVER = 24


class Piece(QAbstractButton):
    """A piece of evidence in a point: it can be chosen, opened, dragged and taken out.

    Signals:
        opened: Enter, Space or a double click.
        removal_wanted: Delete, or the button that is there while the piece is chosen.
        step_wanted: one place on (1) or back (-1).
    """

    opened = Signal()
    removal_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, look: Look, evidence: Evidence, point_id: PointId) -> None:
        super().__init__()
        self.evidence = evidence
        self._look, self._point_id = look, point_id
        self._pressed_at: QPoint | None = None
        self._remover = icon_button(look, "x", "Take out", keys="Delete")
        self._remover.setParent(self)
        self._remover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remover.clicked.connect(self.removal_wanted)
        self._remover.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)
        self.clicked.connect(self.opened)
        look.changed.connect(self.update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not _is_with_control(event):
            self.opened.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            drag = QDrag(self)
            drag.setMimeData(carry_evidence(self.evidence, self._point_id))
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = PlaceMenu(self)
        menu.offer(self._opening_words(), self.opened.emit, key="Return")
        menu.offer("Move up", lambda: self.step_wanted.emit(-1), action_id="move-up")
        menu.offer("Move down", lambda: self.step_wanted.emit(1), action_id="move-down")
        menu.offer("Take out of the point", self.removal_wanted.emit, key="Delete")
        menu.popup(event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._remover.show()
        self._remover.raise_()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._remover.hide()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = round(_REMOVER * self._look.scale)
        inset = min(4, max(0, (self.height() - side) // 2))
        self._remover.setGeometry(
            self.width() - side - inset, self.height() - side - inset, side, side
        )

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint what is below the words; nothing by default."""

    def _opening_words(self) -> str:
        return "Open"


class Quotation(Piece):
    """Words of a source, set in its face beside the line of their letter, as they are now."""

    def __init__(self, look: Look, evidence: Evidence, point_id: PointId) -> None:
        super().__init__(look, evidence, point_id)
        self._quote: Quote | None = None
        self._also_in = ""
        self._words, self._step = PlainLabel(), label("", Style.SMALL, ink="secondary", wraps=True)
        self._changed = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._also = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._id = label("", Style.SMALL)
        self._line: LineSample | None = None
        self._tag: Tag | None = None
        self._build()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_quote(self, quote: Quote | None, also: str = "") -> None:
        """Show the mark as it is now; None where it is no longer there.

        `also` says in which other points it stands, or nothing.
        """
        is_known = quote == self._quote and bool(self._words.text())
        if is_known and also == self._also_in:
            return
        self._quote, self._also_in = quote, also
        self._also.setText(capitalised(also))
        self._also.setVisible(bool(also))
        self._show_letter(quote)
        if quote is None:
            self._words.setText("A mark that is no longer there")
            self.setAccessibleName("A mark that is no longer there")
            return
        place, step = place_of(quote), wording.last_step(quote.annotation)
        self._words.setText(quoted(quote))
        self._step.setText(step or "No note yet")
        self._id.setText(quote.annotation.short_id)
        doubt = doubt_about(quote)
        self._changed.setText(doubt)
        self._changed.setVisible(bool(doubt))
        self.setAccessibleName(". ".join(filter(None, (spoken_quote(quote), also))))
        self.setAccessibleDescription(f"{place}. Enter goes to the source.".lstrip(". "))
        self._follow_look()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0

    def _build(self) -> None:
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._id.setProperty("weight", "strong")
        for each in (self._changed, self._also):
            each.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._head = QHBoxLayout()
        self._head.setSpacing(6)
        self._head.addWidget(self._words, 1)
        self._head.addWidget(self._id, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QHBoxLayout(self)
        self._body.setContentsMargins(3, 4, 8, 4)
        self._body.setSpacing(8)
        below = column(self._step, self._changed, self._also, gap=2, margins=(0, 0, _REMOVER, 0))
        self._body.addLayout(column(self._head, below, gap=2))

    def _show_letter(self, quote: Quote | None) -> None:
        letter = (quote.letter or OTHERS) if quote else None
        for old in (self._line, self._tag):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._line = self._tag = None
        if letter is not None:
            self._line = LineSample(self._look, letter, is_upright=True)
            self._tag = Tag(self._look, letter, 17)
            self._body.insertWidget(0, self._line)
            self._head.insertWidget(1, self._tag, 0, Qt.AlignmentFlag.AlignTop)

    def _follow_look(self) -> None:
        is_quoted = self._quote is not None and bool(self._quote.words)
        font = self._look.quoting_font(Style.ENQUIRY) if is_quoted else None
        self._words.setFont(font or self._look.font(Style.BODY, weight=500))
        self._id.setFont(self._look.font(Style.SMALL, weight=700))

    @override
    def _opening_words(self) -> str:
        return "Go to the source"


class KnowledgeChip(Piece):
    """A piece of own knowledge: a lightbulb, what it is, where it stands."""

    def __init__(self, look: Look, evidence: Evidence, point_id: PointId) -> None:
        super().__init__(look, evidence, point_id)
        self._title = ElidedLabel("", Style.SMALL)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._where = label("", Style.CAPTION, ink="tertiary")
        bulb = Glyph(look, "lightbulb", size=16)
        self.setLayout(row(bulb, self._title, self._where, gap=6, margins=(8, 5, 10, 5)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_knowledge(self, knowledge: Knowledge | None, also: str = "") -> None:
        """Show a piece of background; None where it is no longer there.

        `also` says in which other points it stands, or nothing.
        """
        if knowledge is None:
            self._title.show_text("No longer there")
            self.setAccessibleName("Own knowledge that is no longer there")
            return
        self._title.show_text(knowledge.brief)
        self._where.setText(" · ".join(filter(None, (knowledge.where, also))))
        self.setAccessibleName(", ".join(filter(None, (spoken_knowledge(knowledge), also))))
        self.setAccessibleDescription("Enter opens it in Background.")
        self.updateGeometry()

    def _follow_look(self) -> None:
        self._title.setFont(self._look.font(Style.SMALL, weight=500))

    @override
    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)


def quoted(quote: Quote) -> str:
    """Return a mark's words between single quotes, or what is noticed where it has none."""
    if quote.words:
        return f"‘{' '.join(quote.words.split())}’"
    if quote.annotation.target.region is not None:
        name = f"Part of the picture of {quote.source.name}"
    else:
        name = f"{quote.source.name} as a whole"
    return quote.annotation.feature.strip() or name


def spoken_quote(quote: Quote) -> str:
    """Return how a mark is read out as evidence."""
    name = quote.letter.name if quote.letter else dimension_name(quote.annotation.dimension)
    step = wording.last_step(quote.annotation)
    parts = (f"{name} {quote.annotation.short_id}: {quoted(quote)}", step, doubt_about(quote))
    return ". ".join(filter(None, parts))


def spoken_knowledge(knowledge: Knowledge) -> str:
    """Return how a piece of own knowledge is read out."""
    words = ": ".join(filter(None, (knowledge.heading, knowledge.text)))
    return f"{words}, {knowledge.where}"


def _is_with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
