# SPDX-License-Identifier: MIT
"""Make the sound that tells of the time in practice: one soft stroke of a small bell.

uv run docs/make_chime.py
"""

import math
import struct
import wave
from pathlib import Path

CHIME = Path(__file__).resolve().parents[1] / "resources" / "sounds" / "chime.wav"
RATE = 16_000
"""Samples a second: a bell this low needs no more."""
SECONDS, LOUDNESS = 1.4, 0.22
"""How long it sounds, and its highest point as a part of what a file can hold."""
PARTIALS = ((523.25, 1.0, 3.2), (1046.5, 0.35, 5.0), (1569.75, 0.12, 8.0))
"""Frequency, strength, and how fast it dies away, of the tones of which it is made."""
RISE, FALL = 0.012, 0.2
"""Seconds in which it begins and ends, so that nothing clicks."""


def main() -> None:
    """Write the file."""
    count = round(RATE * SECONDS)
    tones = [sum(_tone(at / RATE, *each) for each in PARTIALS) for at in range(count)]
    most = max(map(abs, tones))
    samples = [
        round(32_767 * LOUDNESS * tone / most * _envelope(at / RATE))
        for at, tone in enumerate(tones)
    ]
    CHIME.parent.mkdir(exist_ok=True)
    with wave.open(str(CHIME), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{count}h", *samples))


def _tone(at: float, frequency: float, strength: float, dying: float) -> float:
    return strength * math.exp(-dying * at) * math.sin(2 * math.pi * frequency * at)


def _envelope(at: float) -> float:
    return min(1.0, at / RISE, (SECONDS - at) / FALL)


if __name__ == "__main__":
    main()
