# SPDX-License-Identifier: MIT
"""The whole plan as one page to read, with every part written out and gaps shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from workbench.domain.identifiers import PointId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Evidence, Plan, Point
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning import wording
from workbench.ui.planning.editing import TextPart
from workbench.ui.planning.material import Material, doubt_about
from workbench.ui.planning.pieces import quoted

_INDENT = 22
_PROMPT = "The plan to read. Enter goes to the part under the caret."


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A part of the plan: a field by its name; `point_id` is None for claim and judgement."""

    field: str
    point_id: PointId | None = None


class PlanPage(QTextEdit):
    """Claim, points and judgement below one another, as they are printed.

    Signals:
        part_wanted: the part that is to be written on (PagePlace).
    """

    part_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Plan, Material] | None = None
        self._places: list[PagePlace] = []
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The plan as one page")
        self.setAccessibleDescription(_PROMPT)
        self.document().setDocumentMargin(4)
        look.changed.connect(self._write)

    def show_plan(self, plan: Plan, material: Material) -> None:
        """Show the plan as it is now; the caret stays about where it is."""
        if self._shown is not None and self._shown[0] == plan and self._shown[1] is material:
            return
        self._shown = (plan, material)
        self._write()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and plain == Qt.KeyboardModifier.NoModifier:
            self._go(self.textCursor())
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._go(self.cursorForPosition(event.position().toPoint()))

    def _go(self, cursor: QTextCursor) -> None:
        at = cursor.blockNumber()
        if 0 <= at < len(self._places):
            self.part_wanted.emit(self._places[at])

    def _write(self) -> None:
        if self._shown is None:
            return
        plan, material = self._shown
        position, scrolled = self.textCursor().position(), self.verticalScrollBar().value()
        self.clear()
        self._places.clear()
        claim = PagePlace(TextPart.CLAIM.value)
        self._caption(wording.CLAIM, claim)
        self._text(plan.claim, claim, style=Style.CLAIM, weight=500)
        for point, number in zip(plan.points, numbers_of_points(plan.points), strict=True):
            self._point(point, number, material)
        judgement = PagePlace(TextPart.JUDGEMENT.value)
        self._caption(wording.JUDGEMENT, judgement)
        self._text(plan.judgement, judgement)
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)

    def _point(self, point: Point, number: int | None, material: Material) -> None:
        place = PagePlace(TextPart.POINT.value, point.id)
        self._caption(wording.OTHER_HAND if number is None else f"Point {number}", place)
        self._text(point.point, place, style=Style.ENQUIRY, weight=600)
        evidence = PagePlace("evidence", point.id)
        marks = [each for each in point.evidence if isinstance(each, AnnotationEvidence)]
        known = [each for each in point.evidence if isinstance(each, BackgroundEvidence)]
        for mark in marks:
            self._quotation(mark, material, evidence)
        if not marks:
            self._gap("Evidence", evidence)
        for each in known:
            self._knowledge(each, material, evidence)
        if not known:
            self._gap("I know", evidence)
        for part, name in ((TextPart.EXPLANATION, "Explain"), (TextPart.LINK, "Link")):
            at, text = PagePlace(part.value, point.id), getattr(point, part.value)
            self._text(text, at) if text.strip() else self._gap(name, at)

    def _quotation(self, evidence: AnnotationEvidence, material: Material, at: PagePlace) -> None:
        quote = material.quote(evidence.annotation_id)
        if quote is None:
            self._paragraph([("A mark that is no longer there", self._ink("text_tertiary"))], at)
            return
        words = QTextCharFormat()
        is_quoted = bool(quote.words)
        words.setFont(self._look.quoting_font(Style.ENQUIRY) if is_quoted else self._font())
        words.setForeground(self._look.colour("text"))
        letter = f"{quote.letter.name} " if quote.letter else ""
        beside = f"  {letter}{quote.annotation.short_id}"
        doubt, step = doubt_about(quote), wording.last_step(quote.annotation)
        small = self._ink("text_secondary", style=Style.SMALL)
        self._paragraph(
            [
                (quoted(quote), words),
                (f"{beside}  {doubt}".rstrip(), small),
                (f"\u2028{' '.join(step.split())}" if step else "", small),
            ],
            at,
            indent=True,
        )

    def _knowledge(self, evidence: Evidence, material: Material, at: PagePlace) -> None:
        assert isinstance(evidence, BackgroundEvidence)  # noqa: S101 – the caller has asked
        known = material.knowledge(evidence.background_id)
        text = ": ".join(filter(None, (known.heading, known.text))) if known else "No longer there"
        ink = self._ink("text" if known else "text_tertiary", style=Style.SMALL)
        self._paragraph([("I know: ", self._ink("text_secondary", style=Style.SMALL)), (text, ink)],
                        at, indent=True)  # fmt: skip

    def _caption(self, text: str, place: PagePlace) -> None:
        ink = self._ink("text_secondary", style=Style.LABEL)
        self._paragraph([(text, ink)], place, above=0 if not self._places else 18, below=2)

    def _text(
        self, text: str, place: PagePlace, *, style: Style = Style.BODY, weight: int = 400
    ) -> None:
        if not text.strip():
            self._paragraph([("Nothing yet", self._ink("text_tertiary"))], place)
            return
        made = self._ink("text")
        made.setFont(self._look.font(style, weight=weight))
        # A line break of the student's is no new part.
        self._paragraph([(text.strip().replace("\n", "\u2028"), made)], place)

    def _gap(self, name: str, place: PagePlace) -> None:
        ink = self._ink("text_tertiary", style=Style.SMALL)
        self._paragraph([(f"{name}: nothing yet", ink)], place, indent=True)

    def _paragraph(
        self,
        runs: list[tuple[str, QTextCharFormat]],
        place: PagePlace,
        *,
        above: int = 0,
        below: int = 6,
        indent: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above * self._look.scale)
        block.setBottomMargin(below * self._look.scale)
        block.setLeftMargin(_INDENT * self._look.scale if indent else 0)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._places:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        for text, ink in runs:
            cursor.insertText(text, ink)
        self._places.append(place)

    def _font(self) -> QFont:
        return self._look.font(Style.BODY, weight=500)

    def _ink(self, colour: str, *, style: Style = Style.BODY) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._look.font(style))
        made.setForeground(self._look.colour(colour))
        return made
