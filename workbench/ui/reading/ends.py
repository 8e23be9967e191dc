# SPDX-License-Identifier: MIT
"""Moving the ends of a mark until it is kept or given back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.domain.identifiers import AnnotationId
from workbench.domain.text import Span
from workbench.ui.reading import words


@dataclass(frozen=True, slots=True)
class MovingEnds:
    """A mark whose ends are being moved: where they were, where they are, and which one moves."""

    mark_id: AnnotationId
    before: Span
    now: Span
    moves_start: bool = False

    @property
    def moving(self) -> int:
        """The position of the end that moves."""
        return self.now.start if self.moves_start else self.now.end

    def other_end(self) -> MovingEnds:
        """Return the same with the other end moving."""
        return replace(self, moves_start=not self.moves_start)

    def moved_to(self, position: int, text: str) -> MovingEnds:
        """Return the same with the moving end at `position`; one letter at the least is left."""
        position = min(max(0, position), len(text))
        if self.moves_start:
            start = min(position, words.previous_letter(text, self.now.end))
            return replace(self, now=Span(start, self.now.end))
        end = max(position, words.next_letter(text, self.now.start))
        return replace(self, now=Span(self.now.start, end))

    def stepped(self, text: str, *, forward: bool, by_letter: bool) -> MovingEnds:
        """Return the same with the moving end one word, or one letter, further."""
        if by_letter:
            step = words.next_letter if forward else words.previous_letter
        elif self.moves_start:
            step = words.next_word_start if forward else words.previous_word_start
        else:
            step = words.next_word_end if forward else words.previous_word_end
        return self.moved_to(step(text, self.moving), text)
