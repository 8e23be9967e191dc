# SPDX-License-Identifier: MIT
"""What stands above a paper: which it is, the phases, the clock, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workbench.domain.practising.attempts import Phase
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.practising.wording import FOR_GOOD, PHASES, on_clock, time_left_in_words
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import (
    Button,
    ElidedLabel,
    Glyph,
    button,
    column,
    label,
    row,
    set_property,
    surface,
)

_ICONS = {Phase.READ: "book-open", Phase.MARK: "tag", Phase.PLAN: "list", Phase.WRITE: "pencil"}
_FINISH, _SURE = "Finish", "Finish now?"
_ASKS_FOR = 10_000
"""Milliseconds after which a first press on “Finish” is forgotten."""

_ROOMY = 1180
"""Width in pixels as designed from which buttons and phases have all their words."""


class SittingBar(QFrame):
    """The bar above a paper.

    Signals:
        phase_chosen: with the `Phase`.
        rest_wanted, clock_toggled, finish_wanted: what the buttons say.
    """

    phase_chosen = Signal(object)
    rest_wanted = Signal()
    clock_toggled = Signal()
    finish_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._minutes: Mapping[Phase, int] = {}
        self._is_narrow = False
        self._is_hidden = False
        self._above = label("", Style.CAPTION, ink="secondary")
        self._title = ElidedLabel("", Style.ENQUIRY)
        self._phases: dict[Phase, Button] = {}
        self.clock = ClockFace(look)
        self.rest = button(look, "Rest break", icon="pause")
        self.hide_clock = button(look, "Hide clock", kind="ghost", icon="eye-off")
        self.finish = button(look, _FINISH, kind="primary")
        self._build()
        self.rest.clicked.connect(lambda *_: self.rest_wanted.emit())
        self.hide_clock.clicked.connect(lambda *_: self.clock_toggled.emit())
        self.finish.clicked.connect(lambda *_: self._ask_or_finish())
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_ASKS_FOR)
        self._asking.timeout.connect(self.stop_asking)

    def show_paper(self, above: str, title: str, minutes: Mapping[Phase, int]) -> None:
        """Show which paper it is, with the minutes planned for each phase."""
        self._above.setText(above)
        self._title.show_text(title)
        self._minutes = minutes
        self._name_phases()

    def show_phase(self, phase: Phase) -> None:
        """Show which phase this is; those before it have a tick."""
        order = list(Phase)
        for each, made in self._phases.items():
            is_past = order.index(each) < order.index(phase)
            made.setChecked(each is phase)
            made.set_icon("check" if is_past else _ICONS[each])
            state = "now" if each is phase else "done" if is_past else "to come"
            made.setAccessibleDescription(state)

    def show_rest(self, *, is_allowed: bool) -> None:
        """Offer rest breaks, or not."""
        self.rest.setVisible(is_allowed)

    def show_clock(self, *, is_hidden: bool) -> None:
        """Show the clock, or hide it."""
        self._is_hidden = is_hidden
        self.clock.setVisible(not is_hidden)
        self.hide_clock.set_icon("eye" if is_hidden else "eye-off")
        self._name_buttons()

    def stop_asking(self) -> None:
        """Wait for a first press on “Finish” again."""
        self._asking.stop()
        self.finish.setText(_FINISH)
        self.finish.setAccessibleName(_FINISH)

    def _ask_or_finish(self) -> None:
        # A press beside “Rest break” ends no exam: it takes two, on the same button.
        if self._asking.isActive():
            self.stop_asking()
            self.finish_wanted.emit()
            return
        self._asking.start()
        self.finish.setText(_SURE)
        self.finish.setAccessibleName(_SURE)
        announce(self.finish, f"{_SURE} {FOR_GOOD}")

    def be_narrow(self, width: float) -> None:
        """Leave words out where there is no room; `width` is in pixels as designed."""
        is_narrow = width < _ROOMY
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._name_phases()
            self._name_buttons()
            self._title.setVisible(not is_narrow)

    def _name_phases(self) -> None:
        for phase, made in self._phases.items():
            minutes = self._minutes.get(phase)
            name = PHASES[phase]
            full = f"{name} {minutes} min" if minutes else name
            made.setText(name if self._is_narrow else full)
            made.setAccessibleName(full)

    def _name_buttons(self) -> None:
        full = "Show clock" if self._is_hidden else "Hide clock"
        for made, name in ((self.rest, "Rest break"), (self.hide_clock, full)):
            made.setText("" if self._is_narrow else name)
            made.setAccessibleName(name)
            made.setToolTip(plain_tip(name) if self._is_narrow else "")

    def _build(self) -> None:
        set_property(self, "surface", "window")
        self.setAccessibleName("Practice")
        for phase in Phase:
            made = button(self._look, PHASES[phase], kind="choice", icon=_ICONS[phase])
            made.setCheckable(True)
            made.clicked.connect(lambda *_, chosen=phase: self._choose(chosen))
            self._phases[phase] = made
        names = QWidget()
        names.setLayout(column(self._above, self._title, gap=0))
        names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        names.setMinimumWidth(round(90 * self._look.scale))
        phases = surface("sunken", row(*self._phases.values(), gap=2, margins=(2, 2, 2, 2)))
        phases.setAccessibleName("Phases")
        self.setLayout(
            row(
                names,
                phases,
                self.clock,
                self.rest,
                self.hide_clock,
                self.finish,
                gap=12,
                margins=(20, 8, 16, 8),
            )
        )

    def _choose(self, phase: Phase) -> None:
        # It is checked by whoever changes the phase, not by being pressed.
        self._phases[phase].setChecked(not self._phases[phase].isChecked())
        self.phase_chosen.emit(phase)


class ClockFace(QFrame):
    """The time that is left, with what it is of in words; it changes no colour and never blinks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._time = label("", Style.CLOCK)
        self._of = label("", Style.CAPTION, ink="secondary")
        self._in_it = label("", Style.CAPTION, ink="secondary")
        words = QWidget()
        words.setLayout(column(self._of, self._in_it, gap=0))
        self.setLayout(row(Glyph(look, "clock", size=24, colour="text"), self._time, words, gap=8))

    def show_time(self, seconds: float, beside: tuple[str, str]) -> None:
        """Show so many seconds left, and beside it the words about them."""
        self._time.setText(on_clock(seconds))
        for each, words in zip((self._of, self._in_it), beside, strict=True):
            each.setText(words)
            each.setVisible(bool(words))
        # Read when somebody asks, and never announced of itself.
        self.setAccessibleName("Clock")
        self.setAccessibleDescription(f"{time_left_in_words(seconds)}, {beside[0]}")
