# SPDX-License-Identifier: MIT
"""The shapes of letters as paths, for letters that are drawn but not read as text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from workbench.export.pdf.fonts import MISSING, Face, face_for
from workbench.export.pdf.typefaces import typeface


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of one character, one em high: PDF operators that fill it, and its width in em."""

    path: str
    advance: float


@lru_cache(maxsize=4096)
def outline(char: str, face: Face) -> Outline:
    """Return the shape of `char` in `face`, or in the face that has it."""
    found = face_for(char, face)
    shaped, char = (found, char) if found else (face.fallback, MISSING)
    font = typeface(shaped)
    scale = 1 / font.face.upem
    glyph = font.get_nominal_glyph(ord(char)) or 0
    pen = _PathPen(scale)
    font.draw_glyph_with_pen(glyph, pen)
    path = " ".join([*pen.operators, "f"]) if pen.operators else ""
    return Outline(path, font.get_glyph_h_advance(glyph) * scale)


def shapes_width(text: str, face: Face) -> float:
    """Return the width of `text` in em when drawn as shapes."""
    return sum(outline(char, face).advance for char in text)


class _PathPen:
    """Receives a glyph's outline and keeps it as PDF operators; quadratic curves become cubic."""

    def __init__(self, scale: float) -> None:
        self.operators: list[str] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 – the pen protocol's name
        self._append("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._append("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._append("c", *points)

    def qCurveTo(  # noqa: N802
        self, control: tuple[float, float], end: tuple[float, float]
    ) -> None:
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, end
        self._append(
            "c",
            (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)),
            (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2)),
            end,
        )

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def _append(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{x * self._scale:.3f} {y * self._scale:.3f}" for x, y in points)
        self.operators.append(f"{numbers} {operator}")
        self._at = points[-1]
