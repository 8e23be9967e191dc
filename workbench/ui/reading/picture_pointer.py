# SPDX-License-Identifier: MIT
"""What the pointer does on a picture: draws parts, drags handles and borders, chooses marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPathStroker

from workbench.domain.regions import Shape, Spot
from workbench.ui.reading import region_steps
from workbench.ui.reading.picture_painter import handle_at, outline_of
from workbench.ui.reading.picture_parts import PictureParts
from workbench.ui.reading.region_steps import CORNERS, Handle, Moving

_CLICK = 4.0
"""Pixels that the pointer may move in a click."""
_BORDER = 12.0
"""Width in pixels of the border by which a part is moved."""

_CURSORS = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
}


@dataclass(frozen=True, slots=True)
class _Held:
    """What the button went down on: a handle, a border, or the picture (both None and False)."""

    place: QPointF
    spot: Spot
    moving: Moving | None = None
    handle: Handle | int | None = None
    has_moved: bool = False


class PicturePointer:
    """Follows the pointer over a picture."""

    def __init__(self, picture: PictureParts) -> None:
        self._picture = picture
        self._held: _Held | None = None

    def give_up(self) -> None:
        """Forget what the button went down on."""
        self._held = None

    def press(self, place: QPointF) -> None:
        """Take what is there: a handle, a border, a tag, or begin to draw."""
        picture, space = self._picture, self._picture.space
        spot = space.to_picture(place.x(), place.y())
        handle = handle_at(picture.view, space, place, picture.look.scale)
        is_on_border = handle is None and self._is_on_border(place)
        plate = picture.plate_at(place) if handle is None else None
        if plate is not None:
            picture.mark_opened.emit(plate.id)
        elif handle is not None or is_on_border:
            self._held = _Held(place, spot, self._taken(), handle)
        elif space.is_on(place.x(), place.y()):
            self._held = _Held(place, spot)

    def move(self, place: QPointF) -> None:
        """Draw, drag, or show what is below."""
        held, picture = self._held, self._picture
        if held is None:
            self._hover(place)
            return
        away = place - held.place
        if not held.has_moved and max(abs(away.x()), abs(away.y())) < _CLICK:
            return
        self._held = replace(held, has_moved=True)
        spot = picture.space.to_picture(place.x(), place.y())
        if held.moving is not None:
            picture.show_moving(_dragged(held, spot))
        elif picture.shape is not Shape.POLYGON:
            region = region_steps.drawn(held.spot, spot, picture.shape)
            picture.show_moving(Moving(region, region) if region else None)

    def release(self, place: QPointF) -> None:
        """Keep what was dragged; a click goes to a mark, or makes a corner of a polygon."""
        held, picture = self._held, self._picture
        self._held = None
        if held is None:
            return
        if held.moving is not None:
            if held.has_moved:
                picture.keep_moved()
            elif held.handle is None:
                picture.click(held.spot)
        elif picture.shape is Shape.POLYGON:
            self._corner(place)
        elif not held.has_moved:
            picture.click(held.spot)
        elif (region := picture.selection()) is not None:
            picture.tell_drawn(region)

    def double_click(self, place: QPointF) -> None:
        """Close a polygon, or open the marks below."""
        picture = self._picture
        if picture.view.corners:
            picture.close_corners()
            return
        spot = picture.space.to_picture(place.x(), place.y())
        picture.open_any(region_steps.at_spot(picture.view.marks, spot), place.toPoint())

    def _taken(self) -> Moving | None:
        view = self._picture.view
        if view.moving is not None:
            return view.moving
        mark = view.find(view.active)
        if mark is None:
            return None
        region = region_steps.region_of(mark)
        return Moving(region, region, mark.id)

    def _corner(self, place: QPointF) -> None:
        picture, space = self._picture, self._picture.space
        corners = picture.view.corners
        if len(corners) > 2:
            away = place - QPointF(*space.to_view(corners[0]))
            if max(abs(away.x()), abs(away.y())) <= _BORDER:
                picture.close_corners()
                return
        picture.add_corner(space.to_picture(place.x(), place.y()))

    def _is_on_border(self, place: QPointF) -> bool:
        region = self._picture.view.handled
        if region is None:
            return False
        stroker = QPainterPathStroker()
        stroker.setWidth(_BORDER)
        return stroker.createStroke(outline_of(region, self._picture.space)).contains(place)

    def _hover(self, place: QPointF) -> None:
        picture, space = self._picture, self._picture.space
        handle = handle_at(picture.view, space, place, picture.look.scale)
        plate = picture.plate_at(place)
        is_on_it = QRectF(picture.picture_rect()).contains(place)
        spot = space.to_picture(place.x(), place.y())
        below = region_steps.at_spot(picture.view.marks, spot) if is_on_it else ()
        picture.hover(plate or (below[0] if below else None))
        shape = Qt.CursorShape.CrossCursor if is_on_it else Qt.CursorShape.ArrowCursor
        if handle is not None:
            shape = self._cursor_of(handle)
        elif plate is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._is_on_border(place):
            shape = Qt.CursorShape.SizeAllCursor
        if picture.cursor().shape() != shape:
            picture.setCursor(shape)

    def _cursor_of(self, handle: Handle | int) -> Qt.CursorShape:
        if isinstance(handle, int):
            return Qt.CursorShape.SizeAllCursor
        if self._picture.sight.turn % 2:
            sideways, upright = handle.value
            handle = Handle((-upright, sideways))
        return _CURSORS[handle]


def _dragged(held: _Held, spot: Spot) -> Moving | None:
    """Return what is held with the pointer at `spot`."""
    if held.moving is None:
        return None
    start = held.moving
    across, down = spot.x - held.spot.x, spot.y - held.spot.y
    if held.handle is None:
        return start.stepped(across, down)
    if isinstance(held.handle, int):
        region = region_steps.corner_moved(start.now, held.handle, across, down)
        return replace(start, now=region, corner=held.handle)
    region = region_steps.sized(start.now, held.handle, across, down)
    corner = CORNERS.index(held.handle) if held.handle in CORNERS else start.corner
    return replace(start, now=region, corner=corner)
