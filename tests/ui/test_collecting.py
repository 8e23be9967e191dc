# SPDX-License-Identifier: MIT
import gc
import weakref

from PySide6.QtCore import QObject

from workbench.ui.collecting import Collecting


class Knot:
    def __init__(self):
        self.itself = self


def test_garbage_goes_while_a_window_waits_for_its_student(qtbot):
    owner = QObject()
    Collecting(owner)
    assert not gc.isenabled()
    knot = weakref.ref(Knot())
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: knot() is None, timeout=10_000)
    assert kept
