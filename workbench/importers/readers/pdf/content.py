# SPDX-License-Identifier: MIT
"""What a page of a PDF holds, read once and looked at together with the other pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.importers.readers.pdf.columns import Picture
from workbench.importers.readers.pdf.geometry import Sheet
from workbench.importers.readers.pdf.images import Image
from workbench.importers.readers.pdf.rows import Row


@dataclass(frozen=True, slots=True)
class RowsRegion:
    """The rows and pictures of a region, from above to below.

    `direction` is where its words run to, in degrees clockwise; all but 0 are turned words, and the
    places of their rows are those of the turned page. `tables` are stretches of table rows.
    """

    rows: tuple[Row, ...]
    pictures: tuple[Picture, ...] = ()
    tables: tuple[tuple[float, float], ...] = ()
    direction: float = 0.0


@dataclass(slots=True)
class PageContent:
    """One page: `number` counts from 1; `letters` are those that can be read.

    `images` are its pictures, by whose numbers regions place them; `with_words` are the numbers of
    those that words stand in. `is_picture` says that the page is to be shown as it looks,
    `is_unsure` that its columns may have been told apart wrongly.
    """

    number: int
    sheet: Sheet
    regions: list[RowsRegion] = field(default_factory=list)
    images: tuple[Image, ...] = ()
    with_words: frozenset[int] = frozenset()
    letters: int = 0
    is_picture: bool = False
    is_unsure: bool = False
    is_garbled: bool = False
    is_cut: bool = False
