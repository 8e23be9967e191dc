# SPDX-License-Identifier: MIT
"""The parts of a picture: those marked, the one being drawn, the one gone to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import AnnotationId
from workbench.domain.regions import Region, Shape, Spot
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.reading import region_steps
from workbench.ui.reading.part_names import PartNames, spoken_part
from workbench.ui.reading.picture_painter import PictureMarks
from workbench.ui.reading.picture_space import Sight
from workbench.ui.reading.picture_surface import PictureSurface
from workbench.ui.reading.region_steps import Moving, region_of

if TYPE_CHECKING:
    from workbench.ui.reading.mark_list import MarkList


class PictureParts(PictureSurface):
    """Parts of a picture that can be drawn and marked, and marks that can be opened and changed.

    What is drawn and not marked yet is the selection.
    """

    mark_wanted = Signal(object)
    """With the `Letter` under which the drawn part is to be marked."""
    mark_opened = Signal(object)
    """With the `AnnotationId` whose note is to be opened."""
    mark_removed = Signal(object)
    """With the `AnnotationId` of the mark to remove."""
    region_changed = Signal(object)
    """With `(AnnotationId, Region)`: where the mark is to be from now on."""
    selection_changed = Signal(object)
    """With the `Region` that is drawn and not marked, or None."""
    hovered = Signal(object)
    """With the `AnnotationId` under the pointer, or None."""
    letter_unclear = Signal(object)
    """With the letters that a key may mean, a tuple of `Letter`."""
    other_wanted = Signal()
    """The drawn part is to be marked with any dimension there is."""
    shape_changed = Signal(object)
    """With the `Shape` that is drawn from now on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.letters_on = not QAccessible.isActive()
        self.ready_letter: Letter | None = None
        """A letter that Enter marks the next part with."""
        self.by_key: Mapping[str, tuple[Letter, ...]] = {}
        """The letters that each plain key may mean."""
        self.shape = Shape.RECTANGLE
        """What is drawn next."""
        self._names = PartNames(self, self.letter_of)
        self._current: AnnotationId | None = None
        self._crowd: tuple[AnnotationId, ...] = ()
        self._hovered: AnnotationId | None = None
        self._pointed: AnnotationId | None = None

    # What is shown

    def show_framework(self, framework: Framework) -> None:
        """Show marks with the letters of this framework."""
        self.by_key = framework.by_key()
        self.name_letters(framework.letter_of)
        self._show(self.view)

    def show_marks(self, marks: Sequence[Annotation]) -> None:
        """Show those of these marks that are on parts of the picture."""
        shown = tuple(each for each in marks if each.target.region is not None)
        if shown == self.view.marks:
            return
        ids = {each.id for each in shown}
        moving = self.view.moving
        if moving is not None and moving.mark_id is not None and moving.mark_id not in ids:
            moving = None
        self._current = self._current if self._current in ids else None
        self._show(replace(self.view, marks=shown, moving=moving))

    def set_active(self, mark_id: AnnotationId | None) -> None:
        """Show which mark has its note open: the rest of the picture is dimmed."""
        self._show(replace(self.view, active=mark_id))
        mark = self.view.find(mark_id)
        if mark is not None:
            self._current = mark.id
            self.bring_mark(mark)

    def bring_mark(self, mark: Annotation) -> None:
        """Move the picture so that the part a mark is on can be seen."""
        self.bring_into_view(region_steps.frame_of(region_of(mark)))

    def height_of(self, mark_id: AnnotationId) -> float | None:
        """Return the height of the middle of a mark in pixels of this widget; None if not here."""
        mark = self.view.find(mark_id)
        if mark is None or not self.has_picture:
            return None
        frame = region_steps.frame_of(region_of(mark))
        middle = Spot((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
        return self.space.to_view(middle)[1]

    def show_all(self) -> bool:
        """Light all of the picture again; tell whether some of it was dimmed."""
        was_dimmed = self.view.find(self.view.active) is not None
        self._show(replace(self.view, active=None))
        return was_dimmed

    def point_at(self, mark_id: AnnotationId | None) -> None:
        """Draw a mark as if the pointer was on it: its note has the pointer or the focus."""
        self._pointed = mark_id
        self._show(self.view)

    def forget(self) -> None:
        """Begin anew with another picture."""
        self._current, self._crowd, self._hovered, self._pointed = None, (), None, None
        self._show(PictureMarks())
        self.selection_changed.emit(None)

    # What is done

    def choose_shape(self, shape: Shape) -> None:
        """Draw such parts from now on; a polygon that was begun is left."""
        if shape is not self.shape:
            self.shape = shape
            self.leave_corners()
            self.shape_changed.emit(shape)

    def selection(self) -> Region | None:
        """Return the part that is drawn and not marked yet, or None."""
        moving = self.view.moving
        return moving.now if moving is not None and moving.mark_id is None else None

    def clear_selection(self) -> None:
        """Leave what was drawn and not marked, or being changed."""
        self.show_moving(None)

    def draw_amid(self) -> bool:
        """Draw a part in the middle of what is visible; tell whether there is a picture."""
        if not self.has_picture:
            return False
        self.setFocus()
        region = region_steps.amid(self.space.visible(), self.shape)
        self.take(region)
        return True

    def take(self, region: Region) -> None:
        """Have a part drawn, to be marked next."""
        self.show_moving(Moving(region, region))
        self.tell_drawn(region)

    def tell_drawn(self, region: Region) -> None:
        """Say where the drawn part is and what can be done with it."""
        keys = "Arrows move it, with Ctrl they size it, a letter marks it."
        announce(self, f"New part: {region_steps.told(region)}. {keys}")

    def next_mark(self) -> bool:
        """Go to the next mark and say which; tell whether there is one."""
        return self._go(1)

    def previous_mark(self) -> bool:
        """Go to the mark before and say which; tell whether there is one."""
        return self._go(-1)

    def go_to(self, mark_id: AnnotationId) -> bool:
        """Go to a mark and say which; tell whether it is here."""
        mark = self.view.find(mark_id)
        if mark is None:
            return False
        self._crowd = ()
        self._enter(mark)
        self.bring_mark(mark)
        return True

    def open_mark(self) -> bool:
        """Open the mark gone to, or list those on the spot; tell whether there is any."""
        crowd = [mark for each in self._crowd if (mark := self.view.find(each))]
        mark = self.view.find(self._current)
        return self.open_any(crowd or ([mark] if mark else []), self._place_of_list())

    def mark_here(self) -> Annotation | None:
        """Return the mark that was gone to last, or None."""
        return self.view.find(self._current)

    def remove_mark(self) -> bool:
        """Ask for the removal of the mark gone to; tell whether there is one."""
        mark = self.view.find(self._current)
        if mark is not None:
            self.mark_removed.emit(mark.id)
        return mark is not None

    def change_ends(self) -> bool:
        """Begin to move the part gone to, or the open one, by keys."""
        mark = self.view.find(self._current) or self.view.find(self.view.active)
        if mark is None:
            return False
        self.setFocus()
        self.show_moving(Moving(region_of(mark), region_of(mark), mark.id))
        announce(
            self,
            f"Part {mark.short_id}. Arrows move it, with Ctrl they size it, Space takes another "
            "corner, Enter keeps it.",
        )
        return True

    # What keys and pointer need

    def show_moving(self, moving: Moving | None) -> None:
        """Show a part that is drawn or changed, or that none is any more."""
        before = self.selection()
        is_new = moving is not None and moving.mark_id is None
        active = None if is_new else self.view.active
        self._show(replace(self.view, moving=moving, corners=(), active=active))
        if self.selection() != before:
            self.selection_changed.emit(self.selection())

    def keep_moved(self) -> None:
        """Hand on where a mark was moved to; what is only drawn stays."""
        moving = self.view.moving
        if moving is None or moving.mark_id is None:
            return
        self.show_moving(None)
        if moving.now != moving.before:
            self.region_changed.emit((moving.mark_id, moving.now))

    def add_corner(self, spot: Spot) -> None:
        """Draw another corner of a polygon."""
        corners = (*self.view.corners, spot)
        self._show(replace(self.view, moving=None, corners=corners, active=None))
        self.selection_changed.emit(None)

    def close_corners(self) -> bool:
        """Make a part of the corners drawn; tell whether they make one."""
        region = region_steps.cornered(self.view.corners)
        if region is not None:
            self.take(region)
        return region is not None

    def leave_corners(self, count: int | None = None) -> None:
        """Take away the last so many corners drawn, or all."""
        kept = () if count is None else self.view.corners[:-count]
        self._show(replace(self.view, corners=kept))

    def click(self, spot: Spot) -> None:
        """Go to the mark on top of those at a place; without any leave what was drawn."""
        self.clear_selection()
        self.show_all()
        found = region_steps.at_spot(self.view.marks, spot)
        self._crowd = tuple(each.id for each in found) if len(found) > 1 else ()
        if found:
            self._enter(found[0])
        else:
            self._current = None
            self._show(self.view)

    def open_any(self, marks: Sequence[Annotation], place: QPoint) -> bool:
        """Open the only one of these marks, or list them; tell whether there is any."""
        if len(marks) > 1:
            choices = [(mark, self.letter_of(mark.dimension)) for mark in marks]
            host = self.window()
            self._list.offer_marks(choices, host, self.mapTo(host, place))
        elif marks:
            self.mark_opened.emit(marks[0].id)
        return bool(marks)

    def plate_at(self, place: QPointF) -> Annotation | None:
        """Return the mark whose tag is at a place of the view, or None."""
        plates = self._painter.plates(self.space, self.view)
        found = (each for each, plate in plates.items() if plate.contains(place))
        return self.view.find(next(found, None))

    def hover(self, mark: Annotation | None) -> None:
        """Show and tell which mark the pointer is on."""
        found = mark.id if mark else None
        if found != self._hovered:
            self._hovered = found
            self._show(self.view)
            self.hovered.emit(found)

    # Qt

    @override
    def look_at(self, sight: Sight) -> None:
        super().look_at(sight)
        self.space_changed()

    @override
    def space_changed(self) -> None:
        self._names.show(self.view, self.space if self.has_picture else None)

    def show_focus(self) -> None:
        """Show the mark gone to as long as the focus is here."""
        self._show(self.view)

    def _show(self, view: PictureMarks) -> None:
        chosen = (self._hovered, self._pointed, self._current if self.hasFocus() else None)
        strong = frozenset(each for each in chosen if each is not None)
        self.view = replace(view, strong=strong)
        self.space_changed()
        self.update()

    def _enter(self, mark: Annotation) -> None:
        self._current = mark.id
        self._show(self.view)
        crowded = f" {len(self._crowd)} marks here, Enter lists them." if self._crowd else ""
        announce(self, f"{spoken_part(mark, self.letter_of(mark.dimension))}.{crowded}")

    def _go(self, step: int) -> bool:
        marks = self.view.marks
        if not marks:
            return False
        ids = [each.id for each in marks]
        at = ids.index(self._current) + step if self._current in ids else min(0, step)
        return self.go_to(ids[at]) if self._current not in ids or 0 <= at < len(ids) else False

    def _place_of_list(self) -> QPoint:
        mark = self.view.find(self._current)
        if mark is None:
            return self.rect().center()
        return self._painter.plates(self.space, self.view)[mark.id].bottomLeft().toPoint()

    @cached_property
    def _list(self) -> MarkList:
        from workbench.ui.reading.mark_list import MarkList

        made = MarkList(self.look, self)
        made.chosen.connect(self.mark_opened)
        made.left.connect(self.setFocus)
        return made
