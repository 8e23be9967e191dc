# SPDX-License-Identifier: MIT
"""Left of the page: what to check first, then all that was found, then what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.services.drafting.contents import (
    FoundGroup,
    FoundSource,
    Group,
    Row,
    amount,
    found_background,
    found_left_over,
    found_sources,
    rows_of,
)
from workbench.services.drafting.doubts import ThingToCheck
from workbench.services.drafting.history import Checking
from workbench.ui.importing.found_item import Entry, FoundItem
from workbench.ui.importing.pieces import GROUP_ICONS
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import label, row, scrolling, surface

LEAST_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on all pages, as far as it is listed; how much of it is going to be kept."""

    rows: tuple[Row, ...]
    things: tuple[ThingToCheck, ...]
    sources: tuple[FoundSource, ...]
    background: tuple[FoundGroup, ...]
    left_over: tuple[FoundGroup, ...]

    @classmethod
    def of(cls, checking: Checking, things: tuple[ThingToCheck, ...]) -> Found:
        """Return what was found on these pages."""
        rows = rows_of(checking.drafts)
        return cls(
            rows,
            things,
            found_sources(checking.drafts, rows),
            found_background(checking.drafts, rows),
            found_left_over(checking.drafts, rows),
        )

    @property
    def kept_sources(self) -> int:
        """How many sources are going to be kept."""
        return sum(not source.is_left_out for source in self.sources)


class FoundList(QWidget):
    """The list; a line that is pressed leads to its part of the page."""

    chosen = Signal(object)
    """With the `Row` a line leads to."""
    opened = Signal()
    """A line was pressed, not only passed by an arrow key."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = label("", Style.PANE_TITLE, wraps=True)
        self._hint = label("", Style.SMALL, ink="secondary", wraps=True)
        self._sections = [
            _Section(look, ""),
            _Section(look, "Sources"),
            _Section(look, "Background"),
            _Section(look, "Left over"),
        ]
        self._scroll = self._lay_out()
        self.setMinimumWidth(round(LEAST_WIDTH * look.scale))
        for section in self._sections:
            section.pressed.connect(self._open)
            section.stepped.connect(self._step)

    def show_found(self, found: Found, chosen: Row | None) -> None:
        """Show what was found; the line of the chosen part has a frame."""
        count = len(found.things)
        many = amount(count, "thing")
        self._title.setText(f"{many} to check" if count else "Nothing left to check")
        self._hint.setText("Everything else was clear. You can change any of it.")
        doubtful = {(x.row.page, x.row.source) for x in found.things if x.row.source is not None}
        clear = [
            source
            for source in found.sources
            if (source.row.page, source.row.source) not in doubtful and not source.is_left_out
        ]
        left_out = [source for source in found.sources if source.is_left_out]
        self._sections[0].show_entries([_thing(each) for each in found.things], "", chosen)
        self._sections[1].show_entries(
            [_source(each) for each in clear], str(found.kept_sources), chosen
        )
        self._sections[2].show_entries(
            [_group(each) for each in found.background],
            str(sum(each.count for each in found.background)),
            chosen,
        )
        lines = sum(each.count for each in found.left_over) + len(left_out)
        self._sections[3].show_entries(
            [*(_left_out(each) for each in left_out), *(_left(each) for each in found.left_over)],
            amount(lines, "line"),
            chosen,
        )
        items = self._items()
        if items and not any(item.isChecked() for item in items):
            items[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def take_focus(self) -> None:
        """Put the focus on the line that is chosen, or on the first one."""
        items = self._items()
        chosen = next((item for item in items if item.isChecked()), items[0] if items else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(288 * self._look.scale), 400)

    def _lay_out(self) -> QScrollArea:
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(8, 14, 8, 8)
        inner.setSpacing(1)
        head = QVBoxLayout()
        head.setContentsMargins(10, 0, 6, 4)
        head.setSpacing(3)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        inner.addLayout(head)
        for section in self._sections:
            inner.addWidget(section)
        inner.addStretch(1)
        area = scrolling(inside)
        around = QVBoxLayout()
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        ground = surface("pane", around)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        return area

    def _items(self) -> list[FoundItem]:
        return [item for section in self._sections for item in section.items()]

    def _step(self, item: FoundItem, step: int) -> None:
        items = self._items()
        number = items.index(item) + step
        if 0 <= number < len(items):
            items[number].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(items[number])
            entry = items[number].entry
            if entry is not None:
                self.chosen.emit(entry.row)

    def _open(self, row: Row) -> None:
        self.chosen.emit(row)
        self.opened.emit()


class _Section(QWidget):
    """A heading with a number, and lines below it; hidden while it has none."""

    pressed = Signal(object)
    stepped = Signal(object, int)

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self._is_by_block = not title
        self._items: list[FoundItem] = []
        self._count = label("", Style.LABEL, ink="tertiary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        if title:
            name = label(title, Style.LABEL, ink="tertiary")
            self._column.addLayout(row(name, None, self._count, margins=(10, 6, 10, 0)))
        else:
            self._count.setParent(self)
            self._count.hide()

    def items(self) -> list[FoundItem]:
        """Return the lines that are shown."""
        return [item for item in self._items if not item.isHidden()]

    def show_entries(self, entries: Sequence[Entry], count: str, chosen: Row | None) -> None:
        """Show these lines; those that were there are used again."""
        self._count.setText(count)
        while len(self._items) < len(entries):
            self._add()
        for item, entry in zip(self._items, entries, strict=False):
            is_chosen = chosen is not None and _is_same(
                entry.row, chosen, by_block=self._is_by_block
            )
            item.show_entry(entry, is_chosen=is_chosen)
        for number, item in enumerate(self._items):
            item.setVisible(number < len(entries))
        self.setVisible(bool(entries))

    def _add(self) -> None:
        item = FoundItem(self._look)
        item.clicked.connect(lambda: self.pressed.emit(item.entry.row if item.entry else None))
        item.stepped.connect(lambda step: self.stepped.emit(item, step))
        self._items.append(item)
        self._column.addWidget(item)


def _is_same(mine: Row, chosen: Row, *, by_block: bool) -> bool:
    """Tell whether a line speaks about the thing that the chosen part belongs to."""
    if mine.page != chosen.page:
        return False
    if mine.source is not None or chosen.source is not None:
        return mine.source == chosen.source
    if mine.group is Group.LEFT_OVER or by_block:
        return mine.block == chosen.block
    return mine.group is chosen.group


def _thing(thing: ThingToCheck) -> Entry:
    return Entry("triangle-alert", thing.name, thing.words, thing.row, thing.certainty)


def _source(source: FoundSource) -> Entry:
    return Entry("file-text", source.name, source.short_name, source.row, source.certainty)


def _left_out(source: FoundSource) -> Entry:
    return Entry("scissors", source.name, "left out by you", source.row)


def _group(group: FoundGroup) -> Entry:
    return Entry(GROUP_ICONS[group.group], group.name, group.amount, group.row)


def _left(group: FoundGroup) -> Entry:
    return Entry("scissors", group.name, f"{group.amount}, not kept unless you say so", group.row)
