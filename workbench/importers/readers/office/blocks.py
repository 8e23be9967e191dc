# SPDX-License-Identifier: MIT
"""What all office formats are made of, in reading order: paragraphs, pictures, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.importers.page import HintKind, PagePicture


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph; line feeds in it are lines.

    `indent` is how far it is set in from the left edge of its column, in points; `is_trailing` says
    that it is set against the far edge. `is_close` says that no blank line stands above it. `kind`,
    `level` and `why` are those of its hint.
    """

    text: str
    kind: HintKind | None = None
    level: int = 0
    why: str | None = None
    indent: float = 0.0
    is_trailing: bool = False
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture."""

    picture: PagePicture


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the column it begins in, from 0, and what stands in it."""

    column: int
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table, row by row."""

    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class BoxBlock:
    """What stands beside or over the text around it, in a box of its own."""

    blocks: Sequence[Block]


Block = TextBlock | PictureBlock | TableBlock | BoxBlock
"""One thing of a document that stands by itself."""
