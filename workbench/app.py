# SPDX-License-Identifier: MIT
"""Put the window together and run it: the only place that knows every layer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from workbench.ui.main_window import MainWindow

NAME = "Source Workbench"

_STYLE = ("-style", "Fusion")
"""Said here and not to Qt's `setStyle`, which hands the style back: its wrapper is slow to make."""

_NO_SCREEN = (
    "There is no screen to open a window on; "
    "the command line does the same work, “--help” lists its commands.\n"
)
_NO_WINDOW = (
    "A window cannot be opened here, because something is missing that Qt needs for this screen; "
    "the command line does the same work, “--help” lists its commands. For whoever helps you:\n"
)


def run(folder: Path | None = None) -> int:
    """Open the window on the library in `folder`, by default the user's own, until it is closed.

    Returns:
        The exit status: 0, or 1 where there is no screen.
    """
    if not _has_screen():
        sys.stderr.write(_NO_SCREEN)
        return 1
    from workbench import logs

    logs.start()
    application = _application()
    application.setApplicationName(NAME)
    window = open_window(folder, room=application.primaryScreen().availableSize())
    status = application.exec()
    window.end()
    return int(status)


def open_window(folder: Path | None = None, *, room: QSize | None = None) -> MainWindow:
    """Return the window as it was left, or with the source that was read last.

    All else is built after that.

    Args:
        folder: The library; by default the user's own.
        room: What the screen has for windows; without it the window is as large as designed.
    """
    from workbench.ui.collecting import Collecting
    from workbench.ui.main_window import MainWindow

    window = MainWindow()
    Collecting(window)
    _catch_errors(window)
    _follow_end_of_session(window)
    window.begin(folder, room=room)
    return window


def _application() -> QApplication:
    """Return Qt's application; where it cannot be had, say so in a sentence and end the process."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    said: list[str] = []

    def listen(kind: QtMsgType, _context: object, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            # Qt is about to abort the process, with a core dump, and nobody would know why.
            sys.stderr.write(_NO_WINDOW + "".join(f"  {each}\n" for each in said))
            sys.stderr.flush()
            os._exit(1)
        said.append(message)

    before = qInstallMessageHandler(listen)
    application = QApplication([*sys.argv[:1], *_STYLE])
    qInstallMessageHandler(before)
    return application


def _follow_end_of_session(window: MainWindow) -> None:
    """Have everything on the disk before the computer is shut down or somebody logs off."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.commitDataRequest.connect(lambda _: window.keep_at_once())


def _catch_errors(window: MainWindow) -> None:
    """Have errors in slots logged and told: Qt swallows them otherwise."""
    import logging

    log = logging.getLogger(__name__)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("an error in the window", exc_info=(kind, error, trace))
        window.tell_error()

    sys.excepthook = hook


def _has_screen() -> bool:
    """Tell whether Qt is going to find a screen; it ends the whole process where there is none."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    return _answers(host, int(number))


def _answers(host: str, number: int) -> bool:
    """Tell whether an X server listens as this display."""
    import socket

    places: list[tuple[socket.AddressFamily, str | tuple[str, int]]] = []
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 – where X servers listen
        places = [(socket.AF_UNIX, path), (socket.AF_UNIX, f"\0{path}")]
    else:
        places = [(socket.AF_INET, (host, 6000 + number))]
    for family, place in places:
        with socket.socket(family) as connection:
            connection.settimeout(2)
            try:
                connection.connect(place)
            except OSError:
                continue
            return True
    return False
