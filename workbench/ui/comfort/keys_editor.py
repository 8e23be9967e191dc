# SPDX-License-Identifier: MIT
"""Every action with its keys, which can be changed; what a key would be taken from is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.actions import ActionSpec, Place
from workbench.ui.announcing import announce
from workbench.ui.comfort.keys import keys_of, native, portable, refusal_of, taken_from, with_key
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, clear, label, row

_MODIFIERS = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
}
_NONE = "no key"


class KeysEditor(QWidget):
    """Lets the keys of actions be changed.

    `keys_changed` brings the keys that differ from the usual ones by the id of what they do,
    `print_wanted` asks for all of them on paper.
    """

    keys_changed = Signal(object)
    print_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._specs: tuple[ActionSpec, ...] = ()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._rows: dict[str, KeyRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._usual = button(look, "Back to the usual keys", kind="ghost", size="small")
        self._print = button(look, "Print my keys", icon="printer", size="small")
        self._usual.clicked.connect(lambda: self._take({}))
        self._print.clicked.connect(self.print_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addLayout(row(self._print, None))
        layout.addLayout(row(self._usual, None))

    def show_keys(self, specs: Sequence[ActionSpec], keys: Mapping[str, tuple[str, ...]]) -> None:
        """Show these actions; `keys` are those that were chosen in place of the usual ones."""
        self._keys = dict(keys)
        if tuple(specs) != self._specs:
            self._specs = tuple(specs)
            self._build_rows()
        for spec in self._specs:
            self._rows[spec.id].show_keys(keys_of(spec, self._keys))
        self._usual.setEnabled(bool(self._keys))

    def _build_rows(self) -> None:
        clear(self._list)
        self._rows.clear()
        for place in Place:
            specs = [spec for spec in self._specs if spec.place is place]
            if specs:
                heading = label(place.value, Style.LABEL, ink="secondary")
                heading.setContentsMargins(0, 10, 0, 0)
                self._list.addWidget(heading)
            for spec in specs:
                self._rows[spec.id] = made = KeyRow(self._look, spec)
                made.field.pressed_keys.connect(partial(self._say_what_is_taken, made))
                made.field.taken.connect(partial(self._choose, made))
                self._list.addWidget(made)

    def _say_what_is_taken(self, row: KeyRow, key: str) -> None:
        others = taken_from(key, row.spec, self._specs, self._keys)
        if not others:
            row.field.take()
            return
        names = " and ".join(f"“{_plain(other)}”" for other in others)
        row.say(f"{native(key)} is taken from {names}. Enter takes it, Esc leaves it.")

    def _choose(self, row: KeyRow, key: str) -> None:
        row.say("")
        self._take(with_key(key or None, row.spec, self._specs, self._keys))

    def _take(self, keys: dict[str, tuple[str, ...]]) -> None:
        if keys != self._keys:
            self.show_keys(self._specs, keys)
            self.keys_changed.emit(keys)


class KeyRow(QWidget):
    """One action and the field with its keys."""

    def __init__(self, look: Look, spec: ActionSpec) -> None:
        super().__init__()
        self.spec = spec
        self.field = KeyField(look, _plain(spec))
        self._said = label("", Style.CAPTION, ink="warning", wraps=True)
        self._said.hide()
        self.field.said.connect(self.say)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        words = label(_plain(spec), Style.SMALL, wraps=True)
        line = row(words, self.field, gap=8)
        layout.addLayout(line)
        layout.addWidget(self._said)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these keys, and the letter that does the same in a source."""
        self.field.show_keys((*(native(key) for key in keys), *filter(None, (self.spec.letter,))))

    def say(self, words: str) -> None:
        """Say this below the keys."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self.field, words)


class KeyField(QPushButton):
    """Waits for keys after a press; Delete leaves the action without, Esc leaves all as it was.

    `pressed_keys` brings keys that can be chosen, `taken` those that are, or nothing for none;
    `said` brings what there is to say meanwhile.
    """

    pressed_keys = Signal(str)
    taken = Signal(str)
    said = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._name, self._shown, self._pressed = name, "", ""
        self._is_waiting = False
        self.setProperty("kind", "keys")
        self.setMinimumWidth(round(104 * look.scale))
        self.clicked.connect(self.wait)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these keys, unless others are being pressed."""
        self._shown = " or ".join(keys) or _NONE
        if not self._is_waiting:
            self._show(self._shown)

    def wait(self) -> None:
        """Take the next keys that are pressed."""
        self._is_waiting, self._pressed = True, ""
        self._show("Press keys…")
        self.said.emit("")

    def take(self) -> None:
        """Take the keys that were pressed last."""
        self._is_waiting = False
        self.taken.emit(self._pressed)

    @override
    def event(self, event: QEvent) -> bool:
        if self._is_waiting and event.type() == QEvent.Type.ShortcutOverride:
            # Else the window would do what these keys do now.
            event.accept()
            return True
        if self._is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._read(event)
            return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave()

    def _read(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), not event.modifiers()
        if key in _MODIFIERS:
            return
        if is_plain and key == Qt.Key.Key_Escape:
            self._leave()
        elif is_plain and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._pressed = ""
            self.take()
        elif is_plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._pressed:
            self.take()
        else:
            self._try(event)

    def _try(self, event: QKeyEvent) -> None:
        pressed = event.keyCombination()
        refusal = refusal_of(pressed)
        if refusal is not None:
            self.said.emit(refusal)
            return
        self._pressed = portable(pressed)
        self._show(native(self._pressed))
        self.pressed_keys.emit(self._pressed)

    def _leave(self) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self._show(self._shown)
            self.said.emit("")

    def _show(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(f"Keys for {self._name}: {words}")


def _plain(spec: ActionSpec) -> str:
    return spec.text.replace("&", "").rstrip("…")
