# SPDX-License-Identifier: MIT
"""How a window comes to be: seen at once, marked in a moment later, whole when all is built.

What is imported here is waited for before anything can be seen. Until something is seen nobody asks
for `QtCore.Qt`: making all its enumerations takes longer than showing a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.turns import take_short_turns
from workbench.ui.last_sight import LastSight

Steps = Callable[[], Iterator[None]]


class Beginning(QObject):
    """Shows a sight of the window until the window is built in its place.

    What builds it is imported on another thread, and built in steps: in between the sight answers
    keys and the mouse.
    """

    _imported = Signal()

    def __init__(self, sight: LastSight, steps: Steps, parent: QObject) -> None:
        """Begin when `sight` has been painted.

        Args:
            sight: What is to be seen meanwhile.
            steps: Builds the window, a step each time it is asked for the next one.
            parent: Lives longer than this.
        """
        super().__init__(parent)
        self._sight, self._make_steps = sight, steps
        self._steps: Iterator[None] | None = None
        self._imported.connect(self._go_on)
        sight.painted.connect(self._import)

    def stop(self) -> None:
        """Build nothing more: the window is closed."""
        self._steps = iter(())

    def _import(self) -> None:
        from threading import Thread

        self._sight.listen()
        take_short_turns()
        Thread(target=_import_the_window, args=(self._imported.emit,), name="import").start()

    def _go_on(self) -> None:
        if self._steps is None:
            self._steps = self._make_steps()
        for _ in self._steps:
            QTimer.singleShot(0, self, self._go_on)
            break


def _import_the_window(then: Callable[[], object]) -> None:
    try:
        import workbench.services.first_view
        import workbench.ui.catching_up
        import workbench.ui.dropping
        import workbench.ui.furnishing
        import workbench.ui.wiring  # noqa: F401
    finally:
        # What cannot be imported is told where it is used; the window may be closed by now.
        with suppress(RuntimeError):
            then()
