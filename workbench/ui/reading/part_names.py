# SPDX-License-Identifier: MIT
"""What the parts of a picture are called, and names for them where screen readers look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Dimension, Letter
from workbench.domain.identifiers import AnnotationId
from workbench.ui.reading.picture_painter import PictureMarks, outline_of
from workbench.ui.reading.picture_space import PictureSpace
from workbench.ui.reading.region_steps import region_of
from workbench.ui.widgets.plain import PlainLabel

NOT_DESCRIBED = "not described yet"


def spoken_part(mark: Annotation, letter: Letter | None) -> str:
    """Return what a part is called: “Purpose D3: Khrushchev, smiling, swings a pickaxe”."""
    name = letter.name if letter else mark.dimension.value.capitalize()
    shows = " ".join(mark.feature.split()).rstrip(".") or NOT_DESCRIBED
    return f"{name} {mark.short_id}: {shows}"


class PartNames:
    """An element without anything to see for each part, where it is, with its name.

    Args:
        host: What paints the picture.
        letter_of: Returns the letter that marks of a dimension are shown under.
    """

    def __init__(self, host: QWidget, letter_of: Callable[[Dimension], Letter | None]) -> None:
        self._host, self._letter_of = host, letter_of
        self._named: dict[AnnotationId, PlainLabel] = {}

    def show(self, view: PictureMarks, space: PictureSpace | None) -> None:
        """Name these marks; without a space there is no picture to be seen."""
        marks = view.marks if space is not None else ()
        for gone in self._named.keys() - {each.id for each in marks}:
            self._named.pop(gone).deleteLater()
        for mark in marks:
            name = self._named.get(mark.id) or self._made(mark.id)
            said = spoken_part(mark, self._letter_of(mark.dimension))
            if name.accessibleName() != said:
                # Qt tells screen readers each time, also where the name is what it was.
                name.setAccessibleName(said)
            if space is not None:
                frame = outline_of(region_of(mark), space).boundingRect().toRect()
                name.setGeometry(frame if frame.isValid() else QRect(0, 0, 1, 1))

    def _made(self, mark_id: AnnotationId) -> PlainLabel:
        name = self._named[mark_id] = PlainLabel("", self._host)
        name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name.show()
        return name
