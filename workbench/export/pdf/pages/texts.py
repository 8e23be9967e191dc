# SPDX-License-Identifier: MIT
"""The sources' texts, measured once for all parts of a document."""

from __future__ import annotations

from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Source
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.text_layout import LineNumbers, Prepared, prepare


class SourceTexts:
    """Measured texts and line numbers by source."""

    def __init__(self) -> None:
        self._bodies: dict[SourceId, tuple[Prepared, LineNumbers]] = {}

    def body(self, source: Source) -> Prepared:
        """Return the measured text of a source; empty where it has none."""
        return self._measured(source)[0]

    def numbers(self, source: Source) -> LineNumbers:
        """Return the line numbers of a source's text."""
        return self._measured(source)[1]

    def _measured(self, source: Source) -> tuple[Prepared, LineNumbers]:
        found = self._bodies.get(source.id)
        if found is None:
            prepared = prepare(source.body or "", Face.READING)
            found = self._bodies[source.id] = (prepared, LineNumbers.of(prepared))
        return found
