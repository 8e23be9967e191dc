# SPDX-License-Identifier: MIT
"""The drawer in which one chooses how the window looks: every choice holds at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.comfort import (
    LARGEST,
    LETTER_SPACES,
    LINES,
    PRESETS,
    SMALLEST,
    WORD_SPACES,
    Comfort,
    ReadingFace,
    ThemeChoice,
    preset_of,
    with_preset,
)
from workbench.ui.actions import ActionSpec
from workbench.ui.comfort.keys_editor import KeysEditor
from workbench.ui.comfort.measures import Measure
from workbench.ui.comfort.sample import Sample
from workbench.ui.comfort.swatches import Swatches
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style, Theme
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.parts import button, column, icon_button, label, row, scrolling

_FACES = {
    "Literata": ReadingFace.LITERATA,
    "Atkinson": ReadingFace.ATKINSON,
    "Lexend": ReadingFace.LEXEND,
    "OpenDyslexic": ReadingFace.OPEN_DYSLEXIC,
    "System": ReadingFace.SYSTEM,
}
_THEMES = {
    "As the system": ThemeChoice.SYSTEM,
    "Light": ThemeChoice.LIGHT,
    "Dark": ThemeChoice.DARK,
    "High contrast": ThemeChoice.HIGH_CONTRAST,
}
_PAUSE = 120
"""Milliseconds a slider rests before the whole window follows it; the sample follows at once."""


class ComfortDrawer(QWidget):
    """Changes how the window looks; `comfort_changed` brings every choice.

    `keys_changed` brings the keys that were chosen in place of the usual ones by the id of what
    they do, `print_keys_wanted` asks for them on paper, `closed` says that somebody is done.
    """

    comfort_changed = Signal(object)
    keys_changed = Signal(object)
    print_keys_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._moved: Comfort | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._settle)
        self._sample = Sample(look)
        self._presets = _Choices(look, {name: name for name in PRESETS}, self._choose_preset)
        self._faces = _Choices(look, _FACES, lambda face: self._choose(face=face))
        self._themes = _Choices(
            look, _THEMES, lambda theme: self._choose(theme=theme), in_columns=2
        )
        self._swatches = Swatches(look)
        self._page_note = label("", Style.CAPTION, ink="secondary", wraps=True)
        self._measures = _measures()
        self._ticks = _ticks(look)
        self._keys = KeysEditor(look)
        self._show_keys = button(look, "Change keys", icon="keyboard", size="small")
        self._build_up()
        self._connect()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_keys(self, specs: Sequence[ActionSpec], keys: Mapping[str, tuple[str, ...]]) -> None:
        """Let the keys of these actions be changed; `keys` are those chosen before."""
        self._keys.show_keys(specs, keys)
        self._show_keys.setVisible(bool(specs))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _build_up(self) -> None:
        close = icon_button(self._look, "x", "Close", keys="Esc")
        close.clicked.connect(self.closed)
        self._show_keys.setCheckable(True)
        self._show_keys.hide()
        self._keys.hide()
        content = QWidget()
        content.setLayout(
            column(
                self._presets,
                *self._measures.values(),
                _caption("Typeface of sources"),
                self._faces,
                _caption("Colours"),
                self._themes,
                _caption("Page colour"),
                self._swatches,
                self._page_note,
                4,
                *self._ticks.values(),
                8,
                row(self._show_keys, None),
                self._keys,
                None,
                gap=8,
                margins=(16, 4, 16, 16),
            )
        )
        area = scrolling(content)
        content.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(
            row(label("Comfort", Style.PANE_TITLE), None, close, margins=(16, 12, 8, 0))
        )
        # The sample stays where it is while the choices are scrolled.
        layout.addLayout(row(self._sample, margins=(16, 0, 16, 0)))
        layout.addWidget(area, 1)
        self.setFocusProxy(self._presets.first)

    def _connect(self) -> None:
        for name, measure in self._measures.items():
            measure.moved.connect(lambda value, name=name: self._move(name, value))
        for name, tick in self._ticks.items():
            tick.clicked.connect(lambda is_on, name=name: self._choose(**{name: is_on}))
        self._swatches.chosen.connect(lambda name: self._choose(page=name))
        self._show_keys.toggled.connect(self._keys.setVisible)
        self._keys.keys_changed.connect(self.keys_changed)
        self._keys.print_wanted.connect(self.print_keys_wanted)

    def _choose_preset(self, name: str) -> None:
        self._take(with_preset(self._current, name))

    def _choose(self, **changes: Any) -> None:  # noqa: ANN401 – members of Comfort
        self._take(replace(self._current, **changes))

    def _move(self, name: str, value: float) -> None:
        changes: dict[str, Any] = {name: int(value) if name == "size" else value}
        self._moved = replace(self._current, **changes)
        self._sample.show_comfort(self._moved)
        self._pause.start()

    def _settle(self) -> None:
        if self._moved is not None:
            self._take(self._moved)

    def _take(self, comfort: Comfort) -> None:
        self._pause.stop()
        self._moved = None
        if comfort != self._look.comfort:
            self._look.choose(comfort)
            self.comfort_changed.emit(comfort)
        else:
            self._follow_look()

    @property
    def _current(self) -> Comfort:
        """What is chosen, with what a slider has been moved to since."""
        return self._moved or self._look.comfort

    def _follow_look(self) -> None:
        comfort = self._current
        self._presets.show_choice(preset_of(comfort))
        self._faces.show_choice(comfort.face)
        self._themes.show_choice(comfort.theme)
        self._swatches.show_page(comfort.page)
        for name, measure in self._measures.items():
            measure.show_value(getattr(comfort, name))
        for name, tick in self._ticks.items():
            is_on = getattr(comfort, name)
            tick.setChecked(is_on if is_on is not None else not QAccessible.isActive())
        is_light = self._look.colours.theme is Theme.LIGHT
        self._swatches.setEnabled(is_light)
        self._page_note.setText("" if is_light else "Page colours are for the light colours.")
        self._page_note.setVisible(not is_light)


class _Choices(QWidget):
    """A few choices side by side, of which one is taken."""

    def __init__(
        self,
        look: Look,
        values: Mapping[str, Any],
        choose: Callable[[Any], None],
        *,
        in_columns: int = 3,
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[Any, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for number, (name, value) in enumerate(values.items()):
            made = button(look, name, kind="choice", size="small")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _=False, value=value: choose(value))
            self._group.addButton(made)
            self._buttons[value] = made
            grid.addWidget(made, number // in_columns, number % in_columns)

    @property
    def first(self) -> QPushButton:
        """The first of them, which takes the focus."""
        return next(iter(self._buttons.values()))

    def show_choice(self, value: Any) -> None:  # noqa: ANN401 – whatever is chosen from
        """Show which is taken; none where it is not among them."""
        # A group that insists on one choice would keep the last one.
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            made.setChecked(each == value)
        self._group.setExclusive(True)


def _measures() -> dict[str, Measure]:
    return {
        "size": Measure(
            "Size of the words", (SMALLEST, LARGEST), step=1, words=lambda size: f"{size:g}"
        ),
        "line": Measure(
            "Space from line to line", LINES, step=0.05, words=lambda line: f"{line:.2f}"
        ),
        "letter_space": Measure("Space between letters", LETTER_SPACES, step=0.01, words=_extra),
        "word_space": Measure("Space between words", WORD_SPACES, step=0.05, words=_extra),
    }


def _ticks(look: Look) -> dict[str, TickBox]:
    return {
        "tints": TickBox(look, "Tints behind marks", "lines and letters are always there"),
        "ruler": TickBox(look, "Reading ruler", "the other lines are paler"),
        "motion": TickBox(look, "Movement", "short fades and slides"),
        "letters": TickBox(
            look, "Single letters mark", "screen readers need these keys themselves"
        ),
    }


def _extra(space: float) -> str:
    return f"+{space:.2f}" if space else "usual"


def _caption(words: str) -> QWidget:
    made = label(words, Style.SMALL, ink="secondary")
    made.setContentsMargins(0, 8, 0, 0)
    return made
