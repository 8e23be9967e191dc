# SPDX-License-Identifier: MIT
"""The lens bar under the source: legend and palette in one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Framework, Letter, LineStyle
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import LineSample, Tag
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import Button, Glyph, clear, label, set_property, turn

_LINES = {
    LineStyle.SOLID: "solid line",
    LineStyle.DASHED: "dashed line",
    LineStyle.DOTTED: "dotted line",
    LineStyle.DOUBLE: "double line",
}


class Room(IntEnum):
    """What of each button is shown; each has less than the one before."""

    NAMES = 0
    """Tag, name and line side by side."""
    CLOSE = 1
    """The same, closer together."""
    SIGNS = 2
    """Tag and line: enough to know a letter by."""
    STACKED = 3
    """The line below its tag, for many letters or little width."""


_GAPS = {Room.NAMES: 6, Room.CLOSE: 4, Room.SIGNS: 6, Room.STACKED: 2}
"""Pixels between buttons."""
_ASIDE = {Room.NAMES: 8, Room.CLOSE: 5, Room.SIGNS: 8, Room.STACKED: 3}
"""Pixels at each side within a button."""
_INSIDE = 6
"""Pixels between what stands in a button."""
_WAKING_AFTER = 20
"""Milliseconds."""


class LensBar(QFrame):
    """A button for each letter, and “I know”; at the end the name of the framework.

    With words selected a press marks them; without, it shows only that letter's marks, and a
    second press shows all again.
    """

    letter_pressed = Signal(object)
    """With the `Letter`."""
    know_pressed = Signal()
    framework_pressed = Signal()
    """Another framework is to be offered."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, with_knowledge: bool = True
    ) -> None:
        """Make a bar; one `with_knowledge` has “I know” and the name of the framework as well."""
        super().__init__(parent)
        self._look = look
        self._has_knowledge = with_knowledge
        self._buttons: dict[str, _LensButton] = {}
        self._know: _LensButton | None = None
        self._letters: tuple[Letter, ...] = ()
        self._can_mark = False
        self._is_flat = False
        self._filtered: str | None = None
        # Words are selected and marked first; that letters wake and sleep is seen a frame later.
        self._waking = QTimer(self, singleShot=True, interval=_WAKING_AFTER)
        self._waking.timeout.connect(self._show_state)
        self.framework = _FrameworkButton(look)
        """Stands under what offers other frameworks."""
        self.framework.clicked.connect(self.framework_pressed)
        self.setProperty("surface", "pane")
        self.setAccessibleName("Marks")
        self._letter_row = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 10, 0)
        self._row.setSpacing(_INSIDE)
        self._row.addLayout(self._letter_row)
        self._row.addStretch(1)
        self._row.addWidget(self.framework)
        self.framework.setVisible(with_knowledge)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_framework(self, framework: Framework) -> None:
        """Show the letters of this framework."""
        self.framework.show_name(framework.name)
        if framework.letters != self._letters:
            self._letters = framework.letters
            clear(self._letter_row)
            self._buttons = {each.letter: self._letter_button(each) for each in framework.letters}
            for made in self._buttons.values():
                self._letter_row.addWidget(made)
            has_k = "k" in framework.by_key()
            if self._has_knowledge:
                self._know = self._know_button("Ctrl+I" if has_k else "K")
                self._letter_row.addWidget(self._know)
            self._show_state()
        self._fit()

    def show_state(self, *, can_mark: bool, filtered: str | None) -> None:
        """Show whether words are selected, and which letter alone is shown."""
        if (can_mark, filtered) != (self._can_mark, self._filtered):
            self._can_mark, self._filtered = can_mark, filtered
            self._waking.start()

    def be_flat(self, is_flat: bool) -> None:
        """Take less height, or as much as designed."""
        self._is_flat = is_flat
        self._follow_look()

    def _show_state(self) -> None:
        for name, each in self._buttons.items():
            set_property(each, "awake", "true" if self._can_mark else "false")
            set_property(each, "filtering", "true" if name == self._filtered else "false")

    def _letter_button(self, letter: Letter) -> _LensButton:
        name = label(letter.name, Style.BODY)
        made = _LensButton(
            self._look, Tag(self._look, letter), name, LineSample(self._look, letter)
        )
        made.setAccessibleName(f"{letter.name}, {_LINES[letter.line]}")
        made.setToolTip(plain_tip(f"{letter.name}: {letter.prompt} ({letter.letter})"))
        made.clicked.connect(lambda: self.letter_pressed.emit(letter))
        return made

    def _know_button(self, key: str) -> _LensButton:
        cap = label(key, Style.CAPTION, ink="tertiary")
        cap.setProperty("keycap", "true")
        glyph = Glyph(self._look, "lightbulb", size=18)
        made = _LensButton(self._look, glyph, label("I know", Style.BODY), cap)
        made.setAccessibleName("I know: own knowledge about these words")
        made.setToolTip(plain_tip(f"I know: own knowledge about these words ({key})"))
        made.clicked.connect(self.know_pressed)
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much of each button as there is room for."""
        made = [each for each in (*self._buttons.values(), self._know) if each is not None]
        # Counted, not asked of the layouts: they know what was hidden a moment ago only later.
        ways = [(room, is_short) for room in Room for is_short in (False, True)]
        room, is_short = next(
            (x for x in ways if self._width_in(made, *x) <= self.width()), ways[-1]
        )
        self._letter_row.setSpacing(_GAPS[room])
        for each in made:
            each.show_room(room)
        self.framework.be_short(is_short)

    def _width_in(self, buttons: Sequence[_LensButton], room: Room, is_short: bool) -> int:
        letters = sum(each.width_in(room) + _GAPS[room] for each in buttons)
        margins = self._row.contentsMargins()
        return (
            letters
            + self.framework.width_in(is_short=is_short)
            + margins.left()
            + margins.right()
            + self._row.spacing()
        )

    def _follow_look(self) -> None:
        less = round(10 * self._look.scale) if self._is_flat else 0
        self.setFixedHeight(self._look.px("lens_bar") - less)
        self._fit()


class _LensButton(Button):
    """A button as wide as what is laid out in it: a sign, its name, what stands behind."""

    def __init__(self, look: Look, sign: QWidget, name: QLabel, behind: QWidget) -> None:
        super().__init__(look, "", kind="lens")
        self._sign, self._name, self._behind = sign, name, behind
        # A key has its place in the tool tip where there is none for it here.
        self._keeps_behind = isinstance(behind, LineSample)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        middle = Qt.AlignmentFlag.AlignCenter
        self._box.addWidget(sign, 0, middle)
        self._box.addWidget(name)
        self._box.addWidget(behind, 0, middle)

    def width_in(self, room: Room) -> int:
        """Return how wide the button is with as much as `room` shows."""
        sign, behind = _wide(self._sign), _wide(self._behind)
        if room is Room.STACKED:
            return max(sign, behind if self._keeps_behind else 0) + 2 * _ASIDE[room]
        name = _wide(self._name) + _INSIDE if room < Room.SIGNS else 0
        return sign + name + _INSIDE + behind + 2 * _ASIDE[room]

    def show_room(self, room: Room) -> None:
        """Show as much as there is room for."""
        is_stacked = room is Room.STACKED
        self._name.setVisible(room < Room.SIGNS)
        self._behind.setVisible(not is_stacked or self._keeps_behind)
        turn(self._box, is_wide=not is_stacked)
        self._box.setSpacing(1 if is_stacked else _INSIDE)
        self._box.setContentsMargins(_ASIDE[room], 0, _ASIDE[room], 0)
        self.setFixedWidth(self.width_in(room))


class _FrameworkButton(Button):
    """The name of the framework in use; a press offers others."""

    def __init__(self, look: Look) -> None:
        self._look = look
        super().__init__(look, "", kind="ghost", icon="chevron-down", size="small")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._name = ""
        self._is_short = False

    def show_name(self, name: str) -> None:
        """Show this name."""
        self._name = name
        self.setAccessibleName(f"Framework {name}")
        self.setAccessibleDescription("Choose another one")
        self._show()

    def be_short(self, is_short: bool) -> None:
        """Leave the name to the tool tip, or show it."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._show()

    def width_in(self, *, is_short: bool) -> int:
        """Return how wide the button is with its name or without."""
        if is_short:
            return round(_SHORT * self._look.scale)
        words = self.fontMetrics().horizontalAdvance(self._shown())
        return words + round((_SHORT + _ABOUT_NAME) * self._look.scale)

    def _show(self) -> None:
        self.setText("" if self._is_short else self._shown())
        self.setFixedWidth(self.width_in(is_short=self._is_short))

    def _shown(self) -> str:
        return self._name if len(self._name) <= _LONGEST else f"{self._name[:_LONGEST]}…"


def _wide(widget: QWidget) -> int:
    return max(widget.minimumWidth(), widget.sizeHint().width())


_SHORT, _ABOUT_NAME = 34, 20
"""Pixels of the button without a name, and what is around a name."""
_LONGEST = 14
"""Letters of a framework's name that have room beside those of its letters."""
