# SPDX-License-Identifier: MIT
"""Tell a screen reader what happened somewhere else than where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcement(QEvent):
    """Comes to a widget before `text` is spoken on its behalf; whoever filters it hears it too."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, text: str) -> None:
        super().__init__(self.KIND)
        self.text = text


def announce(widget: QWidget, text: str) -> None:
    """Have `text` spoken when the reader pauses, on behalf of `widget`."""
    if QAccessible.isActive():
        QCoreApplication.sendEvent(widget, Announcement(text))
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
