# SPDX-License-Identifier: MIT
"""The bar on top: the question that is worked on, whether everything is kept, undo, export."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.actions import Actions
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import plain_tip, show_keys
from workbench.ui.widgets.parts import (
    Button,
    ElidedLabel,
    Glyph,
    button,
    icon_button,
    label,
    set_property,
)

KEPT, KEEPING = "All changes kept", "Keeping…"
_FLATTER = 8
"""Pixels as designed that the bar gives up in a low window."""
QUIET_MS = 300
"""Milliseconds a save may take before it is mentioned."""


class TopBar(QFrame):
    """The question, the state of keeping, and the buttons of the whole window."""

    enquiries_wanted = Signal()
    retry_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_flat = False
        self.setProperty("surface", "window")
        self._caption = label("Enquiry", Style.CAPTION, ink="tertiary")
        self._question = ElidedLabel("", Style.ENQUIRY, mode=Qt.TextElideMode.ElideMiddle)
        self._question.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._choose = icon_button(look, "chevron-down", "Choose the enquiry")
        show_keys(self._choose, "Choose the enquiry", actions["enquiries"])
        self._choose.clicked.connect(self.enquiries_wanted)
        self._ask = button(look, "Choose a question")
        self._ask.clicked.connect(self.enquiries_wanted)
        self._tick = Glyph(look, "check", size=16, colour="text_tertiary")
        self._state = label(KEPT, Style.CAPTION, ink="tertiary")
        self._retry = button(look, "Try again", size="small")
        self._retry.clicked.connect(self.retry_wanted)
        self._copy = button(look, "Save a copy", size="small")
        self._copy.clicked.connect(self.copy_wanted)
        self._undo = _action_button(look, actions, "undo")
        self._redo = _action_button(look, actions, "redo")
        self._search = button(look, "Search everything", kind="search", icon="search")
        self._search.clicked.connect(actions["search"].trigger)
        show_keys(self._search, "Search everything", actions["search"])
        self._export = button(look, "Export", icon="file-down")
        self._export.clicked.connect(actions["export"].trigger)
        show_keys(self._export, "Export and print", actions["export"])
        self._looking: str | None = None
        self._late = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._late.timeout.connect(lambda: self._say(KEEPING, "clock"))
        self._lay_out()
        look.changed.connect(self._follow_look)
        self._follow_look()
        self.show_question(None)
        self.show_fault(None)

    def show_question(self, question: str | None, *, caption: str = "Enquiry") -> None:
        """Show the question, or that there is none yet."""
        self._caption.setText(caption)
        self._caption.setVisible(question is not None)
        self._question.setVisible(question is not None)
        self._choose.setVisible(question is not None and caption == "Enquiry")
        self._ask.setVisible(question is None)
        self._question.show_text(question or "")
        # The label itself knows its font only after it was shown once.
        metrics = QFontMetrics(self._look.font(Style.ENQUIRY))
        width = metrics.horizontalAdvance(question or "") + 4
        self._question.setMaximumWidth(width)
        self._question.setMinimumWidth(min(width, 120))

    def show_keeping(self, is_busy: bool) -> None:
        """Say that all is kept only while it is; say that it is being kept after a while."""
        if self._looking is not None:
            return
        if is_busy:
            if self._state.text() == KEPT:
                self._say("", "")
                self._late.start()
            return
        self._late.stop()
        if not self._retry.isVisibleTo(self):
            self._say_kept(is_news=self._state.text() == KEEPING)

    def show_fault(self, message: str | None, *, beginning: str = "Not saved") -> None:
        """Show that something is not kept and why, or that it is again."""
        if self._looking is not None:
            return
        was_faulty = self._retry.isVisibleTo(self)
        for each in (self._retry, self._copy):
            each.setVisible(message is not None)
        set_property(self._state, "ink", "tertiary" if message is None else "error")
        if message is None:
            self._say_kept(is_news=was_faulty)
        else:
            self._late.stop()
            self._say(f"{beginning} – {message}", "triangle-alert")
            announce(self, f"{beginning} – {message}")

    def show_looking(self, words: str | None) -> None:
        """Show in `words` that nothing can be changed, with a way to try again; None ends that."""
        self._looking = None
        self.show_fault(None)
        self._looking = words
        self._retry.setVisible(words is not None)
        if words is not None:
            self._late.stop()
            self._say(words, "eye")
            announce(self, words)

    def show_closing(self) -> None:
        """Say at once that everything is being kept, because the window is going to close."""
        self.show_looking(None)
        self._late.stop()
        self._say(KEEPING, "clock")

    def state(self) -> str:
        """Return what the bar says about keeping."""
        return self._state.text()

    def be_narrow(self, is_narrow: bool) -> None:
        """Leave out what has a key and a menu entry, too."""
        self._search.setText("" if is_narrow else "Search everything")
        self._search.setAccessibleName("Search everything")
        self._export.setText("" if is_narrow else "Export")
        self._export.setAccessibleName("Export")

    def be_flat(self, is_flat: bool) -> None:
        """Take less height, or as much as designed."""
        if is_flat != self._is_flat:
            self._is_flat = is_flat
            self._follow_look()

    def _say_kept(self, *, is_news: bool) -> None:
        """Show that all is kept; speak of it only after something else was said."""
        self._say(KEPT, "check")
        if is_news:
            announce(self, KEPT)

    def _say(self, text: str, icon: str) -> None:
        self._state.setText(text)
        self._tick.setVisible(bool(icon))
        if icon:
            self._tick.show_icon(icon)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._caption)
        question = QHBoxLayout()
        question.setSpacing(2)
        question.addWidget(self._question)
        question.addWidget(self._choose)
        question.addWidget(self._ask)
        question.addStretch(1)
        words.addLayout(question)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 16, 0)
        layout.setSpacing(6)
        layout.addLayout(words, 1)
        for widget in (self._tick, self._state, self._retry, self._copy):
            layout.addWidget(widget)
        layout.addSpacing(8)
        for widget in (self._undo, self._redo, self._search, self._export):
            layout.addWidget(widget)

    def _follow_look(self) -> None:
        less = round(_FLATTER * self._look.scale) if self._is_flat else 0
        self.setFixedHeight(self._look.px("top_bar") - less)
        self.show_question(self._question.accessibleName() or None, caption=self._caption.text())


def _action_button(look: Look, actions: Actions, name: str) -> Button:
    action: QAction = actions[name]
    icon = {"undo": "undo-2", "redo": "redo-2"}[name]
    made = icon_button(look, icon, action.text())
    made.clicked.connect(action.trigger)

    def follow() -> None:
        keys = actions.keys_of(name)
        made.setEnabled(action.isEnabled())
        made.setAccessibleName(action.text())
        made.setToolTip(plain_tip(f"{action.text()} ({keys})" if keys else action.text()))

    action.changed.connect(follow)
    follow()
    return made
