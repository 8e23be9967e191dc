# SPDX-License-Identifier: MIT
"""The window with everything in it: what it shows first, and what it remembers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent
from typing_extensions import override

from workbench.services import (
    catalogues,
    first_view,
    keeping,
    libraries,
    preferring,
    remembering,
)
from workbench.ui.dropping import FileDrops
from workbench.ui.look.look import Look
from workbench.ui.window import Window
from workbench.ui.wiring import Wiring

_STATE = "window"


class MainWindow(Window):
    """One window on one library."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.wiring = Wiring(self)
        self.wiring.opening.library_chosen.connect(self.change_library)
        self.wiring.opening.nothing_chosen.connect(self.close)
        self._drops = FileDrops(self, self.wiring.importing.takes_drops)
        self._drops.dropped.connect(self.wiring.importing.read)
        self._is_closed = False

    def begin(self, folder: Path | None = None) -> None:
        """Show what was shown last, then open the library in `folder` beside it.

        Without `folder` that is the one to go on with; where several are known on this computer,
        the student is asked which. A library that does not exist yet begins with the example.
        """
        chosen = folder or libraries.library_to_begin_with()
        if chosen is None:
            self._ask_which()
        else:
            self._begin_with(chosen)

    def change_library(self, folder: Path) -> None:
        """Close this library and open the one in `folder`."""
        self._remember()
        self.wiring.closing.begin(lambda: self._change_to(folder))

    @override
    def end(self) -> None:
        self.keeping.flush()
        self.wiring.closing.stop()
        super().end()
        self._is_closed = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_closed:
            super().closeEvent(event)
            return
        # Keeping may take a while on a slow drive: the window goes when that is done.
        event.ignore()
        self._remember()
        # Qt takes no second wish to close while it answers the first.
        self.wiring.closing.begin(lambda: QTimer.singleShot(0, self._close_at_last))

    def _begin_with(self, folder: Path) -> None:
        self.session.folder = folder
        self.wiring.read.show()
        chosen = preferring.preferences_in(folder)
        self.look.choose(chosen.comfort)
        self.wiring.helping.use_keys(chosen.keys)
        self.desk.choose_framework(catalogues.framework_or_default(chosen.framework))
        self._restore()
        is_new = keeping.is_new(folder)
        view = first_view.load_first_view(folder)
        if view is None and is_new:
            view = first_view.example_view()
        if view is not None:
            self.desk.lay_out(view)
        else:
            self.wiring.read.page.show_loading()
        self._show_first()
        # The library costs more to import than the window: it waits until the window is painted.
        QTimer.singleShot(0, lambda: self.wiring.opening.open(folder, with_example=is_new))

    def _ask_which(self) -> None:
        self._show_first()
        # There is nothing to be read yet, and no saying whose it will be.
        self.wiring.read.hide()
        QTimer.singleShot(0, self.wiring.opening.choose)

    def _show_first(self) -> None:
        self.show_mode("read")
        self.show()
        self._drops.listen()
        if self.mode == "read":
            self.wiring.read.focus_text()

    def _change_to(self, folder: Path) -> None:
        self.desk.clear()
        self._begin_with(folder)

    def _close_at_last(self) -> None:
        self._is_closed = True
        self.close()

    def _remember(self) -> None:
        state = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "mode": self.mode,
            **self.wiring.state(),
        }
        remembering.remember(self.session.folder, _STATE, state)

    def _restore(self) -> None:
        state = remembering.recall(self.session.folder, _STATE)
        if isinstance(state, dict):
            geometry = str(state.get("geometry", "")).encode("ascii", "ignore")
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry)))
            self.wiring.restore(state)
