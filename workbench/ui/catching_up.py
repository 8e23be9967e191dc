# SPDX-License-Identifier: MIT
"""Doing in the window what a student did before it was there (`workbench.ui.deeds`)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from workbench.domain.identifiers import SourceId
from workbench.domain.text import Span
from workbench.ui.deeds import Chosen, Clicked, Deed, Pressed
from workbench.ui.desk import Desk
from workbench.ui.reading.marked_text import MarkedText

_LEFT_OUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class CatchingUp:
    """Does deeds in a window, in their order."""

    def __init__(self, window: QMainWindow, desk: Desk, texts: Sequence[MarkedText]) -> None:
        self._window, self._desk = window, desk
        self._texts = {each.part.value: each for each in texts}

    def do(self, deeds: Sequence[Deed], source_id: SourceId) -> bool:
        """Do what was done while `source_id` was to be seen; tell whether all of it could be.

        Where other words are shown by now, nothing is done from there on: a key that was meant for
        a note would be taken for a command.
        """
        for deed in deeds:
            if not self._do(deed, source_id):
                return False
            # What comes of it may come a moment later: a note's field that gets the focus.
            QCoreApplication.processEvents(_LEFT_OUT)
        return True

    def _do(self, deed: Deed, source_id: SourceId) -> bool:
        if isinstance(deed, Chosen):
            return self._choose(deed, source_id)
        self._press(deed) if isinstance(deed, Pressed) else self._click(deed)
        return True

    def _choose(self, deed: Chosen, source_id: SourceId) -> bool:
        source, text = self._desk.source, self._texts[deed.part]
        there = text.text[deed.start : deed.end]
        if source is None or source.id != source_id or _letters(there) != _letters(deed.words):
            return False
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        if deed.start < deed.end:
            text.select(Span(deed.start, deed.end))
        else:
            text.place_caret(deed.start)
        return True

    def _press(self, deed: Pressed) -> None:
        event = deed.event
        action = self._action_of(event) if isinstance(event, QKeyEvent) else None
        if action is not None:
            action.trigger()
            return
        popup: QWidget | None = QApplication.activePopupWidget()
        QApplication.sendEvent(_with_focus(self._window) if popup is None else popup, event)

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        keys = QKeySequence(event.keyCombination())
        acts = (each for each in self._window.actions() if keys in each.shortcuts())
        return next((each for each in acts if each.isEnabled()), None)

    def _click(self, deed: Clicked) -> None:
        content = self._window.centralWidget()
        if content is None:
            return
        child: QWidget | None = content.childAt(deed.place)
        target = content if child is None else child
        at = QPointF(target.mapFrom(content, deed.place))
        button, held = Qt.MouseButton(deed.button), Qt.KeyboardModifier(deed.modifiers)
        kinds = QEvent.Type
        second = (kinds.MouseButtonDblClick, kinds.MouseButtonRelease) if deed.is_double else ()
        for kind in (kinds.MouseButtonPress, kinds.MouseButtonRelease, *second):
            event = QMouseEvent(kind, at, target.mapToGlobal(at), button, button, held)
            QApplication.sendEvent(target, event)


def _with_focus(window: QMainWindow) -> QWidget:
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _letters(words: str) -> str:
    """Return words without the white space, which no line shows as it is stored."""
    return "".join(words.split())
