# SPDX-License-Identifier: MIT
"""Right of the page: the fields of the chosen source, or what the pack is called."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.domain.provenance import FIELD_NAMES
from workbench.domain.sources import SourceKind
from workbench.importers.draft import PackDraft
from workbench.services.drafting.certainty import Certainty
from workbench.services.drafting.source_fields import ORDER, SourceSheet
from workbench.ui.importing.field_row import FieldRow, TypedLine
from workbench.ui.importing.pieces import CertaintyBoxes
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.parts import button, label, row, scrolling, set_property, surface

LEAST_WIDTH = 280

KEYS = (
    ("First letter", "makes the part that kind"),
    ("Enter", "goes into the words, then cuts there"),
    ("Space", "takes the sentence"),
    ("J · M", "joins parts · merges sources"),
    ("Delete", "leaves out, brings back"),
    ("Alt+Up · Alt+Down", "moves the source in the pack"),
    ("Y", "takes the suggestion"),
)


class Details(QWidget):
    """Two sheets: one for a source, one for everything else on the page."""

    field_typed = Signal(str, str)
    field_taken_back = Signal(str)
    described = Signal(str)
    """With what the picture of the source shows."""
    renamed = Signal(str)
    kind_chosen = Signal(object)
    """With the `SourceKind`."""
    ticked = Signal(str, bool)
    """With `adapted` or `translated`."""
    left_out = Signal(bool)
    """Whether the source is left out now."""
    titled = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = label("", Style.PANE_TITLE)
        self._count = label("", Style.CAPTION, ink="tertiary")
        self._source = _SourceSheet(look)
        self._page = _PageSheet()
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._source)
        self._sheets.addWidget(self._page)
        self._lay_out()
        self.setMinimumWidth(round(LEAST_WIDTH * look.scale))
        self._source.description.typed.connect(self.described)
        self._source.name.typed.connect(self.renamed)
        self._source.kind_chosen.connect(self.kind_chosen)
        self._source.ticked.connect(self.ticked)
        self._source.left_out.connect(self.left_out)
        self._page.title.typed.connect(self.titled)
        for field in self._source.fields.values():
            field.typed.connect(self.field_typed)
            field.taken_back.connect(self.field_taken_back)

    def show_source(self, sheet: SourceSheet, count: str) -> None:
        """Show a source; `count` says which thing to check it is."""
        self._title.setText(sheet.name)
        self._count.setText(count)
        self._sheets.setCurrentWidget(self._source)
        self._source.show_sheet(sheet)

    def show_page(
        self, draft: PackDraft, title: str, count: str, *, asked: str | None = None
    ) -> None:
        """Show what the pack is going to be called, and what a chosen question was taken for."""
        self._title.setText("The pack")
        self._count.setText(count)
        self._sheets.setCurrentWidget(self._page)
        self._page.show_page(draft, title, asked)

    def commit(self) -> None:
        """Hand on what is being typed."""
        for line in self._lines():
            line.commit()

    def give_up_typing(self) -> bool:
        """Take back what is being typed; return whether something was."""
        return sum(line.give_up() for line in self._lines()) > 0

    def take_focus(self) -> None:
        """Put the focus into the first field."""
        is_source = self._sheets.currentWidget() is self._source
        line = self._source.fields[ORDER[0]].line if is_source else self._page.title
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(330 * self._look.scale), 400)

    def _lines(self) -> list[TypedLine]:
        if self._sheets.currentWidget() is self._page:
            return [self._page.title]
        return [
            self._source.description,
            self._source.name,
            *(field.line for field in self._source.fields.values()),
        ]

    def _lay_out(self) -> None:
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(16, 14, 16, 12)
        inner.setSpacing(10)
        inner.addLayout(row(self._title, None, self._count))
        inner.addWidget(self._sheets, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))


class _SourceSheet(QWidget):
    """The fields of one source, its kind, its name."""

    kind_chosen = Signal(object)
    ticked = Signal(str, bool)
    left_out = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.fields = {name: FieldRow(look, FIELD_NAMES[name]) for name in ORDER}
        self.description = TypedLine()
        self.description.setAccessibleName("What the picture shows")
        self.description.setPlaceholderText("For those who cannot see it")
        self._description_label = label("What the picture shows", Style.LABEL, ink="secondary")
        self.name = TypedLine()
        self.name.setAccessibleName("What the source is called")
        self._kind = _KindChoice(look)
        self._kind.kind_chosen.connect(self.kind_chosen)
        self._ticks = {
            "adapted": TickBox(look, "Cut or changed"),
            "translated": TickBox(look, "Put into English"),
        }
        for name, box in self._ticks.items():
            box.clicked.connect(lambda on, name=name: self.ticked.emit(name, on))
        self._more = button(look, "More fields", kind="ghost", icon="chevron-down", size="small")
        self._more.clicked.connect(self._show_more)
        self._out = button(look, "", kind="ghost", size="small")
        self._out.clicked.connect(self._turn_out)
        self._is_left_out = False
        self._has_more = False
        self._extra: set[str] = set()
        self._name_label = label("Called", Style.LABEL, ink="secondary")
        self._lay_out()

    def show_sheet(self, sheet: SourceSheet) -> None:
        """Show everything about a source."""
        self._extra = {field.name for field in sheet.fields if field.is_extra}
        for field in sheet.fields:
            self.fields[field.name].show_field(field)
        for part in (self.description, self._description_label):
            part.setVisible(sheet.description is not None)
        self.description.show_value(sheet.description or "")
        self.name.show_value(sheet.name)
        self._kind.show_kind(sheet)
        self._ticks["adapted"].setChecked(sheet.adapted)
        self._ticks["translated"].setChecked(sheet.translated)
        self._is_left_out = sheet.is_left_out
        words = f"Bring back {sheet.name}" if sheet.is_left_out else f"Leave out {sheet.name}"
        self._out.setText(words)
        self._out.setAccessibleName(words)
        self._show_fields()

    def _turn_out(self) -> None:
        self.left_out.emit(not self._is_left_out)

    def _show_more(self) -> None:
        self._has_more = not self._has_more
        self._show_fields()

    def _show_fields(self) -> None:
        for name, field in self.fields.items():
            has_focus = field.line.hasFocus()
            field.setVisible(self._has_more or has_focus or name not in self._extra)
        for part in (self._name_label, self.name, *self._ticks.values()):
            part.setVisible(self._has_more)
        words = "Fewer fields" if self._has_more else "More fields"
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.set_icon("chevron-up" if self._has_more else "chevron-down")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        describing = QVBoxLayout()
        describing.setSpacing(4)
        describing.addWidget(self._description_label)
        describing.addWidget(self.description)
        column.addLayout(describing)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self._kind)
        naming = QVBoxLayout()
        naming.setSpacing(4)
        naming.addWidget(self._name_label)
        naming.addWidget(self.name)
        column.addLayout(naming)
        for box in self._ticks.values():
            column.addWidget(box)
        column.addLayout(row(self._more, None))
        column.addLayout(row(self._out, None))
        column.addStretch(1)


class _KindChoice(QWidget):
    """From the time, or a later view."""

    kind_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sure = label("", Style.CAPTION, ink="tertiary")
        self._boxes = CertaintyBoxes(look)
        self._reason = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._choices = {
            SourceKind.SOURCE: button(look, "From the time", kind="choice", size="small"),
            SourceKind.INTERPRETATION: button(look, "Later view", kind="choice", size="small"),
        }
        group = QButtonGroup(self)
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(2, 2, 2, 2)
        side_by_side.setSpacing(2)
        for kind, choice in self._choices.items():
            choice.setCheckable(True)
            choice.clicked.connect(lambda _=False, kind=kind: self.kind_chosen.emit(kind))
            group.addButton(choice)
            side_by_side.addWidget(choice)
        side_by_side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = label("Kind", Style.LABEL, ink="secondary")
        column.addLayout(row(caption, None, self._sure, self._boxes, gap=6))
        column.addWidget(surface("sunken", side_by_side))
        column.addWidget(self._reason)

    def show_kind(self, sheet: SourceSheet) -> None:
        """Show which kind it is, and why it may be the other."""
        for kind, choice in self._choices.items():
            is_this = kind is sheet.kind
            choice.setChecked(is_this)
            choice.set_icon("check" if is_this else "")
            if not is_this:
                choice.setIcon(QIcon())
        is_sure = sheet.kind_certainty is Certainty.SURE
        self._sure.setText("" if is_sure else sheet.kind_certainty.value)
        set_property(self._sure, "ink", "")
        self._boxes.setVisible(not is_sure)
        self._boxes.show_certainty(sheet.kind_certainty)
        self._reason.setText(sheet.kind_reason or "")
        self._reason.setVisible(sheet.kind_reason is not None)


class _PageSheet(QWidget):
    """What the pack is called, where the page is from, and the keys of this place."""

    def __init__(self) -> None:
        super().__init__()
        self.title = TypedLine()
        self.title.setAccessibleName("Name of the pack")
        self._origin = label("", Style.SMALL, ink="secondary", wraps=True)
        self._origin_caption = label("This page is from", Style.LABEL, ink="secondary")
        self._asked = label("", Style.SMALL, wraps=True)
        self._asked_caption = label("This question", Style.LABEL, ink="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._asked_caption)
        column.addWidget(self._asked)
        column.addWidget(label("Name of the pack", Style.LABEL, ink="secondary"))
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self._origin_caption)
        column.addWidget(self._origin)
        column.addSpacing(12)
        column.addWidget(_key_table())
        column.addStretch(1)

    def show_page(self, draft: PackDraft, title: str, asked: str | None) -> None:
        """Show the name of the pack and of the file, and which exam a question is from."""
        self._asked.setText(asked or "")
        for part in (self._asked, self._asked_caption):
            part.setVisible(asked is not None)
        self.title.show_value(title)
        self._origin.setText(draft.origin)


def _key_table() -> QFrame:
    column = QVBoxLayout()
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    column.addWidget(label("With a part chosen", Style.LABEL, ink="secondary"))
    for key, does in KEYS:
        name = label(key, Style.CAPTION)
        name.setMinimumWidth(76)
        column.addLayout(row(name, label(does, Style.CAPTION, ink="secondary", wraps=True)))
    return surface("sunken", column)
