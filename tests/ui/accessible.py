# SPDX-License-Identifier: MIT
"""A window as a screen reader finds it: the tree, what is wrong with it, and what is announced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from workbench.ui.announcing import Announcement
from workbench.ui.widgets.lens import CoverageCells, Dots, LineSample, Tag
from workbench.ui.widgets.parts import Glyph

Role = QAccessible.Role
Text = QAccessible.Text

MOST_ITEMS = 40
"""Children of a list or table that are looked at: the others are made alike."""

FOCUSABLE_ROLES = {
    Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.Slider, Role.List,
    Role.ListItem, Role.Table, Role.Cell, Role.ComboBox, Role.Grip, Role.SpinBox, Role.MenuItem,
    Role.Tree, Role.TreeItem, Role.ScrollBar, Role.Splitter,
    # A text that can be selected, a picture, an area that is read by scrolling, a card.
    Role.StaticText, Role.Client, Role.Border,
}  # fmt: skip
WITHOUT_A_KEY = {
    "Reading ruler, off", "Reading ruler, on", "Change what is known", "Done",
    "Hide where it comes from", "Show where it comes from", "Redo",
}  # fmt: skip
"""Buttons with an icon alone that no key does, or that have none while there is nothing to do."""

_DECORATION = (Glyph, Tag, LineSample, CoverageCells, Dots)
_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


@dataclass(frozen=True)
class Spoken:
    """What a screen reader gets of one thing."""

    role: Role
    name: str
    description: str
    value: str
    can_have_focus: bool
    has_text: bool
    parent: int
    """The number of what it is in, as it is walked."""


def tree(root: QWidget) -> list[Spoken]:
    """Return everything that is to be seen below a widget, as a screen reader walks it."""
    return list(_walk(QAccessible.queryAccessibleInterface(root), 0, count(1)))


def _walk(interface: QAccessibleInterface, parent: int, numbers: Iterator[int]) -> Iterator[Spoken]:
    state = interface.state()
    yield Spoken(
        interface.role(),
        interface.text(Text.Name),
        interface.text(Text.Description),
        interface.text(Text.Value),
        bool(state.focusable),
        interface.textInterface() is not None,
        parent,
    )
    # Not its `id`: that is given again as soon as Python has let go of it.
    own = next(numbers)
    for number in range(min(interface.childCount(), MOST_ITEMS)):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from _walk(child, own, numbers)


def widgets(root: QWidget) -> list[QWidget]:
    """Return a widget and all that are to be seen in it."""
    return [root, *(each for each in root.findChildren(QWidget) if each.isVisible())]


def faults_of_tree(root: QWidget) -> list[str]:
    """Return what a screen reader could not say, or not tell apart."""
    spoken = tree(root)
    faults = [f"without a name: {each}" for each in spoken if each.can_have_focus and not each.name]
    faults += [
        f"an odd role: {each}"
        for each in spoken
        if each.can_have_focus and each.role not in FOCUSABLE_ROLES
    ]
    faults += [
        f"a cell or an item without words: {each}"
        for each in spoken
        if each.role in {Role.Cell, Role.ListItem, Role.ColumnHeader, Role.RowHeader}
        and not each.name
    ]
    faults += [
        f"a field that cannot be read: {each}"
        for each in spoken
        if each.role is Role.EditableText and not each.has_text
    ]
    twins = Counter(
        (each.parent, each.role, each.name, each.description)
        for each in spoken
        if each.can_have_focus and each.role not in {Role.Grip, Role.Cell, Role.ListItem}
    )
    return faults + [f"twice: {each}" for each, count in twins.items() if count > 1]


def faults_of_widgets(root: QWidget) -> list[str]:
    """Return what can be clicked or focused and says too little of itself."""
    faults = []
    for each in widgets(root):
        name = _name(each)
        takes_focus = each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.focusProxy() is None
        can_be_pressed = isinstance(each, QAbstractButton) and each.isEnabled()
        if (takes_focus or can_be_pressed) and not name:
            faults.append(f"without a name: {each}")
        if isinstance(each, _DECORATION) and takes_focus:
            faults.append(f"decoration that takes the focus: {each}")
        if _is_icon_alone(each) and not _says_its_key(each, name):
            faults.append(f"an icon without a tool tip or key: {name}: {each.toolTip()!r}")
    return faults


def faults_of_text(root: QWidget) -> list[str]:
    """Return where words of a file or a user could be read as markup."""
    faults = []
    for each in widgets(root):
        if isinstance(each, QLabel) and each.textFormat() is not Qt.TextFormat.PlainText:
            faults.append(f"not plain: {each}: {each.text()!r}")
        if isinstance(each, QTextEdit) and each.acceptRichText():
            faults.append(f"takes markup: {each}")
        if "<" in each.toolTip() and "&lt;" not in each.toolTip():
            faults.append(f"a tip that is markup: {each.toolTip()!r}")
    return faults


class Heard(QObject):
    """What was announced since it began to listen."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        QApplication.instance().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice of announcements."""
        if isinstance(event, Announcement):
            self.texts.append(event.text)
        return False

    def stop(self) -> None:
        """Listen no longer."""
        QApplication.instance().removeEventFilter(self)


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(Text.Name)


def _is_icon_alone(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton) or isinstance(widget, QToolButton):
        return False
    return not widget.text() and not widget.icon().isNull() and not widget.findChildren(QLabel)


def _says_its_key(widget: QWidget, name: str) -> bool:
    return bool(widget.toolTip()) and (widget.toolTip().endswith(")") or name in WITHOUT_A_KEY)
