# SPDX-License-Identifier: MIT
"""A student's note, short: beside its line, or in a list under the text."""

from __future__ import annotations

from workbench.domain.annotations import Annotation, Direction
from workbench.domain.note_words import chain
from workbench.export.pdf.flow.blocks import Text
from workbench.export.pdf.flow.paper import BLACK, INK, PIXEL, Paper
from workbench.export.pdf.flow.signs import Rgb, Sign, draw_badge
from workbench.export.pdf.fonts import Face, metrics
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Element, Role

NOTHING_YET = "nothing yet"
"""What stands where a student has not written anything."""

DIRECTION_WORDS = {
    Direction.ADDS_VALUE: "+ Adds value",
    Direction.LIMITS: "− Limits it",
    Direction.BOTH: "± Both",
}

WORDS_IN_NOTE = 60
"""A longer note ends with a hint to the table under the source, which is always complete."""

WORDS_IN_MARGIN = (WORDS_IN_NOTE, 48, 40, 32, 24)
"""How long notes in the margin may be; where many stand close together, they are shorter."""

_CONTINUED = " … continued below"
_QUIET_RGB: Rgb = (INK, INK, INK)


def short_chain(annotation: Annotation, *, words: int = WORDS_IN_NOTE) -> str:
    """Return the steps of a note in at most about `words` words, or “nothing yet”."""
    whole = chain(annotation).split(" ")
    if len(whole) <= words + len(_CONTINUED.split()):
        return " ".join(whole) or NOTHING_YET
    return " ".join(whole[:words]) + _CONTINUED


class _Note:
    """A note with its badge, id and direction above its words."""

    def __init__(
        self,
        annotation: Annotation,
        sign: Sign,
        paper: Paper,
        *,
        width: float,
        words: int,
        element: Element,
    ) -> None:
        self._sign = sign
        self._side = 14 * PIXEL * paper.scale
        label_style = paper.style(Face.PLAIN_BOLD, 7.8, 9.8)
        words_style = paper.style(Face.PLAIN, 7.8, 9.8)
        self._label = Text(
            annotation.short_id,
            label_style,
            width,
            content=element.add(Role.LABEL).content(),
        )
        content = element.add(Role.PARAGRAPH).content()
        direction = DIRECTION_WORDS[annotation.direction] if annotation.direction else ""
        quiet = paper.style(Face.PLAIN, 7.4, 9.8, INK)
        self._direction = Text(direction, quiet, width, content=content) if direction else None
        self._words = Text(
            short_chain(annotation, words=words), words_style, width, content=content
        )
        self._first = metrics(label_style.face).baseline(label_style.size, label_style.leading)
        self.height = self._label.height + 0.6 + self._words.height

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw with the upper left corner at (`x`, `top`) of the page."""
        side = self._side
        with ink.artifact():
            draw_badge(ink, self._sign, x, top - self._first - side * 0.16, side=side)
        left = x + side + 3
        self._label.draw(ink, left, top)
        if self._direction:
            self._direction.draw(ink, left + self._label.ink_width + 5, top)
        self._words.draw(ink, x, top - self._label.height - 0.6)


class MarginNote:
    """A note in the column beside the text, with a line leading to the line it is about."""

    def __init__(
        self,
        annotation: Annotation,
        sign: Sign,
        paper: Paper,
        *,
        width: float,
        words: int,
        element: Element,
    ) -> None:
        self._note = _Note(
            annotation, sign, paper, width=width - _NOTE_INSIDE, words=words, element=element
        )
        self.height = self._note.height + 2

    def draw(self, ink: Ink, x: float, top: float, *, leader: tuple[float, float]) -> None:
        """Draw at (`x`, `top`); `leader` is where the line from the text begins."""
        from_x, from_y = leader
        bend = top - 5
        with ink.artifact():
            ink.trace(
                [(from_x, from_y), (from_x + 4, from_y), (x - 4, bend), (x, bend)],
                width=0.45,
                rgb=_QUIET_RGB,
            )
            ink.rule(x, top, x, top - self.height + 1, width=0.9, rgb=(BLACK, BLACK, BLACK))
        self._note.draw(ink, x + _NOTE_INSIDE, top)


_NOTE_INSIDE = 5.0
