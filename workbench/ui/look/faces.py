# SPDX-License-Identifier: MIT
"""Fonts in the design's manner; importing this costs next to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont

FALLBACKS = ("DejaVu Sans",)
"""The project's own typeface for what the others do not have."""


def face(families: Sequence[str], px: float) -> QFont:
    """Return a font of the first of these families that is there, `px` pixels large."""
    font = QFont()
    font.setFamilies([*families, *FALLBACKS])
    font.setPixelSize(max(1, round(px)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
