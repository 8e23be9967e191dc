# SPDX-License-Identifier: MIT
"""Keys that are the same everywhere and belong to no menu: those of fields, lists and tables.

They cannot be changed. Help and the printed page name them beside the keys of the actions.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.actions import Place


@dataclass(frozen=True, slots=True)
class FixedKey:
    """What keys do in a place; `keys` are written as they stand on the keyboard."""

    place: Place
    text: str
    keys: tuple[str, ...]


_ARROWS = "↑ ↓ ← →"

FIXED_KEYS: tuple[FixedKey, ...] = (
    FixedKey(Place.SOURCE, "Select words", ("Shift+→", "Ctrl+Shift+→")),
    FixedKey(Place.SOURCE, "Let go of the words", ("Esc",)),
    FixedKey(Place.SOURCE, "Ends: by word, by letter", ("→", "Ctrl+→")),
    FixedKey(Place.SOURCE, "Ends: the other one", ("Space",)),
    FixedKey(Place.SOURCE, "Ends: keep, give back", ("Enter", "Esc")),
    FixedKey(Place.NOTE, "Next step", ("Enter", "Tab")),
    FixedKey(Place.NOTE, "New line", ("Shift+Enter",)),
    FixedKey(Place.NOTE, "Beginnings for an empty step", ("↓",)),
    FixedKey(Place.NOTE, "Back to the text", ("Esc",)),
    FixedKey(Place.TABLE, "Move", (_ARROWS,)),
    FixedKey(Place.TABLE, "First, last", ("Home", "End")),
    FixedKey(Place.TABLE, "Open", ("Enter",)),
    FixedKey(Place.MARKS, "Choose several", ("Shift+↓", "Ctrl+Space", "Ctrl+A")),
    FixedKey(Place.MARKS, "Put under a letter", ("Ctrl+1 … 9",)),
    FixedKey(Place.MARKS, "Remove", ("Delete",)),
    FixedKey(Place.PLAN, "Open or close a point", ("→", "←")),
    FixedKey(Place.PLAN, "Evidence in its source", ("Enter",)),
    FixedKey(Place.PLAN, "Remove", ("Delete",)),
    FixedKey(Place.IMPORT, "Say what a part is", ("its first letter",)),
    FixedKey(Place.TIMELINE, "Next, the one before", ("→", "←")),
    FixedKey(Place.TIMELINE, "First, last in time", ("Home", "End")),
    FixedKey(Place.TIMELINE, "Look closer, see more years, see all", ("+", "−", "0")),
    FixedKey(Place.TIMELINE, "Open what is chosen", ("Enter",)),
    FixedKey(Place.REVIEW, "Choose the level", ("Ctrl+1 … 6",)),
    FixedKey(Place.REVIEW, "The mark within it", ("↑", "↓")),
    FixedKey(Place.REVIEW, "My codes: move one", ("Alt+↑", "Alt+↓")),
    FixedKey(Place.EVERYWHERE, "The menu", ("Alt", "F10")),
    FixedKey(Place.EVERYWHERE, "One step back", ("Esc",)),
)
"""All of them, in the order of the places."""
