# SPDX-License-Identifier: MIT
"""A quiet sound, played by whatever the system has for that.

Qt's own player is in a part of PySide that costs a hundred megabytes and is not used for anything
else here.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from workbench import assets

PLAYERS = ("afplay",) if sys.platform == "darwin" else ("pw-play", "paplay", "aplay")
"""Programs that play a file and end, in the order in which they are tried."""


def play_chime() -> None:
    """Play one soft stroke of a bell and return at once; without a player, the system's sound."""
    try:
        sound = str(assets.resource("sounds/chime.wav"))
    except assets.MissingAssetError:
        QApplication.beep()
        return
    if not (_played_by_windows(sound) or _played_by_program(sound)):
        QApplication.beep()


if sys.platform == "win32":
    import winsound

    def _played_by_windows(sound: str) -> bool:
        try:
            winsound.PlaySound(sound, winsound.SND_FILENAME | winsound.SND_ASYNC)
        except RuntimeError:
            return False
        return True

else:

    def _played_by_windows(_sound: str) -> bool:
        return False


def _played_by_program(sound: str) -> bool:
    found = (QStandardPaths.findExecutable(each) for each in PLAYERS)
    return any(program and bool(QProcess.startDetached(program, [sound])[0]) for program in found)
