# SPDX-License-Identifier: MIT
"""Help for the place one is in: three tips, then its keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.actions import ActionSpec, Place
from workbench.ui.comfort.keys import keys_of, native
from workbench.ui.fixed_keys import FIXED_KEYS
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import clear, column, icon_button, label, row, rule, scrolling

_NAMES = {
    "library": "Library",
    "read": "Read",
    "plan": "Plan",
    "coverage": "Coverage",
    "all-marks": "All marks",
    "bring-in": "Bring in",
    "timeline": "Timeline",
    "practise": "Practise",
    "revise": "Revise with cards",
}
_PLACES: Mapping[str, tuple[Place, ...]] = MappingProxyType(
    {
        "library": (Place.TABLE,),
        "read": (Place.SOURCE, Place.NOTE),
        "plan": (Place.PLAN,),
        "coverage": (Place.TABLE,),
        "all-marks": (Place.TABLE, Place.MARKS),
        "bring-in": (Place.IMPORT,),
        "timeline": (Place.TIMELINE,),
        "review": (Place.REVIEW,),
        "practise": (Place.PRACTICE,),
        "revise": (Place.REVISE,),
    }
)
_TIPS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "library": (
            "Bring in a page, a file or a picture: the sources on it are found for you.",
            "A pack keeps sources and background of one topic together.",
            "You can try everything in the example; your own packs stay as they are.",
        ),
        "read": (
            "Select words in the source or in its label and press a letter. Then type.",
            "A note has three steps: I notice, this suggests, so for the enquiry.",
            "Escape always goes one step back and never loses anything.",
        ),
        "plan": (
            "Finished notes wait at the left. Drag one to a point, or choose it and press its key.",
            "Evidence is quoted as its source says it now; what your teacher wrote stands by it.",
            "Try a second plan for the same question; what a plan said before is under Versions.",
        ),
        "coverage": (
            "Walk the table with the arrow keys; Enter goes to the source with that letter ready.",
            "Dashed means nothing yet. Not every cell needs a note.",
            "The gaps at the right are those that matter for your question.",
        ),
        "all-marks": (
            "Every word you type has to be in the mark, its note or its source.",
            "Choose several with Shift and the arrow keys, then change them all in one step.",
            "Enter goes to the mark; Escape there, once or twice, comes back to the same row.",
        ),
        "bring-in": (
            "Look at the questions first: they stand where it was not sure.",
            "If a part was taken for the wrong thing, choose it and say what it is.",
            "Nothing is kept before you say Keep.",
        ),
        "timeline": (
            "Walk through time with the arrow keys; Enter opens the source or the event.",
            "Choose a source: beside it stands what its maker could know, as far as dates tell.",
            "A hatched bar means that only the year is known; dashed means about.",
        ),
        "practise": (
            "Choose the questions, say how long, and begin; sources are marked with the same keys.",
            "A rest break stops the clock and covers the paper. So does a PC that stops or sleeps.",
            "When time is up the answer stays as it is; what you write then stands apart.",
        ),
        "revise": (
            "Say the answer to yourself, press Space to see it, then 1 to 4 for how it went.",
            "The pile never has more cards than you chose; what is left out of it waits.",
            "Undo takes the last answer back. A card that is no use to you can be left out.",
        ),
        "review": (
            "Type where, then a code: “A1 Inf? which word?” comes back at the note A1.",
            "In a moderation two mark the same plans, each covered till both are done.",
            "Students' files are never changed. What you say goes back as a small file of its own.",
        ),
    }
)


class HelpDrawer(QWidget):
    """Shows what one can do here; `closed` says that somebody is done."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._title = label("Help", Style.PANE_TITLE)
        self._content = QVBoxLayout()
        self._content.setSpacing(8)
        close = icon_button(look, "x", "Close", keys="Esc")
        close.clicked.connect(self.closed)
        held = QWidget()
        held.setLayout(column(self._content, None, gap=0, margins=(16, 4, 16, 16)))
        area = scrolling(held)
        held.setAutoFillBackground(False)
        # The keys are read by scrolling with the keyboard, so the area takes the focus.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("Help for this place")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(self._title, None, close, margins=(16, 12, 8, 0)))
        layout.addWidget(area, 1)
        self.setFocusProxy(close)

    def show_place(
        self,
        place: str,
        specs: Sequence[ActionSpec],
        keys: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Show tips and keys for a place; `keys` are those chosen in place of the usual ones."""
        shown = (place, tuple(specs), dict(keys or {}))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._content)
        self._title.setText(f"Help: {_NAMES[place]}" if place in _NAMES else "Help")
        for number, tip in enumerate(_TIPS.get(place, ()), 1):
            self._content.addWidget(_tip(number, tip))
        places = _PLACES.get(place, ())
        self._list_keys("Keys here", _lines(places, specs, keys or {}))
        self._list_keys("Keys everywhere", _lines((Place.EVERYWHERE,), specs, keys or {}))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _list_keys(self, title: str, lines: Sequence[tuple[str, Sequence[str]]]) -> None:
        if not lines:
            return
        self._content.addSpacing(8)
        self._content.addWidget(label(title, Style.BODY_STRONG))
        self._content.addWidget(rule())
        for words, pressed in lines:
            self._content.addWidget(_key_line(words, pressed))


def _lines(
    places: Sequence[Place], specs: Sequence[ActionSpec], keys: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, Sequence[str]]]:
    """Return what can be done in these places, each with its keys, place by place."""
    lines: list[tuple[str, Sequence[str]]] = []
    for place in places:
        named = [(spec, _all_keys(spec, keys)) for spec in specs if spec.place is place]
        lines += [(_words_of(spec), pressed) for spec, pressed in named if pressed]
        lines += [(each.text, each.keys) for each in FIXED_KEYS if each.place is place]
    return lines


def _words_of(spec: ActionSpec) -> str:
    return spec.text.replace("&", "").rstrip("…")


def _all_keys(spec: ActionSpec, keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    pressed = [native(key) for key in keys_of(spec, keys)]
    return [spec.letter, *pressed] if spec.letter else pressed


def _tip(number: int, words: str) -> QFrame:
    made = QFrame()
    made.setProperty("surface", "card")
    count = label(str(number), Style.BODY_STRONG, ink="secondary")
    count.setAlignment(Qt.AlignmentFlag.AlignTop)
    count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    made.setLayout(row(count, label(words, wraps=True), gap=10, margins=(12, 10, 12, 10)))
    return made


def _key_line(words: str, pressed: Sequence[str]) -> QWidget:
    made = QWidget()
    caps: list[QWidget] = []
    for key in pressed:
        cap = label(key, Style.CAPTION)
        cap.setProperty("key", "true")
        cap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        caps.append(cap)
    named = label(words, Style.SMALL, wraps=True)
    named.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    made.setLayout(row(named, *caps, gap=6))
    made.setAccessibleName(f"{words}: {' or '.join(pressed)}")
    return made
