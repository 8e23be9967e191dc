# SPDX-License-Identifier: MIT
"""Which keys can be chosen, and what a key would be taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from workbench.ui.actions import ActionSpec, Place

Keys = Mapping[str, tuple[str, ...]]
"""Keys that were chosen in place of the usual ones, by the id of what they do."""

_TOGETHER = frozenset({Place.SOURCE, Place.NOTE})
"""Places that are on screen at the same time."""

_READERS = {Qt.Key.Key_Insert: "Insert", Qt.Key.Key_CapsLock: "Caps Lock"}
_RARE_SIGNS = set("[]{}@\\|~#")
_FIELDS = {Qt.Key.Key_A: "choosing all", Qt.Key.Key_C: "copying", Qt.Key.Key_V: "pasting",
           Qt.Key.Key_X: "cutting"}  # fmt: skip

_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def refusal_of(pressed: QKeyCombination) -> str | None:
    """Return why these keys cannot be chosen, in one sentence, or None where they can.

    Screen readers, the system, keyboards of other languages and fields own some of them.
    """
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    if modifiers & Qt.KeyboardModifier.MetaModifier:
        return "Keys with the Windows key belong to the system."
    if modifiers & Qt.KeyboardModifier.KeypadModifier:
        return "The number pad belongs to screen readers."
    if key in _READERS:
        return f"{_READERS[key]} belongs to screen readers."
    if modifiers & _CTRL and modifiers & _ALT:
        return "Ctrl with Alt belongs to screen readers and to letters of other keyboards."
    return _refusal_of_letter(key, modifiers)


def _refusal_of_letter(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str | None:
    is_sign = Qt.Key.Key_Space <= key <= Qt.Key.Key_AsciiTilde
    if modifiers & _ALT and Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return "Alt with a letter belongs to the menu."
    if modifiers & _CTRL and modifiers & _SHIFT and key == Qt.Key.Key_0:
        return "Windows uses Ctrl+Shift+0 to change keyboards."
    if modifiers == _CTRL and key in _FIELDS:
        return f"Every field needs these keys for {_FIELDS[key]}."
    if is_sign and chr(key) in _RARE_SIGNS:
        return "On some keyboards this sign needs a key of its own."
    is_function_key = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if not modifiers & (_CTRL | _ALT) and not is_function_key:
        return "Single keys are for typing and marking; hold Ctrl or Alt with it."
    return None


def keys_of(spec: ActionSpec, keys: Keys) -> tuple[str, ...]:
    """Return the keys in use for an action."""
    return keys.get(spec.id, spec.keys)


def taken_from(
    key: str, spec: ActionSpec, specs: Iterable[ActionSpec], keys: Keys
) -> tuple[ActionSpec, ...]:
    """Return the actions that `key` would be taken from; none where they never act together."""
    return tuple(
        other
        for other in specs
        if other.id != spec.id
        and key in keys_of(other, keys)
        and _act_together(spec.place, other.place)
    )


def with_key(
    key: str | None, spec: ActionSpec, specs: Sequence[ActionSpec], keys: Keys
) -> dict[str, tuple[str, ...]]:
    """Return the keys chosen when `key` alone, or none, does this and nothing that clashes."""
    chosen = dict(keys)
    chosen[spec.id] = (key,) if key else ()
    for other in taken_from(key, spec, specs, keys) if key else ():
        chosen[other.id] = tuple(each for each in keys_of(other, keys) if each != key)
    usual = {each.id: each.keys for each in specs}
    return {name: each for name, each in chosen.items() if each != usual.get(name)}


def portable(pressed: QKeyCombination) -> str:
    """Return keys as they are written in the table of actions: “Ctrl+Shift+M”."""
    return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """Return keys as they stand on this keyboard."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _act_together(one: Place, other: Place) -> bool:
    return one is other or Place.EVERYWHERE in {one, other} or {one, other} <= _TOGETHER
