# SPDX-License-Identifier: MIT
"""The card with the earlier versions of one note: dates at the left, then and now beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Framework
from workbench.domain.note_versions import Change, NoteVersion
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.versions.compared import ComparedNote
from workbench.ui.versions.wording import LEGEND, NOTHING_KEPT, brief, name_of, parts_of
from workbench.ui.widgets.moments import here_and_now
from workbench.ui.widgets.parts import button, column, icon_button, label, row, rule, turn
from workbench.ui.widgets.text_list import TextLine, TextList

_WIDTH, _HEIGHT = 860, 520
_WIDE = 700
"""Pixels as designed from which the dates stand beside the notes."""
_LOW = 330
"""Pixels as designed below which the card fills its parent."""
_LIST_WIDTH, _ITEM = 210, 46
_MARGIN = 16
_UNLIMITED = 16_777_215
"""Qt's own value for no limit."""


class VersionsBox(QFrame):
    """Stands over its parent; Escape closes it and gives the focus back."""

    taken_back = Signal(object, object)
    """The annotation, and the `NoteVersion` that is to be its present again."""

    def __init__(
        self, look: Look, parent: QWidget, *, now: Callable[[], datetime] = here_and_now
    ) -> None:
        super().__init__(parent)
        self._look, self._now = look, now
        self._before: QWidget | None = None
        self._annotation: Annotation | None = None
        self._framework: Framework | None = None
        self._versions: tuple[NoteVersion, ...] = ()
        self.setProperty("surface", "card")
        self.setProperty("active", "true")
        self._title = label("", Style.PANE_TITLE)
        self.list = TextList(look, height=_ITEM)
        self.then = ComparedNote(look, "The note then", Change.GONE)
        self.present = ComparedNote(look, "The note now", Change.NEW)
        self._then_title = label("", Style.SMALL, ink="secondary")
        self._nothing = label(NOTHING_KEPT, Style.BODY, ink="secondary", wraps=True)
        self._legend = label(LEGEND, Style.CAPTION, ink="tertiary", wraps=True)
        self.take_back = button(look, "Take this one back", kind="primary", icon="history")
        self._notes = QWidget()
        self._body = QHBoxLayout()
        self._build_up()
        parent.installEventFilter(self)
        look.changed.connect(self._stand)
        self.hide()

    @property
    def annotation(self) -> Annotation | None:
        """The note whose versions are shown."""
        return self._annotation

    def show_versions(
        self,
        annotation: Annotation,
        versions: Sequence[NoteVersion],
        framework: Framework,
        *,
        can_change: bool,
    ) -> None:
        """Show the versions of a note, the newest first, beside what it says now."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._annotation, self._framework = annotation, framework
        self._versions = tuple(versions)
        title = f"Earlier versions of {annotation.short_id}"
        self._title.setText(title)
        self.setAccessibleName(title)
        has_any = bool(self._versions)
        for each in (self.list, self._notes, self.take_back):
            each.setVisible(has_any)
        self._nothing.setVisible(not has_any)
        self.take_back.setEnabled(can_change)
        self._list_dates()
        self._stand()
        self.show()
        self.raise_()
        (self.list if has_any else self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Go back to where one was."""
        self.hide()
        self._annotation = None
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def _build_up(self) -> None:
        self.list.setAccessibleName("When")
        self.list.setProperty("kind", "found")
        self.list.setWordWrap(True)
        self.list.line_changed.connect(self._show_version)
        self.list.activated.connect(lambda _: self.take_back.setFocus())
        self._close = icon_button(self._look, "x", "Close", keys="Esc")
        self._close.clicked.connect(self.close_box)
        self.take_back.clicked.connect(self._tell)
        now_title = label("Now", Style.SMALL, ink="secondary")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        self._sides.addLayout(column(self._then_title, self.then, gap=4))
        self._sides.addWidget(rule(is_upright=True))
        self._sides.addLayout(column(now_title, self.present, gap=4))
        self._notes.setLayout(self._sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(12)
        self._body.addWidget(self.list)
        self._body.addWidget(self._notes, 1)
        head = row(self._title, None, self._close)
        foot = QHBoxLayout()
        foot.addWidget(self._legend, 1)
        self.take_back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        foot.addWidget(self.take_back)
        layout = column(head, self._nothing, gap=8, margins=(16, 10, 16, 12))
        assert isinstance(layout, QBoxLayout)  # noqa: S101 – that is what a column is
        layout.addLayout(self._body, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _list_dates(self) -> None:
        names = ((name_of(version, self._now()), brief(version)) for version in self._versions)
        lines = [TextLine(f"{name}\n{words}", f"{name}: {words}") for name, words in names]
        self.list.show_lines(lines)
        self._show_version(0)

    def _show_version(self, place: int) -> None:
        if self._annotation is None or self._framework is None or not self._versions:
            return
        version = self._versions[max(0, place)]
        then, present = parts_of(version, self._annotation, self._framework)
        self._then_title.setText(f"Then: {name_of(version, self._now())}")
        self.then.show_parts(then)
        self.present.show_parts(present)

    def _tell(self) -> None:
        place = self.list.place()
        if self._annotation is not None and 0 <= place < len(self._versions):
            annotation, version = self._annotation, self._versions[place]
            self.close_box()
            self.taken_back.emit(annotation, version)

    def _stand(self) -> None:
        parent, scale = self.parentWidget() or self.window(), self._look.scale
        is_low = parent.height() < _LOW * scale
        margin = _MARGIN // 4 if is_low else _MARGIN
        width = min(round(_WIDTH * scale), parent.width() - 2 * margin)
        most = _HEIGHT if self._versions else _HEIGHT // 3
        height = min(round(most * scale), parent.height() - 2 * margin)
        self.setGeometry((parent.width() - width) // 2, margin, width, height)
        is_wide = width >= _WIDE * scale
        turn(self._body, is_wide=is_wide)
        item = round(_ITEM * scale)
        self.list.setMinimumWidth(round(_LIST_WIDTH * scale))
        self.list.setMaximumWidth(round(_LIST_WIDTH * scale) if is_wide else _UNLIMITED)
        # One row is enough to walk the dates where there is no room for two.
        rows = item + 6 if is_low else 2 * item + 6
        self.list.setMaximumHeight(_UNLIMITED if is_wide else rows)
        self._legend.setVisible(bool(self._versions) and not is_low)
        self.list.scrollTo(self.list.currentIndex())
