# SPDX-License-Identifier: MIT
"""Draws a picture of time with any painter: on the window, into a file.

Sources are filled and events hollow, what is known to the month a dot and the rest a hatched bar,
what is in doubt dashed: nothing is told by colour.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from workbench.domain.timeline.picture import (
    AXIS,
    BADGE,
    INSET,
    LINE,
    SAMPLE,
    Box,
    Picture,
    Placard,
    Sample,
    Spot,
    Words,
)
from workbench.domain.timeline.strip import NO_DATE_NOTE
from workbench.ui.look.tokens import Theme
from workbench.ui.timeline.ink import Ink

_BAR, _THIN_BAR, _DOT, _RING = 11.0, 9.0, 6.0, 4.6
"""Heights of the bars of sources and events, radii of their dots."""

_HATCH = 5.0
_ALIGN = Qt.AlignmentFlag
_MIDDLE = _ALIGN.AlignVCenter | _ALIGN.AlignLeft


class PicturePainter:
    """Draws one picture; the item with the key `chosen` stands out by its weight."""

    def __init__(self, painter: QPainter, ink: Ink, picture: Picture, chosen: str = "") -> None:
        self._painter, self._ink, self._picture = painter, ink, picture
        self._chosen = chosen
        self._made = self._made_at()

    def paint(self) -> None:
        """Draw everything, in units of the picture."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self._picture
        painter.fillRect(QRectF(0, 0, picture.width, picture.height), self._ink.colour("page"))
        self._paint_grid()
        self._paint_made()
        for leader in picture.leaders:
            self._paint_leader(leader.key, leader.x, leader.top, leader.bottom)
        self._paint_axis()
        self._paint_breaks()
        # Long bars lie under short ones, and dots on top of bars.
        for spot in sorted(picture.spots, key=lambda each: (each.is_dot, each.left - each.right)):
            self._paint_spot(spot)
        for placard in picture.placards:
            self._paint_placard(placard)
        self._paint_strip()

    # What is behind

    def _paint_grid(self) -> None:
        bottom = self._picture.strip.box.top
        # Where all lines are of one strength, those that matter least are dotted.
        is_strong = self._ink.colours.theme is Theme.HIGH_CONTRAST
        style = Qt.PenStyle.DotLine if is_strong else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(self._ink.colour("divider"), 1, style))
        for each in self._picture.divisions:
            for x in {each.left, each.right}:
                self._painter.drawLine(QPointF(x, 0), QPointF(x, bottom))

    def _paint_made(self) -> None:
        """Draw over the whole height when the chosen one was: what is before, what after."""
        made = self._made
        bottom = self._picture.strip.box.top
        if len(made) > 1:
            band = QRectF(made[0], 0, made[1] - made[0], bottom)
            self._painter.fillRect(band, self._ink.colour("sunken"))
        self._painter.setPen(QPen(self._ink.colour("text_secondary"), 1, Qt.PenStyle.DashLine))
        for x in made:
            self._painter.drawLine(QPointF(x, 0), QPointF(x, bottom))

    def _made_at(self) -> tuple[float, ...]:
        """Return where the chosen one was made: a place, the two ends of a stretch, or nothing."""
        spot = next((x for x in self._picture.spots if x.item.key == self._chosen), None)
        if spot is None:
            return ()
        return (spot.middle,) if spot.is_dot else (spot.left, spot.right)

    def _paint_leader(self, key: str, x: float, top: float, bottom: float) -> None:
        is_chosen = key == self._chosen
        colour = "text" if is_chosen else "text_tertiary"
        self._painter.setPen(QPen(self._ink.colour(colour), 2 if is_chosen else 1))
        self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    # Axis

    def _paint_axis(self) -> None:
        painter, ink, picture = self._painter, self._ink, self._picture
        axis = picture.axis
        painter.fillRect(_rect(axis), ink.colour("window"))
        painter.setPen(QPen(ink.colour("divider"), 1))
        for y in (axis.top, axis.bottom):
            painter.drawLine(QPointF(0, y), QPointF(axis.right, y))
        painter.setFont(ink.fonts[Words.TICK])
        for each in picture.divisions:
            painter.setPen(QPen(ink.colour("control_border"), 1))
            for x in {each.left, each.right}:
                painter.drawLine(QPointF(x, axis.top), QPointF(x, axis.top + 6))
            if each.has_words:
                room = QRectF(each.left, axis.top, each.right - each.left, AXIS)
                painter.setPen(ink.colour("text"))
                painter.drawText(room, _ALIGN.AlignCenter, each.stretch.text)

    def _paint_breaks(self) -> None:
        painter, ink, picture = self._painter, self._ink, self._picture
        for each in picture.breaks:
            painter.setPen(QPen(ink.colour("text_secondary"), 1.5, Qt.PenStyle.DashLine))
            top = 0.0 if each.is_above else picture.axis.top
            bottom = picture.strip.box.top if each.is_below else picture.axis.bottom
            painter.drawLine(QPointF(each.x, top), QPointF(each.x, bottom))
            painter.setPen(ink.colour("text"))
            painter.setFont(ink.fonts[Words.TICK])
            room = QRectF(each.left, picture.axis.top, each.right - each.left, AXIS)
            painter.drawText(room, _ALIGN.AlignCenter, each.text)

    # Dots and bars

    def _paint_spot(self, spot: Spot) -> None:
        axis, is_source = self._picture.axis, spot.item.is_source
        half = (_BAR if is_source else _THIN_BAR) / 2
        y = axis.top - half - 2 if is_source else axis.bottom + half + 2
        if spot.doubt is not None:
            self._paint_doubt(spot, y)
        is_chosen = spot.item.key == self._chosen
        if spot.is_dot:
            self._paint_dot(QPointF(spot.middle, y), is_source=is_source, is_chosen=is_chosen)
        else:
            bar = QRectF(spot.left, y - half, max(4.0, spot.right - spot.left), 2 * half)
            self._paint_bar(bar, is_source=is_source, is_chosen=is_chosen)

    def _paint_dot(self, at: QPointF, *, is_source: bool, is_chosen: bool) -> None:
        ink, painter = self._ink, self._painter
        wider = 1.5 if is_chosen else 0.0
        if is_source:
            painter.setPen(QPen(ink.colour("page"), 2))
            painter.setBrush(ink.colour("text"))
            painter.drawEllipse(at, _DOT + wider, _DOT + wider)
        else:
            painter.setPen(QPen(ink.colour("text"), 2.5 if is_chosen else 1.5))
            painter.setBrush(ink.colour("page"))
            painter.drawEllipse(at, _RING + wider, _RING + wider)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_bar(self, bar: QRectF, *, is_source: bool, is_chosen: bool) -> None:
        """Draw a hatched bar; the hatching is lines, as patterns do not scale."""
        ink, painter = self._ink, self._painter
        shape = QPainterPath()
        shape.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.fillPath(shape, ink.colour("page"))
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(ink.colour("text_secondary"), 1))
        x = bar.left() - bar.height()
        while x < bar.right():
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()))
            x += _HATCH
        painter.restore()
        thick = 1.5 if is_source else 1.0
        painter.setPen(QPen(ink.colour("text"), thick + 1 if is_chosen else thick))
        painter.drawPath(shape)

    def _paint_doubt(self, spot: Spot, y: float) -> None:
        painter, (left, right) = self._painter, spot.doubt or (spot.left, spot.right)
        painter.setPen(QPen(self._ink.colour("text"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(self._ink.colour("text"), 1.5))
        for x, is_open, way in ((left, spot.arrows[0], 4), (right, spot.arrows[1], -4)):
            if is_open:
                painter.drawPolyline(
                    [QPointF(x + way, y - 4), QPointF(x, y), QPointF(x + way, y + 4)]
                )
            else:
                painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))

    # Labels

    def _paint_placard(self, placard: Placard) -> None:
        if placard.item.is_source:
            self._paint_chip(placard)
            if placard.date:
                below = QRectF(placard.box.left + 2, placard.box.bottom, 200, 17)
                self._write(below, placard.date, Words.DATE, "text_secondary")
            return
        box, is_chosen = placard.box, placard.item.key == self._chosen
        words = QRectF(box.left + INSET, box.top - 2, box.width - INSET + 2, LINE)
        if is_chosen:
            self._painter.setBrush(self._ink.colour("page"))
            self._painter.setPen(QPen(self._ink.colour("text"), 2))
            room = _rect(box).adjusted(0, -5, 6, 3)
            self._painter.drawRoundedRect(room, 4, 4)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
        elif any(words.left() < x < words.right() for x in self._made):
            # The line of what is chosen passes behind the words of others.
            paper = self._ink.colour("page")
            paper.setAlphaF(0.85)
            self._painter.fillRect(words.adjusted(-2, 2, 0, box.height - LINE), paper)
        for line in placard.lines:
            self._write(words, line, Words.NAME, "text")
            words.translate(0, LINE)
        self._write(words, placard.date, Words.DATE, "text_secondary")

    def _paint_chip(self, placard: Placard) -> None:
        ink, painter, box = self._ink, self._painter, placard.box
        is_chosen = placard.item.key == self._chosen
        colour = "text" if is_chosen else "control_border"
        painter.setPen(QPen(ink.colour(colour), 2 if is_chosen else 1))
        painter.setBrush(ink.colour("page"))
        painter.drawRoundedRect(_rect(box), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x = box.left + INSET
        if placard.item.is_source:
            x = self._paint_badge(placard, x)
        room = QRectF(x, box.top, box.right - x, box.height)
        self._write(room, " ".join(placard.lines), Words.NAME, "text")

    def _paint_badge(self, placard: Placard, x: float) -> float:
        """Draw the letter of a source and return where its words begin."""
        ink, painter, box = self._ink, self._painter, placard.box
        words = sum(self._width(each) for each in placard.lines)
        width = max(BADGE, box.width - words - 3 * INSET)
        badge = QRectF(x, box.top + (box.height - BADGE) / 2, width, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("primary"))
        painter.drawRoundedRect(badge, 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(ink.fonts[Words.LETTER])
        painter.setPen(ink.colour("on_primary"))
        painter.drawText(badge, _ALIGN.AlignCenter, placard.item.letter)
        return badge.right() + INSET

    def _width(self, words: str) -> float:
        self._painter.setFont(self._ink.fonts[Words.NAME])
        return float(self._painter.fontMetrics().horizontalAdvance(words))

    def _write(self, room: QRectF, text: str, words: Words, colour: str) -> None:
        self._painter.setFont(self._ink.fonts[words])
        self._painter.setPen(self._ink.colour(colour))
        self._painter.drawText(room, int(_MIDDLE | Qt.TextFlag.TextDontClip), text)

    # The strip at the bottom

    def _paint_strip(self) -> None:
        strip, painter, ink = self._picture.strip, self._painter, self._ink
        if not strip.box.height:
            return
        painter.fillRect(_rect(strip.box), ink.colour("pane"))
        painter.setPen(QPen(ink.colour("divider"), 1))
        painter.drawLine(QPointF(0, strip.box.top), QPointF(strip.box.right, strip.box.top))
        for each in strip.legend:
            self._paint_sample(each.sample, each.x, each.y)
            room = QRectF(each.x + SAMPLE + 8, each.y - 10, 400, 20)
            self._write(room, each.sample.value, Words.NOTE, "text_secondary")
        if strip.note is not None:
            x, y = strip.note
            self._write(QRectF(x, y - 10, 200, 20), NO_DATE_NOTE, Words.NOTE, "text")
        for placard in strip.tray:
            self._paint_chip(placard)
        if strip.unseen and strip.tray:
            last = strip.tray[-1].box
            room = QRectF(last.right + 8, last.top, 90, last.height)
            self._write(room, f"and {strip.unseen} more", Words.NOTE, "text_secondary")

    def _paint_sample(self, sample: Sample, x: float, y: float) -> None:
        is_source = sample in {Sample.SOURCE_DOT, Sample.SOURCE_BAR}
        if sample in {Sample.SOURCE_DOT, Sample.EVENT_DOT}:
            self._paint_dot(QPointF(x + SAMPLE / 2, y), is_source=is_source, is_chosen=False)
        elif sample is Sample.DOUBT:
            self._painter.setPen(QPen(self._ink.colour("text"), 1.5, Qt.PenStyle.DashLine))
            self._painter.drawLine(QPointF(x, y), QPointF(x + SAMPLE, y))
        else:
            height = _BAR if is_source else _THIN_BAR
            bar = QRectF(x, y - height / 2, SAMPLE, height)
            self._paint_bar(bar, is_source=is_source, is_chosen=False)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
