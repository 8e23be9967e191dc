# SPDX-License-Identifier: MIT
"""Where Tab leads: along the layouts, as one reads, whatever was made or moved when.

Qt goes by the order in which widgets were made, and panes here move while cards come and go.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QSplitter, QWidget


def next_focus(root: QWidget, current: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return what gets the focus after `current` below `root`, or None where nothing takes it."""
    order = [each for each in in_order(root) if each is current or _takes_tab(each)]
    if not forward:
        order.reverse()
    place = order.index(current) + 1 if current in order else 0
    return next((each for each in (*order[place:], *order[:place]) if _takes_tab(each)), None)


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is to be seen in a widget, as it is laid out."""
    for child in _children(widget):
        if child.isVisible():
            yield child
            yield from in_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Return the children as they are laid out, and after them those that stand freely."""
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    if isinstance(widget, QSplitter):
        placed = [x for number in range(widget.count()) if (x := widget.widget(number))]
    known = set(placed)
    free = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child not in known and not child.isWindow()
    ]
    return placed + sorted(free, key=lambda child: (child.y(), child.x()))


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None
