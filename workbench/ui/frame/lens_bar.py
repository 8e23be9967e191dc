# SPDX-License-Identifier: MIT
"""The lens bar under the source: legend and palette in one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Framework, Letter, LineStyle
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import LineSample, Tag
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import Button, Glyph, clear, label, set_property

_LINES = {
    LineStyle.SOLID: "solid line",
    LineStyle.DASHED: "dashed line",
    LineStyle.DOTTED: "dotted line",
    LineStyle.DOUBLE: "double line",
}


class LensBar(QFrame):
    """A button for each letter, and “I know”.

    With words selected a press marks them; without, it shows only that letter's marks, and a
    second press shows all again.
    """

    letter_pressed = Signal(object)
    """With the `Letter`."""
    know_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, QWidget] = {}
        self._names: list[QWidget] = []
        self._letters: tuple[Letter, ...] = ()
        self._can_mark = False
        self._is_flat = False
        self._filtered: str | None = None
        self.setProperty("surface", "pane")
        self.setAccessibleName("Marks")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(6)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_framework(self, framework: Framework) -> None:
        """Show the letters of this framework."""
        if framework.letters == self._letters:
            return
        self._letters = framework.letters
        clear(self._row)
        self._buttons, self._names = {}, []
        for letter in framework.letters:
            made = self._letter_button(letter)
            self._buttons[letter.letter] = made
            self._row.addWidget(made)
        self._row.addWidget(self._know_button())
        self._row.addStretch(1)
        self._show_state()
        self._fit()

    def show_state(self, *, can_mark: bool, filtered: str | None) -> None:
        """Show whether words are selected, and which letter alone is shown."""
        if (can_mark, filtered) != (self._can_mark, self._filtered):
            self._can_mark, self._filtered = can_mark, filtered
            self._show_state()

    def be_flat(self, is_flat: bool) -> None:
        """Take less height, or as much as designed."""
        self._is_flat = is_flat
        self._follow_look()

    def _show_state(self) -> None:
        for name, each in self._buttons.items():
            set_property(each, "awake", "true" if self._can_mark else "false")
            set_property(each, "filtering", "true" if name == self._filtered else "false")

    def _letter_button(self, letter: Letter) -> QWidget:
        made = _LensButton(self._look, "", kind="lens")
        made.setAccessibleName(f"{letter.name}, {_LINES[letter.line]}")
        made.setToolTip(plain_tip(f"{letter.name}: {letter.prompt} ({letter.letter})"))
        made.clicked.connect(lambda: self.letter_pressed.emit(letter))
        row = QHBoxLayout(made)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(Tag(self._look, letter))
        row.addWidget(self._name(letter.name))
        row.addWidget(LineSample(self._look, letter))
        return made

    def _know_button(self) -> QWidget:
        made = _LensButton(self._look, "", kind="lens")
        made.setAccessibleName("I know: own knowledge about these words")
        made.setToolTip("I know: own knowledge about these words (K)")
        made.clicked.connect(self.know_pressed)
        row = QHBoxLayout(made)
        row.setContentsMargins(9, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(Glyph(self._look, "lightbulb", size=18))
        row.addWidget(self._name("I know"))
        key = label("K", Style.CAPTION, ink="tertiary")
        key.setProperty("keycap", "true")
        row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _name(self, text: str) -> QWidget:
        name = label(text, Style.BODY)
        self._names.append(name)
        return name

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the names out where they have no room: letter and line are enough to know by."""
        with_names = self._row.sizeHint().width()
        hidden = sum(x.sizeHint().width() + 6 for x in self._names if x.isHidden())
        has_room = with_names + hidden <= self.width()
        for name in self._names:
            name.setVisible(has_room)

    def _follow_look(self) -> None:
        less = round(10 * self._look.scale) if self._is_flat else 0
        self.setFixedHeight(self._look.px("lens_bar") - less)


class _LensButton(Button):
    """A button that is as wide as what is laid out in it."""

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        wanted = layout.sizeHint().width() if layout else 0
        return QSize(wanted, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
