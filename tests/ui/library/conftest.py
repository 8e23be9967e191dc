# SPDX-License-Identifier: MIT
"""Widgets of one test are gone before the next begins."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def nothing_is_left(qapp):
    """Delete what was closed."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
