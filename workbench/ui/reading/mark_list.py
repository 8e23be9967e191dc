# SPDX-License-Identifier: MIT
"""The small list from which one of several overlapping marks is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import OTHERS, Letter, dimension_name
from workbench.ui.reading.mark_index import first_words
from workbench.ui.widgets.choice_list import Choice, ChoiceList

MarkChoice = tuple[Annotation, Letter | None]


class MarkList(ChoiceList):
    """Marks to choose from; `chosen` brings the `AnnotationId`."""

    def offer_marks(self, choices: Sequence[MarkChoice], host: QWidget, place: QPoint) -> None:
        """Show these marks with the upper left corner at `place` of `host`, as near as they fit."""
        if self.parentWidget() is not host:
            self.setParent(host)
        self.offer("Marks here", [_choice(mark, letter) for mark, letter in choices], place)


def _choice(mark: Annotation, letter: Letter | None) -> Choice:
    words = first_words(mark)
    name = letter.name if letter else dimension_name(mark.dimension)
    said = f"{mark.short_id}, {name}: {words}"
    return Choice(mark.id, mark.short_id, words, letter=letter or OTHERS, is_quoted=True, said=said)
