# SPDX-License-Identifier: MIT
"""A measure that can be made larger and smaller: its name, its value, a slider."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import label, row


class Measure(QWidget):
    """Lets one choose a number; `moved` brings it while it is being chosen."""

    moved = Signal(float)

    def __init__(
        self,
        name: str,
        bounds: tuple[float, float],
        *,
        step: float,
        words: Callable[[float], str],
    ) -> None:
        super().__init__()
        self._step, self._words = step, words
        self._value = label("", Style.SMALL)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(round(bounds[0] / step), round(bounds[1] / step))
        self._slider.setAccessibleName(name)
        self._slider.valueChanged.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row(label(name, Style.SMALL), None, self._value))
        layout.addWidget(self._slider)
        self.setFocusProxy(self._slider)

    def show_value(self, value: float) -> None:
        """Show this number."""
        self._slider.blockSignals(True)
        self._slider.setValue(round(value / self._step))
        self._slider.blockSignals(False)
        self._say(value)

    def _tell(self, position: int) -> None:
        value = round(position * self._step, 4)
        self._say(value)
        self.moved.emit(value)

    def _say(self, value: float) -> None:
        words = self._words(value)
        self._value.setText(words)
        self._slider.setAccessibleDescription(words)
