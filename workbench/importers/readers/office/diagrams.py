# SPDX-License-Identifier: MIT
"""Charts and diagrams: the words of a diagram are read, its boxes and arrows are not drawn."""

from __future__ import annotations

from workbench.importers.readers.office.blocks import Block, TextBlock
from workbench.importers.readers.office.drawing_names import DIAGRAM, A
from workbench.importers.readers.office.package import Package, Relation

CHART_WHY = "The chart cannot be shown; save it as a picture in its own program."


def diagram_blocks(package: Package, relation: Relation | None) -> list[Block]:
    """Return the words of a diagram (SmartArt), box by box.

    Raises:
        UnreadableFileError: the part with its words is damaged or made to do harm.
    """
    if relation is None or relation.part is None or not package.has(relation.part):
        return []
    blocks: list[Block] = []
    for point in package.xml(relation.part).iter(f"{DIAGRAM}pt"):
        for paragraph in point.iter(f"{A}p"):
            text = "".join(each.text or "" for each in paragraph.iter(f"{A}t"))
            if text.strip():
                blocks.append(TextBlock(text))
    return blocks
