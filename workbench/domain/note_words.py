# SPDX-License-Identifier: MIT
"""A note in one line of words, as paper shows it and as the PDF says it of itself."""

from __future__ import annotations

from workbench.domain.annotations import Annotation

_ARROW = " → "


def chain(annotation: Annotation) -> str:
    """Return the steps of a note in one line: what is noticed → suggests → means."""
    steps = (annotation.feature, annotation.inference, annotation.so_what)
    return _ARROW.join(" ".join(step.split()) for step in steps if step.strip())


def spoken_note(name: str, annotation: Annotation) -> str:
    """Return what an exported PDF says of a mark: “Reliability R1: the note”.

    `name` is that of the letter the mark stands under. A returned PDF says the same as long as
    nobody has written into it.
    """
    note = chain(annotation)
    spoken = f"{name} {annotation.short_id}"
    return f"{spoken}: {note}" if note else spoken
