# SPDX-License-Identifier: MIT
"""Revise with cards: one card at a time, answered by key, until the pile of today is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.domain.identifiers import PackId
from workbench.domain.revising.cards import FlashCard
from workbench.domain.revising.cards_a_day import MOST
from workbench.domain.revising.schedules import Grade, Offer
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.revising.asked_card import AskedCard, in_the_middle
from workbench.ui.revising.card_face import WIDEST
from workbench.ui.revising.ending import EndingView
from workbench.ui.revising.left_out import LeftOutList
from workbench.ui.revising.wording import Ending, Scope, progress, scope_words, spoken_offers
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.number_field import NumberField
from workbench.ui.widgets.parts import (
    Button,
    button,
    column,
    label,
    row,
    rule,
    surface,
    turn,
)

_NARROW, _NARROWER = 700, 620
"""Widths in pixels as designed below which the head and the foot take two rows."""
_LOW = 300
"""Height in pixels as designed below which a card needs the room of the foot."""
_NUMBER = 64
"""Width of the number in pixels as designed."""
_TURN = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_GRADE_KEYS = {Qt.Key(Qt.Key.Key_0 + grade): grade for grade in Grade}


class RevisePane(QWidget):
    """Shows a card, or what is said where there is none.

    Signals:
        graded: how the card went that is shown (Grade).
        leave_out_wanted: the card that is shown is not to be asked any more.
        back_wanted: a card that was left out is to be asked again (CardKey).
        scope_chosen: whose cards are to be asked (Scope).
        most_chosen: how many cards a day has at most (int).
        page_wanted: a page is to be brought in.
        closed: back to reading.
    """

    graded = Signal(object)
    leave_out_wanted = Signal()
    back_wanted = Signal(object)
    scope_chosen = Signal(object)
    most_chosen = Signal(int)
    page_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._most = 0
        self._offers: tuple[Offer, ...] = ()
        self._asking = AskedCard(look)
        self.face, self.answers = self._asking.face, self._asking.answers
        self.ending = EndingView(look)
        self.left_out = LeftOutList(look)
        self.most = NumberField("Cards a day, at most", MOST)
        self.scopes: dict[Scope, Button] = {
            each: button(look, each.value, kind="choice", size="small") for each in Scope
        }
        self._progress = label("", Style.SMALL, ink="secondary")
        self._back = button(look, "Back", kind="ghost", icon="arrow-left", size="small")
        self._leave = button(
            look, "Leave this card out", kind="ghost", icon="eye-off", size="small"
        )
        self._list = button(look, "", kind="ghost", icon="list", size="small")
        self._pages = QStackedWidget()
        self._empty, self._ended = QWidget(), QWidget()
        self._page = self._empty
        """What the pile shows, be it covered by the list of what is left out or not."""
        self._is_listing = False
        self._build()
        self._connect()
        self.show_nothing()

    @property
    def card(self) -> FlashCard | None:
        """The card that is asked, or None."""
        return self.face.card if self._pages.currentWidget() is self._asking else None

    def show_card(self, card: FlashCard, offers: tuple[Offer, ...] = ()) -> None:
        """Show the front of a card."""
        had_focus = self._has_focus()
        self._asking.show_card(card, offers)
        self._offers = offers
        self._leave.setEnabled(True)
        self._show_page(self._asking, had_focus=had_focus)
        announce(self.face, card.spoken_front)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Say on the grades when the card that is shown would come again."""
        self._offers = offers
        self.answers.show_offers(offers)

    def show_ending(self, ending: Ending, others: int = 0) -> None:
        """Say this in the place of a card; `others` are the cards other packs have today."""
        had_focus = self._has_focus()
        self.ending.show_ending(ending, others)
        self._leave.setEnabled(False)
        self._show_page(self._ended, had_focus=had_focus)
        announce(self, self.ending.spoken)

    def show_nothing(self) -> None:
        """Show nothing: it is not known yet what there is."""
        self._leave.setEnabled(False)
        self._show_page(self._empty, had_focus=False)

    def show_progress(self, left: int, done: int, by_scope: Mapping[Scope, int]) -> None:
        """Say how many cards are left today, how many are done, and how many each scope has."""
        self._progress.setText(progress(left, done))
        for scope, each in self.scopes.items():
            each.setText(scope_words(scope, by_scope.get(scope, 0)))
            each.setAccessibleName(f"{scope.value}, {by_scope.get(scope, 0)} for today")

    def show_scope(self, scope: Scope, *, has_pack: bool) -> None:
        """Show whose cards are asked; without a pack there are only those of all."""
        self.scopes[scope].setChecked(True)
        self.scopes[Scope.HERE].setEnabled(has_pack)

    def show_most(self, most: int) -> None:
        """Show how many cards a day has at most."""
        self._most = most
        self.most.show_number(most)

    def show_left_out(self, cards: Sequence[FlashCard], titles: Mapping[PackId, str]) -> None:
        """Show which cards are left out; `titles` are those of their packs."""
        self.left_out.show_cards(cards, titles)
        self._list.setText(f"Cards left out · {len(cards)}" if cards else "Cards left out")
        self._list.setAccessibleName(self._list.text())

    def show_way_back(self, name: str) -> None:
        """Say where going back leads to: “Source E”."""
        self._back.setText(f"Back to {name}" if name else "Back")
        self._back.setAccessibleName(self._back.text())

    def turn(self) -> None:
        """Show the answer of the card that is shown."""
        if self.card is None or self.face.is_turned:
            return
        self._asking.turn()
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)
        answer = self.face.accessibleName()
        announce(self.face, f"{answer} How did it go? {spoken_offers(self._offers)}")

    def grade(self, grade: Grade) -> None:
        """Say how it went, if the answer is shown."""
        if self.card is not None and self.face.is_turned:
            self.graded.emit(grade)

    def leave_out(self) -> None:
        """Ask for the card that is shown to be left out."""
        if self.card is not None:
            self.leave_out_wanted.emit()

    def show_list(self, *, is_shown: bool) -> None:
        """Show the cards that are left out, or the pile again."""
        self._is_listing = is_shown
        self._show_page(self._page, had_focus=True)

    def take_focus(self) -> None:
        """Put the focus on the card, or on the first way on."""
        page = self._pages.currentWidget()
        if page is self._asking:
            self.face.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self._ended:
            self.ending.take_focus()
        elif page is self.left_out:
            self.left_out.take_focus()
        else:
            # It waits here for the first card.
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Go from the card to what is below it, to the head, and back."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Go the other way round."""
        self._step_pane(-1)

    def has_pending(self) -> bool:
        """Tell whether a number is being typed."""
        return self.isVisible() and self.most.is_typed()

    def flush(self) -> None:
        """Hand on the number that is being typed."""
        if self.most.is_typed():
            self.most.commit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self._go_back()
        elif not is_plain or not self._asking.has_at_card(self.window().focusWidget()):
            super().keyPressEvent(event)
        elif key in _TURN and not self.face.is_turned:
            self.turn()
        elif key in _GRADE_KEYS:
            self.grade(_GRADE_KEYS[key])
        elif key == Qt.Key.Key_L:
            self.leave_out()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _build(self) -> None:
        self._foot = self._make_foot()
        self._empty.setAccessibleName("Looking for the cards of today")
        self._empty.setProperty(NO_RING, True)
        self._ended.setLayout(column(None, in_the_middle(self.ending), None))
        for each in (self._empty, self._asking, self._ended, self.left_out):
            self._pages.addWidget(each)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._make_head())
        self._outer.addWidget(rule())
        self._outer.addWidget(surface("page", row(self._pages, gap=0)), 1)
        self._outer.addWidget(self._foot)

    def _make_head(self) -> QWidget:
        group = QButtonGroup(self)
        for each in self.scopes.values():
            each.setCheckable(True)
            group.addButton(each)
        bar = surface("sunken", row(*self.scopes.values(), gap=2, margins=(2, 2, 2, 2)))
        head = surface("window")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(20, 8, 16, 8)
        self._head.setSpacing(8)
        title = label("Revise with cards", Style.PAGE_TITLE)
        self._head.addLayout(row(title, 4, self._progress, None), 1)
        self._head.addLayout(row(bar, None, self._back))
        # What stands in one row may stand in two.
        head.setMinimumWidth(1)
        return head

    def _make_foot(self) -> QWidget:
        self._leave.setToolTip(plain_tip("Leave this card out (L)"))
        caption = label("Cards a day, at most", Style.SMALL, ink="secondary")
        bar, foot = surface("window"), QWidget()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        self._below.setContentsMargins(12, 6, 16, 6)
        self._below.setSpacing(8)
        self._below.addLayout(row(self._leave, self._list, None))
        self._below.addLayout(row(None, caption, self.most))
        foot.setLayout(column(rule(), bar, gap=0))
        foot.setMinimumWidth(1)
        return foot

    def _connect(self) -> None:
        self.answers.turn_wanted.connect(self.turn)
        self.answers.graded.connect(self.grade)
        self.face.pressed.connect(self.turn)
        self._leave.clicked.connect(lambda *_: self.leave_out())
        self._list.clicked.connect(lambda *_: self.show_list(is_shown=True))
        self.left_out.closed.connect(lambda: self.show_list(is_shown=False))
        self.left_out.back_wanted.connect(self.back_wanted)
        self.ending.closed.connect(self.closed)
        self.ending.page_wanted.connect(self.page_wanted)
        self.ending.others_wanted.connect(lambda: self.scope_chosen.emit(Scope.EVERYWHERE))
        self._back.clicked.connect(lambda *_: self.closed.emit())
        self.most.typed.connect(self._choose_most)
        for scope, each in self.scopes.items():
            each.clicked.connect(lambda *_, x=scope: self.scope_chosen.emit(x))
        self._look.changed.connect(self._make_room)

    def _choose_most(self, number: int | None) -> None:
        if number is None:
            self.show_most(self._most)
        else:
            self.most_chosen.emit(number)

    def _show_page(self, page: QWidget, *, had_focus: bool) -> None:
        """Show a page, unless the list of what is left out covers it."""
        self._page = page
        self._pages.setCurrentWidget(self.left_out if self._is_listing else page)
        self._make_room()
        if had_focus:
            self.take_focus()

    def _has_focus(self) -> bool:
        """Tell whether the focus is on a page, so that it has to go somewhere when that goes."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and (focus is self._leave or self._pages.isAncestorOf(focus))

    def _go_back(self) -> None:
        if self._pages.currentWidget() is self.left_out:
            self.show_list(is_shown=False)
        else:
            self.closed.emit()

    def _step_pane(self, step: int) -> None:
        head = next(each for each in self.scopes.values() if each.isEnabled())
        stops = (self.take_focus, self._list.setFocus, head.setFocus)
        focus: QWidget | None = self.window().focusWidget()
        in_foot = focus in {self._leave, self._list, self.most}
        place = 1 if in_foot else 0 if self._has_focus() else 2
        stops[(place + step) % len(stops)]()

    def _make_room(self) -> None:
        scale = self._look.scale
        turn(self._head, is_wide=self.width() >= _NARROW * scale)
        turn(self._below, is_wide=self.width() >= _NARROWER * scale)
        self.ending.setMaximumWidth(round(WIDEST * scale))
        self.most.setFixedWidth(round(_NUMBER * scale))
        is_low = self.height() < _LOW * scale
        self._place_foot(is_low=is_low and self._pages.currentWidget() is self._asking)

    def _place_foot(self, *, is_low: bool) -> None:
        """Have the foot below everything, or where that takes too much room below the card."""
        if is_low == self._asking.isAncestorOf(self._foot):
            return
        focus: QWidget | None = self.window().focusWidget()
        if is_low:
            self._asking.hold(self._foot)
        else:
            self._outer.addWidget(self._foot)
        if focus is not None and self._foot.isAncestorOf(focus):
            # Moving a widget to another place takes the focus from it.
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
