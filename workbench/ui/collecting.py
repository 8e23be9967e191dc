# SPDX-License-Identifier: MIT
"""Garbage is looked for on the window's thread alone, see `workbench.garbage`."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from workbench.garbage import collect_by_request_only, collect_if_due

PAUSE = 200
"""Milliseconds between two looks: what a program makes meanwhile is looked through unnoticed."""


class Collecting(QObject):
    """Looks for garbage now and then as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        collect_by_request_only()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()
