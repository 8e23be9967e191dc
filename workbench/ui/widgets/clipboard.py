# SPDX-License-Identifier: MIT
"""Putting words on the clipboard, for plain and for formatted texts."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy_words(text: str, html: str) -> None:
    """Put the same words on the clipboard as plain text and as HTML."""
    carried = QMimeData()
    carried.setText(text)
    # As bytes for other programs; nothing here reads markup.
    carried.setData("text/html", html.encode())
    QGuiApplication.clipboard().setMimeData(carried)
