# SPDX-License-Identifier: MIT
import sys
import wave
from array import array

import pytest
from PySide6.QtWidgets import QApplication

from workbench import assets
from workbench.ui.practising.chime import PLAYERS, play_chime


@pytest.fixture
def beeps(monkeypatch):
    """No player is installed; the system's own sounds are counted."""
    told = []
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(QApplication, "beep", lambda: told.append("beep"))
    return told


def test_the_sound_is_soft_short_and_does_not_click():
    with wave.open(str(assets.resource("sounds/chime.wav"))) as file:
        samples = array("h", file.readframes(file.getnframes()))
        assert file.getnframes() / file.getframerate() < 2
    assert 1_000 < max(map(abs, samples)) < 32_767 / 4
    assert max(map(abs, (*samples[:8], *samples[-8:]))) < 300


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays it by itself")
def test_the_system_plays_it(qtbot, beeps, tmp_path, monkeypatch):
    told = tmp_path / "told"
    player = tmp_path / PLAYERS[-1]
    player.write_text(f'#!/bin/sh\necho "$1" > "{told}"\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    play_chime()
    qtbot.waitUntil(lambda: told.exists() and told.read_text().endswith("\n"))
    assert told.read_text().strip() == str(assets.resource("sounds/chime.wav"))
    assert beeps == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays it by itself")
def test_without_a_player_the_system_makes_its_own_sound(qapp, beeps):
    play_chime()
    assert beeps == ["beep"]
