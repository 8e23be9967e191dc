# SPDX-License-Identifier: MIT
"""Codes: typed at a note, a point or the whole plan, and listed below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.identifiers import new_id
from workbench.domain.kept_comments import LONGEST_COMMENT, CommentBank, completed
from workbench.domain.reviews import MOST_STAMPS, CodeBank, Stamp
from workbench.domain.stamping import TypedStamp, stamped, typed_stamp
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reviewing.offers import CommentOffers
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import Button, button, column, label, row
from workbench.ui.widgets.text_list import TextLine, TextList

_HINT = "Say where, if you like: A1, point 2, claim, judgement. Then a code, a comment, or both."
_ANSWER_HINT = "Say where, if you like: paragraph 2, A1. Then a code, a comment, or both."
_LINE, _MOST_SHOWN = 28, 6
_ACROSS = 2


class Stamping(QWidget):
    """A line to type a code into, the codes used most, and all that was stamped.

    Signals:
        stamped: something was stamped or taken away; `stamps` has all of them.
    """

    stamped = Signal()
    entered = Signal()
    """Enter in the line."""
    removed = Signal(object)
    """With the `Stamp` that was taken away."""
    offered = Signal()
    """Comments stand below the line and are to be seen; `offers` shows them."""
    comments_changed = Signal(object)
    """With the `CommentBank` that is to be kept."""
    codes_wanted = Signal()
    """The teacher's list of codes is to be shown."""

    def __init__(self, look: Look, bank: CodeBank) -> None:
        super().__init__()
        self._look, self._bank = look, bank
        self.outline: PlanOutline | None = None
        """Where codes can stand; None while the plan is being read."""
        self.stamps: tuple[Stamp, ...] = ()
        """In the order in which they were stamped."""
        self.comments = CommentBank()
        """Those that are offered again."""
        self._line = _StampLine()
        self.offers = CommentOffers(look)
        self._keep = button(look, "Keep comment", kind="ghost", icon="save", size="small")
        self._hint = label(_HINT, Style.SMALL, ink="secondary", wraps=True)
        self._list = _StampList(look)
        self._remove = button(look, "Take away", kind="ghost", icon="trash-2", size="small")
        self._all = button(look, "All codes", icon="list", size="small")
        self._grid = QGridLayout()
        self._buttons: list[_CodeButton] = []
        self._build()
        self._connect()

    def show_outline(self, outline: PlanOutline | None) -> None:
        """Take places from this plan; None while it is being read."""
        self.outline = outline
        self._say()

    def show_stamps(self, stamps: Sequence[Stamp]) -> None:
        """Show what was stamped."""
        self._show(tuple(stamps))
        self._line.clear()
        self._say()

    def show_codes(self, bank: CodeBank) -> None:
        """Know these codes from now on; the ones in front have a button."""
        self._bank = bank
        self._show_buttons()
        self._say()

    def codes_menu(self) -> PlaceMenu:
        """Return all codes to choose from, each with what it means."""
        menu = PlaceMenu(self._all)
        for each in self._bank.listed:
            menu.offer(f"{each.code}   {each.meaning}", partial(self._press, each.code))
        menu.addSeparator()
        menu.offer("My codes…", self.codes_wanted.emit, action_id="own-codes")
        return menu

    def show_comments(self, bank: CommentBank) -> None:
        """Offer these comments from now on."""
        self.comments = bank
        self._say()
        self._show_keep()

    def has_pending(self) -> bool:
        """Tell whether a line stands there that was not stamped."""
        return bool(self._line.text().strip())

    def take_focus(self) -> None:
        """Put the focus on the line."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_at(self, mark: str) -> None:
        """Have a code typed for the mark with this id, if the plan has it."""
        pieces = self.outline.pieces if self.outline is not None else ()
        piece = next((each for each in pieces if each.place.mark == mark), None)
        if piece is not None:
            # “Mark A1” is typed as “A1”.
            self._begin(f"{piece.name.rpartition(' ')[2]} ")

    def put_back(self, stamp: Stamp) -> None:
        """Have a stamp again that was taken away."""
        self._show((*self.stamps, stamp))
        self.stamped.emit()

    def stamp(self, now: datetime) -> None:
        """Stamp what stands in the line; `now` is in UTC."""
        typed = self._typed()
        if typed is None or len(self.stamps) >= MOST_STAMPS:
            return
        made = stamped(typed, new_id(), now)
        self._show((*self.stamps, made))
        self._line.clear()
        self._say()
        announce(self, f"Stamped at {made.where}: {made.told}")
        self.stamped.emit()
        if made.comment and self.comments.has(made.comment):
            self._have(self.comments.said(made.comment, now))

    def _have(self, bank: CommentBank) -> None:
        self.show_comments(bank)
        self.comments_changed.emit(bank)

    def _step(self, by: int) -> None:
        if self.offers.step(by):
            # All of it: the list has room for one line of each.
            self._hint.setText(f"Enter takes: {self.offers.chosen()}")

    def _take_offer(self, text: str) -> None:
        typed = self._typed()
        if typed is not None:
            self._begin(completed(self._line.text(), typed.comment, text))

    def _forget_offer(self) -> None:
        chosen = self.offers.chosen()
        if chosen is not None:
            self._have(self.comments.without(chosen))
            announce(self, f"Not kept any more: {chosen}")

    def _chosen_comment(self) -> str:
        line = self._list.line()
        return line.value.comment if line is not None and isinstance(line.value, Stamp) else ""

    def _toggle_kept(self) -> None:
        comment = self._chosen_comment()
        is_kept = self.comments.has(comment)
        bank = self.comments.without(comment) if is_kept else self.comments.with_comment(comment)
        self._have(bank)
        announce(self, "Not kept any more" if is_kept else "Kept to be said again")

    def _show_keep(self) -> None:
        comment = self._chosen_comment()
        self._keep.setVisible(bool(comment) and len(comment) <= LONGEST_COMMENT)
        self._keep.setText("Keep no longer" if self.comments.has(comment) else "Keep comment")
        self._keep.setAccessibleName(self._keep.text())
        self._keep.setAccessibleDescription(comment)

    def _show(self, stamps: tuple[Stamp, ...]) -> None:
        self.stamps = stamps
        lines = [TextLine(_listed(each), f"{each.where}: {each.told}", each) for each in stamps]
        self._list.show_lines(lines, place=len(lines) - 1)
        height = max(1, min(len(lines), _MOST_SHOWN)) * _LINE + 4
        self._list.setFixedHeight(round(height * self._look.scale))
        for each in (self._list, self._remove):
            each.setVisible(bool(lines))
        self._show_keep()

    def _take_away(self) -> None:
        line = self._list.line()
        if line is not None and isinstance(line.value, Stamp):
            gone = line.value
            self._show(tuple(each for each in self.stamps if each.id != gone.id))
            if not self.stamps:
                self.take_focus()
            self.stamped.emit()
            self.removed.emit(gone)

    def _press(self, code: str) -> None:
        self._begin(f"{self._line.text().strip()} {code} ".lstrip())

    def _begin(self, words: str) -> None:
        # The focus selects what stands there, and the next key would replace it.
        self.take_focus()
        self._line.setText(words)
        self._say()

    def _typed(self) -> TypedStamp | None:
        return typed_stamp(self._line.text(), self.outline or PlanOutline(), self._bank)

    def _enter(self) -> None:
        chosen = self.offers.chosen()
        if chosen is not None:
            self._take_offer(chosen)
        elif self.outline is not None:
            self.entered.emit()

    def _say(self) -> None:
        typed = self._typed()
        self.offers.show_offers(self.comments.offers(typed.comment) if typed else ())
        if self.outline is None:
            self._hint.setText("Reading the plan…")
            return
        count = len(self.offers.lines) if not self.offers.isHidden() else 0
        if count:
            self.offered.emit()
        offered = f"\n↓ chooses what you kept ({count}), Shift+Delete forgets it." if count else ""
        hint = _HINT if self.outline.script is None else _ANSWER_HINT
        self._hint.setText(hint if typed is None else f"{_said(typed)}{offered}")

    def _build(self) -> None:
        self._grid.setSpacing(6)
        for at in range(_ACROSS):
            self._grid.setColumnStretch(at, 1)
        self._show_buttons()
        self.setLayout(
            column(
                label("Codes", Style.PANE_TITLE),
                self._line,
                self.offers,
                self._hint,
                self._list,
                row(self._keep, None, self._remove),
                self._grid,
                row(self._all, None),
                gap=8,
            )
        )

    def _show_buttons(self) -> None:
        for each in self._buttons:
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._buttons = []
        for at, code in enumerate(self._bank.most_used):
            made = _CodeButton(self._look, code.code, code.short)
            made.setAccessibleName(f"{code.code}: {code.meaning}")
            made.clicked.connect(lambda *_, typed=code.code: self._press(typed))
            self._grid.addWidget(made, at // _ACROSS, at % _ACROSS)
            self._buttons.append(made)

    def _show_menu(self) -> None:
        place = self._all
        self.codes_menu().popup(place.mapToGlobal(place.rect().bottomLeft()))

    def _connect(self) -> None:
        self._all.clicked.connect(lambda *_: self._show_menu())
        self._line.textEdited.connect(lambda _: self._say())
        self._line.returnPressed.connect(self._enter)
        self._line.stepped.connect(self._step)
        self._line.dropped.connect(self._forget_offer)
        self._line.declined.connect(lambda: self.offers.show_offers(()))
        self._line.has_choice = lambda: self.offers.chosen() is not None
        self._line.is_offered = lambda: not self.offers.isHidden()
        self.offers.taken.connect(self._take_offer)
        self._list.line_changed.connect(lambda _: self._show_keep())
        self._keep.clicked.connect(lambda *_: self._toggle_kept())
        self._remove.clicked.connect(self._take_away)
        self._list.removal_wanted.connect(self._take_away)


class _CodeButton(Button):
    """A code with a word or two about it."""

    def __init__(self, look: Look, code: str, short: str) -> None:
        super().__init__(look, f"{code}  {short}".rstrip(), size="small")
        # Whatever a code is called, the panel is no wider for it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class _StampLine(FormLine):
    """The line of codes; arrows, Escape and Shift+Delete go to what is offered below it."""

    stepped = Signal(int)
    dropped = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__("A1 E? which word?", "Code and comment")
        self.has_choice: Callable[[], bool] = lambda: False
        self.is_offered: Callable[[], bool] = lambda: False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), Qt.KeyboardModifier.NoModifier
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == plain
        is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if is_plain and key in steps and self.is_offered():
            self.stepped.emit(steps[Qt.Key(key)])
        elif is_plain and key == Qt.Key.Key_Escape and self.is_offered():
            self.declined.emit()
        elif is_shifted and key == Qt.Key.Key_Delete and self.has_choice():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class _StampList(TextList):
    """What was stamped; Delete takes the chosen one away."""

    removal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, height=_LINE)
        self.setAccessibleName("What was stamped")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


def _listed(stamp: Stamp) -> str:
    said = " ".join(filter(None, (stamp.code, stamp.comment)))
    return f"{stamp.where}: {said}"


def _said(typed: TypedStamp) -> str:
    words = (typed.code.sentence if typed.code else "", typed.comment)
    said = " ".join(each for each in words if each)
    return f"Enter stamps at {typed.where}: {said}"
