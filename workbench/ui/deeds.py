# SPDX-License-Identifier: MIT
"""What a student did before the window was there to answer."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputMethodEvent, QKeyEvent


class Chosen(NamedTuple):
    """Words of a part of the source are selected, or the caret is put there.

    `start` and `end` are positions in the part's stored text; `words` is what is shown there.
    """

    part: str
    start: int
    end: int
    words: str


class Pressed(NamedTuple):
    """A key was pressed, or something written with an input method."""

    event: QKeyEvent | QInputMethodEvent


class Clicked(NamedTuple):
    """The mouse was pressed and let go somewhere else, in pixels of the window's content."""

    place: QPoint
    button: int
    modifiers: int
    is_double: bool


Deed: TypeAlias = Chosen | Pressed | Clicked
"""One thing a student did before the window was there to answer."""
