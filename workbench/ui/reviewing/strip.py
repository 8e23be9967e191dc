# SPDX-License-Identifier: MIT
"""Above the list of a class: whether it is moderated, who marks, which plans are listed."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.moderation.records import LONGEST_NAME, Marker
from workbench.domain.reviews import HIGHEST_MARK
from workbench.domain.saying import counted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reviewing.moderated import Shown, StripView
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.number_field import NumberField
from workbench.ui.widgets.parts import Button, button, column, label

_NAME_WIDTH, _NUMBER_WIDTH = 72, 44
_MOST_SAMPLED = 999


class ModerationStrip(QWidget):
    """One button while nothing is moderated; what belongs to the moderation otherwise.

    Signals:
        switched: moderation is to begin or to end.
        marker_chosen: who marks from now on (Marker).
        named: another name or initials of who marks (str).
        shown_chosen: which plans are to be listed (Shown).
        compare_wanted: all marks that both have given are to be uncovered.
        tolerance_typed: so many marks apart is near enough.
        sample_wanted: so many plans are to be chosen.
    """

    switched = Signal()
    marker_chosen = Signal(object)
    named = Signal(str)
    shown_chosen = Signal(object)
    compare_wanted = Signal()
    tolerance_typed = Signal(int)
    sample_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._switch = button(look, "Moderation", kind="choice", icon="users", size="small")
        self._markers = {
            each: button(look, each.value.capitalize(), kind="choice", size="small")
            for each in Marker
        }
        self._name = FormLine("Initials", "Your name or initials")
        self._choices = {
            each: button(look, each.value, kind="choice", size="small") for each in Shown
        }
        self._size = NumberField("How many plans the sample has", _MOST_SAMPLED)
        self._sample = button(look, "Choose a sample", size="small")
        self._tolerance = NumberField("Marks apart that are near enough", HIGHEST_MARK)
        self._near = label("marks apart is near enough", Style.SMALL, ink="secondary")
        self._compare = button(look, "Compare", size="small")
        self._told = label("", Style.SMALL, ink="secondary", wraps=True)
        self._build()
        self._connect()
        self.show_view(StripView())

    def show_view(self, view: StripView) -> None:
        """Show how the moderation stands."""
        self._switch.setChecked(view.is_on)
        self._rest.setVisible(view.is_on)
        for marker, choice in self._markers.items():
            choice.setChecked(marker is view.marker)
        if not self._name.hasFocus():
            self._name.setText(view.name)
        counts = {Shown.SAMPLE: view.sampled, Shown.DIFFERENCES: view.differing}
        for shown, choice in self._choices.items():
            choice.setChecked(shown is view.shown)
            _say(choice, f"{shown.value} {counts[shown]}" if shown in counts else shown.value)
        is_sample, is_difference = view.shown is Shown.SAMPLE, view.shown is Shown.DIFFERENCES
        self._size.setVisible(is_sample)
        self._sample.setVisible(is_sample)
        self._tolerance.setVisible(is_difference)
        self._near.setVisible(is_difference)
        self._size.show_number(view.size)
        self._tolerance.show_number(view.tolerance)
        self._compare.setVisible(bool(view.to_compare) and not is_sample)
        _say(self._compare, f"Compare {counted(view.to_compare, 'plan')}")
        told = _told(view)
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def take_focus(self) -> None:
        """Put the focus on who marks."""
        chosen = next((x for x in self._markers.values() if x.isChecked()), self._switch)
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self._name.setFixedWidth(round(_NAME_WIDTH * self._look.scale))
        self._name.setMaxLength(LONGEST_NAME)
        for number in (self._size, self._tolerance):
            number.setFixedWidth(round(_NUMBER_WIDTH * self._look.scale))
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choices = (self._switch, *self._markers.values(), *self._choices.values())
        for choice in choices:
            choice.setCheckable(True)
        for choice in choices[1:]:
            # One of several, also for a screen reader.
            choice.setAutoExclusive(True)
        for marker, choice in self._markers.items():
            choice.setAccessibleName(f"I am the {marker.called}")
        below = _flowing(self._size, self._sample, self._compare, self._tolerance, self._near)
        self._rest = QWidget()
        who = _flowing(
            label("I am", Style.SMALL, ink="secondary"), *self._markers.values(), self._name
        )
        which = _flowing(*self._choices.values())
        self._rest.setLayout(column(who, which, below, self._told, gap=4))
        self.setLayout(column(_flowing(self._switch), self._rest, gap=4, margins=(12, 6, 12, 6)))

    def _connect(self) -> None:
        self._switch.clicked.connect(lambda *_: self.switched.emit())
        for marker, choice in self._markers.items():
            choice.clicked.connect(lambda *_, chosen=marker: self.marker_chosen.emit(chosen))
        for shown, choice in self._choices.items():
            choice.clicked.connect(lambda *_, chosen=shown: self.shown_chosen.emit(chosen))
        self._name.editingFinished.connect(lambda: self.named.emit(self._name.text()))
        self._sample.clicked.connect(lambda *_: self._want_sample())
        self._size.returnPressed.connect(self._want_sample)
        self._compare.clicked.connect(lambda *_: self.compare_wanted.emit())
        self._tolerance.typed.connect(lambda number: self.tolerance_typed.emit(number or 0))

    def _want_sample(self) -> None:
        if self._size.text():
            self.sample_wanted.emit(int(self._size.text()))


def _flowing(*widgets: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made, gap=6)
    for widget in widgets:
        flow.addWidget(widget)
    return made


def _say(choice: Button, text: str) -> None:
    choice.setText(text)
    choice.setAccessibleName(text)


def _told(view: StripView) -> str:
    """Return what there is to know about the plans that are listed."""
    if view.shown is Shown.SAMPLE:
        if not view.marked:
            return "A sample goes across the marks of the first marker: there are none yet."
        return f"Across {view.marked} marks of the first marker, lowest and highest included."
    if view.shown is Shown.DIFFERENCES:
        if not view.compared:
            return "Nothing has been compared yet."
        told = f"{view.differing} of {view.compared} compared differ, the largest first."
        if not view.differing:
            told = f"No differences in {view.compared} compared."
        return f"{told} {_leaning(view.lean)}".strip()
    return ""


def _leaning(lean: Fraction | None) -> str:
    """Return who of both gives more on average, to a tenth of a mark."""
    tenths = round(lean * 10) if lean is not None else 0
    if not tenths:
        return ""
    more = "more" if tenths > 0 else "fewer"
    number = f"{abs(tenths) / 10:.1f}".removesuffix(".0")
    marks = "mark" if number == "1" else "marks"
    return f"On average the second gives {number} {marks} {more}."
