# SPDX-License-Identifier: MIT
"""Draw the marks on a picture: outlines over a casing, tags, the light on the open one, handles.

The colours are those of the light theme in every theme, because the casing is white in every one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import OTHERS, Dimension, Letter, LineStyle
from workbench.domain.identifiers import AnnotationId
from workbench.domain.regions import Region, Shape, Spot
from workbench.ui.look.colours import Colours, colours_of
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style, Theme
from workbench.ui.reading.picture_space import PictureSpace
from workbench.ui.reading.region_steps import (
    CORNERS,
    Handle,
    Moving,
    frame_of,
    largest_first,
    region_of,
)
from workbench.ui.widgets.lens import LINE_WIDTH, draw_outline, draw_tag

_DIMMED = 0.5
_HANDLE, _REACH = 8.0, 24.0
"""Pixels as designed: how large a handle is drawn, and how large it is to the pointer."""
_PLATE, _TAG = 22.0, 17.0
_STRONG = 1.2
_ROOMY = 3.0
"""How many times larger than its tag a part is that may have it inside."""


@dataclass(frozen=True, slots=True)
class PictureMarks:
    """What there is to draw on a picture.

    `active` is the mark whose note is open, `strong` are those the pointer or the keys are on,
    `moving` the part that is being drawn or changed, `corners` those of a polygon not finished.
    """

    marks: tuple[Annotation, ...] = ()
    active: AnnotationId | None = None
    strong: frozenset[AnnotationId] = frozenset()
    moving: Moving | None = None
    corners: tuple[Spot, ...] = ()

    def region(self, annotation: Annotation) -> Region:
        """Return where a mark is, or is being moved to."""
        if self.moving is not None and self.moving.mark_id == annotation.id:
            return self.moving.now
        return region_of(annotation)

    def find(self, mark_id: AnnotationId | None) -> Annotation | None:
        """Return the mark with this id, or None."""
        return next((each for each in self.marks if each.id == mark_id), None)

    @property
    def handled(self) -> Region | None:
        """The part that has handles: the one being changed, or the open one."""
        if self.moving is not None:
            return self.moving.now
        mark = self.find(self.active)
        return region_of(mark) if mark else None


class PicturePainter:
    """Draws `PictureMarks` where a `PictureSpace` puts them."""

    def __init__(self, look: Look, letter_of: Callable[[Dimension], Letter | None]) -> None:
        self._look = look
        self._letter_of = letter_of
        self._colours: Colours = colours_of(Theme.LIGHT)

    def draw(self, painter: QPainter, space: PictureSpace, view: PictureMarks) -> None:
        """Draw everything, what is small on top of what is large."""
        active = view.find(view.active)
        if active is not None:
            self._dim_rest(painter, space, view.region(active))
        for mark in largest_first(view.marks):
            self._draw_mark(painter, space, view, mark)
        plates = self.plates(space, view)
        for mark in largest_first(view.marks):
            self._draw_plate(painter, plates[mark.id], view, mark)
        if view.moving is not None and view.moving.mark_id is None:
            self._draw_plain(painter, outline_of(view.moving.now, space))
        if view.corners:
            self._draw_corners(painter, space, view.corners)
        for handle, place in handles_of(view, space):
            is_in_use = view.moving is not None and handle == corner_in_use(view.moving)
            self._draw_handle(painter, place, is_in_use=is_in_use)

    def plates(self, space: PictureSpace, view: PictureMarks) -> dict[AnnotationId, QRectF]:
        """Return where tag and id of each mark stand, those of small ones first.

        That is above the upper left corner where there is room and no other, else below a part that
        it would cover, in the corner, or along the upper or left edge.
        """
        plates: dict[AnnotationId, QRectF] = {}
        for mark in largest_first(view.marks)[::-1]:
            places = self._places_of_plate(mark, space, view)
            free = (x for x in places if not any(x.intersects(y) for y in plates.values()))
            plates[mark.id] = next(free, places[0])
        return plates

    def _places_of_plate(
        self, mark: Annotation, space: PictureSpace, view: PictureMarks
    ) -> list[QRectF]:
        scale = self._look.scale
        metrics = QFontMetricsF(self._look.font(Style.SMALL, weight=700))
        height = _PLATE * scale
        width = metrics.horizontalAdvance(mark.short_id) + (_TAG + 12) * scale
        frame = outline_of(view.region(mark), space).boundingRect()
        room = QRectF(*space.room)
        above, inside = frame.top() - height - 3, frame.top() + 3
        sides = frame.left(), frame.right() - width
        below = frame.bottom() + 3
        is_small = frame.width() < _ROOMY * width or frame.height() < _ROOMY * height
        is_free_below = is_small and below + height <= room.bottom()
        corners = [
            *((x, above) for x in sides if above >= room.top()),
            *((x, below) for x in sides if is_free_below),
            (frame.left() + 3, inside),
            (frame.right() - width - 3, inside),
            *((frame.left() + 3, inside + n * (height + 2)) for n in range(1, 6)),
        ]
        most_left, lowest = room.right() - width, room.bottom() - height
        return [
            QRectF(
                max(room.left(), min(x, most_left)), max(room.top(), min(y, lowest)), width, height
            )
            for x, y in corners
        ]

    def _dim_rest(self, painter: QPainter, space: PictureSpace, region: Region) -> None:
        rest = QPainterPath()
        rest.addRect(picture_rect(space))
        veil = self._look.colour("page")
        veil.setAlphaF(_DIMMED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(rest.subtracted(outline_of(region, space)), veil)
        painter.restore()

    def _draw_mark(
        self, painter: QPainter, space: PictureSpace, view: PictureMarks, mark: Annotation
    ) -> None:
        letter = self._letter_of(mark.dimension) or OTHERS
        is_strong = mark.id == view.active or mark.id in view.strong
        draw_outline(
            painter,
            letter.line,
            outline_of(view.region(mark), space),
            colour=QColor(self._colours.lens(letter).colour),
            casing=QColor(Qt.GlobalColor.white),
            width=LINE_WIDTH + _STRONG * is_strong,
        )

    def _draw_plate(
        self, painter: QPainter, place: QRectF, view: PictureMarks, mark: Annotation
    ) -> None:
        letter, scale = self._letter_of(mark.dimension) or OTHERS, self._look.scale
        is_strong = mark.id == view.active or mark.id in view.strong
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(self._colours["text"])
        painter.setPen(QPen(ink, 1.5) if is_strong else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(place, 4, 4)
        side = _TAG * scale
        tag = QRectF(place.left() + 3 * scale, place.center().y() - side / 2, side, side)
        draw_tag(painter, self._look, letter, tag, self._colours.lens(letter))
        painter.setPen(ink)
        painter.setFont(self._look.font(Style.SMALL, weight=700))
        left = (_TAG + 7) * scale
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place.adjusted(left, 0, 0, 0), middle, mark.short_id)
        painter.restore()

    def _draw_plain(self, painter: QPainter, outline: QPainterPath) -> None:
        draw_outline(
            painter,
            LineStyle.SOLID,
            outline,
            colour=QColor(self._colours["text"]),
            casing=QColor(Qt.GlobalColor.white),
        )

    def _draw_corners(
        self, painter: QPainter, space: PictureSpace, corners: Sequence[Spot]
    ) -> None:
        places = [QPointF(*space.to_view(spot)) for spot in corners]
        outline = QPainterPath(places[0])
        for place in places[1:]:
            outline.lineTo(place)
        self._draw_plain(painter, outline)
        for place in places[:-1] if len(places) > 1 else places:
            self._draw_handle(painter, place, is_in_use=False)

    def _draw_handle(self, painter: QPainter, place: QPointF, *, is_in_use: bool) -> None:
        side = _HANDLE * self._look.scale * (1.4 if is_in_use else 1.0)
        painter.save()
        painter.setPen(QPen(QColor(Qt.GlobalColor.white), 1.5))
        painter.setBrush(QColor(self._colours["text"]))
        painter.drawRect(QRectF(place.x() - side / 2, place.y() - side / 2, side, side))
        painter.restore()


def picture_rect(space: PictureSpace) -> QRectF:
    """Return where the picture is in the view."""
    return QRectF(*space.corner, *space.size)


def outline_of(region: Region, space: PictureSpace) -> QPainterPath:
    """Return the outline of a part in the view."""
    path = QPainterPath()
    if region.shape is Shape.POLYGON:
        path.addPolygon(QPolygonF([QPointF(*space.to_view(spot)) for spot in region.spots]))
        path.closeSubpath()
        return path
    one, other = (QPointF(*space.to_view(spot)) for spot in region.spots)
    frame = QRectF(one, other).normalized()
    if region.shape is Shape.ELLIPSE:
        path.addEllipse(frame)
    else:
        path.addRect(frame)
    return path


def handles_of(view: PictureMarks, space: PictureSpace) -> Iterator[tuple[Handle | int, QPointF]]:
    """Return each handle with its place: eight of a frame, or the corners of a polygon."""
    region = view.handled
    if region is None:
        return
    if region.shape is Shape.POLYGON:
        for number, spot in enumerate(region.spots):
            yield number, QPointF(*space.to_view(spot))
        return
    frame = frame_of(region)
    for handle in Handle:
        sideways, upright = handle.value
        x = (frame.left, (frame.left + frame.right) / 2, frame.right)[sideways + 1]
        y = (frame.top, (frame.top + frame.bottom) / 2, frame.bottom)[upright + 1]
        yield handle, QPointF(*space.to_view(Spot(x, y)))


def handle_at(
    view: PictureMarks, space: PictureSpace, place: QPointF, scale: float
) -> Handle | int | None:
    """Return the handle that is nearest to a place of the view, within its reach, or None."""
    reach = _REACH / 2 * scale
    found = [
        (max(abs(away.x()), abs(away.y())), number, handle)
        for number, (handle, centre) in enumerate(handles_of(view, space))
        if max(abs((away := place - centre).x()), abs(away.y())) <= reach
    ]
    return min(found)[2] if found else None


def corner_in_use(moving: Moving) -> Handle | int:
    """Return the handle that goes along with the keys."""
    return moving.corner if moving.is_polygon else CORNERS[moving.corner]
