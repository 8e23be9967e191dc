# SPDX-License-Identifier: MIT
"""The row above a picture: what is drawn, and how the picture is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSlider, QWidget
from typing_extensions import override

from workbench.domain.regions import Shape
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.picture_space import Sight
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.parts import STRETCH, Button, button, column, icon_button, label, row

SHAPES = {
    Shape.RECTANGLE: ("square", "Rectangle", "Ctrl+Shift+1"),
    Shape.ELLIPSE: ("circle", "Ellipse", "Ctrl+Shift+2"),
    Shape.POLYGON: ("pentagon", "Polygon", "Ctrl+Shift+3"),
}
"""Icon, name and usual key of each shape that can be drawn."""

_WIDTH = 260
_FINE = 100
"""Steps of a slider to either side of the middle."""


class PictureTools(QWidget):
    """Shapes to draw at the left; nearer, farther, turned and light at the right."""

    shape_chosen = Signal(object)
    """With the `Shape` to draw from now on."""
    zoom_wanted = Signal(int)
    """So many steps nearer, or farther."""
    fit_wanted = Signal()
    turn_wanted = Signal()
    light_changed = Signal(float, float, bool)
    """With brightness and contrast from -1 to 1, and whether it is a negative."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._group = QButtonGroup(self)
        self._shapes = {shape: self._shape_button(shape) for shape in SHAPES}
        self._farther = icon_button(look, "zoom-out", "Farther away", keys="Alt+PgDown")
        self._fit = button(look, "Fit", kind="ghost", size="small")
        self._fit.setToolTip("The whole picture (Alt+Home)")
        self._fit.setAccessibleName("Fit: the whole picture")
        self._nearer = icon_button(look, "zoom-in", "Nearer", keys="Alt+PgUp")
        self._turn = icon_button(look, "rotate-cw", "Turn by a quarter", keys="Ctrl+Shift+R")
        self._light = icon_button(look, "sun", "Light", keys="Ctrl+Shift+L")
        self._light.setCheckable(True)
        self._lights = _Lights(look, self)
        tools = row(
            *self._shapes.values(),
            STRETCH,
            *(self._farther, self._fit, self._nearer, self._turn, self._light),
            gap=2,
        )
        self.setLayout(tools)
        self.show_shape(Shape.RECTANGLE)
        self._connect()

    def show_shape(self, shape: Shape) -> None:
        """Show what is drawn next."""
        self._shapes[shape].setChecked(True)

    def show_sight(self, sight: Sight) -> None:
        """Show how the picture is looked at."""
        self._fit.setText("Fit" if sight.zoom == 1 else f"{round(100 * sight.zoom)} %")
        self._farther.setEnabled(sight.zoom > 1)
        self._lights.show_sight(sight)

    def toggle_light(self) -> None:
        """Open what changes the light, below its button, or close it."""
        if self._lights.isVisible():
            self._close_light()
        else:
            self._light.setChecked(True)
            self._lights.open_below(self._light)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lights.hide()
        self._light.setChecked(False)

    def _close_light(self) -> None:
        self._light.setChecked(False)
        self._light.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lights.hide()

    def _shape_button(self, shape: Shape) -> Button:
        icon, name, keys = SHAPES[shape]
        made = icon_button(self._look, icon, f"Draw: {name.lower()}", keys=keys)
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _connect(self) -> None:
        for shape, made in self._shapes.items():
            made.clicked.connect(lambda _=False, shape=shape: self.shape_chosen.emit(shape))
        self._farther.clicked.connect(lambda: self.zoom_wanted.emit(-1))
        self._nearer.clicked.connect(lambda: self.zoom_wanted.emit(1))
        self._fit.clicked.connect(self.fit_wanted)
        self._turn.clicked.connect(self.turn_wanted)
        self._light.clicked.connect(self.toggle_light)
        self._lights.left.connect(self._close_light)
        self._lights.changed.connect(self.light_changed)


class _Lights(QFrame):
    """Brightness, contrast, negative, and back to how the picture is, over what lies below."""

    changed = Signal(float, float, bool)
    left = Signal()
    """With Escape."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._look = look
        self.setProperty("surface", "card")
        self.setAccessibleName("Light of the picture")
        self._brightness, self._contrast = _slider("Brightness"), _slider("Contrast")
        self._negative = TickBox(look, "Negative")
        self._as_it_is = button(look, "As it is", kind="ghost", size="small")
        sliders = (self._brightness, self._contrast)
        named = [column(_name_of(each), each, gap=2) for each in sliders]
        foot = row(self._negative, STRETCH, self._as_it_is)
        self.setLayout(column(*named, foot, gap=10, margins=(16, 12, 16, 12)))
        self._brightness.valueChanged.connect(self._tell)
        self._contrast.valueChanged.connect(self._tell)
        self._negative.toggled.connect(self._tell)
        self._as_it_is.clicked.connect(lambda: self.changed.emit(0.0, 0.0, False))

    def open_below(self, button: QWidget) -> None:
        """Show it below a button, as far right as that, and put the focus on the first slider."""
        host = button.window()
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setFixedWidth(round(_WIDTH * self._look.scale))
        self.adjustSize()
        corner = button.mapTo(host, button.rect().bottomRight())
        down = min(corner.y() + 4, host.height() - self.height())
        self.move(max(0, corner.x() - self.width()), max(0, down))
        self.show()
        self.raise_()
        self._brightness.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_sight(self, sight: Sight) -> None:
        """Show how the picture is looked at."""
        for slider, value in (
            (self._brightness, sight.brightness),
            (self._contrast, sight.contrast),
        ):
            with QSignalBlocker(slider):
                slider.setValue(round(value * _FINE))
            slider.setAccessibleDescription(f"{round(value * _FINE):+d} of {_FINE}")
        with QSignalBlocker(self._negative):
            self._negative.setChecked(sight.is_negative)
        self._as_it_is.setEnabled(sight.has_light)

    def _tell(self) -> None:
        brightness, contrast = self._brightness.value() / _FINE, self._contrast.value() / _FINE
        self.changed.emit(brightness, contrast, self._negative.isChecked())


def _slider(name: str) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(-_FINE, _FINE)
    made.setPageStep(_FINE // 5)
    made.setSingleStep(_FINE // 20)
    made.setAccessibleName(name)
    return made


def _name_of(slider: QSlider) -> QLabel:
    made = label(slider.accessibleName(), Style.SMALL)
    made.setBuddy(slider)
    return made
