# SPDX-License-Identifier: MIT
"""Where the lines of a source begin on paper, so that the window numbers them alike."""

from __future__ import annotations


def paper_lines(text: str) -> tuple[int, ...]:
    """Return the positions (code points) at which the lines of a source's text begin on paper.

    They are the exporter's own, at the measure it sets every source in. A megabyte takes about a
    tenth of a second, and the first call loads the fonts: not for the window's thread.
    """
    from workbench.export.pdf.fonts import Face
    from workbench.export.pdf.text_layout import LineNumbers, prepare

    return LineNumbers.of(prepare(text, Face.READING)).starts
