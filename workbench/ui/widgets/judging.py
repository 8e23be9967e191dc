# SPDX-License-Identifier: MIT
"""Level first, then a mark within it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.enquiries import Level
from workbench.domain.reviews import HIGHEST_MARK, level_at
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.parts import button, clear, column, label, row

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MARK_WIDTH = 52
_LINES = 6


class Judging(QWidget):
    """The levels of the question, or a field for one, and the mark.

    Signals:
        judged: level or mark is another one; `level` and `mark` say which.
    """

    judged = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.levels: tuple[Level, ...] = ()
        """Those that are offered, lowest first."""
        self._entries: list[EntryButton] = []
        self.level = ""
        self.mark: int | None = None
        self._out_of: int | None = None
        self._field = _MarkField()
        self._of = label("", Style.BODY, ink="secondary")
        self._called = label("Mark", Style.BODY, ink="secondary")
        self._stays = label("Your own stays as it is", Style.SMALL, ink="secondary")
        self._is_locked = False
        self._less = button(look, "−", size="small")
        self._more = button(look, "+", size="small")
        self._own = FormLine("Level, in your own words", "Level")
        self._others = label("", Style.SMALL, ink="secondary", wraps=True)
        self._other: tuple[str, str, int | None] = ("", "", None)
        self._list = QVBoxLayout()
        self._build()
        self._connect()

    def show_judgement(self, level: str, mark: int | None, out_of: int | None) -> None:
        """Show what was chosen."""
        self.level, self.mark, self._out_of = level, mark, out_of
        self._of.setText(f"of {out_of}" if out_of is not None else "")
        self._show_fields()

    def show_students_own(self, level: str, mark: int | None) -> None:
        """Say how the student judged the work; an empty level and no mark where nobody said so."""
        self._show_others("The student", "The student’s own judgement", level, mark)

    def show_teachers(self, level: str, mark: int | None) -> None:
        """Say how a teacher judged the work; an empty level and no mark where none did."""
        self._show_others("Your teacher", "Your teacher’s judgement", level, mark)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Offer these levels, lowest first; without any, a field."""
        self.levels = tuple(levels)
        clear(self._list)
        self._entries = []
        for level in self.levels:
            entry = EntryButton(self._look, lines=_LINES)
            entry.clicked.connect(lambda *_, chosen=level: self.choose(chosen))
            entry.stepped.connect(self._step)
            entry.setEnabled(not self._is_locked)
            self._entries.append(entry)
            self._list.addWidget(entry)
        self._own.setVisible(not self.levels)
        self._show_fields()

    def choose_number(self, number: int) -> None:
        """Choose the level of this number, from 1, and go on to the mark."""
        if number <= len(self.levels):
            self.choose(self.levels[number - 1])
            self.take_focus()

    def choose(self, level: Level) -> None:
        """Choose a level; a mark outside it becomes the lowest in it."""
        mark = self.mark
        if mark is None or not level.low <= mark <= level.high:
            mark = level.low
        self._judge(level.name, mark)

    def lock(self, *, is_locked: bool) -> None:
        """Let level and mark stay as they are, or be chosen; what levels ask for is to be read."""
        self._is_locked = is_locked
        for each in (self._called, self._less, self._field, self._more, self._of):
            each.setVisible(not is_locked)
        self._stays.setVisible(is_locked)
        for entry in (*self._entries, self._own):
            entry.setEnabled(not is_locked)

    def take_focus(self) -> None:
        """Put the focus on the mark."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _show_others(self, who: str, called: str, level: str, mark: int | None) -> None:
        told = ", ".join(filter(None, (level, f"mark {mark}" if mark is not None else "")))
        self._other = who, level, mark
        self._others.setText(f"{called}: {told}" if told else "")
        self._others.setVisible(bool(told))
        self._show_fields()

    def _judge(self, level: str, mark: int | None) -> None:
        if (level, mark) != (self.level, self.mark):
            self.level, self.mark = level, mark
            self._show_fields()
            self.judged.emit()

    def _change(self, by: int) -> None:
        most = HIGHEST_MARK if self._out_of is None else self._out_of
        self._take(0 if self.mark is None else max(0, min(self.mark + by, most)))

    def _type(self, text: str) -> None:
        self._take(int(text) if text else None)

    def _take(self, mark: int | None) -> None:
        most = HIGHEST_MARK if self._out_of is None else self._out_of
        if mark is not None and mark > most:
            mark = most
        level = self.level
        if mark is not None and self.levels:
            found = level_at(self.levels, mark)
            level = found.name if found is not None else ""
        self._judge(level, mark)
        self._show_fields()

    def _step(self, by: int) -> None:
        names = [level.name for level in self.levels]
        at = names.index(self.level) + by if self.level in names else 0
        at = max(0, min(at, len(names) - 1))
        self.choose(self.levels[at])
        self._entries[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self) -> None:
        text = "" if self.mark is None else str(self.mark)
        if self._field.text() != text:
            self._field.setText(text)
        if self._own.text() != self.level:
            self._own.setText(self.level)
        for level, entry in zip(self.levels, self._entries, strict=True):
            span = f"{level.low}–{level.high}" if level.low != level.high else f"{level.low}"
            name = f"{level.name}, {span}. {level.descriptor}"
            entry.show_words("", name, self._said_of(level), is_chosen=level.name == self.level)
        if self._entries and not any(entry.isChecked() for entry in self._entries):
            self._entries[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _said_of(self, level: Level) -> str:
        """Return that somebody else chose a level, where that is so."""
        who, chosen, mark = self._other
        if chosen.casefold() != level.name.casefold():
            return ""
        return f"{who} chose this" + ("" if mark is None else f", with {mark}")

    def _build(self) -> None:
        self._others.hide()
        self._less.setAccessibleName("One mark less")
        self._more.setAccessibleName("One mark more")
        self._field.setFixedWidth(round(_MARK_WIDTH * self._look.scale))
        self._list.setSpacing(2)
        self._stays.hide()
        head = row(
            label("Level", Style.PANE_TITLE),
            None,
            self._stays,
            self._called,
            self._less,
            self._field,
            self._more,
            self._of,
            gap=6,
        )
        self.setLayout(column(head, self._own, self._others, self._list, gap=8))

    def _connect(self) -> None:
        self._less.clicked.connect(lambda: self._change(-1))
        self._more.clicked.connect(lambda: self._change(1))
        self._field.stepped.connect(self._change)
        self._field.textEdited.connect(self._type)
        self._own.textEdited.connect(lambda text: self._judge(text.strip(), self.mark))


class _MarkField(FormLine):
    """A whole number; the arrows change it by one."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("", "Mark")
        self.setValidator(QIntValidator(0, HIGHEST_MARK, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
