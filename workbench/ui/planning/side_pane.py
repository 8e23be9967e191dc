# SPDX-License-Identifier: MIT
"""The right pane: how the plan stands, and what the student knows besides the sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.plan_state import PlanState
from workbench.domain.plans import BackgroundEvidence, Evidence
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning import wording
from workbench.ui.planning.card_list import CardDelegate, CardList, CardRow, TextBlock
from workbench.ui.planning.material import Knowledge, Material
from workbench.ui.planning.pieces import spoken_knowledge
from workbench.ui.planning.questions import PlanQuestions
from workbench.ui.planning.wording import Statement
from workbench.ui.widgets.parts import Glyph, column, icon_button, label, row, rule, scrolling
from workbench.ui.widgets.search_field import SearchField

_LIST_LEAST = 120
"""Height in pixels as designed below which the list of cards does not shrink."""


class SidePane(QWidget):
    """Statements about the plan, and cards, words and facts to put into a point.

    Signals:
        put_wanted: the knowledge that should go into the open point (Evidence).
        card_opened: the piece of background that should be shown (BackgroundId).
    """

    put_wanted = Signal(object)
    card_opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.questions = PlanQuestions(look)
        self._statements = [_StatementLine(look) for _ in range(4)]
        self._material: Material | None = None
        self._knowledge: tuple[Knowledge, ...] = ()
        self.search = SearchField("Find a card or word")
        self.list = CardList(look, _KnowledgeDelegate, "What I know")
        self._put = icon_button(look, "plus", "Put into the open point", keys="Space")
        self._empty = label("", Style.SMALL, ink="secondary", wraps=True)
        self._build()
        self._connect()

    def show_state(self, state: PlanState | None) -> None:
        """Show how the plan stands; nothing where there is no plan."""
        shown = wording.statements(state) if state is not None else ()
        for place, line in enumerate(self._statements):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_statement(shown[place])

    def show_knowledge(self, material: Material) -> None:
        """Show the background of the pack; what is being looked for stays."""
        if material is self._material:
            return
        self._material = material
        self._knowledge = material.all_knowledge()
        self._show_found()

    def chosen(self) -> Evidence | None:
        """Return the own knowledge on the chosen card, or None."""
        return self.list.chosen()

    def has_focus(self) -> bool:
        """Tell whether the focus is somewhere in this pane."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_search(self) -> None:
        """Give the search field the focus."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def _build(self) -> None:
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        glyph = self._look.icon("search", size=16)
        self.search.addAction(glyph, QLineEdit.ActionPosition.LeadingPosition).setText("Find")
        head = column(
            label("How the plan stands", Style.PANE_TITLE),
            2,
            *self._statements,
            self.questions,
            4,
            rule(),
            row(label("What I know", Style.PANE_TITLE), None, self._put),
            self.search,
            self._empty,
            gap=10,
            margins=(0, 0, 16, 0),
        )
        held = QWidget()
        layout = QVBoxLayout(held)
        # The lists keep the last 16 pixels for their scroll bars.
        layout.setContentsMargins(16, 14, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        # Where the window is low, the whole pane scrolls and leaves the list some lines.
        self.list.setMinimumHeight(round(_LIST_LEAST * self._look.scale))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(held))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self.list.setFocus)
        self._put.clicked.connect(self._put_chosen)
        self.list.put_wanted.connect(self.put_wanted)
        self.list.opened.connect(self._on_opened)

    def _put_chosen(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.put_wanted.emit(chosen)

    def _on_opened(self, evidence: Evidence) -> None:
        if isinstance(evidence, BackgroundEvidence):
            self.card_opened.emit(evidence.background_id)

    def _show_found(self) -> None:
        words = self.search.text().casefold().split()
        found = [each for each in self._knowledge if _has(each, words)]
        self.list.show_rows(
            [CardRow(spoken_knowledge(each), BackgroundEvidence(each.id), each) for each in found]
        )
        self._empty.setVisible(not found)
        self._empty.setText(
            "Nothing found. Try a shorter word."
            if self._knowledge
            else "This pack has no cards or words."
        )


class _StatementLine(QFrame):
    """A statement with a tick or a dashed circle."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._glyph = Glyph(look, "circle-dashed", size=17)
        self._text = label("", Style.BODY, wraps=True)
        self._detail = label("", Style.SMALL, ink="secondary", wraps=True)
        self._look = look
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        line.addLayout(column(self._glyph, None, margins=(0, 2, 0, 0)))
        line.addLayout(column(self._text, self._detail, gap=0), 1)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_statement(self, statement: Statement) -> None:
        """Show this statement."""
        self._glyph.show_icon("check" if statement.is_met else "circle-dashed")
        self._text.setText(statement.text)
        self._detail.setText(statement.detail)
        self.setAccessibleName(statement.spoken)

    def _follow_look(self) -> None:
        self._text.setFont(self._look.font(Style.BODY, weight=500))


class _KnowledgeDelegate(CardDelegate):
    @override
    def paint_head(self, painter: QPainter, place: QRect, row: CardRow) -> None:
        each = row.content
        if not isinstance(each, Knowledge):
            return
        scale = self.look.scale
        side = round(16 * scale)
        picture = self.look.pixmap("lightbulb", colour="text_tertiary", size=16)
        painter.drawPixmap(place.left(), place.top() + (place.height() - side) // 2, picture)
        caption = self.look.font(Style.CAPTION)
        painter.setFont(caption)
        painter.setPen(self.look.colour("text_tertiary"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, each.where)
        font = self.look.font(Style.BODY_STRONG)
        painter.setFont(font)
        painter.setPen(self.look.colour("text"))
        room = place.adjusted(side + round(6 * scale), 0, 0, 0)
        room.setWidth(room.width() - QFontMetrics(caption).horizontalAdvance(each.where) - 8)
        title = QFontMetrics(font).elidedText(
            each.heading or "From the page", Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    @override
    def blocks(self, row: CardRow) -> Sequence[TextBlock]:
        each = row.content
        if not isinstance(each, Knowledge):
            return ()
        return (TextBlock(each.text, self.look.font(Style.SMALL), "text_secondary", 4),)


def _has(knowledge: Knowledge, words: Sequence[str]) -> bool:
    text = f"{knowledge.heading} {knowledge.text} {knowledge.where}".casefold()
    return all(word in text for word in words)
