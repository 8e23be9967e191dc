# SPDX-License-Identifier: MIT
"""What all who lay out pages of paragraphs do with words."""

from __future__ import annotations

from workbench.export.pdf.flow.blocks import Text
from workbench.export.pdf.flow.paper import Style
from workbench.export.pdf.structure import Element, Role


class WordsOnPages:
    """Lays out words in a column, each paragraph with an element of its own in the tree."""

    def __init__(self, width: float) -> None:
        """Be ready for a column of so many points."""
        self._width = width

    def _text(
        self,
        words: str,
        style: Style,
        part: Element,
        role: Role = Role.PARAGRAPH,
        *,
        width: float | None = None,
    ) -> Text:
        """Return words as a new element of `part`, in the column or in `width` points of it."""
        content = part.add(role).content()
        return Text(words, style, self._width if width is None else width, content=content)
