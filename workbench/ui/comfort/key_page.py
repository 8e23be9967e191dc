# SPDX-License-Identifier: MIT
"""All keys on one page of paper, as they are on this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QPageLayout, QPageSize, QPainter, QPdfWriter

from workbench.ui.actions import ActionSpec, Place
from workbench.ui.fixed_keys import FIXED_KEYS
from workbench.ui.look.faces import FALLBACKS
from workbench.ui.look.tokens import tokens

_DOTS = 576
"""Dots per inch: eight for each point, so that sizes below are in eighths of a point.

With fewer the letters of small words stand so unevenly that a reader takes each for a word.
"""
_LINE, _HEADING, _TITLE = 104, 136, 240
_COLUMNS, _GAP = 2, 144
_LARGEST = 1.2
"""Times as large as designed, at most: lines are not to run into one another."""


def key_page(specs: Sequence[ActionSpec], keys: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return a PDF of one A4 page with the keys of all actions that have any.

    Args:
        specs: The actions.
        keys: Keys that were chosen in place of the usual ones, by action id.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Keys of Source Workbench")
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(15, 15, 15, 15),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    painter.setPen(QColor("black"))
    room = QRectF(0, 0, writer.width(), writer.height())
    _write(painter, room, _lines(specs, keys))
    painter.end()
    return bytes(buffer.data().data())


def save_key_page(
    path: Path, specs: Sequence[ActionSpec], keys: Mapping[str, tuple[str, ...]]
) -> None:
    """Write that page into a file.

    Raises:
        OutputUnwritableError: the file cannot be written.
        DiskFullError: there is no room for it.
    """
    from workbench.services.exporting import write_file

    write_file(path, key_page(specs, keys))


Line = tuple[str, str]


def _lines(specs: Sequence[ActionSpec], keys: Mapping[str, tuple[str, ...]]) -> list[Line]:
    """Return what stands on the page: a heading has no keys."""
    lines: list[Line] = []
    for place in Place:
        here = [
            (spec.text.rstrip("…"), words)
            for spec in specs
            if spec.place is place and (words := _words_of(spec, keys))
        ]
        fixed = [x for x in FIXED_KEYS if x.place is place]
        here += [(each.text, " or ".join(each.keys)) for each in fixed]
        if here:
            lines += [(place.value, ""), *here]
    return lines


def _words_of(spec: ActionSpec, keys: Mapping[str, tuple[str, ...]]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    chosen = [QKeySequence(key).toString(native) for key in keys.get(spec.id, spec.keys)]
    return " or ".join([*filter(None, (spec.letter,)), *chosen])


def _write(painter: QPainter, room: QRectF, lines: Sequence[Line]) -> None:
    width = (room.width() - (_COLUMNS - 1) * _GAP) / _COLUMNS
    painter.setFont(_font(128, QFont.Weight.Bold))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, "Keys")
    heights = [_LINE if keys else _HEADING for _, keys in lines]
    full = max(sum(heights) / _COLUMNS + _HEADING, 1.0)
    scale = min(_LARGEST, (room.height() - _TITLE) / full)
    x, y = 0.0, float(_TITLE)
    for (text, keys), height in zip(lines, heights, strict=True):
        if y + height > _TITLE + full and x == 0:
            x, y = width + _GAP, float(_TITLE)
        place = QRectF(x, _TITLE + (y - _TITLE) * scale, width, height * scale)
        weight = QFont.Weight.Normal if keys else QFont.Weight.Bold
        painter.setFont(_font(round((76 if keys else 84) * scale), weight))
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | bottom, text)
        painter.setFont(_font(round(76 * scale), QFont.Weight.Bold))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | bottom, keys)
        y += height


def _font(px: int, weight: QFont.Weight) -> QFont:
    font = QFont([tokens().interface_family, *FALLBACKS])
    font.setPixelSize(px)
    font.setWeight(weight)
    return font
