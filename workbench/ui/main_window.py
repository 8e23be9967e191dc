# SPDX-License-Identifier: MIT
"""The window with everything in it: what it shows first, and what it remembers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent
from typing_extensions import override

from workbench.services import catalogues, first_view, keeping, preferring, remembering
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

    def begin(self, folder: Path | None = None) -> None:
        """Show what was shown last, then open the library in `folder` beside it.

        A library that does not exist yet begins with the example.
        """
        self.session.folder = folder or keeping.library_folder()
        chosen = preferring.preferences_in(self.session.folder)
        self.look.choose(chosen.comfort)
        self.wiring.helping.use_keys(chosen.keys)
        self.desk.framework = catalogues.framework_or_default(chosen.framework)
        self._restore()
        is_new = keeping.is_new(self.session.folder)
        view = first_view.load_first_view(self.session.folder)
        if view is None and is_new:
            view = first_view.example_view()
        if view is not None:
            self.desk.lay_out(view)
        else:
            self.wiring.read.page.show_loading()
        self.show_mode("read")
        self.show()
        if self.mode == "read":
            self.wiring.read.focus_text()
        # The library costs more to import than the window: it waits until the window is painted.
        QTimer.singleShot(0, lambda: self.wiring.opening.open(folder, with_example=is_new))

    def change_library(self, folder: Path) -> None:
        """Close this library and open the one in `folder`."""
        self.keeping.flush()
        self.keeping.remember()
        self.session.close()
        self.desk.clear()
        self.begin(folder)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._remember()

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
