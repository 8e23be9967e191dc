# SPDX-License-Identifier: MIT
"""What all parts of one document share: its paper, its signs, whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.annotations import Annotation
from workbench.domain.note_words import spoken_note
from workbench.export.pdf.flow.paper import Paper
from workbench.export.pdf.flow.signs import Sign, Signs
from workbench.export.pdf.structure import Highlight


@dataclass(frozen=True, slots=True)
class Look:
    """How one document looks.

    `author` stands at each highlight. `mark_keys` are the destinations of the marks that the
    plan leads to, by annotation id.
    """

    paper: Paper
    signs: Signs
    author: str
    mark_keys: Mapping[str, str]

    def highlight(self, annotation: Annotation, sign: Sign) -> Highlight:
        """Return the mark as an annotation of the file; the note is what a reader hears."""
        return Highlight(
            name=annotation.id,
            contents=spoken_note(sign.name, annotation),
            author=self.author,
            subject=sign.name,
            tint=sign.tint,
            created=annotation.created,
            modified=annotation.modified,
        )
