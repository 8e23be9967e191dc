# SPDX-License-Identifier: MIT
"""The styles of the paper: few sizes, clearly apart."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.export.pdf.flow.paper import INK, Paper, Style
from workbench.export.pdf.fonts import Face


@dataclass(frozen=True, slots=True)
class TypeStyles:
    """Every style that parts of a document use; quotations are in the sources' face."""

    title: Style
    heading: Style
    subheading: Style
    question: Style
    claim: Style
    body: Style
    quotation: Style
    label: Style
    caption: Style
    table: Style
    table_quotation: Style
    table_strong: Style
    table_caption: Style

    @classmethod
    def on(cls, paper: Paper) -> TypeStyles:
        """Return the styles at the scale of `paper`."""
        style = paper.style
        return cls(
            title=style(Face.PLAIN_BOLD, 21, 26),
            heading=style(Face.PLAIN_BOLD, 14, 18),
            subheading=style(Face.PLAIN_STRONG, 10.5, 14),
            question=style(Face.PLAIN_STRONG, 13, 17.5),
            claim=style(Face.PLAIN, 11.5, 16),
            body=style(Face.PLAIN, 10, 14),
            quotation=style(Face.READING, 10, 14.4),
            label=style(Face.PLAIN_STRONG, 9, 14),
            caption=style(Face.PLAIN, 8.6, 12, INK),
            table=style(Face.PLAIN, 8.2, 10.9),
            table_quotation=style(Face.READING, 8.2, 11.2),
            table_strong=style(Face.PLAIN_BOLD, 8.8, 11.2),
            table_caption=style(Face.PLAIN, 7.6, 10.2, INK),
        )
