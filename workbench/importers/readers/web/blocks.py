# SPDX-License-Identifier: MIT
"""What the elements of a web page become before it is written out: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbench.importers.boxes import opens_a_box
from workbench.importers.headings import heading_in
from workbench.importers.page import HintKind


@dataclass(frozen=True, slots=True)
class PictureReference:
    """A picture as a page names it: its address, and what the page says it shows.

    `is_told` says that the page speaks of it, so that it is worth a place even where it is missing.
    """

    address: str
    alt: str = ""
    is_told: bool = True


@dataclass
class Block:
    """A paragraph, a heading, a row of a table or a picture of a web page.

    `gap` is the number of blank lines above it. `why` says of what is no matter of the page why;
    `region` numbers the stretch around the page that it stands in, from 1. `is_term` says that an
    explanation of the words follows.
    """

    text: str
    kind: HintKind | None = None
    level: int = 0
    why: str | None = None
    region: int = 0
    gap: int = 1
    picture: PictureReference | None = None
    is_term: bool = False

    @cached_property
    def begins_source(self) -> bool:
        """Whether the words begin with the heading of a source, such as “Source A”."""
        heading = heading_in(self.text.split("\n", 1)[0]) if self.picture is None else None
        return heading is not None and heading.is_sure and not heading.is_rare

    @cached_property
    def is_source_heading(self) -> bool:
        """Whether the words are the heading of a source and nothing else."""
        heading = heading_in(self.text) if self.begins_source else None
        return heading is not None and heading.end >= len(self.text.rstrip())

    @cached_property
    def opens_box(self) -> bool:
        """Whether explained words or a fact follow."""
        return self.picture is None and opens_a_box(self.text)
