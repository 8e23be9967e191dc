# SPDX-License-Identifier: MIT
"""The document that Qt lays out: a source's blocks with the heights and distances of the design."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument

from workbench.ui.reading.shown_text import ShownBlock, ShownText

_GAP = 0.45
"""Room between paragraphs in heights of a line, as on paper."""

_LONGEST_SHORT = 140
"""Characters from which on a paragraph surely needs a second line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: heights and widths in pixels."""

    font: QFont
    line_height: int
    measure: float
    left: int
    below: int


def document_of(shown: ShownText, setting: Setting, parent: QObject) -> QTextDocument:
    """Return a document with the blocks of `shown`.

    Nothing of it is laid out yet: a view that is given the whole document at once lays out what is
    visible, and the rest while nobody waits. Changing a document would lay out all of it there and
    then.
    """
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(setting.font)
    frame = document.rootFrame().frameFormat()
    frame.setLeftMargin(setting.left)
    frame.setBottomMargin(setting.below)
    document.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(document)
    stands_apart = _stand_apart(shown, setting)
    for number, (apart, group) in enumerate(groupby(shown.blocks, lambda _: next(stands_apart))):
        kind = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        kind.setLineHeight(setting.line_height, fixed)
        kind.setTopMargin(round(_GAP * setting.line_height) if apart else 0)
        if number:
            cursor.insertBlock(kind)
        else:
            cursor.setBlockFormat(kind)
        cursor.insertText("\n".join(block.text for block in group))
    return document


def _stand_apart(shown: ShownText, setting: Setting) -> Iterator[bool]:
    """Yield for each block whether there is room above it.

    Rows of a table and lines of verse stand close; paragraphs stand apart.
    """
    metrics, was_alone, is_first = QFontMetricsF(setting.font), False, True
    for block in shown.blocks:
        is_alone = not block.continues and _is_one_line(block, metrics, setting.measure)
        yield not (is_first or block.continues or (was_alone and is_alone))
        was_alone, is_first = is_alone, False


def _is_one_line(block: ShownBlock, metrics: QFontMetricsF, measure: float) -> bool:
    length = block.end - block.start
    return length < _LONGEST_SHORT and metrics.horizontalAdvance(block.text) <= measure
